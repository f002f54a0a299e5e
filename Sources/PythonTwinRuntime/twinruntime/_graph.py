"""Graphs of twins, judged."""

from __future__ import annotations

import ctypes
import enum
from dataclasses import dataclass
from itertools import islice
from typing import Any, Callable, Iterable, Literal, Optional

from . import _native, _structs
from ._elements import Bytes, Registry
from ._validation import _RULES, ValidationOptions, Violation, _native_options

#: How many twins or edges go to the library by one call.
_CHUNK = 4096


@dataclass(frozen=True)
class GraphTwin:
    """A twin of a graph."""

    #: What edges call it.
    id: str
    #: Identity or external id of its type.
    type: str


@dataclass(frozen=True)
class GraphEdge:
    """An edge of a graph: one twin's relationship to another."""

    #: The twin it starts at.
    source: str
    #: The name of the relationship.
    relationship: str
    #: The twin it leads to.
    target: str
    #: Its properties, a JSON object; None stands for an empty one.
    properties: Optional[Bytes] = None
    #: What it is called among the edges of its source; None where it has no name of its own.
    id: Optional[str] = None


class GraphRule(enum.Enum):
    """What a twin or an edge can break."""

    #: Two twins have one id.
    DUPLICATE_TWIN = "duplicateTwin"
    #: The model has no such type.
    UNKNOWN_TYPE = "unknownType"
    #: A type that has no instances of its own.
    ABSTRACT_TYPE = "abstractType"
    #: Two edges of one source have one id.
    DUPLICATE_EDGE = "duplicateEdge"
    #: No twin has the id that an edge starts at, or leads to.
    UNKNOWN_SOURCE = "unknownSource"
    UNKNOWN_TARGET = "unknownTarget"
    #: The source's type has no relationship of that name.
    UNKNOWN_RELATIONSHIP = "unknownRelationship"
    #: The target is of no type that the relationship may lead to.
    TARGET_TYPE = "targetType"
    #: A source has too few targets, or too many.
    MINIMUM_CARDINALITY = "minimumCardinality"
    MAXIMUM_CARDINALITY = "maximumCardinality"
    #: A target has too few sources, or too many.
    INVERSE_MINIMUM_CARDINALITY = "inverseMinimumCardinality"
    INVERSE_MAXIMUM_CARDINALITY = "inverseMaximumCardinality"
    #: The target has edges of the inverse relationship, and none of them leads back.
    INVERSE = "inverse"
    #: The edge's properties are not what the relationship says.
    PROPERTIES = "properties"
    #: An edge from a twin to itself.
    IRREFLEXIVE = "irreflexive"
    #: Edges both ways.
    ASYMMETRIC = "asymmetric"
    #: A path that leads back.
    ACYCLIC = "acyclic"
    #: More than one container, or a container inside itself.
    CONTAINMENT = "containment"
    #: More than one target; more than one source.
    FUNCTIONAL = "functional"
    INVERSE_FUNCTIONAL = "inverseFunctional"


#: By the numbers of the header, which count from 1 in this order.
_GRAPH_RULES = (None, *GraphRule)


@dataclass(frozen=True)
class GraphViolation:
    """One thing that is wrong with a graph."""

    @dataclass(frozen=True)
    class Subject:
        """A twin or an edge, by its place in what was given, from 0."""

        kind: Literal["twin", "edge"]
        index: int

        def __str__(self) -> str:
            return f"{self.kind} {self.index}"

    #: What is wrong.
    subject: Subject
    #: What is broken.
    rule: GraphRule
    #: Identity of the relationship's member, or of the relation, that says so.
    origin: Optional[str]
    #: What had to be there, in words.
    expected: str
    #: What is there. It is text of the graph: whoever shows it must expect control characters.
    actual: str
    #: What is wrong with an edge's properties.
    property: Optional[Violation] = None
    #: Of what is there twice, the first one.
    first: Optional[Subject] = None

    def __str__(self) -> str:
        return f"{self.subject}: expected {self.expected}, found {self.actual} [{self.rule.value}]"


@dataclass(frozen=True)
class GraphReport:
    """What is wrong with a graph, in full numbers and the first of it in words."""

    #: First twins, then edges, in the order given, of each in the order of `GraphRule`; of each rule at most as many as the options allow.
    violations: list[GraphViolation]
    #: How often each rule is broken.
    counts: dict[GraphRule, int]
    #: Whether something is wrong with each twin: a byte for each, 1 or 0. `numpy.frombuffer` takes it as it is.
    is_twin_wrong: bytes
    #: Whether something is wrong with each edge, likewise.
    is_edge_wrong: bytes


class GraphData(_native.Owner):
    """Twins and edges as columns of numbers: a million edges take some twenty megabytes, beside their ids and properties.

    Any number of threads may add and check at once. Edges may come before their twins.
    """

    __slots__ = ()
    _what = "graph"

    def __init__(self) -> None:
        """A graph of nothing."""
        super().__init__()
        place = ctypes.c_void_p()
        status = _native.graph_new(ctypes.byref(place))
        if status != _native.OK:
            _native.fail(status)
        self._handle = _native.Handle(place, _native.graph_free)

    @property
    def twin_count(self) -> int:
        """Number of twins."""
        count: int = _native.graph_twin_count(self._open.pointer)
        return count

    @property
    def edge_count(self) -> int:
        """Number of edges."""
        count: int = _native.graph_edge_count(self._open.pointer)
        return count

    def add_twin(self, id: str, type: str) -> None:
        """Adds a twin."""
        self.add_twins([GraphTwin(id, type)])

    def add_edge(
        self,
        source: str,
        relationship: str,
        target: str,
        properties: Optional[Bytes] = None,
        id: Optional[str] = None,
    ) -> None:
        """Adds an edge."""
        self.add_edges([GraphEdge(source, relationship, target, properties, id)])

    def add_twins(self, twins: Iterable[GraphTwin]) -> None:
        """Adds twins. Where one cannot be added, some of those before it are."""
        self._add(twins, _structs.GraphTwin, _native_twin, _native.graph_add_twins)

    def add_edges(self, edges: Iterable[GraphEdge]) -> None:
        """Adds edges, likewise."""
        self._add(edges, _structs.GraphEdge, _native_edge, _native.graph_add_edges)

    def _add(self, values: Iterable[Any], struct: Any, native: Callable[[Any], Any], add: Callable[..., Any]) -> None:
        handle = self._open
        rest = iter(values)
        while chunk := [native(value) for value in islice(rest, _CHUNK)]:
            status = add(handle.pointer, (struct * len(chunk))(*chunk), len(chunk))
            if status != _native.OK:
                _native.fail(status)


def _utf8(text: str, what: str) -> bytes:
    _native.checked(text, str, what)
    return _native.encoded(text)


def _native_twin(twin: GraphTwin) -> _structs.GraphTwin:
    _native.checked(twin, GraphTwin, "each twin")
    id, type = _utf8(twin.id, "an id"), _utf8(twin.type, "a type")
    return _structs.GraphTwin(id, len(id), type, len(type))


def _native_edge(edge: GraphEdge) -> _structs.GraphEdge:
    _native.checked(edge, GraphEdge, "each edge")
    id = None if edge.id is None else _utf8(edge.id, "an id")
    source, target = _utf8(edge.source, "a source"), _utf8(edge.target, "a target")
    relationship = _utf8(edge.relationship, "a relationship")
    properties = None if edge.properties is None else _native.copied(edge.properties)
    return _structs.GraphEdge(
        id,
        len(id or b""),
        source,
        len(source),
        relationship,
        len(relationship),
        target,
        len(target),
        properties,
        len(properties or b""),
    )


class GraphCheck:
    """Holds twins and edges to a model: their types, what relationships may lead to, how many there may be, and what the relations that
    they mean say. Targets and sources are counted once each, however many edges lead there.
    """

    __slots__ = ("registry",)

    def __init__(self, registry: Registry) -> None:
        """A check by the model of `registry`."""
        _native.checked(registry, Registry, "registry")
        #: The model.
        self.registry = registry

    def check(
        self, twins: Iterable[GraphTwin], edges: Iterable[GraphEdge], options: Optional[ValidationOptions] = None
    ) -> list[GraphViolation]:
        """What is wrong: first twins, then edges, in the order given, of each in the order of `GraphRule`. At most as many as the options
        allow, and at least one where there is any.
        """
        options = options or ValidationOptions()
        with GraphData() as data:
            data.add_twins(twins)
            data.add_edges(edges)
            return self.report(data, options).violations[: max(1, options.violation_limit)]

    def report(
        self, on: GraphData, options: Optional[ValidationOptions] = None, checks_inverses: bool = False
    ) -> GraphReport:
        """What is wrong with a graph. `checks_inverses` asks whether edges of relationships that read each other backwards agree, where the
        target has any: data that holds one direction alone is none the worse for it.
        """
        _native.checked(on, GraphData, "`on`")
        if options is not None:
            _native.checked(options, ValidationOptions, "options")
        registry, graph = self.registry._open, on._open
        given = _native_options(options or ValidationOptions())
        place = ctypes.c_void_p()
        status = _native.graph_check(
            registry.pointer, graph.pointer, ctypes.byref(given), bool(checks_inverses), ctypes.byref(place)
        )
        if status != _native.OK:
            _native.fail(status)
        report = _native.Handle(place, _native.graph_report_free)
        counts = {
            rule: _native.graph_report_rule_count(report.pointer, number) for number, rule in enumerate(GraphRule, 1)
        }
        return GraphReport(
            violations=_violations(report),
            counts={rule: count for rule, count in counts.items() if count > 0},
            is_twin_wrong=_marks(report, 1),
            is_edge_wrong=_marks(report, 2),
        )


def _violations(report: _native.Handle) -> list[GraphViolation]:
    violation = _structs.sized(_structs.GraphViolation)
    found = []
    for index in range(_native.graph_report_count(report.pointer)):
        status = _native.graph_report_violation(report.pointer, index, ctypes.byref(violation))
        rule = _GRAPH_RULES[violation.rule] if status == _native.OK else None
        subject = _subject(violation.subject)
        if rule is None or subject is None:
            _native.fail(status)
        expected, actual = str(violation.expected), str(violation.actual)
        broken = _RULES[violation.property_rule] if violation.property_rule else None
        found.append(
            GraphViolation(
                subject=subject,
                rule=rule,
                origin=str(violation.origin) or None,
                expected=expected,
                actual=actual,
                property=broken
                and Violation(
                    str(violation.property_pointer), broken, expected, actual, violation.property_offset
                ),
                first=_subject(violation.first),
            )
        )
    return found


def _subject(subject: _structs.Subject) -> Optional[GraphViolation.Subject]:
    if subject.kind == 0:
        return None
    return GraphViolation.Subject("twin" if subject.kind == 1 else "edge", subject.index)


def _marks(report: _native.Handle, kind: int) -> bytes:
    count = ctypes.c_size_t()
    _native.graph_report_wrong(report.pointer, kind, None, 0, ctypes.byref(count))
    marks = ctypes.create_string_buffer(max(count.value, 1))
    status = _native.graph_report_wrong(report.pointer, kind, marks, count.value, ctypes.byref(count))
    if status != _native.OK:
        _native.fail(status)
    return ctypes.string_at(marks, count.value)
