"""What is wrong, missing or worth a look in a document, put at the fields where it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from contracts.arithmetic import Problem, Terms, advise_terms, examine_terms
from contracts.terms_form.fields import Field
from contracts.terms_form.names import name_of, parent_of
from contracts.terms_form.references import name_of_row
from contracts.terms_form.rendering import Renderer
from contracts.wording import Language, advice_sentence
from contracts.wording.field_problems import field_problem_sentence, is_wish
from contracts.wording.parts import terms_parts
from contracts.wording.vocabulary import sections


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of the summary on top: where it leads, where that is, and what is the matter."""

    anchor: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions that the form is divided by."""

    anchor: str
    title: str
    fields: list[Field]


@dataclass(slots=True)
class Form:
    """A document as a form. `terms` are there only when nothing is wrong or missing."""

    questions: list[Question]
    unknown: Field | None
    terms: Terms | None
    problems: list[Notice] = field(default_factory=list)
    wishes: list[Notice] = field(default_factory=list)
    advice: list[Notice] = field(default_factory=list)

    @property
    def fields(self) -> list[Field]:
        """The top-level fields."""
        return [one for question in self.questions for one in question.fields]


def make_form(document: Mapping[str, Any], language: Language) -> Form:
    """Return a document as a form, with every problem, wish, advice and sentence in its place."""
    renderer = Renderer(document, language)
    by_key = {one.name: one for one in renderer.fields()}
    questions = [
        Question(anchor, title, [by_key[key] for key in keys])
        for anchor, title, keys in sections(list(by_key), language)
    ]
    read, problems = examine_terms(document)
    terms = cast(Terms, read)  # None is for what has so many problems that reading ended
    form = Form(questions, renderer.unknown(), None if problems else terms)
    places = {place.name: place for one in form.fields for place in one.walk()}
    names = _names(document, language)
    trails = _Trails(place for one in form.fields for place in one.walk())
    for problem in problems:
        if problem.code == "missing_key" and problem.params["key"] == "code":
            # A code is made of the name, and the name is asked for.
            continue
        _put(form, problem, places, trails, names, language)
    for advice in advise_terms(terms) if not problems else ():
        # Every advice is about a key of the document, so there is a field it stands in.
        target = cast(Field, _nearest(_numbered(advice.path, document), places))
        sentence = advice_sentence(advice, terms, language)
        target.advice.append(sentence)
        form.advice.append(Notice(target.anchor, trails.of(target), sentence))
    # A choice stands around what was chosen, at the same place: the sentence is beside both.
    outer: dict[str, Field] = {}
    for place in (place for one in form.fields for place in one.walk()):
        outer.setdefault(place.name, place)
    if read is not None:
        _put_sentences(read, problems, document, outer, language)
    return form


def _put(
    form: Form,
    problem: Problem,
    places: Mapping[str, Field],
    trails: "_Trails",
    names: Mapping[str, str],
    language: Language,
) -> None:
    name = _numbered(problem.path, form_document(form))
    own = name if name else name_of(problem.path)
    if problem.code == "missing_key":
        own = f"{own}.{problem.params['key']}".lstrip(".")
    target = _nearest(own, places)
    definition = _definition(own, problem)
    sentence = field_problem_sentence(problem, definition, names, language)
    wish = is_wish(problem)
    anchor = target.anchor if target is not None else ""
    (form.wishes if wish else form.problems).append(Notice(anchor, trails.of(target), sentence))
    if target is not None:
        (target.wishes if wish else target.problems).append(sentence)


def form_document(form: Form) -> Mapping[str, Any]:
    """Return the codes of the fixed amounts in their order: problems name them by their code."""
    constants = next((one for one in form.fields if one.name == "constants"), None)
    rows = constants.children if constants is not None else []
    codes = [row.extra[-1].value for row in rows if row.extra]
    return {"constants": dict.fromkeys(codes)}


def _numbered(path: str, document: Mapping[str, Any]) -> str:
    """Return the name of a field; a fixed amount is a numbered row in the form."""
    name = name_of(path)
    head, _dot, rest = name.partition(".")
    constants = document.get("constants")
    if head != "constants" or not rest or not isinstance(constants, Mapping):
        return name
    code, _dot, tail = rest.partition(".")
    codes = [str(one) for one in constants]
    if code not in codes:
        return name
    return ".".join(part for part in (head, str(codes.index(code)), tail) if part)


def _definition(name: str, problem: Problem) -> str:
    """Return which block a key stands in, as far as its word depends on that."""
    parts = [part for part in name.split(".") if not part.isdigit()]
    singles = {"metrics": "metric", "components": "component", "limits": "limit"}
    singles |= {"payers": "payer", "figures": "figure", "parties": "party"}
    if problem.code == "missing_key":
        parts = parts[:-1]
    last = parts[-1] if parts else ""
    return singles.get(last, last)


def _nearest(name: str, places: Mapping[str, Field]) -> Field | None:
    """Return the field at a name, or else the one that it stands in."""
    while name:
        if name in places:
            return places[name]
        name = parent_of(name)[0]
    return None


class _Trails:
    """Says where a field is in words: the name of its part, and what the field is called."""

    def __init__(self, fields: Iterable[Field]) -> None:
        # Two fields may stand at one place: the choice of a way to write an amount, and the amount.
        self._labels: dict[str, str] = {}
        for one in fields:
            if one.label:
                self._labels.setdefault(one.name, one.label)

    def of(self, target: Field | None) -> str:
        """Return the words for one field."""
        if target is None:
            return ""
        words: list[str] = []
        name = target.name
        while name:
            label = self._labels.get(name, "")
            if label and label not in words:
                words.insert(0, label)
            name = parent_of(name)[0]
        return " › ".join([*words[:2], words[-1]] if len(words) > 2 else words)


def _names(document: Mapping[str, Any], language: Language) -> dict[str, str]:
    names: dict[str, str] = {}
    for key in ("metrics", "components", "parties", "limits"):
        rows = document.get(key)
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, Mapping) and isinstance(row.get("code"), str):
                names[row["code"]] = f"“{name_of_row(row, row['code'], language)}”"
    return names


def _put_sentences(
    terms: Terms,
    problems: tuple[Problem, ...],
    document: Mapping[str, Any],
    places: Mapping[str, Field],
    language: Language,
) -> None:
    """Put each part's sentence beside it, when nothing in that part is wrong or missing."""
    if any(not problem.path for problem in problems):
        problems = tuple(problem for problem in problems if problem.path)
    spoilt = {problem.path for problem in problems}
    for part in terms_parts(terms, language, lambda path: not _is_spoilt(path, spoilt)):
        name = _numbered(part.path, document)
        if name in places:
            places[name].sentences = part.sentences


def _is_spoilt(path: str, spoilt: set[str]) -> bool:
    return any(one == path or one.startswith((f"{path}.", f"{path}[")) for one in spoilt) or (
        path == "valid_from" and any(one.startswith("periods") for one in spoilt)
    )
