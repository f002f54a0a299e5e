"""Documents, brought from one version of a package to another."""

from __future__ import annotations

import ctypes
import enum
from dataclasses import dataclass, replace
from typing import Iterable, Optional, Union

from . import _native, _structs
from ._elements import Bytes, Registry
from ._history import ChangeHistory, HistoryError
from ._validation import DocumentForm, UnknownMembers


class MigrationError(Exception):
    """Why there is no migration: the message says the reason."""


@dataclass(frozen=True)
class MigrationOptions:
    """What documents are migrated with."""

    class Dropping(enum.Enum):
        """What becomes of values that the version has no place for."""

        #: They are in the way.
        NOTHING = 0
        #: They are left out.
        EVERYTHING = 1

    #: What becomes of values that the version has no place for; or the elements whose values are left out, as `MigrationStep.element`
    #: names them.
    dropping: Union[Dropping, Iterable[str]] = Dropping.NOTHING
    #: Whether members that the model does not know are kept, or make a document invalid. They are kept where nothing else is said, other
    #: than by `ValidationOptions`: a migration must lose nothing.
    unknown_members: UnknownMembers = UnknownMembers.ALLOWED
    #: How many reasons are told; at least one is, where there is any.
    reason_limit: int = 100

    def __post_init__(self) -> None:
        if isinstance(self.dropping, str):
            raise TypeError("dropping must be several elements, not one text")
        if not isinstance(self.dropping, MigrationOptions.Dropping):
            object.__setattr__(self, "dropping", frozenset(self.dropping))
        _native.checked(self.unknown_members, UnknownMembers, "unknown_members")
        _native.checked(self.reason_limit, int, "reason_limit")
        if not 0 <= self.reason_limit < 1 << 32:
            raise ValueError("reason_limit must be from 0 to 4294967295")


@dataclass(frozen=True)
class MigrationStep:
    """One thing that migration does, or cannot do."""

    class Class(enum.Enum):
        """Who does it."""

        #: It is done without a question.
        MECHANICAL = "mechanical"
        #: The value stays as it is, and is refused where the version does not allow it: a bound that is tighter is such a step.
        CONDITIONAL = "conditional"
        #: People have to decide: a document that holds such a value is refused.
        MANUAL = "manual"

    #: What happens, in the words of the impact table as seen along the migration: `property-renamed`, `value-unit-changed`.
    kind: str
    #: Identity of the element in the version that documents come from; for what is new there, of what lacks it, with the name.
    element: str
    #: The same in words. It holds names of the models: whoever shows it must expect control characters.
    message: str
    #: Who does it.
    class_: Class
    #: Whether it takes something away, so that it can be dropped where that is asked for.
    is_removal: bool
    #: Whether it is about documents that lack something, and nothing can be put there for them.
    is_lack: bool


#: By the numbers of the header, which count from 1 in this order.
_CLASSES = (None, *MigrationStep.Class)


@dataclass(frozen=True)
class MigrationObstacle:
    """Something that is in the way of migrating a document."""

    #: The value that is in the way, in the document that was given, as a JSON Pointer (RFC 6901); for what is missing, the object that
    #: lacks it.
    pointer: str
    #: The kind of change that it cannot follow, as `MigrationStep.kind`; None where the document breaks a rule of a version.
    kind: Optional[str]
    #: The element of the step, where there is one.
    element: Optional[str]
    #: Why, in words. It may hold text of the document: whoever shows it must expect control characters.
    reason: str

    def __str__(self) -> str:
        return f"{self.pointer or 'the document'}: {self.reason}" + (f" [{self.kind}]" if self.kind else "")


class MigrationRefusal(Exception):
    """That a document is not migrated."""

    def __init__(self, is_invalid_before: bool, obstacles: list[MigrationObstacle]) -> None:
        super().__init__(is_invalid_before, obstacles)
        #: Whether it is not even valid where it comes from.
        self.is_invalid_before = is_invalid_before
        #: All reasons, up to the limit of the options; at least one.
        self.obstacles = obstacles

    def __str__(self) -> str:
        return "; ".join(map(str, self.obstacles))


class Migration(_native.Owner):
    """Brings documents of one form from one version of a package to another, older or newer. Made once, used from any number of threads.

    Members, fields and values of enumerations that were renamed get their new names, codes that changed are replaced, numbers are
    converted to another unit, exactly, defaults are filled in. Everything else keeps its bytes. What no program can decide is refused
    with all reasons, and so is what the version does not allow.
    """

    __slots__ = ("source", "target", "options", "steps")
    _what = "migration"

    def __init__(
        self,
        of: DocumentForm,
        to: Registry,
        history: Optional[ChangeHistory] = None,
        options: Optional[MigrationOptions] = None,
    ) -> None:
        """The migration of documents of the form `of` to the version whose image `to` is.

        `history` has the records of the releases between both: where there are any of the package, none may be missing. Without, the
        two images alone tell, by pinned ids and earlier names. Raises `MigrationError`, and `HistoryError` where the records do not
        lead from one version to the other.
        """
        super().__init__()
        _native.checked(of, DocumentForm, "`of`")
        _native.checked(to, Registry, "`to`")
        if history is not None:
            _native.checked(history, ChangeHistory, "history")
        if options is not None:
            _native.checked(options, MigrationOptions, "options")
        #: What documents are.
        self.source = of
        #: How they are migrated.
        self.options = options or MigrationOptions()
        registry, target = of.element.registry._open, to._open
        records = None if history is None else history._open
        given, dropped = _options(self.options)
        place, message = ctypes.c_void_p(), ctypes.c_void_p()
        status = _native.migration_new(
            registry.pointer,
            of._number,
            ctypes.byref(of.element._element),
            target.pointer,
            None if records is None else records.pointer,
            ctypes.byref(given),
            ctypes.byref(place),
            ctypes.byref(message),
        )
        del dropped
        if status == _native.NO_HISTORY:
            raise HistoryError(_native.told(status, message))
        if status == _native.NO_MIGRATION:
            raise MigrationError(_native.told(status, message))
        if status != _native.OK:
            _native.fail(status, message)
        handle = _native.Handle(place, _native.migration_free)
        self._handle = handle
        element = _native.Element()
        status = _native.migration_target(handle.pointer, target.pointer, ctypes.byref(element))
        if status != _native.OK:
            _native.fail(status)
        #: What they become.
        self.target = replace(of, element=type(of.element)(to, element))
        #: What is done, and what cannot be, in the order of the model; bounds that are tighter stand behind the others, in the order of
        #: the releases that recorded them.
        self.steps = _steps(handle)

    def migrate(self, document: Bytes) -> bytes:
        """`document` as the new version has it. Raises `MigrationRefusal` where it is not migrated."""
        handle = self._open
        result, refusal = ctypes.c_void_p(), ctypes.c_void_p()
        with _native.Buffer(document) as buffer:
            status = _native.migrate(
                handle.pointer, buffer.pointer, buffer.length, ctypes.byref(result), ctypes.byref(refusal)
            )
        if status == _native.REFUSED:
            raise _refusal(_native.Handle(refusal, _native.refusal_free))
        if status != _native.OK:
            _native.fail(status)
        return _native.taken_bytes(result)


def _options(options: MigrationOptions) -> tuple[_structs.MigrationOptions, object]:
    """The options for C, and what has to live as long as they do."""
    given = _structs.MigrationOptions(
        ctypes.sizeof(_structs.MigrationOptions), options.unknown_members.value, options.reason_limit
    )
    if isinstance(options.dropping, MigrationOptions.Dropping):
        given.dropping = options.dropping.value
        return given, None
    dropped = _native.texts(options.dropping, "dropping")
    given.dropping = 2
    given.dropped = ctypes.cast(dropped, ctypes.c_void_p)
    given.dropped_count = len(dropped)
    return given, dropped


def _steps(handle: _native.Handle) -> list[MigrationStep]:
    step = _structs.sized(_structs.Step)
    found = []
    for index in range(_native.migration_step_count(handle.pointer)):
        status = _native.migration_step(handle.pointer, index, ctypes.byref(step))
        class_ = _CLASSES[step.step_class] if status == _native.OK else None
        if class_ is None:
            _native.fail(status)
        found.append(
            MigrationStep(
                kind=str(step.kind),
                element=str(step.element),
                message=str(step.message),
                class_=class_,
                is_removal=step.is_removal,
                is_lack=step.is_lack,
            )
        )
    return found


def _refusal(handle: _native.Handle) -> MigrationRefusal:
    obstacle = _structs.sized(_structs.Obstacle)
    obstacles = []
    for index in range(_native.refusal_count(handle.pointer)):
        status = _native.refusal_obstacle(handle.pointer, index, ctypes.byref(obstacle))
        if status != _native.OK:
            _native.fail(status)
        obstacles.append(
            MigrationObstacle(
                pointer=str(obstacle.pointer),
                kind=str(obstacle.kind) or None,
                element=str(obstacle.element) or None,
                reason=str(obstacle.reason),
            )
        )
    return MigrationRefusal(_native.refusal_is_invalid_before(handle.pointer), obstacles)
