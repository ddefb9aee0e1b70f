"""Pages about the site itself: help, mechanisms, site map, style guide."""
