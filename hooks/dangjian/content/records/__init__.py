"""`records/<year>/<unit>.csv` → records."""
