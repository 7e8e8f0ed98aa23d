"""What translators have to do: collected in reading order, told as text, as a page, and to programs."""
