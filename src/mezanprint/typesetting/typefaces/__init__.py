"""Font files of others, looked at before a project takes them; only boxes do."""
