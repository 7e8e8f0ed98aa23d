"""Editions kept laid out in confined processes while somebody edits them: what he sees is what would be saved."""
