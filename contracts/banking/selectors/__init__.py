"""Questions about banking."""
