"""Stage 5 of 6: what a PDF still needs when it is typeset, and what must not stay in it."""
