"""Try mutants: one pytest session, a fork for each mutant, until a test fails.

The tests are collected once. First they run on the code as it is, to see which lines of the
arithmetic each executes; only tests that execute a mutant's line can kill it. In a mutant's fork
the function's code is replaced, and those tests run: first the ones that killed its neighbours.
"""

import __future__

import gc
import hashlib
import importlib
import json
import os
import pickle
import signal
import sys
import textwrap
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any, cast

import pytest
from coverage import Coverage
from hypothesis import Phase, settings

from tests.contracts.arithmetic.mutant_forks import ENDLESS, in_forks
from tests.contracts.arithmetic.mutant_making import Mutant

FOLDER = "contracts/arithmetic"
PACKAGE = FOLDER.replace("/", ".")
ROOT = Path(__file__).parents[3]
COVERED = ROOT / "var/mutant-coverage.pickle"
REMEMBERED = ROOT / "var/mutants.json"
# The exact tests, the examples and the oracle. The properties over everything and the long runs
# would kill by luck, and slowly.
LEFT_OUT = ("properties", "proving", "schema", "mutants")
ARGUMENTS = [
    f"tests/{FOLDER}",
    *(f"--ignore=tests/{FOLDER}/test_{name}.py" for name in LEFT_OUT),
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=1"),
]
# A test that runs longer than this and so many times longer than without the mutant, will not end.
PATIENCE, TIMES = 2.0, 10.0
# Who is alive after so many seconds of tests has survived; all in seconds of the processor.
SECONDS = float(os.environ.get("MUTANT_SECONDS", "60"))

Covered = dict[str, tuple[float, dict[str, set[int]]]]
"""By test: how long it takes, and the lines that it executes by file."""


def try_all(mutants: Iterable[Mutant]) -> list[tuple[Mutant, str | None]]:
    """Every mutant with the test that killed it, or None when it survived.

    A test that fails without a mutant ends everything.
    """
    settings.register_profile("mutants", database=None, phases=(Phase.explicit, Phase.generate))
    settings.load_profile("mutants")
    REMEMBERED.parent.mkdir(exist_ok=True)
    trials = Trials(mutants)
    if code := pytest.main(ARGUMENTS, plugins=[trials]):
        raise SystemExit(code)
    return trials.tried


class Trials:
    """A plugin for pytest that runs the collected tests in its own way."""

    def __init__(self, mutants: Iterable[Mutant]) -> None:
        """Remember what to try, and who killed what before."""
        self.mutants = mutants
        self.tried: list[tuple[Mutant, str | None]] = []
        self.before: dict[str, str | None] = {}
        if REMEMBERED.exists():
            self.before = json.loads(REMEMBERED.read_text(encoding="utf-8"))
        self.kills: dict[str, Counter[str]] = defaultdict(Counter)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, and then again for each mutant."""
        warm_up(session)
        covered = coverage_of(session.items)
        items = {item.nodeid: item for item in session.items}
        started = time.monotonic()
        for mutant, killer in in_forks(self.works(items, covered)):
            self.tried.append((mutant, killer))
            if killer and killer != ENDLESS:
                self.kills[mutant.function][killer] += 1
                self.kills[mutant.module][killer] += 1
            if len(self.tried) % 100 == 0:
                self.note(time.monotonic() - started)
        self.note(time.monotonic() - started)
        return True

    def works(
        self, items: dict[str, pytest.Item], covered: Covered
    ) -> Iterator[tuple[Mutant, Callable[[], Any]]]:
        """The trials of all mutants; each is made when its turn comes."""
        for mutant in self.mutants:
            tests = [(items[name], covered[name][0]) for name in self.order(mutant, covered)]
            yield mutant, partial(trial, mutant, tests)

    def order(self, mutant: Mutant, covered: Covered) -> list[str]:
        """The tests that execute a mutant's lines, the ones that will probably kill it first."""
        file = f"{mutant.module}.py"
        known = self.before.get(mutant.key)
        near, far = self.kills[mutant.function], self.kills[mutant.module]

        def rank(name: str) -> tuple[bool, int, bool, int, float]:
            is_mirror = f"/test_{file}" in name
            return name != known, -near[name], not is_mirror, -far[name], covered[name][0]

        names = (
            name for name, (_, lines) in covered.items() if mutant.lines & lines.get(file, set())
        )
        return sorted(names, key=rank)

    def note(self, seconds: float) -> None:
        """Say how far it is, and remember it."""
        killers = {mutant.key: killer for mutant, killer in self.tried}
        REMEMBERED.write_text(json.dumps(self.before | killers, indent=0), encoding="utf-8")
        alive = sum(killer is None for killer in killers.values())
        last = self.tried[-1][0].module if self.tried else ""
        sys.stderr.write(f"{len(killers)} tried, {alive} alive, {seconds:.0f} s, now {last}\n")


def warm_up(session: pytest.Session) -> None:
    """Load and set up here what otherwise each fork would: run a test, keep the session's part."""
    nothing_more = cast(pytest.Item, SimpleNamespace(listchain=lambda: [session]))
    for item in session.items:
        if item.path.stem in {"test_kinds", "test_oracle"}:
            run(item, nothing_more)
    gc.collect()
    gc.freeze()


def coverage_of(items: Sequence[pytest.Item]) -> Covered:
    """Look what the tests execute; remembered as long as only other files of tests change."""
    known: dict[str, Covered] = {}
    if COVERED.exists():
        known = pickle.loads(COVERED.read_bytes())
    shared = digest(
        path
        for folder in (FOLDER, f"tests/{FOLDER}", "contracts/schema", "contracts/examples")
        for path in sorted((ROOT / folder).rglob("*.*"))
        if path.suffix in {".py", ".md", ".json"} and not path.name.startswith(("test_", "mutant"))
    )
    groups = {
        f"{path.name} {digest([path])} {shared}": [*group]
        for path, group in groupby(items, key=lambda item: item.path)
    }
    found = {key: known[key] for key in groups if key in known}
    works = [(key, partial(look, group)) for key, group in groups.items() if key not in found]
    for key, answer in in_forks(works):
        found[key] = answer
        COVERED.write_bytes(pickle.dumps(found))
    return {name: each for tests in found.values() for name, each in tests.items()}


def digest(paths: Iterable[Path]) -> str:
    """What changes when one of the files does."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def look(items: Sequence[pytest.Item]) -> Covered:
    """In a fork: run tests on the code as it is, and look which lines they execute."""
    looking = Coverage(data_file=None, config_file=False, include=[f"{ROOT / FOLDER}/*"])
    looking.start()
    found: Covered = {}
    for item, after in pairwise([*items, None]):
        looking.switch_context(item.nodeid)
        start = time.process_time()
        run(item, after)
        found[item.nodeid] = time.process_time() - start, {}
    looking.stop()
    data = looking.get_data()
    for file in data.measured_files():
        for line, names in data.contexts_by_lineno(file).items():
            for name in found.keys() & names:
                found[name][1].setdefault(Path(file).name, set()).add(line)
    return found


def run(item: pytest.Item, after: pytest.Item | None) -> None:
    """Run one test, without a report; what it raises is raised."""
    try:
        item.ihook.pytest_runtest_setup(item=item)
        item.ihook.pytest_runtest_call(item=item)
    finally:
        item.ihook.pytest_runtest_teardown(item=item, nextitem=after)


def trial(mutant: Mutant, tests: Sequence[tuple[pytest.Item, float]]) -> str | None:
    """In a fork: the first test that fails with this mutant in place, if any."""
    plant(mutant)
    allowed = time.process_time() + SECONDS
    for (item, seconds), (after, _) in pairwise([*tests, (None, 0.0)]):
        if time.process_time() > allowed:
            break
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE + TIMES * seconds)
        try:
            run(item, after)
        except BaseException:  # noqa: BLE001 pytest's own outcomes are no Exception
            return item.nodeid
    return None


def plant(mutant: Mutant) -> None:
    """Put the code of a mutant in the place of its function's, and forget what was remembered."""
    for loaded in [*sys.modules.values()]:
        if getattr(loaded, "__package__", "") == PACKAGE:
            for value in vars(loaded).values():
                getattr(value, "cache_clear", int)()
    module = importlib.import_module(f"{PACKAGE}.{mutant.module}")
    owner, _, name = mutant.function.rpartition(".")
    code = textwrap.dedent(mutant.code)
    if owner:
        code = f"class {owner}:\n{textwrap.indent(code, '    ')}"
    made = dict(vars(module))
    exec(compile(code, module.__file__ or "", "exec", __future__.annotations.compiler_flag), made)
    place, other = (vars(names[owner]) if owner else names for names in (vars(module), made))
    original, changed = bare(place[name]), bare(other[name])
    original.__code__ = changed.__code__
    original.__defaults__, original.__kwdefaults__ = changed.__defaults__, changed.__kwdefaults__


def bare(function: Any) -> FunctionType:
    """The function in a property, a static method or a cache."""
    for wrapping in ("fget", "__func__", "__wrapped__"):
        function = getattr(function, wrapping, function)
    return function
