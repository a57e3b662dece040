"""Settle a contract from two files, without a database: terms in, observations in, amounts out.

    python manage.py settle_file terms.json observations.csv --until 2013-07-01 --json

What is wrong with the files is said on stderr, all of it at once; the exit code is then 1.
"""

import errno
import json
import os
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from django.core.management.base import BaseCommand, CommandError

from contracts.arithmetic import (
    ENGINE_VERSION,
    Observation,
    SettlementBlocked,
    Statement,
    Terms,
    TermsError,
    money_text,
    periods_until,
    settle_all,
    statement_data,
)
from contracts.observation_cells import CellProblem, read_date
from contracts.observation_file import MAX_BYTES, Reading, read_observations
from contracts.observation_table import RowError
from contracts.terms_file import MAX_TERMS_BYTES, TermsFileError, read_terms_file
from contracts.wording import (
    Language,
    figure_text,
    format_money,
    problem_sentence,
    row_error_sentence,
    statement_text,
)

# A contract that runs for longer is a typing mistake in a date.
MAX_YEARS: Final = 100


class Command(BaseCommand):
    """Settle a contract from a file with terms and a file with observations."""

    help = "Reken een contract af uit een bestand met afspraken en een bestand met metingen."
    # Nothing here needs a database, a cache or a page: it works on any machine with the code.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the two files and the options."""
        parser.add_argument("terms", help="afspraken (terms/1, JSON)")
        parser.add_argument("observations", help="metingen (CSV)")
        parser.add_argument(
            "--until", help="tot en met de periode die uiterlijk op deze dag eindigt (2013-07-01)"
        )
        parser.add_argument("--json", action="store_true", help="uitvoer als JSON")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="taal")

    def handle(self, *args: object, **options: object) -> None:
        """Print what two files come to; CommandError, with all that is wrong, when they do not."""
        language: Language = "en" if options["language"] == "en" else "nl"
        try:
            self._settle(language, options)
        except CommandError:
            raise
        except Exception as error:
            # Whoever delivers files must never be answered with a traceback; --traceback shows it.
            kind = type(error).__name__
            raise CommandError(_say(language, *OWN_FAULT).format(kind=kind)) from error

    def _settle(self, language: Language, options: Mapping[str, object]) -> None:
        versions = _read_terms(str(options["terms"]), language)
        reading = _read_observations(str(options["observations"]), versions, language)
        for notice in reading.notices:
            self.stderr.write(row_error_sentence(notice, language))
        try:
            until = _until(options["until"], versions, reading.observations, language)
            statements = settle_all(versions, reading.observations, until)
        except SettlementBlocked as error:
            is_in_data = error.problem.path.startswith("observations")
            name = str(options["observations" if is_in_data else "terms"])
            raise _refusal(name, [problem_sentence(error.problem, language)]) from error
        if not statements:
            raise CommandError(_say(language, *NO_PERIOD))
        if options["json"]:
            data = settlement_data(statements)
            self.stdout.write(json.dumps(data, indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_readable(statements, versions, language)))


NO_PERIOD = (
    "Er is nog geen hele periode om af te rekenen. Kies met --until een latere dag.",
    "There is no whole period to settle yet. Choose a later day with --until.",
)
NO_DATA = (
    "Er zijn geen metingen en het contract heeft geen einde. Zeg met --until tot wanneer.",
    "There are no observations and the contract has no end. Say with --until until when.",
)
UNTIL_WRONG = (
    (
        "--until {found} is geen datum binnen honderd jaar van het contract. Schrijf bijvoorbeeld"
        " 2013-07-01."
    ),
    (
        "--until {found} is not a date within a hundred years of the contract. Write for example"
        " 2013-07-01."
    ),
)
OWN_FAULT = (
    (
        "Hier ging iets mis in het portaal zelf ({kind}), niet in uw bestanden. Meld dit, met beide"
        " bestanden."
    ),
    (
        "Something went wrong in the portal itself ({kind}), not in your files. Report"
        " this, with both"
        " files."
    ),
)
FILE_CLOSED = ("Dit bestand is niet te openen: {reason}.", "This file cannot be opened: {reason}.")
FILE_REASONS: Final[Mapping[int | None, tuple[str, str]]] = {
    errno.ENOENT: (
        "Dit bestand bestaat niet. Kijk de naam na.",
        "This file does not exist. Check the name.",
    ),
    errno.EISDIR: (
        "Dit is een map. Noem het bestand zelf.",
        "This is a folder. Name the file itself.",
    ),
    errno.EACCES: (
        "U mag dit bestand niet lezen. Vraag om toegang.",
        "You may not read this file. Ask for access.",
    ),
}


def settlement_data(statements: Sequence[Statement]) -> dict[str, object]:
    """All statements of one contract as JSON-able data; amounts are text with two decimals."""
    periods = [statement_data(statement) for statement in statements]
    return {
        "currency": statements[-1].currency,
        "engine_version": ENGINE_VERSION,
        "periods": periods,
        "total": money_text(statements[-1].cumulative_cents),
        "figures": periods[-1]["figures"],
    }


def last_whole_period(
    versions: Sequence[Terms], observations: Iterable[Observation]
) -> date | None:
    """The end of the last period that has data; without data the end of the contract, if any."""
    first, ends = (
        min(terms.periods.start for terms in versions),
        [terms.periods.until for terms in versions if terms.periods.until],
    )
    days = [max(row.is_known_on, row.on) for row in observations]
    if not days:
        return max(ends, default=None)
    last = max(days)
    # A year on there is the end of any period that repeats; other periods have an end themselves.
    far = max([last.replace(year=min(last.year + 2, date.max.year), day=1), first, *ends])
    periods = periods_until(versions, far)
    return next((period.end for period in periods if period.end > last), far)


def _until(
    text: object, versions: Sequence[Terms], observations: Sequence[Observation], language: Language
) -> date:
    if text is None:
        until = last_whole_period(versions, observations)
        if until is None:
            raise CommandError(_say(language, *NO_DATA))
        return until
    day = read_date(str(text))
    first = min(terms.periods.start for terms in versions)
    if isinstance(day, CellProblem) or day.year > first.year + MAX_YEARS:
        raise CommandError(_say(language, *UNTIL_WRONG).format(found=text))
    return day


def _read_terms(name: str, language: Language) -> tuple[Terms, ...]:
    try:
        return read_terms_file(_bytes_of(name, MAX_TERMS_BYTES, language))
    except TermsFileError as error:
        raise _refusal(name, [row_error_sentence(error.error, language)]) from error
    except TermsError as error:
        sentences = [problem_sentence(problem, language) for problem in error.problems]
        raise _refusal(name, sentences) from error


def _read_observations(name: str, versions: Sequence[Terms], language: Language) -> Reading:
    reading = read_observations(_bytes_of(name, MAX_BYTES, language), versions)
    if reading.errors:
        raise _refusal(name, [row_error_sentence(error, language) for error in reading.errors])
    return reading


def _bytes_of(name: str, max_bytes: int, language: Language) -> bytes:
    try:
        with Path(name).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            # One byte more than allowed is enough to see that a file is too large.
            data = file.read(max_bytes + 1) if size <= max_bytes else b""
    except OSError as error:
        texts = FILE_REASONS.get(error.errno, FILE_CLOSED)
        reason = error.strerror or type(error).__name__
        raise _refusal(name, [_say(language, *texts).format(reason=reason)]) from error
    if size > max_bytes:
        code = "terms_too_large" if max_bytes == MAX_TERMS_BYTES else "file_too_large"
        problem = RowError(0, "", code, {"size": str(size), "limit": str(max_bytes)})
        raise _refusal(name, [row_error_sentence(problem, language)])
    return data


def _refusal(name: str, sentences: Iterable[str]) -> CommandError:
    return CommandError("\n".join(f"{name}: {sentence}" for sentence in sentences), returncode=1)


def _say(language: Language, nl: str, en: str) -> str:
    return nl if language == "nl" else en


def _readable(
    statements: Sequence[Statement], versions: Sequence[Terms], language: Language
) -> list[str]:
    lines: list[str] = []
    for statement in statements:
        lines += [*statement_text(statement, versions, language), ""]
    last = statements[-1]
    total = format_money(last.cumulative_cents, last.currency, language)
    lines.append(_say(language, f"Samen: {total}", f"Together: {total}"))
    newest = max(versions, key=lambda terms: terms.valid_from)
    lines += [figure_text(figure, newest, language) for figure in last.figures]
    return lines
