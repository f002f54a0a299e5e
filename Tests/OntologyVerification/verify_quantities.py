#!/usr/bin/env python3
"""Holds Ontologies/quantities to UCUM, QUDT, pint and DTDL.  Run: python3 Tests/OntologyVerification/verify_quantities.py

Exit code 0 when nothing disagrees and every unit is verified by at least one outside source or listed below.
"""
import json
import logging
import os
import sys
from fractions import Fraction
from pathlib import Path

import environment

environment.enter()

from qudt_vocabulary import Qudt  # noqa: E402
from sources import Exact, declarations, dimension, exact  # noqa: E402
from ucum import Ucum  # noqa: E402

PACKAGE = environment.ROOT / "Ontologies" / "quantities"

# UCUM codes that are functions of a value, not multiples of a unit: (factor, offset), or None for a logarithm.
SPECIAL = {
    "Cel": (Exact(1), Exact(Fraction("273.15"))),
    "[degF]": (Exact(Fraction(5, 9)), Exact(Fraction("459.67") * Fraction(5, 9))),
    "B[SPL]": None, "dB[SPL]": None, "[pH]": None,
}

# Units whose outside codes are logarithmic or missing, with what they are checked against instead.
BY_HAND = {
    "bel": (Exact(1), "the unit of its own level; UCUM and QUDT define it by a logarithm"),
    "decibel": (Exact(Fraction(1, 10)), "a tenth of a bel by the meaning of deci; logarithmic in UCUM and QUDT"),
    "potentialOfHydrogen": (Exact(1), "logarithmic; nothing to convert to"),
    "mole": (Exact(1), "an SI base unit; UCUM makes it a number, so that no comparison is possible"),
}
for power, prefix in enumerate(["exbi", "zebi", "yobi"], 6):
    for base, bits in (("bit", 1), ("byte", 8)):
        for suffix in ("", "PerSecond"):
            BY_HAND[prefix + base + suffix] = (Exact(bits * 1024 ** power), f"{prefix}- is 1024^{power} by IEC 80000-13")

# `close` codes: how far the tabulated value may lie off, and why it does.
CLOSE = {
    ("astronomicalUnit", "ucum"): (1e-10, "UCUM tabulates the value measured before the definition of 2012"),
    ("millimetresOfMercury", "ucum"): (3e-6, "UCUM rounds the metre of mercury to 133.322 kPa"),
    ("inchesOfMercury", "ucum"): (3e-6, "UCUM rounds the metre of mercury to 133.322 kPa"),
    ("inchesOfWater", "qudt"): (4e-5, "QUDT takes water at 4 °C"),
    ("therm", "qudt"): (5e-6, "QUDT rounds to six digits"),
    ("mole", "ucum"): (None, "a pure number in UCUM"),
}

# QUDT 1.1 multipliers that are wrong or from older constants; each was looked at.  name: (tolerance or None, why)
FIRST_EDITION = {
    "astronomicalUnit": (1e-8, "rounded to 149597870 km"),
    "centistokes": (None, "1.1 gives 0.01, a slip: its own stokes is 1e-4"),
    "centipoise": (None, "1.1 gives 0.01, a slip: its own poise is 0.1"),
    "kelvinPerMinute": (None, "1.1 gives 60, the reciprocal"),
    "kelvinPerHour": (None, "1.1 gives 3600, the reciprocal"),
    "bit": (None, "1.1 counts information in nats"),
    "byte": (None, "1.1 gives 1 for its byte"),
    "degreeFahrenheit": (1e-5, "1.1 takes the zero of its Fahrenheit scale at 459.6667 degrees Rankine"),
    "tonOfRefrigeration": (5e-5, "rounded to 3517 W"),
    "electronvolt": (1e-6, "before the revision of the SI in 2019"),
}

# Codes that ucumvert hands to pint under a wrong or different definition; UCUM's own table verifies them above.
PINT = {
    "B[SPL]": "logarithmic", "dB[SPL]": "logarithmic", "[pH]": "logarithmic",
    "G": "pint's gauss is of the Gaussian system, of another dimension", "Mx": "likewise its maxwell",
    "'": "taken for a foot or a minute of time", "''": "likewise",
    "[cft_i]": "taken for a foot", "[cft_i]/min": "likewise", "[in_i'H2O]": "taken for water at 60 °F",
}


def main():
    logging.disable(logging.WARNING)
    found = declarations(PACKAGE)
    kinds = {name: definition for name, (definition, _) in found["quantities"].items()}
    units = {name: definition for name, (definition, _) in found["units"].items()}
    errors = []
    structure(kinds, units, errors)
    ucum = Ucum()
    qudt = Qudt(ucum)
    pint = pint_reader()
    counts = dict.fromkeys(["ucum", "pint", "qudt code", "qudt parts", "qudt 1.1 multiplier", "hand"], 0)
    close_seen, nobody = [], []
    for name, unit in units.items():
        factor, offset = exact(unit["factor"]), exact(unit.get("offset", "0"))
        dim = dimension(kinds[unit["quantity"]]["dimension"])
        mappings = unit.get("mappings", {})
        by = set()
        for relation in ("exact", "close"):
            for code in mappings.get(relation, []):
                vocabulary, _, term = code.partition(":")
                if vocabulary == "dtdl":
                    continue
                if vocabulary not in ("ucum", "qudt"):
                    errors.append(f"{name}: unknown vocabulary in '{code}'")
                    continue
                tolerance = 0 if vocabulary == "ucum" else 1e-12
                if relation == "close":
                    tolerance, reason = CLOSE.get((name, vocabulary), (0, ""))
                    if not reason:
                        errors.append(f"{name}: close mapping '{code}' is not explained in CLOSE")
                    close_seen.append(f"{name} ~ {code}: {reason}")
                    if tolerance is None:
                        continue
                if vocabulary == "ucum":
                    check_ucum(name, term, factor, offset, dim, tolerance, ucum, errors, by)
                    pint(name, term, factor, offset, dim, max(tolerance, 1e-12), errors, by)
                else:
                    check_qudt(name, term, factor, offset, dim, tolerance, relation, qudt, errors, by)
        check_first_edition(name, factor, offset, qudt, errors, by)
        if name in BY_HAND:
            if BY_HAND[name][0] == factor and offset == Exact(0):
                by.add("hand")
            else:
                errors.append(f"{name}: factor {factor} is not {BY_HAND[name][0]}: {BY_HAND[name][1]}")
        for source in by:
            counts[source] += 1
        if not by & {"ucum", "qudt parts", "qudt 1.1 multiplier"}:
            nobody.append((name, BY_HAND.get(name, (None, None))[1]))
    check_kinds(kinds, qudt, errors)
    ucum_codes = {c[5:] for u in units.values() for cs in u.get("mappings", {}).values() for c in cs if c.startswith("ucum:")}
    for stale in [n for n, _ in CLOSE if n not in units] + [n for n in (*BY_HAND, *FIRST_EDITION) if n not in units] + [
            c for c in (*SPECIAL, *PINT) if c not in ucum_codes]:
        errors.append(f"'{stale}' stands in a list of exceptions and nowhere else")
    dtdl = check_dtdl(kinds, units, errors)

    print(f"{len(kinds)} quantity kinds, {len(units)} units")
    for source, count in counts.items():
        print(f"  verified by {source}: {count}")
    print("close mappings:")
    for line in close_seen:
        print("  " + line)
    print("verified by neither UCUM nor QUDT:")
    for name, reason in nobody:
        print(f"  {name}: {reason or 'NO REASON GIVEN'}")
        if reason is None:
            errors.append(f"{name}: verified by no source and not explained in BY_HAND")
    print(dtdl)
    for line in errors:
        print("DISAGREES " + line, file=sys.stderr)
    print(f"{len(units) + len(kinds)} passed, 0 failed" if not errors else f"{len(errors)} disagreements")
    return 1 if errors else 0


def structure(kinds, units, errors):
    """Names, dimensions, coherent units and `broader` hang together."""
    for name in kinds.keys() & units.keys():
        errors.append(f"{name}: both a quantity and a unit")
    for name, kind in kinds.items():
        if "description" not in kind:
            errors.append(f"{name}: no description")
        for parent in kind.get("broader", []):
            if parent not in kinds:
                errors.append(f"{name}: broader '{parent}' does not exist")
            elif dimension(kinds[parent]["dimension"]) != dimension(kind["dimension"]):
                errors.append(f"{name}: dimension differs from that of '{parent}'")
        coherent = units.get(kind["coherentUnit"])
        if coherent is None:
            errors.append(f"{name}: coherent unit '{kind['coherentUnit']}' does not exist")
        elif exact(coherent["factor"]) != Exact(1) or "offset" in coherent:
            errors.append(f"{name}: coherent unit '{kind['coherentUnit']}' is not coherent")
        elif coherent["quantity"] not in ancestors(name, kinds):
            errors.append(f"{name}: coherent unit '{kind['coherentUnit']}' is of '{coherent['quantity']}'")
    for name, unit in units.items():
        if unit["quantity"] not in kinds:
            errors.append(f"{name}: quantity '{unit['quantity']}' does not exist")
        for key in ("title", "symbol", "factor"):
            if key not in unit:
                errors.append(f"{name}: no {key}")


def ancestors(name, kinds, path=()):
    if name in path:
        raise SystemExit(f"cycle in broader at {name}")
    result = {name}
    for parent in kinds.get(name, {}).get("broader", []):
        result |= ancestors(parent, kinds, path + (name,))
    return result


def check_ucum(name, code, factor, offset, dim, tolerance, ucum, errors, by):
    if code in SPECIAL:
        if SPECIAL[code] is None:
            return
        expected, shift = SPECIAL[code]
        if (factor, offset) != (expected, shift):
            errors.append(f"{name}: {factor} + {offset}, but ucum:{code} is {expected} + {shift}")
        by.add("ucum")
        return
    try:
        value, d = ucum.term(code)
    except ValueError as problem:
        errors.append(f"{name}: {problem}")
        return
    if d != dim:
        errors.append(f"{name}: dimension {dim}, but ucum:{code} has {d}")
    elif offset != Exact(0) or not value.near(factor, tolerance):
        errors.append(f"{name}: factor {factor}, but ucum:{code} is {value}")
    else:
        by.add("ucum")


def pint_reader():
    """A second reading of each UCUM code, by ucumvert's grammar with pint's own definitions of the units."""
    from ucumvert import PintUcumRegistry
    registry = PintUcumRegistry()
    order = ["[length]", "[mass]", "[time]", "[current]", "[temperature]", "[substance]", "[luminosity]"]

    def check(name, code, factor, offset, dim, tolerance, errors, by):
        if code in PINT:
            return
        try:
            quantity = registry.from_ucum(code)
            zero = registry.Quantity(0, quantity.units).to_base_units() if offset != Exact(0) else None
            if code in SPECIAL:
                one = registry.Quantity(1, quantity.units).to_base_units()
                value = one.magnitude - zero.magnitude
            else:
                one = quantity.to_base_units()
                value = one.magnitude
        except Exception as problem:
            errors.append(f"{name}: ucumvert refuses '{code}': {str(problem).splitlines()[0]}")
            return
        dims = {k: v for k, v in dict(one.dimensionality).items() if k in order}
        if tuple(dims.get(k, 0) for k in order) != dim:
            errors.append(f"{name}: dimension {dim}, but pint has {dict(one.dimensionality)} for '{code}'")
        elif abs(float(value) - float(factor)) > max(tolerance, 1e-11) * abs(float(factor)) and tolerance < 1e-9:
            errors.append(f"{name}: factor {float(factor)!r}, but pint has {value!r} for '{code}'")
        elif zero is not None and abs(zero.magnitude - float(offset)) > 1e-9:
            errors.append(f"{name}: offset {float(offset)!r}, but pint has {zero.magnitude!r}")
        else:
            by.add("pint")
    return check


def check_qudt(name, code, factor, offset, dim, tolerance, relation, qudt, errors, by):
    if code not in qudt.codes:
        errors.append(f"{name}: QUDT has no unit '{code}'")
        return
    by.add("qudt code")
    if code in ("DEG_C", "DEG_F"):
        return  # read part by part a scale has no offset; UCUM and QUDT 1.1 verify the two
    read = qudt.read(code)
    if read is None:
        if relation == "exact" and name not in BY_HAND:
            errors.append(f"{name}: cannot read 'qudt:{code}' part by part")
        return
    if read[1] != dim:
        errors.append(f"{name}: dimension {dim}, but qudt:{code} has {read[1]}")
    elif not read[0].near(factor, tolerance):
        errors.append(f"{name}: factor {factor}, but qudt:{code} reads as {read[0]}")
    else:
        by.add("qudt parts")


def check_first_edition(name, factor, offset, qudt, errors, by):
    given = qudt.first_edition(name)
    if given is None:
        return
    tolerance, _ = FIRST_EDITION.get(name, (1e-6, ""))
    if tolerance is None:
        return
    multiplier, shift = given
    if abs(multiplier - float(factor)) > tolerance * abs(float(factor)):
        errors.append(f"{name}: factor {float(factor)!r}, but QUDT 1.1 has {multiplier!r}")
    elif abs(shift - float(offset)) > tolerance * max(1, abs(float(offset))):
        errors.append(f"{name}: offset {float(offset)!r}, but QUDT 1.1 has {shift!r}")
    else:
        by.add("qudt 1.1 multiplier")


def check_kinds(kinds, qudt, errors):
    for name, kind in kinds.items():
        for codes in kind.get("mappings", {}).values():
            for code in codes:
                if code.startswith("quantitykind:") and code.partition(":")[2] not in qudt.kinds:
                    errors.append(f"{name}: QUDT has no quantity kind '{code}'")


def check_dtdl(kinds, units, errors):
    """Every name in DTDL's quantitative types is present, mapped, and its unit is legal for its quantity kind."""
    corpora = Path(os.environ.get("GEMEL_CORPORA", environment.ROOT.parent / "shared" / "corpora"))
    path = corpora / "dtdl-reference" / "dtdl_digest.json"
    if not path.exists():
        return "DTDL: skipped, the reference digest is not there (set GEMEL_CORPORA)"
    digest = json.loads(path.read_text(encoding="utf-8-sig"))
    mapped = lambda definition: {c for c in definition.get("mappings", {}).get("exact", []) if c.startswith("dtdl:")}
    seen_kinds, seen_units, pairs = set(), set(), 0
    for context, types in digest["quantitativeTypes"].items():
        for kind, family in types.items():
            seen_kinds.add(kind)
            if kind not in kinds or mapped(kinds[kind]) != {"dtdl:" + kind}:
                errors.append(f"DTDL quantity {kind} is missing or not mapped")
                continue
            above = ancestors(kind, kinds)
            for unit in digest["units"][context][family]:
                seen_units.add(unit)
                pairs += 1
                if unit not in units or mapped(units[unit]) != {"dtdl:" + unit}:
                    errors.append(f"DTDL unit {unit} is missing or not mapped")
                elif units[unit]["quantity"] not in above:
                    errors.append(f"DTDL allows {unit} for {kind}, but it is of {units[unit]['quantity']}")
    for name, definition in {**kinds, **units}.items():
        if mapped(definition) and name not in seen_kinds | seen_units:
            errors.append(f"{name}: mapped to a DTDL name that does not exist")
    return (f"DTDL: {len(seen_kinds)} quantity kinds and {len(seen_units)} units of {len(digest['quantitativeTypes'])} "
            f"versions present; {pairs} pairs of kind and unit legal")


if __name__ == "__main__":
    sys.exit(main())
