"""Content in, pages out, engine last: the core of the site generator, free of any engine."""
