"""Evaluates UCUM codes exactly, from the definitions in UCUM's own ucum-essence.xml."""
import re
import xml.etree.ElementTree as ElementTree
from fractions import Fraction

from environment import package_file
from sources import Exact, dimension

# UCUM's base units in terms of the SI's: its gram is a thousandth of the coherent unit, its coulomb an ampere second,
# its radian a number.
BASE = {
    "m": (Exact(1), "L"), "s": (Exact(1), "T"), "g": (Exact(Fraction(1, 1000)), "M"), "rad": (Exact(1), "1"),
    "K": (Exact(1), "Θ"), "C": (Exact(1), "T I"), "cd": (Exact(1), "J"),
}


class Ucum:
    def __init__(self):
        tree = ElementTree.parse(package_file("ucumvert", "vendor", "ucum-essence.xml"))
        strip = lambda element: element.tag.rpartition("}")[2]
        self.prefixes, self.units, self.special, self.metric, self.cache = {}, {}, set(), set(), {}
        for element in tree.getroot():
            kind, code = strip(element), element.get("Code")
            value = next((child for child in element if strip(child) == "value"), None)
            if kind == "prefix":
                self.prefixes[code] = Fraction(value.get("value"))
            elif kind == "base-unit":
                self.metric.add(code)
            elif kind == "unit":
                if element.get("isMetric") == "yes":
                    self.metric.add(code)
                if element.get("isSpecial") == "yes":
                    self.special.add(code)
                else:
                    self.units[code] = (value.get("value"), value.get("Unit"))

    def atom(self, code):
        """(factor, dimension) of one unit atom, with or without a prefix."""
        if code in self.cache:
            return self.cache[code]
        if code == "[pi]":
            result = Exact(1, 1), dimension("1")
        elif code == "10*" or code == "10^":
            result = Exact(10), dimension("1")
        elif code in BASE:
            result = BASE[code][0], dimension(BASE[code][1])
        elif code in self.units:
            value, unit = self.units[code]
            factor, dim = self.term(unit)
            result = Exact(Fraction(value)) * factor, dim
        else:
            for length in (2, 1):
                prefix, rest = code[:length], code[length:]
                if prefix in self.prefixes and rest in self.metric and rest not in self.special:
                    factor, dim = self.atom(rest)
                    result = Exact(self.prefixes[prefix]) * factor, dim
                    break
            else:
                raise ValueError(f"'{code}' is no UCUM unit")
        self.cache[code] = result
        return result

    def term(self, text):
        """(factor, dimension) of a term such as `kW.h/m2`; operators bind from left to right, as UCUM says."""
        factor, dim, rest, divide = Exact(1), dimension("1"), text, False
        if rest.startswith("/"):
            divide, rest = True, rest[1:]
        while rest:
            if rest[0] == "(":
                depth = end = 0
                for end, character in enumerate(rest):
                    depth += (character == "(") - (character == ")")
                    if depth == 0:
                        break
                part, rest = self.term(rest[1:end]), rest[end + 1:]
            else:
                match = re.match(r"(10[*^][+-]?\d+|\d+(?=$|[./)])|(?:\[[^\]]*\]|10[*^]|[^\d./()\[+-])+)([+-]?\d+)?", rest)
                if not match:
                    raise ValueError(f"cannot read UCUM '{text}' at '{rest}'")
                symbol, exponent = match.group(1), int(match.group(2) or 1)
                if symbol.startswith(("10*", "10^")) and len(symbol) > 3:
                    part = Exact(Fraction(10) ** int(symbol[3:])), dimension("1")
                elif symbol.isdigit():
                    part = Exact(int(symbol)), dimension("1")
                else:
                    base, d = self.atom(symbol)
                    part = base ** exponent, tuple(x * exponent for x in d)
                rest = rest[match.end():]
            sign = -1 if divide else 1
            factor = factor / part[0] if divide else factor * part[0]
            dim = tuple(a + sign * b for a, b in zip(dim, part[1]))
            if rest:
                if rest[0] not in "./":
                    raise ValueError(f"cannot read UCUM '{text}' at '{rest}'")
                divide, rest = rest[0] == "/", rest[1:]
        return factor, dim
