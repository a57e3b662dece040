"""Where the apps above the core put their screens, and who is told of what is seen."""

from __future__ import annotations

import pytest

from contracts.views import above


class Keeper:
    def __init__(self, address: str) -> None:
        self.address, self.seen = address, []

    def note_seen(self, view: object, response: object) -> None:
        self.seen.append((view, response))

    def history_address(self, view: object) -> str:
        return self.address


def test_a_screen_is_answered_by_who_put_it_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(above, "_SCREENS", {})
    answer = above.screen("proef")
    with pytest.raises(KeyError):
        answer(None)
    above.put_screen("proef", lambda request, pk: f"{request} {pk}")
    assert answer("verzoek", pk=3) == "verzoek 3"


def test_each_keeper_is_told_once_and_the_first_history_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(above, "_KEEPERS", [])
    assert above.history_address("view") == ""
    silent, keeper = Keeper(""), Keeper("/daar/")
    for one in (silent, keeper, keeper):
        above.add_keeper(one)
    above.note_seen("view", "response")
    assert keeper.seen == silent.seen == [("view", "response")]
    assert above.history_address("view") == "/daar/"
