"""The register of findings: one file a family of codes, such as ``press.toml``, with a table a code.

``severity`` is how grave such a finding is, or a list where it depends, the usual one first. ``cause`` and ``remedy``
are Markdown in each language of the program: whoever adds a code writes both, and reads one beside the other. (They are
no messages of the catalog: a run tells none of them, and would read a catalog twice as long.)
"""
