"""OpenID Connect, with less memory than django-allauth's own provider has."""
