// swift-format-ignore-file
// Made from the examples of the rules by `make generate`.

/// What is found in the examples of the rules that ship, sorted by rule: a line for each finding, with the number of its example.
let shippedRuleFindings: [(id: StaticString, lines: StaticString)] = [
  (
    "change/edited-record",
    ##"""
0 the record was part of a release, and has been changed since
"""##
  ),
  (
    "change/freeze-expired",
    ##"""
0 gemel.yaml, line 8, column 14: the freeze ended on 2026-05-31, and holds nothing any more (remove the entry, or set a later day)
"""##
  ),
  (
    "change/frozen",
    ##"""
0 `com.example.m` is frozen until 2026-12-31, and has 1 change since old
"""##
  ),
  (
    "change/invalid-record",
    ##"""
0 m/changes/capped-fans.yaml, line 2, column 6: the record's `why` is empty (say it in words, or leave out what need not be there)
1 m/changes/capped-fans.yaml, line 5, column 12: there is no kind of change `compatibility/maximum-lowred` (did you mean `compatibility/maximum-lowered`?)
"""##
  ),
  (
    "change/missing-approval",
    ##"""
0 the record names nobody who approved it
"""##
  ),
  (
    "change/missing-author",
    ##"""
0 the record names no author, so that nobody can tell whether someone else approved it
"""##
  ),
  (
    "change/missing-decision",
    ##"""
0 the record names no decision
2 the record's decision is no link, and no file of the workspace
"""##
  ),
  (
    "change/missing-record",
    ##"""
0 `com.example.m` has 1 change that breaks someone, and no record of it
1 `com.example.m` changed since old, and has no record of it
"""##
  ),
  (
    "change/removal-without-notice",
    ##"""
0 `com.example.m.Fan/speed` is gone without notice
1 `com.example.m.Fan/speed` is gone without notice
"""##
  ),
  (
    "change/self-approved",
    ##"""
0 `team-air` approved a record of their own
"""##
  ),
  (
    "change/understated-bump",
    ##"""
0 the record says minor, and covers a change that takes a major version
"""##
  ),
  (
    "change/unused-record",
    ##"""
0 the record covers a change that there is not
"""##
  ),
  (
    "change/version-too-low",
    ##"""
0 `com.example.m` is at 1.3.0, and its changes since 1.2.0 take 2.0.0
"""##
  ),
  (
    "compatibility/annotation-changed",
    ##"""
0 an annotation of `Sluice` says dashboard: {icon: "water"}, and said dashboard: {icon: "gate"}
"""##
  ),
  (
    "compatibility/announced-removal",
    ##"""
0 the telemetry `Sluice/gauge` is gone, as was announced for 2.0.0
"""##
  ),
  (
    "compatibility/cardinality-maximum-lowered",
    ##"""
0 the maximum cardinality of `Thermostat/controls` is 1, and was 4
"""##
  ),
  (
    "compatibility/cardinality-maximum-raised",
    ##"""
0 the maximum cardinality of `Thermostat/controls` is 4, and was 1
"""##
  ),
  (
    "compatibility/cardinality-minimum-lowered",
    ##"""
0 the minimum cardinality of `Thermostat/location` is 0, and was 1
"""##
  ),
  (
    "compatibility/cardinality-minimum-raised",
    ##"""
0 the minimum cardinality of `Thermostat/location` is 1, and was 0
"""##
  ),
  (
    "compatibility/classification-lowered",
    ##"""
0 the classification of `Room/occupancy` is internal, and was confidential
"""##
  ),
  (
    "compatibility/classification-raised",
    ##"""
0 the classification of `Room/occupancy` is confidential, and was internal
"""##
  ),
  (
    "compatibility/coherent-unit-changed",
    ##"""
0 the coherent unit of the quantity `Stiffness` is joulePerRadian, and was newtonMetrePerRadian
"""##
  ),
  (
    "compatibility/command-added",
    ##"""
0 the command `Sluice/close` is new
"""##
  ),
  (
    "compatibility/command-removed",
    ##"""
0 the command `Sluice/close` is gone
"""##
  ),
  (
    "compatibility/command-renamed",
    ##"""
0 the command `raise` is called `Sluice/open` now
"""##
  ),
  (
    "compatibility/component-added",
    ##"""
0 the component `Sluice/drive` is new, and may be left out
"""##
  ),
  (
    "compatibility/component-removed",
    ##"""
0 the component `Sluice/drive` is gone
"""##
  ),
  (
    "compatibility/component-renamed",
    ##"""
0 the component `engine` is called `Sluice/drive` now
"""##
  ),
  (
    "compatibility/component-type-changed",
    ##"""
0 the type of the component `Sluice/drive` is `Cylinder`, and was `Motor`
"""##
  ),
  (
    "compatibility/concept-added",
    ##"""
0 the concept `Weir` is new
"""##
  ),
  (
    "compatibility/concept-broader-added",
    ##"""
0 the concept `Weir` is below `Barrier` now
"""##
  ),
  (
    "compatibility/concept-broader-removed",
    ##"""
0 the concept `Weir` is no longer below `Barrier`
"""##
  ),
  (
    "compatibility/concept-moved",
    ##"""
0 the concept `com.example.objects.Lock` is in another package now, as `com.example.outdoors.Lock`
"""##
  ),
  (
    "compatibility/concept-removed",
    ##"""
0 the concept `Weir` is gone
"""##
  ),
  (
    "compatibility/concept-renamed",
    ##"""
0 the concept `WaterLock` is called `Lock` now
"""##
  ),
  (
    "compatibility/const-added",
    ##"""
0 only "water" is allowed for `Meter/medium` now
"""##
  ),
  (
    "compatibility/const-changed",
    ##"""
0 only "v2" is allowed for `Meter/protocol`, and only "v1" was
"""##
  ),
  (
    "compatibility/const-removed",
    ##"""
0 `Meter/medium` may have values other than "water" now
"""##
  ),
  (
    "compatibility/default-added",
    ##"""
0 1 stands for `Sluice/leafCount` where none is given
"""##
  ),
  (
    "compatibility/default-changed",
    ##"""
0 2 stands for `Sluice/leafCount` where none is given, and 1 did
"""##
  ),
  (
    "compatibility/default-removed",
    ##"""
0 nothing stands for `Sluice/leafCount` any more where none is given, and 1 did
"""##
  ),
  (
    "compatibility/dependency-added",
    ##"""
0 the package `com.example.m` needs com.example.o ^1.0.0 now
"""##
  ),
  (
    "compatibility/dependency-removed",
    ##"""
0 the package `com.example.m` no longer needs com.example.o ^1.0.0
"""##
  ),
  (
    "compatibility/dependency-requirement-changed",
    ##"""
0 the package `com.example.m` needs com.example.o ^1.3.0, and needed com.example.o ^1.0.0
"""##
  ),
  (
    "compatibility/deprecated",
    ##"""
0 the telemetry `Sluice/gauge` is deprecated now
"""##
  ),
  (
    "compatibility/deprecation-changed",
    ##"""
0 the deprecation of the telemetry `Sluice/gauge` says Use level., since 1.0.0, removed in 2.0.0, and said Never used., since 1.0.0, removed in 2.0.0
"""##
  ),
  (
    "compatibility/dimension-changed",
    ##"""
0 the dimension of the quantity `Discharge` is M T-1, and was L3 T-1
"""##
  ),
  (
    "compatibility/documentation-changed",
    ##"""
0 the twin type `Sluice` is described in other words
"""##
  ),
  (
    "compatibility/domain-changed",
    ##"""
0 sources of the relation `drains` may be Weir, and were Lock
"""##
  ),
  (
    "compatibility/domain-narrowed",
    ##"""
0 sources of the relation `drains` may be Lock, and could be Lock, Weir
"""##
  ),
  (
    "compatibility/domain-widened",
    ##"""
0 sources of the relation `drains` may be Lock, Weir, and could be Lock only
"""##
  ),
  (
    "compatibility/enum-closed",
    ##"""
0 the enumeration of `Chiller/refrigerant` is closed now: it holds only the values that it names
"""##
  ),
  (
    "compatibility/enum-codes-exchanged",
    ##"""
0 codes of `Sluice/mode` stand for other values: raised = 1, lowered = 0 now, and raised = 0, lowered = 1 before
1 codes of `Sluice/mode` stand for other values: jammed = 2 now, and unknown = 2 before
"""##
  ),
  (
    "compatibility/enum-encoding-changed",
    ##"""
0 `Sluice/mode` is encoded by integer, and was by name
"""##
  ),
  (
    "compatibility/enum-names-dropped",
    ##"""
0 `Chiller/mode` was enum and is of type int32 now: its codes have no names any more
"""##
  ),
  (
    "compatibility/enum-opened",
    ##"""
0 the enumeration of `Chiller/refrigerant` is open now: it may hold values that it does not name
"""##
  ),
  (
    "compatibility/enum-value-added",
    ##"""
0 the enum value `moving` of `Sluice/mode` is new
"""##
  ),
  (
    "compatibility/enum-value-recoded",
    ##"""
0 codes of `Sluice/mode` are others for the same values: lowered = 2 now, and lowered = 1 before
1 codes of `Sluice/mode` are others for the same values: raised = 10, lowered = 20, opening = 30 and 1 more now, and raised = 0, lowered = 1, opening = 2 and 1 more before
"""##
  ),
  (
    "compatibility/enum-value-removed",
    ##"""
0 the enum value `moving` of `Sluice/mode` is gone
"""##
  ),
  (
    "compatibility/enum-value-renamed",
    ##"""
0 the enum value `up` of `Sluice/mode` is called `raised` now, with the same code
1 the enum value `FULLY_RAISED` of `Sluice/mode` is called `fullyRaised` now, with the same code
1 the enum value `LOWERED` of `Sluice/mode` is called `lowered` now, with the same code
"""##
  ),
  (
    "compatibility/event-added",
    ##"""
0 the event `Sluice/jammed` is new
"""##
  ),
  (
    "compatibility/event-removed",
    ##"""
0 the event `Sluice/jammed` is gone
"""##
  ),
  (
    "compatibility/event-renamed",
    ##"""
0 the event `stuck` is called `Sluice/jammed` now
"""##
  ),
  (
    "compatibility/field-added",
    ##"""
0 the field `height` of `Sluice/gate` is new, and may be left out
"""##
  ),
  (
    "compatibility/field-added-required",
    ##"""
0 the field `height` of `Sluice/gate` is new, and must be there
"""##
  ),
  (
    "compatibility/field-added-with-default",
    ##"""
0 the field `leafCount` of `Sluice/gate` is new, with 1 where it is left out
"""##
  ),
  (
    "compatibility/field-removed",
    ##"""
0 the field `height` of `Sluice/gate` is gone
"""##
  ),
  (
    "compatibility/field-renamed",
    ##"""
0 the field `w` is called `width` of `Sluice/gate` now
"""##
  ),
  (
    "compatibility/freshness-extended",
    ##"""
0 the freshness of `Sluice/level` is 10 min, and was 2 min
"""##
  ),
  (
    "compatibility/freshness-shortened",
    ##"""
0 the freshness of `Sluice/level` is 2 min, and was 10 min
"""##
  ),
  (
    "compatibility/inference-added",
    ##"""
0 the relation `drains` is transitive now
1 the relation `borders` is symmetric now
"""##
  ),
  (
    "compatibility/inference-dropped",
    ##"""
0 the relation `drains` is no longer transitive
"""##
  ),
  (
    "compatibility/inverse-maximum-lowered",
    ##"""
0 the maximum inverse cardinality of `Thermostat/controls` is 1, and was *
"""##
  ),
  (
    "compatibility/inverse-maximum-raised",
    ##"""
0 the maximum inverse cardinality of `Thermostat/controls` is *, and was 1
"""##
  ),
  (
    "compatibility/inverse-minimum-lowered",
    ##"""
0 the minimum inverse cardinality of `Thermostat/controls` is 0, and was 1
"""##
  ),
  (
    "compatibility/inverse-minimum-raised",
    ##"""
0 the minimum inverse cardinality of `Thermostat/controls` is 1, and was 0
"""##
  ),
  (
    "compatibility/items-loosened",
    ##"""
0 the number of entries allowed in `Chiller/stages` is at most 8, and was at most 4
"""##
  ),
  (
    "compatibility/items-tightened",
    ##"""
0 the number of entries allowed in `Chiller/stages` is at most 4, and was at most 8
1 the number of entries allowed in `Chiller/stages` is at least 1, and was any number
"""##
  ),
  (
    "compatibility/length-loosened",
    ##"""
0 the length allowed for `Sluice/label` is at most 64, and was at most 32
1 the length allowed for `Sluice/label` is any number, and was at least 1
"""##
  ),
  (
    "compatibility/length-tightened",
    ##"""
0 the length allowed for `Sluice/label` is at most 32, and was at most 64
1 the length allowed for `Sluice/label` is at least 1, and was any number
"""##
  ),
  (
    "compatibility/made-optional",
    ##"""
0 `Sluice/width` may be left out, and had to be there
"""##
  ),
  (
    "compatibility/made-optional-with-default",
    ##"""
0 `Sluice/leafCount` may be left out, with none standing for it
"""##
  ),
  (
    "compatibility/made-read-only",
    ##"""
0 `Sluice/holdLevel` is no longer writable
"""##
  ),
  (
    "compatibility/made-required",
    ##"""
0 `Sluice/width` must be there, and could be left out
1 `width` of `Gate` must be there, and could be left out
"""##
  ),
  (
    "compatibility/made-required-with-default",
    ##"""
0 `Sluice/leafCount` has to be there, with 1 where it is left out
"""##
  ),
  (
    "compatibility/made-writable",
    ##"""
0 `Sluice/holdLevel` is writable now
"""##
  ),
  (
    "compatibility/mapping-added",
    ##"""
0 the twin type `Fan` is linked to exact brick:Fan now
"""##
  ),
  (
    "compatibility/mapping-removed",
    ##"""
0 the twin type `Fan` is no longer linked to exact brick:Fan
"""##
  ),
  (
    "compatibility/maximum-lowered",
    ##"""
0 the maximum of `Sluice/level` is 8, and was 10
1 the maximum of `Sluice/level` is exclusive 10, and was 10
"""##
  ),
  (
    "compatibility/maximum-raised",
    ##"""
0 the maximum of `Sluice/level` is 12, and was 10
1 the maximum of `Sluice/level` is none, and was 10
"""##
  ),
  (
    "compatibility/member-id-changed",
    ##"""
0 the id of `Sluice/level` is dtmi:com:example:Sluice:waterLevel;1, and was dtmi:com:example:Sluice:level;1
"""##
  ),
  (
    "compatibility/member-kind-changed",
    ##"""
0 `Sluice/level` is of kind telemetry now, and was of kind property
"""##
  ),
  (
    "compatibility/minimum-lowered",
    ##"""
0 the minimum of `Sluice/level` is -5, and was 0
1 the minimum of `Sluice/level` is 0, and was exclusive 0
"""##
  ),
  (
    "compatibility/minimum-raised",
    ##"""
0 the minimum of `Sluice/level` is 1, and was 0
1 the minimum of `Sluice/level` is 0, and was none
"""##
  ),
  (
    "compatibility/open-enum-value-added",
    ##"""
0 the open enumeration of `Chiller/refrigerant` names the value `R744` now
"""##
  ),
  (
    "compatibility/open-enum-value-removed",
    ##"""
0 the open enumeration of `Chiller/refrigerant` no longer names the value `R744`
"""##
  ),
  (
    "compatibility/owner-changed",
    ##"""
0 the owner of the twin type `Sluice` is team-gates, and was team-canals
"""##
  ),
  (
    "compatibility/package-added",
    ##"""
0 the package `com.example.weirs` is new
"""##
  ),
  (
    "compatibility/package-dissolved",
    ##"""
0 compatibility/twin-moved: the twin type `com.example.weirs.Weir` is in another package now, as `com.example.locks.Weir`
0 the package `com.example.weirs` is gone; what it held is in other packages
"""##
  ),
  (
    "compatibility/package-removed",
    ##"""
0 the package `com.example.weirs` is gone
"""##
  ),
  (
    "compatibility/package-renamed",
    ##"""
0 the package `com.example.locks` is called `com.example.canals` now
"""##
  ),
  (
    "compatibility/parent-added",
    ##"""
0 the twin type `Sluice` extends `Structure` now
"""##
  ),
  (
    "compatibility/parent-removed",
    ##"""
0 the twin type `Sluice` no longer extends `Structure`
"""##
  ),
  (
    "compatibility/parent-replaced",
    ##"""
0 the twin type `Sluice` extends `Machine`, and extended `Structure`
"""##
  ),
  (
    "compatibility/pattern-added",
    ##"""
0 `Room/code` must match [A-Z]{2}[0-9]{3}
"""##
  ),
  (
    "compatibility/pattern-changed",
    ##"""
0 `Room/code` must match [A-Z]{3}[0-9]{3}, and had to match [A-Z]{2}[0-9]{3}
"""##
  ),
  (
    "compatibility/pattern-removed",
    ##"""
0 `Room/code` need no longer match [A-Z]{2}[0-9]{3}
"""##
  ),
  (
    "compatibility/payload-added",
    ##"""
0 the event `Sluice/jammed` carries a payload now, of type string
"""##
  ),
  (
    "compatibility/payload-removed",
    ##"""
0 the event `Sluice/jammed` no longer carries a payload, and carried one of type string
"""##
  ),
  (
    "compatibility/point-added",
    ##"""
0 the point `flowRate` is new
"""##
  ),
  (
    "compatibility/point-changed",
    ##"""
0 the point of `Sluice/level` is upstreamLevel, and was level
"""##
  ),
  (
    "compatibility/point-moved",
    ##"""
0 the point `com.example.objects.waterLevel` is in another package now, as `com.example.outdoors.waterLevel`
"""##
  ),
  (
    "compatibility/point-removed",
    ##"""
0 the point `flowRate` is gone
"""##
  ),
  (
    "compatibility/point-renamed",
    ##"""
0 the point `waterLvl` is called `waterLevel` now
"""##
  ),
  (
    "compatibility/precision-lowered",
    ##"""
0 the precision of `Meter/tariff` is 2, and was 3
"""##
  ),
  (
    "compatibility/precision-raised",
    ##"""
0 the precision of `Meter/tariff` is 3, and was 2
"""##
  ),
  (
    "compatibility/property-added",
    ##"""
0 the property `Sluice/material` is new, and may be left out
1 the property `Sluice/leafCount` is new, and may be left out
"""##
  ),
  (
    "compatibility/property-added-required",
    ##"""
0 the property `Sluice/assetTag` is new, and must be there
"""##
  ),
  (
    "compatibility/property-added-with-default",
    ##"""
0 the property `Sluice/leafCount` is new, with 1 where it is left out
"""##
  ),
  (
    "compatibility/property-removed",
    ##"""
0 the property `Sluice/material` is gone
"""##
  ),
  (
    "compatibility/property-renamed",
    ##"""
0 the property `gateWidth` is called `Sluice/width` now
"""##
  ),
  (
    "compatibility/quantity-added",
    ##"""
0 the quantity `Turbidity` is new
"""##
  ),
  (
    "compatibility/quantity-broader-added",
    ##"""
0 the quantity `Depth` is a special case of `Extent` now
"""##
  ),
  (
    "compatibility/quantity-broader-removed",
    ##"""
0 the quantity `Depth` is no longer a special case of `Extent`
"""##
  ),
  (
    "compatibility/quantity-moved",
    ##"""
0 the quantity `com.example.objects.Salinity` is in another package now, as `com.example.outdoors.Salinity`
"""##
  ),
  (
    "compatibility/quantity-removed",
    ##"""
0 the quantity `Turbidity` is gone
"""##
  ),
  (
    "compatibility/quantity-renamed",
    ##"""
0 the quantity `Cloudiness` is called `Turbidity` now
1 the quantity `Pace` is called `StreamSpeed` now
"""##
  ),
  (
    "compatibility/range-changed",
    ##"""
0 targets of the relation `drains` may be River, and were Canal
"""##
  ),
  (
    "compatibility/range-narrowed",
    ##"""
0 targets of the relation `drains` may be Canal, and could be Canal, River
"""##
  ),
  (
    "compatibility/range-widened",
    ##"""
0 targets of the relation `drains` may be Canal, River, and could be Canal only
"""##
  ),
  (
    "compatibility/relation-added",
    ##"""
0 the relation `fills` is new
"""##
  ),
  (
    "compatibility/relation-broader-added",
    ##"""
0 the relation `drains` is a special case of `connects` now
"""##
  ),
  (
    "compatibility/relation-broader-removed",
    ##"""
0 the relation `drains` is no longer a special case of `connects`
"""##
  ),
  (
    "compatibility/relation-inverse-changed",
    ##"""
0 the inverse of the relation `drains` is isFilledBy, and was isDrainedBy
0 the inverse of the relation `isDrainedBy` is none, and was drains
0 the inverse of the relation `isFilledBy` is drains, and was none
"""##
  ),
  (
    "compatibility/relation-moved",
    ##"""
0 the relation `com.example.objects.drains` is in another package now, as `com.example.outdoors.drains`
"""##
  ),
  (
    "compatibility/relation-removed",
    ##"""
0 the relation `fills` is gone
"""##
  ),
  (
    "compatibility/relation-renamed",
    ##"""
0 the relation `emptiesInto` is called `drains` now
"""##
  ),
  (
    "compatibility/relationship-added",
    ##"""
0 the relationship `Sluice/drains` is new, and may be left out
"""##
  ),
  (
    "compatibility/relationship-added-required",
    ##"""
0 the relationship `Sluice/drains` is new, and its cardinality 1 lets no twin be without it
"""##
  ),
  (
    "compatibility/relationship-inverse-changed",
    ##"""
0 the inverse of `Sluice/drains` is sluices, and was none
"""##
  ),
  (
    "compatibility/relationship-meaning-changed",
    ##"""
0 the relation of `Sluice/canal` is fills, and was drains
"""##
  ),
  (
    "compatibility/relationship-removed",
    ##"""
0 the relationship `Sluice/drains` is gone
"""##
  ),
  (
    "compatibility/relationship-renamed",
    ##"""
0 the relationship `emptiesInto` is called `Sluice/drains` now
"""##
  ),
  (
    "compatibility/removal-brought-forward",
    ##"""
0 the telemetry `Sluice/gauge` is to go in 2.0.0, and was to go in 3.0.0
"""##
  ),
  (
    "compatibility/removal-put-off",
    ##"""
0 the telemetry `Sluice/gauge` is to go in 3.0.0, and was to go in 2.0.0
"""##
  ),
  (
    "compatibility/request-added",
    ##"""
0 the command `Sluice/open` takes a request now, of type double
"""##
  ),
  (
    "compatibility/request-removed",
    ##"""
0 the command `Sluice/open` no longer takes a request, and took one of type double
"""##
  ),
  (
    "compatibility/response-added",
    ##"""
0 the command `Sluice/open` answers now, with a response of type boolean
"""##
  ),
  (
    "compatibility/response-removed",
    ##"""
0 the command `Sluice/open` no longer answers, and had a response of type boolean
"""##
  ),
  (
    "compatibility/restriction-added",
    ##"""
0 the relation `drains` is irreflexive now
1 the relation `drains` is functional now
"""##
  ),
  (
    "compatibility/restriction-dropped",
    ##"""
0 the relation `drains` is no longer irreflexive
"""##
  ),
  (
    "compatibility/sampling-quickened",
    ##"""
0 the sampling of `Sluice/level` is 10 s, and was 5 min
"""##
  ),
  (
    "compatibility/sampling-slowed",
    ##"""
0 the sampling of `Sluice/level` is 5 min, and was 1 min
"""##
  ),
  (
    "compatibility/schema-added",
    ##"""
0 the schema `DoorState` is new
"""##
  ),
  (
    "compatibility/schema-moved",
    ##"""
0 the schema `com.example.doors.DoorState` is in another package now, as `com.example.shared.DoorState`
"""##
  ),
  (
    "compatibility/schema-removed",
    ##"""
0 the schema `DoorState` is gone
"""##
  ),
  (
    "compatibility/schema-renamed",
    ##"""
0 the schema `Door` is called `DoorState` now
"""##
  ),
  (
    "compatibility/severity-changed",
    ##"""
0 the severity of `Sluice/jammed` is info, and was critical
"""##
  ),
  (
    "compatibility/source-changed",
    ##"""
0 the source of `Sluice/width` is BIM gate.width, and was CMMS gate.width
"""##
  ),
  (
    "compatibility/stability-lowered",
    ##"""
0 the stability of the twin type `Sluice` is experimental, and was stable
"""##
  ),
  (
    "compatibility/stability-raised",
    ##"""
0 the stability of the twin type `Sluice` is stable, and was experimental
"""##
  ),
  (
    "compatibility/step-changed",
    ##"""
0 the step of `Thermostat/setpoint` is 0.2, and was 0.5; neither divides the other
"""##
  ),
  (
    "compatibility/step-loosened",
    ##"""
0 the step of `Thermostat/setpoint` is 0.5, and was 1
"""##
  ),
  (
    "compatibility/step-tightened",
    ##"""
0 the step of `Thermostat/setpoint` is 1, and was 0.5
"""##
  ),
  (
    "compatibility/subtype-joined-target",
    ##"""
0 compatibility/parent-added: the twin type `Sluice` extends `Structure` now
"""##
  ),
  (
    "compatibility/subtype-left-target",
    ##"""
0 compatibility/parent-removed: the twin type `Sluice` no longer extends `Structure`
"""##
  ),
  (
    "compatibility/target-changed",
    ##"""
0 `Sluice/drains` points at Canal, and pointed at River
"""##
  ),
  (
    "compatibility/target-narrowed",
    ##"""
0 `Sluice/drains` may point at Canal, and could at Canal, River
1 `Sluice/drains` may point at TidalRiver, and could at River
"""##
  ),
  (
    "compatibility/target-widened",
    ##"""
0 `Sluice/drains` may point at Canal, River, and could at Canal only
1 `Sluice/drains` may point at any, and could at River only
"""##
  ),
  (
    "compatibility/telemetry-added",
    ##"""
0 the telemetry `Sluice/flowRate` is new
"""##
  ),
  (
    "compatibility/telemetry-removed",
    ##"""
0 the telemetry `Sluice/flowRate` is gone
"""##
  ),
  (
    "compatibility/telemetry-renamed",
    ##"""
0 the telemetry `waterLvl` is called `Sluice/level` now
"""##
  ),
  (
    "compatibility/term-added",
    ##"""
0 the term `terms.downstream` is new
"""##
  ),
  (
    "compatibility/term-changed",
    ##"""
0 the term `terms.waste` has component now, and had qualifier
"""##
  ),
  (
    "compatibility/term-removed",
    ##"""
0 the term `terms.downstream` is gone
"""##
  ),
  (
    "compatibility/term-renamed",
    ##"""
0 the term `upstreams` is spelled `upstream` now
"""##
  ),
  (
    "compatibility/twin-added",
    ##"""
0 the twin type `Sluice` is new
"""##
  ),
  (
    "compatibility/twin-concept-added",
    ##"""
0 the twin type `Ventilator` realises the concept `Fan` now
"""##
  ),
  (
    "compatibility/twin-concept-removed",
    ##"""
0 the twin type `Ventilator` no longer realises the concept `Fan`
"""##
  ),
  (
    "compatibility/twin-id-changed",
    ##"""
0 the id of `Sluice` is dtmi:com:example:water:Sluice;1, and was dtmi:com:example:Sluice;1
"""##
  ),
  (
    "compatibility/twin-id-version-changed",
    ##"""
0 the DTMI of `Sluice` is dtmi:com:example:Sluice;2, and was dtmi:com:example:Sluice;1
"""##
  ),
  (
    "compatibility/twin-made-abstract",
    ##"""
0 the twin type `Meter` is abstract now: it has no twins of its own
"""##
  ),
  (
    "compatibility/twin-made-concrete",
    ##"""
0 the twin type `Meter` is no longer abstract: it may have twins of its own
"""##
  ),
  (
    "compatibility/twin-moved",
    ##"""
0 the twin type `com.example.ducts.Fan` is in another package now, as `com.example.machines.Fan`
1 the twin type `com.example.ducts.Fan` is in another package now, as `com.example.machines.Fan`
"""##
  ),
  (
    "compatibility/twin-moved-same-id",
    ##"""
0 the twin type `com.example.ducts.Fan` is in another package now, as `com.example.machines.Fan`, and keeps its id
"""##
  ),
  (
    "compatibility/twin-removed",
    ##"""
0 the twin type `Sluice` is gone
"""##
  ),
  (
    "compatibility/twin-renamed",
    ##"""
0 the twin type `SluiceGate` is called `Sluice` now
"""##
  ),
  (
    "compatibility/twin-renamed-same-id",
    ##"""
0 the twin type `SluiceGate` is called `Sluice` now and keeps its id
"""##
  ),
  (
    "compatibility/twin-sealed",
    ##"""
0 the twin type `Luminaire` is sealed now: no type may extend it
"""##
  ),
  (
    "compatibility/twin-unsealed",
    ##"""
0 the twin type `Luminaire` is no longer sealed: other types may extend it
"""##
  ),
  (
    "compatibility/type-changed",
    ##"""
0 `Sluice/level` is of type string, and was of type double
"""##
  ),
  (
    "compatibility/type-narrowed",
    ##"""
0 `Turnstile/passages` is of type int32, and was of the wider int64
"""##
  ),
  (
    "compatibility/type-widened",
    ##"""
0 `Turnstile/passages` is of type int64, and was of the narrower int32
"""##
  ),
  (
    "compatibility/undeprecated",
    ##"""
0 the telemetry `Sluice/gauge` is no longer deprecated
"""##
  ),
  (
    "compatibility/uniqueness-added",
    ##"""
0 the entries of `Asset/tags` must differ now
"""##
  ),
  (
    "compatibility/uniqueness-removed",
    ##"""
0 the entries of `Asset/tags` may be alike now
"""##
  ),
  (
    "compatibility/unit-added",
    ##"""
0 the unit `fathom` is new
"""##
  ),
  (
    "compatibility/unit-conversion-changed",
    ##"""
0 the unit `cable` is converted by × 219.456 + 0, and was by × 185.2 + 0
"""##
  ),
  (
    "compatibility/unit-moved",
    ##"""
0 the unit `com.example.objects.fathom` is in another package now, as `com.example.outdoors.fathom`
"""##
  ),
  (
    "compatibility/unit-quantity-changed",
    ##"""
0 the unit `revolution` measures RelativeMeasure, and measured Angle
"""##
  ),
  (
    "compatibility/unit-removed",
    ##"""
0 the unit `fathom` is gone
"""##
  ),
  (
    "compatibility/unit-renamed",
    ##"""
0 the unit `fadom` is called `fathom` now
"""##
  ),
  (
    "compatibility/unit-symbol-changed",
    ##"""
0 the symbol of the unit `fathom` is ftm, and was fm
"""##
  ),
  (
    "compatibility/value-quantity-added",
    ##"""
0 `Sluice/level` measures Length, as is said now
"""##
  ),
  (
    "compatibility/value-quantity-changed",
    ##"""
0 `Luminaire/light` measures ColorTemperature, and measured Temperature
"""##
  ),
  (
    "compatibility/value-quantity-removed",
    ##"""
0 it is no longer said that `Sluice/level` measures Length
"""##
  ),
  (
    "compatibility/value-unit-added",
    ##"""
0 `Sluice/level` is in metre now, and had no unit
"""##
  ),
  (
    "compatibility/value-unit-changed",
    ##"""
0 `Sluice/level` is in metre, and was in centimetre
"""##
  ),
  (
    "compatibility/value-unit-removed",
    ##"""
0 `Sluice/level` has no unit any more, and was in metre
"""##
  ),
  (
    "config/duplicate-pack",
    ##"""
0 rules/packs/strict.yaml, line 1, column 5: the pack `strict` is declared twice (a pack of that name comes with the tool)
"""##
  ),
  (
    "config/duplicate-rule",
    ##"""
0 rules/upper.yaml, line 1, column 5: the rule `harbour/capitals` is declared twice
"""##
  ),
  (
    "config/expression-rule",
    ##"""
0 rules/register-names.yaml, line 6, column 7: `campus/register-names` has an expression, which this version does not evaluate (use `check` with `select` and `options`)
"""##
  ),
  (
    "config/fixed-rule",
    ##"""
0 gemel.yaml, line 5, column 5: `structure/unresolved-name` is found on the way to the model, so that it cannot be set (only rules with a check can be turned on and off)
"""##
  ),
  (
    "config/invalid-freeze",
    ##"""
0 gemel.yaml, line 8, column 14: `next week` is not a date (such as `2026-12-31`)
1 gemel.yaml, line 6, column 18: there is no package `com.example.n` to be frozen (did you mean `com.example.m`?)
"""##
  ),
  (
    "config/invalid-option",
    ##"""
0 gemel.yaml, line 5, column 41: `snaked` is not a value of `style` of `naming/type-case` (did you mean `snake`?)
0 gemel.yaml, line 6, column 39: `days` of `waiver/too-long` expects a whole number from 0
"""##
  ),
  (
    "config/missing-check",
    ##"""
0 rules/greenhouse.yaml, line 1, column 5: `campus/greenhouse` has no `check`, so that it finds nothing (`gemel rules checks` lists what can be checked)
"""##
  ),
  (
    "config/missing-message",
    ##"""
0 rules/workshop.yaml, line 1, column 5: `campus/workshop` has no `message`
"""##
  ),
  (
    "config/removed-rule",
    ##"""
0 gemel.yaml, line 5, column 11: the rule `utility/short-tags` is gone
"""##
  ),
  (
    "config/renamed-rule",
    ##"""
0 gemel.yaml, line 5, column 11: `utility/tag-style` is called `utility/twin-style` now (both names work)
"""##
  ),
  (
    "config/unknown-audience",
    ##"""
0 gemel.yaml, line 2, column 54: there is no audience or preset `reader` (did you mean `readers`?)
"""##
  ),
  (
    "config/unknown-check",
    ##"""
0 rules/lecture-halls.yaml, line 4, column 8: there is no check `name-cases` (did you mean `name-case`?)
"""##
  ),
  (
    "config/unknown-kind",
    ##"""
0 rules/archives.yaml, line 5, column 10: the check `name-case` does not look at `twins` (did you mean `twin`?)
"""##
  ),
  (
    "config/unknown-option",
    ##"""
0 gemel.yaml, line 5, column 34: `naming/type-case` has no option `styel` (did you mean `style`?)
"""##
  ),
  (
    "config/unknown-pack",
    ##"""
0 gemel.yaml, line 2, column 36: there is no pack `recomended` (did you mean `recommended`?)
2 rules/packs/utility.yaml, line 3, column 11: there is no pack `stricct` (did you mean `strict`?)
"""##
  ),
  (
    "config/unknown-rule",
    ##"""
0 gemel.yaml, line 5, column 5: there is no rule `naming/type-caze` (did you mean `naming/type-case`?)
"""##
  ),
  (
    "config/unknown-value",
    ##"""
0 rules/canteens.yaml, line 6, column 10: `campus/canteens` reports no `nmae` (did you mean `name`?)
"""##
  ),
  (
    "config/unmatched-path",
    ##"""
0 gemel.yaml, line 5, column 15: no file of the workspace matches `m/legacy/**` (paths are relative to the workspace; `**` stands for any directories)
"""##
  ),
  (
    "digitalbuildings/invalid-entry",
    ##"""
0 units/units.yaml, line 1, column 1: measurement `distance` has no unit that is `STANDARD` (values are kept in the standard unit, and the others are converted to it)
0 units/units.yaml, line 2, column 3: unit `feet` is neither `STANDARD` nor has it a `multiplier` (write both numbers, such as `multiplier: 0.3048` and `offset: 0`)
1 fields/fields.yaml, line 2, column 32: `fixed_min` of `run_time_sensor` is not a number
"""##
  ),
  (
    "digitalbuildings/repeated-entry",
    ##"""
0 entity_types/global.yaml, line 1, column 77: field `zone_air_temperature_sensor` is named twice (it is required where one of them says so; take one of them out)
"""##
  ),
  (
    "digitalbuildings/unknown-field",
    ##"""
0 entity_types/global.yaml, line 1, column 36: there is no field `zone_air_temperatur_sensor` (did you mean `zone_air_temperature_sensor`?)
"""##
  ),
  (
    "digitalbuildings/unknown-state",
    ##"""
0 fields/fields.yaml, line 2, column 21: there is no state `OF` (did you mean `OFF`?)
"""##
  ),
  (
    "digitalbuildings/unknown-subfield",
    ##"""
0 fields/fields.yaml, line 2, column 3: `temprature` of `zone_air_temprature_sensor` is not a subfield (did you mean `temperature`?)
"""##
  ),
  (
    "digitalbuildings/unknown-type",
    ##"""
0 HVAC/entity_types/fans.yaml, line 2, column 60: there is no entity type `FANN` (did you mean `FAN`?)
"""##
  ),
  (
    "dtdl/array-in-property",
    ##"""
0 radiator.json, line 4, column 15: a property of DTDL v2 must not hold an array
0 radiator.json, line 5, column 56: a property of DTDL v2 must not hold an array, so no geometry either
"""##
  ),
  (
    "dtdl/context-order",
    ##"""
0 heatMeter.json, line 1, column 54: `dtmi:dtdl:context;3` must be the first context
"""##
  ),
  (
    "dtdl/duplicate-id",
    ##"""
0 rooms.json, line 3, column 45: identifier `dtmi:com:example:MeetingRoom;1` is used twice
"""##
  ),
  (
    "dtdl/duplicate-language",
    ##"""
0 chiller.json, line 2, column 17: `displayName` has language `en` twice
1 coolingTower.json, line 2, column 17: `description` has language `en` twice
"""##
  ),
  (
    "dtdl/duplicate-name",
    ##"""
0 boiler.json, line 3, column 46: content `pressure` is declared twice
1 valves.json, line 5, column 46: content `size` is inherited already
"""##
  ),
  (
    "dtdl/duplicate-term",
    ##"""
0 gasMeter.json, line 5, column 5: `schema` is given twice
"""##
  ),
  (
    "dtdl/duplicate-value",
    ##"""
0 lift.json, line 5, column 37: value `1` is used twice in this enum
"""##
  ),
  (
    "dtdl/extends-itself",
    ##"""
0 circulationPump.json, line 2, column 13: an interface must not extend itself
"""##
  ),
  (
    "dtdl/foreign-schema",
    ##"""
0 drives.json, line 7, column 58: schema `dtmi:com:example:Drive:phases;1` belongs to another interface, `dtmi:com:example:Drive;1`
"""##
  ),
  (
    "dtdl/invalid-context",
    ##"""
0 battery.json, line 1, column 14: `@context` must begin with a version of DTDL, such as `dtmi:dtdl:context;3`
1 camera.json, line 1, column 14: `dtmi:dtdl:context;3#limitless` has a fragment, which DTDL v3 has not
"""##
  ),
  (
    "dtdl/invalid-dtmi",
    ##"""
0 airHandler.json, line 1, column 44: `dtmi:com:example:air-handler;1` is not a valid identifier (an identifier looks like `dtmi:com:example:Thermostat;1.2`)
0 airHandler.json, line 3, column 58: `Zone` is not a valid identifier
1 damper.json, line 1, column 44: `dtmi:com:example:Damper;1.2` is not a valid identifier (an identifier looks like `dtmi:com:example:Thermostat;1`)
"""##
  ),
  (
    "dtdl/invalid-language",
    ##"""
0 heatPump.json, line 2, column 18: `English` is not a language tag
0 heatPump.json, line 2, column 42: `de_AT` is not a language tag
"""##
  ),
  (
    "dtdl/invalid-name",
    ##"""
0 ventilationUnit.json, line 2, column 46: `supply-temp` is not a valid name (a name has letters, digits and underscores, begins with a letter and does not end with an underscore)
0 ventilationUnit.json, line 3, column 46: `2ndFilterDrop` is not a valid name (a name has letters, digits and underscores, begins with a letter and does not end with an underscore)
"""##
  ),
  (
    "dtdl/local-term",
    ##"""
0 floor.json, line 1, column 38: terms cannot be defined in `@context` (DTDL takes contexts by name only)
"""##
  ),
  (
    "dtdl/misplaced-semantic-type",
    ##"""
0 coldStore.json, line 3, column 24: a `Field` takes no semantic type
"""##
  ),
  (
    "dtdl/missing-context",
    ##"""
0 sites.json, line 3, column 2: an interface must have `@context`, which names the version of DTDL (for example `"@context": "dtmi:dtdl:context;3"`)
"""##
  ),
  (
    "dtdl/missing-elementSchema",
    ##"""
0 stringInverter.json, line 3, column 14: an `Array` must have `elementSchema`
"""##
  ),
  (
    "dtdl/missing-enumValue",
    ##"""
0 occupancySensor.json, line 5, column 6: an `EnumValue` must have `enumValue`
"""##
  ),
  (
    "dtdl/missing-id",
    ##"""
0 accessReader.json, line 1, column 1: an interface must have `@id`
1 turnstile.json, line 3, column 4: an entry of `schemas` must have `@id`
"""##
  ),
  (
    "dtdl/missing-mapKey",
    ##"""
0 distributionBoard.json, line 3, column 4: a `Map` must have `mapKey`
"""##
  ),
  (
    "dtdl/missing-mapValue",
    ##"""
0 gateway.json, line 3, column 4: a `Map` must have `mapValue`
"""##
  ),
  (
    "dtdl/missing-name",
    ##"""
0 supplyFan.json, line 3, column 4: a `Telemetry` must have `name`
"""##
  ),
  (
    "dtdl/missing-schema",
    ##"""
0 coldWaterMeter.json, line 3, column 4: a `Telemetry` must have `schema`
"""##
  ),
  (
    "dtdl/missing-type",
    ##"""
0 extractFan.json, line 3, column 4: an entry of `contents` must have `@type`: a `Property`, a `Telemetry`, a `Command`, a `Relationship` or a `Component`
1 weatherStation.json, line 4, column 14: `@type` must also name a `Field` when it adds another type
"""##
  ),
  (
    "dtdl/missing-unit",
    ##"""
0 serverRoom.json, line 3, column 4: semantic type `RelativeHumidity` needs `unit`
"""##
  ),
  (
    "dtdl/missing-valueSchema",
    ##"""
0 shutter.json, line 3, column 4: an `Enum` must have `valueSchema`
"""##
  ),
  (
    "dtdl/mixed-versions",
    ##"""
0 sensors.json, line 3, column 45: `dtmi:com:example:FlowSensor;1` is of DTDL v2, `dtmi:com:example:Sensor;1` of the later v3
"""##
  ),
  (
    "dtdl/nested-component",
    ##"""
0 chargingStation.json, line 2, column 47: `dtmi:com:example:Outlet;1` has components, so it cannot be one
"""##
  ),
  (
    "dtdl/not-an-interface",
    ##"""
0 models.json, line 3, column 2: a DTDL file holds an interface or a list of interfaces
"""##
  ),
  (
    "dtdl/not-supported",
    ##"""
0 tariffMeter.json, line 3, column 55: the DTDL v4 schema `scaledDecimal` is not supported
0 tariffMeter.json, line 4, column 55: a schema of type `Integer` is not supported
"""##
  ),
  (
    "dtdl/number-too-precise",
    ##"""
0 surveyPoint.json, line 3, column 13: number `48.208333333333333333333` is kept as text: it has more than 19 digits
"""##
  ),
  (
    "dtdl/out-of-range",
    ##"""
0 circuit.json, line 3, column 49: `minMultiplicity` must be 0
0 circuit.json, line 4, column 49: `maxMultiplicity` must be 1 to 500
"""##
  ),
  (
    "dtdl/recursive-schema",
    ##"""
0 partsList.json, line 3, column 4: schema `dtmi:com:example:Machine:parts;1` is made of itself (DTDL allows it from version 4 on)
"""##
  ),
  (
    "dtdl/reserved-id",
    ##"""
0 hydrant.json, line 1, column 44: identifiers that begin with `dtmi:dtdl:` or `dtmi:standard:` are reserved
"""##
  ),
  (
    "dtdl/semantic-type-not-numeric",
    ##"""
0 freezer.json, line 4, column 15: `Temperature` needs a numeric schema
"""##
  ),
  (
    "dtdl/several-semantic-types",
    ##"""
0 lamp.json, line 3, column 44: an element has one semantic type, here `LuminousFlux` already
"""##
  ),
  (
    "dtdl/several-types",
    ##"""
0 silo.json, line 3, column 14: an element has one type of the language, not 2
"""##
  ),
  (
    "dtdl/too-deep",
    ##"""
0 recipe.json, line 8, column 9: schemas are nested more than 5 deep
"""##
  ),
  (
    "dtdl/too-long",
    ##"""
0 pool.json, line 2, column 17: `displayName` has at most 64 characters
0 pool.json, line 4, column 12: a name has at most 64 characters
"""##
  ),
  (
    "dtdl/too-many",
    ##"""
0 fanCoil.json, line 5, column 14: an interface of DTDL v2 extends at most 2 others
1 coil.json, line 2, column 46: `name` takes one value, not 2
"""##
  ),
  (
    "dtdl/unknown-context",
    ##"""
0 pressureSensor.json, line 2, column 15: context `dtmi:dtdl:extension:quantitativeType;1` is not known (did you mean `dtmi:dtdl:extension:quantitativeTypes`?)
"""##
  ),
  (
    "dtdl/unknown-keyword",
    ##"""
0 smokeDetector.json, line 3, column 27: keyword `@index` is not allowed here
"""##
  ),
  (
    "dtdl/unknown-schema",
    ##"""
0 elevatorDoor.json, line 3, column 55: schema `bool` is not known
0 elevatorDoor.json, line 4, column 58: schema `uuid` is not known (`uuid` came with DTDL v4)
"""##
  ),
  (
    "dtdl/unknown-term",
    ##"""
0 thermostat.json, line 3, column 26: a `Property` does not know `writeable` (did you mean `writable`?)
0 thermostat.json, line 4, column 27: a `Telemetry` does not know `unit` (a unit goes with a semantic type in `@type`, for example `["Telemetry", "Temperature"]`)
"""##
  ),
  (
    "dtdl/unknown-type",
    ##"""
0 greenhouse.json, line 2, column 39: type `Illuminance` is not known (semantic types need the context `dtmi:dtdl:extension:quantitativeTypes;1`, or a later version of it)
"""##
  ),
  (
    "dtdl/unknown-unit",
    ##"""
0 subMeter.json, line 3, column 24: `megawattHour` is not a unit of `Energy` (its units are `electronvolt`, `gigajoule`, `joule`, `kilojoule`, `kilowattHour`, `megaelectronvolt`, `megajoule`)
1 expansionVessel.json, line 3, column 24: `degreeCelcius` is not a unit of `Temperature` (did you mean `degreeCelsius`?)
"""##
  ),
  (
    "dtdl/unknown-version",
    ##"""
0 irrigationValve.json, line 1, column 14: DTDL version 1 is not supported (versions 2, 3 and 4 are read)
"""##
  ),
  (
    "dtdl/wrong-type",
    ##"""
0 canteen.json, line 3, column 15: an entry of `contents` must be a `Property`, a `Telemetry`, a `Command`, a `Relationship` or a `Component` (did you mean `Property`?)
0 canteen.json, line 4, column 53: a schema must not be an interface (an interface is embedded by a `Component`)
"""##
  ),
  (
    "dtdl/wrong-value",
    ##"""
0 barrier.json, line 3, column 38: `writable` must be true or false
0 barrier.json, line 4, column 49: `maxMultiplicity` must be a whole number
1 openingHours.json, line 3, column 44: the keys of a map must be strings
"""##
  ),
  (
    "governance/classification-below-content",
    ##"""
0 line 4, column 51: the event `ChargingStation/started` is internal, and `Session/cardNumber` in it is restricted
2 line 5, column 52: the twin `Compressor` is public, and `Equipment/purchasePrice` in it is confidential
"""##
  ),
  (
    "governance/classification-lowered",
    ##"""
0 line 8, column 34: the telemetry `Office/presence` is internal, and `Room/presence`, which it inherits from, is restricted
"""##
  ),
  (
    "governance/missing-bounds",
    ##"""
0 line 4, column 7: the telemetry `GasMeter/temperature` is a float without a minimum or maximum
"""##
  ),
  (
    "governance/missing-classification",
    ##"""
0 line 4, column 7: the event `DoorLock/opened` has no classification, nor has its type or package
"""##
  ),
  (
    "governance/missing-concept",
    ##"""
0 line 2, column 3: the twin `CeilingFan` realises no concept
"""##
  ),
  (
    "governance/missing-event-severity",
    ##"""
0 line 4, column 7: the event `SprinklerValve/pressureLost` has no severity
"""##
  ),
  (
    "governance/missing-example",
    ##"""
0 line 4, column 7: the property `Valve/tag` has no example
"""##
  ),
  (
    "governance/missing-freshness",
    ##"""
0 line 4, column 7: the telemetry `WaterTank/level` says neither how often it comes nor when it is stale
"""##
  ),
  (
    "governance/missing-mapping",
    ##"""
0 o/plant.yaml, line 2, column 3: the concept `DryCooler` has no mapping
"""##
  ),
  (
    "governance/missing-owner",
    ##"""
0 m/gemel.yaml, line 2, column 10: the package `com.example.ventilation` has no owner
"""##
  ),
  (
    "governance/missing-source",
    ##"""
0 line 4, column 7: the property `Lift/lastInspection` does not name the system that its value comes from
"""##
  ),
  (
    "governance/missing-title",
    ##"""
0 line 2, column 3: the twin `VavBoxWithReheat` has no title
"""##
  ),
  (
    "governance/missing-translation",
    ##"""
0 line 3, column 15: the title of `Turnstile` is missing in `de`
2 line 2, column 22: the title of `Escalator` is missing in `fr`
"""##
  ),
  (
    "governance/missing-unit",
    ##"""
0 line 4, column 7: the telemetry `Boiler/drumPressure` is a double without a unit
3 line 3, column 18: the property `PercentState/lastValue` is a double without a unit
4 line 4, column 7: the telemetry `Boiler/tubeTemperatures` is a float without a unit
"""##
  ),
  (
    "governance/placeholder-text",
    ##"""
0 line 2, column 31: the description of `CoolingTower` is a placeholder: "TODO: ask the plant engineers."
1 line 4, column 44: the description of `CoolingTower/fanCount` is a placeholder: "(none)"
3 line 2, column 31: the description of `CoolingTower` is a placeholder: "Text by TEKTON to follow."
"""##
  ),
  (
    "governance/repetitive-description",
    ##"""
0 line 4, column 78: the description of `Pump/flowRate` says no more than its name
"""##
  ),
  (
    "governance/terse-description",
    ##"""
0 line 2, column 29: the description of `Substation` has fewer than 15 characters: "Trafo."
"""##
  ),
  (
    "governance/unbounded-list",
    ##"""
0 line 4, column 7: the telemetry `SortingLine/rejectedParcels` may have any number of entries
"""##
  ),
  (
    "governance/unbounded-text",
    ##"""
0 line 4, column 7: the property `Transformer/nameplate` is a string of any length
"""##
  ),
  (
    "governance/unclassified-personal-data",
    ##"""
0 line 4, column 7: the property `ServiceContract/contactEmail` reads like personal data and has no classification
"""##
  ),
  (
    "governance/undescribed-concept",
    ##"""
0 o/plant.yaml, line 2, column 3: the concept `Economiser` has no description
"""##
  ),
  (
    "governance/undescribed-member",
    ##"""
0 line 4, column 7: the telemetry `AirHandler/supplyTemperature` has no description
"""##
  ),
  (
    "governance/undescribed-package",
    ##"""
0 m/gemel.yaml, line 2, column 10: the package `com.example.chillers` does not say what it is for
"""##
  ),
  (
    "governance/undescribed-type",
    ##"""
0 line 2, column 3: the twin `Meter` has no description
"""##
  ),
  (
    "governance/undescribed-value",
    ##"""
0 line 5, column 7: the enum value `PumpState/standby` has no description
"""##
  ),
  (
    "governance/untidy-text",
    ##"""
0 line 2, column 31: the title of `HeatExchanger` has white space where none belongs: "Heat exchanger "
2 line 2, column 32: the description of `HeatExchanger` has white space where none belongs: "moves heat between two circuits"
"""##
  ),
  (
    "lifecycle/breaking-removal",
    ##"""
0 line 4, column 66: the telemetry `Sluice/gauge` is to go in 2.1.0, which is no version that may break (such as 3.0.0)
"""##
  ),
  (
    "lifecycle/deprecated-dependency",
    ##"""
0 m/gemel.yaml, line 1, column 88: `com.example.billing` depends on `com.example.legacymeters`, which is deprecated (the reason: Taken over by com.example.metering)
"""##
  ),
  (
    "lifecycle/deprecated-in-use",
    ##"""
0 line 4, column 29: the twin `RoofVentilator` extends `Ventilator`, a twin that is deprecated (use `Fan` instead; the reason: Named as the trade does)
2 m/rooms.yaml, line 4, column 30: the telemetry `MeetingRoom/roomTemperature` uses `com.example.o.spaceTemp`, a point that is deprecated (the reason: Abbreviated)
"""##
  ),
  (
    "lifecycle/deprecated-replacement",
    ##"""
0 line 2, column 39: `CentralChiller`, which is to replace the twin `Chiller1`, is deprecated itself (it is replaced by `CentrifugalChiller`)
"""##
  ),
  (
    "lifecycle/former-name-twice",
    ##"""
0 line 3, column 27: the twin `RooftopUnit` was formerly `AirHandler`, and so was `IndoorAirHandler`
"""##
  ),
  (
    "lifecycle/future-deprecation",
    ##"""
0 line 2, column 39: the twin `BlindActuator` is deprecated since 1.3.0, and this is 1.0.0
"""##
  ),
  (
    "lifecycle/immature-requirement",
    ##"""
0 m/gemel.yaml, line 1, column 101: `com.example.waterworks` requires ^0.3.0 of `com.example.pilots`, which may change without notice
"""##
  ),
  (
    "lifecycle/incompatible-replacement",
    ##"""
0 line 4, column 81: `HeatPump/electricPower`, which is to replace the telemetry `HeatPump/power`, is in `watt`, and this is in `kilowatt`
2 line 4, column 60: `HeatPump/refrigerantCharge`, which is to replace the property `HeatPump/refrigerant`, holds a double, and this holds a string
3 line 2, column 39: `HeatGenerator`, which is to replace the twin `HeatPump`, is abstract, so that no twin can be of it
"""##
  ),
  (
    "lifecycle/overdue-removal",
    ##"""
0 line 4, column 50: the command `Luminaire/dim` was to be gone in 1.0.0, and this is 1.0.0
"""##
  ),
  (
    "lifecycle/prerelease-requirement",
    ##"""
0 m/gemel.yaml, line 1, column 103: `com.example.hydrogen` requires ^2.0.0-beta.1 of `com.example.vocabulary`, which is a prerelease
"""##
  ),
  (
    "lifecycle/redundant-former-name",
    ##"""
0 line 2, column 22: `Busbar` says nothing among the former names of the twin `Busbar`
"""##
  ),
  (
    "lifecycle/reused-former-name",
    ##"""
0 line 2, column 32: the former name `Meter` of the twin `ElectricityMeter` is that of another one now
"""##
  ),
  (
    "lifecycle/self-replacement",
    ##"""
0 line 4, column 55: the property `Silo/volume` is to be replaced by itself
"""##
  ),
  (
    "lifecycle/short-notice",
    ##"""
0 line 4, column 69: the property `Conveyor/beltType`, deprecated in 1.0.0, is to go in 1.1.0; that is less than one major version later
3 line 4, column 69: the property `Conveyor/beltType`, deprecated in 1.0.0, is to go in 1.2.0; that is less than 3 minor versions later
"""##
  ),
  (
    "lifecycle/unbounded-requirement",
    ##"""
0 m/gemel.yaml, line 1, column 79: `com.example.windfarm` requires >=1.0.0 of `org.gemel.core`, which lets in any later version
"""##
  ),
  (
    "lifecycle/undated-deprecation",
    ##"""
0 line 2, column 28: the twin `IceStorage` is deprecated without `since`
"""##
  ),
  (
    "lifecycle/unexplained-deprecation",
    ##"""
0 line 2, column 25: the twin `PneumaticThermostat` is deprecated without `replacedBy` or `reason`
"""##
  ),
  (
    "lifecycle/unscheduled-removal",
    ##"""
0 line 4, column 27: the telemetry `Turbine/rpm` is deprecated without `removeIn`
"""##
  ),
  (
    "lifecycle/unstable-dependency",
    ##"""
0 line 5, column 26: the relationship `Feeder/forecast`, which is stable, points at `PredictedLoad`, a twin that is experimental
"""##
  ),
  (
    "naming/abbreviation",
    ##"""
0 line 3, column 17: telemetry `supplyAirTemp` has `temp` where the vocabulary has `temperature` (write `supplyAirTemperature`)
1 line 4, column 7: telemetry `chwSupplyTemp` has `chw` where the vocabulary has `chilledWater` (write `chilledWaterSupplyTemperature`)
1 line 5, column 7: telemetry `hwReturnTemp` has `hw` where the vocabulary has `hotWater` (write `hotWaterReturnTemperature`)
1 line 6, column 7: telemetry `rhSp` has `rh` where the vocabulary has `relativeHumidity` (write `relativeHumiditySetpoint`)
1 line 7, column 7: telemetry `dpSp` has `dp` where the vocabulary has `differentialPressure` (write `differentialPressureSetpoint`)
4 line 2, column 3: twin `AhuController` has `ahu` where the vocabulary has `airHandlingUnit` (write `AirHandlingUnitController`)
6 line 4, column 7: telemetry `tempSupply` has `temp` where the vocabulary has `temperature` (write `temperatureSupply`)
6 line 5, column 7: telemetry `tempIn` has `temp` where the vocabulary has `temperature` (write `temperatureIn`)
6 line 6, column 7: telemetry `tempTank` has `temp` where the vocabulary has `temperature` (write `temperatureTank`)
6 line 7, column 7: telemetry `tempZone1` has `temp` where the vocabulary has `temperature` (write `temperatureZone1`)
6 line 8, column 7: telemetry `tempMin` has `temp` where the vocabulary has `temperature` (write `temperatureMinimum`)
6 line 9, column 7: telemetry `tempMax` has `temp` where the vocabulary has `temperature` (write `temperatureMaximum`)
9 line 4, column 7: property `htgSp` has `htg` where the vocabulary has `heating`
9 line 5, column 7: property `spZoneTemp` has `temp` where the vocabulary has `temperature`
"""##
  ),
  (
    "naming/acronym",
    ##"""
0 line 2, column 3: twin `HVACZone` has `HVAC` (write `HvacZone`)
0 line 3, column 18: property `IPAddress` has `IP` (write `ipAddress`)
1 line 2, column 3: twin `OPCUAServer` has `OPCUA` (write `OpcUaServer`)
3 line 2, column 3: twin `HvacZone` has `Hvac` (write `HVACZone`)
"""##
  ),
  (
    "naming/boolean-name",
    ##"""
0 line 3, column 18: property `economizer` is true or false, and its name says nothing that could be
"""##
  ),
  (
    "naming/case-collision",
    ##"""
0 line 5, column 7: property `rated_speed` differs from `ratedSpeed` only in case or underscores
1 line 8, column 7: property `Serial` differs from `serial` only in case or underscores
"""##
  ),
  (
    "naming/composition",
    ##"""
0 line 4, column 7: in `temperatureSupplyAir`, `temperature` (measurement) stands before `supply` (qualifier) (write `supplyAirTemperature`)
3 line 4, column 7: in `setpointTemperature`, `setpoint` (pointType) stands before `temperature` (measurement) (write `temperatureSetpoint`)
3 line 5, column 7: in `temperatureMaximum`, `temperature` (measurement) stands before `maximum` (aggregation) (write `maximumTemperature`)
4 line 4, column 7: in `occupiedHeatingSetpoint`, `setpoint` needs a measurement
5 line 4, column 7: in `exhaustFanSpeed`, the name ends where a pointType was expected
6 line 4, column 7: in `currentPeak`, `current` (measurement) stands before `peak` (aggregation) (write `peakCurrent`)
11 line 4, column 7: in `coolingSetpointUnoccupied`, `setpoint` (pointType) stands before `unoccupied` (qualifier)
12 line 4, column 7: in `hotWaterWaterTemperature`, `water` stands twice
"""##
  ),
  (
    "naming/enum-value-case",
    ##"""
0 line 3, column 32: enum value `Blocked` is not in lowerCamel like `closed`, `open` (write `blocked`)
"""##
  ),
  (
    "naming/field-case",
    ##"""
0 line 3, column 14: field `postal_code` is not in lowerCamel (write `postalCode`)
"""##
  ),
  (
    "naming/member-case",
    ##"""
0 line 3, column 17: telemetry `supply_air_flow` is not in lowerCamel (write `supplyAirFlow`)
1 line 3, column 18: property `Manufacturer` is not in lowerCamel (write `manufacturer`)
"""##
  ),
  (
    "naming/near-duplicate-type",
    ##"""
0 m/pumps.yaml, line 2, column 3: 83 % of `CoolantPump` equals `com.example.base.Pump` (5 of 6 members, apart from what both inherit); let one extend the other, or both a third?
2 line 7, column 3: 100 % of `WestDoor` equals `com.example.m.EastDoor` (3 of 3 members, apart from what both inherit); let one extend the other, or both a third?
"""##
  ),
  (
    "naming/near-miss",
    ##"""
0 line 4, column 7: `retun` in `retunType` looks like a misspelling of `return` (write `returnType`)
0 line 5, column 7: `wather` in `watherLevel` looks like a misspelling of `water` (write `waterLevel`)
0 line 7, column 7: `temprature` in `airTemprature` looks like a misspelling of `temperature` (write `airTemperature`)
0 line 8, column 7: `suply` in `suplyTemperature` looks like a misspelling of `supply` (write `supplyTemperature`)
"""##
  ),
  (
    "naming/negated-boolean",
    ##"""
0 line 3, column 17: telemetry `isNotReady` is true when something is not so (the positive is `isReady` with true and false exchanged)
0 line 3, column 38: telemetry `noPower` is true when something is not so (the positive is `power` with true and false exchanged)
"""##
  ),
  (
    "naming/non-boolean-statement",
    ##"""
0 line 3, column 18: property `canTilt` begins with `can`, and its type is string
0 line 4, column 17: telemetry `isOpen` begins with `is`, and its type is double
"""##
  ),
  (
    "naming/numbered-members",
    ##"""
0 line 3, column 17: `probe1` to `probe3` are one thing with a running number
"""##
  ),
  (
    "naming/outside-vocabulary",
    ##"""
0 line 4, column 7: `temp` in `chilledWaterTemp` is a word of no ontology that the package sees (did you mean `temperature`?)
0 line 6, column 7: `floogle` in `floogleSetpoint` is a word of no ontology that the package sees
2 line 5, column 7: `frosty` in `frostyWater` is a word of no ontology that the package sees
2 line 6, column 7: `frosty` in `frostySurface` is a word of no ontology that the package sees
"""##
  ),
  (
    "naming/package-case",
    ##"""
0 plant/gemel.yaml, line 2, column 10: package `com.example.PlantFloor` has capital letters (write `com.example.plantfloor`)
"""##
  ),
  (
    "naming/plural-member",
    ##"""
0 line 3, column 18: property `labels` is in the plural and has one value (write `label`)
"""##
  ),
  (
    "naming/plural-type",
    ##"""
0 line 2, column 3: twin `CoolingTowers` is in the plural (write `CoolingTower`)
"""##
  ),
  (
    "naming/point-case",
    ##"""
0 o/source.yaml, line 2, column 3: point `Zone_Temperature` is not in lowerCamel (write `zoneTemperature`)
"""##
  ),
  (
    "naming/quantity-mismatch",
    ##"""
0 line 4, column 7: telemetry `feedWaterTemperature` announces `temperature`, and its quantity is `Pressure` (`temperature` is `Temperature`)
"""##
  ),
  (
    "naming/redundant-suffix",
    ##"""
0 line 2, column 3: twin `VacuumPumpTwin` ends with `twin`, which it is anyway (write `VacuumPump`)
0 line 3, column 18: property `serialNumberString` ends with `string`, which it is anyway (write `serialNumber`)
0 line 4, column 21: relationship `servesRelationship` ends with `relationship`, which it is anyway (write `serves`)
"""##
  ),
  (
    "naming/refused-name",
    ##"""
0 line 3, column 18: property `foo` is named like a placeholder
1 line 2, column 3: twin `OldChiller` is named like a placeholder
"""##
  ),
  (
    "naming/relation-case",
    ##"""
0 o/source.yaml, line 2, column 3: relation `IsFedBy` is not in lowerCamel (write `isFedBy`)
"""##
  ),
  (
    "naming/repeated-type-name",
    ##"""
0 line 3, column 17: telemetry `fanSpeed` repeats the name of its type `Fan` (write `speed`)
"""##
  ),
  (
    "naming/reserved-word",
    ##"""
0 line 3, column 18: property `class` is a reserved word of Java, Python
0 line 3, column 33: property `default` is a reserved word of Java
1 line 3, column 18: property `order` is a reserved word of SQL
"""##
  ),
  (
    "naming/same-name-types",
    ##"""
0 west/gates.yaml, line 2, column 3: `Turnstile` is also the name of `com.example.east.Turnstile`, which it does not build on
"""##
  ),
  (
    "naming/singular-collection",
    ##"""
0 line 4, column 7: property `alarmCode` holds several, and `code` is one
"""##
  ),
  (
    "naming/synonym-as-name",
    ##"""
0 m/lifts.yaml, line 2, column 3: `Lift` is a synonym of `com.example.words.Elevator` (write `Elevator`)
0 m/lifts.yaml, line 3, column 3: `PassengerLift` is a synonym of `com.example.words.Elevator` (write `Elevator`)
2 m/lifts.yaml, line 2, column 3: `Lift` is a synonym of `com.example.words.Elevator` (write `Elevator`)
"""##
  ),
  (
    "naming/term-case",
    ##"""
0 o/source.yaml, line 2, column 3: term `Spandrel` is not in lowerCamel (write `spandrel`)
"""##
  ),
  (
    "naming/too-long",
    ##"""
0 line 4, column 7: property `maximumSupplyAirTemperatureSetpointOfTheSecondaryHeatingCoilDuringNight` has 71 characters, more than 64
"""##
  ),
  (
    "naming/too-short",
    ##"""
0 line 3, column 17: telemetry `p` has 1 character; fewer than 2 tell nobody what it is
"""##
  ),
  (
    "naming/two-meanings",
    ##"""
0 line 10, column 7: `outlet` is a `Pressure` here and a `Temperature` in `Boiler/outlet`
0 line 13, column 7: `outlet` is a boolean here and a number in `Boiler/outlet`
2 line 7, column 7: `airTemperature` is in kelvin here and in degreeCelsius in `airTemperature`
"""##
  ),
  (
    "naming/two-names",
    ##"""
0 line 7, column 7: `hallClimate` goes by `airTemperature` elsewhere: both use the point `org.gemel.core.airTemperature`
1 line 7, column 7: `returnAirTemp` goes by `returnAirTemperature` elsewhere: `temp` stands for `temperature`
2 line 3, column 3: `LitreCounter` goes by `FlowMeter` elsewhere: both are exactly `brick:Flow_Meter`
"""##
  ),
  (
    "naming/type-case",
    ##"""
0 line 2, column 3: twin `air_handler` is not in upperCamel (write `AirHandler`)
2 line 2, column 3: twin `AirHandler` is not in snake (write `air_handler`)
"""##
  ),
  (
    "naming/undeclared-unit",
    ##"""
0 line 3, column 18: property `standbyPowerKVA` says `kva` and declares no unit (it may mean `kilovoltAmpere`)
1 line 4, column 7: property `lengthMeters` says `meters` and declares no unit (it may mean `metre`)
1 line 5, column 7: property `lengthInMeters` says `meters` and declares no unit (it may mean `metre`)
1 line 6, column 7: property `heightFeet` says `feet` and declares no unit (it may mean `foot`)
1 line 7, column 7: property `delayMs` says `ms` and declares no unit (it may mean `millisecond`)
1 line 8, column 7: property `tempC` says `c` and declares no unit (it may mean `degreeCelsius`)
2 line 4, column 7: telemetry `probeVoltageMv` says `mv` and declares no unit (it may mean `megavolt` or `millivolt`)
"""##
  ),
  (
    "naming/unit-case",
    ##"""
0 o/source.yaml, line 2, column 3: unit `Pallet` is not in lowerCamel (write `pallet`)
"""##
  ),
  (
    "naming/unit-in-name",
    ##"""
0 line 4, column 7: telemetry `importedEnergyKwh` repeats the unit `kilowattHour` (write `importedEnergy`)
0 line 5, column 7: telemetry `supplyInPercent` repeats the unit `percent` (write `supply`)
"""##
  ),
  (
    "naming/unit-mismatch",
    ##"""
0 line 4, column 7: telemetry `outletTempF` says `f`, and its unit is `degreeCelsius`
0 line 5, column 7: telemetry `heatingPowerKw` says `kw`, and its unit is `watt`
"""##
  ),
  (
    "naming/word-order",
    ##"""
0 line 10, column 7: `airSupplyTemperature` has the words of `supplyAirTemperature` in another order (that order is the more frequent)
1 line 6, column 7: `setpointTemperature` has the words of `temperatureSetpoint` in another order (the grammar of names has that order)
1 line 7, column 7: `temperatureMaximum` has the words of `maximumTemperature` in another order (the grammar of names has that order)
1 line 10, column 7: `setpointTemperature` has the words of `temperatureSetpoint` in another order (the grammar of names has that order)
2 line 5, column 7: `clampDieMargin` has the words of `dieClampMargin` in another order (each of the two is used as often as the other; decide for one of them)
"""##
  ),
  (
    "ontology/contradicting-characteristics",
    ##"""
0 o/source.yaml, line 2, column 34: `symmetric`, `asymmetric` exclude each other: each link would have to have a way back and must not (`asymmetric` follows from `acyclic`)
2 o/source.yaml, line 2, column 52: `reflexive`, `irreflexive` exclude each other: everything would have to be linked to itself and must not (`irreflexive` comes from a broader relation or the inverse)
"""##
  ),
  (
    "ontology/contradicting-mappings",
    ##"""
0 o/source.yaml, line 2, column 43: `Awning` is mapped to `shade:Awning` as `exact` and as `narrower`
"""##
  ),
  (
    "ontology/incomplete-containment",
    ##"""
0 o/source.yaml, line 2, column 71: `stores` is a containment and does not say `inverseFunctional`, `acyclic`
"""##
  ),
  (
    "ontology/inverse-characteristics-mismatch",
    ##"""
0 o/source.yaml, line 3, column 3: `isBerthOf` lacks `inverseFunctional`, which follows from its inverse `isParkedIn`
"""##
  ),
  (
    "ontology/inverse-ends-mismatch",
    ##"""
0 o/source.yaml, line 2, column 67: the range of `heats` is `core.Space`, and the domain of its inverse `isHeatedBy` is `core.Room`
"""##
  ),
  (
    "ontology/inverse-not-mutual",
    ##"""
0 o/source.yaml, line 2, column 24: `isIrrigatedBy` is the inverse of `irrigates` and does not name it
2 o/source.yaml, line 3, column 21: `isRentedBy` is the inverse of `leases` and does not name it (the inverse of `isRentedBy` is `rents`)
"""##
  ),
  (
    "ontology/one-way-relation",
    ##"""
0 o/source.yaml, line 2, column 3: `insures` has no inverse and is not symmetric
"""##
  ),
  (
    "ontology/redundant-broader",
    ##"""
0 o/source.yaml, line 3, column 23: `Barrier` is below `core.Equipment`, so that `BoomGate` is too
"""##
  ),
  (
    "ontology/redundant-end",
    ##"""
0 o/source.yaml, line 2, column 39: `core.Fan` in the range of `drives` is below `core.Equipment` and admitted by it
"""##
  ),
  (
    "ontology/relation-outside-broader",
    ##"""
0 o/source.yaml, line 2, column 42: `core.Person` in the domain of `cleans` is not within the domain of `core.serves` (`core.Equipment`, `core.System`)
"""##
  ),
  (
    "ontology/shared-exact-mapping",
    ##"""
0 o/source.yaml, line 3, column 53: `Ventilator` and `Blower` are both an exact match of `aero:Blower`
"""##
  ),
  (
    "ontology/symmetric-ends",
    ##"""
0 o/source.yaml, line 2, column 46: `isPairedWith` is symmetric, its domain is `core.Sensor` and its range is `core.Gateway`
"""##
  ),
  (
    "ontology/symmetric-inverse",
    ##"""
0 o/source.yaml, line 2, column 22: `borders` has the inverse `isBorderedBy`: it is `symmetric` and has another inverse
0 o/source.yaml, line 3, column 27: `isBorderedBy` has the inverse `borders`: it is `symmetric` and has another inverse
2 o/source.yaml, line 2, column 22: `crosses` has the inverse `crosses`: it is its own inverse and not `symmetric`
"""##
  ),
  (
    "ontology/synonym-clash",
    ##"""
0 o/source.yaml, line 2, column 55: `shutter` is a synonym of `Jalousie` and the name of `Shutter`
0 o/source.yaml, line 4, column 62: `smoke screen` is a synonym of `FireCurtain` and a synonym of `Blind`
"""##
  ),
  (
    "ontology/transitive-single-link",
    ##"""
0 o/source.yaml, line 2, column 35: `transitive`, `functional` exclude each other: of two links in a row, the first thing would have two targets
"""##
  ),
  (
    "ontology/unbounded-relation",
    ##"""
0 o/source.yaml, line 2, column 3: `replicates` has neither a domain nor a range
"""##
  ),
  (
    "ontology/unconnected-concept",
    ##"""
0 o/source.yaml, line 2, column 3: `Turnstile` has no broader concept, and `core` has concepts to choose from
"""##
  ),
  (
    "ontology/unit-without-symbol",
    ##"""
0 o/source.yaml, line 4, column 3: `snowUnit` has no `symbol`
"""##
  ),
  (
    "ontology/unmapped-concept",
    ##"""
0 o/source.yaml, line 2, column 3: `Escalator` is mapped to no other vocabulary (a mapping to one of `brick`, `rec` is asked for)
"""##
  ),
  (
    "relationship/abstract-component",
    ##"""
0 line 6, column 7: `drive` is of the abstract type `Drive`, and the concrete type `Conveyor` has it as it is
"""##
  ),
  (
    "relationship/abstract-leaf",
    ##"""
0 line 2, column 24: no concrete type extends `Actuator`
"""##
  ),
  (
    "relationship/abstract-only-target",
    ##"""
0 line 5, column 25: there can be no link: no concrete type is at or below `Sensor`
"""##
  ),
  (
    "relationship/abstract-sealed",
    ##"""
0 line 2, column 35: `Valve` is abstract and sealed, so that there can be no twin of it
"""##
  ),
  (
    "relationship/any-target",
    ##"""
0 line 4, column 7: `watches` has no target, so that it may point at anything
"""##
  ),
  (
    "relationship/competing-containers",
    ##"""
0 line 10, column 3: each `MeetingRoom` has to be in `Storey` and in `Wing`, and `core.contains` leaves it one container
"""##
  ),
  (
    "relationship/component-and-containment",
    ##"""
0 line 3, column 3: `Warehouse` holds `Bay` both as the component `loadingBay` and by `bays`
"""##
  ),
  (
    "relationship/concept-outside-parent",
    ##"""
0 line 3, column 41: `ServerRack` is `core.Equipment`, which does not fit what it inherits from `NamedSpace`: `core.Space`
3 line 3, column 38: `CoilUnit` is `core.HeatExchanger`, which does not fit what it inherits from `PlantItem`: `core.HvacEquipment`
"""##
  ),
  (
    "relationship/dangling-target",
    ##"""
0 Lift.json, line 4, column 58: the target `dtmi:com:example:Shaft;2` is not among the sources
"""##
  ),
  (
    "relationship/deep-components",
    ##"""
0 line 5, column 3: components of `AirHandler` nest 3 levels deep (`supply.motor.bearing`), and 2 are allowed
"""##
  ),
  (
    "relationship/domain-mismatch",
    ##"""
0 line 6, column 24: `Invoice` (`core.Document`) is not in the domain of `core.feeds` (`core.Equipment`, `core.System`)
"""##
  ),
  (
    "relationship/duplicate-relationship",
    ##"""
0 line 7, column 7: `janitor` means `core.isMaintainedBy` to `Caretaker`, as `caretaker` does
"""##
  ),
  (
    "relationship/functional-relation",
    ##"""
0 line 6, column 7: `core.isContainedIn` leads to one target, and the cardinality 0..* allows more (write `cardinality: 0..1`)
2 m/rooms.yaml, line 6, column 78: `o.isLeasedPartOf` leads to one target, and the cardinality 1..4 allows more (write `cardinality: 1`)
"""##
  ),
  (
    "relationship/inverse-cardinality-mismatch",
    ##"""
0 line 7, column 68: the inverse cardinality is 0..1, and `room` of `Sensor` has the cardinality 1
"""##
  ),
  (
    "relationship/inverse-functional",
    ##"""
0 line 5, column 87: `core.hasSubMeter` leaves a target one source, and the inverse cardinality 0..2 allows more (write `inverseCardinality: 0..1`)
"""##
  ),
  (
    "relationship/inverse-mismatch",
    ##"""
0 line 5, column 69: `chillers` of `CoolingTower` is not the inverse: it means `core.feeds`, and the inverse of `core.feeds` is `core.isFedBy`
2 line 4, column 42: `room` of `Sensor` is not the inverse: it does not point at `Gateway`
2 line 5, column 46: `hub` of `Actuator` is not the inverse: the inverse of `hub` is `sensors`
2 line 11, column 39: `sensors` of `Gateway` is not the inverse: it does not point at `Actuator`
"""##
  ),
  (
    "relationship/misleading-name",
    ##"""
0 line 6, column 27: `isFedBy` means `core.feeds`, and has the name of `core.isFedBy` (`core.isFedBy` reads `core.feeds` backwards)
"""##
  ),
  (
    "relationship/missing-inverse",
    ##"""
0 line 6, column 49: `Radiator` has no `core.isFedBy` back to `CirculationPump`
"""##
  ),
  (
    "relationship/no-link-possible",
    ##"""
0 line 4, column 44: `cardinality` is 0, so that there can be no link
"""##
  ),
  (
    "relationship/one-sided-symmetry",
    ##"""
0 line 6, column 51: `core.connectedTo` is symmetric, and `Duct` has no such relationship back to `AirHandler`
"""##
  ),
  (
    "relationship/range-mismatch",
    ##"""
0 line 6, column 48: `Manual` (`core.Document`) is not in the range of `core.feeds` (`core.Equipment`, `core.System`, `core.Space`)
2 line 7, column 48: `Thing` (`core.Entity`) is not in the range of `core.feeds` (`core.Equipment`, `core.System`, `core.Space`) (`Room`, below it, is in the range)
"""##
  ),
  (
    "relationship/redundant-parent",
    ##"""
0 line 4, column 30: `Compressor` is below `Equipment`, so that `ScrewCompressor` extends it already: leave `Equipment` out
"""##
  ),
  (
    "relationship/redundant-target",
    ##"""
0 line 6, column 24: `GasMeter` is below the target `Meter` and admitted by it
"""##
  ),
  (
    "relationship/required-abstract-target",
    ##"""
0 line 5, column 24: the cardinality 1 requires a link and there can be none: no concrete type is at or below `PowerSource`
"""##
  ),
  (
    "relationship/shared-container",
    ##"""
0 line 6, column 74: `core.contains` is a containment, and the inverse cardinality 1..2 allows several containers (write `inverseCardinality: 1`)
"""##
  ),
  (
    "relationship/unclassified-end",
    ##"""
0 line 3, column 3: `ExhaustFan` says no concept, and the domain of `core.serves` asks for `core.Equipment`, `core.System`
"""##
  ),
  (
    "relationship/unnamed-inverse",
    ##"""
0 line 9, column 7: the way back from `Boiler` is `room`, and `inverse` does not say so (write `inverse: room`)
"""##
  ),
  (
    "relationship/unreachable-type",
    ##"""
0 line 6, column 3: `Blind` has no relationship, and none points at it or at a type that it extends
"""##
  ),
  (
    "relationship/unsatisfiable-cycle",
    ##"""
0 line 5, column 70: no `FeederPanel` can exist: `core.mountedOn` is acyclic, and each of these requires the next: `FeederPanel` → `Frame` → `FeederPanel`
"""##
  ),
  (
    "relationship/untyped-relationship",
    ##"""
0 line 6, column 7: `tenant` has no `relation`, and `core` declares some
"""##
  ),
  (
    "structure/ambiguous-name",
    ##"""
0 m/source.yaml, line 4, column 37: unit `point` is declared by `com.example.ocomfort` and `com.example.oquality` (qualify it with the alias of the package you mean)
"""##
  ),
  (
    "structure/bound-outside-type",
    ##"""
0 line 4, column 54: `maximum` 640 is outside uint8 (0 to 255)
"""##
  ),
  (
    "structure/coherent-unit",
    ##"""
0 o/source.yaml, line 2, column 43: the coherent unit of `RainDepth`, `millimetreOfRain`, has a factor or an offset of its own (conversions go through the coherent unit: its factor is 1 and its offset 0)
"""##
  ),
  (
    "structure/component-cycle",
    ##"""
0 line 2, column 3: `components` leads in a circle: `BatteryModule` → `BatteryRack` → `BatteryModule` (take one of the steps out)
"""##
  ),
  (
    "structure/concept-cycle",
    ##"""
0 o/source.yaml, line 2, column 3: `broader` leads in a circle: `Orchard` → `Plantation` → `Orchard` (take one of the steps out)
"""##
  ),
  (
    "structure/contradicts-inherited",
    ##"""
0 line 10, column 27: `maximum` widens that of the inherited telemetry of `Pump`, which is 16 (a refinement may narrow what it inherits, never widen or replace it)
0 line 10, column 37: the unit is `kilopascal`, that of the inherited telemetry of `Pump` is `bar` (readers of the inherited member would misread the values; declare a member of another name)
0 line 12, column 31: the cardinality 0..4 is not within the inherited 0..1 (a refinement may narrow a cardinality, never widen it)
"""##
  ),
  (
    "structure/dependency-cycle",
    ##"""
0 plant/gemel.yaml, line 2, column 10: packages depend on each other: com.example.plant → com.example.rooms → com.example.plant (move what both need into a package of its own)
"""##
  ),
  (
    "structure/dimension-mismatch",
    ##"""
0 o/source.yaml, line 2, column 28: `StandbyLoss` has the dimension L2 M T-2, its broader kind `Power` has L2 M T-3 (a kind and its broader kind have the same dimension)
"""##
  ),
  (
    "structure/duplicate-alias",
    ##"""
0 m/gemel.yaml, line 6, column 3: `spaces` would mean both `com.acme.spaces` and `com.example.spaces` (give one of them an alias: `com.example.spaces: {version: ..., as: other}`)
"""##
  ),
  (
    "structure/duplicate-code",
    ##"""
0 line 2, column 48: two values of the enum have the same code (readers could not tell them apart: give each a code of its own)
"""##
  ),
  (
    "structure/duplicate-id",
    ##"""
0 line 3, column 3: two twins are pinned to `dtmi:com:example:Chiller;1` (an external identity names one element)
"""##
  ),
  (
    "structure/duplicate-name",
    ##"""
0 m/hotWater.yaml, line 2, column 3: twin `Boiler` is declared twice (names are unique in a package: they are the identity of what they name)
0 m/storage.yaml, line 2, column 3: `Tank` is declared as a schema and as a twin (names are unique in a package: they are the identity of what they name)
"""##
  ),
  (
    "structure/duplicate-reference",
    ##"""
0 line 4, column 42: `Corridor` is named twice
"""##
  ),
  (
    "structure/empty-range",
    ##"""
0 line 4, column 75: the smallest value allowed, 26, is above the largest, 16 (no value could be valid)
0 line 5, column 71: there is no whole number above 2 to below 3 (no value could be valid)
0 line 6, column 16: the enum has no values (no value could be valid; list the values, or say `open: true`)
1 line 4, column 46: `minLength` 10 is above `maxLength` 8 (no value could be valid)
"""##
  ),
  (
    "structure/enum-code",
    ##"""
0 line 2, column 42: `ajar` needs a 64-bit integer as its code (the values of an enum are encoded all by name, all by integer, or all by string)
0 line 3, column 29: `locked` has the code `0`, and its enum is not encoded by 64-bit integers alone (the values of an enum are encoded all by name, all by integer, or all by string; where data has it as text, write `'0'`)
0 line 4, column 29: the enum is encoded by name, so `normal` has no code (leave the code out, or drop `encoding: name`)
0 line 4, column 38: the enum is encoded by name, so `fire` has no code (leave the code out, or drop `encoding: name`)
"""##
  ),
  (
    "structure/idle-key",
    ##"""
0 line 4, column 52: `required` says nothing of the payload of an event, which is always there (leave it out; an event that has no payload at times is two: one with it, and a bare one)
0 line 6, column 52: `required` says nothing of an element of an array, which is always there (leave it out)
"""##
  ),
  (
    "structure/inapplicable-constraint",
    ##"""
0 line 4, column 45: `maximum` applies to numbers, not to this type
0 line 5, column 66: `precision` applies to float, double and decimal, not to this type
0 line 6, column 46: `maxLength` applies to strings and bytes, not to this type
"""##
  ),
  (
    "structure/inheritance-conflict",
    ##"""
0 line 4, column 3: `MotorisedGate` inherits two different `position`: `MotorisedGate` → `Actuated` and `MotorisedGate` → `Tracked` (rename one of them, make them agree, or move one definition to a common parent)
"""##
  ),
  (
    "structure/inheritance-limit",
    ##"""

"""##
  ),
  (
    "structure/invalid-literal",
    ##"""
0 line 4, column 79: the default does not fit: 85 is above the maximum 80
0 line 5, column 50: the default does not fit: `heatin` is not a value of the enum; did you mean `heating`?
0 line 6, column 47: the example does not fit: expected a date such as 2026-01-31
"""##
  ),
  (
    "structure/invalid-name",
    ##"""
0 line 2, column 3: `Air Handling Unit` is not a name (a name starts with a letter and goes on with letters, digits and underscores; what people read belongs into `title`)
0 line 5, column 7: `supply-temperature` is not a name (a name starts with a letter and goes on with letters, digits and underscores; what people read belongs into `title`)
0 line 8, column 7: `2ndStage` is not a name (a name starts with a letter and goes on with letters, digits and underscores; what people read belongs into `title`)
"""##
  ),
  (
    "structure/invalid-pattern",
    ##"""
0 line 4, column 46: the pattern is not valid: the range runs backwards at byte 6; swap its ends, or put '-' last in the class for the character
"""##
  ),
  (
    "structure/invalid-value",
    ##"""
0 line 3, column 15: expected `true` or `false`, found `yes` (did you mean `true`?)
0 line 4, column 16: expected one of `experimental`, `stable`, found `stabel` (did you mean `stable`?)
0 line 6, column 61: expected a decimal number of up to 19 digits, found `1_200` (write the digits without separators)
0 line 6, column 78: expected a span of time such as `500ms`, `30s`, `2m`, `1h`, `1d`, found `5 min`
"""##
  ),
  (
    "structure/map-key",
    ##"""
0 line 4, column 71: the keys of a map are strings
"""##
  ),
  (
    "structure/misplaced-declaration",
    ##"""
0 m/source.yaml, line 2, column 3: a model declares no unit (concepts, relations, quantities, units, terms and points are meaning: put them into a package of `kind: ontology` and depend on it)
0 o/source.yaml, line 4, column 3: an ontology declares no twin (twins and schemas are contracts: put them into a package of `kind: model` that depends on this one)
"""##
  ),
  (
    "structure/missing-key",
    ##"""
0 line 4, column 13: the value has no type (give it one of `type`, `array`, `map`, `object`, `enum`)
0 line 6, column 7: the component has no `type` (name the twin type that is embedded)
1 m/gemel.yaml, line 1, column 1: manifest has no `edition` (edition of the language the sources are written in)
"""##
  ),
  (
    "structure/ontology-needs-model",
    ##"""
0 ovocabulary/gemel.yaml, line 5, column 16: an ontology depends on the model `com.example.fleet` (meaning does not depend on contracts: move what is needed into an ontology)
"""##
  ),
  (
    "structure/quantity-cycle",
    ##"""
0 o/source.yaml, line 2, column 3: `broader` leads in a circle: `HubHeight` → `MastHeight` → `HubHeight` (take one of the steps out)
"""##
  ),
  (
    "structure/relation-cycle",
    ##"""
0 o/source.yaml, line 2, column 3: `broader` leads in a circle: `irrigates` → `waters` → `irrigates` (take one of the steps out)
"""##
  ),
  (
    "structure/reserved-name",
    ##"""
0 line 6, column 3: `duration` is the name of a built-in type (no value could refer to the schema; give it another name)
"""##
  ),
  (
    "structure/schema-cycle",
    ##"""
0 line 2, column 3: `type` leads in a circle: `ShiftPlan` → `ShiftPlan` (take one of the steps out)
0 line 3, column 3: `type` leads in a circle: `RatedTorque` → `TighteningTorque` → `RatedTorque` (take one of the steps out)
"""##
  ),
  (
    "structure/sealed-parent",
    ##"""
0 line 3, column 36: `EmergencyStop` is sealed: no type may extend it
"""##
  ),
  (
    "structure/too-deep-value",
    ##"""
0 line 4, column 216: values nest deeper than 24 levels (give what is inside a name under `schemas`, and use the name here)
"""##
  ),
  (
    "structure/twin-cycle",
    ##"""
0 line 2, column 3: `extends` leads in a circle: `RobotArm` → `WeldingRobot` → `RobotArm` (take one of the steps out)
"""##
  ),
  (
    "structure/unit-mismatch",
    ##"""
0 line 4, column 67: `kilowatt` is a unit of Power, not of Temperature (units of Temperature: `degreeCelsius`, `degreeFahrenheit`, `kelvin`)
1 o/source.yaml, line 2, column 44: `cubicMetre` is not a unit of `TreadDepth`
"""##
  ),
  (
    "structure/unit-on-non-number",
    ##"""
0 line 4, column 44: a quantity or unit stands on a value that is no number (put it on the number itself: the element of an array, the field of an object)
0 line 6, column 44: a quantity or unit stands on a value that is no number (put it on the number itself: the element of an array, the field of an object)
"""##
  ),
  (
    "structure/unknown-key",
    ##"""
0 line 4, column 56: unknown key `maxmum` in telemetry (did you mean `maximum`?)
1 line 4, column 5: unknown key `colourTemperature` in twin (a twin may have `is`, `extends`, `abstract`, `sealed`, `properties`, `telemetry`, `events`, `commands`, `relationships`, `components`, and metadata such as `description`)
"""##
  ),
  (
    "structure/unmet-requirement",
    ##"""
0 m/gemel.yaml, line 5, column 3: `com.example.grid` is at 1.9.3, which `^2.0.0` does not admit (change the requirement, or use a release of the package that meets it)
"""##
  ),
  (
    "structure/unresolved-name",
    ##"""
0 line 3, column 9: package `org.gemel.core` has no concept `Equipmen` (did you mean `core.Equipment`?)
0 line 5, column 41: there is no unit `kilowat` (did you mean `kilowatt`?)
0 line 7, column 25: there is no relation `feeds` (did you mean `core.feeds`?)
0 line 7, column 40: there is no twin `Substation`
1 line 4, column 7: the target `Tower` has no relationship `carries` (`inverse` names the relationship on the target that reads this one backwards)
1 line 5, column 23: the replacement `SteelTower` is not there (`replacedBy` names an element of the same kind, or a member of the same twin)
"""##
  ),
  (
    "structure/unresolved-package",
    ##"""
0 m/gemel.yaml, line 5, column 3: there is no package `org.gemel.cor` (did you mean `org.gemel.core`?)
0 m/gemel.yaml, line 6, column 3: there is no package `com.example.tankFarm` (packages come from the workspace first, then from those that ship with the compiler)
"""##
  ),
  (
    "structure/wrong-shape",
    ##"""
0 line 3, column 11: `title` has no value; it expects a text, or a mapping from language tags to texts
0 line 4, column 17: `properties` expects a mapping from names to properties
"""##
  ),
  (
    "style/key-order",
    ##"""
0 line 2, column 3: `abstract` of twin `Boiler` stands behind `properties` (what an element is comes first, then what is said about it, then what stands in it)
"""##
  ),
  (
    "syntax/alias",
    ##"""
0 line 7, column 14: the alias `*speed` is not part of the language (to share a definition, declare it under `points` or `schemas` and refer to it by name; text that begins with `*` needs quotes)
"""##
  ),
  (
    "syntax/anchor",
    ##"""
0 line 3, column 12: the anchor `&gate` is not part of the language (to share a definition, declare it under `points` or `schemas` and refer to it by name; remove the anchor; text that begins with `&` needs quotes)
0 line 4, column 18: the anchor `&co` is not part of the language (to share a definition, declare it under `points` or `schemas` and refer to it by name; remove the anchor; text that begins with `&` needs quotes)
"""##
  ),
  (
    "syntax/bidirectional-character",
    ##"""
0 line 3, column 35: U+202E (right-to-left override), written as an escape, at offset 55 is not allowed (it changes the order in which the text around it is shown, so that a reader sees something else than the tools; remove it)
1 line 3, column 34: U+202E (right-to-left override) at offset 54 is not allowed (it changes the order in which the text around it is shown, so that a reader sees something else than the tools; remove it)
"""##
  ),
  (
    "syntax/complex-key",
    ##"""
0 line 4, column 7: a key must be a single word or text, not a list or a mapping (keys name things; put the list or mapping into the value, under a name)
"""##
  ),
  (
    "syntax/control-character",
    ##"""
0 line 3, column 25: U+0007 (bell), written as an escape, at offset 43 is not allowed (of the control characters only tab, line feed and carriage return may stand in a source; remove the others)
1 line 2, column 7: U+0007 (bell) at offset 13 is not allowed (of the control characters only tab, line feed and carriage return may stand in a source; remove the others)
2 line 3, column 18: U+FEFF (byte order mark inside the text) at offset 36 is not allowed (of the control characters only tab, line feed and carriage return may stand in a source; remove the others)
"""##
  ),
  (
    "syntax/directive",
    ##"""
0 line 1, column 1: a directive (`%`) is not part of the language (every source is read as YAML 1.2 without tags; remove the line)
"""##
  ),
  (
    "syntax/duplicate-key",
    ##"""
0 line 6, column 7: the key `waterLevel` stands twice in one mapping (a mapping has each key once; rename one of the two, or remove it)
"""##
  ),
  (
    "syntax/file-too-large",
    ##"""

"""##
  ),
  (
    "syntax/invalid-json",
    ##"""
0 parkingMeter.json, line 2, column 3: a comment stands in JSON (JSON has no comments; remove it, or keep it as the value of a key such as `comment`)
0 parkingMeter.json, line 5, column 23: a comma stands before the closing bracket (JSON allows commas between entries only; remove it)
"""##
  ),
  (
    "syntax/invalid-utf8",
    ##"""
0 line 3, column 19: byte 0xFC at offset 33 is not valid UTF-8 (sources are UTF-8; save the file in that encoding)
"""##
  ),
  (
    "syntax/invalid-yaml",
    ##"""
0 line 3, column 22: a second `: ` stands on the line (the value already began after the first one; quote a value that holds `: `, or put the inner mapping on lines of its own, indented)
1 line 6, column 45: expected `,` or `]` here (entries of the list are separated by commas; write `,` before this, or close with `]`)
2 line 3, column 1: a tab is used for indentation (YAML indents with spaces only; replace the tab by spaces)
"""##
  ),
  (
    "syntax/merge-key",
    ##"""
0 line 3, column 5: the merge key `<<` is not part of the language (to share a definition, declare it under `points` or `schemas` and refer to it by name; to take over all members of a twin, name it under `extends`)
"""##
  ),
  (
    "syntax/multiple-documents",
    ##"""
0 line 3, column 1: a file holds one document, and a second one starts here (what follows is not read; put the document into a file of its own, or remove the `---`)
"""##
  ),
  (
    "syntax/scalar-too-long",
    ##"""

"""##
  ),
  (
    "syntax/tag",
    ##"""
0 line 4, column 42: the tag `!!int` is not part of the language (a value is read by what is expected where it stands, so it needs no tag; remove it; text that begins with `!` needs quotes)
0 line 5, column 18: the tag `!important` is not part of the language (a value is read by what is expected where it stands, so it needs no tag; remove it; text that begins with `!` needs quotes)
"""##
  ),
  (
    "syntax/too-deep",
    ##"""
0 line 4, column 74: nested deeper than 64 levels (the limit is 64 lists and mappings inside one another; the rest of the file is not read)
"""##
  ),
  (
    "syntax/too-many-nodes",
    ##"""

"""##
  ),
  (
    "syntax/utf16",
    ##"""
0 line 1, column 1: the file is UTF-16 (little-endian) from offset 0 on, not UTF-8 (sources are UTF-8, with or without a byte order mark; save the file in that encoding)
1 line 1, column 1: the file is UTF-32 (big-endian) from offset 0 on, not UTF-8 (sources are UTF-8, with or without a byte order mark; save the file in that encoding)
"""##
  ),
  (
    "target/abstract-type",
    ##"""
0 line 2, column 3: `Conveyor` is abstract, which the target cannot say
"""##
  ),
  (
    "target/array-in-property",
    ##"""
0 line 6, column 7: `BusStop/platform` holds `polygon`, which the target does not take in a property
0 line 7, column 7: `BusStop/timetable` holds `array`, which the target does not take in a property (by way of `Timetable`)
"""##
  ),
  (
    "target/enum-code-size",
    ##"""
0 line 2, column 3: the code 4294967296 of `overheated` in `FaultCode` does not fit into 32 bits
"""##
  ),
  (
    "target/headroom",
    ##"""
0 line 6, column 3: there are 5 of 5 levels of inheritance at `StonePine` (the most is at `DwarfStonePine` below it)
"""##
  ),
  (
    "target/identity-length",
    ##"""
0 airport/belts.yaml, line 2, column 3: `dtmi:com:example:operations:airport:terminal:BaggageCarousel;1` has 62 characters, more than the 44 allowed
"""##
  ),
  (
    "target/identity-pattern",
    ##"""
0 line 2, column 3: `dtmi:com:example:parking:Barrier;1.2` is not an identifier that the target takes
"""##
  ),
  (
    "target/inverse-lost",
    ##"""
0 line 4, column 7: `Pier/berths` says `inverse`, which the target has no words for
"""##
  ),
  (
    "target/localized-text",
    ##"""
0 line 1, column 50: the title of `Canopy` is in `de-CH-1901`, which is no tag of the target's
"""##
  ),
  (
    "target/lost-deprecation",
    ##"""
0 line 4, column 7: `Intercom/extension` is deprecated, which the target cannot say
"""##
  ),
  (
    "target/lost-requirement",
    ##"""
0 line 4, column 7: `FireExtinguisher/inspectedOn` is required, which the target cannot say
"""##
  ),
  (
    "target/lost-timing",
    ##"""
0 line 4, column 7: `RainGauge/rainfall` says `sampling`, `freshness`, which the target has no words for
"""##
  ),
  (
    "target/lost-translation",
    ##"""
0 line 2, column 3: `Turnstile` has texts in several languages, of which the target holds one
"""##
  ),
  (
    "target/maximum-cardinality",
    ##"""
0 line 1, column 80: `Stadium/seats` has the cardinality 0..40000; its maximum must be from 1 to 500, or `*`
"""##
  ),
  (
    "target/minimum-cardinality",
    ##"""
0 line 1, column 92: `TicketPrinter/builtInto` has the cardinality 1; its minimum can be 0 at most
"""##
  ),
  (
    "target/name-length",
    ##"""
0 line 4, column 7: `condenserWaterReturnTemperature` has 31 characters, more than the 24 allowed
"""##
  ),
  (
    "target/name-pattern",
    ##"""
0 line 4, column 7: `class_` does not match `[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?`
"""##
  ),
  (
    "target/nested-component",
    ##"""
0 line 7, column 7: `InspectionLine/camera` is a `Camera`, which has components: 2 levels where 1 is allowed (`lamp` is one of them)
"""##
  ),
  (
    "target/open-enum",
    ##"""
0 line 2, column 3: `Refrigerant` is an open enum, which the target closes
"""##
  ),
  (
    "target/quantity-without-unit",
    ##"""
0 line 4, column 7: `Anemometer/windSpeed` measures `Velocity` in no unit
"""##
  ),
  (
    "target/recursive-schema",
    ##"""
0 line 2, column 3: `MenuItem` is made of itself
"""##
  ),
  (
    "target/refined-member",
    ##"""
0 line 6, column 7: `Autoclave/pressure` narrows an inherited member
"""##
  ),
  (
    "target/reserved-name",
    ##"""
0 line 4, column 7: `group` is a reserved word
"""##
  ),
  (
    "target/schema-depth",
    ##"""
0 line 6, column 7: `GerminationChamber/trays` nests 3 levels deep, more than the 2 allowed
"""##
  ),
  (
    "target/several-targets",
    ##"""
0 line 6, column 7: `EmergencyExit/opensInto` has 2 target types, more than the 1 allowed
"""##
  ),
  (
    "target/subtypes-refused",
    ##"""
0 line 1, column 32: `Yard/parks` points at `Vehicle`; links to `Truck`, `Van` are refused
"""##
  ),
  (
    "target/text-length",
    ##"""
0 line 1, column 34: the description of `Escalator` has 61 characters, more than the 40 allowed
"""##
  ),
  (
    "target/too-deep",
    ##"""
0 line 6, column 3: `ScrewCompressor` is 4 levels deep, more than the 3 allowed (`ScrewCompressor` → `AirCompressor` → `Compressor` → `Machine` → `Thing`)
"""##
  ),
  (
    "target/too-many-ancestors",
    ##"""
0 line 6, column 3: `Defibrillator` has 4 types above it, more than the 3 allowed
"""##
  ),
  (
    "target/too-many-edge-properties",
    ##"""
0 line 5, column 7: the properties of `Office/letTo` are 1, more than the 0 allowed
"""##
  ),
  (
    "target/too-many-enum-values",
    ##"""
0 line 2, column 3: `WashProgram` has 4 values, more than the 3 allowed
"""##
  ),
  (
    "target/too-many-fields",
    ##"""
0 line 2, column 3: `PostalAddress` has 4 fields, more than the 3 allowed
"""##
  ),
  (
    "target/too-many-members",
    ##"""
0 line 3, column 3: `WaterMeter` has 5 members, inherited ones included, more than the 4 allowed
"""##
  ),
  (
    "target/too-many-parents",
    ##"""
0 line 5, column 3: `Forklift` extends 3 types, more than the 2 allowed
"""##
  ),
  (
    "target/unenforced-cardinality",
    ##"""
0 line 5, column 7: `Book/standsOn` has a cardinality, which the target does not enforce
"""##
  ),
  (
    "target/unknown-quantity",
    ##"""
0 line 4, column 7: `SurgeArrester/clampingVoltage` measures `Voltage`, which the target has no word for (it is mapped to `Voltage`, which came with a later version)
"""##
  ),
  (
    "target/unknown-unit",
    ##"""
0 line 1, column 58: `Crane/reach` is in `foot`, which the target has no word for (it is mapped to `foot`, which came with a later version)
"""##
  ),
  (
    "target/unsupported-constraint",
    ##"""
0 line 4, column 7: `Sauna/door` has `pattern`, which the target cannot hold
0 line 6, column 7: `Sauna/humidity` has `minimum`, `maximum`, which the target cannot hold
"""##
  ),
  (
    "target/unsupported-member-kind",
    ##"""
0 line 5, column 7: the target has no command, such as `Sluice/open`
"""##
  ),
  (
    "target/unsupported-type",
    ##"""
0 line 4, column 7: `VendingMachine/price` is `decimal`, which the target does not have
0 line 5, column 22: `VendingMachine/slots/items` is `uint16`, which the target does not have (what comes nearest is `integer`)
"""##
  ),
  (
    "vss/duplicate-node",
    ##"""
0 Motion.vspec, line 1, column 1: node `Vehicle.Speed` is declared twice (what the later one says counts; take one of them out)
"""##
  ),
  (
    "vss/endless-include",
    ##"""
0 Window.vspec, line 2, column 10: `Door.vspec` includes itself, directly or by way of others (take one of the inclusions on the way out)
"""##
  ),
  (
    "vss/invalid-node",
    ##"""
0 Vehicle.vspec, line 2, column 23: `senser` is not a type of node (did you mean `sensor`?)
1 Vehicle.vspec, line 2, column 1: node `Vehicle.Speed` has no `type` (it is one of `branch`, `sensor`, `actuator`, `attribute`, `struct`, `property`)
1 Vehicle.vspec, line 3, column 1: `Vehicle..Range` is not a path of names (names have letters, digits and underscores, and are joined by dots; at most 64 of them)
"""##
  ),
  (
    "vss/invalid-unit",
    ##"""
0 units.yaml, line 1, column 1: unit `km/h` is not a mapping with a `quantity` (an entry has a `definition`, a unit the `quantity` that it measures as well)
"""##
  ),
  (
    "vss/missing-branch",
    ##"""
0 Vehicle.vspec, line 3, column 1: there is no branch `Vehicle.Cabn` for `DoorCount` to be in (declare it with `type: branch`, or correct the path)
"""##
  ),
  (
    "vss/unknown-datatype",
    ##"""
0 Vehicle.vspec, line 2, column 48: there is no datatype `unit8` (did you mean `uint8`?)
"""##
  ),
  (
    "vss/unknown-include",
    ##"""
0 Vehicle.vspec, line 2, column 10: there is no file `Cabin/Cabbin.vspec` (did you mean `Cabin/Cabin.vspec`?)
"""##
  ),
  (
    "vss/unknown-unit",
    ##"""
0 Vehicle.vspec, line 2, column 54: there is no unit `kmh` (did you mean `km/h`?)
"""##
  ),
  (
    "vss/unreached-file",
    ##"""
0 Trailer.vspec, line 1, column 1: no file includes this one, so it is not part of the specification (a specification begins with VehicleSignalSpecification.vspec; include the file where it belongs, or leave it out)
"""##
  ),
  (
    "vss/wrong-value",
    ##"""
0 Vehicle.vspec, line 2, column 53: `max` of `Vehicle.Speed` is not a number (correct the value, or leave it out)
1 Vehicle.vspec, line 2, column 41: `instances` of `Vehicle.Axle` is not labels, or a range such as `Row[1,4]` of at most 1024 (correct the value, or leave it out)
"""##
  ),
  (
    "waiver/duplicate",
    ##"""
0 gemel.waivers.yaml, line 9, column 14: the finding 03dc0bb4ce9df9bf is waived twice
"""##
  ),
  (
    "waiver/expired",
    ##"""
0 gemel.waivers.yaml, line 8, column 14: the waiver of `naming/type-case` for `com.example.m.smoke_damper` expired on 2026-05-31 (mend the finding, or have the waiver renewed: team-plant answers for it)
"""##
  ),
  (
    "waiver/invalid",
    ##"""
0 gemel.waivers.yaml, line 8, column 14: `30.09.2026` is not a date (such as `2026-08-30`)
2 gemel.waivers.yaml, line 3, column 11: there is no rule `naming/type-cased` (did you mean `naming/type-case`?)
3 gemel.waivers.yaml, line 7, column 15: the waiver's `approver` is empty (a waiver says why it stands, who answers for it and who approved it)
4 gemel.waivers.yaml, line 4, column 14: the finding 6ed72b436098119e is about `com.example.m.sump_pump`, not about `com.example.m.sumpPump`
"""##
  ),
  (
    "waiver/self-approved",
    ##"""
0 gemel.waivers.yaml, line 7, column 15: `team-hvac` approved a waiver of their own (someone else has to look at it)
1 gemel.waivers.yaml, line 7, column 15: `bob` approved a waiver of their own (`Bob ` and `bob` name the same person; someone else has to look at it)
"""##
  ),
  (
    "waiver/too-long",
    ##"""
0 gemel.waivers.yaml, line 8, column 14: the waiver lasts until 2036-01-31, more than 366 days from now (at most until 2027-06-02)
"""##
  ),
  (
    "waiver/unused",
    ##"""
0 gemel.waivers.yaml, line 2, column 14: the waiver of `naming/type-case` for `com.example.m.dry_cooler` accepts nothing (what it accepted is gone; remove the entry)
"""##
  ),
]
