"""Floor 9: the context proof: every string of an edition with its place on the page, for those who translate it."""
