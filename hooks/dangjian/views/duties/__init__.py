"""Duties as pages: what each is, who has to do what, and what is done."""
