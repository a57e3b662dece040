"""What the rows themselves refuse."""

import pytest
from django.db import DatabaseError, connection, transaction

from contracts.models.append_only import AppendOnlyError
from pages.voices.models import Answer
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


def test_answers_are_append_only(topic):
    voices.make_answered(make.make_staff(), topic)
    with pytest.raises(AppendOnlyError):
        Answer.objects.get().delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE voices_answer SET words = 'Nee'")
