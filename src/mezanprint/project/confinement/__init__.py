"""What a process that reads foreign bytes may do: limits of every system, and what Linux can refuse besides."""
