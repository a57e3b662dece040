"""The shape of the tree: names, sizes, a README per folder, a test per module."""

import ast
import subprocess
from pathlib import Path

from tests.architecture.source import APPS, ROOT, modules, place, tree

LINES_PER_FILE = 400
LINES_PER_README = 150
VAGUE_NAMES = frozenset({"utils", "util", "common", "core", "helpers", "misc", "shared"})
TOP_LEVEL = frozenset(
    {"LICENSE", "Makefile", "README.md", "compose.yaml", "contracts", "manage.py", "pages"}
    | {"portal", "publiccode.yml", "pyproject.toml", "requirements", "tasks", "tests"}
    | {"CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"}
    # What a machine makes.
    | {"var", "staticfiles", "media", "htmlcov", "mutants", "__pycache__"}
)
# Wiring that is proved by starting it, not by a test of its own.
WITHOUT_TEST = frozenset(
    {"portal/wsgi.py", "portal/settings/check.py", "portal/settings/demo.py"}
    | {"portal/settings/test.py"}
)


def test_nothing_new_at_the_top() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - TOP_LEVEL == set()


def test_what_a_machine_makes_is_not_in_the_tree() -> None:
    """Also not as a link: checking it out would take the place of the folder that is in use."""
    kept = subprocess.run(
        ["git", "ls-files", ".venv", "var", "staticfiles", "media", "htmlcov", "mutants"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert kept.stdout == ""


def test_no_vague_names() -> None:
    vague = [
        place(path)
        for path in modules(tests=True)
        if VAGUE_NAMES.intersection([path.stem, *path.relative_to(ROOT).parts])
    ]
    assert not vague, "\n".join(vague)


def test_files_stay_readable() -> None:
    long = {place(path): lines(path) for path in modules(tests=True)}
    assert {name: count for name, count in long.items() if count > LINES_PER_FILE} == {}


def test_every_app_folder_has_a_short_readme() -> None:
    """The tests mirror the source, so one README at the top of tests/ is enough."""
    folders = {path.parent for path in modules() if is_code(path)} | {ROOT / "tests"}
    readmes = {folder / "README.md" for folder in folders if "management" not in folder.parts}
    missing = sorted(place(readme) for readme in readmes if not readme.exists())
    assert not missing, "\n".join(missing)
    long = [place(r) for r in readmes if r.exists() and lines(r) > LINES_PER_README]
    assert not long, "\n".join(long)


def test_every_module_has_its_test_in_the_same_place() -> None:
    """`a/b/c.py` has `tests/a/b/test_c.py`, or `tests/a/test_b.py` for the whole folder b."""
    missing = [
        place(path)
        for path in modules()
        if is_code(path) and place(path) not in WITHOUT_TEST and not has_test(path)
    ]
    assert not missing, "\n".join(missing)


def test_migrations_have_names_and_a_way_back() -> None:
    wrong = []
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("migrations/0*.py")):
        if "_auto_" in path.name:
            wrong.append(f"{place(path)} needs a name that says what it does")
        wrong += [
            f"{place(path, node)} cannot be undone"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)
            and ast.unparse(node.func).endswith(("RunPython", "RunSQL"))
            and len(node.args) + sum("reverse" in str(word.arg) for word in node.keywords) < 2
        ]
    assert not wrong, "\n".join(wrong)


def has_test(path: Path) -> bool:
    below = path.relative_to(ROOT)
    folder = ROOT / "tests" / below.parent
    whole = folder.with_name(f"test_{folder.name}.py")
    return (folder / f"test_{path.name}").exists() or whole.exists()


def is_code(path: Path) -> bool:
    """False for package files, app configurations and files that only pass names on."""
    if path.name in {"__init__.py", "apps.py"}:
        return False
    return any(
        not isinstance(node, ast.Expr | ast.Import | ast.ImportFrom) for node in tree(path).body
    )


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())
