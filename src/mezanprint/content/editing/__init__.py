"""Edits of the files that writers keep: one text, number, picture or section, and no other byte of the file."""
