"""An edition kept laid out while somebody writes, so that a change shows on its page at once."""
