"""The commands of this app."""

from django.core.management import call_command

from pages.challenges import drawing


def test_the_command_draws_it_again(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(drawing, "DRAWING", tmp_path / "TRANSITIONS.md")
    monkeypatch.setattr(
        "pages.challenges.management.commands.draw_transitions.DRAWING", drawing.DRAWING
    )
    call_command("draw_transitions")
    assert drawing.DRAWING.read_text() == drawing.page()
    assert capsys.readouterr().out == "Drawn in TRANSITIONS.md.\n"
