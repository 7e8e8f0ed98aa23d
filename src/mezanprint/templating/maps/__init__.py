"""Maps as drawings: from degrees to millimetres on paper, with names that do not lie on each other."""
