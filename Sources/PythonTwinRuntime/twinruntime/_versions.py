"""Choice of a version by a range."""

from __future__ import annotations

import ctypes
from typing import Iterable, Optional, Sequence

from . import _native


class VersionChoiceError(ValueError):
    """Why no version was chosen: the message says what there is, and why it will not do."""


def choose_version(
    range: str, of: Iterable[str], withdrawn: Iterable[str] = (), locked: Optional[str] = None
) -> str:
    """The newest of the versions `of` that `range` means, which is written as in manifests, such as `^1.2.0`, `~1.2.0` or `>=1.2.0`.

    What was withdrawn is chosen only where it is `locked`, a pre-release only where the range names one of the same version, or where it is
    locked. What is locked goes first. Raises `VersionChoiceError`.
    """
    versions = list(of) if not isinstance(of, str) else of
    offered, gone = _native.texts(versions, "`of`"), _native.texts(withdrawn, "`withdrawn`")
    index, message = ctypes.c_size_t(), ctypes.c_void_p()
    status = _native.choose_version(
        _native.terminated(range, "the range"),
        offered,
        len(offered),
        gone,
        len(gone),
        None if locked is None else _native.terminated(locked, "`locked`"),
        ctypes.byref(index),
        ctypes.byref(message),
    )
    _check(status, message)
    return versions[index.value]


def chosen_registry(range: str, of: Sequence[_native.Handle], withdrawn: Iterable[str]) -> int:
    """The place of the chosen one of registries, which are given by their handles."""
    offered = (ctypes.c_void_p * len(of))(*(handle.pointer for handle in of))
    gone = _native.texts(withdrawn, "`withdrawn`")
    index, message = ctypes.c_size_t(), ctypes.c_void_p()
    status = _native.choose_registry(
        _native.terminated(range, "the range"),
        offered,
        len(offered),
        gone,
        len(gone),
        ctypes.byref(index),
        ctypes.byref(message),
    )
    _check(status, message)
    return index.value


def _check(status: int, message: ctypes.c_void_p) -> None:
    if status in (_native.NOT_A_VERSION, _native.NONE_FITS, _native.SEVERAL_PACKAGES):
        raise VersionChoiceError(_native.told(status, message))
    if status != _native.OK:
        _native.fail(status, message)
