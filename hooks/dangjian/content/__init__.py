"""Fields → typed values: one module a kind of content, each with its schema. `load` reads them all."""
