"""``mezanprint preflight``: a PDF, or the files of a document, held against a printing profile."""
