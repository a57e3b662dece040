"""What a letter says, as data: one object from which page, e-mail and PDF are made."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

# The shape in which letters are archived. Letters never change, so another shape gets another
# name here and a reader for this one.
SCHEMA = "letter/1"


@dataclass(frozen=True)
class Block:
    """A piece of a letter: `kind` is p (words), h (heading), quote, or list."""

    kind: str
    text: str = ""
    items: Sequence[str] = ()


@dataclass(frozen=True)
class Sender:
    """Who sends it, and whom to ring."""

    municipality: str
    name: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True)
class LetterContent:
    """A letter, complete. `on` is set when it is queued; `revision` is that of its template.

    `letter` is the code of its kind in `enums.Letter`; `revision` is None for the standard text.
    `addressee` holds name and postal address, line by line, for a letter on paper.
    """

    subject: str
    blocks: Sequence[Block]
    sender: Sender
    letter: str = ""
    language: str = "nl"
    link_label: str = ""
    link_url: str = ""
    case_number: str = ""
    addressee: Sequence[str] = field(default=())
    on: date | None = None
    revision: int | None = None
    # Where the reader stops these mails; of what is not archived, so not in the schema.
    preferences_url: str = ""

    @property
    def without_link(self) -> "LetterContent":
        """For who reads along: whoever holds the private link acts as its reader."""
        return replace(self, link_label="", link_url="")

    @property
    def text(self) -> str:
        """For a mail program that shows words only."""
        with translation.override(self.language):
            text = render_to_string("challenges/letters/letter.txt", {"letter": self})
        return text.strip() + "\n"

    @property
    def html(self) -> str:
        """For a mail program that shows a page."""
        with translation.override(self.language):
            return render_to_string("challenges/letters/letter.html", {"letter": self})

    @property
    def fingerprint(self) -> str:
        """The sha256 over the canonical text of `write_letter_data`."""
        data = write_letter_data(self)
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()


def write_letter_data(content: LetterContent) -> dict[str, Any]:
    """The letter in schema `letter/1`: texts, lists of texts, and objects of texts."""
    return {
        "schema": SCHEMA,
        "letter": content.letter,
        "language": content.language,
        "subject": content.subject,
        "blocks": [
            {
                "kind": block.kind,
                "text": str(block.text),
                "items": [str(one) for one in block.items],
            }
            for block in content.blocks
        ],
        "sender": asdict(content.sender),
        "link": {"label": content.link_label, "url": content.link_url},
        "case_number": content.case_number,
        "addressee": list(content.addressee),
        "on": content.on.isoformat() if content.on else "",
        "revision": "" if content.revision is None else str(content.revision),
    }


def read_letter_data(data: dict[str, Any]) -> LetterContent:
    """The letter that was written down. Raises ValueError for a schema that is not known here."""
    if data.get("schema") != SCHEMA:
        raise ValueError(f"No reader for a letter of schema {data.get('schema')!r}.")
    return LetterContent(
        letter=data["letter"],
        language=data["language"],
        subject=data["subject"],
        blocks=tuple(
            Block(row["kind"], row["text"], tuple(row["items"])) for row in data["blocks"]
        ),
        sender=Sender(**data["sender"]),
        link_label=data["link"]["label"],
        link_url=data["link"]["url"],
        case_number=data["case_number"],
        addressee=tuple(data["addressee"]),
        on=date.fromisoformat(data["on"]) if data["on"] else None,
        revision=int(data["revision"]) if data["revision"] else None,
    )
