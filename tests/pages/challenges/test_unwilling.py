"""Which reasons only say that somebody does not want it, and which say more."""

import pytest

from pages.challenges.unwilling import is_bare, only_says_unwilling

REFUSED = [
    "De wethouder wil dit niet.",
    "Dit wil de wethouder niet",
    "Wij wijzen uw plan af omdat de wethouder dit niet wil.",
    "Helaas wil de wethouder dit niet.",
    "Daarom wil het college dit nu echt niet.",
    "Het college ziet dit niet zitten en de raad is tegen.",
    "Wij hebben op het moment andere prioriteiten.",
    "We hebben op dit moment andere prioriteiten. Uw plan gaat niet door.",
    "Dit heeft nu geen prioriteit.",
    "Het primaat ligt bij de raad.",
    "De raad gaat hierover.",
    "Dit is politiek niet haalbaar.",
    "Het is bestuurlijk ongewenst, helaas.",
    "Wij hebben hier geen behoefte aan.",
    "Niemand wil dit. Niemand wil dit. De directie is tegen, de afdeling is tegen.",
    "DE WETHOUDER WIL DIT NIET!!!",
    "The alderman does not want this.",
    "The council has other priorities at the moment.",
]
ALLOWED = [
    # A reason stands beside who does not want it.
    "De wethouder wil dit niet, want het kost twee keer zoveel als het groenbedrijf nu rekent.",
    "Wij hebben andere prioriteiten: tot en met 2028 gaat al het geld voor groen naar de dijk.",
    # These words stand in a reason that is about the plan.
    "De gemeente wil niet dat kinderen langs de weg spelen zonder hek.",
    "Er is in de buurt te weinig steun: van de 80 huishoudens tekenden er 4.",
    "De raad heeft in mei besloten om dit gebouw te verkopen. Daarom is het er straks niet meer.",
    "Bewoners van de flat willen dit niet: 61 van de 70 zeiden nee bij de peiling van maart.",
    "Het werk mag volgens de Paspoortwet alleen door een ambtenaar worden gedaan.",
    # Too little to be a reason, but not unwilling: another rule says so.
    "Te duur.",
    "",
]


@pytest.mark.parametrize("reason", REFUSED)
def test_only_unwilling(reason):
    assert only_says_unwilling(reason)


@pytest.mark.parametrize("reason", ALLOWED)
def test_says_more_or_something_else(reason):
    assert not only_says_unwilling(reason)


def test_one_bare_sentence():
    assert is_bare(["de", "wethouder", "wil", "dit", "niet"])
    assert not is_bare(["de", "bomen", "staan", "te", "dicht"])
    assert not is_bare([])
