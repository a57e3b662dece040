"""What assessors are asked to think of."""

from pages.challenges.prompts import PLAN_POINTS, VALUE_TRIANGLE


def test_the_triangle_has_its_three_corners_and_the_review_its_six_points():
    assert [prompt.code for prompt in VALUE_TRIANGLE] == [
        "legitimacy", "efficiency", "involvement",
    ]  # fmt: skip
    assert [prompt.code for prompt in PLAN_POINTS] == [
        "market", "products", "contracts", "risks", "participation", "social_return",
    ]  # fmt: skip


def test_each_asks_a_question():
    for prompt in (*VALUE_TRIANGLE, *PLAN_POINTS):
        assert "?" in str(prompt.questions), prompt.code
        assert str(prompt.name)
