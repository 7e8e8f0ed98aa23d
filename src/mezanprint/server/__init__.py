"""The page that `mezanprint watch --open` shows: a server for one person on this computer, which only ever reads."""
