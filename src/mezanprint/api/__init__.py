"""Floor 10: the program as a library; ``mezanprint/__init__.py`` offers what of it is public."""
