"""`duties/*.yml` → duties."""
