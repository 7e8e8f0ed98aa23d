"""Floor 8: ``mezanprint inspect``: what is in a PDF and what each reader finds, told in three forms."""
