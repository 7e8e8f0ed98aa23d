"""The list of goods: what a file of the house may hold, and the proof that one holds nothing else.

``graph`` reads the objects of a file, ``walk`` follows them from the trailer through the tables of ``objects``, whose
``kinds`` say what may stand where. ``said`` collects what a composition says, ``strings`` compares each string of the
file with that. ``contents`` reads what pages paint (``painted``), with which ``fonts`` (``glyphs``), ``kept`` what else
streams hold (``pixels``, ``jpeg``). ``listed`` and ``places`` tell what was found. What all this proves, and what it
cannot: docs/release-check.md.
"""
