import pathlib
from decimal import Decimal

import pytest

from twinruntime import (
    ChangeHistory,
    ConversionError,
    ConvertedDecimal,
    DataKind,
    DocumentForm,
    HistoryError,
    Migration,
    MigrationError,
    MigrationOptions,
    MigrationRefusal,
    MigrationStep,
    Readability,
    RecordedAudience,
    RecordedChangesError,
    RecordedEffect,
    Registry,
    TwinType,
    UnitOfMeasure,
    UnknownMembers,
    VersionChoiceError,
    choose_version,
)


@pytest.fixture
def later(releases: pathlib.Path) -> Registry:
    return Registry(releases / "2.0.0" / "model.image")


@pytest.fixture
def history(releases: pathlib.Path) -> ChangeHistory:
    return ChangeHistory([(releases / version / "changes.json").read_bytes() for version in ("1.2.0", "2.0.0")])


def unit(registry: Registry, name: str) -> UnitOfMeasure:
    found = registry.unit("org.gemel.quantities." + name)
    assert found is not None
    return found


def test_decimals_are_converted_exactly_and_floats_stay_floats(registry: Registry) -> None:
    celsius, fahrenheit, metre = (unit(registry, name) for name in ("degreeCelsius", "degreeFahrenheit", "metre"))
    assert registry.convert(Decimal("21.55"), celsius, fahrenheit) == Decimal("70.79")
    assert registry.convert("1e-20", celsius, fahrenheit) == ConvertedDecimal("32.000000000000000000018", True)
    assert registry.convert("1", fahrenheit, celsius) == ConvertedDecimal("-17.222222222222222", False)
    converted = registry.convert(21.55, celsius, fahrenheit)
    assert type(converted) is float and converted == 70.79
    assert type(registry.convert(21, celsius, fahrenheit)) is float
    assert registry.convert(Decimal("1E+2"), metre, metre) == 100
    for wrong in ("", "1,5", "+1", " ", "NaN", "1e401", Decimal("NaN"), Decimal("-Infinity"), Decimal("1e401")):
        with pytest.raises(ConversionError):
            registry.convert(wrong, celsius, fahrenheit)
    with pytest.raises(ConversionError, match="different kinds of quantity"):
        registry.convert(Decimal(1), celsius, metre)


def test_the_newest_version_that_a_range_means_is_chosen() -> None:
    versions = ["1.2.0", "1.10.0", "1.9.3", "2.0.0-rc.1"]
    assert choose_version("^1.2.0", versions) == "1.10.0"
    assert choose_version("~1.9.0", (version for version in versions)) == "1.9.3"
    assert choose_version("^1.2.0", versions, withdrawn={"1.10.0"}) == "1.9.3"
    assert choose_version("^1.2.0", versions, withdrawn=["1.10.0"], locked="1.10.0") == "1.10.0"
    assert choose_version(">=1.2.0", versions, locked="2.0.0-rc.1") == "2.0.0-rc.1"
    with pytest.raises(VersionChoiceError, match="1.10.0 was withdrawn"):
        choose_version("^1.10.0", versions, withdrawn=["1.10.0"])
    with pytest.raises(VersionChoiceError, match="there is none"):
        choose_version("^1.0.0", [])
    with pytest.raises(VersionChoiceError, match="`latest` is no range"):
        choose_version("latest", versions)
    with pytest.raises(VersionChoiceError, match="`1` is no version"):
        choose_version("^1.0.0", ["1"])


def test_images_are_chosen_by_the_version_of_their_package(registry: Registry, later: Registry) -> None:
    assert Registry.choose("^1.0.0", [later, registry]) is registry
    assert Registry.choose(">=1.0.0", iter([registry, later])) is later
    assert Registry.choose(">=1.0.0", [registry, later], withdrawn=["2.0.0"]) is registry
    with pytest.raises(VersionChoiceError):
        Registry.choose("^3.0.0", [registry, later])


def test_images_of_several_packages_are_not_chosen_from(registry: Registry, later: Registry, releases: pathlib.Path) -> None:
    with Registry(releases.parent / "com.example.fans" / "1.4.0" / "model.image") as fans:
        for range in ("^1.0.0", "=1.4.0", "*"):
            with pytest.raises(VersionChoiceError, match="of `com.example.fans`, `com.example.pumps`; give those of one"):
                Registry.choose(range, [registry, fans, later])
        assert Registry.choose("^1.0.0", [fans]) is fans


def test_records_say_who_can_read_whose_data(
    registry: Registry, later: Registry, history: ChangeHistory, pump: TwinType
) -> None:
    found = history.readability("1.2.0", "2.0.0", package="com.example.pumps", kind=DataKind.STREAM)
    assert found.verdict is Readability.Verdict.UNREADABLE and found.conditions == []
    assert [entry.kind for entry in found.obstacles] == ["enum-value-recoded", "telemetry-removed"]
    (flow,) = found.new_meanings
    assert (flow.version, flow.kind, flow.element) == ("2.0.0", "value-unit-changed", "com.example.pumps.Pump/flow")
    assert (flow.effect, flow.audience, flow.path) == (RecordedEffect.SILENT, RecordedAudience.PRODUCERS, "")
    assert "cubicMetrePerHour" in flow.message
    assert history.readability(registry, later, kind=DataKind.STREAM) == found
    machine = "com.example.pumps.Machine"
    alone = history.readability("1.2.0", "2.0.0", package="com.example.pumps", type=machine, registry=registry)
    assert alone == Readability(Readability.Verdict.READABLE, [], [], [])
    assert history.readability(later, registry, type=pump.id).verdict is Readability.Verdict.UNREADABLE
    leak = pump.member("leak")
    assert leak is not None
    assert history.readability(DocumentForm.payload(leak), later).verdict is Readability.Verdict.READABLE
    assert history.readability(DocumentForm.telemetry(pump), later).verdict is Readability.Verdict.UNREADABLE


def test_records_that_lead_nowhere_are_refused(releases: pathlib.Path, registry: Registry, later: Registry) -> None:
    content = (releases / "2.0.0" / "changes.json").read_bytes()
    with pytest.raises(RecordedChangesError, match="record 1: .*`format` is missing"):
        ChangeHistory([content, b"{}"])
    with pytest.raises(HistoryError, match="two different records"):
        ChangeHistory([content, content.replace(b"value-unit-changed", b"value-unit-charged")])
    with pytest.raises(HistoryError, match="give its changes.json too"):
        ChangeHistory().readability(registry, later)
    history = ChangeHistory([bytearray(content), content.decode()])
    with pytest.raises(HistoryError, match="1.0.0"):
        history.readability("1.0.0", "2.0.0", package="com.example.pumps")
    with pytest.raises(ValueError, match="`1` is no version"):
        history.readability("1", "2.0.0", package="com.example.pumps")
    history.close()
    with pytest.raises(ValueError, match="the history is closed"):
        history.readability(registry, later)


def test_documents_are_migrated_forward_and_back(later: Registry, history: ChangeHistory, pump: TwinType) -> None:
    state = Migration(DocumentForm.state(pump), later, history)
    assert state.migrate('{"tag":"PU-0001", "label":"A","mode":2,"x":1.50}') == (
        b'{"tag":"PU-0001", "displayName":"A","mode":3,"x":1.50}'
    )
    assert state.target.element == later.type(pump.id) and state.source == DocumentForm.state(pump)
    back = Migration(state.target, pump.registry, history)
    assert back.migrate(b'{"tag":"PU-0001","displayName":"A","mode":3}') == b'{"tag":"PU-0001","label":"A","mode":2}'
    assert Migration(DocumentForm.telemetry(pump), later, history).migrate(bytearray(b'{"flow":1.5}')) == b'{"flow":5.4}'
    start = pump.member("start")
    assert start is not None
    assert Migration(DocumentForm.request(start), later, history).migrate("2") == b"3"


def test_a_migration_says_its_steps(later: Registry, history: ChangeHistory, pump: TwinType) -> None:
    steps = {step.kind: step for step in Migration(DocumentForm.state(pump), later, history).steps}
    assert steps["property-renamed"].class_ is MigrationStep.Class.MECHANICAL
    assert steps["property-renamed"].message == "`label` becomes `displayName`"
    removed = steps["property-removed"]
    assert removed.class_ is MigrationStep.Class.MANUAL and removed.is_removal and not removed.is_lack
    assert removed.element == "com.example.pumps.Pump/speed"


def test_what_no_program_can_decide_is_refused_with_all_reasons(
    later: Registry, history: ChangeHistory, pump: TwinType
) -> None:
    form = DocumentForm.state(pump)
    state = Migration(form, later, history)
    document = '{"tag":"PU-0001","speed":1}'
    with pytest.raises(MigrationRefusal) as refused:
        state.migrate(document)
    assert not refused.value.is_invalid_before
    (obstacle,) = refused.value.obstacles
    assert (obstacle.pointer, obstacle.kind) == ("/speed", "property-removed")
    assert obstacle.element == "com.example.pumps.Pump/speed" and str(refused.value).startswith("/speed: ")
    for wrong in ("{}", "", "not json", '{"tag":"\ud800"}'):
        with pytest.raises(MigrationRefusal) as refused:
            state.migrate(wrong)
        assert refused.value.is_invalid_before and refused.value.obstacles[0].kind is None
    for dropping in (MigrationOptions.Dropping.EVERYTHING, ["com.example.pumps.Pump/speed"]):
        lossy = Migration(form, later, history, MigrationOptions(dropping=dropping))
        assert lossy.migrate(document) == b'{"tag":"PU-0001"}'
    strict = Migration(form, later, history, MigrationOptions(unknown_members=UnknownMembers.REFUSED))
    with pytest.raises(MigrationRefusal):
        strict.migrate('{"tag":"PU-0001","x":1}')


def test_there_is_no_migration_to_what_is_not_there(
    releases: pathlib.Path, registry: Registry, later: Registry, pump: TwinType
) -> None:
    speed = pump.member("speed")
    assert speed is not None
    with pytest.raises(MigrationError, match="has no counterpart in `com.example.pumps` 2.0.0"):
        Migration(DocumentForm.payload(speed), later)
    with pytest.raises(ValueError, match="belong to a command"):
        Migration(DocumentForm.request(speed), later)
    # 2.0.0 was compared with 1.2.0; a record that says otherwise passes over it.
    other = (releases / "2.0.0" / "changes.json").read_bytes().replace(b'"version":"1.2.0"', b'"version":"1.1.0"')
    with pytest.raises(HistoryError, match="1.2.0 does not lie before it"):
        Migration(DocumentForm.state(pump), later, ChangeHistory([other]))
    # Without records, pinned ids and earlier names tell.
    alone = Migration(DocumentForm.state(pump), later)
    registry.close()
    later.close()
    assert alone.migrate('{"tag":"PU-0001","label":"A"}') == b'{"tag":"PU-0001","displayName":"A"}'
