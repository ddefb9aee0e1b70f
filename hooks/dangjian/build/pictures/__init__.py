"""Pictures → the files that are published: sizes, formats, without metadata; kept from build to build."""
