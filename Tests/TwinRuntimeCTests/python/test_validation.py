import array
import mmap
import tempfile

import pytest

from twinruntime import (
    DocumentForm,
    DocumentValidator,
    LineVerdicts,
    Registry,
    TwinType,
    UnknownMembers,
    ValidationOptions,
    Violation,
    ViolationRule,
    _native,
)

BAD = '{"new":1,"flow":-1,"latest":{"value":2000},"state":9,"starts":1.5}'


def test_documents_of_every_form_are_judged(pump: TwinType) -> None:
    leak, start, feeds = pump.member("leak"), pump.member("start"), pump.member("feeds")
    assert leak and start and feeds
    for form, good, bad in (
        (DocumentForm.state(pump), '{"tag":"PU-0001","mode":1}', "{}"),
        (DocumentForm.telemetry(pump), '{"flow":1}', '{"flow":51}'),
        (DocumentForm.payload(leak), '{"at":"2026-03-01T11:59:58Z","value":0}', ""),
        (DocumentForm.request(start), "2", "3"),
        (DocumentForm.response(start), "", "1"),
        (DocumentForm.edge_properties(feeds), '{"since":"2026-01-31"}', '{"since":"2026-02-30"}'),
    ):
        with DocumentValidator(form) as validator:
            assert validator.accepts(good) and validator.violations(good) == []
            assert not validator.accepts(bad) and len(validator.violations(bad)) == 1
    with pytest.raises(ValueError, match="belong to a twin type, and 'com.example.pumps.Pump/start' is none"):
        DocumentValidator(DocumentForm(1, start))
    with pytest.raises(ValueError, match="belong to a command"):
        DocumentValidator(DocumentForm.request(leak))


def test_an_abstract_type_judges_what_its_subtypes_have_in_common(registry: Registry, pump: TwinType) -> None:
    machine = registry.type("com.example.pumps.Machine")
    assert machine and machine.is_abstract and not pump.is_abstract
    options = ValidationOptions(unknown_members=UnknownMembers.ALLOWED)
    with DocumentValidator(DocumentForm.state(machine), options) as validator:
        assert validator.accepts('{"tag":"PU-0001","mode":1}') and not validator.accepts('{"tag":"","mode":1}')


def test_violations_say_where_what_and_why(telemetry: DocumentValidator) -> None:
    found = telemetry.violations(BAD)
    assert found[1] == Violation("/flow", ViolationRule.MINIMUM, "at least 0", "-1", 16)
    assert str(found[1]) == "/flow: expected at least 0, found -1 [minimum]"
    assert [violation.rule for violation in found] == [
        ViolationRule.UNKNOWN_MEMBER,
        ViolationRule.MINIMUM,
        ViolationRule.MAXIMUM,
        ViolationRule.REQUIRED,
        ViolationRule.ENUMERATION,
        ViolationRule.TYPE,
    ]
    assert telemetry.violations("")[0].rule is ViolationRule.SYNTAX
    assert telemetry.violations_json('{"flow":-1}') == (
        '[{"pointer":"/flow","rule":"minimum","expected":"at least 0","actual":"-1","offset":8}]'
    )


def test_options_decide_about_unknown_members_and_how_much_is_told(pump: TwinType) -> None:
    options = ValidationOptions(UnknownMembers.ALLOWED, violation_limit=2)
    validator = DocumentValidator(DocumentForm.telemetry(pump), options)
    assert validator.accepts('{"new":1}') and len(validator.violations(BAD)) == 2
    assert (validator.options, validator.form.element) == (options, pump)
    for limit in (-1, 1 << 32):
        with pytest.raises(ValueError, match="violation_limit"):
            ValidationOptions(violation_limit=limit)


def test_rules_have_the_numbers_and_words_of_the_library() -> None:
    assert [_native.rule_name(number + 1).decode() for number, _ in enumerate(ViolationRule)] == [
        rule.value for rule in ViolationRule
    ]
    assert _native.rule_name(len(ViolationRule) + 1) == b""


def test_anything_with_bytes_is_read_in_place(telemetry: DocumentValidator) -> None:
    text = '{"message":"Glättung läuft","flow":1}'
    data = text.encode()
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            assert telemetry.accepts(mapped)
    for document in (text, data, bytearray(data), memoryview(data), memoryview(b"  " + data)[2:], array.array("B", data)):
        assert telemetry.accepts(document)
        assert telemetry.violations(document) == []
    released = bytearray(data)
    telemetry.accepts(released)
    released.append(0x20)
    with pytest.raises(BufferError):
        telemetry.accepts(memoryview(data)[::2])
    for wrong in (1, None, [data], object()):
        with pytest.raises(TypeError):
            telemetry.accepts(wrong)  # type: ignore[arg-type]


def test_a_batch_of_lines_says_the_same_as_single_calls(telemetry: DocumentValidator) -> None:
    lines = ['{"flow":1}', '{"flow":99}\r', "", " \t\r", "not json", '{"message":"' + "x" * 61 + '"}', "{}"]
    verdicts = telemetry.accepts_lines("\n".join(lines))
    assert verdicts == LineVerdicts(bytes([1, 0, 2, 2, 0, 0, 1]), lines=7, accepted=2, refused=3, blank=2)
    assert verdicts.refused_lines == [1, 4, 5]
    assert [telemetry.accepts(line) for line in lines if line.strip()] == [True, False, False, False, True]
    assert telemetry.accepts_lines(b"") == LineVerdicts(b"", 0, 0, 0, 0)
    assert telemetry.accepts_lines(bytearray(b"{}\n" * 1000)).accepted == 1000


def test_a_validator_outlives_its_registry(image: str) -> None:
    registry = Registry(image)
    pump = registry.type("com.example.pumps.Pump")
    assert pump is not None
    validator = DocumentValidator(DocumentForm.telemetry(pump))
    registry.close()
    assert validator.accepts("{}")
