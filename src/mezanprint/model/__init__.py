"""Floor 1: frozen values that every stage understands. No input or output here."""
