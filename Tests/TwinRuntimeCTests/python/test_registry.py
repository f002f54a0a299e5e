import math
import pathlib

import pytest

import twinruntime
from twinruntime import (
    Cardinality,
    Classification,
    ConversionError,
    ImageError,
    MemberKind,
    Registry,
    TwinType,
    UnitOfMeasure,
    _native,
)


def unit(registry: Registry, name: str) -> UnitOfMeasure:
    found = registry.unit("org.gemel.quantities." + name)
    assert found is not None
    return found


def test_elements_are_found_by_identity_and_external_id(registry: Registry, pump: TwinType) -> None:
    assert registry.type("dtmi:com:example:pumps:Pump;1") == pump
    assert registry.type("com.example.pumps.Pum") is None
    assert registry.member("com.example.pumps.Pump/flow") == pump.member("flow")
    assert registry.member("com.example.pumps.Pump/nothing") is None
    assert registry.package("org.gemel.core") in registry.packages
    assert registry.schema("com.example.pumps.Mode") in registry.schemas
    assert registry.concept("org.gemel.core.Pump") in registry.concepts
    assert registry.relation("org.gemel.core.feeds") in registry.relations
    assert registry.quantity("org.gemel.quantities.Temperature") in registry.quantities
    assert registry.point("org.gemel.core.serialNumber") in registry.points
    assert registry.point("org.gemel.core.nothing") is None


def test_the_version_is_that_of_the_library() -> None:
    assert twinruntime.__version__ == _native.version().decode()


def test_a_package_says_what_it_is(registry: Registry) -> None:
    package = registry.package()
    assert package is not None
    assert (package.id, package.version, package.edition, package.is_ontology) == ("com.example.pumps", "1.2.0", 2026, False)
    assert package.summary == "What the tests of the interfaces to other languages ask for."
    assert package.title("de") == "Pumpen"
    assert [type.name for type in package.types] == ["Machine", "OldPump", "Pump"]
    assert {dependency.name for dependency in package.dependencies} == {"org.gemel.core", "org.gemel.quantities"}
    assert package.metadata.classification is None and Classification(3) is Classification.RESTRICTED


def test_types_know_what_is_above_and_below(registry: Registry, pump: TwinType) -> None:
    machine, old = registry.type("com.example.pumps.Machine"), registry.type("com.example.pumps.OldPump")
    assert machine is not None and old is not None
    assert old.is_subtype(machine) and not machine.is_subtype(old)
    assert old.supertypes == [pump, machine] and old.parents == [pump] and machine.subtypes == [pump, old]
    assert machine.is_abstract and not pump.is_abstract and not pump.is_sealed
    assert [concept.id for concept in pump.concepts] == ["org.gemel.core.Pump"]
    assert pump.concepts[0].is_narrower(machine.concepts[0])
    assert pump.package == registry.package()
    assert len(pump.members) == 22 and len(pump.own_members) == 21


def test_deprecated_elements_lead_to_what_replaces_them(registry: Registry, pump: TwinType) -> None:
    old = registry.type("com.example.pumps.OldPump")
    assert old is not None and old.deprecation is not None
    assert old.deprecation == twinruntime.Deprecation("1.2.0", "2.0.0", "Out of production.", pump.id, pump)
    speed = old.member("speed")
    assert speed is not None and speed.deprecation is not None
    assert speed.deprecation.replacement == old.member("flow")
    assert pump.deprecation is None


def test_members_say_what_they_are(registry: Registry, pump: TwinType) -> None:
    flow, feeds, leak, tag = (pump.member(name) for name in ("flow", "feeds", "leak", "tag"))
    assert flow and feeds and leak and tag
    assert (flow.kind, feeds.kind, leak.kind) == (MemberKind.TELEMETRY, MemberKind.RELATIONSHIP, MemberKind.EVENT)
    assert flow.unit is not None and flow.unit.symbol == "l/s" and flow.unit.quantity == flow.quantity
    assert (flow.sampling, flow.freshness, leak.sampling, leak.severity) == (10_000, None, None, "error")
    assert (tag.is_required, tag.is_inherited, tag.declaring_type.name, tag.type) == (True, True, "Machine", pump)
    assert feeds.relationship is not None and flow.relationship is None
    assert feeds.relationship.targets == [pump] and feeds.relationship.external_targets == []
    assert feeds.relationship.cardinality == Cardinality(0, 4)


def test_titles_fall_back_to_the_nearest_language(pump: TwinType) -> None:
    assert (pump.title(), pump.title("de-AT"), pump.metadata.title("en-GB")) == ("Pump", "Pumpe", "Pump")
    assert pump.description() == "Moves water." and pump.metadata.owner is None


def test_values_are_converted_exactly(registry: Registry) -> None:
    celsius, fahrenheit, metre = (unit(registry, name) for name in ("degreeCelsius", "degreeFahrenheit", "metre"))
    assert registry.convert(32, fahrenheit, celsius) == 0
    assert celsius.is_convertible(fahrenheit) and not celsius.is_convertible(metre)
    with pytest.raises(ConversionError, match="different kinds of quantity"):
        registry.convert(1, celsius, metre)
    with pytest.raises(ConversionError):
        registry.convert(math.inf, celsius, fahrenheit)


def test_elements_are_equal_where_they_are_the_same(image: str, registry: Registry, pump: TwinType) -> None:
    again = registry.type(pump.id)
    assert again == pump and hash(again) == hash(pump) and len({again, pump}) == 1
    with Registry(image) as other:
        twin = other.type(pump.id)
        assert twin is not None and twin != pump
        assert not twin.is_subtype(pump) and not pump.is_subtype(twin)
        with pytest.raises(ValueError, match="another registry"):
            other.convert(1, unit(registry, "metre"), unit(other, "metre"))


def test_images_are_opened_from_paths_and_bytes(image: str) -> None:
    content = pathlib.Path(image).read_bytes()
    for registry in (
        Registry(pathlib.Path(image)),
        Registry(image, copying=True),
        Registry(bytes=content),
        Registry(bytes=memoryview(content)),
        Registry(bytes=bytearray(content)),
    ):
        with registry:
            assert registry.byte_count == len(content)
    with pytest.raises(ImageError, match="fetch the artifact again"):
        Registry(bytes=content[:-1])
    with pytest.raises(ImageError, match="No such file"):
        Registry("/nowhere/model.image")
    with pytest.raises(ImageError, match="not a file"):
        Registry("/")
    with pytest.raises(ImageError, match="not a model image"):
        Registry(bytes=b"{}")
