"""Order of mixed text: what runs from left to right in a right-to-left line, and the reverse, without anybody's mark.

``rules`` is the grammar: one table of named units with their patterns, examples and words for the documentation.
``islands`` finds them in a text, ``boxes`` says in which elements each is set so that WeasyPrint prints it in order,
``controls`` reads what a writer has typed to say it, ``letters`` knows the characters. docs/direction.md is the table.
"""
