"""Bytes → text → fields, each value with its line and column. Knows no kind of content."""
