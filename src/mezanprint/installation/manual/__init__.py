"""The documentation, which comes with the program: ``mezanprint explain`` prints a page or the entry of a code.

``topics`` knows what can be asked for and finds it in ``docs/`` and in the register of findings; ``manual_layout``
makes lines for a terminal of it.
"""
