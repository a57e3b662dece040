"""What every model of ours keeps to: people by setting, JSON with a schema."""

import ast

from tests.architecture.source import called_name, imports, modules, place, tree

LINES_ABOVE = 5


def test_people_are_named_by_setting_only() -> None:
    """Nobody imports the user model: `settings.AUTH_USER_MODEL` or `get_user_model()`."""
    found = [
        f"{place(path, node)} imports {name}"
        for path in modules("contracts", "pages", "tasks")
        for name, node in imports(path)
        if name.split(".")[0] == "portal"
    ]
    assert not found, "\n".join(found)


def test_json_fields_say_which_schema_they_follow() -> None:
    """A JSONField without a schema, a version and one reader is a second, hidden database.

    A comment above it, or its help text, names the schema.
    """
    found = []
    for path in modules():
        written = path.read_text().splitlines()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called_name(node).endswith("JSONField"):
                around = written[max(0, node.lineno - LINES_ABOVE - 1) : node.end_lineno]
                if "schema" not in "\n".join(around).lower():
                    found.append(place(path, node))
    assert not found, "\n".join(found)
