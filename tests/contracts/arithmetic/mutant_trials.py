"""Try mutants: one pytest session, a fork for every few mutants, until a test fails.

The tests are collected once. First they run on the code as it is, to see which lines of the
arithmetic each executes; only tests that execute a mutant's line can kill it. In a fork the code of
one function after the other is replaced, and those tests run: first the ones that killed its
neighbours.
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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any

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
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=1", "--assert=plain"),
]
# A test that runs longer than this and so many times longer than without the mutant, will not end.
PATIENCE, TIMES = 2.0, 10.0
BATCH = 12
# Who is alive after so many seconds of tests has survived; all in seconds of the processor.
SECONDS = float(os.environ.get("MUTANT_SECONDS", "5"))

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
        self.items: dict[str, pytest.Item] = {}
        self.covered: Covered = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, and then again for each mutant."""
        warm_up(session)
        self.covered = coverage_of(session.items)
        self.items = {item.nodeid: item for item in session.items}
        started = time.monotonic()
        mutants = iter(self.mutants)
        batches = iter(lambda: [*islice(mutants, BATCH)], [])
        for batch, killers in self.in_forks(batches):
            if killers != ENDLESS:
                self.learn(zip(batch, killers, strict=True))
            else:
                for (mutant,), alone in self.in_forks([mutant] for mutant in batch):
                    self.learn([(mutant, alone if alone == ENDLESS else alone[0])])
            if len(self.tried) % (5 * BATCH) == 0:
                self.note(time.monotonic() - started)
        self.note(time.monotonic() - started)
        return True

    def in_forks(self, batches: Iterable[list[Mutant]]) -> Iterator[tuple[list[Mutant], Any]]:
        """Try batches of mutants, each in a fork."""
        return in_forks((batch, partial(self.try_batch, batch)) for batch in batches)

    def try_batch(self, batch: Sequence[Mutant]) -> list[str | None]:
        """In a fork: the killers of a few mutants, one after the other."""
        for mutant in batch:
            names = self.order(mutant)
            tests = [(self.items[name], self.covered[name][0]) for name in names]
            self.learn([(mutant, trial(mutant, tests))])
        return [killer for _, killer in self.tried[-len(batch) :]]

    def learn(self, outcomes: Iterable[tuple[Mutant, str | None]]) -> None:
        """Note who killed what."""
        for mutant, killer in outcomes:
            self.tried.append((mutant, killer))
            if killer and killer != ENDLESS:
                self.kills[mutant.function][killer] += 1
                self.kills[mutant.module][killer] += 1

    def order(self, mutant: Mutant) -> list[str]:
        """The tests that execute a mutant's lines, the ones that will probably kill it first."""
        file = f"{mutant.module}.py"
        known = self.before.get(mutant.key)
        near, far = self.kills[mutant.function], self.kills[mutant.module]

        def rank(name: str) -> tuple[bool, int, bool, int, float]:
            is_mirror = f"/test_{file}" in name
            return name != known, -near[name], not is_mirror, -far[name], self.covered[name][0]

        names = (
            name
            for name, (_, lines) in self.covered.items()
            if mutant.lines & lines.get(file, set())
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
    for item in session.items:
        if item.path.stem in {"test_kinds", "test_oracle"}:
            run(item)
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
    for item in items:
        forget()
        looking.switch_context(item.nodeid)
        start = time.process_time()
        run(item)
        found[item.nodeid] = time.process_time() - start, {}
    looking.stop()
    data = looking.get_data()
    for file in data.measured_files():
        for line, names in data.contexts_by_lineno(file).items():
            for name in found.keys() & names:
                found[name][1].setdefault(Path(file).name, set()).add(line)
    return found


def run(item: pytest.Item) -> None:
    """Run one test, without a report; what it raises is raised. The session stays set up."""
    try:
        item.ihook.pytest_runtest_setup(item=item)
        item.ihook.pytest_runtest_call(item=item)
    finally:
        none_of_its_modules = SimpleNamespace(listchain=lambda: [item.session])
        item.ihook.pytest_runtest_teardown(item=item, nextitem=none_of_its_modules)


class EndlessError(BaseException):
    """A test takes too long; not an Exception, so that nothing takes it for one of its own."""


def trial(mutant: Mutant, tests: Sequence[tuple[pytest.Item, float]]) -> str | None:
    """The first test that fails with this mutant in place, if any."""

    def end(*_: object) -> None:
        raise EndlessError

    allowed = time.process_time() + SECONDS
    signal.signal(signal.SIGVTALRM, end)
    with planted(mutant):
        for item, seconds in tests:
            if time.process_time() > allowed:
                break
            patience = PATIENCE + TIMES * seconds
            signal.setitimer(signal.ITIMER_VIRTUAL, patience)
            # Ends the fork, when the interpreter cannot be interrupted.
            signal.setitimer(signal.ITIMER_PROF, 3 * patience)
            try:
                run(item)
            except EndlessError:
                return ENDLESS
            except BaseException:  # noqa: BLE001 pytest's own outcomes are no Exception
                return item.nodeid
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    """Have the code of a mutant in the place of its function's; forget what was remembered."""
    function, changed = both(mutant)
    kept = function.__code__, function.__defaults__, function.__kwdefaults__
    forget()
    function.__code__ = changed.__code__
    function.__defaults__, function.__kwdefaults__ = changed.__defaults__, changed.__kwdefaults__
    try:
        yield
    finally:
        function.__code__, function.__defaults__, function.__kwdefaults__ = kept
        forget()


def forget() -> None:
    """Empty the caches of the arithmetic."""
    for loaded in [*sys.modules.values()]:
        if getattr(loaded, "__package__", "") == PACKAGE:
            for value in vars(loaded).values():
                getattr(value, "cache_clear", int)()


def both(mutant: Mutant) -> tuple[FunctionType, FunctionType]:
    """The function of a mutant as it is, and as the mutant has it."""
    module = importlib.import_module(f"{PACKAGE}.{mutant.module}")
    owner, _, name = mutant.function.rpartition(".")
    code = textwrap.dedent(mutant.code)
    if owner:
        code = f"class {owner}:\n{textwrap.indent(code, '    ')}"
    made = dict(vars(module))
    exec(compile(code, module.__file__ or "", "exec", __future__.annotations.compiler_flag), made)
    place, other = (vars(names[owner]) if owner else names for names in (vars(module), made))
    return bare(place[name]), bare(other[name])


def bare(function: Any) -> FunctionType:
    """The function in a property, a static method or a cache."""
    for wrapping in ("fget", "__func__", "__wrapped__"):
        function = getattr(function, wrapping, function)
    return function
