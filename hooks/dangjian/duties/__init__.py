"""Who has to do what, and what is done: cadence → periods → evidence → state. Pure functions, no clock."""
