"""A result page for a contract: the figures come from the contract, the story from an editor."""

from typing import Any

from wagtail.models import Page

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
            title=agreement.title,
            title_en=agreement.title_en,
            summary=agreement.summary[:400],
            summary_en=agreement.summary_en[:400],
            agreement_number=agreement.number,
            slug=_free_slug(index, agreement.slug),
            owner=user,
        )
        index.add_child(instance=page)
    if not page.live:
        # Publishing is theirs who manage the contract, also when they edit no pages.
        page.save_revision(user=user).publish()
    return page.get_url() or ""


def _free_slug(index: Page, slug: str) -> str:
    taken = index.get_children().filter(slug=slug).exists()
    return f"{slug}-2" if taken else slug
