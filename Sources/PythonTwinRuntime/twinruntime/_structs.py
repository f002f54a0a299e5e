"""Structs of `twinruntime.h` for versions and graphs. Nothing here is part of the interface of the package."""

from __future__ import annotations

import ctypes
from typing import Any, ClassVar

from ._native import String

_string = String
_number = ctypes.c_uint32


def sized(struct: Any) -> Any:
    """An empty struct with its size in it, as the library asks for."""
    return struct(ctypes.sizeof(struct))


class RecordedChange(ctypes.Structure):
    """`twin_recorded_change`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("version", _string),
        ("kind", _string),
        ("element", _string),
        ("path", _string),
        ("message", _string),
        ("effect", _number),
        ("audience", _number),
    ]


class MigrationOptions(ctypes.Structure):
    """`twin_migration_options`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("unknown_members", _number),
        ("reason_limit", _number),
        ("dropping", _number),
        ("reserved", _number),
        ("dropped", ctypes.c_void_p),
        ("dropped_count", ctypes.c_size_t),
    ]


class Step(ctypes.Structure):
    """`twin_step`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("kind", _string),
        ("element", _string),
        ("message", _string),
        ("step_class", _number),
        ("is_removal", ctypes.c_bool),
        ("is_lack", ctypes.c_bool),
    ]


class Obstacle(ctypes.Structure):
    """`twin_obstacle`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("pointer", _string),
        ("kind", _string),
        ("element", _string),
        ("reason", _string),
    ]


def _given(*names: str) -> "list[tuple[str, Any]]":
    """A `twin_string` for each name, its bytes and its length side by side, so that a struct is made by one call."""
    return [field for name in names for field in ((name, ctypes.c_char_p), (name + "_length", ctypes.c_size_t))]


class GraphTwin(ctypes.Structure):
    """`twin_graph_twin`."""

    _fields_: ClassVar = _given("id", "type")


class GraphEdge(ctypes.Structure):
    """`twin_graph_edge`."""

    _fields_: ClassVar = _given("id", "source", "relationship", "target", "properties")


class Subject(ctypes.Structure):
    """`twin_subject`."""

    _fields_: ClassVar = [("index", ctypes.c_uint64), ("kind", _number)]
    index: int
    kind: int


class GraphViolation(ctypes.Structure):
    """`twin_graph_violation`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("subject", Subject),
        ("first", Subject),
        ("origin", _string),
        ("expected", _string),
        ("actual", _string),
        ("property_pointer", _string),
        ("property_offset", ctypes.c_uint64),
        ("property_rule", _number),
        ("rule", _number),
    ]
