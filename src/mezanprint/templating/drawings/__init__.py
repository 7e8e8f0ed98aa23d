"""Drawings that the program makes itself, such as charts: shapes, with text over them that stays text."""
