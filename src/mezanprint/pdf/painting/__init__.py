"""Content streams read as what they paint: of pages and of all that is shown on them."""
