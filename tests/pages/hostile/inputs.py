"""Hostile input, made from a seed: the same number always gives the same input."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote_plus

Raw = str | bytes
FORM = "application/x-www-form-urlencoded"
TEXT_KINDS = frozenset({"text", "email", "tel", "number", "date", "time", "url", "search", "area"})

# What people paste, what machines try, and what breaks a parser, a database or a page.
TEXTS: tuple[Raw, ...] = (
    "\x00",
    "voor\x00na",
    "\x01\x02\x07\x1b[31m\x7f",
    "\u0085\u2028\u2029",
    "\ufeff",
    "\ufffe\uffff",
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2068tekst",
    "\u200b\u200d\u00ad",
    "a\u0301" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 20,
    "ﷺ" * 50,
    "٣٤٥",
    "Ⅷ",
    "ß" * 99,
    "İıŁ",
    b"\xff\xfe\xfd",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf5\x80\x80\x80",
    b"na\xefef",
    b"%zz%",
    "' OR 1=1--",
    "'; DROP TABLE auth_user;--",
    '" UNION SELECT 1,2,3 --',
    "\\' \\\" \\\\",
    "%' _ %%",
    "<script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    '"><img src=x onerror=x>',
    "<b><i><b></i></b>" * 60,
    "<!-- -->",
    "]]>",
    "<![CDATA[x]]>",
    "&lt;&amp;&#0;&#x110000;",
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{% load x %}{% endload %}",
    "%(naam)s %s %n %d",
    "${7*7}",
    "{0.__class__}",
    "$[soort]",
    "$naam ${",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "|id",
    "`id`",
    "\r\nBcc: x@y.example",
    "a@b.example\nX-Kop: 1",
    "\r",
    "\n\n\n",
    "\t",
    " ",
    "\u00a0",
    "0",
    "-1",
    "-0",
    "1e999",
    "NaN",
    "Infinity",
    "9" * 400,
    "1" * 900,
    "9" * 5_000,  # more digits than Python reads
    "weg:partners-" + "9" * 5_000,
    "zetterug:budget-" + "9" * 5_000,
    "weg:partners",
    "0x10",
    "1_000",
    "1,2,3.4.5",
    "9223372036854775808",
    "-99999999999999999999",
    "00000000001",
    "0,001",
    "€ 1.000.000.000.000,00",
    "01-01-0000",
    "99-99-9999",
    "31-02-2026",
    "29-02-2100",
    "2026-13-45",
    "0001-01-01",
    "9999-12-31",
    "01-01-10000",
    "24:61",
    "25:00:00",
    "00:00:00.0000000",
    "1-1-1",
    "a@" + "b" * 300,
    "@",
    "a@b",
    "jo@[127.0.0.1]",
    "jo@ex ample.nl",
    "jo@voorbeeld.example" + " " * 90,
    "x" * 30_000,
    "woord " * 2_000,
    "\n" * 900,
    "<" * 3_000,
    "None",
    "null",
    "true",
    "[]",
    "{}",
    "undefined",
    "on",
    "nan",
    "erbij:partners",
    "weg:budget-999999999999",
    "UD-2026-0001",
    "AND OR NOT NEAR( *",
    '"',
)
FORGED = (
    "csrfmiddlewaretoken",
    "pk",
    "id",
    "status",
    "owner",
    "case_number",
    "is_superuser",
    "__proto__",
    "token",
    "form-TOTAL_FORMS",
    "partners-0-name",
    "budget-999-amount",
    "lots[]",
    "a" * 500,
    "",
    "website",
    "moment",
    "revisie",
    "gezien",
    "blad",
    "actie",
    "doe",
    "knop",
    "draft",
    "\x00",
    "naam[]",
)


@dataclass(frozen=True)
class Field:
    """A field of a form on a page; `kind` is the type of the input, `area` or `choice`."""

    name: str
    kind: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Input:
    """What is sent: the pairs as they are meant, and the bytes with their content type."""

    pairs: Sequence[tuple[str, Raw]]
    body: bytes
    content_type: str = FORM
    query: str = ""
    is_whole: bool = True

    def last(self, name: str) -> str | None:
        """The text that Django finds under a name, as a page would show it."""
        found = [plain(raw) for key, raw in self.pairs if key == name]
        return found[-1] if found and self.is_whole else None


@dataclass
class Maker:
    """Makes the inputs of one address out of its fields and of one set of right answers."""

    fields: Sequence[Field]
    right: Mapping[str, str]
    dice: Random
    ways: list[Callable[[], Input]] = field(init=False)

    def __post_init__(self) -> None:
        """Weigh the ways: mostly a form that is right but for a few fields."""
        self.ways = [self.few_wrong] * 9 + [self.all_wrong] * 5 + [self.gone] * 2
        self.ways += [self.doubled] * 2 + [self.forged] * 2 + [self.torn]

    def one(self) -> Input:
        """The next input."""
        return self.dice.choice(self.ways)()

    def value(self, one: Field) -> Raw:
        """A hostile value; a list of choices also gets the choices it has."""
        if one.options and self.dice.random() < 0.5:
            return self.dice.choice(one.options)
        return self.dice.choice(TEXTS)

    def right_pairs(self) -> dict[str, Raw]:
        """Right answers in every field that has one."""
        return dict(self.right)

    def few_wrong(self) -> Input:
        """One to three fields are hostile."""
        pairs = self.right_pairs()
        for one in self.dice.sample(self.fields, min(len(self.fields), self.dice.randint(1, 3))):
            pairs[one.name] = self.value(one)
        return encoded(list(pairs.items()))

    def all_wrong(self) -> Input:
        """Every field is hostile, also the hidden ones."""
        return encoded([(one.name, self.value(one)) for one in self.fields])

    def gone(self) -> Input:
        """Some of the fields are not there."""
        pairs = [pair for pair in self.right_pairs().items() if self.dice.random() < 0.5]
        return encoded(pairs)

    def doubled(self) -> Input:
        """Fields come twice."""
        pairs = [(one.name, self.value(one)) for one in self.fields] * 2
        self.dice.shuffle(pairs)
        return encoded(pairs)

    def forged(self) -> Input:
        """Fields that no form has."""
        pairs = list(self.right_pairs().items())
        names = self.dice.sample(FORGED, 4)
        return encoded([*pairs, *((name, self.dice.choice(TEXTS)) for name in names)])

    def torn(self) -> Input:
        """A body that is no form, or not the form that it says it is."""
        whole = encoded(list(self.right_pairs().items())).body
        kinds = [
            (whole, "multipart/form-data; boundary=X"),
            (b'--X\r\nContent-Disposition: form-data; name="te', "multipart/form-data; boundary=X"),
            (b"--X--", "multipart/form-data"),
            (json.dumps(dict(self.right)).encode(), "application/json"),
            (b"%ff%fe%=&&&==%00=%00&" + whole[:40], FORM),
            (b"\xff\xfe=\xff&" + whole, f"{FORM}; charset=utf-16"),
            (whole, f"{FORM}; charset=bestaat-niet"),
            (whole, "text/plain"),
            (b"", FORM),
        ]
        body, content_type = self.dice.choice(kinds)
        return Input([], body, content_type, is_whole=False)


def encoded(pairs: list[tuple[str, Raw]]) -> Input:
    """Pairs as a browser sends them, with broken bytes where they are meant."""
    query = "&".join(f"{quote_plus(name)}={quote_plus(raw)}" for name, raw in pairs)
    return Input(pairs, query.encode(), query=query)


def plain(raw: Raw) -> str:
    """A value as text on a page: no NUL, one kind of line end, broken bytes replaced."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
