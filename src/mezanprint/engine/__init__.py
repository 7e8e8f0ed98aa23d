"""Floor 7: prepares, typesets, keeps and publishes editions, and tells what happened."""
