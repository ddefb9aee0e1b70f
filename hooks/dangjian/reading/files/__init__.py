"""A file's bytes → its fields or its tree, each value with its place."""
