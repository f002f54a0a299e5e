import gc
import pathlib
import threading
import time
import tracemalloc
from typing import Any, Callable

import pytest

from twinruntime import (
    ChangeHistory,
    ConversionError,
    DocumentForm,
    DocumentValidator,
    GraphCheck,
    GraphData,
    GraphEdge,
    GraphTwin,
    HistoryError,
    Migration,
    MigrationOptions,
    MigrationRefusal,
    RecordedChangesError,
    Registry,
    TwinType,
    ValidationOptions,
    choose_version,
)


def test_what_is_closed_raises(image: str, registry: Registry, pump: TwinType, telemetry: DocumentValidator) -> None:
    telemetry.close()
    telemetry.close()
    assert telemetry.closed
    for call in (telemetry.accepts, telemetry.violations, telemetry.violations_json, telemetry.accepts_lines):
        with pytest.raises(ValueError, match="the validator is closed"):
            call("{}")
    with pytest.raises(ValueError, match="the validator is closed"):
        with telemetry:
            pass
    registry.close()
    registry.close()
    assert registry.closed and "closed" in repr(pump)
    for ask in (
        lambda: registry.type("x"),
        lambda: registry.types,
        lambda: registry.byte_count,
        lambda: pump.id,
        lambda: pump.members,
        lambda: pump.is_abstract,
        lambda: pump.is_subtype(pump),
        lambda: DocumentValidator(DocumentForm.state(pump)),
    ):
        with pytest.raises(ValueError, match="the registry is closed"):
            ask()


def test_nul_characters_and_surrogates_end_in_answers_or_exceptions(
    registry: Registry, pump: TwinType, telemetry: DocumentValidator
) -> None:
    assert registry.type(pump.id + "\0") is None
    assert registry.type("\0") is None
    # A str may hold half a pair, which no UTF-8 has: nothing is called so, and a document with it is no JSON.
    assert registry.type("\ud800") is None
    assert not telemetry.accepts('{"message":"\ud800"}')
    broken = telemetry.violations('{"message":"\ud800"}')
    assert [(violation.rule.value, violation.offset) for violation in broken] == [("syntax", 12)]
    assert telemetry.accepts_lines('{}\n{"message":"\udfff"}\n{}').verdicts == b"\1\0\1"
    with pytest.raises(ValueError, match="takes"):
        pump.title("\ud800")
    with pytest.raises(ConversionError):
        registry.convert("\ud800", registry.units[0], registry.units[0])
    with pytest.raises(ValueError, match="no UTF-8"):
        choose_version("\ud800", ["1.0.0"])
    with pytest.raises(ValueError, match="NUL"):
        choose_version("1.0.0", ["1.0.0\0"])
    with pytest.raises(ValueError, match="NUL"):
        pump.title("de\0")
    with pytest.raises(ValueError, match="NUL"):
        Registry("model.image\0")
    with pytest.raises(ValueError, match="UTF-8"):
        Registry(b"/tmp/\xff".decode(errors="surrogateescape"))
    assert not telemetry.accepts(b"{}\0") and not telemetry.accepts(b"\0")
    found = telemetry.violations(r'{"a\u0000\u001b/": "\ud800"}')
    assert found[0].rule.value == "syntax" or found[0].pointer == "/a\0\x1b~1"
    assert telemetry.violations(r'{"a\u0000\u001b/": 1}')[0].pointer == "/a\0\x1b~1"


def test_wrong_arguments_are_refused(registry: Registry, pump: TwinType) -> None:
    with pytest.raises(TypeError):
        Registry()
    with pytest.raises(TypeError):
        Registry("x", bytes=b"x")
    with pytest.raises(TypeError):
        registry.convert(1, "metre", "foot")  # type: ignore[call-overload]
    flow, concept = pump.member("flow"), pump.concepts[0]
    assert flow is not None
    with pytest.raises(TypeError):
        pump.is_subtype(concept)  # type: ignore[arg-type]


def test_arguments_of_another_kind_raise_type_errors(registry: Registry, pump: TwinType) -> None:
    celsius = registry.units[0]
    anything: Any = registry
    element: Any = pump
    make: Any = DocumentValidator
    form: Any = DocumentForm
    options: Any = ValidationOptions
    history: Any = ChangeHistory
    migration: Any = Migration
    graph: Any = GraphCheck
    asks: list[Callable[[], Any]] = [
        lambda: anything.convert(b"5", celsius, celsius),
        lambda: anything.convert(None, celsius, celsius),
        lambda: anything.convert([1], celsius, celsius),
        lambda: anything.convert(1.0, "kelvin", celsius),
        lambda: anything.convert(1.0, celsius, None),
        lambda: anything.type(5),
        lambda: anything.type(None),
        lambda: anything.unit(b"com.example"),
        lambda: anything.package(5),
        lambda: element.title(5),
        lambda: element.is_subtype("com.example.pumps.Pump"),
        lambda: form.state("com.example.pumps.Pump"),
        lambda: make(5),
        lambda: make(form.state(pump), 5),
        lambda: options(unknown_members=True),
        lambda: options(violation_limit="1"),
        lambda: choose_version("^1.0.0", "1.0.0"),
        lambda: choose_version("^1.0.0", [5]),  # type: ignore[list-item]
        lambda: choose_version(None, ["1.0.0"]),  # type: ignore[arg-type]
        lambda: history(b"{}"),
        lambda: history([5]),
        lambda: history().readability(5, 5),
        lambda: history().readability(registry, "1.0.0"),
        lambda: history().readability(registry, registry, package="com.example.pumps"),
        lambda: history().readability(form.state(pump), registry, type=pump.id),
        lambda: history().readability("1.0.0", "2.0.0"),
        lambda: history().readability(registry, registry, kind="state"),
        lambda: migration(pump, registry),
        lambda: migration(form.state(pump), pump),
        lambda: migration(form.state(pump), registry, registry),
        lambda: migration(form.state(pump), registry, None, ValidationOptions()),
        lambda: MigrationOptions(dropping="com.example.pumps.Pump/speed"),
        lambda: migration(form.state(pump), registry, None, MigrationOptions(dropping=[5])),  # type: ignore[list-item]
        lambda: graph(pump),
        lambda: graph(registry).report(registry),
        lambda: graph(registry).check([("a", "b")], []),
        lambda: graph(registry).check([GraphTwin("a", 5)], []),  # type: ignore[arg-type]
        lambda: graph(registry).check([], [GraphEdge("a", "b", "c", properties=5)]),  # type: ignore[arg-type]
    ]
    for ask in asks:
        with pytest.raises(TypeError):
            ask()
    with pytest.raises(ConversionError, match="too large for a double"):
        anything.convert(10**400, celsius, celsius)
    assert anything.convert(5, celsius, celsius) == 5.0
    with pytest.raises(ValueError, match="reason_limit"):
        MigrationOptions(reason_limit=-1)


def test_damaged_images_raise(image: str) -> None:
    content = bytearray(pathlib.Path(image).read_bytes())
    for place in range(0, len(content), max(1, len(content) // 150)):
        content[place] ^= 0x40
        try:
            Registry(bytes=content).close()
        except Exception as error:
            assert type(error).__name__ == "ImageError", error
        content[place] ^= 0x40


def test_the_lock_of_the_interpreter_is_free_while_documents_are_judged(telemetry: DocumentValidator) -> None:
    line = b'{"flow":1,"message":"abc","measuredAt":"2026-03-01T12:00:00Z"}\n'
    start = time.perf_counter()
    telemetry.accepts_lines(line * 500)
    # So many lines that one call takes a fifth of a second.
    count = min(1_000_000, int(500 * 0.2 / (time.perf_counter() - start)) + 500)
    batch = line * count
    begun, ended = threading.Event(), threading.Event()

    def judge() -> None:
        begun.set()
        assert telemetry.accepts_lines(batch).accepted == count
        ended.set()

    thread = threading.Thread(target=judge)
    thread.start()
    begun.wait()
    steps = 0
    while not ended.is_set():
        time.sleep(0)
        steps += 1
    thread.join()
    # Whoever holds the lock for the whole call lets nobody take more than a few steps.
    assert steps > 50


def test_threads_share_a_validator_and_may_close_it_under_each_other(image: str) -> None:
    registry = Registry(image)
    pump = registry.type("com.example.pumps.Pump")
    assert pump is not None
    validator = DocumentValidator(DocumentForm.telemetry(pump))
    problems: list[object] = []
    started = threading.Barrier(5)

    def judge() -> None:
        started.wait()
        try:
            while True:
                if not validator.accepts(b'{"flow":1}') or len(validator.violations(b'{"flow":-1}')) != 1:
                    problems.append("another verdict")
        except ValueError as error:
            if str(error) != "the validator is closed":
                problems.append(error)

    threads = [threading.Thread(target=judge) for _ in range(4)]
    for thread in threads:
        thread.start()
    started.wait()
    time.sleep(0.05)
    registry.close()
    time.sleep(0.05)
    validator.close()
    for thread in threads:
        thread.join()
    assert problems == []


def resident() -> int:
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * 4096


def test_altered_records_raise_or_are_read(releases: pathlib.Path) -> None:
    content = bytearray((releases / "2.0.0" / "changes.json").read_bytes())
    for place in range(0, len(content), 7):
        content[place] ^= 0x05
        try:
            ChangeHistory([content]).close()
        except (RecordedChangesError, HistoryError):
            pass
        content[place] ^= 0x05


def test_graphs_and_migrations_are_shared_by_threads(registry: Registry, pump: TwinType) -> None:
    graph, migration = GraphData(), Migration(DocumentForm.state(pump), registry)
    problems: list[object] = []

    def work(number: int) -> None:
        try:
            for index in range(200):
                graph.add_twin(f"{number}-{index}", pump.id)
                if index % 50 == 0 and GraphCheck(registry).report(graph).violations:
                    problems.append("a violation")
                if migration.migrate('{"tag":"PU-0001"}') != b'{"tag":"PU-0001"}':
                    problems.append("another document")
        except Exception as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == [] and graph.twin_count == 800
    graph.close()
    migration.close()
    with pytest.raises(ValueError, match="the graph is closed"):
        graph.add_twin("a", pump.id)
    with pytest.raises(ValueError, match="the migration is closed"):
        migration.migrate("{}")


def test_nothing_is_left_behind(
    image: str, releases: pathlib.Path, registry: Registry, pump: TwinType, telemetry: DocumentValidator
) -> None:
    changes = (releases / "2.0.0" / "changes.json").read_bytes()
    later = Registry(releases / "2.0.0" / "model.image")

    history = ChangeHistory([changes])
    migration = Migration(DocumentForm.state(pump), later, history, MigrationOptions(dropping=["x/y"]))

    def use(times: int) -> None:
        for _ in range(times):
            ChangeHistory([changes]).readability("1.2.0", "2.0.0", package="com.example.pumps")
            migration.migrate('{"tag":"PU-0001","label":"' + "y" * 40 + '"}')
            with pytest.raises(MigrationRefusal):
                migration.migrate("{}")
            GraphCheck(registry).check([GraphTwin("a", "x")] * 9, [GraphEdge("a", "feeds", "b", b"{}")] * 9)
            telemetry.violations(b'{"flow":-1,"x":"' + b"y" * 500 + b'"}')
            telemetry.accepts(memoryview(b"{}"))
            telemetry.accepts_lines(b"{}\n" * 20)
            pump.title()
            Registry(image, copying=True)

    use(300)
    gc.collect()
    tracemalloc.start()
    before, python_before = resident(), tracemalloc.get_traced_memory()[0]
    use(300)
    gc.collect()
    grown, python_grown = resident() - before, tracemalloc.get_traced_memory()[0] - python_before
    tracemalloc.stop()
    # Each round reads an image of a tenth of a megabyte: what is left behind is more than that.
    assert grown < 16 << 20 and python_grown < 1 << 18
