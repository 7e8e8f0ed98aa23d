"""Boxes: what reads foreign bytes runs in a process of its own, under limits, and is thrown away afterwards.

``boxed`` asks, ``server`` is the clean process that each box is forked from, ``inside`` is what a box does with itself,
``answers`` reads what comes out of one.
"""
