"""How many documents of about 400 bytes are judged a second: by calls, by batches, and by two threads at once."""

import os
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


def rate(count: int, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return count / (time.perf_counter() - start)


def main() -> None:
    registry = Registry(os.path.join(os.environ["TWINRUNTIME_RELEASES"], "1.2.0", "model.image"))
    pump = registry.type("com.example.pumps.Pump")
    assert pump is not None
    validator = DocumentValidator(DocumentForm.telemetry(pump))
    assert validator.accepts_lines(BATCH).accepted == 5000

    def calls() -> None:
        for _ in range(5000):
            validator.accepts(DOCUMENT)

    def batches() -> None:
        for _ in range(4):
            validator.accepts_lines(BATCH)

    def at_once(work: Callable[[], None]) -> None:
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    one, two = rate(20000, batches), rate(40000, lambda: at_once(batches))
    print(
        f"documents of {len(DOCUMENT)} bytes a second from Python: {rate(5000, calls):.0f} by accepts, {one:.0f} by accepts_lines,"
        f" {two:.0f} by accepts_lines in two threads ({two / one:.2f} times one)"
    )


if __name__ == "__main__":
    main()
