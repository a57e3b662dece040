"""A page is filled in with what was typed."""

from bs4 import BeautifulSoup

from portal.typed.filling import fill_page, worth_showing
from portal.typed.shelf import TypedForm

PAGE = """<html><body><main>
<form method="post" action="/zoek/"><input name="reason" value="zoek"></form>
<form id="doe" method="POST" action="doe/"><input type="hidden" name="csrf" value="nieuw">
<input name="title" value="oud"><textarea name="reason">
oud</textarea>
<select name="who"><option value="1" selected>Jo</option><option value="2">Mo</option></select>
<input type="checkbox" name="box" value="a" checked><input type="checkbox" name="box" value="b">
<input type="radio" name="agrees" value="ja"><input type="radio" name="agrees" value="nee" checked>
<input type="file" name="file"><input name="row" value=""><input name="row" value="">
<input type="hidden" name="rich" value="" data-draftail-input>
<button name="knop" value="verder">Verder</button></form>
<input form="doe" name="outside"></main></body></html>"""


def typed(page="/zaak/", path="/zaak/doe/", **fields):
    several = {
        name: value if isinstance(value, list) else [value] for name, value in fields.items()
    }
    return TypedForm(7, page, path, several, had_files=False, kept_at_s=0)


def fill(*kept, html=PAGE, address="/zaak/"):
    told = []

    def notice(_one, left, *, is_filled_in):
        told.append((left, is_filled_in))
        return "<p class='told'>Bewaard</p>"

    filled = fill_page(html, address, list(kept), notice)
    return BeautifulSoup(filled, "html.parser") if filled else None, told


def test_every_kind_of_field():
    soup, told = fill(
        typed(
            title='Een "titel" <b>',
            reason="\nRegel één\nRegel twee & drie",
            who="2",
            box=["b"],
            agrees="ja",
            row=["eerste", "tweede"],
            rich='{"blocks": []}',
            outside="buiten",
            csrf="oud",
            knop="verder",
        )
    )
    form = soup.find(id="doe")
    assert form.find(attrs={"name": "title"})["value"] == 'Een "titel" <b>'
    assert form.textarea.get_text() == "\n\nRegel één\nRegel twee & drie"
    assert [option["value"] for option in form.find_all("option", selected=True)] == ["2"]
    assert [box["value"] for box in form.find_all("input", checked=True)] == ["b", "ja"]
    assert [row["value"] for row in form.find_all(attrs={"name": "row"})] == ["eerste", "tweede"]
    assert form.find(attrs={"name": "rich"})["value"] == '{"blocks": []}'
    assert form.find(attrs={"name": "csrf"})["value"] == "nieuw"
    assert soup.find(attrs={"name": "outside"})["value"] == "buiten"
    assert told == [([], True)]
    assert form.find_previous_sibling().get_text() == "Bewaard"


def test_another_form_with_the_same_field_stays_as_it_was():
    soup, _told = fill(typed(reason="nieuw"))
    assert soup.find("input", attrs={"name": "reason"})["value"] == "zoek"


def test_a_field_that_was_not_sent_keeps_its_text_and_a_box_that_was_off_is_off():
    soup, _told = fill(typed(reason="nieuw"))
    form = soup.find(id="doe")
    assert form.find(attrs={"name": "title"})["value"] == "oud"
    assert form.find_all("input", checked=True) == []


def test_texts_without_a_field_are_told():
    _soup, told = fill(typed(reason="nieuw", **{"row-3-name": "Nog iets"}, who="9999", q="x"))
    assert told == [(["Nog iets", "9999"], True)]


def test_a_form_that_is_gone_is_told_on_its_own_page_only():
    page = "<html><body><main><h1>Zaak</h1></main></body></html>"
    soup, told = fill(typed(reason="Omdat het moet"), html=page)
    assert told == [(["Omdat het moet"], False)]
    assert soup.main.find().get_text() == "Bewaard"
    assert fill(typed(reason="Omdat het moet"), html=page, address="/elders/") == (None, [])


def test_a_form_without_an_address_posts_to_its_page():
    page = "<form method=post><textarea name=reason></textarea></form>"
    soup, _told = fill(typed(path="/zaak/", reason="nieuw"), html=page, address="/zaak/?a=1")
    assert soup.textarea.get_text() == "\nnieuw"


def test_of_forms_with_one_address_the_most_alike_is_filled_in():
    page = """<form method=post><input name=a></form>
    <form method=post><input name=a><input name=b></form>"""
    soup, _told = fill(typed(path="/zaak/", a="een", b="twee"), html=page)
    assert [field.get("value") for field in soup.find_all("input")] == [None, "een", "twee"]


def test_what_nobody_misses():
    assert worth_showing(["", "ja", "  x ", "nee", "tekst"]) == ["nee", "tekst"]
