"""What does not depend on one document, kept in the process that sets many: the same bytes, sooner."""
