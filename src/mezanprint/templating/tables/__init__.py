"""Tables of data as pages show them: which column stands where, and numbers at their decimal sign."""
