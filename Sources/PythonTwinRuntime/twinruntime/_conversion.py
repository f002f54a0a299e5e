"""Values of one unit in another."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from . import _native


class ConversionError(ValueError):
    """Why a value was not converted."""


@dataclass(frozen=True)
class ConvertedDecimal:
    """A decimal in another unit."""

    #: The number, as JSON writes it; `decimal.Decimal` takes it.
    text: str
    #: Whether it is the exact result; it is the nearest number of 34 digits otherwise, of 17 where it has no end.
    is_exact: bool


def double(handle: _native.Handle, value: float, from_: Any, to: Any) -> float:
    """A double, of units that are given as pointers to elements."""
    # Bytes would do for `float`, and are no number here.
    if isinstance(value, (bytes, bytearray)):
        raise TypeError(f"a value must be a number, not {type(value).__name__}")
    try:
        number = float(value)
    except OverflowError:
        raise ConversionError("the value is too large for a double") from None
    result, message = ctypes.c_double(), ctypes.c_void_p()
    status = _native.convert(handle.pointer, number, from_, to, ctypes.byref(result), ctypes.byref(message))
    _check(status, message)
    return result.value


def decimal(handle: _native.Handle, value: str, from_: Any, to: Any) -> ConvertedDecimal:
    """A decimal, likewise."""
    text = _native.encoded(value)
    result, message, is_exact = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_bool()
    status = _native.convert_decimal(
        handle.pointer,
        text,
        len(text),
        from_,
        to,
        ctypes.byref(result),
        ctypes.byref(is_exact),
        ctypes.byref(message),
    )
    _check(status, message)
    return ConvertedDecimal(_native.taken_text(result), is_exact.value)


def _check(status: int, message: ctypes.c_void_p) -> None:
    if status in (_native.DIFFERENT_QUANTITIES, _native.OUT_OF_RANGE):
        raise ConversionError(_native.told(status, message))
    if status != _native.OK:
        _native.fail(status, message)
