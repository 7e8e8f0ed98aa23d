"""Codes for machines as drawings: QR codes of addresses, and the bars of books and goods."""
