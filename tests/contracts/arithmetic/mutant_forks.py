"""Work in forks: each starts from what this process has loaded, and leaves nothing behind in it."""

import os
import pickle
import select
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, TypeVar

Named = TypeVar("Named")

ENDLESS = "runs without end"
Running = dict[int, tuple[Named, BinaryIO]]


def in_forks(works: Iterable[tuple[Named, Callable[[], Any]]]) -> Iterator[tuple[Named, Any]]:
    """Do every piece of work in a fork, one for each processor at a time; yield the answers.

    A fork that is ended by a signal, like one that took too long, answers ENDLESS; one in which
    an exception was raised raises RuntimeError here, below its traceback.
    """
    running: Running[Named] = {}
    for name, work in works:
        child, pipe = _fork(work)
        running[child] = name, pipe
        if len(running) >= (os.cpu_count() or 1):
            yield _finished(running)
    while running:
        yield _finished(running)


def _fork(work: Callable[[], Any]) -> tuple[int, BinaryIO]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading, "rb")
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work()))
        os._exit(0)
    except BaseException:  # noqa: BLE001 nothing of a fork may go on in the parent's place
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(1)


def _finished(running: Running[Named]) -> tuple[Named, Any]:
    """Wait for one of the forks to end, or to have much to tell."""
    ready, _, _ = select.select([pipe for _, pipe in running.values()], [], [])
    child, (name, pipe) = next((c, each) for c, each in running.items() if each[1] is ready[0])
    del running[child]
    with pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return name, ENDLESS
    if status:
        message = "a fork stopped; what went wrong is above"
        raise RuntimeError(message)
    return name, pickle.loads(told)
