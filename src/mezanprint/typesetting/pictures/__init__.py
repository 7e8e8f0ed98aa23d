"""Pictures and drawings: the gate before the layout, and the cut behind it."""
