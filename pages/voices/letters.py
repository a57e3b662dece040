"""The mails, in plain words: short, with whom to ring, in the reader's own language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from pages.localized import localized
from pages.voices.enums import FollowEvent, ModerationAction
from pages.voices.links import complete, private_url
from pages.voices.selectors.topics import Topic


@dataclass(frozen=True)
class MailContent:
    """A mail ready to leave, in both forms."""

    subject: str
    text: str
    html: str


def in_language_of_voice(write: Callable[..., MailContent]) -> Callable[..., MailContent]:
    """Write in the language of the resident, whoever is signed in."""

    @wraps(write)
    def translated(voice: Any, *args: Any, **kwargs: Any) -> MailContent:
        with translation.override(voice.language):
            return write(voice, *args, **kwargs)

    return translated


def compose(
    topic: Topic,
    subject: str,
    paragraphs: Sequence[str],
    *,
    link: tuple[str, str],
    quote: str = "",
    preferences_url: str = "",
) -> MailContent:
    """Put a mail together: paragraphs, somebody's words, one link, and whom to ring."""
    context = {
        # One line: a title with a line end may not become a header of its own.
        "subject": " ".join(subject.split())[:200],
        "paragraphs": paragraphs,
        "quote": quote,
        "link_label": link[0],
        "link_url": complete(link[1]),
        "contact": topic.contact,
        "municipality": topic.municipality,
        "language": translation.get_language(),
        "preferences_url": preferences_url,
    }
    return MailContent(
        subject=context["subject"],
        text=render_to_string("voices/letters/mail.txt", context).strip() + "\n",
        html=render_to_string("voices/letters/mail.html", context),
    )


def name_of(topic: Topic) -> str:
    """The title in the language that is on."""
    return localized(topic, "title").value


# The mails that ask for a confirmation hold nothing that was typed: anybody can type anything with
# somebody else's address. The private page shows it to who opens the link.
@in_language_of_voice
def confirm_question_mail(question: Any, topic: Topic) -> MailContent:
    """Is this your address? Then we take up your question."""
    return compose(
        topic,
        _("Bevestig uw vraag over “%(title)s”") % {"title": name_of(topic)},
        [
            _("U stelde ons een vraag. Bevestig met de link hieronder dat u dat was."),
            _("Daarna zoeken wij het antwoord uit. Wij zetten vraag en antwoord op de pagina."),
            _("Uw naam en e-mailadres staan daar nooit bij."),
            _("De link werkt drie dagen. Was u het niet? Dan hoeft u niets te doen."),
        ],
        link=(_("Bevestig mijn vraag"), private_url(question)),
    )


@in_language_of_voice
def confirm_support_mail(support: Any, topic: Topic) -> MailContent:
    """Is this your address? Then you count."""
    return compose(
        topic,
        _("Bevestig uw steun voor “%(title)s”") % {"title": name_of(topic)},
        [
            _("U wilt dit plan steunen. Met de link hieronder telt uw steun mee."),
            _("Steun is een signaal. Het is geen stem over het besluit van de gemeente."),
            _("Met dezelfde link trekt u uw steun later weer in. Bewaar deze mail dus."),
            _("De link werkt drie dagen. Was u het niet? Dan hoeft u niets te doen."),
        ],
        link=(_("Bevestig mijn steun"), private_url(support)),
    )


@in_language_of_voice
def confirm_follow_mail(follow: Any, topic: Topic) -> MailContent:
    """Is this your address? Then we keep you informed."""
    return compose(
        topic,
        _("Bevestig dat u “%(title)s” wilt volgen") % {"title": name_of(topic)},
        [
            _("U wilt bericht als er iets verandert. Bevestig dat met de link hieronder."),
            _("De link werkt drie dagen. Was u het niet? Dan hoeft u niets te doen."),
        ],
        link=(_("Houd mij op de hoogte"), private_url(follow)),
    )


@in_language_of_voice
def answer_notice(follow: Any, topic: Topic, answers: Sequence[Any]) -> MailContent:
    """There are new answers."""
    return compose(
        topic,
        _("Nieuw antwoord bij “%(title)s”") % {"title": name_of(topic)},
        [_("De gemeente heeft een vraag beantwoord. Iedereen kan het antwoord lezen.")],
        quote="\n\n".join(f"{answer.text}\n{answer.words}" for answer in answers),
        link=(_("Lees alle vragen en antwoorden"), f"{complete(topic.url)}#vragen"),
        preferences_url=private_url(follow),
    )


@in_language_of_voice
def stage_notice(follow: Any, topic: Topic, event: FollowEvent) -> MailContent:
    """It has come to another phase, a decision or a result."""
    subject, words = {
        FollowEvent.PHASE: (_("Nieuws over “%(title)s”"), _("Er is een nieuwe fase begonnen.")),
        FollowEvent.DECISION: (_("Besluit over “%(title)s”"), _("De gemeente heeft besloten.")),
        FollowEvent.RESULT: (_("Resultaat van “%(title)s”"), _("Er is een resultaat.")),
    }[event]
    return compose(
        topic,
        subject % {"title": name_of(topic)},
        [words, _("Stand van zaken: %(stage)s.") % {"stage": topic.stage_label}],
        link=(_("Lees verder"), topic.url),
        preferences_url=private_url(follow),
    )


@in_language_of_voice
def answer_mail(question: Any, topic: Topic, answer: Any) -> MailContent:
    """The answer, the same as everybody reads."""
    return compose(
        topic,
        _("Antwoord op uw vraag over “%(title)s”") % {"title": name_of(topic)},
        [
            _("U stelde deze vraag: “%(text)s”") % {"text": answer.text},
            _("Dit is ons antwoord. Het staat ook op de pagina, zodat iedereen hetzelfde weet."),
        ],
        quote=answer.words,
        link=(_("Lees alle vragen en antwoorden"), f"{complete(topic.url)}#vragen"),
    )


@in_language_of_voice
def withheld_mail(question: Any, topic: Topic) -> MailContent:
    """We do not publish your question, and why."""
    return compose(
        topic,
        _("Uw vraag over “%(title)s”") % {"title": name_of(topic)},
        [
            _("Wij zetten uw vraag niet op de pagina. Hieronder leest u waarom."),
            _("Bent u het er niet mee eens? Bel of mail ons, dan kijkt een collega opnieuw."),
        ],
        quote=question.withheld_reason,
        link=(_("Bekijk uw vraag"), private_url(question)),
    )


def moderation_mail(text: Any, decision: Any) -> MailContent:
    """Your text was taken down or put back: why, and how to object."""
    topic = text.topic
    with translation.override(text.language):
        if decision.action == ModerationAction.KEEP:
            subject = _("Uw tekst bij “%(title)s” staat terug")
            paragraphs = [_("Wij keken opnieuw en zetten uw tekst terug. Lees waarom.")]
            link = (_("Bekijk de pagina"), topic.url)
        else:
            subject = _("Uw tekst bij “%(title)s” is weggehaald")
            paragraphs = [
                _("Wij haalden deze tekst van u weg: “%(text)s”") % {"text": text.words},
                _("Reden: %(ground)s.") % {"ground": decision.get_ground_display()},
                _(
                    "Bent u het er niet mee eens? Laat dat weten met de link hieronder, of bel"
                    " ons. Een andere medewerker kijkt dan opnieuw."
                ),
            ]
            link = (_("Ik ben het er niet mee eens"), text.objection_path)
        return compose(
            topic, subject % {"title": name_of(topic)}, paragraphs, quote=decision.words, link=link
        )


def staff_mail(topic: Topic, words: str, path: str) -> MailContent:
    """To the contact at the municipality: there is something to do."""
    with translation.override("nl"):
        return compose(
            topic,
            _("Te doen bij “%(title)s”") % {"title": name_of(topic)},
            [words],
            link=(_("Open het beheer"), path),
        )
