import pytest

from twinruntime import (
    GraphCheck,
    GraphData,
    GraphEdge,
    GraphRule,
    GraphTwin,
    GraphViolation,
    Registry,
    TwinType,
    ValidationOptions,
    Violation,
    ViolationRule,
    _native,
)

PUMP = "com.example.pumps.Pump"
SINCE = '{"since":"2026-01-31"}'


def test_a_graph_is_held_to_the_model(registry: Registry) -> None:
    twins = [GraphTwin("a", PUMP), GraphTwin("b", "dtmi:com:example:pumps:Pump;1"), GraphTwin("a", PUMP)]
    twins += [GraphTwin("c", "com.example.pumps.Wheel"), GraphTwin("d", "com.example.pumps.Machine")]
    edges = [
        GraphEdge("a", "feeds", "b", SINCE),
        GraphEdge("b", "feeds", "nobody", SINCE.encode()),
        GraphEdge("b", "feeds", "a", bytearray(b'{"since":"2026-02-30"}'), id="e"),
        GraphEdge("b", "feeds", "d", id="e"),
        GraphEdge("a", "owns", "b"),
    ]
    found = GraphCheck(registry).check(twins, edges)
    assert [(str(violation.subject), violation.rule) for violation in found] == [
        ("twin 2", GraphRule.DUPLICATE_TWIN),
        ("twin 3", GraphRule.UNKNOWN_TYPE),
        ("twin 4", GraphRule.ABSTRACT_TYPE),
        ("edge 1", GraphRule.UNKNOWN_TARGET),
        ("edge 2", GraphRule.PROPERTIES),
        ("edge 3", GraphRule.DUPLICATE_EDGE),
        ("edge 3", GraphRule.TARGET_TYPE),
        ("edge 3", GraphRule.PROPERTIES),
        ("edge 4", GraphRule.UNKNOWN_RELATIONSHIP),
    ]
    assert found[0].first == GraphViolation.Subject("twin", 0) and found[0].property is None and found[0].origin is None
    assert str(found[1]) == "twin 3: expected a twin type of the model, found `com.example.pumps.Wheel` [unknownType]"
    wrong = found[4]
    assert wrong.origin == "com.example.pumps.Pump/feeds"
    assert wrong.property == Violation("/since", ViolationRule.FORMAT, wrong.expected, wrong.actual, 9)
    assert len(GraphCheck(registry).check(twins, edges, ValidationOptions(violation_limit=2))) == 2


def test_a_report_counts_all_and_tells_some(registry: Registry, pump: TwinType) -> None:
    with GraphData() as data:
        # Edges may come before their twins.
        for number in range(5000):
            data.add_edge("a", "feeds", f"{number}", SINCE)
        data.add_twin("a", pump.id)
        data.add_twins(GraphTwin(f"{number}", pump.id) for number in range(4999))
        assert (data.twin_count, data.edge_count) == (5000, 5000)
        report = GraphCheck(registry).report(data, ValidationOptions(violation_limit=3))
    assert report.counts == {GraphRule.UNKNOWN_TARGET: 1, GraphRule.MAXIMUM_CARDINALITY: 1}
    assert {violation.rule for violation in report.violations} == set(report.counts)
    assert report.is_twin_wrong == b"\1" + b"\0" * 4999
    assert report.is_edge_wrong[-1] == 1


def test_nothing_wrong_is_an_empty_report(registry: Registry, pump: TwinType) -> None:
    assert GraphCheck(registry).check([], []) == []
    data = GraphData()
    data.add_twin("a\0\x1b", pump.id)
    assert GraphCheck(registry).report(data, checks_inverses=True).violations == []
    with pytest.raises(ValueError):
        data.add_twin("\ud800", pump.id)
    assert data.twin_count == 1


def test_rules_of_graphs_have_the_numbers_and_words_of_the_library() -> None:
    assert [_native.graph_rule_name(number + 1).decode() for number, _ in enumerate(GraphRule)] == [
        rule.value for rule in GraphRule
    ]
    assert _native.graph_rule_name(len(GraphRule) + 1) == b""
