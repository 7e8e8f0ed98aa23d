"""Floor 9: every component and every kind of a project with sample content, for who designs them."""
