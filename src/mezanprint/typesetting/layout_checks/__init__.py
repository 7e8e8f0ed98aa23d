"""What is looked at when pages stand: fit, number of pages, clear paper, glyphs, resolution."""
