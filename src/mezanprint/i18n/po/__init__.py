"""Gettext files: bytes to entries and back, without losing one."""
