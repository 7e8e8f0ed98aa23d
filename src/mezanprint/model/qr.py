"""What is known of QR codes beforehand."""

QUIET = 4
"""Modules that stay free on each side (ISO/IEC 18004, 9.1)."""
LEAST_MODULE = 0.4
"""mm: telephones of all ages read it from a sheet in the hand, also from a photocopy."""
