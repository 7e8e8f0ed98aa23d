"""Preflight for print: whether a PDF will come out of a press, or an office printer, as it was meant.

``reader`` says what the pages paint, the modules of rules look at it, ``check`` runs them all.
"""
