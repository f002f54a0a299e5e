"""Documents of twin data, judged."""

from __future__ import annotations

import ctypes
import enum
from dataclasses import dataclass, field
from typing import Optional

from . import _native
from ._elements import Bytes, Member, RegistryElement, TwinType


class UnknownMembers(enum.Enum):
    """What becomes of members that the model does not know."""

    REFUSED = 0
    ALLOWED = 1


@dataclass(frozen=True)
class ValidationOptions:
    """How documents are judged."""

    #: What becomes of members that the model does not know.
    unknown_members: UnknownMembers = UnknownMembers.REFUSED
    #: How many violations are told; at least one is, where there is any.
    violation_limit: int = 100

    def __post_init__(self) -> None:
        _native.checked(self.unknown_members, UnknownMembers, "unknown_members")
        _native.checked(self.violation_limit, int, "violation_limit")
        if not 0 <= self.violation_limit < 1 << 32:
            raise ValueError("violation_limit must be from 0 to 4294967295")


def _native_options(options: ValidationOptions) -> _native.Options:
    return _native.Options(
        ctypes.sizeof(_native.Options), options.unknown_members.value, options.violation_limit
    )


class ViolationRule(enum.Enum):
    """What a value can break. The value is the word for reports; those of constraints are the keys of the language."""

    SYNTAX = "syntax"
    LIMIT = "limit"
    DUPLICATE_MEMBER = "duplicateMember"
    REQUIRED = "required"
    UNKNOWN_MEMBER = "unknownMember"
    UNEXPECTED_VALUE = "unexpectedValue"
    TYPE = "type"
    RANGE = "range"
    FORMAT = "format"
    GEOMETRY = "geometry"
    ENUMERATION = "enumeration"
    MAP_KEY = "mapKey"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    EXCLUSIVE_MINIMUM = "exclusiveMinimum"
    EXCLUSIVE_MAXIMUM = "exclusiveMaximum"
    MULTIPLE_OF = "multipleOf"
    PRECISION = "precision"
    MIN_LENGTH = "minLength"
    MAX_LENGTH = "maxLength"
    PATTERN = "pattern"
    MIN_ITEMS = "minItems"
    MAX_ITEMS = "maxItems"
    UNIQUE_ITEMS = "uniqueItems"
    CONST = "const"


#: By the numbers of the header, which count from 1 in this order.
_RULES = (None, *ViolationRule)


@dataclass(frozen=True)
class Violation:
    """One thing that is wrong with a document."""

    #: The value that is wrong, as a JSON Pointer (RFC 6901); for what is missing, the object that lacks it. Empty for the document.
    pointer: str
    #: What is broken.
    rule: ViolationRule
    #: What had to be there, in words.
    expected: str
    #: What is there, shortened. It is text of the document: whoever shows it must expect control characters.
    actual: str
    #: The byte of the document where the value starts.
    offset: int

    def __str__(self) -> str:
        place = self.pointer or "the document"
        return f"{place}: expected {self.expected}, found {self.actual} [{self.rule.value}]"


@dataclass(frozen=True)
class DocumentForm:
    """What a document is, and so what it is held to. Made by the class methods."""

    _number: int
    #: The type or member whose documents they are.
    element: RegistryElement

    def __post_init__(self) -> None:
        _native.checked(self.element, RegistryElement, "the element of a form")

    @classmethod
    def state(cls, type: TwinType) -> DocumentForm:
        """A twin's properties and, as objects inside, its components."""
        return cls(1, type)

    @classmethod
    def telemetry(cls, type: TwinType) -> DocumentForm:
        """Values of a type's telemetry by name, any part of it."""
        return cls(2, type)

    @classmethod
    def payload(cls, member: Member) -> DocumentForm:
        """What an event carries, or the value of one property or telemetry."""
        return cls(3, member)

    @classmethod
    def request(cls, member: Member) -> DocumentForm:
        """What a command is called with."""
        return cls(4, member)

    @classmethod
    def response(cls, member: Member) -> DocumentForm:
        """What a command answers."""
        return cls(5, member)

    @classmethod
    def edge_properties(cls, member: Member) -> DocumentForm:
        """The properties of an edge of a relationship."""
        return cls(6, member)


@dataclass(frozen=True)
class LineVerdicts:
    """What became of the lines of a buffer (NDJSON)."""

    #: A byte for each line, in order: 0 refused, 1 accepted, 2 blank. `numpy.frombuffer` takes it as it is.
    verdicts: bytes = field(repr=False)
    #: All lines: `accepted` + `refused` + `blank`.
    lines: int
    accepted: int
    refused: int
    #: Lines that hold nothing but white space: no documents.
    blank: int

    @property
    def refused_lines(self) -> list[int]:
        """The lines that were refused, counted from 0."""
        return [index for index, verdict in enumerate(self.verdicts) if verdict == 0]


class DocumentValidator(_native.Owner):
    """Judges documents of one form. Made once, used from any number of threads, which run at once: no call holds the interpreter's lock.

    `document` may be `str`, `bytes`, or anything that has bytes (`bytearray`, `memoryview`, `mmap`); nothing is copied but a `str`. It lives on
    when its registry is closed.

    The validator of an abstract type judges what documents of all types that extend it have in common. No document is of an abstract type: to
    refuse one that says so (`TwinType.is_abstract`) is for those who read what it says.
    """

    __slots__ = ("form", "options")
    _what = "validator"

    def __init__(self, form: DocumentForm, options: Optional[ValidationOptions] = None) -> None:
        """A validator of documents of `form`. Raises `ValueError` for an element that has no documents of that form."""
        super().__init__()
        _native.checked(form, DocumentForm, "form")
        if options is not None:
            _native.checked(options, ValidationOptions, "options")
        #: What documents are held to.
        self.form = form
        #: How they are judged.
        self.options = options or ValidationOptions()
        native = _native_options(self.options)
        registry = form.element.registry._open
        place, message = ctypes.c_void_p(), ctypes.c_void_p()
        status = _native.validator_new(
            registry.pointer,
            form._number,
            ctypes.byref(form.element._element),
            ctypes.byref(native),
            ctypes.byref(place),
            ctypes.byref(message),
        )
        if status != _native.OK:
            _native.fail(status, message)
        self._handle = _native.Handle(place, _native.validator_free)

    def accepts(self, document: Bytes) -> bool:
        """Whether nothing is wrong with `document`. Stops at what is."""
        handle = self._handle or self._open
        accepted = ctypes.c_bool()
        if type(document) is bytes:
            status = _native.accepts(handle.pointer, document, len(document), ctypes.byref(accepted))
        else:
            with _native.Buffer(document) as buffer:
                status = _native.accepts(handle.pointer, buffer.pointer, buffer.length, ctypes.byref(accepted))
        if status != _native.OK:
            _native.fail(status)
        return accepted.value

    def accepts_lines(self, documents: Bytes) -> LineVerdicts:
        """Whether nothing is wrong with each document of many, one a line (NDJSON), in one call. One bad line does not stop the rest."""
        handle = self._open
        counts = _native.LineCounts(ctypes.sizeof(_native.LineCounts))
        with _native.Buffer(documents) as buffer:
            capacity = 0
            while True:
                verdicts = ctypes.create_string_buffer(max(capacity, 1))
                status = _native.accepts_lines(
                    handle.pointer, buffer.pointer, buffer.length, verdicts, capacity, ctypes.byref(counts)
                )
                if status != _native.NO_ROOM:
                    break
                capacity = counts.lines
        if status != _native.OK:
            _native.fail(status)
        return LineVerdicts(
            verdicts=ctypes.string_at(verdicts, counts.lines),
            lines=counts.lines,
            accepted=counts.accepted,
            refused=counts.refused,
            blank=counts.blank,
        )

    def violations(self, document: Bytes) -> list[Violation]:
        """What is wrong with `document`, in its order, up to the limit of the options."""
        report = self._report(document)
        violation = _native.ViolationStruct(ctypes.sizeof(_native.ViolationStruct))
        found = []
        for index in range(_native.report_count(report.pointer)):
            status = _native.report_violation(report.pointer, index, ctypes.byref(violation))
            rule = _RULES[violation.rule] if status == _native.OK else None
            if rule is None:
                _native.fail(status)
            found.append(
                Violation(
                    pointer=str(violation.pointer),
                    rule=rule,
                    expected=str(violation.expected),
                    actual=str(violation.actual),
                    offset=violation.offset,
                )
            )
        return found

    def violations_json(self, document: Bytes) -> str:
        """What `violations` tells, as a JSON array on one line."""
        report = self._report(document)
        place = ctypes.c_void_p()
        status = _native.report_json(report.pointer, ctypes.byref(place))
        if status != _native.OK:
            _native.fail(status)
        return _native.taken_text(place)

    def _report(self, document: Bytes) -> _native.Handle:
        handle = self._open
        place = ctypes.c_void_p()
        with _native.Buffer(document) as buffer:
            status = _native.validate(handle.pointer, buffer.pointer, buffer.length, ctypes.byref(place))
        if status != _native.OK:
            _native.fail(status)
        return _native.Handle(place, _native.report_free)
