"""Roles that pull at each other are found, whatever the party is called."""

from __future__ import annotations

import pytest

from contracts.models import Agreement, AgreementParty
from contracts.selectors.dossier import component_labels, conflict_subject, dossier_of, role_matrix
from tests.factories.contracts import AgreementFactory, PersonFactory
from tests.factories.dossier import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return AgreementFactory()


def duty(agreement: Agreement, role: str, choice: str) -> AgreementParty:
    found = agreement.parties.get(role=role)
    write(agreement, "duty", PersonFactory(), subject=str(found.party_id), choice=choice)
    return found


def found_in(agreement: Agreement) -> list[tuple[str, str]]:
    return [
        (row.party.name, conflict.code)
        for row in role_matrix(agreement)
        for conflict in row.conflicts
    ]


def test_one_role_each_is_no_conflict(agreement):
    rows = role_matrix(agreement)
    assert [[role.role for role in row.roles] for row in rows] == [
        ["payer"], ["provider"], ["evaluator"],
    ]  # fmt: skip
    assert found_in(agreement) == []


@pytest.mark.parametrize(
    ("role", "choices", "codes"),
    [
        ("payer", ["controller"], ["pays_and_checks"]),
        (
            "payer",
            ["subsidiser", "client", "landlord", "controller"],
            ["pays_and_checks", "pays_and_rents", "rents_and_checks"],
        ),
        ("provider", ["overseer"], ["does_and_checks"]),
        ("evaluator", ["landlord"], ["judges_with_interest"]),
        ("provider", ["initiator", "employer"], []),
    ],
)
def test_roles_that_do_not_go_together(agreement, role, choices, codes):
    for choice in choices:
        party = duty(agreement, role, choice).party
    assert found_in(agreement) == [(party.name, code) for code in codes]


def test_a_conflict_is_explained_for_its_own_pair(agreement):
    party = duty(agreement, "payer", "controller").party
    subject = conflict_subject(party.pk, "pays_and_checks")
    entry = write(agreement, "conflict", PersonFactory(), subject=subject, text="Twee afdelingen.")
    (row, *_others) = role_matrix(agreement)
    assert [conflict.explanation for conflict in row.conflicts] == [entry]
    duty(agreement, "payer", "landlord")
    (row, *_others) = role_matrix(agreement)
    assert [conflict.explanation for conflict in row.conflicts] == [entry, None, None]


def test_one_party_in_two_roles_is_one_row(agreement):
    payer = agreement.parties.get(role="payer")
    AgreementParty.objects.create(
        agreement=agreement, party=payer.party, role="intermediary", code="bemiddelaar"
    )
    rows = role_matrix(agreement)
    assert [len(row.roles) for row in rows] == [2, 1, 1]


def test_lines_of_the_terms_have_names(agreement):
    assert list(component_labels(agreement, "nl")) == ["banen"]
    assert component_labels(AgreementFactory(document__none=True), "nl") == {}


def test_the_dossier_is_read_at_once(agreement, django_assert_num_queries):
    by = PersonFactory()
    write(agreement, "measurable", by)
    write(agreement, "replaces", by)
    write(agreement, "replaces", by)
    with django_assert_num_queries(1):
        dossier = dossier_of(agreement)
    assert [line.entry.row for line in dossier.all_of("replaces")] == [1, 2]
    assert dossier.entry("measurable").by == by
    assert dossier.entry("route") is None
