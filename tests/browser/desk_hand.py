"""A hand at the desk: what a person does on a screen, in words of the screen."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page

DESK = "/beheer/contracten/"


class Hand:
    """Somebody at the desk. `test_every_screen` looks whether everybody can use the screens."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def main(self) -> Locator:
        """What stands on the screen beside the menus."""
        return self.page.locator("main")

    def go(self, path: str = "") -> None:
        """Open a screen of the desk, or any address that begins with a slash."""
        answer = self.page.goto(path if path.startswith("/") else DESK + path)
        assert answer is not None
        assert answer.status == 200, (answer.status, self.page.url)

    def fill(self, **values: str | list[str]) -> None:
        """Fill fields by their name: text is typed, a choice chosen, a box ticked."""
        for name, value in values.items():
            fields = self.page.locator(f'main [name="{name}"]')
            kind = fields.first.evaluate("one => one.type || one.tagName")
            if kind in ("radio", "checkbox"):
                for one in [value] if isinstance(value, str) else value:
                    self.page.locator(f'main [name="{name}"][value="{one}"]').check()
            elif kind.startswith("select"):
                fields.first.select_option(value)
            else:
                fields.first.fill(str(value))

    def attach(self, name: str, content: bytes, *, field: str = "file") -> None:
        """Choose a file."""
        file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator(f'main [name="{field}"]').set_input_files(file)

    def press(self, name: str, *, tells: str = "") -> None:
        """Press a button and wait for what the next screen says."""
        self.main.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        if tells:
            self.reads(tells)

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.main.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def reads(self, words: str) -> None:
        """Wait until these words stand on the screen, in what was told or in the text."""
        self.page.get_by_text(words).first.wait_for()

    def words(self) -> str:
        """Everything that stands on the screen, with plain spaces."""
        return self.main.inner_text().replace("\xa0", " ")

    def number_in_address(self) -> str:
        """The first number in the address of the screen."""
        return re.findall("[0-9]+", self.page.url.split("/contracten/")[1])[0]

    def download(self, name: str) -> bytes:
        """Follow a link to a file or press its button, and return what is in the file."""
        named = self.main.get_by_role("button", name=name, exact=True)
        with self.page.expect_download() as coming:
            named.or_(self.main.get_by_role("link", name=name, exact=True)).first.click()
        return coming.value.path().read_bytes()
