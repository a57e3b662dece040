"""Questions about people who send a plan together."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from pages.challenges.enums import CoAnswer, Status
from pages.challenges.models import CoSubmitter, CoSubmitterAnswer, Response
from pages.challenges.models.responses import digest_token
from pages.challenges.transitions import OPEN


@dataclass(frozen=True)
class Party:
    """One co-submitter with all answers, oldest first."""

    person: CoSubmitter
    answers: tuple[CoSubmitterAnswer, ...]
    is_changed_since: bool
    has_left: bool = False

    @property
    def answer(self) -> CoSubmitterAnswer | None:
        """What holds now."""
        return self.answers[-1] if self.answers else None

    @property
    def is_confirmed(self) -> bool:
        """Whether this person said yes, and stayed."""
        return (
            not self.has_left and bool(self.answers) and self.answers[-1].answer == CoAnswer.CONFIRM
        )

    @property
    def has_declined(self) -> bool:
        """Whether this person said no, and did not leave since."""
        return (
            not self.has_left and bool(self.answers) and self.answers[-1].answer == CoAnswer.DECLINE
        )


def parties_of(response: Response, *, at: datetime | None = None) -> list[Party]:
    """Everybody who was asked and not taken off again, in order; as it stood `at` a moment.

    A removal that came after that moment does not matter then.
    """
    rows = CoSubmitter.objects.filter(response=response).prefetch_related("answers").order_by("pk")
    found = []
    for person in rows:
        if at is None and person.removed_at is not None:
            continue
        if at is not None and not _was_asked(person, at):
            continue
        answers = tuple(
            sorted(
                (row for row in person.answers.all() if at is None or row.at <= at),
                key=lambda row: row.pk,
            )
        )
        changed = bool(answers) and answers[-1].draft_revision < response.draft_revision
        has_left = person.left_at is not None and (at is None or person.left_at <= at)
        found.append(Party(person, answers, changed, has_left))
    return found


def _was_asked(person: CoSubmitter, at: datetime) -> bool:
    return person.invited_at <= at and (person.removed_at is None or person.removed_at > at)


def can_join(response: Response) -> bool:
    """Whether somebody can be asked to send this together, and can answer: until the end."""
    return response.status == Status.DRAFT or response.status in OPEN


def mark_of_plan(response: Response) -> str:
    """Which text a co-submitter reads: of the draft, or the version that was sent last.

    Changes whenever that text changes; a page posts back the mark of what it showed.
    """
    if response.status == Status.DRAFT:
        return f"concept-{response.draft_revision}"
    last = response.versions.order_by("-number").first()
    return f"versie-{last.number if last else 0}"


def find_cosubmitter(token: str) -> CoSubmitter | None:
    """The co-submitter of a private link, or None. Looked up as a response is."""
    found = (
        CoSubmitter.objects.select_related("response__call")
        .filter(token_digest=digest_token(token), removed_at=None, erased_at=None)
        .first()
    )
    if found is None or not secrets.compare_digest(found.token.encode(), token.encode()):
        return None
    return found
