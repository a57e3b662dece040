import pytest
from django.core.exceptions import ValidationError

from pages.blocks import BODY_BLOCKS, CalloutBlock, FigureBlock, QuestionBlock, QuoteBlock


def test_figure_says_where_it_comes_from_and_how_sure_it_is():
    block = FigureBlock()
    value = {
        "value": "365", "label": "deelnemers", "source": "jaarverslag", "year": "2013",
        "certainty": "self_reported",
    }  # fmt: skip
    text = block.render(block.to_python(value))
    assert "365" in text
    assert "jaarverslag, 2013. Zekerheid: eigen opgave." in " ".join(text.split())


def test_figure_without_a_source_is_refused():
    block = FigureBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"value": "365", "label": "deelnemers"}))


def test_callout_has_the_look_of_its_kind():
    block = CalloutBlock()
    text = block.render(block.to_python({"kind": "warning", "text": "<p>Let op</p>"}))
    assert "utrecht-alert--warning" in text
    assert "Let op" in text


def test_question_opens_without_a_script():
    block = QuestionBlock()
    text = block.render(block.to_python({"question": "Hoe?", "answer": "<p>Zo.</p>"}))
    assert "<summary>Hoe?</summary>" in text


def test_quote_names_who_said_it():
    block = QuoteBlock()
    assert "<footer>Een buurman</footer>" in block.render(
        block.to_python({"text": "Mooi", "by": "Een buurman"})
    )


def test_there_are_few_blocks_on_purpose():
    assert len(BODY_BLOCKS) <= 10
