"""libtwinruntime as `twinruntime.h` declares it: structs, functions, numbers. Nothing here is part of the interface of the package."""

from __future__ import annotations

import ctypes
import os
import pathlib
from typing import Any, Callable, ClassVar, Iterable, NoReturn, Optional, TypeVar, Union

ABI_VERSION = 1

OK = 0
NOT_FOUND = 1
WRONG_KIND = 5
NO_ROOM = 7
UNREADABLE = 8
DAMAGED = 11
DIFFERENT_QUANTITIES = 12
OUT_OF_RANGE = 13
NOT_A_VERSION = 14
NONE_FITS = 15
NOT_CHANGES = 16
NO_HISTORY = 17
NO_MIGRATION = 18
REFUSED = 19
SEVERAL_PACKAGES = 20

TERMINATED = ctypes.c_size_t(-1).value


class Element(ctypes.Structure):
    """`twin_element`."""

    _fields_: ClassVar = [(name, ctypes.c_uint32) for name in ("kind", "number", "of", "registry")]
    kind: int
    number: int
    of: int
    registry: int


class Options(ctypes.Structure):
    """`twin_options`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("unknown_members", ctypes.c_uint32),
        ("violation_limit", ctypes.c_uint32),
    ]


class LineCounts(ctypes.Structure):
    """`twin_line_counts`."""

    _fields_: ClassVar = [("size", ctypes.c_size_t)] + [
        (name, ctypes.c_uint64) for name in ("lines", "accepted", "refused", "blank")
    ]
    lines: int
    accepted: int
    refused: int
    blank: int


class String(ctypes.Structure):
    """`twin_string`."""

    _fields_: ClassVar = [("bytes", ctypes.c_void_p), ("length", ctypes.c_size_t)]
    bytes: int
    length: int

    def __str__(self) -> str:
        return ctypes.string_at(self.bytes, self.length).decode()


class ViolationStruct(ctypes.Structure):
    """`twin_violation`."""

    _fields_: ClassVar = [
        ("size", ctypes.c_size_t),
        ("pointer", String),
        ("expected", String),
        ("actual", String),
        ("offset", ctypes.c_uint64),
        ("rule", ctypes.c_uint32),
    ]
    size: int
    pointer: String
    expected: String
    actual: String
    offset: int
    rule: int


class Given(ctypes.Structure):
    """`twin_string` as the library is given it: of bytes that the caller holds."""

    _fields_: ClassVar = [("bytes", ctypes.c_char_p), ("length", ctypes.c_size_t)]


def _load() -> ctypes.CDLL:
    beside = pathlib.Path(__file__).parent / f"libtwinruntime.so.{ABI_VERSION}"
    path = os.environ.get("TWINRUNTIME_LIBRARY") or os.fspath(beside)
    try:
        library = ctypes.CDLL(path)
        abi_version = library.twin_abi_version
    except (OSError, AttributeError) as error:
        raise ImportError(f"cannot load libtwinruntime: {error}; install the wheel of this platform") from error
    abi_version.restype = ctypes.c_uint32
    if (found := abi_version()) != ABI_VERSION:
        raise ImportError(f"{path} has version {found} of the interface, this package needs {ABI_VERSION}")
    return library


_library = _load()

_size = ctypes.c_size_t
_number = ctypes.c_uint32
_status = ctypes.c_int32
_handle = ctypes.c_void_p
_bytes = ctypes.c_void_p
_text = ctypes.c_char_p
_element = ctypes.POINTER(Element)
_place = ctypes.c_void_p


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    function = getattr(_library, name)
    function.restype = result
    function.argtypes = arguments
    return function  # type: ignore[no-any-return]


version = _function("twin_version", _text)
status_text = _function("twin_status_text", _text, _status)
text_bytes = _function("twin_text_bytes", ctypes.c_void_p, _handle)
text_length = _function("twin_text_length", _size, _handle)
text_free = _function("twin_text_free", _status, _place)
registry_open = _function("twin_registry_open", _status, _text, _number, _place, _place)
registry_open_bytes = _function("twin_registry_open_bytes", _status, _bytes, _size, _place, _place)
registry_byte_count = _function("twin_registry_byte_count", _size, _handle)
registry_free = _function("twin_registry_free", _status, _place)
find = _function("twin_find", _status, _handle, _number, _bytes, _size, _place)
elements = _function("twin_elements", _status, _handle, _place, _number, _place, _size, _place)
element_text = _function("twin_element_text", _status, _handle, _place, _number, _text, _place)
element_number = _function("twin_element_number", _status, _handle, _place, _number, _place)
is_subtype = _function("twin_is_subtype", _status, _handle, _place, _place, _place)
is_convertible = _function("twin_is_convertible", _status, _handle, _place, _place, _place)
convert = _function("twin_convert", _status, _handle, ctypes.c_double, _place, _place, _place, _place)
convert_decimal = _function(
    "twin_convert_decimal", _status, _handle, _bytes, _size, _place, _place, _place, _place, _place
)
validator_new = _function("twin_validator_new", _status, _handle, _number, _place, _place, _place, _place)
validator_free = _function("twin_validator_free", _status, _place)
accepts = _function("twin_accepts", _status, _handle, _bytes, _size, _place)
accepts_lines = _function("twin_accepts_lines", _status, _handle, _bytes, _size, _place, _size, _place)
rule_name = _function("twin_rule_name", _text, _number)
validate = _function("twin_validate", _status, _handle, _bytes, _size, _place)
report_count = _function("twin_report_count", _size, _handle)
report_violation = _function("twin_report_violation", _status, _handle, _size, _place)
report_json = _function("twin_report_json", _status, _handle, _place)
report_free = _function("twin_report_free", _status, _place)
choose_version = _function("twin_choose_version", _status, _text, _place, _size, _place, _size, _text, _place, _place)
choose_registry = _function("twin_choose_registry", _status, _text, _place, _size, _place, _size, _place, _place)
history_new = _function("twin_history_new", _status, _place, _size, _place, _place)
history_free = _function("twin_history_free", _status, _place)
readability_of_versions = _function(
    "twin_readability_of_versions", _status, _handle, _text, _text, _text, _text, _handle, _number, _place, _place
)
readability_of_images = _function(
    "twin_readability_of_images", _status, _handle, _handle, _handle, _text, _number, _place, _place
)
readability_of_form = _function(
    "twin_readability_of_form", _status, _handle, _handle, _number, _place, _handle, _place, _place
)
readability_verdict = _function("twin_readability_verdict", _number, _handle)
readability_count = _function("twin_readability_count", _size, _handle)
readability_change = _function("twin_readability_change", _status, _handle, _size, _place)
readability_free = _function("twin_readability_free", _status, _place)
migration_new = _function(
    "twin_migration_new", _status, _handle, _number, _place, _handle, _handle, _place, _place, _place
)
migration_free = _function("twin_migration_free", _status, _place)
migration_target = _function("twin_migration_target", _status, _handle, _handle, _place)
migration_step_count = _function("twin_migration_step_count", _size, _handle)
migration_step = _function("twin_migration_step", _status, _handle, _size, _place)
migrate = _function("twin_migrate", _status, _handle, _bytes, _size, _place, _place)
refusal_is_invalid_before = _function("twin_refusal_is_invalid_before", ctypes.c_bool, _handle)
refusal_count = _function("twin_refusal_count", _size, _handle)
refusal_obstacle = _function("twin_refusal_obstacle", _status, _handle, _size, _place)
refusal_free = _function("twin_refusal_free", _status, _place)
graph_new = _function("twin_graph_new", _status, _place)
graph_free = _function("twin_graph_free", _status, _place)
graph_twin_count = _function("twin_graph_twin_count", _size, _handle)
graph_edge_count = _function("twin_graph_edge_count", _size, _handle)
graph_add_twins = _function("twin_graph_add_twins", _status, _handle, _place, _size)
graph_add_edges = _function("twin_graph_add_edges", _status, _handle, _place, _size)
graph_check = _function("twin_graph_check", _status, _handle, _handle, _place, ctypes.c_bool, _place)
graph_rule_name = _function("twin_graph_rule_name", _text, _number)
graph_report_count = _function("twin_graph_report_count", _size, _handle)
graph_report_rule_count = _function("twin_graph_report_rule_count", ctypes.c_uint64, _handle, _number)
graph_report_violation = _function("twin_graph_report_violation", _status, _handle, _size, _place)
graph_report_wrong = _function("twin_graph_report_wrong", _status, _handle, _number, _bytes, _size, _place)
graph_report_free = _function("twin_graph_report_free", _status, _place)


class Handle:
    """Owns a handle, and frees it when nobody uses it any more: a call that still runs keeps it alive."""

    __slots__ = ("pointer", "_free")

    def __init__(self, place: ctypes.c_void_p, free: Callable[..., Any]) -> None:
        self.pointer = place.value
        self._free = free

    def __del__(self) -> None:
        self._free(ctypes.byref(ctypes.c_void_p(self.pointer)))


_OwnerType = TypeVar("_OwnerType", bound="Owner")


class Owner:
    """What has a handle until it is closed."""

    __slots__ = ("_handle", "__weakref__")
    #: What it is called in errors.
    _what: ClassVar[str]

    def __init__(self) -> None:
        self._handle: Optional[Handle] = None

    def close(self) -> None:
        """Gives it up. What it is asked then raises `ValueError`. Closing again does nothing."""
        self._handle = None

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._handle is None

    def __enter__(self: _OwnerType) -> _OwnerType:
        self._open
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def _open(self) -> Handle:
        if self._handle is None:
            raise ValueError(f"the {self._what} is closed")
        return self._handle


def checked(value: object, kind: type, what: str) -> None:
    """Raises `TypeError` where a value is of another kind than it has to be."""
    if not isinstance(value, kind):
        raise TypeError(f"{what} must be {kind.__name__}, not {type(value).__name__}")


def encoded(text: str) -> bytes:
    """A text for the library. A lone surrogate, which no UTF-8 has, goes as bytes that are none, so that the library says so."""
    return text.encode(errors="surrogatepass")


def terminated(text: str, what: str) -> bytes:
    """A text that ends before its first NUL byte, and so must hold none."""
    checked(text, str, what)
    if "\0" in text:
        raise ValueError(f"{what} holds a NUL character")
    return encoded(text)


def texts(values: Iterable[str], what: str) -> ctypes.Array[ctypes.c_char_p]:
    """An array of texts that each end in a NUL byte."""
    if isinstance(values, str):
        raise TypeError(f"{what} must be several texts, not one")
    found = [terminated(value, f"each of {what}") for value in values]
    return (ctypes.c_char_p * len(found))(*found)


def copied(data: object) -> bytes:
    """The bytes of anything that has some, to be kept over several calls."""
    if isinstance(data, (bytes, str)):
        return data if isinstance(data, bytes) else encoded(data)
    with Buffer(data) as buffer:
        return ctypes.string_at(buffer.pointer or b"", buffer.length)


def taken_bytes(place: ctypes.c_void_p) -> bytes:
    """The bytes of the text at `place`, which is freed."""
    try:
        return ctypes.string_at(text_bytes(place), text_length(place))
    finally:
        text_free(ctypes.byref(place))


def taken_text(place: ctypes.c_void_p) -> str:
    """The text at `place`, which is freed."""
    return taken_bytes(place).decode()


def fail(status: int, message: Optional[ctypes.c_void_p] = None) -> NoReturn:
    """Raises what a status that nobody expected means: a wrong argument."""
    raise ValueError(told(status, message))


def told(status: int, message: Optional[ctypes.c_void_p] = None) -> str:
    """The message, which is freed, or what there is to say about the status."""
    if message:
        return taken_text(message)
    text: bytes = status_text(status)
    return text.decode()


class _PyBuffer(ctypes.Structure):
    """`Py_buffer` of the stable ABI of CPython."""

    _fields_: ClassVar = [
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.py_object),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p),
        ("shape", ctypes.c_void_p),
        ("strides", ctypes.c_void_p),
        ("suboffsets", ctypes.c_void_p),
        ("internal", ctypes.c_void_p),
    ]
    buf: int
    len: int


_get_buffer = ctypes.pythonapi.PyObject_GetBuffer
_get_buffer.argtypes = [ctypes.py_object, ctypes.POINTER(_PyBuffer), ctypes.c_int]
_get_buffer.restype = ctypes.c_int
_release_buffer = ctypes.pythonapi.PyBuffer_Release
_release_buffer.argtypes = [ctypes.POINTER(_PyBuffer)]
_release_buffer.restype = None


class Buffer:
    """The bytes of anything that has some, in place as long as this is entered: nothing is copied."""

    __slots__ = ("_owner", "_view", "pointer", "length")

    def __init__(self, owner: object) -> None:
        self._owner = owner
        self._view = _PyBuffer()
        self.pointer: Union[bytes, int, None] = None
        self.length = 0

    def __enter__(self) -> Buffer:
        # A str has bytes of its own that are not what it says.
        if isinstance(self._owner, str):
            self._owner = encoded(self._owner)
        if isinstance(self._owner, bytes):
            self.pointer, self.length = self._owner, len(self._owner)
        else:
            _get_buffer(self._owner, ctypes.byref(self._view), 0)
            self.pointer, self.length = self._view.buf, self._view.len
        return self

    def __exit__(self, *error: object) -> None:
        if not isinstance(self._owner, bytes):
            _release_buffer(ctypes.byref(self._view))
