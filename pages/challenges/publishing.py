"""Which words of a case everybody may read, and what stands in them that should not.

Two rules. The municipality's words retell the plan, so they follow the consent for the plan; who
asked to be forgotten takes that consent back. And words that look like personal data are public
as they are only when whoever decided read them once more and said so; otherwise, and once a person
who is named in them was forgotten, those places are left out. Nobody reads the words of a resident
again before they are public, so there those places are always left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from pages.challenges.documents import ResponseDocument, read_document
from pages.challenges.enums import ApplicantKind
from pages.challenges.models import Response
from pages.challenges.personal_data import Found, find_personal_data, without_personal_data

_SHORTEST_NAME = 3
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\([^)]*\)")


class HiddenNames(NamedTuple):
    """The names in a case that are not public: whole, and the last word of a person's name."""

    names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()


def has_public_words(response: Response, document: ResponseDocument) -> bool:
    """Whether the words about this plan may be read by everybody."""
    return document.publication.plan and response.erasure_asked_at is None


def names_of(document: ResponseDocument, others: Iterable[str] = ()) -> HiddenNames:
    """The names in a response that are not public: people were not asked, or said no.

    `others` are people that the document does not name. Of organisations only the whole name
    counts: its last word is often a word of the plan.
    """
    who = document.applicant
    people = [who.contact_name, *others]
    organisations = [partner.name for partner in who.partners]
    public_name = ""
    if document.publication.name:
        public_name = who.name
    elif who.kind == ApplicantKind.PERSON:
        people.append(who.name)
    else:
        organisations.append(who.name)
    return names_of_people(people, organisations, public_name)


def names_of_people(
    people: Iterable[str], organisations: Iterable[str] = (), public_name: str = ""
) -> HiddenNames:
    """What to look for to find these, without the name that is public."""
    people = tuple(people)
    return HiddenNames(
        _long_enough((*people, *organisations), {public_name.strip()}),
        _long_enough(map(_surname, people), set(public_name.split())),
    )


def hidden_names(
    response: Response, document: ResponseDocument, texts: Iterable[str] = ()
) -> HiddenNames:
    """The same, with the people who send the plan together.

    Of who was forgotten only marks are known, so their names are looked for in the document and
    in `texts`: the words of the municipality that are shown as well.
    """
    hidden = names_of(document, (person.name for person in response.cosubmitters.all()))
    found = forgotten_names(response, [*_texts_in(asdict(document)), *texts])
    return HiddenNames(hidden.names + found.names, hidden.surnames + found.surnames)


def forgotten_names(response: Response, texts: Iterable[str]) -> HiddenNames:
    """The names in these texts of people who sent the plan together and were forgotten."""
    words, found = tuple(texts), HiddenNames()
    for person in response.cosubmitters.all():
        if person.name_marks:
            here = names_with_marks(person.name_marks, words, salt=str(person.pk))
            found = HiddenNames(found.names + here.names, found.surnames + here.surnames)
    return found


def marks_of_name(name: str, *, salt: str) -> str:
    """What is kept of a name that is erased, to keep it out of public words from then on.

    Per way to write it (whole, and the surname) the number of words and a salted sha256: nothing
    of the name can be read back, but it is known again where somebody else wrote it.
    """
    hidden = names_of_people([name])
    whole = [_mark(words, salt) for words in map(_words_of, hidden.names)]
    surnames = [f"s{_mark(words, salt)}" for words in map(_words_of, hidden.surnames)]
    return " ".join((*whole, *surnames))


def names_with_marks(marks: str, texts: Iterable[str], *, salt: str) -> HiddenNames:
    """Where these marks are in the texts: the words as they stand there, each once."""
    known = set(marks.split())
    counts = {int(mark.removeprefix("s").partition(":")[0]) for mark in known}
    names, surnames = [], []
    for text in texts:
        words = list(_WORD.finditer(text))
        for count in counts:
            for first, last in zip(words, words[count - 1 :], strict=False):
                here = text[first.start() : last.end()]
                mark = _mark(_words_of(here), salt)
                names += [here] * (mark in known)
                surnames += [here] * (f"s{mark}" in known)
    return HiddenNames(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(surnames)))


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _mark(words: list[str], salt: str) -> str:
    return f"{len(words)}:{sha256(' '.join([salt, *words]).encode()).hexdigest()}"


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_in(inner)


def public_title(response: Response) -> str:
    """The name of a sent plan without what points at a person, for who may read of it at all.

    Empty once its submitter asked to be forgotten: then nobody reads their words any more.
    """
    if response.erasure_asked_at or response.erased_at:
        return ""
    versions = sorted(response.versions.all(), key=lambda version: version.number)
    document = read_document(versions[-1].document)
    return without_personal_data(response.plan_title, *hidden_names(response, document))


def title_for_parties(response: Response, document: ResponseDocument) -> str:
    """The name of a plan for the agreement, which becomes public with the parties named in it.

    People who are no party are left out, and so are addresses, numbers and the name of who acts
    alone and did not agree to it. A plan that is not public gives the agreement no name.
    """
    if not document.publication.plan:
        return _("Afspraken bij reactie %(number)s") % {"number": response.case_number}
    return for_agreement(response, document, document.plan.title)


def for_agreement(response: Response, document: ResponseDocument, text: str) -> str:
    """Words of the resident as they may stand in an agreement that everybody may read."""
    as_parties = replace(
        document,
        applicant=replace(document.applicant, partners=()),
        publication=replace(document.publication, name=is_public_party(document)),
    )
    return without_personal_data(text, *hidden_names(response, as_parties, [text]))


def is_public_party(document: ResponseDocument) -> bool:
    """Whether everybody may read who agreed this: a group or organisation, or who said yes."""
    return document.publication.name or document.applicant.kind != ApplicantKind.PERSON


def public_late_reason(response: Response, document: ResponseDocument) -> str:
    """Why it could come in after closing; empty when it was in time.

    Staff wrote this about a person: once that person asked to be forgotten only the fact stays.
    """
    if not response.late_reason:
        return ""
    if response.erasure_asked_at or response.erased_at:
        return _("Deze reactie mocht na sluiting nog komen.")
    hidden = hidden_names(response, document, [response.late_reason])
    if response.late_admission is not None:
        asker = names_of(document, [response.late_admission.asked_by])
        hidden = HiddenNames(hidden.names + asker.names, hidden.surnames + asker.surnames)
    return without_personal_data(response.late_reason, *hidden)


def _surname(name: str) -> str:
    """The last word of a name of more than one; empty for another."""
    words = _BRACKETS.sub(" ", name).split()
    last = words[-1].strip(".,;:") if len(words) > 1 else ""
    return last if sum(sign.isalpha() for sign in last) >= _SHORTEST_NAME else ""


def _long_enough(names: Iterable[str], public: set[str]) -> tuple[str, ...]:
    """Each once, without what is too short to look for and what may be read anyhow."""
    shown = {name.casefold() for name in public}
    found = dict.fromkeys(name.strip() for name in names)
    return tuple(
        name for name in found if len(name) >= _SHORTEST_NAME and name.casefold() not in shown
    )


def texts_of(decision: Any) -> tuple[str, ...]:
    """The words of a decision, a proposal or a decision on an objection, without empty ones."""
    criteria = decision.criteria.all() if hasattr(decision, "criteria") else ()
    lots = decision.lots.all() if hasattr(decision, "lots") else ()
    texts = [
        decision.reason,
        decision.how_to_succeed,
        getattr(decision, "conditions", ""),
        *(text for row in criteria for text in (row.words, row.present_provider_words)),
        *(text for row in lots for text in (row.reason, row.how_to_succeed)),
        getattr(getattr(decision, "agreement_fate", None), "reason", ""),
    ]
    return tuple(text for text in texts if text.strip())


def found_in(hidden: HiddenNames, texts: Iterable[str]) -> list[Found]:
    """What looks like personal data in words that would be public; nothing is named twice."""
    return list(dict.fromkeys(one for text in texts for one in find_personal_data(text, *hidden)))


def fingerprint_of(texts: Iterable[str]) -> str:
    """The sha256 of the words together."""
    return sha256("\0".join(texts).encode()).hexdigest()


class PublicWords:
    """Gives the words of one decision as the public may read them."""

    def __init__(self, response: Response, document: ResponseDocument, decision: Any) -> None:
        texts = texts_of(decision)
        self._hidden = hidden_names(response, document, texts)
        mark = fingerprint_of(texts)
        checks = response.publication_checks.all()
        # Who was forgotten since then is not public any more, whoever let the name stand.
        is_outdated = any(forgotten_names(response, texts))
        self._is_confirmed = not is_outdated and any(check.sha256 == mark for check in checks)

    def of(self, text: str) -> str:
        """The text, or the text without what looks like personal data."""
        return text if self._is_confirmed else without_personal_data(text, *self._hidden)

    def of_resident(self, text: str) -> str:
        """The resident's own words: those were not read again, so the places are left out."""
        return without_personal_data(text, *self._hidden)
