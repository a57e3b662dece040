import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.contracts.test_observation_file import TERMS

ROOT = Path(__file__).parents[4]
EXAMPLES = ROOT / "contracts" / "examples"
DWP = EXAMPLES / "dwp-innovation-fund"
# pytest-django refuses every query of a test that does not ask for a database: none of these asks.


def settle_file(*args: object, **options: object) -> str:
    out = StringIO()
    call_command("settle_file", *(str(arg) for arg in args), stdout=out, **options)
    return out.getvalue()


def refusal(*args: object, **options: object) -> list[str]:
    with pytest.raises(CommandError) as caught:
        settle_file(*args, **options)
    assert caught.value.returncode == 1
    return str(caught.value).splitlines()


@pytest.fixture
def files(tmp_path: Path) -> Any:
    def write(terms: object, observations: bytes | str) -> tuple[Path, Path]:
        terms_path, observations_path = tmp_path / "terms.json", tmp_path / "metingen.csv"
        text = terms if isinstance(terms, str) else json.dumps(terms, indent=1)
        terms_path.write_text(text)
        data = observations.encode() if isinstance(observations, str) else observations
        observations_path.write_bytes(data)
        return terms_path, observations_path

    return write


class FullDisk(StringIO):
    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            (
                "Hier ging iets mis in het portaal zelf (OSError), niet in uw bestanden. Meld dit,"
                " met beide bestanden."
            ),
        ),
        (
            "en",
            (
                "Something went wrong in the portal itself (OSError), not in your files. Report"
                " this, with both files."
            ),
        ),
    ],
)
def test_what_nobody_foresaw_is_no_traceback(language: str, said: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command(
            "settle_file",
            str(DWP / "terms.json"),
            str(DWP / "observations.csv"),
            language=language,
            stdout=FullDisk(),
        )
    assert str(caught.value) == said


def test_json_holds_every_period_line_and_step() -> None:
    data = json.loads(settle_file(DWP / "terms.json", DWP / "observations.csv", json=True))
    assert list(data) == ["currency", "engine_version", "periods", "total", "figures"]
    assert (data["currency"], data["total"], data["figures"]) == ("GBP", "8200.00", [])
    totals = [(period["start"], period["end"], period["total"]) for period in data["periods"]]
    assert totals == [
        ("2012-04-01", "2012-07-01", "2100.00"),
        ("2012-07-01", "2012-10-01", "2900.00"),
        ("2012-10-01", "2013-01-01", "0.00"),
        ("2013-01-01", "2013-04-01", "3200.00"),
        ("2013-04-01", "2013-07-01", "0.00"),
    ]
    assert data["periods"][4]["cumulative"] == "8200.00"
    line = next(line for line in data["periods"][3]["lines"] if line["component"] == "r1_nqf3")
    assert (line["kind"], line["quantity"], line["amount"]) == ("regular", "1", "3200.00")
    assert line["origin"] == {"start": "2013-01-01", "end": "2013-04-01"}
    assert line["payers"] == [{"party": "dwp", "amount": "3200.00"}]
    stages = [step["stage"] for step in line["trace"]]
    assert stages == ["quantity", "price", "limit", "rounding", "split"]


def test_figures_stand_beside_the_total() -> None:
    folder = EXAMPLES / "denver-sib-total"
    data = json.loads(settle_file(folder / "terms.json", folder / "observations.csv", json=True))
    assert data["total"] == "9638911.36"
    assert data["figures"] == [
        {"code": "gain", "value": "1038911.36"},
        {"code": "multiple", "value": "1.1208"},
    ]


def test_a_readable_table_with_the_reasons() -> None:
    folder = EXAMPLES / "cambodia-sanitation"
    files = (folder / "terms.json", folder / "observations.csv")
    assert settle_file(*files) == (
        "Van 1 november 2019 tot 1 mei 2020: US$ 3.125.000,00\n"
        "  Dorpen met een toilet voor iedereen: US$ 3.125.000,00\n"
        "    Geteld: 500 dorpen.\n"
        "    500 dorpen × US$ 6.250 = US$ 3.125.000.\n"
        "\n"
        "Samen: US$ 3.125.000,00\n"
    )
    assert settle_file(*files, language="en") == (
        "From 1 November 2019 until 1 May 2020: US$3,125,000.00\n"
        "  Open-defecation-free villages: US$3,125,000.00\n"
        "    Counted: 500 villages.\n"
        "    500 villages × US$6,250 = US$3,125,000.\n"
        "\n"
        "Together: US$3,125,000.00\n"
    )


@pytest.mark.parametrize("until", ["2012-10-01", "1-10-2012", "2012-12-31"])
def test_until_takes_whole_periods_only(until: str) -> None:
    data = json.loads(
        settle_file(DWP / "terms.json", DWP / "observations.csv", json=True, until=until)
    )
    assert [period["total"] for period in data["periods"]] == ["2100.00", "2900.00"]


def test_without_observations_the_contract_runs_to_its_end() -> None:
    folder = EXAMPLES / "wattwest-tranches"
    data = json.loads(settle_file(folder / "terms.json", folder / "observations.csv", json=True))
    assert [period["total"] for period in data["periods"]] == [
        "300000.00",
        "250000.00",
        "200000.00",
        "100000.00",
        "50000.00",
    ]


def test_late_data_makes_a_reversal_and_a_correction(files: Any) -> None:
    rows = "metric;on;subject;known_on\njobs;2026-01-15;p-1;\njobs;2026-02-15;p-2;2026-05-01\n"
    paths = files(TERMS, rows)
    data = json.loads(settle_file(*paths, json=True))
    lines = [
        (line["kind"], line["origin"]["start"], line["amount"])
        for line in data["periods"][1]["lines"]
    ]
    assert lines == [
        ("reversal", "2026-01-01", "-1000.00"),
        ("correction", "2026-01-01", "2000.00"),
        ("regular", "2026-04-01", "0.00"),
    ]
    text = settle_file(*paths)
    assert "(terugdraaien van een eerder bedrag over 1 januari 2026 tot 1 april 2026)" in text
    assert "Eerder geboekt: Gemeente € 1.000. Dat wordt teruggedraaid: − € 1.000." in text


def test_several_versions_of_the_terms(files: Any) -> None:
    later: Any = json.loads(json.dumps({**TERMS, "valid_from": "2026-04-01"}))
    later["components"][0]["price"] = {"per_unit": "1500"}
    rows = "metric;on;subject\njobs;2026-01-15;p-1\njobs;2026-05-15;p-2\n"
    data = json.loads(settle_file(*files([TERMS, later], rows), json=True))
    assert [period["total"] for period in data["periods"]] == ["1000.00", "1500.00"]


def test_a_number_with_two_readings_is_reported_beside_the_result(files: Any) -> None:
    err = StringIO()
    paths = files(TERMS, "metric;on;quantity\ndiplomas;2026-01-15;1.234\n")
    settle_file(*paths, stderr=err)
    assert err.getvalue() == (
        "Regel 2, kolom aantal: 1.234 is gelezen als 1234. Klopt dat niet? Pas het getal aan.\n"
    )


def test_all_errors_in_the_observations_are_named(files: Any) -> None:
    rows = "metric;on;quantity;subject\njobz;2026-01-15;1;p-1\nsavings;2026-01-15;1,10O;\n"
    terms, observations = files(TERMS, rows + "diplomas;2026-01-15;-5;\n")
    assert refusal(terms, observations) == [
        (
            f"{observations}: Regel 2, kolom indicator: De indicator “jobz” staat niet in de"
            " afspraken. Wel afgesproken: diplomas, jobs, mood, savings, stay."
        ),
        (
            f"{observations}: Regel 3, kolom aantal: “1,10O” is geen getal. Staat"
            f" er een letter O in"
            " plaats van een 0? Schrijf bijvoorbeeld 1234,56 of 1.234,56."
        ),
        (
            f"{observations}: Regel 4, kolom aantal: -5 is minder dan nul. Een aantal kan dat niet"
            " zijn. Vul 0 of meer in."
        ),
    ]


def test_all_problems_of_the_terms_are_named(files: Any) -> None:
    wrong: Any = json.loads(json.dumps(TERMS))
    wrong["currency"] = "euro"
    wrong["components"][0]["price"] = {"per_unit": "1,10O"}
    terms, observations = files(wrong, "metric;on\n")
    assert refusal(terms, observations, language="en") == [
        f"{terms}: currency: euro is not a currency. Use three capitals, for example EUR.",
        (
            f'{terms}: components[0].price.per_unit: "1,10O" is not a number. Write it with a point'
            " and without thousands signs, for example 1100.50."
        ),
    ]


def test_a_syntax_error_names_its_row(files: Any) -> None:
    terms, observations = files('{\n "format": "terms/1"\n "currency": "EUR"\n}', "")
    assert refusal(terms, observations) == [
        (
            f"{terms}: Regel 3: Dit is geen geldige JSON, vanaf teken 2. Vaak"
            f" ontbreekt hier of op de"
            " regel ervoor een komma, haakje of aanhalingsteken, of staat er een te veel."
        )
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "weg.json"
    assert refusal(missing, missing) == [f"{missing}: Dit bestand bestaat niet. Kijk de naam na."]
    assert refusal(DWP / "terms.json", tmp_path) == [
        f"{tmp_path}: Dit is een map. Noem het bestand zelf."
    ]


def test_a_file_over_the_limit_is_refused_with_its_real_size(files: Any) -> None:
    terms, observations = files(TERMS, "")
    with observations.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert refusal(terms, observations) == [
        f"{observations}: Het bestand is te groot: 100 MB. Hoogstens 10 MB kan. Splits het bestand."
    ]
    assert refusal(observations, observations) == [
        (
            f"{observations}: De afspraken zijn te groot: 100 MB. Hoogstens 2 MB kan."
            " Is dit het goede bestand?"
        )
    ]


@pytest.mark.parametrize("row", ["jobs;9999-12-31;p-1;", "jobs;2026-01-15;p-1;9999-12-31"])
def test_a_year_that_cannot_be_meant_is_named(files: Any, row: str) -> None:
    endless = {**TERMS, "periods": {"every": "quarter", "from": "2026-01-01"}}
    _, observations = paths = files(endless, f"metric;on;subject;known_on\n{row}\n")
    column = "datum" if row.endswith(";") else "bekend op"
    assert refusal(*paths) == [
        (
            f"{observations}: Regel 2, kolom {column}: 31 december 9999 ligt te ver weg. Klopt"
            " het jaar? Schrijf bijvoorbeeld 2026-11-21."
        )
    ]


@pytest.mark.parametrize("until", ["morgen", "2012-02-30", "9999-12-31"])
def test_until_must_be_a_sensible_day(until: str) -> None:
    with pytest.raises(CommandError, match=f"--until {until} is geen datum"):
        settle_file(DWP / "terms.json", DWP / "observations.csv", until=until)


def test_until_before_the_first_period_ends() -> None:
    with pytest.raises(CommandError, match="nog geen hele periode"):
        settle_file(DWP / "terms.json", DWP / "observations.csv", until="2012-05-01")


def test_without_observations_and_without_an_end_until_is_asked(files: Any) -> None:
    endless = {**TERMS, "periods": {"every": "quarter", "from": "2026-01-01"}}
    with pytest.raises(CommandError, match="Zeg met --until tot wanneer"):
        settle_file(*files(endless, "metric;on\n"))


def test_a_metric_that_must_be_measured_blocks(files: Any) -> None:
    terms: Any = json.loads(json.dumps(TERMS))
    terms["metrics"][4]["missing"] = {"not_measured": "block"}
    terms["components"][0]["gate"] = {"quantity": {"latest": "mood"}, "at_least": "5"}
    paths = files(terms, "metric;on;subject\njobs;2026-01-15;p-1\n")
    assert refusal(*paths) == [
        (
            f"{paths[1]}: observations: De indicator mood is niet gemeten in de"
            f" periode van 2026-01-01"
            " tot 2026-04-01. Zonder die meting kan onderdeel jobs niet worden afgerekend."
        )
    ]


def test_from_a_shell_without_a_database_and_without_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "manage.py"), "settle_file"]
    folder = EXAMPLES / "jump-augsburg"
    good = subprocess.run(
        [*command, folder / "terms.json", folder / "observations.csv", "--json"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert (good.returncode, json.loads(good.stdout)["total"]) == (0, "250000.00")
    bad = subprocess.run(
        [*command, folder / "terms.json", tmp_path / "weg.csv"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "weg.csv: Dit bestand bestaat niet" in bad.stderr
    assert "Traceback" not in bad.stderr


def test_a_version_list_that_does_not_fit_together_is_refused(files: Any) -> None:
    paths = files([TERMS, TERMS], "metric;on;subject\njobs;2026-01-15;p-1\n")
    assert refusal(*paths) == [
        (
            f"{paths[0]}: valid_from: Er zijn twee versies die ingaan op 2026-01-01. Elke"
            " versie heeft"
            " een eigen datum."
        )
    ]
