"""The tag of the wheel: any Python 3, and the oldest C library that the shared library in it runs with."""

import pathlib
import platform
import re

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel

LIBRARY = pathlib.Path(__file__).parent / "twinruntime" / "libtwinruntime.so.1"


def platform_tag() -> str:
    """`manylinux_X_Y_ARCH` (PEP 600), where X.Y is the newest version of a symbol of glibc that the library asks for."""
    versions = re.findall(rb"\x00GLIBC_(\d+)\.(\d+)", LIBRARY.read_bytes())
    major, minor = max((int(major), int(minor)) for major, minor in versions)
    return f"manylinux_{major}_{minor}_{platform.machine()}"


class PlatformWheel(bdist_wheel):
    def get_tag(self) -> "tuple[str, str, str]":
        return "py3", "none", platform_tag()


class PlatformDistribution(Distribution):
    def has_ext_modules(self) -> bool:
        """The library is of one platform, though Python does not import it."""
        return True


setup(cmdclass={"bdist_wheel": PlatformWheel}, distclass=PlatformDistribution)
