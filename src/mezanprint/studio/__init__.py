"""Floor 11: the studio: translating and writing on the typeset page, in a browser on the same computer."""
