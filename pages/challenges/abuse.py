"""Keeping machines out without puzzles and without a third party.

A hidden field that people never fill in, a signed moment that says how long someone looked at
the page, and a small limit per address. Who is stopped by mistake gets a page with a phone
number, and loses nothing.
"""

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

from pages.challenges.terms import term

HONEYPOT = "website"
MOMENT = "moment"
_SALT = "challenges.moment"
# A tab that stayed open overnight is still a person.
MAX_AGE_S = 48 * 3600


def make_moment(now_s: int) -> str:
    """A signed text that says when a page was made."""
    return signing.dumps(now_s, salt=_SALT)


def is_human_pace(posted, now_s: int) -> bool:
    """Whether the hidden field is empty and the page was open for a believable time."""
    if posted.get(HONEYPOT):
        return False
    try:
        made_s = signing.loads(posted.get(MOMENT, ""), salt=_SALT, max_age=MAX_AGE_S)
    except signing.BadSignature:
        return False
    return isinstance(made_s, int) and now_s - made_s >= int(term("MIN_SECONDS"))


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Behind our own proxy that is the last address it added."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None) and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()[:60]
    return request.META.get("REMOTE_ADDR", "")


def is_over_limit(what: str, who: str, *, per_hour: int, now_s: int) -> bool:
    """Count one more of `what` by `who` in this hour; True when it is one too many."""
    key = f"challenges:{what}:{now_s // 3600}:{signing.Signer().signature(who)[:24]}"
    cache.add(key, 0, timeout=3700)
    try:
        return cache.incr(key) > per_hour
    except ValueError:
        # The cache dropped the key between the two lines: that is no abuse.
        return False
