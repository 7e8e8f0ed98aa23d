"""Books with two covers: parts that were typeset one by one become one file, to read or to print."""
