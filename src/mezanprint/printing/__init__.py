"""Floor 9: what goes to the printer beside the files: preflight, job sheets, dummies."""
