"""Pure arithmetic of agreements: whole cents, exact rationals, no clock, no I/O."""
