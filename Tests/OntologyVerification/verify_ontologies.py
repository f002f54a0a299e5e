#!/usr/bin/env python3
"""Holds every ontology under Ontologies/ to itself and to Brick, RealEstateCore and BOT.

Run: python3 Tests/OntologyVerification/verify_ontologies.py.  Exit code 0 when nothing disagrees.
"""
import re
import sys

import environment

environment.enter()

from sources import declarations, exact, load, manifest_packages  # noqa: E402

ROOT = environment.ROOT / "Ontologies"
UPPER, LOWER = re.compile(r"[A-Z][A-Za-z0-9]*"), re.compile(r"[a-z][A-Za-z0-9]*")
STYLE = {"concepts": UPPER, "quantities": UPPER, "relations": LOWER, "units": LOWER, "terms": LOWER, "points": LOWER}
MIRRORED = {"functional": "inverseFunctional", "inverseFunctional": "functional"}

# Vocabularies that no installer carries: the terms used here, each looked up in its specification by hand.
BOT = {"Site", "Building", "Storey", "Space", "Zone", "Element", "Interface", "containsZone", "adjacentZone", "hasSpace",
       "hasStorey", "hasBuilding", "hasElement", "containsElement", "adjacentElement", "hasSubElement"}
SAREF = {"Device", "Sensor", "Actuator", "Meter", "Command", "State", "Measurement", "Property", "Function", "Service"}


class Package:
    def __init__(self, directory, manifest):
        self.name, self.manifest = manifest["package"], manifest
        self.found = declarations(directory)
        self.aliases = {}
        for dependency, value in manifest.get("dependencies", {}).items():
            alias = value.get("as") if isinstance(value, dict) else None
            self.aliases[alias or dependency.rpartition(".")[2]] = dependency


def main():
    packages = {}
    for directory, manifest in manifest_packages(ROOT).items():
        if manifest.get("kind") == "ontology" and "examples" not in directory.parts:
            packages[manifest["package"]] = Package(directory, manifest)
    errors, counts = [], {}
    everything = {}
    for package in packages.values():
        names = {}
        for kind, entries in package.found.items():
            counts[kind] = counts.get(kind, 0) + len(entries)
            for name, (definition, path) in entries.items():
                label = f"{package.name}.{name}"
                if kind not in STYLE:
                    errors.append(f"{path}: '{kind}' is not a section of an ontology")
                elif not STYLE[kind].fullmatch(name):
                    errors.append(f"{label}: not in the style of {kind}")
                if "description" not in definition and kind != "units":
                    errors.append(f"{label}: no description")
                if kind != "terms":
                    if name in names:
                        errors.append(f"{label}: both in {names[name]} and {kind}")
                    names[name] = kind
                    if name in everything:
                        errors.append(f"{label}: also in {everything[name]}")
                    everything[name] = package.name
    concepts = collect(packages, "concepts")
    relations = collect(packages, "relations")
    hierarchy(packages, concepts, "concepts", errors)
    hierarchy(packages, relations, "relations", errors)
    check_relations(packages, concepts, relations, errors)
    check_terms(packages, errors)
    check_points(packages, errors)
    mapped = check_mappings(packages, errors)

    size = sum(p.stat().st_size for p in ROOT.rglob("*.yaml") if "examples" not in p.parts)
    print(f"{len(packages)} ontologies, {size} bytes")
    if size > 400_000:
        errors.append("the shipped ontologies are embedded in the binary and must stay below 400 KB")
    for kind in sorted(counts):
        print(f"  {kind}: {counts[kind]}")
    for vocabulary, (checked, total) in sorted(mapped.items()):
        print(f"  mappings to {vocabulary}: {total}, " + ("all looked up" if checked else "not checked by machine"))
    for line in errors:
        print("DISAGREES " + line, file=sys.stderr)
    print(f"{sum(counts.values())} passed, 0 failed" if not errors else f"{len(errors)} disagreements")
    return 1 if errors else 0


def collect(packages, kind):
    """Full name -> (definition, package)."""
    return {f"{p.name}.{name}": (definition, p)
            for p in packages.values() for name, (definition, _) in p.found.get(kind, {}).items()}


def qualify(package, reference):
    alias, dot, name = reference.partition(".")
    if not dot:
        return f"{package.name}.{reference}"
    return f"{package.aliases.get(alias, '?' + alias)}.{name}"


def references(package, definition, key):
    value = definition.get(key, [])
    return [qualify(package, r) for r in ([value] if isinstance(value, str) else value)]


def closure(name, table, trail=()):
    """The element and everything above it."""
    if name in trail:
        raise SystemExit("cycle in broader: " + " -> ".join(trail + (name,)))
    if name not in table:
        return set()
    definition, package = table[name]
    result = {name}
    for parent in references(package, definition, "broader"):
        result |= closure(parent, table, trail + (name,))
    return result


def hierarchy(packages, table, kind, errors):
    roots = 0
    for name, (definition, package) in table.items():
        parents = references(package, definition, "broader")
        roots += not parents
        for parent in parents:
            if parent not in table:
                errors.append(f"{name}: broader '{parent}' does not exist")
            elif any(parent in closure(other, table) for other in parents if other != parent):
                errors.append(f"{name}: broader '{parent}' is already above another of its parents")
        closure(name, table)
    if kind == "concepts" and roots != 1:
        errors.append(f"{roots} concepts have nothing above them; one root was meant")


def check_relations(packages, concepts, relations, errors):
    for name, (definition, package) in relations.items():
        ends = {end: references(package, definition, end) for end in ("domain", "range")}
        marks = set(definition.get("characteristics", []))
        for end, members in ends.items():
            if not members:
                errors.append(f"{name}: no {end}")
            for concept in members:
                if concept not in concepts:
                    errors.append(f"{name}: {end} '{concept}' does not exist")
        for parent in references(package, definition, "broader"):
            above, owner = relations.get(parent, ({}, package))
            for end, members in ends.items():
                allowed = set(references(owner, above, end))
                for concept in members:
                    if not closure(concept, concepts) & allowed:
                        errors.append(f"{name}: {end} '{concept}' is outside that of '{parent}'")
        if "symmetric" in marks:
            if "inverse" in definition or set(ends["domain"]) != set(ends["range"]):
                errors.append(f"{name}: a symmetric relation is its own inverse, with equal domain and range")
            continue
        inverse = (references(package, definition, "inverse") or [None])[0]
        if inverse not in relations:
            errors.append(f"{name}: inverse '{inverse}' does not exist")
            continue
        other, owner = relations[inverse]
        if references(owner, other, "inverse") != [name]:
            errors.append(f"{name}: '{inverse}' does not name it as its inverse")
        if [set(ends["domain"]), set(ends["range"])] != [set(references(owner, other, e)) for e in ("range", "domain")]:
            errors.append(f"{name}: domain and range are not those of '{inverse}' swapped")
        mirrored = {MIRRORED.get(m, m) for m in marks} - {"containment"}
        if mirrored != set(other.get("characteristics", [])) - {"containment"}:
            errors.append(f"{name}: characteristics do not mirror those of '{inverse}'")


def check_terms(packages, errors):
    kinds = {n for p in packages.values() for n in p.found.get("quantities", {})}
    owner = {}
    for package in packages.values():
        for name, (term, _) in package.found.get("terms", {}).items():
            if "quantity" in term and term["quantity"] not in kinds:
                errors.append(f"term {name}: quantity '{term['quantity']}' does not exist")
            for word in [name, *term.get("abbreviations", [])]:
                owner.setdefault(word, []).append(name)
    for word, names in owner.items():
        if len(names) > 1:
            errors.append(f"'{word}' stands for the terms {', '.join(names)}")


def check_points(packages, errors):
    kinds = {n: d for p in packages.values() for n, (d, _) in p.found.get("quantities", {}).items()}
    units = {n: d for p in packages.values() for n, (d, _) in p.found.get("units", {}).items()}

    def above(kind):
        return {kind}.union(*(above(parent) for parent in kinds[kind].get("broader", [])))

    vocabulary = {t for p in packages.values() for t in p.found.get("terms", {})}
    spelled = {tuple(w.lower() for w in words(t)): t for t in vocabulary}
    for package in packages.values():
        for name, (point, _) in package.found.get("points", {}).items():
            label = f"{package.name}.{name}"
            if sum(key in point for key in ("type", "array", "map", "object", "enum")) != 1:
                errors.append(f"{label}: not exactly one shape")
            if ("quantity" in point) != ("unit" in point):
                errors.append(f"{label}: quantity and unit go together")
            if "quantity" in point:
                if point["quantity"] not in kinds or point["unit"] not in units:
                    errors.append(f"{label}: unknown quantity or unit")
                elif units[point["unit"]]["quantity"] not in above(point["quantity"]):
                    errors.append(f"{label}: unit '{point['unit']}' is not of '{point['quantity']}'")
                if "minimum" not in point:
                    errors.append(f"{label}: no minimum")
            if "minimum" in point and "maximum" in point:
                if not exact(point["minimum"]).rational < exact(point["maximum"]).rational:
                    errors.append(f"{label}: minimum is not below maximum")
            rest = [w.lower() for w in words(name)]
            while rest:
                length = next((n for n in range(len(rest), 0, -1) if tuple(rest[:n]) in spelled), 0)
                if not length:
                    errors.append(f"{label}: '{rest[0]}' is not a term")
                    break
                rest = rest[length:]


def words(name):
    return re.findall(r"[A-Z]?[a-z]+\d*|[A-Z]\d*", name)


def check_mappings(packages, errors):
    """Looks up every brick:, rec: and bot: term; returns {vocabulary: (checked?, count)}."""
    text = environment.package_file("brickschema", "ontologies", "1.5", "Brick.ttl").read_text(encoding="utf-8")
    subjects, deprecated = {"brick": set(), "rec": set()}, set()
    for block in re.split(r"\n(?=\S)", text):
        match = re.match(r"(brick|rec):([A-Za-z0-9_.]+)\s", block)
        if match:
            subjects[match.group(1)].add(match.group(2))
            if "owl:deprecated true" in block:
                deprecated.add(match.group(1) + ":" + match.group(2))
    known = {**subjects, "bot": BOT, "saref": SAREF}
    counts = {}
    exact_targets = {}
    for package in packages.values():
        if package.name == "org.gemel.quantities":
            continue
        for kind, entries in package.found.items():
            for name, (definition, _) in entries.items():
                for relation, targets in definition.get("mappings", {}).items():
                    for target in targets:
                        vocabulary, _, term = target.partition(":")
                        checked, total = counts.get(vocabulary, (vocabulary in subjects, 0))
                        counts[vocabulary] = checked, total + 1
                        if vocabulary == "ifc":
                            if not re.fullmatch(r"Ifc[A-Z][A-Za-z]+", term):
                                errors.append(f"{package.name}.{name}: '{target}' is no IFC entity name")
                        elif vocabulary not in known:
                            errors.append(f"{package.name}.{name}: unknown vocabulary in '{target}'")
                        elif term not in known[vocabulary]:
                            errors.append(f"{package.name}.{name}: '{target}' does not exist")
                        elif target in deprecated and relation == "exact":
                            # Brick hands its places over to RealEstateCore; older models still carry the old terms.
                            errors.append(f"{package.name}.{name}: '{target}' is deprecated, so it is only close")
                        if relation == "exact" and exact_targets.setdefault(target, name) != name:
                            errors.append(f"{package.name}.{name}: {exact_targets[target]} is also exactly '{target}'")
    return counts


if __name__ == "__main__":
    sys.exit(main())
