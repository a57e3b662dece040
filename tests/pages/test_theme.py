import pytest

from pages.theme import ThemeError, parse_theme, stylesheet


def test_theme_becomes_a_stylesheet():
    assert stylesheet("--uitdaag-brand-color: #154273;\n\n--utrecht-link-color: rgb(1, 2, 3)") == (
        ":root {\n  --uitdaag-brand-color: #154273;\n  --utrecht-link-color: rgb(1, 2, 3);\n}\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "color: red",
        "--other-color: #fff",
        "--uitdaag-brand-color: url(//evil.example/x)",
        "--uitdaag-brand-color: #fff} body {display: none",
        "--uitdaag-brand-color: #fff; --x: y",
        "--uitdaag-brand-color: expression(alert(1))",
        "--uitdaag-brand-color: </style><script>",
        "--uitdaag-brand-color",
        "--uitdaag-brand-color: \\65",
    ],
)
def test_anything_but_a_colour_or_size_is_refused(line):
    with pytest.raises(ThemeError, match="Regel 1"):
        parse_theme(line)
    assert stylesheet(line) == ""


def test_a_theme_has_a_limited_length():
    with pytest.raises(ThemeError, match="80"):
        parse_theme("--uitdaag-space-1: 1rem\n" * 81)
