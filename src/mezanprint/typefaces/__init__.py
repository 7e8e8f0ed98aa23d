"""Fonts of a house: looked at in boxes, taken into the project, and written into its settings."""
