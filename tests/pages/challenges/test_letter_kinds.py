"""The kinds of letter, and how a text with fields is checked and filled in."""

import pytest
from django.utils import translation

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.content import (
    Block,
    LetterContent,
    Sender,
    read_letter_data,
    write_letter_data,
)
from pages.challenges.letter_kinds.filling import (
    LONGEST_BODY,
    LONGEST_SUBJECT,
    fill_body,
    fill_subject,
    problems_of_body,
    problems_of_subject,
)
from pages.challenges.letter_kinds.kinds import Audience

COMPLETION = KINDS[Letter.COMPLETION_REQUEST]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_every_standard_text_keeps_its_own_rules(kind, language):
    text = kind.standard(language)
    assert problems_of_subject(text.subject, kind) == []
    assert problems_of_body(text.body, kind) == []
    assert len({one.code for one in kind.all_fields}) == len(kind.all_fields)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_every_field_of_a_text_shows_in_its_example(kind, language):
    values = {one.code: one.example_in(language) for one in kind.all_fields}
    text = kind.standard(language)
    shown = fill_subject(text.subject, values) + "".join(
        block.text + "".join(block.items) for block in fill_body(text.body, values)
    )
    assert "{" not in shown
    for one in kind.fields:
        example = one.example_in(language)
        words = example if isinstance(example, str) else (example[0].text or example[0].items[0])
        assert words in shown, one.code


def test_both_languages_use_the_same_fields():
    for kind in KINDS.values():
        for field in kind.fields:
            place = f"{{{{ {field.code} }}}}"
            dutch = kind.dutch.subject + kind.dutch.body
            english = kind.english.subject + kind.english.body
            assert (place in dutch) == (place in english), (kind.letter, field.code)


def test_the_twelve_letters_of_practice_are_there():
    assert {
        Letter.RECEIPT, Letter.COMPLETION_REQUEST, Letter.COMPLETION_REMINDER, Letter.INVITATION,
        Letter.EXTENSION, Letter.ADVICE, Letter.DECISION_ACCEPT, Letter.DECISION_REJECT,
        Letter.DECISION_LEAVE_OUT, Letter.AGREEMENT, Letter.RESULTS_REQUEST,
        Letter.RESULTS_REMINDER, Letter.SETTLEMENT,
    } <= set(KINDS)  # fmt: skip
    assert KINDS[Letter.RECEIPT].audience is Audience.APPLICANT


class TestFilling:
    def test_paragraphs_headings_lists_and_fields(self):
        body = "## Kop\nEerste {{ naam }}\nregel.\n\n- een\n- {{naam}}\n\n{{ vraag }}"
        values = {"naam": "Jo", "vraag": (Block("quote", "Wat?"),)}
        assert fill_body(body, values) == [
            Block("h", "Kop"),
            Block("p", "Eerste Jo\nregel."),
            Block("list", items=("een", "Jo")),
            Block("quote", "Wat?"),
        ]

    def test_without_a_value_the_paragraph_and_its_heading_go(self):
        body = "## Kop\n\nBedrag: {{ bedrag }}\n\n## Tweede\n\nTekst\n\n- {{ bedrag }}\n\n## Los"
        assert fill_body(body, {}) == [Block("h", "Tweede"), Block("p", "Tekst")]

    def test_what_people_typed_is_no_text_with_fields(self):
        values = {"naam": "{{ geheim }}\n\n## Kop", "geheim": "x"}
        assert fill_body("Dag {{ naam }}", values) == [Block("p", "Dag {{ geheim }}\n\n## Kop")]

    def test_a_subject_is_one_line(self):
        filled = fill_subject("Brief ({{ nummer }}) {{ naam }}", {"naam": "Jo\nBcc: x"})
        assert filled == "Brief Jo Bcc: x"


class TestProblems:
    def problems(self, body):
        with translation.override("nl"):
            return [str(one) for one in problems_of_body(body, COMPLETION)]

    def test_an_unknown_field_is_named_with_what_there_is(self):
        found = self.problems("{{ vraag }}\n\n{{ uiterlijk }} {{ voornaam }}")
        assert len(found) == 1
        assert found[0].startswith("{{ voornaam }} bestaat niet in deze brief. Kies uit: ")
        assert "{{ naam }}" in found[0]

    def test_a_missing_field_is_named_with_what_it_means(self):
        (found,) = self.problems("Vóór {{ uiterlijk }}.")
        assert found == (
            "{{ vraag }} ontbreekt (wat wij vragen, in de woorden van de behandelaar)."
            " Zet het terug; zonder dit klopt de brief niet."
        )

    def test_a_piece_of_a_letter_stands_alone(self):
        assert self.problems("Wij vragen {{ vraag }} vóór {{ uiterlijk }}.") == [
            "Zet {{ vraag }} alleen in een alinea, met een lege regel ervoor en erna."
        ]

    @pytest.mark.parametrize("loose", ["{naam}", "{{ naam }", "naam }}", "{% if x %}", "{{ a.b }}"])
    def test_other_braces_are_refused(self, loose):
        (found,) = self.problems(f"{{{{ vraag }}}}\n\n{{{{ uiterlijk }}}}\n\nDag {loose} daar")
        assert "accolades die geen veld zijn" in found

    def test_lengths_have_an_end(self):
        long = "{{ vraag }}\n\n{{ uiterlijk }}" + "a" * LONGEST_BODY
        assert "Maak de brief korter" in self.problems(long)[0]

    def test_of_a_subject(self):
        with translation.override("nl"):
            subject = "a\n{{ vraag }}" + "b" * LONGEST_SUBJECT
            found = problems_of_subject(subject, COMPLETION)
        assert [one.split()[0] for one in found] == ["Zet", "Maak", "{{"]


def test_a_letter_comes_back_from_its_data():
    letter = LetterContent(
        "Onderwerp",
        (Block("p", "Tekst"), Block("list", items=("a", "b"))),
        Sender("Demodam", "Noor", "010", hours="9-5"),
        letter="receipt",
        link_url="https://x.example/",
        link_label="Open",
        case_number="UD-1",
        addressee=("Jo", "Straat 1"),
        revision=4,
    )
    again = read_letter_data(write_letter_data(letter))
    assert again == letter
    assert again.fingerprint == letter.fingerprint
    with pytest.raises(ValueError, match="letter/0"):
        read_letter_data({"schema": "letter/0"})
