"""The terms a project has agreed on."""
