"""Effects are calls that a reader can follow: no signals, no task from inside a transaction."""

import ast

from tests.architecture.source import called_name, imports, modules, place, tree

SIGNALS = (
    "django.db.models.signals",
    "django.dispatch",
    "django.core.signals",
    "django.contrib.auth.signals",
    "wagtail.signals",
    "celery.signals",
)
PLAIN = frozenset({"int", "str", "bool", "list[int]", "list[str]"})


def test_no_signals() -> None:
    found = [
        f"{place(path, node)} imports {name}"
        for path in modules()
        for name, node in imports(path)
        if name.startswith(SIGNALS)
    ]
    assert not found, "\n".join(found)


def test_tasks_are_sent_after_commit() -> None:
    """`delay` and `apply_async` may run before the rows they speak of are there."""
    found = [
        f"{place(path, node)} calls {called_name(node)}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called_name(node).rsplit(".", 1)[-1] in {"delay", "apply_async"}
    ]
    assert not found, "\n".join(found)


def test_tasks_take_ids_and_words_only() -> None:
    """Anything else does not survive JSON, or is old when the worker reads it."""
    found = [
        f"{place(path, node)} {argument.arg}"
        for path in modules("tasks")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and any("shared_task" in ast.unparse(mark) for mark in node.decorator_list)
        for argument in [*node.args.args, *node.args.kwonlyargs]
        if argument.arg != "self" and kind(argument) not in PLAIN
    ]
    assert not found, "\n".join(found)


def kind(argument: ast.arg) -> str:
    written = ast.unparse(argument.annotation) if argument.annotation else "nothing"
    return written.removesuffix(" | None")
