"""Repairs of translations: ``safe`` for those that need no reader, ``visual`` for what only a reader can confirm."""
