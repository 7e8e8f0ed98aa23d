"""Imposition: which page goes where on which sheet. Functions over pages and places, and one writer of PDF."""
