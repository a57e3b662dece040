"""Names that a contract hides are not in the address of its page, nor does search find it by them.

An address that named somebody is answered with "gone". It is known by its keyed hash only, and
leads nowhere: where it would lead tells whose page it was.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.search import index

from pages import public_results
from pages.models import GoneAddress, ResultPage


def neutral_address(parent: Page, wished: str, number: str, *, page: Page | None = None) -> str:
    """The address that was wished for, or the number of the contract when it names somebody."""
    names = public_results.names_of(number)
    slug = slugify(number) if names is not None and names.is_named_in(wished) else wished
    others = parent.get_children().exclude(pk=page.pk if page else None)
    return f"{slug}-2" if others.filter(slug=slug).exists() else slug


@transaction.atomic
def keep_names_out(number: str) -> None:
    """Bring address and search of the page of a contract in line with what it hides now."""
    names = public_results.names_of(number)
    if names is None:
        return
    for page in ResultPage.objects.filter(agreement_number=number):
        if names.is_named_in(page.slug):
            _move(page, number)
        for revision in page.revisions.all():
            _clean_revision(revision, names, page.slug)
        for redirect in Redirect.objects.filter(redirect_page=page):
            if names.is_named_in(redirect.old_path.replace("/", "-")):
                _leave(redirect.old_path.rstrip("/").rsplit("/", 1)[-1])
                redirect.delete()
        index.insert_or_update_object(page)


def _move(page: ResultPage, number: str) -> None:
    """Saved without publishing: that would keep the old address in a redirect, in clear."""
    _leave(page.slug)
    page.slug = neutral_address(page.get_parent(), page.slug, number, page=page)
    page.save()


def _clean_revision(revision: Any, names: Any, slug: str) -> None:
    """A draft or an older version that is put back does not bring the old address back."""
    old = revision.content.get("slug", "")
    if names.is_named_in(old):
        _leave(old)
        path = revision.content.get("url_path", "").replace(f"/{old}/", f"/{slug}/")
        revision.content = {**revision.content, "slug": slug, "url_path": path}
        revision.save(update_fields=["content"])


def _leave(slug: str) -> None:
    GoneAddress.objects.get_or_create(
        fingerprint=GoneAddress.fingerprint_of(slug), defaults={"gone_at": timezone.now()}
    )
