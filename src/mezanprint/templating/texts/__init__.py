"""Texts of one edition as HTML: values in, runs put in order, elements out."""
