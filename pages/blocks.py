"""The building blocks of body text. Few on purpose: a call or result keeps its facts in fields.

Every published figure says where it comes from, so a figure has its own block.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "h3"]


class Certainty(TextChoices):
    """How sure a published figure is."""

    EXPECTED = "expected", _("verwacht")
    SELF_REPORTED = "self_reported", _("eigen opgave")
    VERIFIED = "verified", _("onafhankelijk gecontroleerd")


class CalloutBlock(blocks.StructBlock):
    """A short message that should not be missed."""

    kind = blocks.ChoiceBlock(
        choices=[("info", _("uitleg")), ("ok", _("goed nieuws")), ("warning", _("let op"))],
        default="info",
        label=_("soort"),
    )
    text = blocks.RichTextBlock(features=["bold", "link"], label=_("tekst"))

    class Meta:
        icon = "warning"
        label = _("kader")
        template = "pages/blocks/callout.html"


class FigureBlock(blocks.StructBlock):
    """A number with where it comes from and how sure it is."""

    value = blocks.CharBlock(max_length=40, label=_("getal"))
    label = blocks.CharBlock(max_length=120, label=_("wat het betekent"))
    source = blocks.CharBlock(max_length=200, label=_("bron"))
    year = blocks.CharBlock(max_length=20, label=_("datum of jaar"))
    certainty = blocks.ChoiceBlock(choices=Certainty.choices, label=_("hoe zeker"))

    class Meta:
        icon = "order"
        label = _("cijfer met bron")
        template = "pages/blocks/figure.html"


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(max_length=200, label=_("vraag"))
    answer = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("antwoord"))

    class Meta:
        icon = "help"
        label = _("vraag en antwoord")
        template = "pages/blocks/question.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("uitspraak"))
    by = blocks.CharBlock(max_length=120, required=False, label=_("van wie"))

    class Meta:
        icon = "openquote"
        label = _("citaat")
        template = "pages/blocks/quote.html"


class LinkButtonBlock(blocks.StructBlock):
    """A button to another page."""

    text = blocks.CharBlock(
        max_length=60, label=_("tekst"), help_text=_("Begin met een werkwoord: Bekijk de oproepen")
    )
    page = blocks.PageChooserBlock(label=_("pagina"))

    class Meta:
        icon = "link"
        label = _("knop")
        template = "pages/blocks/button.html"


BODY_BLOCKS = [
    ("heading", blocks.CharBlock(
        max_length=120, icon="h2", label=_("kop"), template="pages/blocks/heading.html",
    )),
    ("text", blocks.RichTextBlock(features=TEXT_FEATURES, icon="pilcrow", label=_("tekst"))),
    ("callout", CalloutBlock()),
    ("figure", FigureBlock()),
    ("question", QuestionBlock()),
    ("quote", QuoteBlock()),
    ("image", ImageBlock(label=_("afbeelding"), template="pages/blocks/image.html")),
    ("button", LinkButtonBlock()),
]  # fmt: skip
