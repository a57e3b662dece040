"""An e-mail address as a fingerprint: enough to count somebody once, too little to write to."""

from django.utils.crypto import salted_hmac

_SALT = "pages.voices.address"


def normalise(email: str) -> str:
    """The same text for what mail servers take to be one box: no spaces, lower case.

    We do not guess at what one provider does with dots or a plus: two people may not be one.
    """
    return email.strip().lower()


def fingerprint(email: str) -> str:
    """A keyed hash of an address, 64 hexadecimal signs.

    Without the secret key of the portal nobody can try addresses against it. With another key
    the same address gives another fingerprint, so a new key opens a second count.
    """
    return salted_hmac(_SALT, normalise(email), algorithm="sha256").hexdigest()
