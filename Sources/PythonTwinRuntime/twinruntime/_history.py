"""What releases changed, and who can read whose data."""

from __future__ import annotations

import ctypes
import enum
from dataclasses import dataclass
from typing import Iterable, Optional, Union, overload

from . import _native, _structs
from ._elements import Bytes, Registry
from ._validation import DocumentForm


class RecordedChangesError(Exception):
    """Why bytes are not the changes of a release: the message says which record, where in it, and what is wrong."""


class HistoryError(Exception):
    """Why recorded changes do not lead from one version to another: the message says what is missing."""


class DataKind(enum.Enum):
    """What kind of document is read: it decides who writes it and who reads it."""

    #: State of twins, or properties of edges.
    STATE = 1
    #: Telemetry and events.
    STREAM = 2
    #: What commands are called with.
    REQUEST = 3
    #: What they answer.
    RESPONSE = 4


class RecordedEffect(enum.Enum):
    """What a change does to those who are asked about. What does nothing is not told."""

    #: It depends on what they do with the model.
    CONDITIONAL = "conditional"
    #: What they have or do is no longer valid.
    BREAKS = "breaks"
    #: All still parses, and means something else.
    SILENT = "silent"


class RecordedAudience(enum.Enum):
    """Whom a change may concern."""

    PRODUCERS = "producers"
    READERS = "readers"
    GRAPH = "graph"
    CALLERS = "callers"
    CODE = "code"
    MODELS = "models"


#: By the numbers of the header, which count from 1 in this order.
_EFFECTS = (None, *RecordedEffect)
_AUDIENCES = (None, *RecordedAudience)


@dataclass(frozen=True)
class Readability:
    """Whether data of one version can be read by a reader at another, from what releases recorded."""

    class Verdict(enum.Enum):
        """The answer."""

        #: It can, and means what it meant.
        READABLE = 1
        #: It depends on the data or on what the reader does with it.
        CONDITIONAL = 2
        #: Some of it is refused, or is read as something else.
        UNREADABLE = 3

    @dataclass(frozen=True)
    class Entry:
        """A change that counts."""

        #: The release that brought it.
        version: str
        #: What happened, in the words of the impact table, such as `property-renamed`.
        kind: str
        #: Identity of the element: in the new release or, where it is gone, in the old one.
        element: str
        #: The place inside a value, such as `.limits.low`; empty for the value itself and for what is no value.
        path: str
        #: The change in words. It is text of the record: whoever shows it must expect control characters.
        message: str
        #: What it does to those who are asked about.
        effect: RecordedEffect
        #: Who they are.
        audience: RecordedAudience

    #: The answer. What means something else is not readable.
    verdict: Verdict
    #: Changes that stand in the way: what was written is no longer valid, or not yet.
    obstacles: list[Entry]
    #: Changes after which all is still accepted and means something else.
    new_meanings: list[Entry]
    #: Changes of which it depends.
    conditions: list[Entry]


class ChangeHistory(_native.Owner):
    """What is recorded of releases, of one package or of several. Immutable, and shared by threads."""

    __slots__ = ()
    _what = "history"

    def __init__(self, records: Iterable[Bytes] = ()) -> None:
        """Reads records of releases, whatever their order: the `changes.json` that each release carries.

        Raises `RecordedChangesError`, and `HistoryError` where two records of one release differ.
        """
        super().__init__()
        if isinstance(records, (str, bytes, bytearray, memoryview)):
            raise TypeError("records must be several documents, not one")
        given = [_native.copied(record) for record in records]
        array = (_native.Given * len(given))(*(_native.Given(record, len(record)) for record in given))
        place, message = ctypes.c_void_p(), ctypes.c_void_p()
        status = _native.history_new(array, len(array), ctypes.byref(place), ctypes.byref(message))
        if status == _native.NOT_CHANGES:
            raise RecordedChangesError(_native.told(status, message))
        _check(status, message)
        self._handle = _native.Handle(place, _native.history_free)

    @overload
    def readability(
        self, of: Registry, by: Registry, *, type: Optional[str] = None, kind: DataKind = DataKind.STATE
    ) -> Readability: ...

    @overload
    def readability(self, of: DocumentForm, by: Registry) -> Readability: ...

    @overload
    def readability(
        self,
        of: str,
        by: str,
        *,
        package: str,
        type: Optional[str] = None,
        registry: Optional[Registry] = None,
        kind: DataKind = DataKind.STATE,
    ) -> Readability: ...

    def readability(
        self,
        of: Union[Registry, DocumentForm, str],
        by: Union[Registry, str],
        *,
        package: Optional[str] = None,
        type: Optional[str] = None,
        registry: Optional[Registry] = None,
        kind: DataKind = DataKind.STATE,
    ) -> Readability:
        """Whether data of one version can be read by a reader at another, older or newer. Raises `HistoryError` where the records do not
        lead from one to the other.

        `of` and `by` are images of both versions: then what releases on the way changed and later ones took back does not count. Or `of` is
        the form of documents, of which alone is told. Or both are versions of `package`, which is its name at the higher one; with
        `registry`, an image that has `type`, its supertypes and parents count too. `type` is the identity of a type at either version, to
        ask for its documents alone.
        """
        history = self._open
        _native.checked(kind, DataKind, "kind")
        named = None if type is None else _native.terminated(type, "type")
        place, message = ctypes.c_void_p(), ctypes.c_void_p()
        results = ctypes.byref(place), ctypes.byref(message)
        if not isinstance(of, str) and (package is not None or registry is not None):
            raise TypeError("package and registry go with two versions")
        if isinstance(of, DocumentForm):
            if type is not None:
                raise TypeError("a form is of its own type")
            _native.checked(by, Registry, "`by`")
            data, reader = of.element.registry._open, by._open  # type: ignore[union-attr]
            element = ctypes.byref(of.element._element)
            status = _native.readability_of_form(
                history.pointer, data.pointer, of._number, element, reader.pointer, *results
            )
        elif isinstance(of, Registry):
            _native.checked(by, Registry, "`by`")
            data, reader = of._open, by._open  # type: ignore[union-attr]
            status = _native.readability_of_images(
                history.pointer, data.pointer, reader.pointer, named, kind.value, *results
            )
        else:
            _native.checked(of, str, "`of`, where it is no Registry and no DocumentForm,")
            image = None if registry is None else registry._open
            status = _native.readability_of_versions(
                history.pointer,
                _native.terminated(package, "package"),  # type: ignore[arg-type]
                _native.terminated(of, "`of`"),
                _native.terminated(by, "`by`"),  # type: ignore[arg-type]
                named,
                None if image is None else image.pointer,
                kind.value,
                *results,
            )
        _check(status, message)
        return _told(_native.Handle(place, _native.readability_free))


def _told(handle: _native.Handle) -> Readability:
    change = _structs.sized(_structs.RecordedChange)
    entries = []
    for index in range(_native.readability_count(handle.pointer)):
        status = _native.readability_change(handle.pointer, index, ctypes.byref(change))
        effect = _EFFECTS[change.effect] if status == _native.OK else None
        audience = _AUDIENCES[change.audience] if status == _native.OK else None
        if effect is None or audience is None:
            _native.fail(status)
        entries.append(
            Readability.Entry(
                version=str(change.version),
                kind=str(change.kind),
                element=str(change.element),
                path=str(change.path),
                message=str(change.message),
                effect=effect,
                audience=audience,
            )
        )
    by_effect = {effect: [entry for entry in entries if entry.effect is effect] for effect in RecordedEffect}
    return Readability(
        verdict=Readability.Verdict(_native.readability_verdict(handle.pointer)),
        obstacles=by_effect[RecordedEffect.BREAKS],
        new_meanings=by_effect[RecordedEffect.SILENT],
        conditions=by_effect[RecordedEffect.CONDITIONAL],
    )


def _check(status: int, message: ctypes.c_void_p) -> None:
    if status == _native.NO_HISTORY:
        raise HistoryError(_native.told(status, message))
    if status != _native.OK:
        _native.fail(status, message)
