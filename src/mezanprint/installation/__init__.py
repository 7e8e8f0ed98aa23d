"""Floor 9: the program on a computer: ``doctor``, ``new``, and the documentation that comes with it."""
