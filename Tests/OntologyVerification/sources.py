"""Reads Gemel sources for the verifiers: every scalar stays the string that the author wrote."""
from fractions import Fraction
from pathlib import Path

import yaml


class Sources(yaml.BaseLoader):
    """PyYAML's string-only loader, which also refuses duplicate keys, anchors and tags as the language does."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.YAMLError(f"duplicate key '{key.value}' at {key.start_mark}")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def load(path):
    return yaml.load(Path(path).read_text(encoding="utf-8"), Sources) or {}


def manifest_packages(root):
    """Every package below a folder: path of its directory -> its manifest."""
    found = {}
    for path in sorted(Path(root).rglob("gemel.yaml")):
        manifest = load(path)
        if "package" in manifest:
            found[path.parent] = manifest
    return found


def declarations(directory, nested=()):
    """The definitions of one package by kind: {kind: {name: (definition, file)}}; a name given twice is an error."""
    result = {}
    for path in sorted(Path(directory).rglob("*.yaml")):
        if path.name == "gemel.yaml" or any(n != directory and n in path.parents for n in nested):
            continue
        for kind, entries in load(path).items():
            for name, definition in entries.items():
                if name in result.setdefault(kind, {}):
                    raise SystemExit(f"{path}: {kind} '{name}' is declared twice")
                result[kind][name] = (definition if isinstance(definition, dict) else {}, path)
    return result


class Exact:
    """A rational number times a power of pi."""

    def __init__(self, rational, pi=0):
        self.rational, self.pi = Fraction(rational), pi if rational else 0

    def __mul__(self, other):
        return Exact(self.rational * other.rational, self.pi + other.pi)

    def __truediv__(self, other):
        return Exact(self.rational / other.rational, self.pi - other.pi)

    def __pow__(self, n):
        return Exact(self.rational ** n, self.pi * n)

    def __eq__(self, other):
        return (self.rational, self.pi) == (other.rational, other.pi)

    def __float__(self):
        return float(self.rational) * 3.141592653589793 ** self.pi

    def __repr__(self):
        return str(self.rational) + (f"·pi^{self.pi}" if self.pi else "")

    def near(self, other, tolerance):
        if self.pi == other.pi:
            a, b = self.rational, other.rational
        else:
            a, b = Fraction(float(self)), Fraction(float(other))
        return a == b or abs(a - b) <= Fraction(tolerance) * max(abs(a), abs(b))


def exact(text):
    """Reads a factor or offset: numbers and `pi` joined by * and /, from left to right.

    The products above and below the line must fit 64 bits each beside a power of ten, which is what the language holds.
    """
    value, operator, sides = Exact(1), "*", {"*": Fraction(1), "/": Fraction(1)}
    token = ""
    for character in text + "\0":
        if character not in "*/\0":
            token += character
            continue
        if token == "pi":
            operand = Exact(1, 1)
        else:
            operand = Exact(decimal(token))
            sides[operator] *= operand.rational
        value = value * operand if operator == "*" else value / operand
        operator, token = character, ""
    for side in sides.values():
        if significand(side) >= 2 ** 64:
            raise ValueError(f"'{text}' leaves 19 digits")
    return value


def decimal(token):
    mantissa, _, exponent = token.partition("e")
    digits = mantissa.lstrip("+-").replace(".", "").lstrip("0")
    if len(digits) > 18:
        raise ValueError(f"'{token}' has more than 18 significant digits")
    return Fraction(mantissa) * Fraction(10) ** int(exponent or 0)


def significand(value):
    """The digits of a decimal fraction as an integer, without the zeros at either end."""
    scaled = abs(value)
    while scaled.denominator != 1:
        scaled *= 10
    digits = scaled.numerator
    while digits and digits % 10 == 0:
        digits //= 10
    return digits


SYMBOLS = "LMTIΘNJ"


def dimension(text):
    """Reads `M L2 T-3` into a tuple of exponents in the order L M T I Θ N J."""
    exponents = dict.fromkeys(SYMBOLS, 0)
    if text != "1":
        for part in text.split():
            if part[0] not in exponents or exponents[part[0]]:
                raise ValueError(f"'{text}' is not a dimension")
            exponents[part[0]] = int(part[1:] or 1)
    return tuple(exponents[s] for s in SYMBOLS)
