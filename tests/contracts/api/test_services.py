"""Making, using and revoking keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contracts.api.models import ApiToken, IdempotentAnswer
from contracts.api.selectors.tokens import fingerprint, has_scope, token_for, tokens_of
from contracts.api.services.tokens import make_token, note_use, revoke_token
from contracts.errors import Refused, RefusedTogether
from tests.factories.contracts import NOW, AgreementFactory, PartyFactory, PersonFactory

TOMORROW = timezone.localdate(NOW) + timedelta(days=1)


def make(owner, **changes):
    fields = {
        "owner": owner,
        "purpose": "koppeling",
        "scopes": ["metingen.schrijven", "metingen.lezen"],
        "expires_on": TOMORROW,
        "now": NOW,
    }
    return make_token(**{**fields, **changes})


@pytest.mark.django_db
def test_only_a_hash_is_kept_and_the_key_works():
    owner = PersonFactory()
    token, key = make(owner)
    assert key.startswith(token.prefix)
    assert len(key) > 40
    row = ApiToken.objects.get()
    assert key not in {str(getattr(row, field.name)) for field in row._meta.fields}
    assert row.sha256 == fingerprint(key)
    assert row.scopes == "metingen.lezen metingen.schrijven"
    assert row.scope_labels[1] == "Metingen inleveren, corrigeren en intrekken"
    assert str(row) == f"{token.prefix}… koppeling"
    # It works up to and including the last day, where the municipality is.
    assert token_for(key, NOW) == token
    end = timezone.make_aware(
        timezone.datetime(TOMORROW.year, TOMORROW.month, TOMORROW.day) + timedelta(days=1)
    )
    assert token_for(key, end - timedelta(seconds=1)) == token
    assert token_for(key, end) is None
    assert has_scope(token, "metingen.lezen")
    assert not has_scope(token, "toetsingen.schrijven")
    assert not has_scope(None, "metingen.lezen")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": " "}, "token_purpose_missing"),
        ({"scopes": []}, "token_scopes_missing"),
        ({"scopes": ["alles"]}, "token_scopes_missing"),
        ({"expires_on": timezone.localdate(NOW)}, "token_expiry_past"),
        ({"expires_on": timezone.localdate(NOW) + timedelta(days=365)}, "token_expiry_far"),
    ],
)
def test_what_makes_no_good_key_is_refused(changes, code):
    with pytest.raises(RefusedTogether) as refused:
        make(PersonFactory(), **changes)
    assert [reason.code for reason in refused.value.reasons] == [code]
    assert not ApiToken.objects.exists()


@pytest.mark.django_db
def test_a_key_cannot_reach_further_than_its_owner():
    person = PersonFactory()
    foreign = {"agreement": AgreementFactory(active=True), "party": PartyFactory()}
    with pytest.raises(RefusedTogether) as refused:
        make(person, purpose="", **foreign)
    assert [reason.code for reason in refused.value.reasons] == [
        "token_purpose_missing",
        "token_agreement_foreign",
        "token_party_foreign",
    ]


@pytest.mark.django_db
def test_the_owner_or_an_administrator_revokes_a_key_once():
    owner, other, boss = PersonFactory(), PersonFactory(), PersonFactory(is_superuser=True)
    token, key = make(owner)
    with pytest.raises(Refused, match="niet van u"):
        revoke_token(token=token, by=other, now=NOW)
    revoke_token(token=token, by=boss, now=NOW)
    token.refresh_from_db()
    assert (token.revoked_at, token.revoked_by) == (NOW, boss)
    assert token_for(key, NOW) is None
    with pytest.raises(Refused, match="al ingetrokken"):
        revoke_token(token=token, by=owner, now=NOW)
    assert list(tokens_of(owner)) == [token]
    assert list(tokens_of(other)) == []
    assert list(tokens_of(boss)) == [token]


@pytest.mark.django_db
def test_a_use_is_noted_to_the_minute(django_assert_num_queries):
    token, _key = make(PersonFactory())
    note_use(token=token, now=NOW)
    token.refresh_from_db()
    assert token.last_used_at == NOW
    with django_assert_num_queries(0):
        note_use(token=token, now=NOW + timedelta(seconds=59))
    note_use(token=token, now=NOW + timedelta(minutes=1))
    token.refresh_from_db()
    assert token.last_used_at == NOW + timedelta(minutes=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"scopes": ""}, {"expires_at": NOW - timedelta(days=1)}, {"revoked_at": NOW}],
)
def test_the_database_refuses_a_key_that_cannot_be(change):
    token, _key = make(PersonFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=token.pk).update(**change)


@pytest.mark.django_db
def test_an_answer_is_kept_once_for_each_key():
    token, _key = make(PersonFactory())
    fields = {"token": token, "key": "a", "request_sha256": "0", "status": 201, "body": "{}"}
    row = IdempotentAnswer.objects.create(at=NOW, **fields)
    assert str(row) == f"{token.pk} a"
    with pytest.raises(IntegrityError), transaction.atomic():
        IdempotentAnswer.objects.create(at=NOW, **fields)
    assert date(2026, 5, 16) == TOMORROW
