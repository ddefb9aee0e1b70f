"""What the site is made of: typed, immutable values. No I/O, no clock, no import from our other rooms."""
