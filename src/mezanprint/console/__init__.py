"""Floor 5: the speech of the program: sentences in the reader's language, to terminals, programs and pages."""
