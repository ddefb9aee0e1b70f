"""The timelines: which there are, their pages, what surrounds them."""
