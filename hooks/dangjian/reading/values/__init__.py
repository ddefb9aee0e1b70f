"""Fields → typed values, and the schema that says which there are."""
