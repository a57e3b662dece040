"""The addresses of the API, and the screens of the desk about its keys and webhooks."""
