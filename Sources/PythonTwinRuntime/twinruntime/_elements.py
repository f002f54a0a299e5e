"""Registries and their elements, with the names of the Swift API."""

from __future__ import annotations

import ctypes
import decimal
import enum
import mmap
import os
from array import array
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Iterable, Optional, Type, TypeVar, Union, overload

from . import _conversion, _native, _versions
from ._conversion import ConvertedDecimal

#: What holds bytes: read in place and never kept. A `str` stands for its UTF-8.
Bytes = Union[str, bytes, bytearray, memoryview, mmap.mmap, "array[Any]"]

PACKAGE, TYPE, MEMBER, SCHEMA, QUANTITY, UNIT, CONCEPT, RELATION, POINT = range(1, 10)


class ImageError(Exception):
    """Why an image was refused: the message says the reason and the way out."""


class MemberKind(enum.Enum):
    """What a member is."""

    PROPERTY = 0
    TELEMETRY = 1
    EVENT = 2
    COMMAND = 3
    RELATIONSHIP = 4
    COMPONENT = 5


class Classification(enum.Enum):
    """How confidential the data under an element is, from open to closed."""

    PUBLIC = 0
    INTERNAL = 1
    CONFIDENTIAL = 2
    RESTRICTED = 3


class Registry(_native.Owner):
    """A compiled model, opened: elements looked up by identity and read in place.

    Immutable, and shared by threads. A mapped file must not be cut short or written to while it is open: the system then ends the
    process. `close`, or the end of a `with` block, gives it up; validators that were made of it live on.
    """

    __slots__ = ()
    _what = "registry"

    def __init__(
        self,
        path: Union[str, os.PathLike[str], None] = None,
        *,
        bytes: Optional[Bytes] = None,
        copying: bool = False,
    ) -> None:
        """Opens the image at `path`, the `model.image` of an artifact, or in `bytes`, which are copied.

        `copying` reads the file into memory instead of mapping it. Raises `ImageError`.
        """
        super().__init__()
        place, message = ctypes.c_void_p(), ctypes.c_void_p()
        if (path is None) == (bytes is None):
            raise TypeError("Registry takes either a path or bytes")
        if path is not None:
            encoded = os.fsencode(path)
            if b"\0" in encoded:
                raise ValueError("the path holds a NUL character")
            status = _native.registry_open(encoded, int(copying), ctypes.byref(place), ctypes.byref(message))
        else:
            with _native.Buffer(bytes) as image:
                status = _native.registry_open_bytes(
                    image.pointer, image.length, ctypes.byref(place), ctypes.byref(message)
                )
        if _native.UNREADABLE <= status <= _native.DAMAGED:
            raise ImageError(_native.told(status, message))
        if status != _native.OK:
            _native.fail(status, message)
        self._handle = _native.Handle(place, _native.registry_free)

    @property
    def byte_count(self) -> int:
        """Size of the image in bytes."""
        handle = self._open
        count: int = _native.registry_byte_count(handle.pointer)
        return count

    def package(self, name: Optional[str] = None) -> Optional[Package]:
        """The package with this name; without a name, the one that the image was made of."""
        if name is None:
            return self._one(None, 32, Package)
        return self._found(PACKAGE, name, Package)

    @property
    def packages(self) -> list[Package]:
        """All packages, by name."""
        return self._list(None, 1, Package)

    @property
    def types(self) -> list[TwinType]:
        """All twin types, by package, then name."""
        return self._list(None, TYPE, TwinType)

    @property
    def schemas(self) -> list[Schema]:
        """All schemas, by package, then name."""
        return self._list(None, SCHEMA, Schema)

    @property
    def quantities(self) -> list[Quantity]:
        """All quantity kinds, by package, then name."""
        return self._list(None, QUANTITY, Quantity)

    @property
    def units(self) -> list[UnitOfMeasure]:
        """All units, by package, then name."""
        return self._list(None, UNIT, UnitOfMeasure)

    @property
    def concepts(self) -> list[Concept]:
        """All concepts, by package, then name."""
        return self._list(None, CONCEPT, Concept)

    @property
    def relations(self) -> list[Relation]:
        """All relations, by package, then name."""
        return self._list(None, RELATION, Relation)

    @property
    def points(self) -> list[Point]:
        """All points, by package, then name."""
        return self._list(None, POINT, Point)

    def type(self, id: str) -> Optional[TwinType]:
        """The twin type with this identity (`com.example.hvac.Fan`) or pinned external id (a DTMI)."""
        return self._found(TYPE, id, TwinType)

    def member(self, id: str) -> Optional[Member]:
        """The member with this identity, own or inherited (`com.example.hvac.Fan/speed`), or with this pinned external id."""
        return self._found(MEMBER, id, Member)

    def schema(self, id: str) -> Optional[Schema]:
        """The schema with this identity or external id."""
        return self._found(SCHEMA, id, Schema)

    def quantity(self, id: str) -> Optional[Quantity]:
        """The quantity kind with this identity or external id."""
        return self._found(QUANTITY, id, Quantity)

    def unit(self, id: str) -> Optional[UnitOfMeasure]:
        """The unit with this identity or external id."""
        return self._found(UNIT, id, UnitOfMeasure)

    def concept(self, id: str) -> Optional[Concept]:
        """The concept with this identity or external id."""
        return self._found(CONCEPT, id, Concept)

    def relation(self, id: str) -> Optional[Relation]:
        """The relation with this identity or external id."""
        return self._found(RELATION, id, Relation)

    def point(self, id: str) -> Optional[Point]:
        """The shared member definition with this identity or external id."""
        return self._found(POINT, id, Point)

    @classmethod
    def choose(cls, range: str, of: Iterable[Registry], withdrawn: Iterable[str] = ()) -> Registry:
        """Of images of one package, under its name or former ones of it, the one of the version that `range` means; see `choose_version`.
        Of several with that version, the first. Raises `VersionChoiceError`, for images of several packages too.
        """
        registries = list(of)
        for registry in registries:
            _native.checked(registry, Registry, "each of `of`")
        return registries[_versions.chosen_registry(range, [registry._open for registry in registries], withdrawn)]

    @overload
    def convert(self, value: float, from_: UnitOfMeasure, to: UnitOfMeasure) -> float: ...

    @overload
    def convert(self, value: decimal.Decimal, from_: UnitOfMeasure, to: UnitOfMeasure) -> decimal.Decimal: ...

    @overload
    def convert(self, value: str, from_: UnitOfMeasure, to: UnitOfMeasure) -> ConvertedDecimal: ...

    def convert(
        self, value: Union[float, decimal.Decimal, str], from_: UnitOfMeasure, to: UnitOfMeasure
    ) -> Union[float, decimal.Decimal, ConvertedDecimal]:
        """`value`, given in the unit `from_`, in the unit `to`.

        A `float` or `int` becomes the double nearest to the exact result. A `Decimal`, and a `str` that is a JSON number, are worked
        exactly: a result of at most 34 digits is as it is, one that has more is rounded once to 34, one that has no end to 17. A `str`
        becomes a `ConvertedDecimal`, which says which of these it was.

        Raises `ConversionError` where the units measure different quantities, the value or the result is too large for a double, or a
        decimal is no JSON number or has more than 400 places.
        """
        handle = self._open
        if isinstance(value, (decimal.Decimal, str)):
            converted = _conversion.decimal(handle, str(value), _pointer(from_), _pointer(to))
            return converted if isinstance(value, str) else decimal.Decimal(converted.text)
        return _conversion.double(handle, value, _pointer(from_), _pointer(to))

    def _found(self, kind: int, id: str, cls: Type[E]) -> Optional[E]:
        handle = self._open
        element = _native.Element()
        _native.checked(id, str, "an identity")
        encoded = _native.encoded(id)
        status = _native.find(handle.pointer, kind, encoded, len(encoded), ctypes.byref(element))
        if status == _native.NOT_FOUND:
            return None
        if status != _native.OK:
            _native.fail(status)
        return cls(self, element)

    def _list(self, element: Optional[_native.Element], kind: int, cls: Type[E]) -> list[E]:
        """The elements of a list; none where elements of this kind have no such list."""
        handle = self._open
        of = None if element is None else ctypes.byref(element)
        count = ctypes.c_size_t()
        capacity = 16
        while True:
            room = (_native.Element * capacity)()
            status = _native.elements(handle.pointer, of, kind, room, capacity, ctypes.byref(count))
            if status == _native.WRONG_KIND:
                return []
            if status == _native.OK:
                return [cls(self, _native.Element.from_buffer_copy(room[index])) for index in range(count.value)]
            if status != _native.NO_ROOM:
                _native.fail(status)
            capacity = count.value

    def _one(self, element: Optional[_native.Element], kind: int, cls: Type[E]) -> Optional[E]:
        found = self._list(element, kind, cls)
        return found[0] if found else None


class RegistryElement:
    """What every named thing of a model has. Equal where it is the same element of the same registry."""

    __slots__ = ("registry", "_element")
    _kind: ClassVar[int]

    def __init__(self, registry: Registry, element: _native.Element) -> None:
        #: The registry it belongs to.
        self.registry = registry
        self._element = element

    @property
    def id(self) -> str:
        """Identity: stable across releases."""
        return self._text(1) or ""

    @property
    def name(self) -> str:
        """Name, without package."""
        return self._text(2) or ""

    def title(self, language: str = "en") -> Optional[str]:
        """The title in `language` or the nearest one there is."""
        return self._text(3, language)

    def description(self, language: str = "en") -> Optional[str]:
        """The description in `language` or the nearest one there is."""
        return self._text(4, language)

    @property
    def external_id(self) -> Optional[str]:
        """Pinned external identity: a DTMI, a GUID, an IRI."""
        return self._text(5)

    @property
    def metadata(self) -> Metadata:
        """What it carries beside its definition."""
        return Metadata(self)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, RegistryElement)
            and self.registry is other.registry
            and bytes(self._element) == bytes(other._element)
        )

    def __hash__(self) -> int:
        return hash((id(self.registry), bytes(self._element)))

    def __str__(self) -> str:
        return self.id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self.registry.closed else self.id!r}>"

    def _text(self, kind: int, language: Optional[str] = None) -> Optional[str]:
        """A text, or None where it has none or cannot have one."""
        handle = self.registry._open
        tag = None if language is None else _native.terminated(language, "the language")
        place = ctypes.c_void_p()
        status = _native.element_text(handle.pointer, ctypes.byref(self._element), kind, tag, ctypes.byref(place))
        if status in (_native.NOT_FOUND, _native.WRONG_KIND):
            return None
        if status != _native.OK:
            _native.fail(status)
        return _native.taken_text(place)

    def _number(self, kind: int) -> Optional[int]:
        """A number, or None where it has none or cannot have one."""
        handle = self.registry._open
        number = ctypes.c_int64()
        status = _native.element_number(handle.pointer, ctypes.byref(self._element), kind, ctypes.byref(number))
        if status in (_native.NOT_FOUND, _native.WRONG_KIND):
            return None
        if status != _native.OK:
            _native.fail(status)
        return number.value

    def _list(self, kind: int, cls: Type[E]) -> list[E]:
        return self.registry._list(self._element, kind, cls)

    def _one(self, kind: int, cls: Type[E]) -> Optional[E]:
        return self.registry._one(self._element, kind, cls)

    def _is_subtype(self, of: RegistryElement) -> bool:
        _native.checked(of, RegistryElement, "what it is compared with")
        if self.registry is not of.registry:
            return False
        handle = self.registry._open
        result = ctypes.c_bool()
        status = _native.is_subtype(handle.pointer, _pointer(self), _pointer(of), ctypes.byref(result))
        if status != _native.OK:
            raise TypeError(_native.told(status))
        return result.value


E = TypeVar("E", bound=RegistryElement)


def _pointer(element: RegistryElement) -> Any:
    _native.checked(element, RegistryElement, "an element")
    return ctypes.byref(element._element)


@dataclass(frozen=True)
class Deprecation(Generic[E]):
    """That something is on its way out."""

    #: Version of the package that deprecated it.
    since: Optional[str]
    #: Version that may remove it.
    remove_in: Optional[str]
    #: Why, in words.
    reason: Optional[str]
    #: What to use instead: an identity, or for members a name beside it.
    replaced_by: Optional[str]
    #: What `replaced_by` names, if it is there.
    replacement: Optional[E]


def _deprecation(element: E) -> Optional[Deprecation[E]]:
    if not element._number(1):
        return None
    return Deprecation(
        since=element._text(7),
        remove_in=element._text(8),
        reason=element._text(9),
        replaced_by=element._text(10),
        replacement=element._one(33, type(element)),
    )


class Metadata:
    """What an element carries beside its definition."""

    __slots__ = ("_of",)

    def __init__(self, of: RegistryElement) -> None:
        self._of = of

    def title(self, language: str = "en") -> Optional[str]:
        """The title in `language` or the nearest one there is (RFC 4647, section 3.4)."""
        return self._of.title(language)

    def description(self, language: str = "en") -> Optional[str]:
        """The description in `language` or the nearest one there is."""
        return self._of.description(language)

    @property
    def external_id(self) -> Optional[str]:
        """Pinned external identity: a DTMI, a GUID, an IRI."""
        return self._of.external_id

    @property
    def owner(self) -> Optional[str]:
        """Who answers for it; None means the owners of what encloses it."""
        return self._of._text(6)

    @property
    def is_stable(self) -> Optional[bool]:
        """Whether it is stable (True), experimental (False), or does not say."""
        number = self._of._number(2)
        return None if number is None else bool(number)

    @property
    def classification(self) -> Optional[Classification]:
        """How confidential its data is, if it says so."""
        number = self._of._number(3)
        return None if number is None else Classification(number)


class Package(RegistryElement):
    """A package of the model: a versioned unit of meaning or contract."""

    __slots__ = ()

    @property
    def version(self) -> str:
        """Its semantic version."""
        return self._text(11) or ""

    @property
    def summary(self) -> Optional[str]:
        """What it is for, in a sentence."""
        return self._text(12)

    @property
    def is_ontology(self) -> bool:
        """Whether it declares meaning only."""
        return bool(self._number(4))

    @property
    def edition(self) -> int:
        """Edition of the language it is written in: a year."""
        return self._number(5) or 0

    @property
    def dependencies(self) -> list[Package]:
        """The packages that it needs, as they were resolved."""
        return self._list(1, Package)

    @property
    def types(self) -> list[TwinType]:
        """Its twin types, by name."""
        return self._list(TYPE, TwinType)

    @property
    def schemas(self) -> list[Schema]:
        """Its schemas, by name."""
        return self._list(SCHEMA, Schema)

    @property
    def quantities(self) -> list[Quantity]:
        """Its quantity kinds, by name."""
        return self._list(QUANTITY, Quantity)

    @property
    def units(self) -> list[UnitOfMeasure]:
        """Its units, by name."""
        return self._list(UNIT, UnitOfMeasure)

    @property
    def concepts(self) -> list[Concept]:
        """Its concepts, by name."""
        return self._list(CONCEPT, Concept)

    @property
    def relations(self) -> list[Relation]:
        """Its relations, by name."""
        return self._list(RELATION, Relation)

    @property
    def points(self) -> list[Point]:
        """Its points, by name."""
        return self._list(POINT, Point)


class PackageElement(RegistryElement):
    """An element of a package: a twin type, schema, quantity kind, unit, concept, relation or point."""

    __slots__ = ()

    @property
    def package(self) -> Package:
        """The package that declares it."""
        return self._list(32, Package)[0]


class TwinType(PackageElement):
    """A twin type: the contract of one kind of digital twin."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[TwinType]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)

    @property
    def is_abstract(self) -> bool:
        """Whether it has no instances of its own."""
        return bool(self._number(6))

    @property
    def is_sealed(self) -> bool:
        """Whether no type may extend it."""
        return bool(self._number(7))

    @property
    def concepts(self) -> list[Concept]:
        """The concepts it realises."""
        return self._list(CONCEPT, Concept)

    @property
    def parents(self) -> list[TwinType]:
        """The types it extends, as declared."""
        return self._list(12, TwinType)

    @property
    def supertypes(self) -> list[TwinType]:
        """All types above it, nearest first."""
        return self._list(13, TwinType)

    @property
    def subtypes(self) -> list[TwinType]:
        """All types below it, each after what it extends."""
        return self._list(14, TwinType)

    def is_subtype(self, of: TwinType) -> bool:
        """Whether it is `of` or below it. Constant time. False for types of different registries."""
        return self._is_subtype(of)

    @property
    def members(self) -> list[Member]:
        """Own and inherited members: own first, then by ancestor; of a refined member only the nearest."""
        return self._list(10, Member)

    @property
    def own_members(self) -> list[Member]:
        """Its own members, as declared."""
        return self._list(11, Member)

    def member(self, name: str) -> Optional[Member]:
        """The own or inherited member with this name."""
        found = self.registry.member(f"{self.id}/{name}")
        return found if found is not None and found.name == name and found.type == self else None


@dataclass(frozen=True)
class Cardinality:
    """How many."""

    #: At least this many.
    minimum: int
    #: At most this many; None means no bound.
    maximum: Optional[int]


@dataclass(frozen=True)
class Relationship:
    """What only relationships have."""

    #: What it means.
    relation: Optional[Relation]
    #: Types it may point at; empty together with `external_targets` means any.
    targets: list[TwinType]
    #: Targets that the model names and does not hold.
    external_targets: list[str]
    #: How many targets a source has.
    cardinality: Cardinality
    #: How many sources a target has.
    inverse_cardinality: Cardinality
    #: The relationship on the targets that reads it backwards, by name.
    inverse: Optional[str]


class Member(RegistryElement):
    """A member of a twin type, seen from that type or from one below it."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[Member]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)

    @property
    def type(self) -> TwinType:
        """The type that it was asked of."""
        return self._list(34, TwinType)[0]

    @property
    def declaring_type(self) -> TwinType:
        """The type that declares it."""
        return self._list(35, TwinType)[0]

    @property
    def kind(self) -> MemberKind:
        """Kind."""
        return MemberKind(self._number(8))

    @property
    def is_required(self) -> bool:
        """Whether a document of twin state must hold it."""
        return bool(self._number(9))

    @property
    def is_writable(self) -> bool:
        """Whether clients may change it."""
        return bool(self._number(10))

    @property
    def is_inherited(self) -> bool:
        """Whether another type than the one asked declares it."""
        return bool(self._number(11))

    @property
    def unit(self) -> Optional[UnitOfMeasure]:
        """Unit of its value, if it has one."""
        return self._one(36, UnitOfMeasure)

    @property
    def quantity(self) -> Optional[Quantity]:
        """Quantity kind of its value, if it has one."""
        return self._one(37, Quantity)

    @property
    def point(self) -> Optional[Point]:
        """The shared definition it uses."""
        return self._one(39, Point)

    @property
    def refined(self) -> Optional[Member]:
        """The inherited member that it narrows."""
        return self._one(40, Member)

    @property
    def component(self) -> Optional[TwinType]:
        """The twin type embedded as a component."""
        return self._one(41, TwinType)

    @property
    def sampling(self) -> Optional[int]:
        """Time between samples of telemetry, in milliseconds."""
        return self._number(12)

    @property
    def freshness(self) -> Optional[int]:
        """Age after which a value of telemetry is stale, in milliseconds."""
        return self._number(13)

    @property
    def severity(self) -> Optional[str]:
        """The severity of an event, a word."""
        return self._text(14)

    @property
    def relationship(self) -> Optional[Relationship]:
        """What only relationships have."""
        if self.kind is not MemberKind.RELATIONSHIP:
            return None
        external = self._text(16)
        return Relationship(
            relation=self._one(42, Relation),
            targets=self._list(17, TwinType),
            external_targets=external.split("\n") if external else [],
            cardinality=Cardinality(self._number(14) or 0, self._number(15)),
            inverse_cardinality=Cardinality(self._number(16) or 0, self._number(17)),
            inverse=self._text(15),
        )


class Schema(PackageElement):
    """A data type shared across twin types."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[Schema]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)


class Point(PackageElement):
    """A shared member definition, so that one name means one thing everywhere."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[Point]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)


class Quantity(PackageElement):
    """A kind of quantity: what is measured, apart from the unit."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[Quantity]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)

    @property
    def broader(self) -> list[Quantity]:
        """Kinds that it is directly a special case of; their units serve it too."""
        return self._list(15, Quantity)

    def is_narrower(self, than: Quantity) -> bool:
        """Whether it is `than` or a special case of it. Constant time."""
        return self._is_subtype(than)

    @property
    def coherent_unit(self) -> Optional[UnitOfMeasure]:
        """The unit that factors and offsets are relative to."""
        return self._one(38, UnitOfMeasure)


class UnitOfMeasure(PackageElement):
    """A unit of measure."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[UnitOfMeasure]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)

    @property
    def symbol(self) -> Optional[str]:
        """Symbol for display, if any."""
        return self._text(13)

    @property
    def quantity(self) -> Quantity:
        """The kind of quantity it measures."""
        return self._list(37, Quantity)[0]

    def is_convertible(self, to: UnitOfMeasure) -> bool:
        """Whether values in this unit can be converted to `to`. False for units of different registries."""
        if self.registry is not to.registry:
            return False
        handle = self.registry._open
        result = ctypes.c_bool()
        status = _native.is_convertible(handle.pointer, _pointer(self), _pointer(to), ctypes.byref(result))
        if status != _native.OK:
            raise TypeError(_native.told(status))
        return result.value


class Concept(PackageElement):
    """A kind of thing in the world, in a taxonomy."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[Concept]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)

    @property
    def broader(self) -> list[Concept]:
        """Concepts directly above it."""
        return self._list(15, Concept)

    @property
    def narrower(self) -> list[Concept]:
        """All concepts below it."""
        return self._list(16, Concept)

    def is_narrower(self, than: Concept) -> bool:
        """Whether it is `than` or below it. Constant time."""
        return self._is_subtype(than)


class Relation(PackageElement):
    """What a relationship means."""

    __slots__ = ()

    @property
    def deprecation(self) -> Optional[Deprecation[Relation]]:
        """What it is replaced by and why, if it is on its way out."""
        return _deprecation(self)

    @property
    def broader(self) -> list[Relation]:
        """Relations that it is directly a special case of."""
        return self._list(15, Relation)

    @property
    def inverse(self) -> Optional[Relation]:
        """The relation that reads it backwards."""
        return self._one(43, Relation)

    def is_narrower(self, than: Relation) -> bool:
        """Whether it is `than` or a special case of it. Constant time."""
        return self._is_subtype(than)
