"""A result page for a contract: the figures come from the contract, the story from an editor."""

from typing import Any

from django.utils.translation import override

from pages import public_results
from pages.models import ResultIndexPage, ResultPage
from pages.result_addresses import neutral_address


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
            slug=neutral_address(index, agreement.slug, agreement.number),
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
