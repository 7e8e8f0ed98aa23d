"""WeasyPrint behind one door, with the closed fonts, the only fetcher, and its log."""
