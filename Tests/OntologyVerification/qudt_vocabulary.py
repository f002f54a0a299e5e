"""What QUDT says: which codes exist today, what a code means when read part by part, and the multipliers of QUDT 1.1.

No package that an installer can fetch carries the multipliers of present QUDT.  So a present code is held to the
vocabulary (it must exist) and to its parts (`KiloW-HR-PER-M2` must come to the declared factor and dimension, each
part taken from the table below and evaluated with UCUM's definitions), and the multiplier itself to QUDT 1.1.
"""
import json
import re

from environment import package_file
from sources import Exact, dimension
from fractions import Fraction

PREFIXES = {name: Exact(Fraction(10) ** power) for name, power in {
    "Yotta": 24, "Zetta": 21, "Exa": 18, "Peta": 15, "Tera": 12, "Giga": 9, "Mega": 6, "Kilo": 3, "Hecto": 2,
    "Deca": 1, "Deci": -1, "Centi": -2, "Milli": -3, "Micro": -6, "Nano": -9, "Pico": -12}.items()}
PREFIXES.update({name: Exact(1024 ** power) for power, name in enumerate(
    ["Kibi", "Mebi", "Gibi", "Tebi", "Pebi", "Exbi", "Zebi", "Yobi"], 1)})

# QUDT's name of a part -> what it is in UCUM.
PARTS = {
    "M": "m", "IN": "[in_i]", "FT": "[ft_i]", "YD": "[yd_i]", "MI": "[mi_i]", "MI_N": "[nmi_i]", "KN": "[kn_i]",
    "AU": "149597870700.m", "HA": "har", "AC": "43560.[sft_i]", "L": "L", "GAL_US": "[gal_us]", "OZ_VOL_US": "[foz_us]",
    "GM": "g", "TONNE": "t", "SLUG": "[lbf_av].s2/[ft_i]", "LB": "[lb_av]", "N": "N", "LB_F": "[lbf_av]",
    "OZ_F": "[oz_av].[g]", "TON_F_US": "2000.[lbf_av]", "PA": "Pa", "BAR": "bar", "ATM": "atm", "PSI": "[psi]",
    "MilliM_HG": "133322387415.10*-9.Pa", "IN_HG": "254.133322387415.10*-10.Pa", "G": "[g]", "POISE": "P", "ST": "St",
    "RAD": "rad", "DEG": "deg", "ARCMIN": "'", "ARCSEC": "''", "REV": "circ", "SEC": "s", "MIN": "min", "HR": "h",
    "DAY": "d", "WK": "wk", "YR": "a_j", "HZ": "Hz", "NUM": "1", "UNITLESS": "1", "K": "K", "DEG_R": "[degR]", "J": "J",
    "W": "W", "EV": "eV", "CAL_TH": "cal_th", "BTU_IT": "[Btu_IT]", "HP": "[HP]", "TON_FG": "12000.[Btu_IT]/h",
    "A": "A", "V": "V", "C": "C", "OHM": "Ohm", "S": "S", "FARAD": "F", "H": "H", "WB": "Wb", "MX": "Mx", "T": "T",
    "GAUSS": "G", "A_Reactive": "A", "CD": "cd", "LM": "lm", "LUX": "lx", "FC": "lm/[sft_i]", "BQ": "Bq", "GRAY": "Gy",
    "SV": "Sv", "BIT": "bit", "BYTE": "By", "PERCENT": "%", "PPM": "10*-6", "PPB": "10*-9", "PPT": "10*-12",
    "PPQ": "10*-15", "PPTH": "10*-3",
}


class Qudt:
    def __init__(self, ucum):
        self.ucum = ucum
        text = package_file("semantikon", "data", "qudt.ttl").read_text(encoding="utf-8")
        self.codes = set(re.findall(r"^<http://qudt\.org/vocab/unit/([^>]+)>", text, re.M))
        text = package_file("ontolutils", "namespacelib", "qudt_kind.py").read_text(encoding="utf-8")
        self.kinds = set(re.findall(r"qudt\.org/vocab/quantitykind/([A-Za-z0-9_-]+)", text))
        data = json.loads(package_file("qudt", "ontology", "resources", "unit.jsonld").read_text(encoding="utf-8"))
        self.first = {}
        for node in data["@graph"]:
            number = lambda key: next((v for k, v in node.items() if k.endswith(key)), None)
            if number("conversionMultiplier") is not None:
                self.first[node["@id"].partition(":")[2].lower()] = (
                    float(scalar(number("conversionMultiplier"))), float(scalar(number("conversionOffset") or 0)))

    def read(self, code):
        """(factor, dimension) of a code read part by part, or None where a part is not in the table."""
        factor, dim, divide = Exact(1), dimension("1"), False
        for part in code.split("-"):
            if part == "PER":
                divide = True
                continue
            value = self.part(part)
            if value is None:
                return None
            factor = factor / value[0] if divide else factor * value[0]
            dim = tuple(a - b if divide else a + b for a, b in zip(dim, value[1]))
        return factor, dim

    def part(self, text):
        if text in PARTS:
            return self.ucum.term(PARTS[text])
        match = re.fullmatch(r"(.*[A-Za-z])([2-9])", text)
        if match:
            base = self.part(match.group(1))
            power = int(match.group(2))
            return base and (base[0] ** power, tuple(x * power for x in base[1]))
        for prefix, value in PREFIXES.items():
            if text.startswith(prefix) and text[len(prefix):] in PARTS:
                base = self.ucum.term(PARTS[text[len(prefix):]])
                return value * base[0], base[1]
        return None

    def first_edition(self, name):
        """(multiplier, offset) that QUDT 1.1 gives for a unit of this name, spelt the American way; or None."""
        american = re.sub("metre", "meter", re.sub("litre", "liter", name, flags=re.I), flags=re.I)
        american = {"degreeOfArc": "DegreeAngle", "minuteOfArc": "ArcMinute", "secondOfArc": "ArcSecond",
                    "turn": "Revolution", "second": "SecondTime", "minute": "MinuteTime", "mile": "MileInternational", "gForce": "Gravity",
                    "pound": "PoundForce", "massPound": "PoundMass", "ounce": "OunceForce", "tonne": "MetricTon",
                    "gallon": "GallonUS", "gallonPerMinute": "GallonUSPerMinute", "fluidOunce": "LiquidOunceUS",
                    "poundPerSquareInch": "PoundForcePerSquareInch", "inchesOfMercury": "InchOfMercury",
                    "massPoundPerHour": "PoundPerHour", "poundFoot": "PoundForceFoot", "atmosphere": "AtmosphereStandard",
                    "britishThermalUnit": "BritishThermalUnitInternationalTable", "calorie": "CalorieThermochemical",
                    "britishThermalUnitPerHour": "BtuPerHour", "britishThermalUnitPerPound": "BtuPerPound",
                    "reciprocalMeter": "PerMeter", "reciprocalSecond": "PerSecond", "unity": "Unitless",
                    "voltAmpere": "VoltAmpere", "degreeFahrenheitDifference": "DegreeRankine",
                    "kelvinDifference": "Kelvin"}.get(american, american)
        return self.first.get(american.lower())


def scalar(value):
    if isinstance(value, list):
        value = value[0]
    return value["@value"] if isinstance(value, dict) else value
