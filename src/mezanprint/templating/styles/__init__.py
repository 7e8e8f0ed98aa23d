"""Style sheets of an edition: in order, checked, with the theme's colours."""
