"""What a browser may do: strict for the public, a little wider under the admin path."""

from django.test import Client


def policy(answer) -> dict[str, str]:
    parts = [part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";")]
    return {name: sources for name, _space, sources in parts}


def test_public_pages_run_no_inline_code() -> None:
    answer = Client().get("/healthz")
    rules = policy(answer)
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_the_admin_gets_inline_scripts_and_nothing_else(db) -> None:
    rules = policy(Client().get("/beheer/login/"))
    assert rules["script-src"] == "'self' 'unsafe-inline'"
    assert rules["style-src"] == "'self'"
    assert rules["img-src"] == "'self' data: blob:"


def test_every_answer_carries_the_other_headers() -> None:
    answer = Client().get("/healthz")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in answer["Permissions-Policy"]


def test_without_a_cookie_the_typed_text_comes_back_and_no_password(db) -> None:
    visitor = Client(enforce_csrf_checks=True)
    typed = {"plan": "Mijn <b>lange</b> tekst", "password": "geheim-woord"}
    answer = visitor.post("/beheer/login/", typed)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Zet cookies aan" in page
    assert "Mijn &lt;b&gt;lange&lt;/b&gt; tekst" in page
    assert "geheim-woord" not in page
