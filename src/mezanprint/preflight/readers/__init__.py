"""What readers of PDF find in a file, and what the judge of standards says of it."""
