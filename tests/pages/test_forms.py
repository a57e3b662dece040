import pytest


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("E-mailadres", "Wachtwoord", "Inloggen bij het Uitdaagloket")),
        ("en", ("E-mail address", "Password", "Sign in to the Uitdaagloket")),
    ],
)
def test_sign_in_speaks_one_language(client, db, language, words):
    client.cookies["taal"] = language
    text = client.get("/beheer/login/").content.decode()
    for word in words:
        assert word in text
