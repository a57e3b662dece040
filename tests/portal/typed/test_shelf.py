"""What is kept in the session, and for how long."""

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from portal.typed.keys import FIELD, TypedKey
from portal.typed.shelf import (
    KEEP_S,
    MAX_CHARACTERS,
    MAX_FORMS,
    SHELF,
    TypedForm,
    keep_typed,
    read_shelf,
    write_shelf,
)

KEY = TypedKey(7, "/beheer/zaak/")


def posted(data, session=None, path="/beheer/doe/"):
    request = RequestFactory().post(path, data)
    request.session = {} if session is None else session
    return request


@time_machine.travel("2026-03-02T08:00:00Z", tick=False)
def test_all_that_was_typed_and_nothing_of_the_page():
    request = posted(
        {
            "reason": "Omdat.",
            "box": ["a", "b"],
            "csrfmiddlewaretoken": "x",
            "sleutel": "y",
            FIELD: "z",
            "password1": "geheim",
        }
    )
    assert keep_typed(request, KEY)
    assert read_shelf(request) == [
        TypedForm(
            person=7,
            page="/beheer/zaak/",
            path="/beheer/doe/",
            fields={"reason": ["Omdat."], "box": ["a", "b"]},
            had_files=False,
            kept_at_s=1_772_438_400,
        )
    ]
    assert request.session[SHELF]["schema"] == "typed_forms/1"


def test_an_empty_form_is_not_kept():
    request = posted({"reason": " ", "csrfmiddlewaretoken": "x"})
    assert not keep_typed(request, KEY)
    assert request.session == {}


def test_more_than_anybody_types_is_not_kept():
    assert not keep_typed(posted({"reason": "a" * (MAX_CHARACTERS + 1)}), KEY)
    assert keep_typed(posted({"reason": "a" * MAX_CHARACTERS}), KEY)


def test_a_file_is_remembered_and_not_kept():
    request = posted({"reason": "Zie bijlage", "file": SimpleUploadedFile("a.txt", b"abc")})
    keep_typed(request, KEY)
    [kept] = read_shelf(request)
    assert kept.had_files
    assert kept.fields == {"reason": ["Zie bijlage"]}


def test_the_newest_text_of_a_form_and_the_last_few_forms():
    session = {}
    keep_typed(posted({"reason": "eerst"}, session), KEY)
    keep_typed(posted({"reason": "later"}, session), KEY)
    assert [one.fields["reason"] for one in read_shelf(posted({}, session))] == [["later"]]
    for number in range(MAX_FORMS):
        keep_typed(posted({"reason": "tekst"}, session, f"/beheer/{number}/"), KEY)
    paths = [one.path for one in read_shelf(posted({}, session))]
    assert paths == [f"/beheer/{number}/" for number in range(MAX_FORMS)]


def test_after_some_hours_it_is_gone():
    with time_machine.travel("2026-03-02T08:00:00Z", tick=False) as clock:
        request = posted({"reason": "Omdat."})
        keep_typed(request, KEY)
        clock.shift(KEEP_S - 1)
        assert len(read_shelf(request)) == 1
        clock.shift(1)
        assert read_shelf(request) == []


def test_another_schema_is_not_read():
    request = posted({}, {SHELF: {"schema": "typed_forms/0", "forms": [{}]}})
    assert read_shelf(request) == []
    write_shelf(request, [])
    assert request.session == {}
