"""Laid-out boxes: their tree, their frames, and what room is left in them."""
