"""Tables of data as files hold them: cells of text, and what stands in them. Knows no document and no project."""
