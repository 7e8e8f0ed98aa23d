"""Floor 3: a document and its templates become one page of HTML with its style sheets."""
