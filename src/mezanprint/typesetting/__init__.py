"""Stage 4 of 6: a composition becomes a PDF. The only place that knows WeasyPrint."""
