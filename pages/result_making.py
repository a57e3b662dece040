"""A result page for a contract: the figures come from the contract, the story from an editor."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import override
from wagtail.models import Page

from pages import public_results
from pages.models import ResultIndexPage, ResultPage


def make_result_page(agreement: Any, user: Any) -> str:
    """Put the page of a contract on the site and return its address; one that is there stays.

    "" when the site has no place for results yet. Whoever manages the contract decides that it is
    public; an editor can add the story.
    """
    page = ResultPage.objects.filter(agreement_number=agreement.number).first()
    if page is None:
        index = ResultIndexPage.objects.live().first()
        if index is None:
            return ""
        page = ResultPage(
            **_public_texts(agreement),
            agreement_number=agreement.number,
            slug=_free_slug(index, _address(agreement)),
            owner=user,
        )
        index.add_child(instance=page)
    if not page.live:
        # Publishing is theirs who manage the contract, also when they edit no pages.
        page.save_revision(user=user).publish()
    return page.get_url() or ""


def _public_texts(agreement: Any) -> dict[str, str]:
    """The words of the contract, without a name that it keeps to itself."""
    texts = {}
    for language, suffix in (("nl", ""), ("en", "_en")):
        with override(language):
            names = public_results.names_of(agreement.number)
            for name, length in (("title", 255), ("summary", 400)):
                written = getattr(agreement, name + suffix)
                shown = written if names is None else names.without_hidden(written)
                texts[name + suffix] = shown[:length]
    return texts


def _address(agreement: Any) -> str:
    """The web address of the contract, or its number when a name stands in the address."""
    names = public_results.names_of(agreement.number)
    spaced = agreement.slug.replace("-", " ")
    is_clean = names is None or names.without_hidden(spaced) == spaced
    return agreement.slug if is_clean else slugify(agreement.number)


def _free_slug(index: Page, slug: str) -> str:
    taken = index.get_children().filter(slug=slug).exists()
    return f"{slug}-2" if taken else slug
