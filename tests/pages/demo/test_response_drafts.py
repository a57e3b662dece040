"""Who completes a demo response finds back what was sent."""

import pytest

from pages.challenges import services
from pages.challenges.forms.assembly import assemble, judge
from pages.demo.response_cases import DEMOS
from pages.demo.response_drafts import typed_for
from tests.factories import challenges as make


@pytest.mark.django_db
def test_the_steps_give_the_document_that_was_sent():
    asked = [demo for demo in DEMOS if demo.question]
    assert asked
    for demo in asked:
        draft = make.make_draft()
        for step, entry in typed_for(demo.document).items():
            services.save_step(response=draft, step=step, entry=entry, now=make.NOW)
        draft.refresh_from_db()
        assert assemble(judge(draft)) == demo.document
