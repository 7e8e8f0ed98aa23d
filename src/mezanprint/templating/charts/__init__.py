"""Charts: data drawn to scale, once in each language, with text that stays text."""
