"""Questions of the API about its own rows and those of the core."""
