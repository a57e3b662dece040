"""WCAG 2.2 AA in the browser, without exceptions."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now: rule, help and the elements; empty when good."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {rule['help']} at {', '.join(node['html'][:120] for node in rule['nodes'])}"
        for rule in found
    ]
