"""Does a reason say more than that somebody does not want it? Then it is a reason; else not.

"De wethouder wil dit niet", "wij hebben andere prioriteiten" and "het primaat ligt bij de raad"
say who says no, not why. They may stand next to a reason, not in its place: what is left of a
text without them has to explain something by itself.
"""

import re
from collections.abc import Sequence

from pages.challenges.plain_words import is_placeholder, is_too_short, words_in

# A text falls apart here into what is said and what is given as its ground.
_SEPARATORS = re.compile(
    r"[.!?;:,\n]+|\b(?:omdat|(?<!not )(?<!n.t )want|doordat|aangezien|dus|maar|en|because|since)\b",
    re.IGNORECASE,
)
_AT_THE_MOMENT = re.compile(r"\b(?:op (?:dit|het) moment|at the moment)\b", re.IGNORECASE)
# Words that change nothing about what is said.
_EMPTY = frozenset(
    {
        "echt", "gewoon", "nu", "eenmaal", "helaas", "zelf", "ook", "nog", "liever", "hier",
        "er", "daar", "hierover", "hieraan", "ervoor", "hiervoor", "zoals", "weet", "eerlijk",
        "gezegd", "erg", "heel", "zeer", "simply", "just", "really", "now", "daarom",
    }
)  # fmt: skip
_SOMEBODY = (
    r"(?:(?:de|het|onze|ons|the|our) )?(?:verantwoordelijke? )?"
    r"(?:wethouders?|burgemeester|college|raad|gemeenteraad|gemeente|raadsle(?:id|den)|bestuur"
    r"|directie|directeur|afdeling|afdelingshoofd|management|politiek|coalitie|fracties?"
    r"|ambtena(?:ar|ren)|minister|wij|we|men|ik|niemand"
    r"|alderman|mayor|council|municipality|board|department|politicians)"
)
_IT = r"(?:dit|dat|het|uw plan|het plan|dit plan|deze reactie|it|this|your plan)"
_UNWANTED = r"(?:niet (?:haalbaar|gewenst|wenselijk)|onhaalbaar|ongewenst)"
_WANT = r"(?:wil|willen|wilde|wilden|wenst|wensen)"
_BARE = tuple(
    re.compile(rf"(?:{pattern})")
    for pattern in (
        # de wethouder wil dit niet; (omdat) de wethouder dit niet wil
        rf"{_SOMEBODY} {_WANT}(?: {_IT})?(?: niet| nee)?(?: hebben)?",
        rf"{_SOMEBODY}(?: {_IT})? niet {_WANT}",
        rf"(?:{_IT} )?{_WANT} {_SOMEBODY}(?: {_IT})? niet",
        # het college ziet dit niet zitten, is tegen, heeft geen behoefte aan
        rf"{_SOMEBODY} (?:ziet|zien|zag|zagen)(?: {_IT})? (?:niet|niets|niks)(?: in)?(?: zitten)?",
        rf"{_SOMEBODY}(?: {_IT})? niet (?:ziet|zien) zitten",
        rf"{_SOMEBODY} (?:is|zijn) (?:op )?(?:tegen|niet voor|geen voorstander)(?: van {_IT})?",
        rf"{_SOMEBODY} (?:heeft|hebben) geen (?:behoefte|zin|interesse)(?: (?:aan|in)(?: {_IT})?)?",
        rf"{_SOMEBODY} (?:vindt|vinden)(?: {_IT})? (?:niets|niks|geen goed idee|niet goed)",
        # wij hebben andere prioriteiten; dit heeft geen prioriteit
        rf"(?:{_SOMEBODY} )?(?:heeft |hebben )?andere prioriteiten(?: heeft| hebben)?",
        rf"{_IT} (?:heeft|is|krijgt) geen prioriteit",
        # het primaat ligt bij de raad; de raad gaat hierover
        r"(?:het )?primaat (?:ligt )?bij (?:(?:de|het) )?(?:gemeente)?(?:raad|college)(?: ligt)?",
        rf"{_SOMEBODY} (?:gaat|gaan)(?: over)?",
        # politiek niet haalbaar, niet gewenst
        rf"(?:{_IT} is )?(?:politiek|bestuurlijk)(?: is {_IT})? {_UNWANTED}",
        rf"{_IT} is {_UNWANTED}",
        # the same in English
        rf"{_SOMEBODY} (?:does not|doesn t|do not|don t) want {_IT}",
        rf"{_SOMEBODY} (?:has|have) other priorities",
    )
)
# Saying no is not saying why either.
_OUTCOME = frozenset(
    {
        "wij", "we", "de", "gemeente", "het", "college", "uw", "dit", "deze", "plan", "reactie",
        "verzoek", "is", "wordt", "kunnen", "kan", "gaan", "gaat", "moeten", "moet", "doen",
        "doet", "niet", "verder", "met", "af", "mee", "door", "akkoord", "wijzen", "wijst",
        "afwijzen", "afgewezen", "toekennen", "toegekend", "u", "wel", "goed", "daarom",
    }
)  # fmt: skip


def only_says_unwilling(text: str) -> bool:
    """Whether nothing but somebody's unwillingness is given as the reason.

    False for a text without such words, however short: that is for `plain_words` to judge.
    """
    clauses = [
        part.strip()
        for part in _SEPARATORS.split(_AT_THE_MOMENT.sub(" ", text))
        if part and part.strip()
    ]
    said = [[word for word in words_in(clause) if word not in _EMPTY] for clause in clauses]
    unwilling = [is_bare(words) for words in said]
    if not any(unwilling):
        return False
    rest = ". ".join(
        clause
        for clause, words, is_unwilling in zip(clauses, said, unwilling, strict=True)
        if not is_unwilling and not _OUTCOME.issuperset(words)
    )
    return is_placeholder(rest) or is_too_short(rest)


def is_bare(words: Sequence[str]) -> bool:
    """Whether these words say that somebody does not want it, and nothing else."""
    sentence = " ".join(words)
    return any(pattern.fullmatch(sentence) for pattern in _BARE)
