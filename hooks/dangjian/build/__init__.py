"""Records → an engine or files: one plan that every way of building shares, and one writer."""
