"""Floor 4: prepares, typesets, keeps and publishes editions, and tells what happened."""
