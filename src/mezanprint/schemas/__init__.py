"""JSON Schemas of what people write and of what commands print for programs."""
