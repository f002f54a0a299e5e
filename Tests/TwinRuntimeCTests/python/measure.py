"""How many documents of about 400 bytes are judged a second: by calls, by batches, and by two threads at once."""

import os
import pathlib
import threading
import time
from typing import Callable

from twinruntime import DocumentForm, DocumentValidator, Registry

DOCUMENT = (
    '{"flow":12.25,"temperature":-4.5,"power":310,"vibration":0.125,"pressureIn":2.5,"pressureOut":7,"starts":4711,'
    '"running":true,"state":2,"firmware":"v2.10.3","message":"Gl\\u00e4ttung läuft","measuredAt":"2026-03-01T12:00:00Z",'
    '"latest":{"at":"2026-03-01T11:59:58Z","value":12.5},'
    '"history":[{"at":"2026-03-01T11:58:00Z","value":11},{"at":"2026-03-01T11:59:00Z","value":12}]}'
).encode()
BATCH = (DOCUMENT + b"\n") * 5000
#: Batches that one thread or process judges: some tenths of a second, so that starting it does not count.
ROUNDS = 60


def in_one(work: Callable[[], object]) -> None:
    work()


def in_two_threads(work: Callable[[], object]) -> None:
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_two_processes(work: Callable[[], object]) -> None:
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            work()
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def seconds(run: Callable[[Callable[[], object]], None], work: Callable[[], object]) -> "tuple[float, float]":
    """How long it takes, and how much of the time of all cores."""

    def processor() -> float:
        return sum(os.times()[:4])

    start, used = time.perf_counter(), processor()
    run(work)
    return time.perf_counter() - start, processor() - used


def main() -> None:
    registry = Registry(pathlib.Path(os.environ["TWINRUNTIME_RELEASES"]) / "1.2.0" / "model.image")
    pump = registry.type("com.example.pumps.Pump")
    assert pump is not None
    validator = DocumentValidator(DocumentForm.telemetry(pump))
    assert validator.accepts_lines(BATCH).accepted == 5000

    def calls() -> None:
        for _ in range(5000):
            validator.accepts(DOCUMENT)

    def batches() -> None:
        for _ in range(ROUNDS):
            validator.accepts_lines(BATCH)

    # Others may use this machine: what counts is the best of some rounds, in which all take turns.
    rounds = [[seconds(run, batches) for run in (in_one, in_two_threads, in_two_processes)] for _ in range(5)]
    one, threads, processes = (min(times[kind] for times in rounds) for kind in range(3))
    by_calls = min(seconds(in_one, calls)[0] for _ in range(5))
    print(
        f"documents of {len(DOCUMENT)} bytes a second from Python: {5000 / by_calls:.0f} by accepts,"
        f" {5000 * ROUNDS / one[0]:.0f} by accepts_lines; two threads judge {2 * one[0] / threads[0]:.2f} times as many as one,"
        f" with {threads[1] / one[1] / 2:.2f} times the processor time a document; two processes {2 * one[0] / processes[0]:.2f} times"
    )


if __name__ == "__main__":
    main()
