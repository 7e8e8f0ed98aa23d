"""Lines where WeasyPrint's own are not right: their ends, units, readings over words, placed rows."""
