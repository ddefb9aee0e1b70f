"""The data files: organisation, settings, activity types, glossary."""
