"""PDF read: what pages paint and say, fonts, tags and boxes of any file. Parses only inside boxes and workers."""
