"""Floor 3, stage *load*: YAML and Markdown become a typed document, and every text knows its place."""
