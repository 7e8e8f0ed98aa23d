"""Labels laid over a page: numbers, bars and findings, and the desk around the paper."""
