"""Floor 6: what an edition becomes: the stages behind one another, for pages and for what is shown instead of them."""
