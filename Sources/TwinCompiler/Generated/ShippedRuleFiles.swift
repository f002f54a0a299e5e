// swift-format-ignore-file
// Made from Rules/ by `make generate`.

/// The rules that ship with the compiler, sorted by path: what they are, and their examples.
let shippedRuleFiles:
  [(id: StaticString, aliases: StaticString, definition: StaticString, examples: StaticString)] = [
  (
    "change/edited-record", "",
    ##"""
id: change/edited-record
summary: A change record that was released says something else now
severity: warning
since: 0.4.0
status: stable
rationale: >-
  A record is what was known and agreed to at a release, and the changelog tells it in those words for good. An edited one
  is approved by nobody, and must not accept what came later.
fix: Bring the record back as it was, and say what is new in a record of its own.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      #! change/edited-record: was part of a release
      why: The new bearings stand no more, nor do the old ones.
      bump: major
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major

"""##
  ),
  (
    "change/freeze-expired", "",
    ##"""
id: change/freeze-expired
summary: A freeze has ended
severity: warning
since: 0.4.0
status: stable
rationale: >-
  It holds nothing any more. Left in place, it looks as if the packages were still protected.
fix: Remove the entry, or set a later day if the packages must stay as they are for longer.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        freezes:
          - packages: [com.example.m]
            reason: The plant in Ulm is being moved.
            until: 2026-05-31
      #! change/freeze-expired: ended on 2026-05-31
      #=== m/fan.yaml
      twins: {Fan: {}}
  - summary: A freeze holds through its last day.
    passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        freezes:
          - packages: [com.example.m]
            reason: The plant in Ulm is being moved.
            until: 2026-06-01
      #=== m/fan.yaml
      twins: {Fan: {}}

"""##
  ),
  (
    "change/frozen", "",
    ##"""
id: change/frozen
summary: A package changed, or is to be released, that must not
severity: error
since: 0.4.0
status: stable
rationale: >-
  Somebody pulled the emergency brake: while the packages are frozen, others rely on their staying as they are.
fix: Keep the change back until the freeze ends, or have those who set it lift it.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
        freezes:
          - packages: [com.example.m]
            reason: The plant in Ulm is being moved.
            until: 2026-12-31
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      #! change/frozen: is frozen until 2026-12-31, and has 1 change since old
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
  - summary: Nothing changed.
    old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
        freezes:
          - packages: [com.example.m]
            reason: The plant in Ulm is being moved.
            until: 2026-12-31
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}

"""##
  ),
  (
    "change/invalid-record", "",
    ##"""
id: change/invalid-record
summary: A change record says nothing, or names no kind of change
severity: error
since: 0.4.0
status: stable
rationale: >-
  The record becomes the changelog. An empty reason is read by everybody who upgrades, and a kind of change that there
  is not covers nothing.
fix: Say it in words, and name kinds of change as reports show them.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: []}
      #=== m/fan.yaml
      twins: {Fan: {}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: ' '
      #! change/invalid-record: `why` is empty
      bump: major
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: []}
      #=== m/fan.yaml
      twins: {Fan: {}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      covers:
        - {rule: compatibility/maximum-lowred}
      #! change/invalid-record: did you mean `compatibility/maximum-lowered`
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: []}
      #=== m/fan.yaml
      twins: {Fan: {}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major

"""##
  ),
  (
    "change/missing-approval", "",
    ##"""
id: change/missing-approval
summary: A change record names nobody who approved it
severity: error
since: 0.4.0
status: stable
rationale: >-
  Whoever makes a change knows what it is good for; somebody else knows what hangs on what it breaks. The workspace
  asks for their name.
fix: Have someone look at the change, and name them under `approvedBy`.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {approval: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      #! change/missing-approval: names nobody who approved it
      why: The new bearings stand no more.
      bump: major
      author: team-air
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {approval: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      author: team-air
      approvedBy: jane.doe

"""##
  ),
  (
    "change/missing-author", "",
    ##"""
id: change/missing-author
summary: A change record that has to be approved names no author
severity: error
since: 0.4.0
status: stable
rationale: >-
  An approval is worth something where it is not the author's own. Where nobody says who made the change, nobody can tell.
fix: Name who made the change under `author`.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {approval: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      #! change/missing-author: names no author
      why: The new bearings stand no more.
      bump: major
      approvedBy: jane.doe
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {approval: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      author: team-air
      approvedBy: jane.doe

"""##
  ),
  (
    "change/missing-decision", "",
    ##"""
id: change/missing-decision
summary: A change record links no decision
severity: error
since: 0.4.0
status: stable
rationale: >-
  A change that breaks someone was weighed by somebody. Without a link to where that is written down, it is weighed
  again each time that someone asks.
fix: >-
  Link the record of the decision under `decision`: the address of a page, or the path of a file of the workspace, seen from the
  record, the package or the workspace.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {decision: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      #! change/missing-decision: names no decision
      why: The new bearings stand no more.
      bump: major
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {decision: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      decision: https://decisions.example.com/0042
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {decision: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      decision: ADR 42
      #! change/missing-decision: is no link

"""##
  ),
  (
    "change/missing-record", "",
    ##"""
id: change/missing-record
summary: A change that breaks someone has no record
severity: error
since: 0.4.0
status: stable
rationale: >-
  Those who meet the change a year later ask why it was made and who decided it. The commit says what changed; the
  record says why, and becomes the changelog.
fix: Write one with `gemel change --against REF`, or take the change back.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {required: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      #! change/missing-record: has 1 change that breaks someone, and no record of it
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
  - summary: Where each change takes one.
    old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {required: all}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      #! change/missing-record: changed since old, and has no record of it
      version: 1.3.0
      #=== m/fan.yaml
      twins:
        Fan: {telemetry: {speed: {type: double, maximum: 3000}}}
        Duct: {}
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {required: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      covers:
        - {rule: compatibility/maximum-lowered, subject: com.example.m.Fan/speed}

"""##
  ),
  (
    "change/removal-without-notice", "",
    ##"""
id: change/removal-without-notice
summary: Something is gone that was not announced
severity: error
since: 0.4.0
status: stable
rationale: >-
  Those who use it learn of the removal when it is gone. A deprecation that says when gives them a release in which
  both the old and the new are there.
fix: >-
  Put it back as `deprecated`, with the version that will remove it under `removeIn`, and remove it in that version, once the
  deprecation has been out in a release for the `noticeDays` that the workspace asks for.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, notice: announced}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins:
        Fan:
      #! change/removal-without-notice: it was not deprecated in old
          description: Moves air.
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
  - summary: Its time has not come.
    old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins:
        Fan:
          telemetry:
            speed: {type: double, deprecated: {since: 1.2.0, removeIn: 2.0.0}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, notice: announced}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.3.0
      #=== m/fan.yaml
      twins:
        Fan:
      #! change/removal-without-notice: announced for 2.0.0, and the version is 1.3.0
          description: Moves air.
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins:
        Fan:
          telemetry:
            speed: {type: double, deprecated: {since: 1.2.0, removeIn: 2.0.0}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, notice: announced}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins:
        Fan:
          description: Moves air.

"""##
  ),
  (
    "change/self-approved", "",
    ##"""
id: change/self-approved
summary: A change record was approved by its author
severity: error
since: 0.4.0
status: stable
rationale: >-
  The author has weighed the change already. Where nobody else does, nobody speaks for those whom it breaks.
fix: Have someone else look at the change, and put their name under `approvedBy`.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {approval: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      author: team-air
      approvedBy: 'Team-Air '
      #! change/self-approved: approved a record of their own
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, records: {approval: breaking}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      author: team-air
      approvedBy: [team-air, jane.doe]

"""##
  ),
  (
    "change/understated-bump", "",
    ##"""
id: change/understated-bump
summary: A change record says less than its changes take
severity: error
since: 0.4.0
status: stable
rationale: >-
  The record says how much the author believes that users have to do. Where a change that it names takes more, either
  the belief is wrong or the change is not the one that was meant.
fix: Raise `bump` to what the change takes, or take back what makes it take so much.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: minor
      #! change/understated-bump: covers a change that takes a major version
      covers:
        - {rule: compatibility/maximum-lowered, subject: com.example.m.Fan/speed}
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      covers:
        - {rule: compatibility/maximum-lowered, subject: com.example.m.Fan/speed}

"""##
  ),
  (
    "change/unused-record", "",
    ##"""
id: change/unused-record
summary: A change record covers what did not change
severity: warning
since: 0.4.0
status: stable
rationale: >-
  What it covered was taken back, or is in the baseline already. Left in place, the entry would accept the same change
  the day that it is made again, and the changelog would tell of what never was.
fix: Remove the entry, or name the change that is meant.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      covers:
        - {rule: compatibility/maximum-lowered, subject: com.example.m.Fan/speed}
        - {subject: com.example.m.Duct}
      #! change/unused-record: covers a change that there is not
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
      covers:
        - {subject: com.example.m.Fan}

"""##
  ),
  (
    "change/version-too-low", "",
    ##"""
id: change/version-too-low
summary: The version does not say what changed
severity: error
since: 0.4.0
status: stable
rationale: >-
  Users decide by the version whether they can take a release as it is. Where it says less than what changed, they
  find out in operation.
fix: Raise the version in the manifest; `gemel check --against REF --bump` writes it.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, version: all}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.3.0
      #! change/version-too-low: is at 1.3.0, and its changes since 1.2.0 take 2.0.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major
  - summary: A pre-release of the version needed says it too.
    old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.2.0
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 3000}}}}
    new: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        compatibility: {protect: service, version: all}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0-rc.1
      #=== m/fan.yaml
      twins: {Fan: {telemetry: {speed: {type: double, maximum: 2500}}}}
      #=== m/changes/capped-fans.yaml
      summary: Fans turn no faster than 2500 a minute
      why: The new bearings stand no more.
      bump: major

"""##
  ),
  (
    "compatibility/annotation-changed", "",
    ##"""
id: compatibility/annotation-changed
summary: An annotation says something else
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The compiler keeps annotations without knowing them, so that nobody who goes by the model notices. A tool of your own that
  goes by one, to choose an icon or a route, does something else now.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: annotation-changed
message: "an annotation of {what} says {new}, and said {old}"
fix: Ask the owners of the tool that reads the annotation.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {annotations: {dashboard: {icon: gate}}}
    new: |
      twins:
        Sluice: {annotations: {dashboard: {icon: water}}}

"""##
  ),
  (
    "compatibility/announced-removal", "",
    ##"""
id: compatibility/announced-removal
summary: What was deprecated is gone, no sooner than announced
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Users had notice, so a break should surprise nobody; whoever did not move over in time still breaks, as with any
  removal.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: deprecated
message: "the {kind} `{element}` is gone, as was announced for {old}"
fix: >-
  Nothing more is needed from those who announced it; look once more whether somebody still uses it, and say in the
  change record what replaces it.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.4.0
      #=== m/source.yaml
      twins:
        Sluice:
          telemetry:
            level: double
            gauge: {type: double, deprecated: {since: 1.1.0, removeIn: 2.0.0, reason: Use level.}}
    new: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 2.0.0
      #=== m/source.yaml
      twins:
        Sluice:
          telemetry:
            level: double

"""##
  ),
  (
    "compatibility/cardinality-maximum-lowered", "",
    ##"""
id: compatibility/cardinality-maximum-lowered
summary: A twin may have fewer targets at most
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins with more links are stored, and nobody but their owner can say which of them are to go.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: cardinality-maximum-raised
message: "the maximum cardinality of {what} is {new}, and was {old}"
fix: Look for twins with more links and choose among those before the release.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, cardinality: 0..4}
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, cardinality: 0..1}

"""##
  ),
  (
    "compatibility/cardinality-maximum-raised", "",
    ##"""
id: compatibility/cardinality-maximum-raised
summary: A twin may have more targets at most
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Where there was one there may be many: queries return a row for each and count twice, and code holds a single target
  where a list is needed.
impact:
  producers: safe
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: safe
  bump: major
  upgrade: readers-first
  migration: none
  mirror: cardinality-maximum-lowered
message: "the maximum cardinality of {what} is {new}, and was {old}"
fix: Let readers take several targets, even if they show the first only, before a second link is written.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, cardinality: 0..1}
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, cardinality: 0..4}

"""##
  ),
  (
    "compatibility/cardinality-minimum-lowered", "",
    ##"""
id: compatibility/cardinality-minimum-lowered
summary: A twin may have fewer targets
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Queries that join along the link leave out twins that have none, and code that took the first target meets an empty
  list.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: cardinality-minimum-raised
message: "the minimum cardinality of {what} is {new}, and was {old}"
fix: Let queries keep twins without the link before there are any.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            location: {target: Room, cardinality: 1}
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            location: {target: Room, cardinality: 0..1}

"""##
  ),
  (
    "compatibility/cardinality-minimum-raised", "",
    ##"""
id: compatibility/cardinality-minimum-raised
summary: Each twin must have more targets
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins with fewer links are stored and incomplete now, and tools that create a twin before its links are refused half
  way.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: cardinality-minimum-lowered
message: "the minimum cardinality of {what} is {new}, and was {old}"
fix: Write the missing links first; a query for twins with too few of them is the list of what is to be done.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            location: {target: Room, cardinality: 0..1}
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            location: {target: Room, cardinality: 1}

"""##
  ),
  (
    "compatibility/classification-lowered", "",
    ##"""
id: compatibility/classification-lowered
summary: Data is less confidential than it was
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No reader loses anything. More people may see the data than those it was collected for, which is a matter of consent
  and not of bytes.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: classification-raised
message: "the classification of {what} is {new}, and was {old}"
fix: Have the owner of the data agree, and say why in the change record.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room:
          telemetry:
            occupancy: {type: boolean, classification: confidential}
    new: |
      twins:
        Room:
          telemetry:
            occupancy: {type: boolean, classification: internal}

"""##
  ),
  (
    "compatibility/classification-raised", "",
    ##"""
id: compatibility/classification-raised
summary: Data is more confidential than it was
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers who were cleared for the old class may lose access, and copies made under it lie where they may not lie any
  more.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: classification-lowered
message: "the classification of {what} is {new}, and was {old}"
fix: Go through those who read it and the places it is copied to before the class is enforced.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room:
          telemetry:
            occupancy: {type: boolean, classification: internal}
    new: |
      twins:
        Room:
          telemetry:
            occupancy: {type: boolean, classification: confidential}

"""##
  ),
  (
    "compatibility/coherent-unit-changed", "",
    ##"""
id: compatibility/coherent-unit-changed
summary: A quantity kind has another coherent unit
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Stores that keep all values of a kind in its coherent unit keep new ones in another unit than old ones, and computed
  values come out in it too.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: coherent-unit-changed
message: "the coherent unit of the quantity `{element}` is {new}, and was {old}"
fix: >-
  Convert what is stored in the coherent unit at the time of the release; values in a unit of their own are not
  concerned.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Stiffness: {dimension: M L2 T-2, coherentUnit: newtonMetrePerRadian}
      units:
        newtonMetrePerRadian: {symbol: N·m/rad, quantity: Stiffness}
        joulePerRadian: {symbol: J/rad, quantity: Stiffness}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Sluice:
          properties:
            stiffness: {type: double, unit: newtonMetrePerRadian, writable: true}
    new: |
      #=== o/source.yaml
      quantities:
        Stiffness: {dimension: M L2 T-2, coherentUnit: joulePerRadian}
      units:
        newtonMetrePerRadian: {symbol: N·m/rad, quantity: Stiffness}
        joulePerRadian: {symbol: J/rad, quantity: Stiffness}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Sluice:
          properties:
            stiffness: {type: double, unit: newtonMetrePerRadian, writable: true}

"""##
  ),
  (
    "compatibility/command-added", "",
    ##"""
id: compatibility/command-added
summary: A command is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Clients may call it from the day of the release. A device with older firmware does not know what is asked of it.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: producers-first
  migration: none
  mirror: command-removed
message: "the command {what} is new"
fix: Update the devices before clients learn of it, or have the gateway answer for those that cannot do it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            open: {}
    new: |
      twins:
        Sluice:
          commands:
            open: {}
            close: {}

"""##
  ),
  (
    "compatibility/command-removed", "",
    ##"""
id: compatibility/command-removed
summary: A command is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Schedules and control rooms go on calling it, and get an error where a gate should have moved.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: command-added
message: "the command {what} is gone"
fix: Deprecate it, see in the logs who still calls it, and remove it when nobody does.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            open: {}
            close: {}
    new: |
      twins:
        Sluice:
          commands:
            open: {}

"""##
  ),
  (
    "compatibility/command-renamed", "",
    ##"""
id: compatibility/command-renamed
summary: A command has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A call names the command. Clients call the old name, devices in the field listen to nothing else, and the new model
  sends the new one.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: command-renamed
message: "the command `{former}` is called {what} now"
fix: Offer both names for a while, the old one deprecated, with the device answering to each.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            raise: {}
    new: |
      twins:
        Sluice:
          commands:
            open: {formerly: [raise]}

"""##
  ),
  (
    "compatibility/component-added", "",
    ##"""
id: compatibility/component-added
summary: A component is new, and may be left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins without the part remain valid. A reader that takes a twin for complete when it knows all parts meets a new one.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: component-removed
message: "the component {what} is new, and may be left out"
fix: Nothing is needed where readers pass over parts they do not know.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Motor: {}
        Sluice: {}
    new: |
      twins:
        Motor: {}
        Sluice:
          components:
            drive: Motor

"""##
  ),
  (
    "compatibility/component-removed", "",
    ##"""
id: compatibility/component-removed
summary: A component is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  All that was known of the part goes with it: its state in stored twins, the telemetry that devices send under its
  name, its commands.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: component-added
message: "the component {what} is gone"
fix: >-
  Deprecate it first. If the part lives on as a twin of its own, write those twins and link them before it is removed.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Motor: {}
        Sluice:
          components:
            drive: Motor
    new: |
      twins:
        Motor: {}
        Sluice: {}

"""##
  ),
  (
    "compatibility/component-renamed", "",
    ##"""
id: compatibility/component-renamed
summary: A component has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The name is the first step of the path to each member of the part, in stored twins, telemetry topics and calls alike.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: component-renamed
message: "the component `{former}` is called {what} now"
fix: Keep the name and give it another `title`, or rewrite paths in stores, gateways and clients at one time.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Motor: {}
        Sluice:
          components:
            engine: Motor
    new: |
      twins:
        Motor: {}
        Sluice:
          components:
            drive: {type: Motor, formerly: [engine]}

"""##
  ),
  (
    "compatibility/component-type-changed", "",
    ##"""
id: compatibility/component-type-changed
summary: A component is of another type
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The part has other members than before. What devices send for those that fell away is refused, and what readers look
  for is not there; how much that is depends on how the two types differ.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: component-type-changed
message: "the type of the component {what} is `{new}`, and was `{old}`"
fix: >-
  Let the new type extend the old one, so that all it had is still there; otherwise add a second component and
  deprecate the first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Motor: {}
        Cylinder: {}
        Sluice:
          components:
            drive: Motor
    new: |
      twins:
        Motor: {}
        Cylinder: {}
        Sluice:
          components:
            drive: Cylinder

"""##
  ),
  (
    "compatibility/concept-added", "",
    ##"""
id: compatibility/concept-added
summary: A concept is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No twin realises the concept yet, so no query and no rule about relations gives another answer.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: concept-removed
message: "the concept `{element}` is new"
fix: Nothing is needed; if it was called otherwise before, say so under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Lock: {}
    new: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}

"""##
  ),
  (
    "compatibility/concept-broader-added", "",
    ##"""
id: compatibility/concept-broader-added
summary: A concept is narrower than another one now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A query by the broader concept finds twins of this one too, and relations that ask for the broader one admit them.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: concept-broader-removed
message: "the concept `{element}` is below `{new}` now"
fix: Tell those who report by the broader concept that their numbers grow.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Barrier: {}
        Weir: {}
    new: |
      #=== o/source.yaml
      concepts:
        Barrier: {}
        Weir: {broader: [Barrier]}

"""##
  ),
  (
    "compatibility/concept-broader-removed", "",
    ##"""
id: compatibility/concept-broader-removed
summary: A concept is no longer narrower than another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Queries by the broader concept lose twins of this one in silence, and links that were right because of it no longer
  fit their relation.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: concept-broader-added
message: "the concept `{element}` is no longer below `{old}`"
fix: Put a concept between the two rather than cut them apart; or let the types realise both.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Barrier: {}
        Weir: {broader: [Barrier]}
    new: |
      #=== o/source.yaml
      concepts:
        Barrier: {}
        Weir: {}

"""##
  ),
  (
    "compatibility/concept-moved", "",
    ##"""
id: compatibility/concept-moved
summary: A concept is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The full name of the concept is another one, so queries and exports that have the old one miss it, and models must
  depend on the other ontology.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: concept-moved
message: "the concept `{former}` is in another package now, as `{new}`"
fix: Name the old place under `formerly`, and release the ontologies in one step with the models that use the concept.
"""##,
    ##"""

examples:
  - old: |
      #=== objects/source.yaml
      concepts:
        Lock: {}
        Gate: {}
      #=== outdoors/source.yaml
      concepts:
        River: {}
    new: |
      #=== objects/source.yaml
      concepts:
        Gate: {}
      #=== outdoors/source.yaml
      concepts:
        River: {}
        Lock: {formerly: [com.example.objects.Lock]}

"""##
  ),
  (
    "compatibility/concept-removed", "",
    ##"""
id: compatibility/concept-removed
summary: A concept is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Types that realise it no longer resolve. Queries by the concept return nothing, and relations that name it as an end
  have lost that end.
impact:
  producers: safe
  readers: breaks
  graph: conditional
  callers: safe
  code: conditional
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: concept-added
message: "the concept `{element}` is gone"
fix: Deprecate it and name the one to use instead; let types realise that before this one goes.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
    new: |
      #=== o/source.yaml
      concepts:
        Lock: {}

"""##
  ),
  (
    "compatibility/concept-renamed", "",
    ##"""
id: compatibility/concept-renamed
summary: A concept has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Saved queries ask for the concept by its old name and find nothing. Types that realise it refer to a name that is not
  there.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: concept-renamed
message: "the concept `{former}` is called `{name}` now"
fix: >-
  Keep the name and add the other word as a synonym; if it must change, leave the old one under `formerly` and mend
  saved queries.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        WaterLock: {}
    new: |
      #=== o/source.yaml
      concepts:
        Lock: {formerly: [WaterLock]}

"""##
  ),
  (
    "compatibility/const-added", "",
    ##"""
id: compatibility/const-added
summary: Only one value is allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Every other value, right until now, is refused wherever it is stored or sent.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: const-removed
message: "only {new} is allowed for {what} now"
fix: Check that no twin and no device has another value; if some do, a `default` may be what is wanted.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter:
          properties:
            medium: string
    new: |
      twins:
        Meter:
          properties:
            medium: {type: string, const: water}

"""##
  ),
  (
    "compatibility/const-changed", "",
    ##"""
id: compatibility/const-changed
summary: Another value is the only one allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  There is exactly one right value, and it is another one: everything that was ever written is wrong by the new model,
  and everything new by the old.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: const-changed
message: "only {new} is allowed for {what}, and only {old} was"
fix: Allow both for a while, by an enumeration of the two, until store and devices have the new one.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter:
          properties:
            protocol: {type: string, const: v1}
    new: |
      twins:
        Meter:
          properties:
            protocol: {type: string, const: v2}

"""##
  ),
  (
    "compatibility/const-removed", "",
    ##"""
id: compatibility/const-removed
summary: More than one value is allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers never looked at the value, since there was but one. Now it makes a difference that they overlook.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: const-added
message: "{what} may have values other than {old} now"
fix: Let readers look at the value before another one is written.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter:
          properties:
            medium: {type: string, const: water}
    new: |
      twins:
        Meter:
          properties:
            medium: string

"""##
  ),
  (
    "compatibility/default-added", "",
    ##"""
id: compatibility/default-added
summary: A value stands now where none is given
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Where nothing was given, nothing was known; now a value stands there. Readers and stores that apply defaults take for
  a fact what nobody measured.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: default-removed
message: "{new} stands for {what} where none is given"
fix: Be sure that the default is true of the twins that leave it out, and that nobody reads a missing value as unknown.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8}
    new: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1}

"""##
  ),
  (
    "compatibility/default-changed", "",
    ##"""
id: compatibility/default-changed
summary: Another value stands where none is given
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins that leave the value out read differently from one day to the next, though nobody touched them, and old and new
  readers disagree on the same data.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: conditional
  models: safe
  bump: major
  upgrade: together
  migration: fill
  mirror: default-changed
message: "{new} stands for {what} where none is given, and {old} did"
fix: Write the old default into what leaves the value out, then change it; from then on it holds for new twins only.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1}
    new: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 2}

"""##
  ),
  (
    "compatibility/default-removed", "",
    ##"""
id: compatibility/default-removed
summary: No value stands any more where none is given
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Writers left the value out because one stood there anyway. Now it is missing, and who reckoned with it gets nothing
  or fails.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: conditional
  models: safe
  bump: major
  upgrade: producers-first
  migration: fill
  mirror: default-added
message: "nothing stands for {what} any more where none is given, and {old} did"
fix: Write the old default into all twins that leave the value out before it is taken away.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1}
    new: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8}

"""##
  ),
  (
    "compatibility/dependency-added", "",
    ##"""
id: compatibility/dependency-added
summary: A package needs another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Whoever takes this package takes the other one too, in versions that must fit what they have already.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: dependency-removed
message: "the package `{element}` needs {new} now"
fix: Ask for the widest range of versions that will do, so that packages which need it too can agree on one.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      #=== m/source.yaml
      twins:
        Lock: {}
      #=== o/source.yaml
      concepts:
        Waterway: {}
    new: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Lock: {}
      #=== o/source.yaml
      concepts:
        Waterway: {}

"""##
  ),
  (
    "compatibility/dependency-removed", "",
    ##"""
id: compatibility/dependency-removed
summary: A package no longer needs another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A package that relied on getting the other one through this one has to name it for itself.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: dependency-added
message: "the package `{element}` no longer needs {old}"
fix: Tell the packages that use both to list the other one among their own dependencies.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Lock: {}
      #=== o/source.yaml
      concepts:
        Waterway: {}
    new: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      #=== m/source.yaml
      twins:
        Lock: {}
      #=== o/source.yaml
      concepts:
        Waterway: {}

"""##
  ),
  (
    "compatibility/dependency-requirement-changed", "",
    ##"""
id: compatibility/dependency-requirement-changed
summary: A package needs other versions of another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Two packages of one workspace share one version of what they both need. A range that moved may have nothing in common
  with the range that a neighbour asks for.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: dependency-requirement-changed
message: "the package `{element}` needs {new}, and needed {old}"
fix: Let the new range overlap the old one where the older version would still do.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Lock: {}
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.4.0
      #=== o/source.yaml
      concepts:
        Waterway: {}
    new: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.3.0}
      #=== m/source.yaml
      twins:
        Lock: {}
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.4.0
      #=== o/source.yaml
      concepts:
        Waterway: {}

"""##
  ),
  (
    "compatibility/deprecated", "",
    ##"""
id: compatibility/deprecated
summary: Something is on its way out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  All of it still works. Compilers and checks begin to warn, so that users can move over before it goes.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: undeprecated
message: "the {kind} `{element}` is deprecated now"
fix: Say what to use instead and in which version it may go.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            gauge: double
    new: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Use level.}}

"""##
  ),
  (
    "compatibility/deprecation-changed", "",
    ##"""
id: compatibility/deprecation-changed
summary: A deprecation says something else
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Only the advice is another one: the reason, the replacement, the version it was given in.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: deprecation-changed
message: "the deprecation of the {kind} `{element}` says {new}, and said {old}"
fix: Nothing is needed; where the replacement is another one, tell those who are moving to the first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Never used.}}
    new: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Use level.}}

"""##
  ),
  (
    "compatibility/dimension-changed", "",
    ##"""
id: compatibility/dimension-changed
summary: A quantity kind has another dimension
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Each value of the kind is a quantity of another nature from now on, with the same digits. Formulas that were sound no
  longer add up, and the units no longer fit.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: conditional
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: dimension-changed
message: "the dimension of the quantity `{element}` is {new}, and was {old}"
fix: Declare a second kind with the new dimension and move the members that mean it; this one keeps its own.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Discharge: {dimension: L3 T-1}
    new: |
      #=== o/source.yaml
      quantities:
        Discharge: {dimension: M T-1}

"""##
  ),
  (
    "compatibility/documentation-changed", "",
    ##"""
id: compatibility/documentation-changed
summary: Something is described in other words
severity: warning
since: 0.3.0
status: stable
rationale: >-
  People read other words; machines go by the rest. Words that change what is meant are the one case to look for, as no
  tool can.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: documentation-changed
message: "the {kind} `{element}` is described in other words"
fix: Nothing is needed if it means what it meant; if it does not, give the new meaning a name of its own.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {description: Holds back the water.}
    new: |
      twins:
        Sluice: {description: Holds back the water of a canal and lets it through.}

"""##
  ),
  (
    "compatibility/domain-changed", "",
    ##"""
id: compatibility/domain-changed
summary: Other concepts may be sources of a relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Types at the beginning of stored links may lie outside the new domain, and new links begin at things that readers do
  not expect.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: domain-changed
message: "sources of the relation `{element}` may be {new}, and were {old}"
fix: Declare another relation for the new sources, or admit both until the models have moved.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
      relations:
        drains: {domain: [Lock]}
    new: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
      relations:
        drains: {domain: [Weir]}

"""##
  ),
  (
    "compatibility/domain-narrowed", "",
    ##"""
id: compatibility/domain-narrowed
summary: Fewer concepts may be sources of a relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Relationships of types that realise none of the remaining concepts may not mean the relation any more, and their
  links are the wrong kind of fact.
impact:
  producers: conditional
  readers: safe
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: domain-widened
message: "sources of the relation `{element}` may be {new}, and could be {old}"
fix: Look for types outside the new domain; give them a relation of their own or a concept that lies within.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
      relations:
        drains: {domain: [Lock, Weir]}
    new: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
      relations:
        drains: {domain: [Lock]}

"""##
  ),
  (
    "compatibility/domain-widened", "",
    ##"""
id: compatibility/domain-widened
summary: More concepts may be sources of a relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Links may start at things that a reader of the relation did not look for there, and it shows them in the wrong symbol
  or not at all.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: domain-narrowed
message: "sources of the relation `{element}` may be {new}, and could be {old} only"
fix: Tell readers what else may be at the beginning of a link.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
      relations:
        drains: {domain: [Lock]}
    new: |
      #=== o/source.yaml
      concepts:
        Lock: {}
        Weir: {}
      relations:
        drains: {domain: [Lock, Weir]}

"""##
  ),
  (
    "compatibility/enum-closed", "",
    ##"""
id: compatibility/enum-closed
summary: An enumeration holds only the values that it names
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values without a name were allowed and somebody has used one. Such twins and messages are refused now.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: safe
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: enum-opened
message: "the enumeration of {what} is closed now: it holds only the values that it names"
fix: List the values that the store and the devices have, and name each of them before the list is closed.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290], open: true}
    new: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290]}

"""##
  ),
  (
    "compatibility/enum-codes-exchanged", "",
    ##"""
id: compatibility/enum-codes-exchanged
summary: A code of an enumeration stands for another value
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A code that meant one thing means another. A device sends 1 for a lowered gate, and the control room shows it as
  raised; stored codes cannot be told apart by age.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: conditional
  models: safe
  bump: major
  upgrade: together
  migration: impossible
  mirror: enum-codes-exchanged
message: "codes of {what} stand for other values: {new} now, and {old} before"
fix: >-
  Never give a code away a second time. Put the codes back and take a fresh one for a value that is new; where a value only
  has another name, put the old one under its `formerly`.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 1, lowered: 0}}
  - summary: A value is gone, and its code was given to another one.
    old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1, unknown: 2}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1, jammed: 2}}

"""##
  ),
  (
    "compatibility/enum-encoding-changed", "",
    ##"""
id: compatibility/enum-encoding-changed
summary: An enumeration's values are encoded in another way
severity: warning
since: 0.3.0
status: stable
rationale: >-
  All values travel in another form, numbers in place of names for instance. Neither end reads what the other writes,
  and all that is stored is in the old form.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: mechanical
  mirror: enum-encoding-changed
message: "{what} is encoded by {new}, and was by {old}"
fix: >-
  Keep the encoding; if it must change, convert the store by the list of values and update devices and readers
  together.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: [raised, lowered]}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1}}

"""##
  ),
  (
    "compatibility/enum-names-dropped", "",
    ##"""
id: compatibility/enum-names-dropped
summary: An enumeration has become the type of its codes
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Every code is still valid, and nothing says any more what it stands for: a stored 2 was `cooling`, and is a number now. New
  data may have values that the old model does not know.
impact:
  producers: silent
  readers: breaks
  graph: silent
  callers: silent
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: type-narrowed
message: "{what} was {old} and is of type {new} now: its codes have no names any more"
fix: Keep the enumeration and open it with `open`, so that known codes keep their names and others are allowed.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            mode: {enum: {off: 0, heating: 1, cooling: 2}}
    new: |
      twins:
        Chiller:
          properties:
            mode: int32

"""##
  ),
  (
    "compatibility/enum-opened", "",
    ##"""
id: compatibility/enum-opened
summary: An enumeration may hold values that it does not name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values may come that the list does not have. A reader with a table of all values finds nothing in it and has no
  branch for that.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: conditional
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: enum-closed
message: "the enumeration of {what} is open now: it may hold values that it does not name"
fix: Give readers a branch for values that they do not know, before the first one is sent.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290]}
    new: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290], open: true}

"""##
  ),
  (
    "compatibility/enum-value-added", "",
    ##"""
id: compatibility/enum-value-added
summary: An enumeration has another value
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A reader that has a case for each value has none for this one: it refuses the message, or takes the branch for
  everything else. Code that must cover all cases does not compile.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: conditional
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: enum-value-removed
message: "the enum value `{name}` of {what} is new"
fix: >-
  Give readers a case for it, or for what they do not know, before a device sends it; `open: true` announces that more
  may come.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1, moving: 2}}

"""##
  ),
  (
    "compatibility/enum-value-recoded", "",
    ##"""
id: compatibility/enum-value-recoded
summary: A value of an enumeration is encoded in another way
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices send the old code, which is not one of the list any more, and readers by the old model get a code that they
  cannot look up.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: conditional
  models: safe
  bump: major
  upgrade: together
  migration: mechanical
  mirror: enum-value-recoded
message: "codes of {what} are others for the same values: {new} now, and {old} before"
fix: >-
  Put the old code back: nobody sees it, so it need not be tidy. Otherwise map stored codes and update both ends
  together.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 2}}
  - summary: An enumeration that is numbered anew is one change.
    old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1, opening: 2, closing: 3}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 10, lowered: 20, opening: 30, closing: 40}}

"""##
  ),
  (
    "compatibility/enum-value-removed", "",
    ##"""
id: compatibility/enum-value-removed
summary: An enumeration lost a value
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices go on sending the value and are refused, and stored twins that have it are invalid where they stand.
impact:
  producers: breaks
  readers: conditional
  graph: breaks
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: enum-value-added
message: "the enum value `{name}` of {what} is gone"
fix: Deprecate the value, see that nobody sends it and no twin has it, and map it to another one where some do.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1, moving: 2}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: 0, lowered: 1}}

"""##
  ),
  (
    "compatibility/enum-value-renamed", "",
    ##"""
id: compatibility/enum-value-renamed
summary: A value of an enumeration has another name and the same code
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The code is what travels and what is stored, so data does not notice. The constant in generated code has another
  name.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: breaks
  models: safe
  bump: major
  upgrade: any
  migration: none
  mirror: enum-value-renamed
message: "the enum value `{former}` of {what} is called `{name}` now, with the same code"
fix: Mend the code that uses the constant; where only the display matters, a `title` does it without any change.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {up: 0, lowered: 1}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {raised: {value: 0, formerly: [up]}, lowered: 1}}
  - summary: The same word in another spelling is the same value without a word about it.
    old: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {FULLY_RAISED: 0, LOWERED: 1}}
    new: |
      twins:
        Sluice:
          telemetry:
            mode: {enum: {fullyRaised: 0, lowered: 1}}

"""##
  ),
  (
    "compatibility/event-added", "",
    ##"""
id: compatibility/event-added
summary: An event is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Nobody has to raise it. A handler that knows the list of events and refuses others meets one that is not on it.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: event-removed
message: "the event {what} is new"
fix: Give handlers a branch for events that they do not know.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          events:
            opened: {}
    new: |
      twins:
        Sluice:
          events:
            opened: {}
            jammed: {severity: error}

"""##
  ),
  (
    "compatibility/event-removed", "",
    ##"""
id: compatibility/event-removed
summary: An event is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices still raise it and are refused, and whoever waits for it, such as the duty officer's alarm, waits in vain.
impact:
  producers: breaks
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: event-added
message: "the event {what} is gone"
fix: Deprecate it and keep it until all who subscribe have another one to listen to.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          events:
            opened: {}
            jammed: {severity: error}
    new: |
      twins:
        Sluice:
          events:
            opened: {}

"""##
  ),
  (
    "compatibility/event-renamed", "",
    ##"""
id: compatibility/event-renamed
summary: An event has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Subscriptions are by name. Those to the old name are never called again, while devices raise events that the new
  model does not have.
impact:
  producers: breaks
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: event-renamed
message: "the event `{former}` is called {what} now"
fix: Subscribe to both names before the release and drop the old one when no device raises it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          events:
            stuck: {}
    new: |
      twins:
        Sluice:
          events:
            jammed: {formerly: [stuck]}

"""##
  ),
  (
    "compatibility/field-added-required", "",
    ##"""
id: compatibility/field-added-required
summary: A field is new, and must be there
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Each object that was written before lacks the field, so it is invalid as a whole, however good the rest of it is.
impact:
  producers: breaks
  readers: conditional
  graph: breaks
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: field-removed
message: "the field {what} is new, and must be there"
fix: Let it be optional or give it a `default`; ask for it once writers send it and stored objects have it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double}}
    new: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double, height: {type: double, required: true}}}

"""##
  ),
  (
    "compatibility/field-added-with-default", "",
    ##"""
id: compatibility/field-added-with-default
summary: A field is new, and a default stands where it is left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Objects written before are read with the default in them. Code that builds the object by position gets one argument
  more.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: readers-first
  migration: fill
  mirror: field-removed
message: "the field {what} is new, with {new} where it is left out"
fix: Choose a default that is true of the objects there are.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double}}
    new: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double, leafCount: {type: uint8, required: true, default: 1}}}

"""##
  ),
  (
    "compatibility/field-added", "",
    ##"""
id: compatibility/field-added
summary: A field is new, and may be left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Objects without the field remain valid. A reader that refuses fields it does not know refuses the whole object with
  it.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: field-removed
message: "the field {what} is new, and may be left out"
fix: Nothing is needed where readers pass over unknown fields; otherwise release the readers first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double}}
    new: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double, height: double}}

"""##
  ),
  (
    "compatibility/field-removed", "",
    ##"""
id: compatibility/field-removed
summary: A field is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Objects that carry the field are refused whole, from the store as from devices, and readers that need it find nothing
  in new ones.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: field-added
message: "the field {what} is gone"
fix: >-
  Make it optional and deprecate it; take it out when nobody writes it. A renamed one keeps its old name under
  `formerly`.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double, height: double}}
    new: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: double}}

"""##
  ),
  (
    "compatibility/field-renamed", "",
    ##"""
id: compatibility/field-renamed
summary: A field has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The field's name is written into each object. Old objects have a field that is unknown and lack one that is looked
  for.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: mechanical
  mirror: field-renamed
message: "the field `{former}` is called {what} now"
fix: Give it another `title` and leave the name; or write both for one version and read whichever is there.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            gate: {object: {w: double}}
    new: |
      twins:
        Sluice:
          properties:
            gate: {object: {width: {type: double, formerly: [w]}}}

"""##
  ),
  (
    "compatibility/freshness-extended", "",
    ##"""
id: compatibility/freshness-extended
summary: Values are stale later
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers trust a value for longer than they did, and notice later that a device is silent.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: freshness-shortened
message: "the freshness of {what} is {new}, and was {old}"
fix: See that nobody takes decisions on values as old as that.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, freshness: 2m}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, freshness: 10m}

"""##
  ),
  (
    "compatibility/freshness-shortened", "",
    ##"""
id: compatibility/freshness-shortened
summary: Values are stale sooner
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A device that sends as it always did is shown as stale between two of its values.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: producers-first
  migration: none
  mirror: freshness-extended
message: "the freshness of {what} is {new}, and was {old}"
fix: Have devices send more often before the shorter time holds.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, freshness: 10m}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, freshness: 2m}

"""##
  ),
  (
    "compatibility/inference-added", "",
    ##"""
id: compatibility/inference-added
summary: More follows from a relation's links
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Nobody writes a link, and yet there are more: a query over what follows returns twins that it did not return
  yesterday, from the same graph.
impact:
  producers: safe
  readers: silent
  graph: silent
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: readers-first
  migration: none
  mirror: inference-dropped
message: "the relation `{element}` is {new} now"
fix: Run the queries that matter with and without it, and let their owners look at what is added.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {characteristics: [transitive]}
  - old: |
      #=== o/source.yaml
      relations:
        borders: {}
    new: |
      #=== o/source.yaml
      relations:
        borders: {characteristics: [symmetric]}

"""##
  ),
  (
    "compatibility/inference-dropped", "",
    ##"""
id: compatibility/inference-dropped
summary: Less follows from a relation's links
severity: warning
since: 0.3.0
status: stable
rationale: >-
  What was concluded is no longer: queries return only links that were written, and what was reached in two steps is
  lost from alarms and roll-ups.
impact:
  producers: safe
  readers: silent
  graph: silent
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: readers-first
  migration: manual
  mirror: inference-added
message: "the relation `{element}` is no longer {old}"
fix: Write the links that somebody relies on into the graph before they cease to follow.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {characteristics: [transitive]}
    new: |
      #=== o/source.yaml
      relations:
        drains: {}

"""##
  ),
  (
    "compatibility/inverse-maximum-lowered", "",
    ##"""
id: compatibility/inverse-maximum-lowered
summary: A target may have fewer sources at most
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Targets that are shared by several sources are stored and wrong now, and a second source that links to one is
  refused.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: inverse-maximum-raised
message: "the maximum inverse cardinality of {what} is {new}, and was {old}"
fix: Decide for each shared target which source keeps it, and remove the other links first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: Room
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, inverseCardinality: 0..1}

"""##
  ),
  (
    "compatibility/inverse-maximum-raised", "",
    ##"""
id: compatibility/inverse-maximum-raised
summary: A target may have more sources at most
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Going back along the link led to one source and leads to several now: an asset seems to stand in two places, and sums
  over sources count it twice.
impact:
  producers: safe
  readers: breaks
  graph: safe
  callers: safe
  code: conditional
  models: safe
  bump: major
  upgrade: readers-first
  migration: none
  mirror: inverse-maximum-lowered
message: "the maximum inverse cardinality of {what} is {new}, and was {old}"
fix: Let readers that go back along the link take several sources before a target is shared.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, inverseCardinality: 0..1}
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: Room

"""##
  ),
  (
    "compatibility/inverse-minimum-lowered", "",
    ##"""
id: compatibility/inverse-minimum-lowered
summary: A target may have fewer sources
severity: warning
since: 0.3.0
status: stable
rationale: >-
  There may be targets that no link leads to. Who collects targets by walking the links from their sources does not
  find those.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: inverse-minimum-raised
message: "the minimum inverse cardinality of {what} is {new}, and was {old}"
fix: List the targets by their type rather than along the link, where all of them are wanted.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, inverseCardinality: 1..*}
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: Room

"""##
  ),
  (
    "compatibility/inverse-minimum-raised", "",
    ##"""
id: compatibility/inverse-minimum-raised
summary: Each target must have more sources
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Targets that nothing links to, or too little, were right and are incomplete now, though they were not touched
  themselves. So are twins of a type that a relationship asks for sources from now on, since the relationship is new or
  the type has become a target of it.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: inverse-minimum-lowered
message: "the minimum inverse cardinality of {what} is {new}, and was {old}"
fix: Find the targets with too few links and link them before the release.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: Room
    new: |
      twins:
        Room: {}
        Thermostat:
          relationships:
            controls: {target: Room, inverseCardinality: 1..*}

"""##
  ),
  (
    "compatibility/items-loosened", "",
    ##"""
id: compatibility/items-loosened
summary: More numbers of entries are allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers with a fixed number of places, columns or rows on a screen lose the entries beyond, or trip over a list that
  is empty.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: items-tightened
message: "the number of entries allowed in {what} is {new}, and was {old}"
fix: Let readers take any number before longer or shorter lists are sent.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            stages: {array: double, maxItems: 4}
    new: |
      twins:
        Chiller:
          properties:
            stages: {array: double, maxItems: 8}

"""##
  ),
  (
    "compatibility/items-tightened", "",
    ##"""
id: compatibility/items-tightened
summary: Fewer numbers of entries are allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Lists that were right are too long or too short, and they are refused as a whole, not by the entry.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: items-loosened
message: "the number of entries allowed in {what} is {new}, and was {old}"
fix: Count the entries in what is stored before the limit moves; what has more belongs into twins of their own.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            stages: {array: double, maxItems: 8}
    new: |
      twins:
        Chiller:
          properties:
            stages: {array: double, maxItems: 4}
  - old: |
      twins:
        Chiller:
          properties:
            stages: {array: double}
    new: |
      twins:
        Chiller:
          properties:
            stages: {array: double, minItems: 1}

"""##
  ),
  (
    "compatibility/length-loosened", "",
    ##"""
id: compatibility/length-loosened
summary: More lengths are allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Columns and fields of forms have the old width, and longer text is cut off or refused there.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: length-tightened
message: "the length allowed for {what} is {new}, and was {old}"
fix: Widen columns and forms before longer text is entered.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            label: {type: string, maxLength: 32}
    new: |
      twins:
        Sluice:
          properties:
            label: {type: string, maxLength: 64}
  - old: |
      twins:
        Sluice:
          properties:
            label: {type: string, minLength: 1}
    new: |
      twins:
        Sluice:
          properties:
            label: string

"""##
  ),
  (
    "compatibility/length-tightened", "",
    ##"""
id: compatibility/length-tightened
summary: Fewer lengths are allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Text or bytes that fitted are too long or too short now; the longest names in the store are the first to be refused.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: length-loosened
message: "the length allowed for {what} is {new}, and was {old}"
fix: >-
  Measure what is stored and what devices send. Shorten it at the source, not at the border, where it is cut in the
  middle.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            label: {type: string, maxLength: 64}
    new: |
      twins:
        Sluice:
          properties:
            label: {type: string, maxLength: 32}
  - old: |
      twins:
        Sluice:
          properties:
            label: string
    new: |
      twins:
        Sluice:
          properties:
            label: {type: string, minLength: 1}

"""##
  ),
  (
    "compatibility/made-optional-with-default", "",
    ##"""
id: compatibility/made-optional-with-default
summary: What had to be there, with a default, may be left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The default steps in as it always did. Only generated code can change, where it told fields that are always there
  from others.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: made-required-with-default
message: "{what} may be left out, with {new} standing for it"
fix: Nothing is needed; generate the code anew and see whether it still compiles.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1, required: true}
    new: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1}

"""##
  ),
  (
    "compatibility/made-optional", "",
    ##"""
id: compatibility/made-optional
summary: What had to be there may be left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers take for granted that it is there. The first twin without it is refused by the old model, or ends in a null
  where the code has none.
impact:
  producers: safe
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: safe
  bump: major
  upgrade: readers-first
  migration: none
  mirror: made-required
message: "{what} may be left out, and had to be there"
fix: Teach readers what to do without it before anybody leaves it out.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: {type: double, required: true}
    new: |
      twins:
        Sluice:
          properties:
            width: double

"""##
  ),
  (
    "compatibility/made-read-only", "",
    ##"""
id: compatibility/made-read-only
summary: Clients may only read what they could change
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Clients that set it are refused: a control room that moved a setpoint yesterday cannot do so today.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: any
  migration: manual
  mirror: made-writable
message: "{what} is no longer writable"
fix: Offer a command that does the same, and let clients move to it before this is taken away.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            holdLevel: {type: double, writable: true}
    new: |
      twins:
        Sluice:
          properties:
            holdLevel: double

"""##
  ),
  (
    "compatibility/made-required-with-default", "",
    ##"""
id: compatibility/made-required-with-default
summary: What could be left out has to be there, with a default where it is not
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Where it is left out the default stands, as it did before, so that no data is refused. Generated code may now show a
  field that is always there.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: any
  migration: fill
  mirror: made-optional-with-default
message: "{what} has to be there, with {new} where it is left out"
fix: Nothing is needed; stores that do not apply defaults should have it filled in.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1}
    new: |
      twins:
        Sluice:
          properties:
            leafCount: {type: uint8, default: 1, required: true}

"""##
  ),
  (
    "compatibility/made-required", "",
    ##"""
id: compatibility/made-required
summary: What could be left out must be there
severity: warning
since: 0.3.0
status: stable
rationale: >-
  What leaves it out is invalid from now on, wherever it stands: calls, messages, and twins that nobody touched for years.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: made-optional
message: "{what} must be there, and could be left out"
fix: Give it a `default`, or fill it in everywhere before this version and ask for it in the next major one.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: double
    new: |
      twins:
        Sluice:
          properties:
            width: {type: double, required: true}
  - old: |
      schemas:
        Gate: {object: {width: double}}
      twins:
        Sluice:
          properties:
            gate: Gate
    new: |
      schemas:
        Gate: {object: {width: {type: double, required: true}}}
      twins:
        Sluice:
          properties:
            gate: Gate

"""##
  ),
  (
    "compatibility/made-writable", "",
    ##"""
id: compatibility/made-writable
summary: Clients may change what they could only read
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Clients may send a value to a device that never expected one. Old firmware ignores it or answers with an error, and
  the twin shows what was wished for and not what is.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: producers-first
  migration: none
  mirror: made-read-only
message: "{what} is writable now"
fix: Update the devices first, so that each wish that clients may utter is carried out or refused.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            holdLevel: double
    new: |
      twins:
        Sluice:
          properties:
            holdLevel: {type: double, writable: true}

"""##
  ),
  (
    "compatibility/mapping-added", "",
    ##"""
id: compatibility/mapping-added
summary: An element is linked to another vocabulary
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Exports to the other vocabulary carry one link more, and queries there find what they did not find.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: mapping-removed
message: "the {kind} `{element}` is linked to {new} now"
fix: >-
  Check that the link says how the two relate: exact, close, broader, narrower or related.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Fan: {}
    new: |
      twins:
        Fan: {mappings: {exact: ['brick:Fan']}}

"""##
  ),
  (
    "compatibility/mapping-removed", "",
    ##"""
id: compatibility/mapping-removed
summary: An element is no longer linked to another vocabulary
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Who reaches the data by the other vocabulary, such as a portal that asks for Brick classes, does not find it any
  more.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: mapping-added
message: "the {kind} `{element}` is no longer linked to {old}"
fix: If the link was too strong, make it a close or broader one rather than remove it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Fan: {mappings: {exact: ['brick:Fan']}}
    new: |
      twins:
        Fan: {}

"""##
  ),
  (
    "compatibility/maximum-lowered", "",
    ##"""
id: compatibility/maximum-lowered
summary: The greatest value allowed is lower
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values above the new limit were right when they were sent and stored. Now the peaks, of all values, are refused.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: maximum-raised
message: "the maximum of {what} is {new}, and was {old}"
fix: Look for the greatest value that ever came before lowering the limit; a limit for alarms is not one for validity.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, maximum: 10}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, maximum: 8}
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, maximum: 10}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, exclusiveMaximum: 10}

"""##
  ),
  (
    "compatibility/maximum-raised", "",
    ##"""
id: compatibility/maximum-raised
summary: The greatest value allowed is higher
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Greater values may arrive than scales, buffers and number formats of readers have room for.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: maximum-lowered
message: "the maximum of {what} is {new}, and was {old}"
fix: Make room on the side of the readers before the first greater value is sent.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, maximum: 10}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, maximum: 12}
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, maximum: 10}
    new: |
      twins:
        Sluice:
          telemetry:
            level: double

"""##
  ),
  (
    "compatibility/member-id-changed", "",
    ##"""
id: compatibility/member-id-changed
summary: A member has another pinned id
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Systems that know the member by its pinned id, such as historians with one series an id, begin a new series and leave
  the old one behind.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: conditional
  models: safe
  bump: minor
  upgrade: together
  migration: mechanical
  mirror: member-id-changed
message: "the id of {what} is {new}, and was {old}"
fix: Put the old id back, or rewrite it in the systems that use it at the time of the release.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, id: 'dtmi:com:example:Sluice:level;1'}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, id: 'dtmi:com:example:Sluice:waterLevel;1'}

"""##
  ),
  (
    "compatibility/member-kind-changed", "",
    ##"""
id: compatibility/member-kind-changed
summary: A member is of another kind
severity: warning
since: 0.3.0
status: stable
rationale: >-
  State is stored, telemetry flows, a command is called: each kind travels another way. Devices use the old way, and
  whoever reads by the new model looks in another place.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: member-kind-changed
message: "{what} is of kind {new} now, and was of kind {old}"
fix: Add the member of the new kind under another name, deprecate the old one, and let both live until all have moved.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            level: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: double

"""##
  ),
  (
    "compatibility/minimum-lowered", "",
    ##"""
id: compatibility/minimum-lowered
summary: The least value allowed is lower
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Lower values may arrive than readers were built for: below zero on a scale that begins there, or in a column without
  a sign.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: minimum-raised
message: "the minimum of {what} is {new}, and was {old}"
fix: Let gauges, columns and formulas take the lower values before devices send them.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, minimum: 0}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, minimum: -5}
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, exclusiveMinimum: 0}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, minimum: 0}

"""##
  ),
  (
    "compatibility/minimum-raised", "",
    ##"""
id: compatibility/minimum-raised
summary: The least value allowed is higher
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A device that sends a value between the two limits, as it may by the old model, is refused, and so are stored twins
  that have one.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: minimum-lowered
message: "the minimum of {what} is {new}, and was {old}"
fix: >-
  Find the least value in store and history. Where it lies below the new limit, correct what is wrong in it or leave
  the limit.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, minimum: 0}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, minimum: 1}
  - old: |
      twins:
        Sluice:
          telemetry:
            level: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, minimum: 0}

"""##
  ),
  (
    "compatibility/open-enum-value-added", "",
    ##"""
id: compatibility/open-enum-value-added
summary: An open enumeration names another value
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers had to expect values without a name, so none is caught unawares; some show a bare code until they know the
  name.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: open-enum-value-removed
message: "the open enumeration of {what} names the value `{name}` now"
fix: Nothing is needed; readers pick the name up with the new model.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290], open: true}
    new: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290, R744], open: true}

"""##
  ),
  (
    "compatibility/open-enum-value-removed", "",
    ##"""
id: compatibility/open-enum-value-removed
summary: An open enumeration no longer names a value
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The value is still valid, as any other is, but the model no longer says what it stands for. Data that has it is kept
  and means nothing.
impact:
  producers: silent
  readers: conditional
  graph: silent
  callers: silent
  code: conditional
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: open-enum-value-added
message: "the open enumeration of {what} no longer names the value `{name}`"
fix: Leave the name in and deprecate it, since the data that has it lives longer.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290, R744], open: true}
    new: |
      twins:
        Chiller:
          properties:
            refrigerant: {enum: [R32, R290], open: true}

"""##
  ),
  (
    "compatibility/owner-changed", "",
    ##"""
id: compatibility/owner-changed
summary: Someone else answers for something
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Questions, approvals and alarms about the model go to other people; what it says is the same.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: owner-changed
message: "the owner of the {kind} `{element}` is {new}, and was {old}"
fix: Have the new owner confirm it, and hand over what is open.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {owner: team-canals}
    new: |
      twins:
        Sluice: {owner: team-gates}

"""##
  ),
  (
    "compatibility/package-added", "",
    ##"""
id: compatibility/package-added
summary: A package is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Nothing depends on the package yet, so nobody can break. It only has to be told apart from a package that was
  renamed.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: package-removed
message: "the package `{element}` is new"
fix: Nothing is needed; if it is an older package under another name, say so under `formerly` in its manifest.
"""##,
    ##"""

examples:
  - old: |
      #=== locks/source.yaml
      twins:
        Lock: {}
    new: |
      #=== locks/source.yaml
      twins:
        Lock: {}
      #=== weirs/source.yaml
      twins:
        Weir: {}

"""##
  ),
  (
    "compatibility/package-dissolved", "",
    ##"""
id: compatibility/package-dissolved
summary: A package is gone, and all that it held is in others
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Nothing is lost but the name: each element that moved is told by itself, with what that does to data. Packages that
  depend on this one no longer resolve, and code that was made from it is made from another.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: conditional
  models: breaks
  bump: major
  upgrade: any
  migration: mechanical
  mirror: package-added
message: "the package `{element}` is gone; what it held is in other packages"
fix: Keep the package for a while, empty and deprecated, and let those who depend on it move to the others.
"""##,
    ##"""

examples:
  - old: |
      #=== locks/source.yaml
      twins:
        Lock: {}
      #=== weirs/source.yaml
      twins:
        Weir: {}
    new: |
      #=== locks/source.yaml
      twins:
        Lock: {}
        Weir: {}

"""##
  ),
  (
    "compatibility/package-removed", "",
    ##"""
id: compatibility/package-removed
summary: A package is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Every type of the package goes at once. Stored twins have no type, devices send data that nothing describes, and
  packages that depend on it no longer resolve.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: package-added
message: "the package `{element}` is gone"
fix: >-
  Keep the package, deprecated, until nothing depends on it; if it has another name now, put the old one under
  `formerly` in the manifest of the new one.
"""##,
    ##"""

examples:
  - old: |
      #=== locks/source.yaml
      twins:
        Lock: {}
      #=== weirs/source.yaml
      twins:
        Weir: {}
    new: |
      #=== locks/source.yaml
      twins:
        Lock: {}

"""##
  ),
  (
    "compatibility/package-renamed", "",
    ##"""
id: compatibility/package-renamed
summary: A package has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The package's name is part of the identity of each type in it. Devices and stores that write full identities write
  the old ones, and generated code has other namespaces.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: package-renamed
message: "the package `{former}` is called `{name}` now"
fix: >-
  Keep the old name if it is only a matter of taste; otherwise rewrite stored identities and imports by the old and the
  new name, at one time.
"""##,
    ##"""

examples:
  - old: |
      #=== locks/source.yaml
      twins:
        Lock: {}
    new: |
      #=== canals/gemel.yaml
      edition: 2026
      package: com.example.canals
      version: 1.0.0
      formerly: [com.example.locks]
      #=== canals/source.yaml
      twins:
        Lock: {}

"""##
  ),
  (
    "compatibility/parent-added", "",
    ##"""
id: compatibility/parent-added
summary: A twin type extends another one now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Queries over the new parent return these twins too, and types in other packages may inherit from both and now see a
  clash. Members that come with the parent are reported below this finding.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: parent-removed
message: "the twin type `{element}` extends `{new}` now"
fix: >-
  Check queries and dashboards over the parent before the release: they count more twins than yesterday.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Structure: {abstract: true}
        Sluice: {}
    new: |
      twins:
        Structure: {abstract: true}
        Sluice: {extends: Structure}

"""##
  ),
  (
    "compatibility/parent-removed", "",
    ##"""
id: compatibility/parent-removed
summary: A twin type no longer extends another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Queries over the parent lose these twins without an error, links that point at the parent no longer take them, and
  code that treats one as the other does not compile.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: parent-added
message: "the twin type `{element}` no longer extends `{old}`"
fix: >-
  Keep the parent and deprecate what is unwanted in it. Where only the members moved, repeat them in the type, so that
  data stays valid.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Structure: {abstract: true}
        Sluice: {extends: Structure}
    new: |
      twins:
        Structure: {abstract: true}
        Sluice: {}

"""##
  ),
  (
    "compatibility/parent-replaced", "",
    ##"""
id: compatibility/parent-replaced
summary: A twin type extends another one than before
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins leave every query over the old parent and turn up under the new one. What the old parent brought is gone, what
  the new one brings is unknown to devices and readers.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: parent-replaced
message: "the twin type `{element}` extends `{new}`, and extended `{old}`"
fix: >-
  Extend both for the time of the change, with the old one to be dropped later; or let the new parent extend the old
  one.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Structure: {abstract: true}
        Machine: {abstract: true}
        Sluice: {extends: Structure}
    new: |
      twins:
        Structure: {abstract: true}
        Machine: {abstract: true}
        Sluice: {extends: Machine}

"""##
  ),
  (
    "compatibility/pattern-added", "",
    ##"""
id: compatibility/pattern-added
summary: Text must match a pattern
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Any text was right until now. What is stored and what devices send was never held to a form, and some of it does not
  have it.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: pattern-removed
message: "{what} must match {new}"
fix: Run the pattern over what is stored, and clean that up before it is asked for.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room:
          properties:
            code: string
    new: |
      twins:
        Room:
          properties:
            code: {type: string, pattern: '[A-Z]{2}[0-9]{3}'}

"""##
  ),
  (
    "compatibility/pattern-changed", "",
    ##"""
id: compatibility/pattern-changed
summary: Text must match another pattern
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Which texts fit one pattern and not the other cannot be told in general: it may let in more, less or other text than
  before.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: conditional
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: pattern-changed
message: "{what} must match {new}, and had to match {old}"
fix: >-
  Run both patterns over what is stored. If the new one takes all of it, only readers are concerned; say so in the
  change record.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room:
          properties:
            code: {type: string, pattern: '[A-Z]{2}[0-9]{3}'}
    new: |
      twins:
        Room:
          properties:
            code: {type: string, pattern: '[A-Z]{3}[0-9]{3}'}

"""##
  ),
  (
    "compatibility/pattern-removed", "",
    ##"""
id: compatibility/pattern-removed
summary: Text need no longer match a pattern
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers that take the text apart by the form it had, such as the first two letters for the building, meet text
  without it.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: pattern-added
message: "{what} need no longer match {old}"
fix: See who takes the text apart, and give them a field of its own for what they read out of it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Room:
          properties:
            code: {type: string, pattern: '[A-Z]{2}[0-9]{3}'}
    new: |
      twins:
        Room:
          properties:
            code: string

"""##
  ),
  (
    "compatibility/payload-added", "",
    ##"""
id: compatibility/payload-added
summary: An event carries a payload now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Handlers were written for an event with nothing in it, and get one that they cannot take apart. Devices with old
  firmware raise it empty, which is refused.
impact:
  producers: breaks
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: payload-removed
message: "the event {what} carries a payload now, of type {new}"
fix: Add an event with the payload beside the bare one, and deprecate that.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          events:
            jammed: {}
    new: |
      twins:
        Sluice:
          events:
            jammed: {payload: string}

"""##
  ),
  (
    "compatibility/payload-removed", "",
    ##"""
id: compatibility/payload-removed
summary: An event no longer carries a payload
severity: warning
since: 0.3.0
status: stable
rationale: >-
  What handlers read from the event is no longer in it, and devices that still send it are refused.
impact:
  producers: breaks
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: payload-added
message: "the event {what} no longer carries a payload, and carried one of type {old}"
fix: Keep the payload and let its fields be optional; or raise a bare event under another name.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          events:
            jammed: {payload: string}
    new: |
      twins:
        Sluice:
          events:
            jammed: {}

"""##
  ),
  (
    "compatibility/point-added", "",
    ##"""
id: compatibility/point-added
summary: A point is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A shared definition binds only the members that use it, and none does so far.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: point-removed
message: "the point `{element}` is new"
fix: Nothing is needed; let members that mean the same use it.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      points:
        waterLevel: double
    new: |
      #=== o/source.yaml
      points:
        waterLevel: double
        flowRate: double

"""##
  ),
  (
    "compatibility/point-changed", "",
    ##"""
id: compatibility/point-changed
summary: A member uses another shared definition
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Tools that gather members by their shared definition, over all types, find this one in another group than before.
  What the two definitions differ in is reported beside this.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: point-changed
message: "the point of {what} is {new}, and was {old}"
fix: See that both points mean the same; if they do not, the member is better replaced than changed.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Sluice:
          telemetry:
            level: {use: o.level}
      #=== o/source.yaml
      points:
        level: double
        upstreamLevel: double
    new: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Sluice:
          telemetry:
            level: {use: o.upstreamLevel}
      #=== o/source.yaml
      points:
        level: double
        upstreamLevel: double

"""##
  ),
  (
    "compatibility/point-moved", "",
    ##"""
id: compatibility/point-moved
summary: A point is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  What members mean does not change. Packages that use the point have to depend on the ontology it is in now.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: any
  migration: mechanical
  mirror: point-moved
message: "the point `{former}` is in another package now, as `{new}`"
fix: Release both ontologies together and name the old place under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== objects/source.yaml
      points:
        waterLevel: double
        flowRate: double
      #=== outdoors/source.yaml
      points:
        rainfall: double
    new: |
      #=== objects/source.yaml
      points:
        flowRate: double
      #=== outdoors/source.yaml
      points:
        rainfall: double
        waterLevel: {type: double, formerly: [com.example.objects.waterLevel]}

"""##
  ),
  (
    "compatibility/point-removed", "",
    ##"""
id: compatibility/point-removed
summary: A point is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Members in other packages that use the point no longer resolve, and their packages cannot be compiled against the new
  version.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: breaks
  bump: major
  upgrade: any
  migration: manual
  mirror: point-added
message: "the point `{element}` is gone"
fix: Deprecate it, and let each member that uses it say for itself what it is before the point goes.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      points:
        waterLevel: double
        flowRate: double
    new: |
      #=== o/source.yaml
      points:
        waterLevel: double

"""##
  ),
  (
    "compatibility/point-renamed", "",
    ##"""
id: compatibility/point-renamed
summary: A point has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Members keep their own names, so data and code stay as they are. Each `use` that has the old name leads nowhere.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: any
  migration: mechanical
  mirror: point-renamed
message: "the point `{former}` is called `{name}` now"
fix: Put the old name under `formerly`, and correct each `use` that has it in the packages that depend on this one.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      points:
        waterLvl: double
    new: |
      #=== o/source.yaml
      points:
        waterLevel: {type: double, formerly: [waterLvl]}

"""##
  ),
  (
    "compatibility/precision-lowered", "",
    ##"""
id: compatibility/precision-lowered
summary: Values have fewer digits after the point
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A price of 12.345 was right with three digits and is refused with two, and clients go on entering such.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: precision-raised
message: "the precision of {what} is {new}, and was {old}"
fix: Decide how to round, and round in the store and at the sources before this version.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter:
          properties:
            tariff: {type: decimal, precision: 3}
    new: |
      twins:
        Meter:
          properties:
            tariff: {type: decimal, precision: 2}

"""##
  ),
  (
    "compatibility/precision-raised", "",
    ##"""
id: compatibility/precision-raised
summary: Values may have more digits after the point
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers that keep fewer digits cut the rest off, and sums no longer agree with those of the source.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: precision-lowered
message: "the precision of {what} is {new}, and was {old}"
fix: Give columns and formats the further digits before values come with them.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter:
          properties:
            tariff: {type: decimal, precision: 2}
    new: |
      twins:
        Meter:
          properties:
            tariff: {type: decimal, precision: 3}

"""##
  ),
  (
    "compatibility/property-added-required", "",
    ##"""
id: compatibility/property-added-required
summary: A property is new, and must be there
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No stored twin has the property, so all of them are invalid at once, and so is each one that an installed device or
  client creates.
impact:
  producers: breaks
  readers: conditional
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: property-removed
message: "the property {what} is new, and must be there"
fix: Add it without `required` first, or with a `default`; ask for it in the next major version, when all twins have it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: double
    new: |
      twins:
        Sluice:
          properties:
            width: double
            assetTag: {type: string, required: true}

"""##
  ),
  (
    "compatibility/property-added-with-default", "",
    ##"""
id: compatibility/property-added-with-default
summary: A property is new, and a default stands where it is left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins without the property are read as if they had the default. Readers by the old model do not know of either.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: conditional
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: fill
  mirror: property-removed
message: "the property {what} is new, with {new} where it is left out"
fix: Choose a default that is true of all twins there are, and write it into the store at the next occasion.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: double
    new: |
      twins:
        Sluice:
          properties:
            width: double
            leafCount: {type: uint8, required: true, default: 1}

"""##
  ),
  (
    "compatibility/property-added", "",
    ##"""
id: compatibility/property-added
summary: A property is new, and may be left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Stored twins lack the property and stay valid. Only a reader that refuses what it does not know stumbles when the
  first twin has it, and a subtype elsewhere may have a member of that name.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: property-removed
message: "the property {what} is new, and may be left out"
fix: Nothing is needed where readers pass over unknown properties; otherwise release the readers first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: double
    new: |
      twins:
        Sluice:
          properties:
            width: double
            material: string
  - old: |
      twins:
        Sluice:
          properties:
            width: double
    new: |
      twins:
        Sluice:
          properties:
            width: double
            leafCount: {type: uint8, default: 1}

"""##
  ),
  (
    "compatibility/property-removed", "",
    ##"""
id: compatibility/property-removed
summary: A property is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Stored twins and installed devices still have the property and are refused for it, while dashboards and queries that
  show it find nothing. At an abstract type, where all types below it that have twins still have the property, that is the
  concern of code and of models alone.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: property-added
message: "the property {what} is gone"
fix: >-
  Deprecate it with `removeIn` and empty it in the store before it goes; if it was renamed, put the old name under
  `formerly` of the new one.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: double
            material: string
    new: |
      twins:
        Sluice:
          properties:
            width: double

"""##
  ),
  (
    "compatibility/property-renamed", "",
    ##"""
id: compatibility/property-renamed
summary: A property has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The name is the key in every stored twin and every message. Writers use the old key, readers by the new model look
  under the new one.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: property-renamed
message: "the property `{former}` is called {what} now"
fix: >-
  Keep the name and change the `title` that people see; or have both for one version, with the old one deprecated, and
  copy the values.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            gateWidth: double
    new: |
      twins:
        Sluice:
          properties:
            width: {type: double, formerly: [gateWidth]}

"""##
  ),
  (
    "compatibility/quantity-added", "",
    ##"""
id: compatibility/quantity-added
summary: A quantity kind is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No number is said to be of the kind yet, and no unit measures it.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: quantity-removed
message: "the quantity `{element}` is new"
fix: Nothing is needed; give it a coherent unit, so that values of it can be converted.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Salinity: {dimension: 1}
    new: |
      #=== o/source.yaml
      quantities:
        Salinity: {dimension: 1}
        Turbidity: {dimension: 1}

"""##
  ),
  (
    "compatibility/quantity-broader-added", "",
    ##"""
id: compatibility/quantity-broader-added
summary: A quantity kind is a special case of another one now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The units of the broader kind serve this one too, and a subtype may narrow a member from the broader kind to this
  one. Rules that compare kinds may judge a model otherwise than before.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: quantity-broader-removed
message: "the quantity `{element}` is a special case of `{new}` now"
fix: Nothing is needed, where each value of the kind is one of the broader kind as well.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Depth: {dimension: L}
        Extent: {dimension: L}
    new: |
      #=== o/source.yaml
      quantities:
        Depth: {dimension: L, broader: [Extent]}
        Extent: {dimension: L}

"""##
  ),
  (
    "compatibility/quantity-broader-removed", "",
    ##"""
id: compatibility/quantity-broader-removed
summary: A quantity kind is no longer a special case of another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Members of this kind that are in units of the broader one are errors now, in each package that has them, and queries
  by the broader kind lose them.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: quantity-broader-added
message: "the quantity `{element}` is no longer a special case of `{old}`"
fix: Declare the units that are in use for this kind itself before the tie is cut.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Depth: {dimension: L, broader: [Extent]}
        Extent: {dimension: L}
    new: |
      #=== o/source.yaml
      quantities:
        Depth: {dimension: L}
        Extent: {dimension: L}

"""##
  ),
  (
    "compatibility/quantity-moved", "",
    ##"""
id: compatibility/quantity-moved
summary: A quantity kind is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Names of kinds are written plain, so that sources may read as before; but packages that use it must depend on the
  ontology it is in now, and exports write another full name.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: quantity-moved
message: "the quantity `{former}` is in another package now, as `{new}`"
fix: Move its units along and name the old place under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== objects/source.yaml
      quantities:
        Salinity: {dimension: 1}
        Roughness: {dimension: L}
      #=== outdoors/source.yaml
      quantities:
        Turbidity: {dimension: 1}
    new: |
      #=== objects/source.yaml
      quantities:
        Roughness: {dimension: L}
      #=== outdoors/source.yaml
      quantities:
        Turbidity: {dimension: 1}
        Salinity: {dimension: 1, formerly: [com.example.objects.Salinity]}

"""##
  ),
  (
    "compatibility/quantity-removed", "",
    ##"""
id: compatibility/quantity-removed
summary: A quantity kind is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Members and units that name the kind no longer resolve, and readers that choose conversions and charts by it have
  nothing to go by.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: quantity-added
message: "the quantity `{element}` is gone"
fix: Deprecate it, let values measure a broader kind, and remove it when no package names it.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Salinity: {dimension: 1}
        Turbidity: {dimension: 1}
    new: |
      #=== o/source.yaml
      quantities:
        Salinity: {dimension: 1}

"""##
  ),
  (
    "compatibility/quantity-renamed", "",
    ##"""
id: compatibility/quantity-renamed
summary: A quantity kind has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The numbers stay what they are. Queries by kind, generated constants and models of other packages have the old name.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: quantity-renamed
message: "the quantity `{former}` is called `{name}` now"
fix: >-
  Name the old one under `formerly` and correct those who use it; a synonym does where the other word is only to be
  found.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      quantities:
        Cloudiness: {dimension: 1}
    new: |
      #=== o/source.yaml
      quantities:
        Turbidity: {dimension: 1, formerly: [Cloudiness]}
  - summary: Nothing says so, but the new kind has the dimension and the units of the old one, and the old one is gone.
    old: |
      #=== o/source.yaml
      quantities:
        Pace: {dimension: L T-1}
      units:
        knot: {symbol: kn, quantity: Pace, factor: 1852/3600}
      #=== m/source.yaml
      twins:
        Sluice:
          telemetry:
            current: {type: double, unit: knot}
    new: |
      #=== o/source.yaml
      quantities:
        StreamSpeed: {dimension: L T-1}
      units:
        knot: {symbol: kn, quantity: StreamSpeed, factor: 1852/3600}
      #=== m/source.yaml
      twins:
        Sluice:
          telemetry:
            current: {type: double, unit: knot}

"""##
  ),
  (
    "compatibility/range-changed", "",
    ##"""
id: compatibility/range-changed
summary: Other concepts may be targets of a relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Stored links may end where they must not by the new range, and new ones end where no reader looks.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: range-changed
message: "targets of the relation `{element}` may be {new}, and were {old}"
fix: Declare another relation for the new targets, or let the range hold both for a time.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Canal: {}
        River: {}
      relations:
        drains: {range: [Canal]}
    new: |
      #=== o/source.yaml
      concepts:
        Canal: {}
        River: {}
      relations:
        drains: {range: [River]}

"""##
  ),
  (
    "compatibility/range-narrowed", "",
    ##"""
id: compatibility/range-narrowed
summary: Fewer concepts may be targets of a relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Relationships that point at types outside the remaining concepts contradict the relation that they mean, and so do
  links that are stored.
impact:
  producers: conditional
  readers: safe
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: range-widened
message: "targets of the relation `{element}` may be {new}, and could be {old}"
fix: Look for relationships that point outside the new range, and let those mean a broader relation.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Canal: {}
        River: {}
      relations:
        drains: {range: [Canal, River]}
    new: |
      #=== o/source.yaml
      concepts:
        Canal: {}
        River: {}
      relations:
        drains: {range: [Canal]}

"""##
  ),
  (
    "compatibility/range-widened", "",
    ##"""
id: compatibility/range-widened
summary: More concepts may be targets of a relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Following the relation may end at things of another kind than so far, for which a reader has no columns and no
  picture.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: range-narrowed
message: "targets of the relation `{element}` may be {new}, and could be {old} only"
fix: Let readers look at what they arrive at before such links are written.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      concepts:
        Canal: {}
        River: {}
      relations:
        drains: {range: [Canal]}
    new: |
      #=== o/source.yaml
      concepts:
        Canal: {}
        River: {}
      relations:
        drains: {range: [Canal, River]}

"""##
  ),
  (
    "compatibility/relation-added", "",
    ##"""
id: compatibility/relation-added
summary: A relation is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No relationship has this meaning yet, and no conclusion is drawn from it.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: relation-removed
message: "the relation `{element}` is new"
fix: Nothing is needed; declare its inverse along with it, so that it need not be added to links later.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {}
        fills: {}

"""##
  ),
  (
    "compatibility/relation-broader-added", "",
    ##"""
id: compatibility/relation-broader-added
summary: A relation is a special case of another one now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Links of this relation count as links of the broader one too: a walk along that reaches more twins than it did.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: relation-broader-removed
message: "the relation `{element}` is a special case of `{new}` now"
fix: See what walks along the broader relation, and whether it should reach what is at the end of these links.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {}
        connects: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {broader: [connects]}
        connects: {}

"""##
  ),
  (
    "compatibility/relation-broader-removed", "",
    ##"""
id: compatibility/relation-broader-removed
summary: A relation is no longer a special case of another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A walk along the broader relation stops short of these links, and what lay behind them drops out of the answer
  without a word.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: relation-broader-added
message: "the relation `{element}` is no longer a special case of `{old}`"
fix: Ask for both relations where both are meant, before they are cut apart.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {broader: [connects]}
        connects: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {}
        connects: {}

"""##
  ),
  (
    "compatibility/relation-inverse-changed", "",
    ##"""
id: compatibility/relation-inverse-changed
summary: A relation is read backwards by another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  From each stored link another fact follows at its far end. Queries in the old direction back find nothing, and those
  in the new one find links that nobody wrote for it.
impact:
  producers: safe
  readers: silent
  graph: silent
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: relation-inverse-changed
message: "the inverse of the relation `{element}` is {new}, and was {old}"
fix: >-
  Rename the inverse instead if it is still the same thing; otherwise check what is concluded from stored links before
  the release.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {inverse: isDrainedBy}
        isDrainedBy: {inverse: drains}
        isFilledBy: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {inverse: isFilledBy}
        isDrainedBy: {}
        isFilledBy: {inverse: drains}

"""##
  ),
  (
    "compatibility/relation-moved", "",
    ##"""
id: compatibility/relation-moved
summary: A relation is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Exports and queries write the relation by its full name, which begins with another package now, and models have to
  depend on that.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: relation-moved
message: "the relation `{former}` is in another package now, as `{new}`"
fix: Move it together with its inverse, and name the old place under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== objects/source.yaml
      relations:
        drains: {}
        touches: {}
      #=== outdoors/source.yaml
      relations:
        borders: {}
    new: |
      #=== objects/source.yaml
      relations:
        touches: {}
      #=== outdoors/source.yaml
      relations:
        borders: {}
        drains: {formerly: [com.example.objects.drains]}

"""##
  ),
  (
    "compatibility/relation-removed", "",
    ##"""
id: compatibility/relation-removed
summary: A relation is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Relationships that mean it no longer resolve. Queries over all links of the relation, whatever each type calls them,
  return none.
impact:
  producers: safe
  readers: breaks
  graph: conditional
  callers: safe
  code: conditional
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: relation-added
message: "the relation `{element}` is gone"
fix: Deprecate it, and let relationships mean another one before it goes.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {}
        fills: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {}

"""##
  ),
  (
    "compatibility/relation-renamed", "",
    ##"""
id: compatibility/relation-renamed
summary: A relation has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Links are stored under the names of relationships and stay. Queries by relation, and relationships in other packages,
  ask for the old name.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: relation-renamed
message: "the relation `{former}` is called `{name}` now"
fix: Leave the old name under `formerly`, and correct the relationships and saved queries that have it.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        emptiesInto: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {formerly: [emptiesInto]}

"""##
  ),
  (
    "compatibility/relationship-added-required", "",
    ##"""
id: compatibility/relationship-added-required
summary: A relationship is new, and each twin must have one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Every stored twin lacks the link and is incomplete from the first day; tools that create twins by the old model
  create more of them.
impact:
  producers: breaks
  readers: conditional
  graph: breaks
  callers: breaks
  code: conditional
  models: breaks
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: relationship-removed
message: "the relationship {what} is new, and its cardinality {new} lets no twin be without it"
fix: Begin with a minimum of 0, write the links, and raise it in the next major version.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Reach: {}
        Sluice: {}
    new: |
      twins:
        Reach: {}
        Sluice:
          relationships:
            drains: {target: Reach, cardinality: 1}

"""##
  ),
  (
    "compatibility/relationship-added", "",
    ##"""
id: compatibility/relationship-added
summary: A relationship is new, and may be left out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No twin needs a link, so the graph stays valid. A reader that walks all links of a twin meets one of a name it does
  not know.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: relationship-removed
message: "the relationship {what} is new, and may be left out"
fix: Let readers pass over relationships they do not know, or release them before the first link is written.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Reach: {}
        Sluice: {}
    new: |
      twins:
        Reach: {}
        Sluice:
          relationships:
            drains: Reach

"""##
  ),
  (
    "compatibility/relationship-inverse-changed", "",
    ##"""
id: compatibility/relationship-inverse-changed
summary: A relationship is read backwards by another one
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Loaders write the way back by what is named here. Links written before have their other end under the old name or
  have none, and a query from that end misses them.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: together
  migration: manual
  mirror: relationship-inverse-changed
message: "the inverse of {what} is {new}, and was {old}"
fix: Write the other ends of the stored links anew together with the release.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Canal:
          relationships:
            sluices: Sluice
        Sluice:
          relationships:
            drains: {target: Canal}
    new: |
      twins:
        Canal:
          relationships:
            sluices: Sluice
        Sluice:
          relationships:
            drains: {target: Canal, inverse: sluices}

"""##
  ),
  (
    "compatibility/relationship-meaning-changed", "",
    ##"""
id: compatibility/relationship-meaning-changed
summary: A relationship means another relation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The links are the same and are said to mean something else. What follows from the old relation, such as what lies
  downstream, is no longer concluded from them; something else is.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: relationship-meaning-changed
message: "the relation of {what} is {new}, and was {old}"
fix: >-
  Add a relationship with the new meaning and deprecate this one, unless the old meaning was a mistake from the
  beginning.
"""##,
    ##"""

examples:
  - old: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Canal: {}
        Sluice:
          relationships:
            canal: {relation: o.drains, target: Canal}
      #=== o/source.yaml
      relations:
        drains: {}
        fills: {}
    new: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Canal: {}
        Sluice:
          relationships:
            canal: {relation: o.fills, target: Canal}
      #=== o/source.yaml
      relations:
        drains: {}
        fills: {}

"""##
  ),
  (
    "compatibility/relationship-removed", "",
    ##"""
id: compatibility/relationship-removed
summary: A relationship is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The links are in the graph and belong to no relationship. Queries that walk along them end early and return less,
  often without an error.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: relationship-added
message: "the relationship {what} is gone"
fix: Deprecate it, carry its links over to what replaces it, and remove it when the last one is gone from the graph.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Reach: {}
        Sluice:
          relationships:
            drains: Reach
    new: |
      twins:
        Reach: {}
        Sluice: {}

"""##
  ),
  (
    "compatibility/relationship-renamed", "",
    ##"""
id: compatibility/relationship-renamed
summary: A relationship has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Links are stored under the name. Loaders write the old one, and queries along the new one find no link that was
  written before.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: relationship-renamed
message: "the relationship `{former}` is called {what} now"
fix: Rename the links in the graph in the same step as the release, and mend saved queries by the old and the new name.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Reach: {}
        Sluice:
          relationships:
            emptiesInto: Reach
    new: |
      twins:
        Reach: {}
        Sluice:
          relationships:
            drains: {target: Reach, formerly: [emptiesInto]}

"""##
  ),
  (
    "compatibility/removal-brought-forward", "",
    ##"""
id: compatibility/removal-brought-forward
summary: A removal is due sooner than announced
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Users planned by the later version. Those who build on the model have less time than they were promised.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: removal-put-off
message: "the {kind} `{element}` is to go in {new}, and was to go in {old}"
fix: Keep to the version that was announced, or agree on the earlier one with those who use it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 3.0.0, reason: Use level.}}
    new: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Use level.}}

"""##
  ),
  (
    "compatibility/removal-put-off", "",
    ##"""
id: compatibility/removal-put-off
summary: A removal is due later than announced
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Everybody has more time. The only loss is that the next announcement is believed a little less.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: removal-brought-forward
message: "the {kind} `{element}` is to go in {new}, and was to go in {old}"
fix: Nothing is needed; say in the change record what the delay is for.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Use level.}}
    new: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 3.0.0, reason: Use level.}}

"""##
  ),
  (
    "compatibility/request-added", "",
    ##"""
id: compatibility/request-added
summary: A command takes a request now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Clients call without anything to go with it and are refused; a device with old firmware does not read what new
  clients send.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: request-removed
message: "the command {what} takes a request now, of type {new}"
fix: Add a command that takes the request, and keep the plain one until no client calls it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            open: {}
    new: |
      twins:
        Sluice:
          commands:
            open: {request: double}

"""##
  ),
  (
    "compatibility/request-removed", "",
    ##"""
id: compatibility/request-removed
summary: A command no longer takes a request
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Clients still send a request and are refused for it. Devices read the request, as dashboards read telemetry: what told
  them how far to go is gone.
impact:
  producers: breaks
  readers: safe
  graph: safe
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: request-added
message: "the command {what} no longer takes a request, and took one of type {old}"
fix: Let the fields of the request be optional instead; a command without one can stand beside it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            open: {request: double}
    new: |
      twins:
        Sluice:
          commands:
            open: {}

"""##
  ),
  (
    "compatibility/response-added", "",
    ##"""
id: compatibility/response-added
summary: A command answers now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A client that waited for nothing gets an answer; one that now waits for it gets none from old firmware. An answer that
  has to be there is reported as made required beside this.
impact:
  producers: conditional
  readers: safe
  graph: safe
  callers: conditional
  code: conditional
  models: safe
  bump: minor
  upgrade: together
  migration: none
  mirror: response-removed
message: "the command {what} answers now, with a response of type {new}"
fix: Let clients go on without an answer until all devices give one.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            open: {}
    new: |
      twins:
        Sluice:
          commands:
            open: {response: boolean}

"""##
  ),
  (
    "compatibility/response-removed", "",
    ##"""
id: compatibility/response-removed
summary: A command no longer answers
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Clients wait for the answer until they time out, and take the command for failed though the gate moved. Devices with
  old firmware still answer, and are refused for it.
impact:
  producers: breaks
  readers: safe
  graph: safe
  callers: breaks
  code: breaks
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: response-added
message: "the command {what} no longer answers, and had a response of type {old}"
fix: Keep the answer, if only to say that the command has arrived.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          commands:
            open: {response: boolean}
    new: |
      twins:
        Sluice:
          commands:
            open: {}

"""##
  ),
  (
    "compatibility/restriction-added", "",
    ##"""
id: compatibility/restriction-added
summary: A relation forbids links that it allowed
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Links that were right are forbidden now: a twin linked to itself, a second target, a ring. The graph has some of
  those, as nothing kept them out.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: conditional
  code: safe
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: restriction-dropped
message: "the relation `{element}` is {new} now"
fix: Look for links that the restriction forbids and resolve them one by one before it holds.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {}
    new: |
      #=== o/source.yaml
      relations:
        drains: {characteristics: [irreflexive]}
  - old: |
      #=== o/source.yaml
      relations:
        drains: {characteristics: [irreflexive]}
    new: |
      #=== o/source.yaml
      relations:
        drains: {characteristics: [irreflexive, functional]}

"""##
  ),
  (
    "compatibility/restriction-dropped", "",
    ##"""
id: compatibility/restriction-dropped
summary: A relation allows links that it forbade
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers rely on what could not be: a walk that ends because there are no rings, a parent of which there is one. The
  first link that uses the new freedom sends them round and round.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: restriction-added
message: "the relation `{element}` is no longer {old}"
fix: Protect walks against rings and second targets before such links are written.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      relations:
        drains: {characteristics: [irreflexive]}
    new: |
      #=== o/source.yaml
      relations:
        drains: {}

"""##
  ),
  (
    "compatibility/sampling-quickened", "",
    ##"""
id: compatibility/sampling-quickened
summary: Telemetry is sampled more often
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices on battery or on a slow line may not be able to send so often, and stores and streams take a multiple of the
  values.
impact:
  producers: conditional
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: sampling-slowed
message: "the sampling of {what} is {new}, and was {old}"
fix: Reckon with battery, line and storage for the whole fleet, and let readers thin out what they do not need.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, sampling: 5m}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, sampling: 10s}

"""##
  ),
  (
    "compatibility/sampling-slowed", "",
    ##"""
id: compatibility/sampling-slowed
summary: Telemetry is sampled less often
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Averages rest on fewer values and short peaks go unseen. A watchdog that expects a value each minute reports a device
  as dead.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: sampling-quickened
message: "the sampling of {what} is {new}, and was {old}"
fix: Loosen watchdogs and the windows of averages first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, sampling: 1m}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, sampling: 5m}

"""##
  ),
  (
    "compatibility/schema-added", "",
    ##"""
id: compatibility/schema-added
summary: A schema is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A schema that no member uses yet describes no data, so nothing that is sent or stored is touched by it.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: schema-removed
message: "the schema `{element}` is new"
fix: Nothing is needed; if it is an older one under another name, say so under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      schemas:
        Position: {object: {floor: int16}}
    new: |
      schemas:
        Position: {object: {floor: int16}}
        DoorState: {enum: [closed, open]}

"""##
  ),
  (
    "compatibility/schema-moved", "",
    ##"""
id: compatibility/schema-moved
summary: A schema is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Members that use it say the same as before; packages that name it must look in another package, and generated types
  change their namespace.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: any
  migration: mechanical
  mirror: schema-moved
message: "the schema `{former}` is in another package now, as `{new}`"
fix: Depend on the package that it moved to wherever it is used, and name the old place under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== doors/source.yaml
      schemas:
        DoorState: {enum: [closed, open]}
        DoorWidth: double
      #=== shared/source.yaml
      schemas:
        Position: {object: {floor: int16}}
    new: |
      #=== doors/source.yaml
      schemas:
        DoorWidth: double
      #=== shared/source.yaml
      schemas:
        Position: {object: {floor: int16}}
        DoorState: {enum: [closed, open], formerly: [com.example.doors.DoorState]}

"""##
  ),
  (
    "compatibility/schema-removed", "",
    ##"""
id: compatibility/schema-removed
summary: A schema is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Packages that use the schema by its name no longer resolve, and code generated for it is gone. Data is judged where
  the schema was used, and reported there.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: breaks
  models: breaks
  bump: major
  upgrade: any
  migration: manual
  mirror: schema-added
message: "the schema `{element}` is gone"
fix: Deprecate it until no package names it; a renamed one keeps the old name under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      schemas:
        Position: {object: {floor: int16}}
        DoorState: {enum: [closed, open]}
    new: |
      schemas:
        Position: {object: {floor: int16}}

"""##
  ),
  (
    "compatibility/schema-renamed", "",
    ##"""
id: compatibility/schema-renamed
summary: A schema has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Data never carries a schema's name, so it goes on as before. Generated types and references from other packages have
  the old one.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: any
  migration: mechanical
  mirror: schema-renamed
message: "the schema `{former}` is called `{name}` now"
fix: Keep the old name under `formerly`, correct the references in other packages, and generate the code anew.
"""##,
    ##"""

examples:
  - old: |
      schemas:
        Door: {enum: [closed, open]}
    new: |
      schemas:
        DoorState: {enum: [closed, open], formerly: [Door]}

"""##
  ),
  (
    "compatibility/severity-changed", "",
    ##"""
id: compatibility/severity-changed
summary: An event has another severity
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The same event rings another bell: what woke somebody at night now waits in a list, or the other way round, and no
  message looks different.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: severity-changed
message: "the severity of {what} is {new}, and was {old}"
fix: Go through the rules of alarms that sort by severity, and tell those on duty.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          events:
            jammed: {severity: critical}
    new: |
      twins:
        Sluice:
          events:
            jammed: {severity: info}

"""##
  ),
  (
    "compatibility/source-changed", "",
    ##"""
id: compatibility/source-changed
summary: The truth of a value comes from somewhere else
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The value has the same form and may be another one, where the two systems do not agree. Readers that trace it back
  ask the wrong system.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: source-changed
message: "the source of {what} is {new}, and was {old}"
fix: Compare the two systems on a few twins before switching over.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          properties:
            width: {type: double, source: {system: CMMS, field: gate.width}}
    new: |
      twins:
        Sluice:
          properties:
            width: {type: double, source: {system: BIM, field: gate.width}}

"""##
  ),
  (
    "compatibility/stability-lowered", "",
    ##"""
id: compatibility/stability-lowered
summary: Something settled may change again
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Those who built on something settled did so because it would not change without notice. It may do so again, and
  stable types must not lean on it.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: stability-raised
message: "the stability of the {kind} `{element}` is {new}, and was {old}"
fix: Leave it stable and add the part that is to change under another name, as experimental.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {stability: stable}
    new: |
      twins:
        Sluice: {stability: experimental}

"""##
  ),
  (
    "compatibility/stability-raised", "",
    ##"""
id: compatibility/stability-raised
summary: Something is settled now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Users gain a promise and lose nothing. From here on each change of it is held to the policy.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: stability-lowered
message: "the stability of the {kind} `{element}` is {new}, and was {old}"
fix: Look over names, units and bounds once more, since changing them is expensive from now on.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {stability: experimental}
    new: |
      twins:
        Sluice: {stability: stable}

"""##
  ),
  (
    "compatibility/step-changed", "",
    ##"""
id: compatibility/step-changed
summary: Values must be multiples of another step
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The two steps do not divide each other, so that most of what fits the one is refused by the other, in both
  directions.
impact:
  producers: breaks
  readers: conditional
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: step-changed
message: "the step of {what} is {new}, and was {old}; neither divides the other"
fix: Choose a step that divides the old one, or drop the step for as long as both are in use.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Thermostat:
          properties:
            setpoint: {type: decimal, multipleOf: 0.5}
    new: |
      twins:
        Thermostat:
          properties:
            setpoint: {type: decimal, multipleOf: 0.2}

"""##
  ),
  (
    "compatibility/step-loosened", "",
    ##"""
id: compatibility/step-loosened
summary: Values may be multiples of a finer step
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values come that lie between the steps of a slider, or that a reader cut to whole numbers until now without loss.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: step-tightened
message: "the step of {what} is {new}, and was {old}"
fix: Let readers show and store the finer values first.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Thermostat:
          properties:
            setpoint: {type: decimal, multipleOf: 1}
    new: |
      twins:
        Thermostat:
          properties:
            setpoint: {type: decimal, multipleOf: 0.5}

"""##
  ),
  (
    "compatibility/step-tightened", "",
    ##"""
id: compatibility/step-tightened
summary: Values must be multiples of a coarser step
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values between the coarser steps were right and are refused: 21.5 where whole degrees are asked for.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: step-loosened
message: "the step of {what} is {new}, and was {old}"
fix: Round at the device or at the gateway, and in the store, before the step is asked for.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Thermostat:
          properties:
            setpoint: {type: decimal, multipleOf: 0.5}
    new: |
      twins:
        Thermostat:
          properties:
            setpoint: {type: decimal, multipleOf: 1}

"""##
  ),
  (
    "compatibility/subtype-joined-target", "",
    ##"""
id: compatibility/subtype-joined-target
summary: Twins of a type fit as targets of a relationship now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A reader follows the relationship and arrives at twins of a type that it never met there.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: subtype-left-target
message: "twins of `{new}` fit as targets of {what} now"
fix: Let readers of the relationship expect any subtype of the target before links to the new ones are written.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Structure: {abstract: true}
        Sluice: {}
        Crack:
          relationships:
            foundOn: Structure
    new: |
      twins:
        Structure: {abstract: true}
        Sluice: {extends: Structure}
        Crack:
          relationships:
            foundOn: Structure

"""##
  ),
  (
    "compatibility/subtype-left-target", "",
    ##"""
id: compatibility/subtype-left-target
summary: Twins of a type no longer fit as targets of a relationship
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Stored links to twins of the type were right and are wrong now, and tools that write such links are refused.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: safe
  models: safe
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: subtype-joined-target
message: "twins of `{old}` no longer fit as targets of {what}"
fix: List the type among the targets itself, or move the links elsewhere before the release.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Structure: {abstract: true}
        Sluice: {extends: Structure}
        Crack:
          relationships:
            foundOn: Structure
    new: |
      twins:
        Structure: {abstract: true}
        Sluice: {}
        Crack:
          relationships:
            foundOn: Structure

"""##
  ),
  (
    "compatibility/target-changed", "",
    ##"""
id: compatibility/target-changed
summary: Other types of twins are allowed as targets
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Each stored link may point at a twin that it must not point at now, and each new one leads readers to a type they do
  not expect.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: target-changed
message: "{what} points at {new}, and pointed at {old}"
fix: Add a relationship for the new targets and deprecate this one, or list both types until the links are moved.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Canal: {}
        River: {}
        Sluice:
          relationships:
            drains: {target: River}
    new: |
      twins:
        Canal: {}
        River: {}
        Sluice:
          relationships:
            drains: {target: Canal}

"""##
  ),
  (
    "compatibility/target-narrowed", "",
    ##"""
id: compatibility/target-narrowed
summary: Fewer types of twins are allowed as targets
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Links to twins of the types that fell away are stored and are wrong now; loaders that write such links are refused.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: target-widened
message: "{what} may point at {new}, and could at {old}"
fix: Find the links to other types in the graph and take them to a relationship of their own before the release.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Canal: {}
        River: {}
        Sluice:
          relationships:
            drains: {target: [Canal, River]}
    new: |
      twins:
        Canal: {}
        River: {}
        Sluice:
          relationships:
            drains: {target: [Canal]}
  - old: |
      twins:
        River: {}
        TidalRiver: {extends: River}
        Sluice:
          relationships:
            drains: River
    new: |
      twins:
        River: {}
        TidalRiver: {extends: River}
        Sluice:
          relationships:
            drains: TidalRiver

"""##
  ),
  (
    "compatibility/target-widened", "",
    ##"""
id: compatibility/target-widened
summary: More types of twins are allowed as targets
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A reader follows the link and expects a twin of the old types: it asks for members that the new ones do not have.
impact:
  producers: safe
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: safe
  bump: major
  upgrade: readers-first
  migration: none
  mirror: target-narrowed
message: "{what} may point at {new}, and could at {old} only"
fix: Let readers look at the type of what a link leads to before links to the new types are written.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Canal: {}
        River: {}
        Sluice:
          relationships:
            drains: {target: [Canal]}
    new: |
      twins:
        Canal: {}
        River: {}
        Sluice:
          relationships:
            drains: {target: [Canal, River]}
  - old: |
      twins:
        River: {}
        Sluice:
          relationships:
            drains: River
    new: |
      twins:
        River: {}
        Sluice:
          relationships:
            drains: {}

"""##
  ),
  (
    "compatibility/telemetry-added", "",
    ##"""
id: compatibility/telemetry-added
summary: Telemetry is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices that do not send it remain right. A consumer that takes only the columns it knows drops the first message
  that has one more.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: telemetry-removed
message: "the telemetry {what} is new"
fix: >-
  Nothing is needed where consumers ignore what they do not know; otherwise teach them the new value before devices
  send it.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: double
            flowRate: double

"""##
  ),
  (
    "compatibility/telemetry-removed", "",
    ##"""
id: compatibility/telemetry-removed
summary: Telemetry is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices in the field send it for as long as their firmware lives, and each message is refused. Charts and alarms on
  it fall silent, which looks like calm.
impact:
  producers: breaks
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: manual
  mirror: telemetry-added
message: "the telemetry {what} is gone"
fix: >-
  Deprecate it until the last device that sends it is updated; under `formerly` of its successor the old name is still
  accounted for.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: double
            flowRate: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: double

"""##
  ),
  (
    "compatibility/telemetry-renamed", "",
    ##"""
id: compatibility/telemetry-renamed
summary: Telemetry has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Firmware sends the old name until it is replaced, and time series go on under two names of which each query knows
  one.
impact:
  producers: breaks
  readers: breaks
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: telemetry-renamed
message: "the telemetry `{former}` is called {what} now"
fix: Take both names in for the time of the rollout and map the old to the new at the gateway.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            waterLvl: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, formerly: [waterLvl]}

"""##
  ),
  (
    "compatibility/term-added", "",
    ##"""
id: compatibility/term-added
summary: A term is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  One more word may be part of names; those that are there were composed without it.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: term-removed
message: "the term `{element}` is new"
fix: Nothing is needed; name its short forms under `abbreviations`, so that they are found in names.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      terms:
        upstream: {role: qualifier}
    new: |
      #=== o/source.yaml
      terms:
        upstream: {role: qualifier}
        downstream: {role: qualifier}

"""##
  ),
  (
    "compatibility/term-changed", "",
    ##"""
id: compatibility/term-changed
summary: A term has another role, quantity or abbreviation
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The rules on naming judge by it: a name in the right order yesterday has its words in the wrong one today, or a short
  form is found fault with that was not known as one.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: term-changed
message: "the {kind} `{element}` has {new} now, and had {old}"
fix: Check the packages that have names with the word, before the ontology is released.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      terms:
        waste: {role: qualifier}
    new: |
      #=== o/source.yaml
      terms:
        waste: {role: component}

"""##
  ),
  (
    "compatibility/term-removed", "",
    ##"""
id: compatibility/term-removed
summary: A term is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Names that have the word in them are found fault with by the rules on naming when their package is checked next.
  Neither data nor code knows of terms.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: term-added
message: "the term `{element}` is gone"
fix: Leave the word in until the names that have it are renamed.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      terms:
        upstream: {role: qualifier}
        downstream: {role: qualifier}
    new: |
      #=== o/source.yaml
      terms:
        upstream: {role: qualifier}

"""##
  ),
  (
    "compatibility/term-renamed", "",
    ##"""
id: compatibility/term-renamed
summary: A term has another spelling
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Names in all packages are spelled the old way, and the rules on naming ask for the new one.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: conditional
  bump: minor
  upgrade: any
  migration: none
  mirror: term-renamed
message: "the term `{former}` is spelled `{name}` now"
fix: Ask for the new spelling in new names only; to rename what exists breaks more than the spelling is worth.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      terms:
        upstreams: {role: qualifier}
    new: |
      #=== o/source.yaml
      terms:
        upstream: {role: qualifier, formerly: [upstreams]}

"""##
  ),
  (
    "compatibility/twin-added", "",
    ##"""
id: compatibility/twin-added
summary: A twin type is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No twin of the type exists yet and no relationship had to allow for it, so what there is goes on as before.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: twin-removed
message: "the twin type `{element}` is new"
fix: Nothing is needed; if it is an older type under another name, say so under `formerly`, so that its twins are kept.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Weir: {}
    new: |
      twins:
        Weir: {}
        Sluice: {}

"""##
  ),
  (
    "compatibility/twin-concept-added", "",
    ##"""
id: compatibility/twin-concept-added
summary: A twin type realises a concept now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Queries by the concept find these twins too, and reports that add up all that is of the concept get larger.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: twin-concept-removed
message: "the twin type `{element}` realises the concept `{new}` now"
fix: Tell those who report by concept from which day on the twins are counted.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Ventilator: {}
    new: |
      twins:
        Ventilator: {is: core.Fan}

"""##
  ),
  (
    "compatibility/twin-concept-removed", "",
    ##"""
id: compatibility/twin-concept-removed
summary: A twin type no longer realises a concept
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Queries by the concept no longer find these twins, and nothing says that they are missing. Relations whose domain or
  range is the concept do not admit them any more.
impact:
  producers: safe
  readers: conditional
  graph: conditional
  callers: safe
  code: safe
  models: conditional
  bump: major
  upgrade: any
  migration: manual
  mirror: twin-concept-added
message: "the twin type `{element}` no longer realises the concept `{old}`"
fix: Put a narrower concept in its place where one fits, since queries by the broader one still find that.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Ventilator: {is: core.Fan}
    new: |
      twins:
        Ventilator: {}

"""##
  ),
  (
    "compatibility/twin-id-changed", "",
    ##"""
id: compatibility/twin-id-changed
summary: A twin type has another pinned id
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The pinned id is what stores and devices call the type by. To them the old type is gone and a new one without any
  twins has come.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: conditional
  models: safe
  bump: major
  upgrade: together
  migration: mechanical
  mirror: twin-id-changed
message: "the id of {what} is {new}, and was {old}"
fix: >-
  Put the old id back; it is there to outlive every other change. If it was wrong, rewrite it in stores and devices at
  one time.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {id: 'dtmi:com:example:Sluice;1'}
    new: |
      twins:
        Sluice: {id: 'dtmi:com:example:water:Sluice;1'}

"""##
  ),
  (
    "compatibility/twin-id-version-changed", "",
    ##"""
id: compatibility/twin-id-version-changed
summary: The DTMI of a twin type has another version
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A platform that keeps versions of a DTMI apart has two types now. Twins of the old version stay on it until somebody
  moves them.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: conditional
  models: conditional
  bump: minor
  upgrade: together
  migration: mechanical
  mirror: twin-id-version-changed
message: "the DTMI of {what} is {new}, and was {old}"
fix: >-
  Leave the version where nothing changed in the type. Otherwise upload the new one beside the old and move the twins
  over.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice: {id: 'dtmi:com:example:Sluice;1'}
    new: |
      twins:
        Sluice: {id: 'dtmi:com:example:Sluice;2'}

"""##
  ),
  (
    "compatibility/twin-made-abstract", "",
    ##"""
id: compatibility/twin-made-abstract
summary: A twin type may have no twins of its own now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins that are of this very type, and no subtype, may not exist any more. Whoever creates one by the old model is
  refused.
impact:
  producers: conditional
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: safe
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: twin-made-concrete
message: "the twin type `{element}` is abstract now: it has no twins of its own"
fix: Move its twins to subtypes first. If some belong to none, add a subtype for the rest.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter: {}
        WaterMeter: {extends: Meter}
    new: |
      twins:
        Meter: {abstract: true}
        WaterMeter: {extends: Meter}

"""##
  ),
  (
    "compatibility/twin-made-concrete", "",
    ##"""
id: compatibility/twin-made-concrete
summary: A twin type may have twins of its own now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A reader that tells subtypes apart meets twins that are of none of them.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: twin-made-abstract
message: "the twin type `{element}` is no longer abstract: it may have twins of its own"
fix: Give readers a branch for plain twins of the type before the first one is created.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Meter: {abstract: true}
        WaterMeter: {extends: Meter}
    new: |
      twins:
        Meter: {}
        WaterMeter: {extends: Meter}

"""##
  ),
  (
    "compatibility/twin-moved-same-id", "",
    ##"""
id: compatibility/twin-moved-same-id
summary: A twin type is in another package under the same pinned id
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The pinned id moves along, so devices and stores see no difference. Imports, namespaces of generated code and the
  dependencies of other packages have to follow.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: any
  migration: none
  mirror: twin-moved-same-id
message: "the twin type `{former}` is in another package now, as `{new}`, and keeps its id"
fix: List the package that it moved to where the type is used, and release the two packages together.
"""##,
    ##"""

examples:
  - old: |
      #=== ducts/source.yaml
      twins:
        Duct: {}
        Fan: {id: 'dtmi:com:example:Fan;1'}
      #=== machines/source.yaml
      twins:
        Pump: {}
    new: |
      #=== ducts/source.yaml
      twins:
        Duct: {}
      #=== machines/source.yaml
      twins:
        Pump: {}
        Fan: {id: 'dtmi:com:example:Fan;1', formerly: [com.example.ducts.Fan]}

"""##
  ),
  (
    "compatibility/twin-moved", "",
    ##"""
id: compatibility/twin-moved
summary: A twin type is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The full name of the type begins with its package. Stored twins and device messages have the old one, and packages
  that used it must depend on another package.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: twin-moved
message: "the twin type `{former}` is in another package now, as `{new}`"
fix: >-
  Pin the old identity with `id` before moving, or move store, devices and model in one step; name the old place under
  `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== ducts/source.yaml
      twins:
        Duct: {}
        Fan: {}
      #=== machines/source.yaml
      twins:
        Pump: {}
    new: |
      #=== ducts/source.yaml
      twins:
        Duct: {}
      #=== machines/source.yaml
      twins:
        Pump: {}
        Fan: {formerly: [com.example.ducts.Fan]}
  - old: |
      #=== ducts/source.yaml
      twins:
        Duct: {}
        Fan: {}
      #=== machines/source.yaml
      twins:
        Pump: {}
    new: |
      #=== ducts/source.yaml
      twins:
        Duct: {}
      #=== machines/source.yaml
      twins:
        Pump: {}
        Fan: {}

"""##
  ),
  (
    "compatibility/twin-removed", "",
    ##"""
id: compatibility/twin-removed
summary: A twin type is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Twins of the type stay in the store without a type, their devices go on sending, and every relationship, component or
  subtype that names it leads nowhere.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: twin-added
message: "the twin type `{element}` is gone"
fix: >-
  Deprecate it with `removeIn` and leave it in until then; if it was renamed, put the old name under `formerly` of the
  new type.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Weir: {}
        Sluice: {}
    new: |
      twins:
        Weir: {}

"""##
  ),
  (
    "compatibility/twin-renamed-same-id", "",
    ##"""
id: compatibility/twin-renamed-same-id
summary: A twin type has another name under the same pinned id
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Data carries the pinned id and does not notice. Source code does: generated classes have another name, and so do
  references in other packages.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: any
  migration: none
  mirror: twin-renamed-same-id
message: "the twin type `{former}` is called `{name}` now and keeps its id"
fix: >-
  Leave the old name under `formerly`, so that users can see what became of it, and announce the rename to those who
  generate code.
"""##,
    ##"""

examples:
  - old: |
      twins:
        SluiceGate: {id: 'dtmi:com:example:Sluice;1'}
    new: |
      twins:
        Sluice: {id: 'dtmi:com:example:Sluice;1', formerly: [SluiceGate]}

"""##
  ),
  (
    "compatibility/twin-renamed", "",
    ##"""
id: compatibility/twin-renamed
summary: A twin type has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The identity of a type that pins none is its name. Twins are stored and messages are tagged under the old one, and
  generated classes and queries are called after it.
impact:
  producers: conditional
  readers: conditional
  graph: conditional
  callers: safe
  code: breaks
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: twin-renamed
message: "the twin type `{former}` is called `{name}` now"
fix: >-
  Pin the identity that stores and devices know with `id`, or rewrite it in the store together with the release;
  `formerly` says what the type was called.
"""##,
    ##"""

examples:
  - old: |
      twins:
        SluiceGate: {}
    new: |
      twins:
        Sluice: {formerly: [SluiceGate]}

"""##
  ),
  (
    "compatibility/twin-sealed", "",
    ##"""
id: compatibility/twin-sealed
summary: A twin type may no longer be extended
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Types in other packages that extend this one are refused from the first check against the new version.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: conditional
  models: breaks
  bump: major
  upgrade: any
  migration: manual
  mirror: twin-unsealed
message: "the twin type `{element}` is sealed now: no type may extend it"
fix: Look for subtypes in all packages that depend on this one, and seal it only when there are none.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Luminaire: {}
    new: |
      twins:
        Luminaire: {sealed: true}

"""##
  ),
  (
    "compatibility/twin-unsealed", "",
    ##"""
id: compatibility/twin-unsealed
summary: A twin type may be extended now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Only a promise that nothing else comes below the type is taken back; each twin there is remains as it is.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: twin-sealed
message: "the twin type `{element}` is no longer sealed: other types may extend it"
fix: Nothing is needed. Sealing it again later is a breaking change, so be sure.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Luminaire: {sealed: true}
    new: |
      twins:
        Luminaire: {}

"""##
  ),
  (
    "compatibility/type-changed", "",
    ##"""
id: compatibility/type-changed
summary: A value is of another type
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A device sends a number where a text is expected now, or the reverse. Neither side can read what the other one
  writes, and stored values are of the wrong type.
impact:
  producers: breaks
  readers: breaks
  graph: breaks
  callers: breaks
  code: breaks
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: type-changed
message: "{what} is of type {new}, and was of type {old}"
fix: Add a member of the new type under another name, fill it from the old one, and deprecate that.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: string

"""##
  ),
  (
    "compatibility/type-narrowed", "",
    ##"""
id: compatibility/type-narrowed
summary: A value must be of a narrower type
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices and stores hold values that were right and do not fit any more, and clients send such values still.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: breaks
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: type-widened
message: "{what} is of type {new}, and was of the wider {old}"
fix: >-
  Look for values outside the new type in store and history first; if there are any, a new member of the narrower type
  is the way.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Turnstile:
          telemetry:
            passages: int64
    new: |
      twins:
        Turnstile:
          telemetry:
            passages: int32

"""##
  ),
  (
    "compatibility/type-widened", "",
    ##"""
id: compatibility/type-widened
summary: A value may be of a wider type
severity: warning
since: 0.3.0
status: stable
rationale: >-
  What was written before fits. New values may not fit into what readers hold them in: a column of 32 bits, a variable
  of the narrower type.
impact:
  producers: safe
  readers: breaks
  graph: safe
  callers: conditional
  code: breaks
  models: conditional
  bump: major
  upgrade: readers-first
  migration: none
  mirror: type-narrowed
message: "{what} is of type {new}, and was of the narrower {old}"
fix: Widen columns and variables of all readers first, then let devices send the larger values.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Turnstile:
          telemetry:
            passages: int32
    new: |
      twins:
        Turnstile:
          telemetry:
            passages: int64

"""##
  ),
  (
    "compatibility/undeprecated", "",
    ##"""
id: compatibility/undeprecated
summary: Something is no longer on its way out
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Who moved away did so for nothing, and who stayed may go on; no data is concerned.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: deprecated
message: "the {kind} `{element}` is no longer deprecated"
fix: Say in the change record why it stays, since people were told otherwise.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Use level.}}
    new: |
      twins:
        Sluice:
          telemetry:
            gauge: double

"""##
  ),
  (
    "compatibility/uniqueness-added", "",
    ##"""
id: compatibility/uniqueness-added
summary: Entries must differ
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Lists with the same entry twice were right and are refused, whether the second one was meant or a mistake.
impact:
  producers: breaks
  readers: safe
  graph: breaks
  callers: breaks
  code: conditional
  models: conditional
  bump: major
  upgrade: producers-first
  migration: manual
  mirror: uniqueness-removed
message: "the entries of {what} must differ now"
fix: Remove the doubles from what is stored and have the sources send each entry once.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Asset:
          properties:
            tags: {array: string}
    new: |
      twins:
        Asset:
          properties:
            tags: {array: string, uniqueItems: true}

"""##
  ),
  (
    "compatibility/uniqueness-removed", "",
    ##"""
id: compatibility/uniqueness-removed
summary: Entries may be alike
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Readers that use entries as keys, or hold them in a set, lose one of two that are alike, or fail at the second.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: conditional
  code: safe
  models: safe
  bump: minor
  upgrade: readers-first
  migration: none
  mirror: uniqueness-added
message: "the entries of {what} may be alike now"
fix: Look for readers that rely on each entry being there once.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Asset:
          properties:
            tags: {array: string, uniqueItems: true}
    new: |
      twins:
        Asset:
          properties:
            tags: {array: string}

"""##
  ),
  (
    "compatibility/unit-added", "",
    ##"""
id: compatibility/unit-added
summary: A unit is new
severity: warning
since: 0.3.0
status: stable
rationale: >-
  No value is in the unit yet, and those in other units are converted as they were.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: unit-removed
message: "the unit `{element}` is new"
fix: Nothing is needed; give it a symbol, so that displays can show it.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}
    new: |
      #=== o/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}
        fathom: {symbol: ftm, quantity: Length, factor: 1.8288}

"""##
  ),
  (
    "compatibility/unit-conversion-changed", "",
    ##"""
id: compatibility/unit-conversion-changed
summary: A unit is converted in another way
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Every value in the unit is converted to another number than yesterday, on whichever side has the new ontology; the
  two sides disagree with no error anywhere.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: conditional
  models: silent
  bump: major
  upgrade: together
  migration: mechanical
  mirror: unit-conversion-changed
message: "the unit `{element}` is converted by {new}, and was by {old}"
fix: >-
  If the old factor was wrong, correct it and convert stored results anew. If another unit is meant, declare that under
  a name of its own.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Buoy:
          properties:
            chainLength: {type: double, unit: cable, writable: true}
    new: |
      #=== o/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 219.456}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Buoy:
          properties:
            chainLength: {type: double, unit: cable, writable: true}

"""##
  ),
  (
    "compatibility/unit-moved", "",
    ##"""
id: compatibility/unit-moved
summary: A unit is in another package
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The value of the unit is the same. Packages that name it must depend on the other ontology, and files that have its
  full name have one that is no more.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: unit-moved
message: "the unit `{former}` is in another package now, as `{new}`"
fix: Release both ontologies together, and name the old place under `formerly`.
"""##,
    ##"""

examples:
  - old: |
      #=== objects/source.yaml
      units:
        fathom: {symbol: ftm, quantity: Length, factor: 1.8288}
        rackUnit: {symbol: U, quantity: Length, factor: 0.04445}
      #=== outdoors/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}
    new: |
      #=== objects/source.yaml
      units:
        rackUnit: {symbol: U, quantity: Length, factor: 0.04445}
      #=== outdoors/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}
        fathom: {symbol: ftm, quantity: Length, factor: 1.8288, formerly: [com.example.objects.fathom]}

"""##
  ),
  (
    "compatibility/unit-quantity-changed", "",
    ##"""
id: compatibility/unit-quantity-changed
summary: A unit measures another quantity
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values in the unit are of another kind from now on. Members that pair the unit with the old kind are errors in every
  package, and readers convert to units of the wrong kind.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: safe
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: unit-quantity-changed
message: "the unit `{element}` measures {new}, and measured {old}"
fix: Declare a unit of another name for the other kind, and move members to it.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      units:
        revolution: {symbol: rev, quantity: Angle}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Sluice:
          properties:
            turned: {type: double, unit: revolution, writable: true}
    new: |
      #=== o/source.yaml
      units:
        revolution: {symbol: rev, quantity: RelativeMeasure}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Sluice:
          properties:
            turned: {type: double, unit: revolution, writable: true}

"""##
  ),
  (
    "compatibility/unit-removed", "",
    ##"""
id: compatibility/unit-removed
summary: A unit is gone
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Members in the unit no longer resolve. Readers that have values in it can neither label nor convert them by the new
  ontology.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: breaks
  bump: major
  upgrade: together
  migration: manual
  mirror: unit-added
message: "the unit `{element}` is gone"
fix: Deprecate it and name the unit to use instead; keep it for as long as history is in it.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}
        fathom: {symbol: ftm, quantity: Length, factor: 1.8288}
    new: |
      #=== o/source.yaml
      units:
        cable: {symbol: cbl, quantity: Length, factor: 185.2}

"""##
  ),
  (
    "compatibility/unit-renamed", "",
    ##"""
id: compatibility/unit-renamed
summary: A unit has another name
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Values are not touched. Models that name the unit, tables of labels and generated constants have the old name.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: conditional
  models: conditional
  bump: major
  upgrade: together
  migration: mechanical
  mirror: unit-renamed
message: "the unit `{former}` is called `{name}` now"
fix: >-
  Leave the old name under `formerly` and correct those who use it; for another label, change the `symbol` or the
  `title`.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      units:
        fadom: {symbol: ftm, quantity: Length, factor: 1.8288}
    new: |
      #=== o/source.yaml
      units:
        fathom: {symbol: ftm, quantity: Length, factor: 1.8288, formerly: [fadom]}

"""##
  ),
  (
    "compatibility/unit-symbol-changed", "",
    ##"""
id: compatibility/unit-symbol-changed
summary: A unit has another symbol
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Displays and printed reports show another sign for the same unit; nothing is computed from it.
impact:
  producers: safe
  readers: safe
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: patch
  upgrade: any
  migration: none
  mirror: unit-symbol-changed
message: "the symbol of the unit `{element}` is {new}, and was {old}"
fix: Nothing is needed; tell those whose tools read symbols out of exported text.
"""##,
    ##"""

examples:
  - old: |
      #=== o/source.yaml
      units:
        fathom: {symbol: fm, quantity: Length, factor: 1.8288}
    new: |
      #=== o/source.yaml
      units:
        fathom: {symbol: ftm, quantity: Length, factor: 1.8288}

"""##
  ),
  (
    "compatibility/value-quantity-added", "",
    ##"""
id: compatibility/value-quantity-added
summary: It is said what a number measures
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The number means what it meant, and tools can convert it and compare it now. Queries by kind of quantity find it too.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: value-quantity-removed
message: "{what} measures {new}, as is said now"
fix: Nothing is needed, where it is true for each source.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: double
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length}

"""##
  ),
  (
    "compatibility/value-quantity-changed", "",
    ##"""
id: compatibility/value-quantity-changed
summary: A number measures another quantity
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Something else is measured under the same name, and the numbers do not show it. Formulas, limits and comparisons that
  were right are nonsense.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: conditional
  models: silent
  bump: major
  upgrade: together
  migration: manual
  mirror: value-quantity-changed
message: "{what} measures {new}, and measured {old}"
fix: >-
  Give what is measured now a member of its own, and deprecate this one. If only the word was wrong, say so in the
  change record.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Luminaire:
          telemetry:
            light: {type: double, quantity: Temperature, unit: kelvin}
    new: |
      twins:
        Luminaire:
          telemetry:
            light: {type: double, quantity: ColorTemperature, unit: kelvin}

"""##
  ),
  (
    "compatibility/value-quantity-removed", "",
    ##"""
id: compatibility/value-quantity-removed
summary: It is no longer said what a number measures
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Tools that choose charts and conversions by kind of quantity treat it as a bare number, and queries by the kind lose
  it.
impact:
  producers: safe
  readers: conditional
  graph: safe
  callers: safe
  code: safe
  models: safe
  bump: minor
  upgrade: any
  migration: none
  mirror: value-quantity-added
message: "it is no longer said that {what} measures {old}"
fix: Leave the quantity in; if it was too narrow, put the broader one in its place.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length}
    new: |
      twins:
        Sluice:
          telemetry:
            level: double

"""##
  ),
  (
    "compatibility/value-unit-added", "",
    ##"""
id: compatibility/value-unit-added
summary: A number is in a unit now
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Until now each device sent in the unit it liked. Those that use another one are read wrongly from now on, and so is
  what they have stored, though their bytes are as valid as before.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: safe
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: value-unit-removed
message: "{what} is in {new} now, and had no unit"
fix: Ask of every source which unit it sends, and convert those that differ, before the unit is written down.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length, unit: metre}

"""##
  ),
  (
    "compatibility/value-unit-changed", "",
    ##"""
id: compatibility/value-unit-changed
summary: A number is in another unit
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The numbers look as they did. A device sends 250 and means centimetres, the reader takes it for metres; history is in
  the old unit, with nothing in the data to tell.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: safe
  models: silent
  bump: major
  upgrade: together
  migration: mechanical
  mirror: value-unit-changed
message: "{what} is in {new}, and was in {old}"
fix: >-
  Add a member in the new unit and deprecate this one; to show another unit, convert at display and leave the model
  alone.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length, unit: centimetre}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length, unit: metre}

"""##
  ),
  (
    "compatibility/value-unit-removed", "",
    ##"""
id: compatibility/value-unit-removed
summary: A number is no longer in a unit
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Devices may send in any unit, and readers go on in the one that they knew. Conversions that tools did by themselves
  stop, and the bare number is shown.
impact:
  producers: silent
  readers: silent
  graph: silent
  callers: silent
  code: safe
  models: safe
  bump: major
  upgrade: together
  migration: manual
  mirror: value-unit-added
message: "{what} has no unit any more, and was in {old}"
fix: Put the unit back. If sources differ in it, convert them at the gateway rather than leave it open.
"""##,
    ##"""

examples:
  - old: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length, unit: metre}
    new: |
      twins:
        Sluice:
          telemetry:
            level: {type: double, quantity: Length}

"""##
  ),
  (
    "config/duplicate-pack", "",
    ##"""
id: config/duplicate-pack
summary: A catalogue has two packs of one name
severity: error
since: 0.2.0
status: stable
rationale: >-
  A workspace that names the pack gets one of them, and which one is nothing to rely on. Packs that come with the tool keep
  their names, so that `strict` means the same everywhere.
fix: Give it another name; it may extend the one whose name it has.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/packs/strict.yaml
      id: strict
      #   ^^^^^^ config/duplicate-pack: a pack of that name comes with the tool
      summary: What the port authority asks for
      rules: {naming/type-case: error}
      #=== m/locks.yaml
      twins:
        LockGate: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/packs/port.yaml
      id: port
      summary: What the port authority asks for
      extends: [strict]
      rules: {naming/type-case: error}
      #=== m/locks.yaml
      twins:
        LockGate: {}

"""##
  ),
  (
    "config/duplicate-rule", "",
    ##"""
id: config/duplicate-rule
summary: A catalogue has two rules of one id
severity: error
since: 0.2.0
status: stable
rationale: >-
  Settings, waivers and reports name rules by their ids. With two of one id nobody can tell which one spoke.
fix: Give one of them another id, or remove it; a workspace's rule may stand in for a shipped one, but not for another of its own.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/capitals.yaml
      id: harbour/capitals
      summary: A crane is not named in capitals
      rationale: The terminal system knows cranes in capitals only.
      check: name-case
      select: [twin]
      options: {style: screamingSnake}
      message: "`{name}` is not in capitals"
      fix: Write it in capitals.
      #=== rules/upper.yaml
      id: harbour/capitals
      #   ^^^^^^^^^^^^^^^^ config/duplicate-rule: the rule `harbour/capitals` is declared twice
      summary: A quay is not named in capitals
      rationale: The terminal system knows quays in capitals only.
      check: name-case
      select: [schema]
      options: {style: screamingSnake}
      message: "`{name}` is not in capitals"
      fix: Write it in capitals.
      #=== m/cranes.yaml
      twins:
        CRANE: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/capitals.yaml
      id: harbour/capitals
      summary: A type of the harbour is not named in capitals
      rationale: The terminal system knows types in capitals only.
      check: name-case
      select: [twin, schema]
      options: {style: screamingSnake}
      message: "`{name}` is not in capitals"
      fix: Write it in capitals.
      #=== m/cranes.yaml
      twins:
        CRANE: {}

"""##
  ),
  (
    "config/expression-rule", "",
    ##"""
id: config/expression-rule
summary: A rule is written as an expression
severity: error
since: 0.2.0
status: stable
rationale: >-
  The keys `when` and `require` are kept for expressions, which this version does not evaluate. A rule that were taken in
  without its condition would find fault with everything, or with nothing.
fix: Compose the rule from a `check` with `select` and `options`.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/register-names.yaml
      id: campus/register-names
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      message: "`{name}` does not begin with a capital"
      when: name.matches('[A-Z].*')
      #     ^^^^^^^^^^^^^^^^^^^^^^ config/expression-rule: use `check` with `select` and `options`
      fix: Begin it with a capital.
      #=== m/labs.yaml
      twins:
        Laboratory: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/register-names.yaml
      id: campus/register-names
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      message: "`{name}` does not begin with a capital"
      fix: Begin it with a capital.
      #=== m/labs.yaml
      twins:
        Laboratory: {}

"""##
  ),
  (
    "config/fixed-rule", "",
    ##"""
id: config/fixed-rule
summary: A rule is set that cannot be turned off
severity: error
since: 0.2.0
status: stable
rationale: >-
  What is found while sources are read and resolved leaves a hole in the model: nothing that is built on it can be trusted,
  whatever a setting says.
fix: Remove the setting, and mend what the rule finds.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          structure/unresolved-name: off
      #   ^^^^^^^^^^^^^^^^^^^^^^^^^ config/fixed-rule: only rules with a check can be turned on and off
      #=== m/ducts.yaml
      twins:
        Duct: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-case: off
      #=== m/ducts.yaml
      twins:
        duct: {}

"""##
  ),
  (
    "config/invalid-freeze", "",
    ##"""
id: config/invalid-freeze
summary: A freeze cannot be read
severity: error
since: 0.4.0
status: stable
rationale: >-
  An emergency brake that is not connected is worse than none: a freeze without a day, or of a package that there is
  not, holds nothing.
fix: Name packages of the workspace, say why, and write the last day as `2026-12-31`.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        freezes:
          - packages: [com.example.m]
            reason: The plant in Ulm is being moved.
            until: next week
      #! config/invalid-freeze: is not a date
      #=== m/fan.yaml
      twins: {Fan: {}}
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        freezes:
          - packages: [com.example.n]
      #! config/invalid-freeze: did you mean `com.example.m`
            reason: The plant in Ulm is being moved.
            until: 2026-12-31
      #=== m/fan.yaml
      twins: {Fan: {}}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        packs: []
        freezes:
          - packages: [com.example.m]
            reason: The plant in Ulm is being moved.
            until: 2026-12-31
      #=== m/fan.yaml
      twins: {Fan: {}}

"""##
  ),
  (
    "config/invalid-option", "",
    ##"""
id: config/invalid-option
summary: An option has a value that it cannot have
severity: error
since: 0.2.0
status: stable
rationale: >-
  The rule would run with something else than what was asked for, and its silence would mean nothing.
fix: Give it a value of its type; `gemel explain` shows it with the words that it may be.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-case: {options: {style: snaked}}
      #                                       ^^^^^^ config/invalid-option: did you mean `snake`
          waiver/too-long: {options: {days: soon}}
      #                                     ^^^^ config/invalid-option: expects a whole number from 0
      #=== m/ducts.yaml
      twins:
        duct: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-case: {options: {style: snake}}
          waiver/too-long: {options: {days: 30}}
      #=== m/ducts.yaml
      twins:
        duct: {}

"""##
  ),
  (
    "config/missing-check", "",
    ##"""
id: config/missing-check
summary: A workspace's rule makes no check
severity: error
since: 0.2.0
status: stable
rationale: >-
  Only what the tool finds by itself, on the way to the model, goes without a check. A workspace's rule without one finds
  nothing, and looks as if it did.
fix: Name a check under `check`; `gemel rules checks` lists them.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/greenhouse.yaml
      id: campus/greenhouse
      #   ^^^^^^^^^^^^^^^^^ config/missing-check: has no `check`, so that it finds nothing
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      fix: Write it as the register does.
      #=== m/greenhouses.yaml
      twins:
        Greenhouse: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/greenhouse.yaml
      id: campus/greenhouse
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      message: "`{name}` is written otherwise"
      fix: Write it as the register does.
      #=== m/greenhouses.yaml
      twins:
        Greenhouse: {}

"""##
  ),
  (
    "config/missing-message", "",
    ##"""
id: config/missing-message
summary: A workspace's rule has no message
severity: error
since: 0.2.0
status: stable
rationale: >-
  A finding is read by somebody who does not know the rule. Without a message it points at a line and does not say why.
fix: Say under `message` what is wrong, with `{element}` and the other values that the check reports.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/workshop.yaml
      id: campus/workshop
      #   ^^^^^^^^^^^^^^^ config/missing-message: has no `message`
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      fix: Write it as the register does.
      #=== m/workshops.yaml
      twins:
        Workshop: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/workshop.yaml
      id: campus/workshop
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      message: "the {kind} `{name}` is not in {style}"
      fix: Write it as the register does.
      #=== m/workshops.yaml
      twins:
        Workshop: {}

"""##
  ),
  (
    "config/removed-rule", "",
    ##"""
id: config/removed-rule
summary: A setting is for a rule that is gone
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The setting does nothing any more. Left in place, it makes readers believe that something is checked.
fix: Remove the setting; the rule's text says what took its place.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        catalogue: rules
        rules: {utility/short-tags: warning}
      #         ^^^^^^^^^^^^^^^^^^ config/removed-rule: is gone
      #=== rules/short-tags.yaml
      id: utility/short-tags
      status: removed
      summary: A twin is not named as a tag
      rationale: The old historian cut names after twelve letters; it was replaced.
      check: name-case
      select: [twin]
      message: "`{name}` is not named as tags are"
      fix: Nothing needs to be done.
      #=== m/breakers.yaml
      twins:
        CircuitBreaker: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        catalogue: rules
      #=== rules/short-tags.yaml
      id: utility/short-tags
      status: removed
      summary: A twin is not named as a tag
      rationale: The old historian cut names after twelve letters; it was replaced.
      check: name-case
      select: [twin]
      message: "`{name}` is not named as tags are"
      fix: Nothing needs to be done.
      #=== m/breakers.yaml
      twins:
        CircuitBreaker: {}

"""##
  ),
  (
    "config/renamed-rule", "",
    ##"""
id: config/renamed-rule
summary: A setting uses the earlier id of a rule
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Earlier ids go on working, but whoever looks the rule up finds it under its new one, and two settings for one rule under
  two names contradict each other unseen.
fix: Write the present id.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        catalogue: rules
        rules: {utility/tag-style: error}
      #         ^^^^^^^^^^^^^^^^^ config/renamed-rule: is called `utility/twin-style` now
      #=== rules/twin-style.yaml
      id: utility/twin-style
      aliases: [utility/tag-style]
      summary: A twin is not named as our tags are
      rationale: Our tags are lower case with underscores, and people search for them.
      check: name-case
      select: [twin]
      options: {style: snake}
      message: "`{name}` is not named as tags are"
      fix: Write it as the tag is written.
      #=== m/feeders.yaml
      twins:
        feeder: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        catalogue: rules
        rules: {utility/twin-style: error}
      #=== rules/twin-style.yaml
      id: utility/twin-style
      aliases: [utility/tag-style]
      summary: A twin is not named as our tags are
      rationale: Our tags are lower case with underscores, and people search for them.
      check: name-case
      select: [twin]
      options: {style: snake}
      message: "`{name}` is not named as tags are"
      fix: Write it as the tag is written.
      #=== m/feeders.yaml
      twins:
        feeder: {}

"""##
  ),
  (
    "config/unknown-audience", "",
    ##"""
id: config/unknown-audience
summary: An audience or preset is named that there is not
severity: error
since: 0.3.0
status: stable
rationale: >-
  Changes would be held to less than was meant, and a check that protects nobody finds nothing wrong.
fix: Name audiences (producers, readers, graph, callers, code, models) or one preset, such as `service`.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], compatibility: {protect: [reader, graph]}}
      #                                                    ^^^^^^ config/unknown-audience: did you mean `readers`
      #=== m/doors.yaml
      twins:
        Door: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], compatibility: {protect: graph}}
      #=== m/doors.yaml
      twins:
        Door: {}

"""##
  ),
  (
    "config/unknown-check", "",
    ##"""
id: config/unknown-check
summary: A rule makes a check that there is not
severity: error
since: 0.2.0
status: stable
rationale: >-
  A rule without its check finds nothing, and what it was to keep out comes in.
fix: Correct the name; `gemel rules checks` lists the checks with their options.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/lecture-halls.yaml
      id: campus/lecture-halls
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-cases
      #      ^^^^^^^^^^ config/unknown-check: did you mean `name-case`
      message: "`{name}` is written otherwise"
      fix: Write it as the register does.
      #=== m/halls.yaml
      twins:
        LectureHall: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/lecture-halls.yaml
      id: campus/lecture-halls
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      message: "`{name}` is written otherwise"
      fix: Write it as the register does.
      #=== m/halls.yaml
      twins:
        LectureHall: {}

"""##
  ),
  (
    "config/unknown-kind", "",
    ##"""
id: config/unknown-kind
summary: A rule selects what its check does not look at
severity: error
since: 0.2.0
status: stable
rationale: >-
  The rule would stay silent about the elements that it was written for.
fix: Select kinds that the check looks at; `gemel rules checks` lists them.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/archives.yaml
      id: campus/archives
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twins]
      #        ^^^^^ config/unknown-kind: did you mean `twin`
      message: "`{name}` is written otherwise"
      fix: Write it as the register does.
      #=== m/archives.yaml
      twins:
        Archive: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/archives.yaml
      id: campus/archives
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      message: "`{name}` is written otherwise"
      fix: Write it as the register does.
      #=== m/archives.yaml
      twins:
        Archive: {}

"""##
  ),
  (
    "config/unknown-option", "",
    ##"""
id: config/unknown-option
summary: A rule or a check has no such option
severity: error
since: 0.2.0
status: stable
rationale: >-
  An option that nobody reads changes nothing. The rule goes on with its default, and nobody sees that it does.
fix: Correct the name; `gemel explain` lists the options of a rule, `gemel rules checks` those of a check.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-case: {options: {styel: snake}}
      #                                ^^^^^ config/unknown-option: did you mean `style`
      #=== m/rooms.yaml
      twins:
        room: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-case: {options: {style: snake}}
      #=== m/rooms.yaml
      twins:
        room: {}

"""##
  ),
  (
    "config/unknown-pack", "",
    ##"""
id: config/unknown-pack
summary: A pack is named that there is not
severity: error
since: 0.2.0
status: stable
rationale: >-
  Every rule of the pack would be missing, and a check without rules finds nothing wrong.
fix: Correct the name, or put the pack into the workspace's catalogue as `packs/<name>.yaml`.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recomended]}
      #                                  ^^^^^^^^^^ config/unknown-pack: did you mean `recommended`
      #=== m/doors.yaml
      twins:
        Door: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/doors.yaml
      twins:
        Door: {}
  - summary: The same goes for what a pack extends.
    fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules, packs: [utility]}
      #=== rules/packs/utility.yaml
      id: utility
      summary: What our network models are held to
      extends: [stricct]
      #         ^^^^^^^ config/unknown-pack: did you mean `strict`
      rules: {naming/type-case: error}
      #=== m/doors.yaml
      twins:
        Door: {}

"""##
  ),
  (
    "config/unknown-rule", "",
    ##"""
id: config/unknown-rule
summary: A pack or a workspace sets a rule that there is not
severity: error
since: 0.2.0
status: stable
rationale: >-
  A setting with a misspelt id does nothing. What was to be an error stays a warning, and a gate that was thought to be
  closed is open.
fix: Correct the id; `gemel rules --all` lists every rule.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-caze: error
      #   ^^^^^^^^^^^^^^^^ config/unknown-rule: did you mean `naming/type-case`
      #=== m/fans.yaml
      twins:
        Fan: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        rules:
          naming/type-case: error
      #=== m/fans.yaml
      twins:
        Fan: {}

"""##
  ),
  (
    "config/unknown-value", "",
    ##"""
id: config/unknown-value
summary: A message uses a value that the check does not report
severity: error
since: 0.2.0
status: stable
rationale: >-
  A place in a message that nothing fills would leave the reader with braces, or without the message.
fix: Use a value that the check reports; the finding lists them.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/canteens.yaml
      id: campus/canteens
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      message: "`{nmae}` is written otherwise"
      #! config/unknown-value: did you mean `name`
      fix: Write it as the register does.
      #=== m/canteens.yaml
      twins:
        Canteen: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], catalogue: rules}
      #=== rules/canteens.yaml
      id: campus/canteens
      summary: A name is not written as ours are
      rationale: Our asset register knows one way to write names, and finds no other.
      check: name-case
      select: [twin]
      options: {style: upperCamel}
      message: "`{name}` is written otherwise"
      fix: Write it as the register does.
      #=== m/canteens.yaml
      twins:
        Canteen: {}

"""##
  ),
  (
    "config/unmatched-path", "",
    ##"""
id: config/unmatched-path
summary: An override is for paths that there are not
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The directory was renamed, or the pattern never held anything. The files that it was meant for are checked by other rules
  than their owners think.
fix: Correct the pattern, which is relative to the workspace, or remove the override.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        overrides:
          - paths: ['m/legacy/**']
      #             ^^^^^^^^^^^^^ config/unmatched-path: no file of the workspace matches `m/legacy/**`
            rules: {naming/type-case: off}
      #=== m/old/boilers.yaml
      twins:
        boiler: {}
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m]
        overrides:
          - paths: ['m/old/**']
            rules: {naming/type-case: off}
      #=== m/old/boilers.yaml
      twins:
        boiler: {}

"""##
  ),
  (
    "dtdl/array-in-property", "",
    ##"""
id: dtdl/array-in-property
summary: A property of DTDL v2 holds an array
severity: error
since: 0.1.0
status: stable
rationale: >-
  DTDL v2 keeps arrays out of the schemas of properties, at any depth, and with them the geospatial schemas, whose
  coordinates are arrays (sections "Property" and "Geospatial Schemas"). A service that holds to version 2 refuses the
  whole interface, so no twin of that type can be created. Telemetry and commands may carry arrays in every version, and
  from version 3 on properties may too.
fix: >-
  Write the interface in DTDL v3 or v4, send the list as telemetry, or use a `Map` whose keys tell the entries apart.
"""##,
    ##"""

examples:
  - fails: |
      #=== radiator.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Radiator;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "name": "hourlySetpoints",
          "schema": {"@type": "Array", "elementSchema": "double"}},
      #             ^^^^^^^^^^^^^^^^ dtdl/array-in-property: must not hold an array
         {"@type": "Property", "name": "position", "schema": "point"}]}
      #                                                      ^^^^^^^ dtdl/array-in-property: no geometry either
  - passes: |
      #=== radiator.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Radiator;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "name": "setpointsByHour",
          "schema": {"@type": "Map", "mapKey": {"name": "hour", "schema": "string"},
                     "mapValue": {"name": "setpoint", "schema": "double"}}},
         {"@type": "Telemetry", "name": "position", "schema": "point"}]}

"""##
  ),
  (
    "dtdl/context-order", "",
    ##"""
id: dtdl/context-order
summary: The version of DTDL is not the first context
severity: error
since: 0.1.0
status: stable
rationale: >-
  A DTDL document says its version in `@context`, and in every version (v2, v3, v4) that entry comes first (section
  "Context"): what stands before it would have to be understood without knowing the language. Readers that take the
  first entry for the version refuse the document, and the terms of an extension that was named too early go unread.
fix: Move the `dtmi:dtdl:context;N` entry to the front of `@context` and let the extensions follow it.
"""##,
    ##"""

examples:
  - fails: |
      #=== heatMeter.json
      {"@context": ["dtmi:dtdl:extension:historization;1", "dtmi:dtdl:context;3"],
      #                                                    ^^^^^^^^^^^^^^^^ dtdl/context-order: must be the first context
       "@id": "dtmi:com:example:HeatMeter;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "flowTemperature", "schema": "double"}]}
  - passes: |
      #=== heatMeter.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:historization;1"],
       "@id": "dtmi:com:example:HeatMeter;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Historized"], "name": "flowTemperature", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/duplicate-id", "",
    ##"""
id: dtdl/duplicate-id
summary: An identifier is used for two elements
severity: error
since: 0.1.0
status: stable
rationale: >-
  An identifier names one element of all the documents that are read together, be it an interface, a schema or a
  property; that holds for DTDL v2, v3 and v4 (section "Digital Twin Model Identifier"). With two elements under one
  identifier, a reference can mean either, and a model store that is keyed by identifier keeps only one of them. It
  happens most often when an interface is copied to start the next one.
fix: Give the copy an identifier of its own, or remove it when both say the same.
"""##,
    ##"""

examples:
  - fails: |
      #=== rooms.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:MeetingRoom;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "seats", "schema": "integer"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:MeetingRoom;1", "@type": "Interface",
      #                                           ^^^^^^^^^^^^^^^^ dtdl/duplicate-id: is used twice
        "contents": [{"@type": "Property", "name": "desks", "schema": "integer"}]}]
  - passes: |
      #=== rooms.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:MeetingRoom;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "seats", "schema": "integer"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:OpenPlanOffice;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "desks", "schema": "integer"}]}]

"""##
  ),
  (
    "dtdl/duplicate-language", "",
    ##"""
id: dtdl/duplicate-language
summary: A display text is given twice in one language
severity: error
since: 0.1.0
status: stable
rationale: >-
  `displayName` and `description` hold one text a language in DTDL v2, v3 and v4 (section "Display string
  localization"). A text without a language counts as English, the default of DTDL, so a bare text beside an English one
  is a second English text. Which of the two a dashboard shows would be chance, and it may differ from one tool to the
  next.
fix: Keep one text for each language, and correct the language of a translation that was tagged wrongly.
"""##,
    ##"""

examples:
  - fails: |
      #=== chiller.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Chiller;1", "@type": "Interface",
       "displayName": [{"@value": "Chiller", "@language": "en"}, {"@value": "Refroidisseur", "@language": "en"}],
      #               ^ dtdl/duplicate-language: `displayName` has language `en` twice
       "contents": [{"@type": "Telemetry", "name": "load", "schema": "double"}]}
  - summary: A text without a language is English already.
    fails: |
      #=== coolingTower.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:CoolingTower;1", "@type": "Interface",
       "description": ["Rejects heat.", {"@value": "Rejects heat to the air.", "@language": "en"}]}
      #               ^ dtdl/duplicate-language: `description` has language `en` twice
  - passes: |
      #=== chiller.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Chiller;1", "@type": "Interface",
       "displayName": {"en": "Chiller", "fr": "Refroidisseur"},
       "contents": [{"@type": "Telemetry", "name": "load", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/duplicate-name", "",
    ##"""
id: dtdl/duplicate-name
summary: A name is declared twice in one place
severity: error
since: 0.1.0
status: stable
rationale: >-
  The contents of an interface share one set of names, whatever their kind, and what an interface inherits through
  `extends` belongs to it (sections "Interface", "Property" and "Telemetry", DTDL v2, v3 and v4). The fields of an
  object, the values of an enum and the properties of a relationship are sets of the same sort. A message or a query
  carries the name alone, so a second one leaves a reading without a definite type, and DTDL has no overriding of what
  is inherited.
fix: Rename one of the two, or leave out the one that is inherited already.
"""##,
    ##"""

examples:
  - summary: A property and a telemetry share the names of their interface.
    fails: |
      #=== boiler.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Boiler;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "pressure", "schema": "double", "writable": true},
                    {"@type": "Telemetry", "name": "pressure", "schema": "double"}]}
      #                                            ^^^^^^^^^^ dtdl/duplicate-name: content `pressure` is declared twice
  - summary: What is inherited cannot be declared again.
    fails: |
      #=== valves.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Valve;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "size", "schema": "integer"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:MixingValve;1", "@type": "Interface",
        "extends": "dtmi:com:example:Valve;1",
        "contents": [{"@type": "Property", "name": "size", "schema": "integer"}]}]
      #                                            ^^^^^^ dtdl/duplicate-name: content `size` is inherited already
  - passes: |
      #=== boiler.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Boiler;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "pressureSetpoint", "schema": "double", "writable": true},
                    {"@type": "Telemetry", "name": "pressure", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/duplicate-term", "",
    ##"""
id: dtdl/duplicate-term
summary: A term is given twice, by its name and by its full identifier
severity: error
since: 0.1.0
status: stable
rationale: >-
  JSON-LD lets a document write a term of DTDL (v2, v3, v4) by its short name or by its full identifier, such as
  `dtmi:dtdl:property:schema;3` for `schema` (section "Internationalized Resource Identifier"). Both forms on one
  element are two values for one thing: tools that expand the document see two schemas, others only the short one, and
  the same file then means different things to them. Files that an export wrote and somebody edited by hand show it
  most.
fix: Keep one of the two, best the short name.
"""##,
    ##"""

examples:
  - fails: |
      #=== gasMeter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:GasMeter;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "used",
          "schema": "double",
          "dtmi:dtdl:property:schema;3": "long"}]}
      #   ^^^^^^^^^^^^^^^^ dtdl/duplicate-term: `schema` is given twice
  - passes: |
      #=== gasMeter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:GasMeter;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "used", "schema": "double"},
         {"@type": "Telemetry", "name": "pulses", "dtmi:dtdl:property:schema;3": "long"}]}

"""##
  ),
  (
    "dtdl/duplicate-value", "",
    ##"""
id: dtdl/duplicate-value
summary: Two values of an enum are encoded alike
severity: error
since: 0.1.0
status: stable
rationale: >-
  A message carries the `enumValue`, not the name, so each has to be unique within its enum in DTDL v2, v3 and v4
  (section "EnumValue"). With two names for one encoding a reader cannot tell the states apart: a lift that is stuck
  shows as one that is moving, and the alarm never comes.
fix: Give each entry of `enumValues` an `enumValue` of its own, the one that the device sends.
"""##,
    ##"""

examples:
  - fails: |
      #=== lift.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Lift;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "state", "schema": {
         "@type": "Enum", "valueSchema": "integer", "enumValues": [
           {"name": "moving", "enumValue": 1},
           {"name": "stuck", "enumValue": 1}]}}]}
      #                                   ^ dtdl/duplicate-value: value `1` is used twice in this enum
      #             ^^^^^^^ structure/enum-code: needs a 64-bit integer as its code
  - passes: |
      #=== lift.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Lift;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "state", "schema": {
         "@type": "Enum", "valueSchema": "integer", "enumValues": [
           {"name": "moving", "enumValue": 1},
           {"name": "stuck", "enumValue": 2}]}}]}

"""##
  ),
  (
    "dtdl/extends-itself", "",
    ##"""
id: dtdl/extends-itself
summary: An interface extends itself
severity: error
since: 0.1.0
status: stable
rationale: >-
  Through `extends` an interface takes over the contents of more general ones, in DTDL v2, v3 and v4 (section
  "Interface"). One that names itself is its own supertype: it has no most general form, and a service that follows the
  chain either refuses the model or does not come to an end. Mostly the identifier of a new version was meant to extend
  the earlier one, or a copied line was not changed.
fix: Name the more general interface in `extends`, or leave `extends` out.
"""##,
    ##"""

examples:
  - fails: |
      #=== circulationPump.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:CirculationPump;2", "@type": "Interface",
       "extends": "dtmi:com:example:CirculationPump;2",
      #           ^^^^^^^^^^^^^^^^ dtdl/extends-itself: an interface must not extend itself
       "contents": [{"@type": "Telemetry", "name": "head", "schema": "double"}]}
  - passes: |
      #=== pumps.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:CirculationPump;1", "@type": "Interface",
        "contents": [{"@type": "Telemetry", "name": "flow", "schema": "double"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:CirculationPump;2", "@type": "Interface",
        "extends": "dtmi:com:example:CirculationPump;1",
        "contents": [{"@type": "Telemetry", "name": "head", "schema": "double"}]}]

"""##
  ),
  (
    "dtdl/foreign-schema", "",
    ##"""
id: dtdl/foreign-schema
summary: A schema of another interface is used
severity: error
since: 0.1.0
status: stable
rationale: >-
  What an interface declares in `schemas` serves that interface only: neither one that extends it nor one that holds it
  as a component may refer to it (section "Interface schemas", DTDL v2, v3 and v4). Interfaces are stored and versioned
  one by one, so a reference into another one breaks as soon as the two are delivered apart.
fix: Declare the schema in the interface that uses it too, under an identifier of its own.
"""##,
    ##"""

examples:
  - fails: |
      #=== drives.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Drive;1", "@type": "Interface",
        "schemas": [{"@id": "dtmi:com:example:Drive:phases;1", "@type": "Array", "elementSchema": "double"}],
        "contents": [{"@type": "Telemetry", "name": "currents", "schema": "dtmi:com:example:Drive:phases;1"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ServoDrive;1", "@type": "Interface",
        "extends": "dtmi:com:example:Drive;1",
        "contents": [
          {"@type": "Telemetry", "name": "voltages", "schema": "dtmi:com:example:Drive:phases;1"}]}]
      #                                                        ^^^^^^^^^^^^^^^^ dtdl/foreign-schema: belongs to another
  - passes: |
      #=== drives.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Drive;1", "@type": "Interface",
        "schemas": [{"@id": "dtmi:com:example:Drive:phases;1", "@type": "Array", "elementSchema": "double"}],
        "contents": [{"@type": "Telemetry", "name": "currents", "schema": "dtmi:com:example:Drive:phases;1"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ServoDrive;1", "@type": "Interface",
        "extends": "dtmi:com:example:Drive;1",
        "schemas": [{"@id": "dtmi:com:example:ServoDrive:phases;1", "@type": "Array", "elementSchema": "double"}],
        "contents": [{"@type": "Telemetry", "name": "voltages", "schema": "dtmi:com:example:ServoDrive:phases;1"}]}]

"""##
  ),
  (
    "dtdl/invalid-context", "",
    ##"""
id: dtdl/invalid-context
summary: The context names no version of DTDL that can be read
severity: error
since: 0.1.0
status: stable
rationale: >-
  `@context` is where a document says which version of DTDL it is written in, as `dtmi:dtdl:context;2`, `;3` or `;4`
  (section "Context"). Without it nobody can say which terms and limits hold, and services refuse the document. A part
  after `#`, as in `dtmi:dtdl:context;4#limitless`, exists in version 4 only, where it goes with a limits context.
fix: Begin `@context` with the version that the document is written in, without a part after `#` before version 4.
"""##,
    ##"""

examples:
  - summary: A context of one's own does not say the version.
    fails: |
      #=== battery.json
      {"@context": "dtmi:com:example:plant;1", "@id": "dtmi:com:example:Battery;1", "@type": "Interface",
      #            ^^^^^^^^^^^^^^^^ dtdl/invalid-context: must begin with a version of DTDL
       "contents": [{"@type": "Telemetry", "name": "charge", "schema": "double"}]}
  - summary: Version 3 has no limits to lift.
    fails: |
      #=== camera.json
      {"@context": "dtmi:dtdl:context;3#limitless", "@id": "dtmi:com:example:Camera;1", "@type": "Interface",
      #            ^^^^^^^^^^^^^^^^ dtdl/invalid-context: has a fragment, which DTDL v3 has not
       "contents": [{"@type": "Property", "name": "resolution", "schema": "string"}]}
  - passes: |
      #=== camera.json
      {"@context": ["dtmi:dtdl:context;4#limitless", "dtmi:dtdl:limits:onvif;1"],
       "@id": "dtmi:com:example:Camera;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "resolution", "schema": "string"}]}

"""##
  ),
  (
    "dtdl/invalid-dtmi", "",
    ##"""
id: dtdl/invalid-dtmi
summary: An identifier is not a valid DTMI
severity: error
since: 0.1.0
status: stable
rationale: >-
  Identifiers are `dtmi:`, segments of letters, digits and underscores with colons between them, and a version after a
  semicolon (section "Digital Twin Model Identifier"). The version is one whole number in DTDL v2 and required there; in
  v3 and v4 it may be left out or have a minor part, and no part begins with 0. Every service keys its models by this
  text: one it cannot take apart is refused at upload, and a relationship whose target is a bare name leads nowhere.
fix: >-
  Write it like `dtmi:com:example:AirHandler;1`, without spaces or hyphens; each segment begins with a letter and does
  not end with an underscore.
"""##,
    ##"""

examples:
  - fails: |
      #=== airHandler.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:air-handler;1", "@type": "Interface",
      #                                          ^^^^^^^^^^^^^^^^ dtdl/invalid-dtmi: not a valid identifier
       "contents": [
         {"@type": "Relationship", "name": "serves", "target": "Zone"}]}
      #                                                        ^^^^^^ dtdl/invalid-dtmi: `Zone` is not
  - summary: A minor version came with DTDL v3.
    fails: |
      #=== damper.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Damper;1.2", "@type": "Interface"}
      #                                          ^^^^^^^^^^^^^^^^ dtdl/invalid-dtmi: not a valid identifier
  - passes: |
      #=== airHandler.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:AirHandler;1.2", "@type": "Interface",
        "contents": [{"@type": "Relationship", "name": "serves", "target": "dtmi:com:example:Zone"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Zone", "@type": "Interface"}]

"""##
  ),
  (
    "dtdl/invalid-language", "",
    ##"""
id: dtdl/invalid-language
summary: A language of a display text is not a language tag
severity: error
since: 0.1.0
status: stable
rationale: >-
  Texts for people, `displayName` and `description`, are keyed by language tags such as `en`, `de-AT` or `zh-Hans` in
  DTDL v2, v3 and v4 (section "Display string localization"): the language in small letters, then perhaps a script and a
  region. A user interface asks for the tag of its user's language, so a text under any other key is never shown.
fix: Use the tag of the language, small letters for the language and capitals for the region, with a hyphen between.
"""##,
    ##"""

examples:
  - fails: |
      #=== heatPump.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:HeatPump;1", "@type": "Interface",
       "displayName": {"English": "Heat pump", "de_AT": "Wärmepumpe"},
      #                ^^^^^^^^^ dtdl/invalid-language: `English` is not a language tag
      #                                        ^^^^^^^ dtdl/invalid-language: `de_AT` is not a language tag
       "contents": [{"@type": "Telemetry", "name": "efficiency", "schema": "double"}]}
  - passes: |
      #=== heatPump.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:HeatPump;1", "@type": "Interface",
       "displayName": {"en": "Heat pump", "de-AT": "Wärmepumpe"},
       "contents": [{"@type": "Telemetry", "name": "efficiency", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/invalid-name", "",
    ##"""
id: dtdl/invalid-name
summary: A name has characters that DTDL does not take
severity: error
since: 0.1.0
status: stable
rationale: >-
  A `name` is what code, queries and messages call the element, so DTDL v2, v3 and v4 hold it to letters, digits and
  underscores, a letter first and no underscore last (sections "Property", "Telemetry" and the like). Names with spaces,
  hyphens or dots, as they come out of building management systems, are refused by services, and generated code could
  not use them. Text for people goes into `displayName`, which takes anything.
fix: >-
  Write the name in letters, digits and underscores, such as `supplyTemperature`, and put the original into
  `displayName`.
"""##,
    ##"""

examples:
  - fails: |
      #=== ventilationUnit.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:VentilationUnit;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "supply-temp", "schema": "double"},
      #                                            ^^^^^^^^^^^^^ dtdl/invalid-name: `supply-temp` is not a valid name
                    {"@type": "Telemetry", "name": "2ndFilterDrop", "schema": "double"}]}
      #                                            ^^^^^^^^^^^^^^^ dtdl/invalid-name: begins with a letter
  - passes: |
      #=== ventilationUnit.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:VentilationUnit;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "supplyTemperature", "displayName": "supply-temp", "schema": "double"},
         {"@type": "Telemetry", "name": "filter2Drop", "displayName": "2nd filter drop", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/local-term", "",
    ##"""
id: dtdl/local-term
summary: A context defines terms of its own
severity: error
since: 0.1.0
status: stable
rationale: >-
  JSON-LD lets a document define terms in `@context`; DTDL takes contexts by name only, in v2, v3 and v4 (sections
  "Context" and "Conformance with JSON and JSON-LD"). If each file could rename the words of the language, no tool could
  read a file by its text, so services refuse such a document, often one that was exported from an RDF tool.
fix: >-
  Take the object out of `@context`. Where you need more than DTDL has, name the context of a language extension there,
  or say it in `comment`.
"""##,
    ##"""

examples:
  - fails: |
      #=== floor.json
      {"@context": ["dtmi:dtdl:context;3", {"brick": "https://brickschema.org/schema/Brick#"}],
      #                                    ^^^^^^^^^^^^^^^^ dtdl/local-term: terms cannot be defined
       "@id": "dtmi:com:example:Floor;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "level", "schema": "integer"}]}
  - passes: |
      #=== floor.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Floor;1", "@type": "Interface",
       "comment": "Corresponds to the class Floor of Brick.",
       "contents": [{"@type": "Property", "name": "level", "schema": "integer"}]}

"""##
  ),
  (
    "dtdl/misplaced-semantic-type", "",
    ##"""
id: dtdl/misplaced-semantic-type
summary: A semantic type stands on an element that takes none
severity: error
since: 0.1.0
status: stable
rationale: >-
  A semantic type such as `Temperature` says what a number measures and brings a unit with it. In DTDL v2 properties and
  telemetry take one (section "Semantic Types"); with the extension quantitativeTypes of v3 and v4, fields, map values,
  command requests and command responses do too. Elsewhere it says nothing about any value: the unit is lost, and
  whoever reads the numbers is left to guess between Celsius and Fahrenheit.
fix: >-
  Move the semantic type and its unit to the element that carries the number. For a field or a payload, write the
  interface in DTDL v3 with `dtmi:dtdl:extension:quantitativeTypes;1`, or in v4 with version 2 of it.
"""##,
    ##"""

examples:
  - summary: A field of DTDL v2 takes no semantic type.
    fails: |
      #=== coldStore.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:ColdStore;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "limits", "schema": {"@type": "Object", "fields": [
         {"@type": ["Field", "Temperature"], "name": "high", "schema": "double", "unit": "degreeCelsius"}]}}]}
      #                      ^^^^^^^^^^^^^ dtdl/misplaced-semantic-type: a `Field` takes no semantic type
  - passes: |
      #=== coldStore.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:ColdStore;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "limits", "schema": {"@type": "Object", "fields": [
         {"@type": ["Field", "Temperature"], "name": "high", "schema": "double", "unit": "degreeCelsius"}]}}]}

"""##
  ),
  (
    "dtdl/missing-context", "",
    ##"""
id: dtdl/missing-context
summary: An interface has no context
severity: error
since: 0.1.0
status: stable
rationale: >-
  `@context` tells which version of DTDL a document is written in (sections "Interface" and "Context", v2, v3 and v4).
  Without it the same text could be read by three sets of terms and limits, and services refuse it. In a file that holds
  a list, each interface at the top needs its own; only what is nested takes it from around it.
fix: Add `"@context"` with the version that the interface is written in, such as `"dtmi:dtdl:context;3"`.
"""##,
    ##"""

examples:
  - fails: |
      #=== sites.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Site;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "address", "schema": "string"}]},
       {"@id": "dtmi:com:example:Building;1", "@type": "Interface",
      #^ dtdl/missing-context: an interface must have `@context`
        "contents": [{"@type": "Property", "name": "storeys", "schema": "integer"}]}]
  - passes: |
      #=== sites.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Site;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "address", "schema": "string"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Building;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "storeys", "schema": "integer"}]}]

"""##
  ),
  (
    "dtdl/missing-elementSchema", "",
    ##"""
id: dtdl/missing-elementSchema
summary: An array does not say what its elements are
severity: error
since: 0.1.0
status: stable
rationale: >-
  An `Array` of DTDL (v2, v3, v4) must have `elementSchema` (section "Array"). Without it a reader knows that a list
  arrives but not of what, so it can neither decode a message nor draw a chart, and services refuse the interface. The
  key is easily missed by those who know JSON Schema, where it is called `items`.
fix: Add `elementSchema` with the schema of one element.
"""##,
    ##"""

examples:
  - fails: |
      #=== stringInverter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:StringInverter;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "stringCurrents",
         "schema": {"@type": "Array"}}]}
      #            ^^^^^^^^^^^^^^^^ dtdl/missing-elementSchema: an `Array` must have `elementSchema`
  - passes: |
      #=== stringInverter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:StringInverter;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "stringCurrents",
         "schema": {"@type": "Array", "elementSchema": "double"}}]}

"""##
  ),
  (
    "dtdl/missing-enumValue", "",
    ##"""
id: dtdl/missing-enumValue
summary: An entry of an enum has no value
severity: error
since: 0.1.0
status: stable
rationale: >-
  The `name` of an entry is for code, its `enumValue` is what travels in the message; DTDL v2, v3 and v4 require both
  (section "EnumValue"). Nothing is numbered by position. An entry without a value can never arrive: a dashboard has a
  label for it and nothing that it could match.
fix: Add `enumValue` with what the device sends, an integer or a string as the enum's `valueSchema` says.
"""##,
    ##"""

examples:
  - fails: |
      #=== occupancySensor.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:OccupancySensor;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "state", "schema": {
         "@type": "Enum", "valueSchema": "string", "enumValues": [
           {"name": "vacant", "enumValue": "V"},
           {"name": "occupied"}]}}]}
      #    ^^^^^^^^^^^^^^^^ dtdl/missing-enumValue: an `EnumValue` must have `enumValue`
      #             ^^^^^^^^^^ structure/enum-code: needs a string as its code
  - passes: |
      #=== occupancySensor.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:OccupancySensor;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "state", "schema": {
         "@type": "Enum", "valueSchema": "string", "enumValues": [
           {"name": "vacant", "enumValue": "V"},
           {"name": "occupied", "enumValue": "O"}]}}]}

"""##
  ),
  (
    "dtdl/missing-id", "",
    ##"""
id: dtdl/missing-id
summary: An interface or a reusable schema has no identifier
severity: error
since: 0.1.0
status: stable
rationale: >-
  An interface and each entry of its `schemas` must have `@id` in DTDL v2, v3 and v4 (sections "Interface" and
  "Interface schemas"). Other elements get one from where they stand, these two are what others refer to: without an
  identifier an interface cannot be stored, extended or be a component, and a schema in `schemas` cannot be used by
  anything.
fix: Add `@id`, for a schema best the interface's identifier with one more segment before the version.
"""##,
    ##"""

examples:
  - fails: |
      #=== accessReader.json
      {"@context": "dtmi:dtdl:context;3", "@type": "Interface",
      #! dtdl/missing-id: an interface must have `@id`
       "contents": [{"@type": "Telemetry", "name": "badge", "schema": "string"}]}
  - fails: |
      #=== turnstile.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Turnstile;1", "@type": "Interface",
       "schemas": [
         {"@type": "Array", "elementSchema": "integer"}]}
      #  ^^^^^^^^^^^^^^^^ dtdl/missing-id: an entry of `schemas` must have `@id`
  - passes: |
      #=== turnstile.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Turnstile;1", "@type": "Interface",
       "schemas": [
         {"@id": "dtmi:com:example:Turnstile:counts;1", "@type": "Array", "elementSchema": "integer"}],
       "contents": [{"@type": "Telemetry", "name": "passages", "schema": "dtmi:com:example:Turnstile:counts;1"}]}

"""##
  ),
  (
    "dtdl/missing-mapKey", "",
    ##"""
id: dtdl/missing-mapKey
summary: A map does not describe its keys
severity: error
since: 0.1.0
status: stable
rationale: >-
  A `Map` of DTDL (v2, v3, v4) must have `mapKey` (sections "Map" and "MapKey"). Keys are always strings, so it looks as
  if there were nothing to say, yet its `name` tells what the strings stand for, a module, a tenant or an hour, and
  parsers and services refuse a map without it.
fix: Add `mapKey` with a `name` that says what a key stands for, and a `schema` of `string`.
"""##,
    ##"""

examples:
  - fails: |
      #=== distributionBoard.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:DistributionBoard;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "ratings", "schema":
         {"@type": "Map", "mapValue": {"name": "amperes", "schema": "double"}}}]}
      #  ^^^^^^^^^^^^^^^ dtdl/missing-mapKey: a `Map` must have `mapKey`
  - passes: |
      #=== distributionBoard.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:DistributionBoard;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "ratings", "schema":
         {"@type": "Map", "mapKey": {"name": "circuit", "schema": "string"},
          "mapValue": {"name": "amperes", "schema": "double"}}}]}

"""##
  ),
  (
    "dtdl/missing-mapValue", "",
    ##"""
id: dtdl/missing-mapValue
summary: A map does not describe its values
severity: error
since: 0.1.0
status: stable
rationale: >-
  A `Map` of DTDL (v2, v3, v4) must have `mapValue` (sections "Map" and "MapValue"): it holds the one schema that all
  values of the map have. Without it a reader can list the keys but decode nothing behind them, and services refuse the
  interface.
fix: Add `mapValue` with a `name` and the `schema` of the values.
"""##,
    ##"""

examples:
  - fails: |
      #=== gateway.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Gateway;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "firmware", "schema":
         {"@type": "Map", "mapKey": {"name": "module", "schema": "string"}}}]}
      #  ^^^^^^^^^^^^^^^ dtdl/missing-mapValue: a `Map` must have `mapValue`
  - passes: |
      #=== gateway.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Gateway;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "firmware", "schema":
         {"@type": "Map", "mapKey": {"name": "module", "schema": "string"},
          "mapValue": {"name": "version", "schema": "string"}}}]}

"""##
  ),
  (
    "dtdl/missing-name", "",
    ##"""
id: dtdl/missing-name
summary: An element has no name
severity: error
since: 0.1.0
status: stable
rationale: >-
  All contents of an interface, and fields, enum values, map keys, map values and payloads of commands must have `name`
  in DTDL v2, v3 and v4 (sections "Property", "Telemetry", "Field" and the like). Messages and queries use nothing else:
  without it a reading has no key to arrive under. A `displayName` is for people and does not stand in for it.
fix: Add `name`, in letters, digits and underscores, as devices and queries are to call it.
"""##,
    ##"""

examples:
  - fails: |
      #=== supplyFan.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:SupplyFan;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "displayName": "Speed", "schema": "double"}]}
      #  ^^^^^^^^^^^^^^^^ dtdl/missing-name: a `Telemetry` must have `name`
  - passes: |
      #=== supplyFan.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:SupplyFan;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "speed", "displayName": "Speed", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/missing-schema", "",
    ##"""
id: dtdl/missing-schema
summary: An element that carries a value has no schema
severity: error
since: 0.1.0
status: stable
rationale: >-
  `schema` says what type a value has, for a component which interface it is. Properties, telemetry, components, fields,
  map keys and values, and payloads of commands must have it in DTDL v2, v3 and v4 (sections "Property", "Component",
  "Field" and the like). There is no default to fall back on: a store cannot create the column, and a decoder cannot
  tell 21 from "21".
fix: Add `schema`, a built-in one such as `double`, a complex one, or for a component the identifier of its interface.
"""##,
    ##"""

examples:
  - fails: |
      #=== coldWaterMeter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ColdWaterMeter;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "volume"}]}
      #  ^^^^^^^^^^^^^^^^ dtdl/missing-schema: a `Telemetry` must have `schema`
  - summary: A command may do without a payload.
    passes: |
      #=== coldWaterMeter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ColdWaterMeter;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "volume", "schema": "double"},
         {"@type": "Command", "name": "resetLeakAlarm"}]}

"""##
  ),
  (
    "dtdl/missing-type", "",
    ##"""
id: dtdl/missing-type
summary: An element does not say its type
severity: error
since: 0.1.0
status: stable
rationale: >-
  `@type` is what tells a property from a telemetry, and an enum from an object. DTDL v2, v3 and v4 require it wherever
  several types are possible (sections "Interface", "Property" and the like). Fields, enum values, map keys, map values
  and payloads of commands may do without, until another type is added: then their own has to be named too.
fix: Add `@type` with the type that is meant. Keep the language's own type in the list when you add another one.
"""##,
    ##"""

examples:
  - fails: |
      #=== extractFan.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ExtractFan;1", "@type": "Interface",
       "contents": [
         {"name": "speed", "schema": "double"}]}
      #  ^^^^^^^ dtdl/missing-type: an entry of `contents` must have `@type`
  - summary: An added type does not replace the language's own.
    fails: |
      #=== weatherStation.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:WeatherStation;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "wind", "schema": {"@type": "Object", "fields": [
         {"@type": "Velocity", "name": "gust", "schema": "double", "unit": "metrePerSecond"}]}}]}
      #            ^^^^^^^^^^ dtdl/missing-type: `@type` must also name a `Field` when it adds another type
  - passes: |
      #=== weatherStation.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:WeatherStation;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "wind", "schema": {"@type": "Object", "fields": [
         {"@type": ["Field", "Velocity"], "name": "gust", "schema": "double", "unit": "metrePerSecond"},
         {"name": "direction", "schema": "double"}]}}]}

"""##
  ),
  (
    "dtdl/missing-unit", "",
    ##"""
id: dtdl/missing-unit
summary: A semantic type has no unit
severity: error
since: 0.1.0
status: stable
rationale: >-
  An element with a semantic type must say its `unit` too: DTDL v2 has it so (section "Semantic Types"), and so has the
  extension quantitativeTypes of v3 and v4. A temperature without a unit is a number that two readers take for two
  temperatures, and no service assumes one.
fix: Add `unit` with a unit of the semantic type, such as `degreeCelsius`; ratios take `percent` or `unity`.
"""##,
    ##"""

examples:
  - fails: |
      #=== serverRoom.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:ServerRoom;1", "@type": "Interface",
       "contents": [
         {"@type": ["Telemetry", "RelativeHumidity"], "name": "humidity", "schema": "double"}]}
      #  ^^^^^^^^^^^^^^^^ dtdl/missing-unit: semantic type `RelativeHumidity` needs `unit`
  - passes: |
      #=== serverRoom.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:ServerRoom;1", "@type": "Interface",
       "contents": [
         {"@type": ["Telemetry", "RelativeHumidity"], "name": "humidity", "schema": "double", "unit": "percent"}]}

"""##
  ),
  (
    "dtdl/missing-valueSchema", "",
    ##"""
id: dtdl/missing-valueSchema
summary: An enum does not say how its values are encoded
severity: error
since: 0.1.0
status: stable
rationale: >-
  An `Enum` of DTDL (v2, v3, v4) must have `valueSchema`, which is `integer` or `string` (section "Enum"). It tells the
  two ends of a connection what travels: nobody guesses it from the values, and a sender that writes `"2"` where the
  reader expects `2` fills a history with states that match no name.
fix: Add `valueSchema`, `integer` or `string` as the values are.
"""##,
    ##"""

examples:
  - fails: |
      #=== shutter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Shutter;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "position", "schema":
         {"@type": "Enum", "enumValues": [{"name": "up", "enumValue": 0}, {"name": "down", "enumValue": 1}]}}]}
      #  ^^^^^^^^^^^^^^^^ dtdl/missing-valueSchema: an `Enum` must have `valueSchema`
  - passes: |
      #=== shutter.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Shutter;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "position", "schema":
         {"@type": "Enum", "valueSchema": "integer",
          "enumValues": [{"name": "up", "enumValue": 0}, {"name": "down", "enumValue": 1}]}}]}

"""##
  ),
  (
    "dtdl/mixed-versions", "",
    ##"""
id: dtdl/mixed-versions
summary: An element of an older version of DTDL builds on a later one
severity: error
since: 0.1.0
status: stable
rationale: >-
  Among DTDL v2, v3 and v4, an interface may extend, or have as a component, one of the same or of an earlier version,
  never of a later one: whoever reads v2 only could not know what it inherits from v3. The same holds for an element
  that has a `@context` of its own inside another. Models that move to a new version interface by interface meet it when
  the general ones are moved first.
fix: Write the interface that builds on the other in the later version as well, or leave both in the earlier one.
"""##,
    ##"""

examples:
  - fails: |
      #=== sensors.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Sensor;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "calibratedOn", "schema": "date"}]},
       {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:FlowSensor;1", "@type": "Interface",
      #                                           ^^^^^^^^^^^^^^^^ dtdl/mixed-versions: of the later v3
        "extends": "dtmi:com:example:Sensor;1",
        "contents": [{"@type": "Telemetry", "name": "flow", "schema": "double"}]}]
  - passes: |
      #=== sensors.json
      [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Sensor;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "calibratedOn", "schema": "date"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:FlowSensor;1", "@type": "Interface",
        "extends": "dtmi:com:example:Sensor;1",
        "contents": [{"@type": "Telemetry", "name": "flow", "schema": "double"}]}]

"""##
  ),
  (
    "dtdl/nested-component", "",
    ##"""
id: dtdl/nested-component
summary: A component has components itself
severity: error
since: 0.1.0
status: stable
rationale: >-
  A component is part of its twin's own value, and in DTDL v2, v3 and v4 that goes one level deep: the interface of a
  component has no components, inherited ones included (section "Component"). Services address a component by one name
  below its twin, so there is no path that could reach a part of a part.
fix: >-
  Make the inner part a twin of its own behind a relationship, or declare it as a second component of the outer
  interface.
"""##,
    ##"""

examples:
  - fails: |
      #=== chargingStation.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ChargingStation;1", "@type": "Interface",
        "contents": [{"@type": "Component", "name": "outlet", "schema": "dtmi:com:example:Outlet;1"}]},
      #                                             ^^^^^^^^ dtdl/nested-component: has components
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Outlet;1", "@type": "Interface",
        "contents": [{"@type": "Component", "name": "lock", "schema": "dtmi:com:example:Lock;1"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Lock;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "closed", "schema": "boolean"}]}]
  - passes: |
      #=== chargingStation.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ChargingStation;1", "@type": "Interface",
        "contents": [{"@type": "Component", "name": "outlet", "schema": "dtmi:com:example:Outlet;1"},
                     {"@type": "Component", "name": "outletLock", "schema": "dtmi:com:example:Lock;1"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Outlet;1", "@type": "Interface",
        "contents": [{"@type": "Telemetry", "name": "current", "schema": "double"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Lock;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "closed", "schema": "boolean"}]}]

"""##
  ),
  (
    "dtdl/not-an-interface", "",
    ##"""
id: dtdl/not-an-interface
summary: A DTDL file holds something that is not an interface
severity: error
since: 0.1.0
status: stable
rationale: >-
  At the top of a DTDL file (v2, v3, v4) stands one interface, or a list of them (section "Interface"). Anything else is
  no model: tools that load a folder stop at it or leave the entry out, and a list that was joined by a script from
  other lists, or from file names, loads in part only.
fix: Take the entry out of the list, or write the interface in its place.
"""##,
    ##"""

examples:
  - fails: |
      #=== models.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ParkingGarage;1", "@type": "Interface",
        "contents": [{"@type": "Telemetry", "name": "freeSpaces", "schema": "integer"}]},
       "parkingSpace.json"]
      #^^^^^^^^^^^^^^^^ dtdl/not-an-interface: holds an interface or a list of interfaces
  - passes: |
      #=== models.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ParkingGarage;1", "@type": "Interface",
        "contents": [{"@type": "Telemetry", "name": "freeSpaces", "schema": "integer"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ParkingSpace;1", "@type": "Interface",
        "contents": [{"@type": "Property", "name": "taken", "schema": "boolean"}]}]

"""##
  ),
  (
    "dtdl/not-supported", "",
    ##"""
id: dtdl/not-supported
summary: The document uses a part of DTDL that is not read
severity: error
since: 0.1.0
status: stable
rationale: >-
  DTDL v2 and v3 are read in full, v4 as far as the model has a place for it. The schema `scaledDecimal` of v4 (section
  "Scaled decimal schema") and built-in schemas that are written out as objects have none, nor has an element that is
  named by an identifier from another interface. The document may well be valid; it is refused because leaving the part
  out would give a model that says something else.
fix: >-
  Use a schema that is read, `decimal` or `double` for a `scaledDecimal`, and write an element out where it is used.
"""##,
    ##"""

examples:
  - fails: |
      #=== tariffMeter.json
      {"@context": "dtmi:dtdl:context;4", "@id": "dtmi:com:example:TariffMeter;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "energy", "schema": "scaledDecimal"},
      #                                                     ^^^^^^^^^^^^^^^ dtdl/not-supported: `scaledDecimal` is not
         {"@type": "Telemetry", "name": "tariff", "schema": {"@type": "Integer"}}]}
      #                                                     ^^^^^^^^^^^^^^^^ dtdl/not-supported: of type `Integer`
  - passes: |
      #=== tariffMeter.json
      {"@context": "dtmi:dtdl:context;4", "@id": "dtmi:com:example:TariffMeter;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "energy", "schema": "decimal"},
         {"@type": "Telemetry", "name": "tariff", "schema": "integer"}]}

"""##
  ),
  (
    "dtdl/number-too-precise", "",
    ##"""
id: dtdl/number-too-precise
summary: A number has more digits than are kept
severity: warning
since: 0.1.0
status: stable
rationale: >-
  Properties of a type that DTDL does not define, which v2 accepts (section "Undefined co-types and properties") and v3
  and v4 accept with extensions, are kept with their values. A number of more than 19 digits is kept as text, so that no
  digit is lost; where DTDL is written again it comes out as a string, and a tool that expects a number there may
  stumble.
fix: Write the number with as many digits as it is known to, or as a string where the digits are an identifier.
"""##,
    ##"""

examples:
  - fails: |
      #=== surveyPoint.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:SurveyPoint;1", "@type": "Interface",
       "contents": [{"@type": ["Property", "Surveyed"], "name": "height", "schema": "double",
         "datum": 48.208333333333333333333}]}
      #           ^^^^^^^^^^^^^^^^ dtdl/number-too-precise: is kept as text: it has more than 19 digits
  - passes: |
      #=== surveyPoint.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:SurveyPoint;1", "@type": "Interface",
       "contents": [{"@type": ["Property", "Surveyed"], "name": "height", "schema": "double",
         "datum": 48.2083333}]}

"""##
  ),
  (
    "dtdl/out-of-range", "",
    ##"""
id: dtdl/out-of-range
summary: A multiplicity is outside what DTDL allows
severity: error
since: 0.1.0
status: stable
rationale: >-
  In DTDL v2, v3 and v4 the `minMultiplicity` of a relationship can only be 0 and the `maxMultiplicity` must be at least
  1, in v2 at most 500 (section "Relationship"). A twin is created before its relationships are, so a graph store cannot
  demand that one be there; services refuse the model, and a minimum that nobody enforces would promise consumers what
  is not kept.
fix: Leave `minMultiplicity` out, state the demand in a rule of your own, and keep `maxMultiplicity` within the limits.
"""##,
    ##"""

examples:
  - fails: |
      #=== circuit.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:HeatingCircuit;1", "@type": "Interface",
       "contents": [
         {"@type": "Relationship", "minMultiplicity": 1, "name": "fedBy", "maxMultiplicity": 1},
      #                                               ^^^ dtdl/out-of-range: `minMultiplicity` must be 0
         {"@type": "Relationship", "maxMultiplicity": 1000, "name": "supplies"}]}
      #                                               ^^^^ dtdl/out-of-range: `maxMultiplicity` must be 1 to 500
  - passes: |
      #=== circuit.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:HeatingCircuit;1", "@type": "Interface",
       "contents": [
         {"@type": "Relationship", "minMultiplicity": 0, "name": "fedBy", "maxMultiplicity": 1},
         {"@type": "Relationship", "name": "supplies"}]}

"""##
  ),
  (
    "dtdl/recursive-schema", "",
    ##"""
id: dtdl/recursive-schema
summary: A schema is made of itself
severity: error
since: 0.1.0
status: stable
rationale: >-
  A schema that names itself, directly or by way of others, describes values of any depth. DTDL v2 and v3 have no such
  schemas, since theirs nest five levels at most; v4 allows them (section "Complex schema"). A service that writes a
  schema of v3 out in full would not come to an end.
fix: >-
  Write the interface in DTDL v4. In v2 and v3 end the nesting at a level of your choice, or make each node a twin and
  tie them with a relationship.
"""##,
    ##"""

examples:
  - fails: |
      #=== partsList.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Machine;1", "@type": "Interface",
       "schemas": [
         {"@id": "dtmi:com:example:Machine:parts;1", "@type": "Map",
      #  ^^^^^^ dtdl/recursive-schema: `dtmi:com:example:Machine:parts;1` is made of itself
          "mapKey": {"name": "part", "schema": "string"},
          "mapValue": {"name": "parts", "schema": "dtmi:com:example:Machine:parts;1"}}],
       "contents": [{"@type": "Property", "name": "parts", "schema": "dtmi:com:example:Machine:parts;1"}]}
  - passes: |
      #=== partsList.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Machine;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "name": "partNumber", "schema": "string"},
         {"@type": "Relationship", "name": "hasPart", "target": "dtmi:com:example:Machine;1"}]}

"""##
  ),
  (
    "dtdl/reserved-id", "",
    ##"""
id: dtdl/reserved-id
summary: An identifier begins with a prefix that belongs to DTDL
severity: error
since: 0.1.0
status: stable
rationale: >-
  Identifiers under `dtmi:dtdl:` and `dtmi:standard:` are those of the language itself, in DTDL v2, v3 and v4 (section
  "Digital Twin Model Identifier"). A model that takes one could be mistaken for a word of the language, today or after
  its next version, and services refuse it.
fix: Begin with your own domain in reverse, such as `dtmi:com:example:`.
"""##,
    ##"""

examples:
  - fails: |
      #=== hydrant.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:standard:fire:Hydrant;1", "@type": "Interface",
      #                                          ^^^^^^^^^^^^^^^^ dtdl/reserved-id: are reserved
       "contents": [{"@type": "Property", "name": "inspectedOn", "schema": "date"}]}
  - passes: |
      #=== hydrant.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:fire:Hydrant;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "inspectedOn", "schema": "date"}]}

"""##
  ),
  (
    "dtdl/semantic-type-not-numeric", "",
    ##"""
id: dtdl/semantic-type-not-numeric
summary: A semantic type is given to something that is no number
severity: error
since: 0.1.0
status: stable
rationale: >-
  A semantic type says which quantity a number measures, so the schema beside it has to be numeric: in DTDL v2 (section
  "Semantic Types"), and in v3 and v4 with the extension quantitativeTypes. A temperature that arrives as text cannot be
  converted, averaged or compared: `"9"` sorts after `"21"`, and a chart of it stays empty.
fix: Give the element a numeric schema such as `double`, or take the semantic type and its unit away.
"""##,
    ##"""

examples:
  - fails: |
      #=== freezer.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Freezer;1", "@type": "Interface",
       "contents": [
         {"@type": ["Telemetry", "Temperature"], "name": "air",
          "schema": "string", "unit": "degreeCelsius"}]}
      #             ^^^^^^^^ dtdl/semantic-type-not-numeric: `Temperature` needs a numeric schema
      #                               ^^^^^^^^^^^^^^^ structure/unit-on-non-number: on a value that is no number
  - passes: |
      #=== freezer.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Freezer;1", "@type": "Interface",
       "contents": [
         {"@type": ["Telemetry", "Temperature"], "name": "air",
          "schema": "float", "unit": "degreeCelsius"}]}

"""##
  ),
  (
    "dtdl/several-semantic-types", "",
    ##"""
id: dtdl/several-semantic-types
summary: An element has two semantic types
severity: error
since: 0.1.0
status: stable
rationale: >-
  One number measures one quantity, so an element has one semantic type: in DTDL v2 (section "Semantic Types"), and in
  v3 and v4 with the extension quantitativeTypes. With two of them it is open which one the `unit` belongs to, and tools
  that convert units or pick a chart by quantity choose differently.
fix: Keep the more exact of the two; where two things are measured, make them two elements.
"""##,
    ##"""

examples:
  - fails: |
      #=== lamp.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Lamp;1", "@type": "Interface",
       "contents": [
         {"@type": ["Telemetry", "LuminousFlux", "Power"], "name": "output",
      #                                          ^^^^^^^ dtdl/several-semantic-types: one semantic type, here
          "schema": "double", "unit": "lumen"}]}
  - passes: |
      #=== lamp.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Lamp;1", "@type": "Interface",
       "contents": [
         {"@type": ["Telemetry", "LuminousFlux"], "name": "output", "schema": "double", "unit": "lumen"},
         {"@type": ["Telemetry", "Power"], "name": "input", "schema": "double", "unit": "watt"}]}

"""##
  ),
  (
    "dtdl/several-types", "",
    ##"""
id: dtdl/several-types
summary: An element has two types of the language
severity: error
since: 0.1.0
status: stable
rationale: >-
  `@type` may hold a list, so that semantic types and types of extensions can stand beside the language's own; of those
  there is one an element, in DTDL v2, v3 and v4 (sections "Property", "Telemetry" and the like). A value that is state
  and stream at once has no single place in a service: a property is kept and can be asked for, a telemetry is sent and
  gone.
fix: >-
  Keep the type that fits: `Property` for state that is kept, `Telemetry` for readings that are sent. Where both are
  needed, declare two elements with names of their own.
"""##,
    ##"""

examples:
  - fails: |
      #=== silo.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Silo;1", "@type": "Interface",
       "contents": [
         {"@type": ["Property", "Telemetry"], "name": "level", "schema": "double"}]}
      #            ^^^^^^^^^^^^^^^^ dtdl/several-types: one type of the language, not 2
  - passes: |
      #=== silo.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Silo;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "level", "schema": "double"},
         {"@type": "Property", "name": "lastLevel", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/too-deep", "",
    ##"""
id: dtdl/too-deep
summary: Schemas or interfaces are nested too deep
severity: error
since: 0.1.0
status: stable
rationale: >-
  Complex schemas nest 5 levels deep in DTDL v2 and v3 and 8 in v4 (section "Complex schema"); a chain of `extends` is
  at most 10 long in v2 and v3 and 12 in v4 (section "Interface"). Services set their stores and decoders up for these
  depths and refuse what goes beyond. A value that needs six levels is hard to query, too.
fix: >-
  Take levels out: join objects that have a single field, turn inner levels into twins with relationships, or merge
  steps of the hierarchy that add nothing. DTDL v4 gives a little more room.
"""##,
    ##"""

examples:
  - fails: |
      #=== recipe.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Mixer;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "recipe", "schema":
         {"@type": "Array", "elementSchema":
          {"@type": "Object", "fields": [{"name": "phases", "schema":
           {"@type": "Array", "elementSchema":
            {"@type": "Object", "fields": [{"name": "steps", "schema":
             {"@type": "Array", "elementSchema":
              {"@type": "Object", "fields": [{"name": "speed", "schema": "double"}]}}}]}}}]}}}]}
      #       ^^^^^^^^ dtdl/too-deep: schemas are nested more than 5 deep
  - summary: Levels that hold a single value are left out.
    passes: |
      #=== recipe.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Mixer;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "recipe", "schema":
         {"@type": "Array", "elementSchema":
          {"@type": "Object", "fields": [{"name": "phase", "schema": "integer"},
           {"name": "stepSpeeds", "schema": {"@type": "Array", "elementSchema": "double"}}]}}}]}

"""##
  ),
  (
    "dtdl/too-long", "",
    ##"""
id: dtdl/too-long
summary: A name, text or identifier is longer than DTDL allows
severity: error
since: 0.1.0
status: stable
rationale: >-
  Names and `displayName` have at most 64 characters in DTDL v2 and 512 in v3 and v4, `description` and `comment` 512 in
  each of them (sections "Interface", "Property" and the like), the identifier of an interface 128 (section "Digital
  Twin Model Identifier"). These are the widths that services store: a longer one is refused at upload, often after
  everything else passed.
fix: >-
  Shorten it. Say in `description` what a name cannot hold, and in documents of your own what a description cannot.
"""##,
    ##"""

examples:
  - fails: |
      #=== pool.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Pool;1", "@type": "Interface",
       "displayName": "Pool with water treatment, as it is built in public baths since 2019",
      #               ^^^^^^^^^^ dtdl/too-long: `displayName` has at most 64 characters
       "contents": [{"@type": "Telemetry", "schema": "double",
         "name": "averageOfFreeChlorineConcentrationOverTheLastFifteenMinutesInPool"}]}
      #          ^^^^^^^^ dtdl/too-long: a name has at most 64 characters
  - passes: |
      #=== pool.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Pool;1", "@type": "Interface",
       "displayName": "Pool",
       "description": "Pool with water treatment, as it is built in public baths since 2019",
       "contents": [{"@type": "Telemetry", "schema": "double", "name": "freeChlorine",
         "description": "Average concentration of free chlorine over the last fifteen minutes"}]}

"""##
  ),
  (
    "dtdl/too-many", "",
    ##"""
id: dtdl/too-many
summary: There are more values than DTDL allows in a place, or none where some are needed
severity: error
since: 0.1.0
status: stable
rationale: >-
  A term such as `name` or `schema` takes one value in DTDL v2, v3 and v4, though JSON-LD would take a list. DTDL v2
  counts more: an interface extends at most 2 others and has at most 300 contents, inherited ones included, an object
  has 1 to 30 fields, an enum 1 to 100 values (sections "Interface", "Object" and "Enum"); v3 and v4 lifted these. A
  service that holds to v2 refuses what goes beyond, and a list of names leaves open which one counts.
fix: Give one value; write the interface in DTDL v3 or v4, or split it by what belongs together.
"""##,
    ##"""

examples:
  - summary: In DTDL v2 an interface extends at most two others.
    fails: |
      #=== fanCoil.json
      [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Asset;1", "@type": "Interface"},
       {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Heater;1", "@type": "Interface"},
       {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:Cooler;1", "@type": "Interface"},
       {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:FanCoil;1", "@type": "Interface",
        "extends": ["dtmi:com:example:Asset;1", "dtmi:com:example:Heater;1", "dtmi:com:example:Cooler;1"]}]
      #            ^^^^^^ dtdl/too-many: an interface of DTDL v2 extends at most 2 others
  - summary: An element has one name.
    fails: |
      #=== coil.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Coil;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": ["flow", "waterFlow"], "schema": "double"}]}
      #                                            ^^^^^^^^^^^^^^^^ dtdl/too-many: `name` takes one value, not 2
  - passes: |
      #=== fanCoil.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Asset;1", "@type": "Interface"},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Heater;1", "@type": "Interface"},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Cooler;1", "@type": "Interface"},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:FanCoil;1", "@type": "Interface",
        "extends": ["dtmi:com:example:Asset;1", "dtmi:com:example:Heater;1", "dtmi:com:example:Cooler;1"]}]

"""##
  ),
  (
    "dtdl/unknown-context", "",
    ##"""
id: dtdl/unknown-context
summary: A context is not known
severity: error
since: 0.1.0
status: stable
rationale: >-
  A context after that of DTDL brings a language extension into the document (sections "Context" and "Language
  extensions"). DTDL v2 looks past one that it does not know, v3 and v4 refuse it: the types and terms that it defines
  could not be told from mistakes. A misspelt name or a version that does not exist does the same.
fix: Write the context as the extension has it, or take it out if nothing of it is used.
"""##,
    ##"""

examples:
  - fails: |
      #=== pressureSensor.json
      {"@context": ["dtmi:dtdl:context;3",
                    "dtmi:dtdl:extension:quantitativeType;1"],
      #             ^^^^^^^^^^^^^^^^ dtdl/unknown-context: did you mean
       "@id": "dtmi:com:example:PressureSensor;1", "@type": "Interface",
       "contents": [{"@type": "Telemetry", "name": "pressure", "schema": "double"}]}
  - passes: |
      #=== pressureSensor.json
      {"@context": ["dtmi:dtdl:context;3",
                    "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:PressureSensor;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Pressure"], "name": "pressure", "schema": "double", "unit": "bar"}]}

"""##
  ),
  (
    "dtdl/unknown-keyword", "",
    ##"""
id: dtdl/unknown-keyword
summary: A keyword that DTDL does not use
severity: error
since: 0.1.0
status: stable
rationale: >-
  A key that begins with `@` is a keyword of JSON-LD. Of these an element of DTDL has `@id`, `@type` and `@context`; v3
  and v4 refuse all others, v2 looks past most of them but not `@graph` (section "Conformance with JSON and JSON-LD").
  What is given under such a key is lost: an interface with `@ID` has no identifier, and a `@graph` hides a whole list
  of models.
fix: Write `@id`, `@type` or `@context` in small letters, and take other keywords out.
"""##,
    ##"""

examples:
  - fails: |
      #=== smokeDetector.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:SmokeDetector;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "@index": 1, "name": "alarm", "schema": "boolean"}]}
      #                         ^^^^^^^^ dtdl/unknown-keyword: keyword `@index` is not allowed here
  - passes: |
      #=== smokeDetector.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:SmokeDetector;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "@id": "dtmi:com:example:SmokeDetector:alarm;1", "name": "alarm",
          "schema": "boolean"}]}

"""##
  ),
  (
    "dtdl/unknown-schema", "",
    ##"""
id: dtdl/unknown-schema
summary: A schema is not known
severity: error
since: 0.1.0
status: stable
rationale: >-
  A schema that is a bare word must be one of the built-in ones, such as `double` or `dateTime` (sections "Primitive
  schema" and "Geospatial Schemas", DTDL v2, v3 and v4); anything else is named by its identifier. Only v4 has `byte`,
  `bytes`, `decimal`, `short`, `uuid` and the unsigned ones. A service cannot store a value of a type that it does not
  know, so it refuses the interface.
fix: Use a built-in schema of the document's version, or the identifier of a schema of the interface.
"""##,
    ##"""

examples:
  - fails: |
      #=== elevatorDoor.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:ElevatorDoor;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "closed", "schema": "bool"},
      #                                                     ^^^^^^ dtdl/unknown-schema: schema `bool` is not known
         {"@type": "Property", "name": "controller", "schema": "uuid"}]}
      #                                                        ^^^^^^ dtdl/unknown-schema: `uuid` came with DTDL v4
  - passes: |
      #=== elevatorDoor.json
      {"@context": "dtmi:dtdl:context;4", "@id": "dtmi:com:example:ElevatorDoor;1", "@type": "Interface",
       "contents": [
         {"@type": "Telemetry", "name": "closed", "schema": "boolean"},
         {"@type": "Property", "name": "controller", "schema": "uuid"}]}

"""##
  ),
  (
    "dtdl/unknown-term", "",
    ##"""
id: dtdl/unknown-term
summary: An element has a key that nothing defines
severity: error
since: 0.1.0
status: stable
rationale: >-
  An element may have the keys that DTDL gives its type, and those of a semantic type or an extension that its `@type`
  names, in v2, v3 and v4 (sections "Property", "Telemetry" and the like). A misspelt key is not a small matter: with
  `writeable` for `writable` a setpoint becomes read-only, and nobody is told until an operator tries to change it.
fix: Correct the key, add the type that defines it, or say it in `comment`. A `unit` needs a semantic type beside it.
"""##,
    ##"""

examples:
  - fails: |
      #=== thermostat.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Thermostat;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "writeable": true, "name": "setpoint", "schema": "double"},
      #                        ^^^^^^^^^^^ dtdl/unknown-term: did you mean `writable`?
         {"@type": "Telemetry", "unit": "kelvin", "name": "air", "schema": "double"}]}
      #                         ^^^^^^ dtdl/unknown-term: a unit goes with a semantic type in `@type`
  - passes: |
      #=== thermostat.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:Thermostat;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "writable": true, "name": "setpoint", "schema": "double"},
         {"@type": ["Telemetry", "Temperature"], "unit": "kelvin", "name": "air", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/unknown-type", "",
    ##"""
id: dtdl/unknown-type
summary: A type beside the language's own is not known
severity: error
since: 0.1.0
status: stable
rationale: >-
  `@type` may add a semantic type or a type of an extension to the language's own. DTDL v3 and v4 refuse one that no
  context of the document defines (section "Language extensions"); v2 keeps it as it is (section "Undefined co-types and
  properties"), where a word that looks like a misspelt type of the language gets a warning. In v3 and v4 semantic types
  come with the extension quantitativeTypes only, which models that move from v2 often lack.
fix: Correct the type, name the extension that defines it in `@context`, or take it out.
"""##,
    ##"""

examples:
  - summary: Since DTDL v3 semantic types need an extension.
    fails: |
      #=== greenhouse.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Greenhouse;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Illuminance"], "name": "light",
      #                                     ^^^^^^^^^^^^^ dtdl/unknown-type: semantic types need the context
                     "schema": "double", "unit": "lux"}]}
  - passes: |
      #=== greenhouse.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:Greenhouse;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Illuminance"], "name": "light",
                     "schema": "double", "unit": "lux"}]}

"""##
  ),
  (
    "dtdl/unknown-unit", "",
    ##"""
id: dtdl/unknown-unit
summary: A unit is not one of the semantic type
severity: error
since: 0.1.0
status: stable
rationale: >-
  Each semantic type has its units, and `unit` must be one of them: in DTDL v2 (section "Semantic Types"), and in v3 and
  v4 by the extension quantitativeTypes, whose later versions know more units. A unit that is spelt another way or
  belongs to another quantity keeps every tool from converting, and a plant that reads `metre` for a pressure sets the
  wrong alarm.
fix: >-
  Write the unit as the vocabulary spells it, British and in full (`degreeCelsius`, `kilowattHour`, `litrePerSecond`),
  name the extension that has it, or choose the semantic type that the unit belongs to.
"""##,
    ##"""

examples:
  - summary: A unit that came with the extension quantitativeTypes.
    fails: |
      #=== subMeter.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:SubMeter;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Energy"],
                     "unit": "megawattHour", "name": "energy", "schema": "double"}]}
      #                      ^^^^^^^^^^^^^^ dtdl/unknown-unit: `megawattHour` is not a unit of `Energy`
  - summary: A misspelt unit.
    fails: |
      #=== expansionVessel.json
      {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:example:ExpansionVessel;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Temperature"],
                     "unit": "degreeCelcius", "name": "water", "schema": "double"}]}
      #                      ^^^^^^^^^^^^^^^ dtdl/unknown-unit: did you mean `degreeCelsius`?
      #                      ^^^^^^^^^^^^^^^ structure/unresolved-name: there is no unit `degreeCelcius`
  - passes: |
      #=== subMeter.json
      {"@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
       "@id": "dtmi:com:example:SubMeter;1", "@type": "Interface",
       "contents": [{"@type": ["Telemetry", "Energy"],
                     "unit": "megawattHour", "name": "energy", "schema": "double"}]}

"""##
  ),
  (
    "dtdl/unknown-version", "",
    ##"""
id: dtdl/unknown-version
summary: The version of DTDL is not one that is read
severity: error
since: 0.1.0
status: stable
rationale: >-
  `@context` names the version of DTDL (section "Context"), and v2, v3 and v4 are read. Under another number nobody
  knows which terms and limits hold; reading the document as one of the known versions would only seem to work. Version
  1 was a preview with contexts of another form, and services no longer take it.
fix: Name the version that the document is written in; `dtmi:dtdl:context;3` suits most services.
"""##,
    ##"""

examples:
  - fails: |
      #=== irrigationValve.json
      {"@context": "dtmi:dtdl:context;1", "@id": "dtmi:com:example:IrrigationValve;1", "@type": "Interface",
      #            ^^^^^^^^^^^^^^^^ dtdl/unknown-version: DTDL version 1 is not supported
       "contents": [{"@type": "Property", "name": "open", "schema": "boolean", "writable": true}]}
  - passes: |
      #=== irrigationValve.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:IrrigationValve;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "open", "schema": "boolean", "writable": true}]}

"""##
  ),
  (
    "dtdl/wrong-type", "",
    ##"""
id: dtdl/wrong-type
summary: An element is of a type that cannot stand in its place
severity: error
since: 0.1.0
status: stable
rationale: >-
  Each place of a document takes certain types in DTDL v2, v3 and v4: `contents` takes properties, telemetry, commands,
  relationships and components, `fields` takes fields, and a schema is never an interface (sections "Interface",
  "Complex schema" and the like). An element of another type, or of a misspelt one, says nothing that a service could
  act on, so the whole interface is refused.
fix: >-
  Correct the type, or move the element to where its type belongs. To embed an interface use a `Component`; to point to
  a twin, a `Relationship`.
"""##,
    ##"""

examples:
  - fails: |
      #=== canteen.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Canteen;1", "@type": "Interface",
        "contents": [
          {"@type": "Propety", "name": "seats", "schema": "integer"},
      #             ^^^^^^^^^ dtdl/wrong-type: did you mean `Property`?
          {"@type": "Property", "name": "oven", "schema": "dtmi:com:example:Oven;1"}]},
      #                                                   ^^^^^^^^^^^^^^^^ dtdl/wrong-type: a schema must not be an interface
      #                                                   ^^^^^^^^^^^^^^^^ structure/unresolved-name: there is no type
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Oven;1", "@type": "Interface",
        "contents": [{"@type": "Telemetry", "name": "core", "schema": "double"}]}]
  - passes: |
      #=== canteen.json
      [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Canteen;1", "@type": "Interface",
        "contents": [
          {"@type": "Property", "name": "seats", "schema": "integer"},
          {"@type": "Component", "name": "oven", "schema": "dtmi:com:example:Oven;1"}]},
       {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Oven;1", "@type": "Interface",
        "contents": [{"@type": "Telemetry", "name": "core", "schema": "double"}]}]

"""##
  ),
  (
    "dtdl/wrong-value", "",
    ##"""
id: dtdl/wrong-value
summary: A value is not of the form that its key takes
severity: error
since: 0.1.0
status: stable
rationale: >-
  Each key of DTDL (v2, v3, v4) takes a value of one form: `name` a string, `writable` true or false, `maxMultiplicity`
  a whole number, `enumValue` what `valueSchema` says, and the keys of a map are strings (sections "Property", "Enum",
  "MapKey" and the like). A `"true"` in quotes is text, and a loader that does not refuse it may read any text as true,
  so a locked setting can be changed.
fix: Write the value in the form that the finding names, numbers and booleans without quotes.
"""##,
    ##"""

examples:
  - fails: |
      #=== barrier.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Barrier;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "writable": "false", "name": "open", "schema": "boolean"},
      #                                    ^^^^^^^ dtdl/wrong-value: `writable` must be true or false
         {"@type": "Relationship", "maxMultiplicity": "2", "name": "guards"}]}
      #                                               ^^^ dtdl/wrong-value: `maxMultiplicity` must be a whole number
  - summary: The keys of a map are strings.
    fails: |
      #=== openingHours.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Shop;1", "@type": "Interface",
       "contents": [{"@type": "Property", "name": "hours", "schema": {"@type": "Map",
         "mapKey": {"name": "weekday", "schema": "integer"},
      #                                          ^^^^^^^^^ dtdl/wrong-value: the keys of a map must be strings
      #                                          ^^^^^^^^^ structure/map-key: the keys of a map are strings
         "mapValue": {"name": "opensAt", "schema": "time"}}}]}
  - passes: |
      #=== barrier.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Barrier;1", "@type": "Interface",
       "contents": [
         {"@type": "Property", "writable": false, "name": "open", "schema": "boolean"},
         {"@type": "Relationship", "maxMultiplicity": 2, "name": "guards"},
         {"@type": "Property", "name": "hours", "schema": {"@type": "Map",
           "mapKey": {"name": "weekday", "schema": "string"},
           "mapValue": {"name": "opensAt", "schema": "time"}}}]}

"""##
  ),
  (
    "digitalbuildings/invalid-entry", "",
    ##"""
id: digitalbuildings/invalid-entry
summary: An entry of a building ontology cannot be read
severity: error
since: 0.3.0
status: stable
rationale: >-
  The folders of an ontology have a form each: fields are listed under `literals` with their states or their range,
  entity types are mappings below their names, a measurement has units of which one is `STANDARD` and the others
  have a multiplier and an offset. What is written in another way is left out of the model.
fix: >-
  Write the entry in the form of its folder.
"""##,
    ##"""

examples:
  - summary: A measurement without a standard unit, and a unit without a factor.
    fails: |
      #=== entity_types/types.yaml
      EQUIPMENT: {description: A piece of equipment}
      #=== units/units.yaml
      distance:
      #! digitalbuildings/invalid-entry: measurement `distance` has no unit that is `STANDARD`
        feet: {offset: 0}
      # ^^^^ digitalbuildings/invalid-entry: unit `feet` is neither `STANDARD` nor has it a `multiplier`
  - summary: A field whose range is no number.
    fails: |
      #=== fields/fields.yaml
      literals:
      - run_time_sensor: {fixed_min: none}
      #                              ^^^^ digitalbuildings/invalid-entry: `fixed_min` of `run_time_sensor` is not a number
  - passes: |
      #=== entity_types/types.yaml
      EQUIPMENT: {description: A piece of equipment}
      #=== units/units.yaml
      distance:
        meters: STANDARD
        feet: {multiplier: 0.3048, offset: 0}

"""##
  ),
  (
    "digitalbuildings/repeated-entry", "",
    ##"""
id: digitalbuildings/repeated-entry
summary: A name is given twice in one place
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A field, a word, a unit or a parent counts once. Where it is named a second time, one of the two was meant to be
  something else more often than not, and where they differ, as with a field that is required and optional, readers
  disagree about which one holds.
fix: >-
  Take one of the two out.
"""##,
    ##"""

examples:
  - fails: |
      #=== entity_types/global.yaml
      ZONE: {description: A zone, uses: [zone_air_temperature_sensor], opt_uses: [zone_air_temperature_sensor]}
      #                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ digitalbuildings/repeated-entry: named twice

      #=== fields/fields.yaml
      literals:
      - zone_air_temperature_sensor
  - passes: |
      #=== entity_types/global.yaml
      ZONE: {description: A zone, uses: [zone_air_temperature_sensor]}

      #=== fields/fields.yaml
      literals:
      - zone_air_temperature_sensor

"""##
  ),
  (
    "digitalbuildings/unknown-field", "",
    ##"""
id: digitalbuildings/unknown-field
summary: A field that a type uses is not there
severity: error
since: 0.3.0
status: stable
rationale: >-
  A type lists the fields that its equipment must have (`uses`) or may have (`opt_uses`) by their names; a number at
  the end tells several of a kind apart. A name that no file of fields declares has neither states nor a unit, and
  telemetry that is translated to it cannot be checked.
fix: >-
  Correct the name, or declare the field.
"""##,
    ##"""

examples:
  - fails: |
      #=== entity_types/global.yaml
      ZONE: {description: A zone, uses: [zone_air_temperatur_sensor]}
      #                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ digitalbuildings/unknown-field: did you mean `zone_air_temperature_sensor`?

      #=== fields/fields.yaml
      literals:
      - zone_air_temperature_sensor
  - passes: |
      #=== entity_types/global.yaml
      ZONE: {description: A zone, uses: [zone_air_temperature_sensor], opt_uses: [zone_air_temperature_sensor_1]}

      #=== fields/fields.yaml
      literals:
      - zone_air_temperature_sensor

"""##
  ),
  (
    "digitalbuildings/unknown-state", "",
    ##"""
id: digitalbuildings/unknown-state
summary: A state of a field is not there
severity: error
since: 0.3.0
status: stable
rationale: >-
  States are declared once, in the folder `states`, with what they mean, so that `ON` is the same for every fan. A
  state that is not among them has no meaning that two translators would agree on.
fix: >-
  Write the state as it is declared, or declare it.
"""##,
    ##"""

examples:
  - fails: |
      #=== fields/fields.yaml
      literals:
      - fan_command: [ON, OF]
      #                   ^^ digitalbuildings/unknown-state: there is no state `OF`
      #=== states/states.yaml
      ON: Powered on.
      OFF: Powered off.
  - passes: |
      #=== fields/fields.yaml
      literals:
      - fan_command: [ON, OFF]
      #=== states/states.yaml
      ON: Powered on.
      OFF: Powered off.

"""##
  ),
  (
    "digitalbuildings/unknown-subfield", "",
    ##"""
id: digitalbuildings/unknown-subfield
summary: A field is made of a word that is no subfield
severity: warning
since: 0.3.0
status: stable
rationale: >-
  The name of a field is made of subfields, and what it holds follows from them: the point type says whether it is
  measured or set, the measurement gives the unit. A word that is none of them has no category, so a machine cannot
  tell what the field is about, and another name for the same field goes unnoticed.
fix: >-
  Write the subfield as it is declared, or declare it in its category.
"""##,
    ##"""

examples:
  - fails: |
      #=== fields/fields.yaml
      literals:
      - zone_air_temprature_sensor
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^ digitalbuildings/unknown-subfield: did you mean `temperature`?

      #=== subfields/subfields.yaml
      point_type: {sensor: Measures, status: Observes, command: Orders}
      descriptor: {zone: A zone, air: Air, fan: A fan}
      measurement: {temperature: How hot}
  - passes: |
      #=== fields/fields.yaml
      literals:
      - zone_air_temperature_sensor

      #=== subfields/subfields.yaml
      point_type: {sensor: Measures, status: Observes, command: Orders}
      descriptor: {zone: A zone, air: Air, fan: A fan}
      measurement: {temperature: How hot}

"""##
  ),
  (
    "digitalbuildings/unknown-type", "",
    ##"""
id: digitalbuildings/unknown-type
summary: An entity type that is implemented is not there
severity: error
since: 0.3.0
status: stable
rationale: >-
  An entity type takes over the fields of the types that it implements. A name without a namespace is one of the
  same namespace or a global one, a name with one (`HVAC/FAN`) leads into another, and a slash in front leads to
  what is global. A type that is not there contributes nothing, so that equipment lacks points that an application
  counts on.
fix: >-
  Correct the name, or write it with the namespace that has the type.
"""##,
    ##"""

examples:
  - fails: |
      #=== HVAC/entity_types/fans.yaml
      FAN: {description: Moves air, is_abstract: true}
      FAN_SS: {description: A fan that is switched, implements: [FANN]}
      #                                                          ^^^^ digitalbuildings/unknown-type: did you mean `FAN`?
      #=== entity_types/global.yaml
      EQUIPMENT: {description: A piece of equipment}
  - passes: |
      #=== HVAC/entity_types/fans.yaml
      FAN: {description: Moves air, is_abstract: true, implements: [EQUIPMENT]}
      FAN_SS: {description: A fan that is switched, implements: [FAN]}
      #=== entity_types/global.yaml
      EQUIPMENT: {description: A piece of equipment}

"""##
  ),
  (
    "governance/classification-below-content", "",
    ##"""
id: governance/classification-below-content
summary: Something is classified lower than what it holds
severity: error
since: 0.2.0
status: stable
rationale: >-
  Access is granted by the classification of the whole: a state document, an event, an answer. Where that is lower than the
  classification of a part, confidential data leaves through it.
check: classification-below-content
select: [twin, schema, property, telemetry, event, command, relationship, component, point, field]
message: "the {kind} `{element}` is {classification}, and `{content}` in it is {contentClassification}"
fix: Raise the classification of the whole, or move the confidential part out of it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ChargingStation:
          events:
            started: {payload: Session, classification: internal}
      #! governance/classification-below-content: `ChargingStation/started` is internal, and `Session/cardNumber` in it is restricted
      schemas:
        Session:
          object:
            cardNumber: {type: string, classification: restricted}
            connector: uint8
  - passes: |
      twins:
        ChargingStation:
          events:
            started: {payload: Session, classification: restricted}
      schemas:
        Session:
          object:
            cardNumber: {type: string, classification: restricted}
            connector: uint8
  - summary: What is inherited and what components hold counts.
    fails: |
      twins:
        Equipment:
          properties:
            purchasePrice: {type: decimal, classification: confidential}
        Compressor: {extends: Equipment, classification: public}
      #! governance/classification-below-content: `Equipment/purchasePrice` in it is confidential

"""##
  ),
  (
    "governance/classification-lowered", "",
    ##"""
id: governance/classification-lowered
summary: Something is classified lower than what it inherits from
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Who reads twins by the general type relies on its classification. A special type, or a member that narrows another, that
  is more open than the general one breaks that promise without anyone noticing.
check: classification-lowered
select: [twin, property, telemetry, event, command, relationship, component]
message: "the {kind} `{element}` is {classification}, and `{base}`, which it inherits from, is {baseClassification}"
fix: Classify it at least as high, or lower the classification where it was given first.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Room:
          telemetry:
            presence: {type: boolean, classification: restricted}
        Office:
          extends: Room
          telemetry:
            presence: {classification: internal}
      #! governance/classification-lowered: `Room/presence`, which it inherits from, is restricted
  - passes: |
      twins:
        Room:
          telemetry:
            presence: {type: boolean, classification: internal}
        Office:
          extends: Room
          telemetry:
            presence: {classification: restricted}

"""##
  ),
  (
    "governance/missing-bounds", "",
    ##"""
id: governance/missing-bounds
summary: A number has no bounds
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A broken sensor reports its largest number, and the monthly average with it. Bounds are what ingestion can refuse nonsense
  by.
check: missing-key
select: [property, telemetry, point, field]
options:
  keys:
    type: words
    words: [minimum, maximum, const]
    default: [minimum, maximum, const]
    summary: Keys of which one must be there.
  types:
    type: words
    words: [int8, int16, int32, int64, uint8, uint16, uint32, uint64, float, double, decimal]
    default: [float, double, decimal]
    summary: Types of numbers that need bounds; integer types have those of their width.
message: "the {kind} `{element}` is a {type} without a minimum or maximum"
fix: Give the least and the greatest value that can be right under `minimum` and `maximum`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        GasMeter:
          telemetry:
            temperature: {type: float, unit: quantities.degreeCelsius}
      #     ^^^^^^^^^^^ governance/missing-bounds: is a float without a minimum or maximum
  - passes: |
      twins:
        GasMeter:
          properties:
            channelCount: uint8
          telemetry:
            temperature: {type: float, unit: quantities.degreeCelsius, minimum: -40, maximum: 85}

"""##
  ),
  (
    "governance/missing-classification", "",
    ##"""
id: governance/missing-classification
summary: Data has no classification
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Whoever grants access to a stream has to know how confidential it is. Where the model does not say, it is either shut away
  from those who need it or open to those who must not see it.
check: missing-key
select: [property, telemetry, event, command]
options:
  keys: {type: words, words: [classification], default: [classification], summary: Keys of which one must be there.}
  inherited: {type: boolean, default: true, summary: Whether the type or the package may have it in the element's stead.}
message: "the {kind} `{element}` has no classification, nor has its type or package"
fix: Put `classification` on the type or the package, and on members that differ.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        DoorLock:
          events:
            opened: {payload: string}
      #     ^^^^^^ governance/missing-classification: nor has its type or package
  - passes: |
      twins:
        DoorLock:
          classification: confidential
          events:
            opened: {payload: string}

"""##
  ),
  (
    "governance/missing-concept", "",
    ##"""
id: governance/missing-concept
summary: A twin type realises no concept
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Queries across models ask by concept: all fans, whatever their vendors call them. A type that realises none is left out of
  every such answer.
check: missing-key
select: [twin]
options:
  keys: {type: words, words: [is], default: [is], summary: Keys of which one must be there.}
message: "the twin `{name}` realises no concept"
fix: Name the nearest concept of an ontology under `is`; where there is none, declare one.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        CeilingFan: {description: Stirs the air of a room.}
      # ^^^^^^^^^^ governance/missing-concept: realises no concept
  - passes: |
      twins:
        CeilingFan: {is: core.Fan, description: Stirs the air of a room.}
  - summary: What a parent realises, its children do.
    passes: |
      twins:
        Ventilator: {is: core.Fan, abstract: true, description: Moves air.}
        CeilingFan: {extends: Ventilator, description: Stirs the air of a room.}
  - summary: A package that sees no concepts has nothing to name.
    passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.alone
      #=== m/fans.yaml
      twins:
        CeilingFan: {description: Stirs the air of a room.}

"""##
  ),
  (
    "governance/missing-event-severity", "",
    ##"""
id: governance/missing-event-severity
summary: An event has no severity
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Events are routed by severity: to a log, a ticket or a pager. One without it goes wherever the default leads, and a fire
  alarm ends in the log.
check: missing-key
select: [event]
options:
  keys: {type: words, words: [severity], default: [severity], summary: Keys of which one must be there.}
message: "the event `{element}` has no severity"
fix: Say under `severity` whether it is `info`, `warning`, `error` or `critical`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        SprinklerValve:
          events:
            pressureLost: {payload: string}
      #     ^^^^^^^^^^^^ governance/missing-event-severity: has no severity
  - passes: |
      twins:
        SprinklerValve:
          events:
            pressureLost: {payload: string, severity: critical}

"""##
  ),
  (
    "governance/missing-example", "",
    ##"""
id: governance/missing-example
summary: A property has no example
severity: note
since: 0.2.0
status: stable
rationale: >-
  One sample shows what a pattern and a paragraph do not: `AHU-0012` settles whether the hyphen and the zeros belong to the
  tag. Without one, integrators ask, or guess.
check: missing-key
select: [property]
options:
  keys: {type: words, words: [examples, const, default], default: [examples, const], summary: Keys of which one must be there.}
  types: {type: words, words: [string, bytes], default: [string], summary: Types that are told by examples.}
message: "the property `{element}` has no example"
fix: Put one or two real values under `examples`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Valve:
          properties:
            tag: {type: string, pattern: '[A-Z]{2}-[0-9]{4}'}
      #     ^^^ governance/missing-example: has no example
  - passes: |
      twins:
        Valve:
          properties:
            tag: {type: string, pattern: '[A-Z]{2}-[0-9]{4}', examples: [HV-0420]}

"""##
  ),
  (
    "governance/missing-freshness", "",
    ##"""
id: governance/missing-freshness
summary: Telemetry does not say how often it comes
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A reading that has not come for an hour is an outage for one sensor and normal for another. Without a sampling time or a
  freshness nobody can watch for gaps.
check: missing-key
select: [telemetry]
options:
  keys: {type: words, words: [sampling, freshness], default: [freshness, sampling], summary: Keys of which one must be there.}
message: "the telemetry `{element}` says neither how often it comes nor when it is stale"
fix: Give the time between samples under `sampling`, or the age at which a value is stale under `freshness`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        WaterTank:
          telemetry:
            level: {type: double, unit: quantities.metre}
      #     ^^^^^ governance/missing-freshness: says neither how often it comes nor when it is stale
  - passes: |
      twins:
        WaterTank:
          telemetry:
            level: {type: double, unit: quantities.metre, sampling: 1m, freshness: 10m}

"""##
  ),
  (
    "governance/missing-mapping", "",
    ##"""
id: governance/missing-mapping
summary: A concept is linked to no other vocabulary
severity: note
since: 0.2.0
status: stable
rationale: >-
  Data that comes from elsewhere is tagged in Brick, IFC or SAREF. A concept that says what it is called there lets import
  and export find it; one that does not is matched by hand, every time.
check: missing-key
select: [concept]
options:
  keys: {type: words, words: [mappings], default: [mappings], summary: Keys of which one must be there.}
message: "the concept `{name}` has no mapping"
fix: Name its counterparts under `mappings`, by how near they come.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/plant.yaml
      concepts:
        DryCooler: {description: Gives heat to the outdoor air through closed coils.}
      # ^^^^^^^^^ governance/missing-mapping: has no mapping
  - passes: |
      #=== o/plant.yaml
      concepts:
        DryCooler:
          description: Gives heat to the outdoor air through closed coils.
          mappings: {close: ['brick:Dry_Cooler']}

"""##
  ),
  (
    "governance/missing-owner", "",
    ##"""
id: governance/missing-owner
summary: Nobody answers for a package
severity: warning
since: 0.2.0
status: stable
rationale: >-
  When a device sends what the model does not allow, or a consumer needs a change, somebody has to decide. A package without
  owners is changed by whoever comes by, and its findings reach nobody.
check: missing-key
select: [package]
options:
  keys:
    type: words
    words: [owner, owners]
    default: [owners, owner]
    summary: Keys of which one must be there.
message: "the package `{name}` has no owner"
fix: Name the team that decides about it under `owners`; an element that somebody else answers for has an `owner` of its own.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.ventilation
      #        ^^^^^^^^^^^^^^^^^^^^^^^ governance/missing-owner: has no owner
      #=== m/fans.yaml
      twins:
        ExhaustFan: {}
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.ventilation
      owners: [team-hvac]
      #=== m/fans.yaml
      twins:
        ExhaustFan: {}

"""##
  ),
  (
    "governance/missing-source", "",
    ##"""
id: governance/missing-source
summary: A property does not say where its value comes from
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The installation date stands in the maintenance system, in the drawing and in the twin, and they differ. Without a system
  of record nobody can tell which one to correct.
check: missing-key
select: [property]
options:
  keys: {type: words, words: [source], default: [source], summary: Keys of which one must be there.}
  inherited: {type: boolean, default: true, summary: Whether the type may have it in the property's stead.}
message: "the property `{element}` does not name the system that its value comes from"
fix: Name the system of record under `source`, with the field in it; on the type where it holds for all of its properties.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Lift:
          properties:
            lastInspection: date
      #     ^^^^^^^^^^^^^^ governance/missing-source: does not name the system
  - passes: |
      twins:
        Lift:
          properties:
            lastInspection: {type: date, source: {system: CMMS, field: asset.last_inspection}}

"""##
  ),
  (
    "governance/missing-title", "",
    ##"""
id: governance/missing-title
summary: A type has no title
severity: note
since: 0.2.0
status: stable
rationale: >-
  Explorers and forms show titles. Without one they show the name, which was made for programs: `VavBoxWithReheat` in a
  list that facility managers pick from.
check: missing-key
select: [twin]
options:
  keys: {type: words, words: [title], default: [title], summary: Keys of which one must be there.}
message: "the {kind} `{name}` has no title"
fix: Give it a `title` in the languages of those who see it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        VavBoxWithReheat: {description: Throttles and reheats supply air.}
      # ^^^^^^^^^^^^^^^^ governance/missing-title: has no title
  - passes: |
      twins:
        VavBoxWithReheat:
          title: {en: Reheat box, de: Volumenstromregler mit Nachheizer}
          description: Throttles and reheats supply air.

"""##
  ),
  (
    "governance/missing-translation", "",
    ##"""
id: governance/missing-translation
summary: A text is missing in a language
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Operators see titles in the language of their console. Where one is missing, a screen mixes two languages, and an alarm is
  in the one that the night shift does not read.
check: missing-translation
select: [package, concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {key} of `{element}` is missing in {languages}"
fix: Write it in those languages too.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Escalator: {title: {en: Escalator, de: Rolltreppe}}
        Turnstile: {title: {en: Turnstile}}
      #! governance/missing-translation: the title of `Turnstile` is missing in `de`
        Lift: {title: {en: Lift, de: Aufzug}}
  - passes: |
      twins:
        Escalator: {title: {en: Escalator, de: Rolltreppe}}
        Turnstile: {title: {en: Turnstile, de: Drehkreuz}}
        Lift: {title: {en: Lift, de: Aufzug}}
  - summary: Languages can be asked for; a text without a language is in the first one.
    options: {languages: [en, fr]}
    fails: |
      twins:
        Escalator: {title: Escalator}
      #! governance/missing-translation: is missing in `fr`

"""##
  ),
  (
    "governance/missing-unit", "",
    ##"""
id: governance/missing-unit
summary: A measured number has no unit
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A pressure without a unit is read as pascals by one consumer and as bars by the next. Nothing fails; the alarm limit is
  just five powers of ten away.
check: missing-key
select: [property, telemetry, point, field]
options:
  keys: {type: words, words: [unit, quantity], default: [unit], summary: Keys of which one must be there.}
  types:
    type: words
    words: [int8, int16, int32, int64, uint8, uint16, uint32, uint64, float, double, decimal]
    default: [float, double]
    summary: Types of numbers that are taken for measurements; integers mostly count, and decimals are mostly money.
  except:
    type: texts
    default:
      - absorptance
      - albedo
      - amount
      - coefficient
      - confidence
      - cost
      - count
      - efficiency
      - emissivity
      - exponent
      - factor
      - fraction
      - gain
      - id
      - index
      - latitude
      - likelihood
      - longitude
      - multiplier
      - number
      - parameter
      - price
      - priority
      - probability
      - proportion
      - pulse weight
      - quantity
      - rank
      - rating
      - ratio
      - reflectance
      - score
      - share
      - transmittance
      - version
      - weighting
      - year
      - cop
      - cos phi
      - eer
      - eui
      - ph
      - u value
    summary: Words of names of pure numbers and money.
  silent:
    type: texts
    default: [actual, current, data, last, latest, level, measured, measurement, output, present, reading, result, sensor,
      setpoint, target, telemetry, val, value]
    summary: >-
      Words of names that say nothing by themselves: for a name of these words alone, that of its type counts too.
message: "the {kind} `{element}` is a {type} without a unit"
fix: Give it a `unit`, and with it the quantity; a pure number has the unit `unity` or `percent`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Boiler:
          telemetry:
            drumPressure: double
      #     ^^^^^^^^^^^^ governance/missing-unit: the telemetry `Boiler/drumPressure` is a double without a unit
  - passes: |
      twins:
        Boiler:
          properties:
            burnerCount: uint8
            turndownRatio: double
            levelNumber: double
          telemetry:
            drumPressure: {type: double, unit: quantities.bar}
  - summary: A value that says nothing by itself is what its type is.
    passes: |
      twins:
        PowerFactorSensor:
          properties: {lastValue: double}
        CountSetpoint:
          properties: {lastValue: double}
  - summary: A percentage may be one of the whole or of one.
    fails: |
      twins:
        PercentState:
          properties: {lastValue: double}
      #                ^^^^^^^^^ governance/missing-unit
  - summary: Values inside arrays and shared schemas count.
    fails: |
      twins:
        Boiler:
          telemetry:
            tubeTemperatures: {array: float}
      #     ^^^^^^^^^^^^^^^^ governance/missing-unit

"""##
  ),
  (
    "governance/placeholder-text", "",
    ##"""
id: governance/placeholder-text
summary: A text is a placeholder
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A description that says "TODO" passes every check for missing ones, is shipped, and stands in the documentation of the
  model for years.
check: placeholder-text
select: [package, concept, relation, quantity, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {key} of `{element}` is a placeholder: \"{text}\""
fix: Write what it is, or leave the key out until somebody knows.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        CoolingTower: {description: "TODO: ask the plant engineers."}
      #! governance/placeholder-text: is a placeholder
  - fails: |
      twins:
        CoolingTower:
          properties:
            fanCount: {type: uint8, description: (none)}
      #! governance/placeholder-text: the description of `CoolingTower/fanCount` is a placeholder: "(none)"
  - passes: |
      twins:
        CoolingTower:
          description: Gives heat to the outdoor air by letting water trickle through it.
          properties:
            fanCount: {type: uint8, description: Fans on top of the tower.}
  - summary: A workspace has words of its own.
    options: {markers: [TEKTON]}
    fails: |
      twins:
        CoolingTower: {description: Text by TEKTON to follow.}
      #! governance/placeholder-text

"""##
  ),
  (
    "governance/repetitive-description", "",
    ##"""
id: governance/repetitive-description
summary: A description says no more than the name
severity: warning
since: 0.2.0
status: stable
rationale: >-
  "The flow rate" under `flowRate` costs reading time and answers nothing: the flow of what, taken where. It hides from
  reviewers that the description is missing.
check: text-repeats-name
select: [concept, relation, point, twin, schema, property, telemetry, event, command, relationship, component, field]
message: "the {key} of `{element}` says no more than its name"
fix: Say what the name cannot, such as of what, where, and when; or leave the description out.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Pump:
          telemetry:
            flowRate: {type: double, unit: quantities.litrePerSecond, description: The flow rate.}
      #! governance/repetitive-description: the description of `Pump/flowRate` says no more than its name
  - passes: |
      twins:
        Pump:
          telemetry:
            flowRate:
              type: double
              unit: quantities.litrePerSecond
              description: Flow rate of the water at the discharge flange.

"""##
  ),
  (
    "governance/terse-description", "",
    ##"""
id: governance/terse-description
summary: A description is too short to say anything
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A description of one word was written to satisfy a rule. It tells a reader who does not know the thing as little as no
  description does.
check: text-pattern
select: [concept, relation, point, twin, schema, property, telemetry, event, command, relationship, component]
options:
  keys:
    type: words
    words: [title, description, comment, summary, reason]
    default: [description]
    summary: Which texts are looked at.
  minimum: {type: natural, default: 15, summary: Fewest characters.}
message: "the {key} of `{element}` {fault}: \"{text}\""
fix: Write a sentence that a new colleague learns something from.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Substation: {description: Trafo.}
      #! governance/terse-description: has fewer than 15 characters: "Trafo."
  - passes: |
      twins:
        Substation: {description: Transforms medium voltage to the 400 V of a block of houses.}

"""##
  ),
  (
    "governance/unbounded-list", "",
    ##"""
id: governance/unbounded-list
summary: An array or a map may have any number of entries
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Messages are limited: a quarter of a megabyte is common. A list without a bound grows until a device's message is dropped
  whole, with everything else that is in it.
check: missing-key
select: [property, telemetry, point, schema, field]
options:
  keys: {type: words, words: [maxItems, const], default: [maxItems], summary: Keys of which one must be there.}
message: "the {kind} `{element}` may have any number of entries"
fix: Bound it with `maxItems`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        SortingLine:
          telemetry:
            rejectedParcels: {array: string}
      #     ^^^^^^^^^^^^^^^ governance/unbounded-list: may have any number of entries
  - passes: |
      twins:
        SortingLine:
          telemetry:
            rejectedParcels: {array: string, maxItems: 500}

"""##
  ),
  (
    "governance/unbounded-text", "",
    ##"""
id: governance/unbounded-text
summary: A text may be of any length
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Every store behind the model has columns of some width. Where the model sets no bound, the first text that is too long is
  cut or refused in production.
check: missing-key
select: [property, telemetry, point, field]
options:
  keys:
    type: words
    words: [maxLength, pattern, const]
    default: [maxLength, pattern, const]
    summary: Keys of which one must be there.
  types: {type: words, words: [string, bytes], default: [string, bytes], summary: Types that need a bound.}
message: "the {kind} `{element}` is a {type} of any length"
fix: Bound it with `maxLength`, or with a `pattern` where it has a form.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Transformer:
          properties:
            nameplate: string
      #     ^^^^^^^^^ governance/unbounded-text: is a string of any length
  - passes: |
      twins:
        Transformer:
          properties:
            nameplate: {type: string, maxLength: 200}

"""##
  ),
  (
    "governance/unclassified-personal-data", "",
    ##"""
id: governance/unclassified-personal-data
summary: What reads like personal data has no classification
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Data about people falls under law: who may see it, and when it is deleted. A phone number that is classified as nothing is
  copied to wherever the rest of the twin goes.
check: missing-key
select: [property, telemetry, point, field]
options:
  keys: {type: words, words: [classification], default: [classification], summary: Keys of which one must be there.}
  inherited: {type: boolean, default: true, summary: Whether what encloses it may have it in its stead.}
  types:
    type: words
    words: [boolean, string, date, dateTime, bytes, int32, int64, uint32, uint64, decimal, double, object]
    default: [string, date, dateTime, bytes, object]
    summary: Types that personal data has.
  names:
    type: texts
    default:
      - birth date
      - birthdate
      - birthday
      - card holder
      - date of birth
      - driver name
      - email
      - e mail
      - employee id
      - employee name
      - family name
      - first name
      - full name
      - given name
      - home address
      - iban
      - last name
      - license plate
      - licence plate
      - mobile number
      - national id
      - passport
      - patient
      - person name
      - phone
      - phone number
      - resident name
      - social security
      - surname
      - telephone
      - tenant name
      - user name
      - username
      - visitor name
    summary: Words and runs of words in names that speak of people.
message: "the {kind} `{element}` reads like personal data and has no classification"
fix: Give it a `classification`, `public` where it is meant for everybody; or name it so that it does not read like a person's.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ServiceContract:
          properties:
            contactEmail: {type: string, maxLength: 254}
      #     ^^^^^^^^^^^^ governance/unclassified-personal-data: reads like personal data and has no classification
  - passes: |
      twins:
        ServiceContract:
          properties:
            contactEmail: {type: string, maxLength: 254, classification: confidential}

"""##
  ),
  (
    "governance/undescribed-concept", "",
    ##"""
id: governance/undescribed-concept
summary: An element of an ontology has no description
severity: warning
since: 0.2.0
status: stable
rationale: >-
  An ontology is there to say what words mean. A concept without a description is a word again, and twins that realise it
  mean what their authors took it for.
check: missing-key
select: [concept, relation, term, point]
options:
  keys: {type: words, words: [description], default: [description], summary: Keys of which one must be there.}
message: "the {kind} `{element}` has no description"
fix: Define it in a sentence that tells it from its neighbours.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/plant.yaml
      concepts:
        Economiser: {}
      # ^^^^^^^^^^ governance/undescribed-concept: the concept `Economiser` has no description
  - passes: |
      #=== o/plant.yaml
      concepts:
        Economiser: {description: Preheats boiler feed water with flue gas; not the damper control of the same name.}

"""##
  ),
  (
    "governance/undescribed-member", "",
    ##"""
id: governance/undescribed-member
summary: A member has no description
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Whether a temperature is that of the air in the duct or of the room behind it is not in its name. Rules and dashboards
  built on the wrong reading look right for months.
check: missing-key
select: [property, telemetry, event, command, relationship]
options:
  keys: {type: words, words: [description], default: [description], summary: Keys of which one must be there.}
message: "the {kind} `{element}` has no description"
fix: >-
  Say what it tells, where it is taken, and when it changes; or use a point of an ontology, whose description it then has.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        AirHandler:
          telemetry:
            supplyTemperature: {type: double, unit: quantities.degreeCelsius}
      #     ^^^^^^^^^^^^^^^^^ governance/undescribed-member: the telemetry `AirHandler/supplyTemperature` has no description
  - summary: A member that narrows another or uses a point has its description.
    passes: |
      twins:
        AirHandler:
          telemetry:
            supplyTemperature:
              type: double
              unit: quantities.degreeCelsius
              description: Temperature of the air behind the last coil.
            operatingHours: {use: core.operatingHours}
        RoofAirHandler:
          extends: AirHandler
          telemetry:
            supplyTemperature: {maximum: 60}

"""##
  ),
  (
    "governance/undescribed-package", "",
    ##"""
id: governance/undescribed-package
summary: A package does not say what it is for
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A package is found in a registry among hundreds by its summary. Without one, the next team writes the same types again,
  and two models of one plant drift apart.
check: missing-key
select: [package]
options:
  keys:
    type: words
    words: [summary, description]
    default: [summary, description]
    summary: Keys of which one must be there.
message: "the package `{name}` does not say what it is for"
fix: Write a sentence under `summary`; longer explanations belong into `description`.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.chillers
      #        ^^^^^^^^^^^^^^^^^^^^ governance/undescribed-package: does not say what it is for
      owners: [team-cooling]
      #=== m/chillers.yaml
      twins:
        AbsorptionChiller: {}
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.chillers
      summary: Chillers and cooling towers of the district network.
      owners: [team-cooling]
      #=== m/chillers.yaml
      twins:
        AbsorptionChiller: {}

"""##
  ),
  (
    "governance/undescribed-type", "",
    ##"""
id: governance/undescribed-type
summary: A type has no description
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Names are shorter than what they mean: whether a `Meter` is the device or the point of delivery decides which serial
  number belongs to it. Integrators who have to guess guess differently.
check: missing-key
select: [twin, schema]
options:
  keys: {type: words, words: [description], default: [description], summary: Keys of which one must be there.}
message: "the {kind} `{name}` has no description"
fix: Say in a sentence what one of it is, and what it is not where that is easily confused.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Meter: {title: Zähler}
      # ^^^^^ governance/undescribed-type: the twin `Meter` has no description
  - passes: |
      twins:
        Meter:
          description: Device that counts what flows through it; it is exchanged every eight years.

"""##
  ),
  (
    "governance/undescribed-value", "",
    ##"""
id: governance/undescribed-value
summary: A field or a value of an enumeration has no description
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Auditors ask what `standby` meant in the data of three years ago. Those who knew have left, and the word alone fits two
  states of the machine.
check: missing-key
select: [field, enumValue]
options:
  keys: {type: words, words: [description], default: [description], summary: Keys of which one must be there.}
message: "the {kind} `{element}` has no description"
fix: Say what holds when the value is sent, or what the field holds.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        PumpState:
          enum:
            running: {value: 1, description: The shaft turns.}
            standby: 2
      #     ^^^^^^^ governance/undescribed-value: the enum value `PumpState/standby` has no description
  - passes: |
      schemas:
        PumpState:
          enum:
            running: {value: 1, description: The shaft turns.}
            standby: {value: 2, description: The shaft stands still and starts by itself when pressure falls.}

"""##
  ),
  (
    "governance/untidy-text", "",
    ##"""
id: governance/untidy-text
summary: A title or summary begins or ends with white space, or has line breaks
severity: note
since: 0.2.0
status: stable
rationale: >-
  Titles become labels, list entries and column headers. White space around them breaks sorting and comparison: two labels
  look the same and are not.
check: text-pattern
select: [package, concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  keys:
    type: words
    words: [title, description, comment, summary, reason]
    default: [title, summary]
    summary: Which texts are looked at.
  refused:
    type: pattern
    default: '\s[\s\S]*|[\s\S]*\s|[\s\S]*[\r\n\t][\s\S]*'
    summary: What the whole text must not match.
message: "the {key} of `{element}` has white space where none belongs: \"{text}\""
fix: Write it on one line, without white space at its ends.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        HeatExchanger: {title: {en: "Heat exchanger "}}
      #! governance/untidy-text: the title of `HeatExchanger` has white space where none belongs
  - passes: |
      twins:
        HeatExchanger: {title: {en: Heat exchanger}}
  - summary: Descriptions can be held to a form as well.
    options: {keys: [description], refused: '', required: '[A-Z][\s\S]*\.'}
    fails: |
      twins:
        HeatExchanger: {description: moves heat between two circuits}
      #! governance/untidy-text

"""##
  ),
  (
    "lifecycle/breaking-removal", "",
    ##"""
id: lifecycle/breaking-removal
summary: A removal is announced for a version that must not break
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Those who require `^1.2.0` take every later 1.x without looking, since versions promise not to break. A removal in 1.5.0
  breaks them on an ordinary Tuesday.
check: breaking-removal
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {kind} `{element}` is to go in {removal}, which is no version that may break"
notes: ["such as {suggestion}"]
fix: Announce the removal for a major version; before 1.0.0, for a minor one.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 2.1.0, reason: Use waterLevel.}}
      #! lifecycle/breaking-removal: such as 3.0.0
  - passes: |
      twins:
        Sluice:
          telemetry:
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 3.0.0, reason: Use waterLevel.}}

"""##
  ),
  (
    "lifecycle/deprecated-dependency", "",
    ##"""
id: lifecycle/deprecated-dependency
summary: A package depends on one that is deprecated
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Nobody mends a package that is on its way out. Errors found in it later stay, and one day the registry no longer has it.
check: deprecated-dependency
select: [package]
message: "`{package}` depends on `{dependency}`, which is deprecated"
notes: ["use `{replacement}` instead", "the reason: {reason}", "it may be gone in {removal}"]
fix: Move over to what took its place, and take it out of the dependencies.
"""##,
    ##"""

examples:
  - fails: |
      #=== legacy/gemel.yaml
      edition: 2026
      package: com.example.legacymeters
      version: 1.2.0
      deprecated: Taken over by com.example.metering.
      #=== legacy/meters.yaml
      twins:
        FerrarisMeter: {}
      #=== m/gemel.yaml
      {edition: 2026, package: com.example.billing, dependencies: {com.example.legacymeters: ^1.2.0}}
      #! lifecycle/deprecated-dependency: `com.example.billing` depends on `com.example.legacymeters`, which is deprecated
      #=== m/tariffs.yaml
      twins:
        Tariff: {}
  - passes: |
      #=== metering/gemel.yaml
      edition: 2026
      package: com.example.metering
      version: 1.0.0
      #=== metering/meters.yaml
      twins:
        SmartMeter: {}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.billing
      dependencies: {com.example.metering: ^1.0.0}
      #=== m/tariffs.yaml
      twins:
        Tariff: {}

"""##
  ),
  (
    "lifecycle/deprecated-in-use", "",
    ##"""
id: lifecycle/deprecated-in-use
summary: Something that stays leans on something deprecated
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What is deprecated is removed one day, and everything that still leans on it breaks on that day. Moving over while both
  are there costs an edit; moving over afterwards costs an outage.
check: deprecated-in-use
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field]
message: "the {kind} `{element}` {use} `{used}`, a {usedKind} that is deprecated"
notes: ["use `{replacement}` instead", "the reason: {reason}", "it may be gone in {removal}"]
fix: Move over to the replacement; what is deprecated itself may go on leaning on it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Ventilator: {deprecated: {replacedBy: Fan, reason: Named as the trade does.}}
        Fan: {}
        RoofVentilator: {extends: Ventilator}
      #! lifecycle/deprecated-in-use: the twin `RoofVentilator` extends `Ventilator`, a twin that is deprecated
  - passes: |
      twins:
        Ventilator: {deprecated: {replacedBy: Fan, reason: Named as the trade does.}}
        Fan: {}
        RoofVentilator: {extends: Ventilator, deprecated: {replacedBy: RoofFan, reason: Named as the trade does.}}
        RoofFan: {extends: Fan}
  - summary: Members count, and so does what a package uses of another.
    fails: |
      #=== o/points.yaml
      points:
        spaceTemp: {type: double, deprecated: Abbreviated.}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      dependencies: {com.example.o: ^1.0.0}
      #=== m/rooms.yaml
      twins:
        MeetingRoom:
          telemetry:
            roomTemperature: {use: o.spaceTemp}
      #! lifecycle/deprecated-in-use: Abbreviated

"""##
  ),
  (
    "lifecycle/deprecated-replacement", "",
    ##"""
id: lifecycle/deprecated-replacement
summary: What is to be used instead is deprecated itself
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Users who follow the advice move twice, or move to something that goes in the same release.
check: deprecated-replacement
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component]
message: "`{replacement}`, which is to replace the {kind} `{element}`, is deprecated itself"
notes: ["it is replaced by `{next}`"]
fix: Name what stays, such as the replacement of the replacement.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Chiller1: {deprecated: {replacedBy: CentralChiller, reason: Numbered.}}
      #! lifecycle/deprecated-replacement: it is replaced by `CentrifugalChiller`
        CentralChiller: {deprecated: {replacedBy: CentrifugalChiller, reason: Ambiguous.}}
        CentrifugalChiller: {}
  - passes: |
      twins:
        Chiller1: {deprecated: {replacedBy: CentrifugalChiller, reason: Numbered.}}
        CentralChiller: {deprecated: {replacedBy: CentrifugalChiller, reason: Ambiguous.}}
        CentrifugalChiller: {}

"""##
  ),
  (
    "lifecycle/former-name-twice", "",
    ##"""
id: lifecycle/former-name-twice
summary: Two elements claim the same former name
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A record under the old name belongs to one of them, and nothing says to which. Migration takes the first that it finds.
check: former-name-twice
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component]
message: "the {kind} `{element}` was formerly `{former}`, and so was `{other}`"
fix: Keep the former name where identity went; what was split off is new, and says so by having none.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        IndoorAirHandler: {formerly: [AirHandler]}
        RooftopUnit: {formerly: [AirHandler]}
      #! lifecycle/former-name-twice: was formerly `AirHandler`, and so was `IndoorAirHandler`
  - passes: |
      twins:
        RooftopUnit: {formerly: [AirHandler]}
        IndoorAirHandler: {}

"""##
  ),
  (
    "lifecycle/future-deprecation", "",
    ##"""
id: lifecycle/future-deprecation
summary: A deprecation is of a version that is not there yet
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Notice is counted from `since`. A version that the package has not reached makes the notice look shorter than it is, and
  is mostly a slip: the version of another package, or one that was never raised.
check: future-deprecation
select: [package, concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {kind} `{element}` is deprecated since {since}, and this is {version}"
fix: Write the version that is about to be released under `since`, and raise that of the package where it was forgotten.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        BlindActuator: {deprecated: {since: 1.3.0, reason: Merged with SunshadeActuator.}}
      #! lifecycle/future-deprecation: is deprecated since 1.3.0, and this is 1.0.0
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.sunshades
      version: 1.3.0
      #=== m/actuators.yaml
      twins:
        BlindActuator: {deprecated: {since: 1.3.0, reason: Merged with SunshadeActuator.}}

"""##
  ),
  (
    "lifecycle/immature-requirement", "",
    ##"""
id: lifecycle/immature-requirement
summary: A package past 1.0.0 requires one that is before it
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Before 1.0.0 every minor version may break. A package that promises stability cannot keep the promise for what it passes
  on from one that makes none.
check: unsettled-requirement
select: [package]
options:
  refused:
    type: words
    words: [prerelease, zero, unbounded]
    default: [zero]
    summary: What is found fault with.
message: "`{package}` requires {requirement} of `{dependency}`, which {fault}"
fix: Wait for its 1.0.0, or stay before 1.0.0 as well.
"""##,
    ##"""

examples:
  - fails: |
      #=== pilots/gemel.yaml
      edition: 2026
      package: com.example.pilots
      version: 0.3.0
      #=== pilots/sensors.yaml
      twins:
        LeakSensor: {}
      #=== m/gemel.yaml
      {edition: 2026, package: com.example.waterworks, version: 2.0.0, dependencies: {com.example.pilots: ^0.3.0}}
      #! lifecycle/immature-requirement: which may change without notice
      #=== m/wells.yaml
      twins:
        Well: {}
  - passes: |
      #=== pilots/gemel.yaml
      edition: 2026
      package: com.example.pilots
      version: 0.3.0
      #=== pilots/sensors.yaml
      twins:
        LeakSensor: {}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.waterworks
      version: 0.9.0
      dependencies: {com.example.pilots: ^0.3.0}
      #=== m/wells.yaml
      twins:
        Well: {}

"""##
  ),
  (
    "lifecycle/incompatible-replacement", "",
    ##"""
id: lifecycle/incompatible-replacement
summary: What is to be used instead cannot hold what was held before
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Moving over is planned as a change of name. Where the replacement has another type, unit or kind, every writer and reader
  needs code for it, and values that are copied as they are turn wrong.
check: incompatible-replacement
select: [quantity, unit, point, twin, schema, property, telemetry, event, command, relationship, component]
message: "`{replacement}`, which is to replace the {kind} `{element}`, {fault}"
fix: >-
  Name a replacement of the same kind, type and unit; where there is none, leave `replacedBy` out and say under `reason` how
  to move over.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        HeatPump:
          telemetry:
            power: {type: double, unit: quantities.kilowatt, deprecated: {replacedBy: electricPower, reason: Ambiguous.}}
      #! lifecycle/incompatible-replacement: is in `watt`, and this is in `kilowatt`
            electricPower: {type: double, unit: quantities.watt}
  - passes: |
      twins:
        HeatPump:
          telemetry:
            power: {type: float, unit: quantities.kilowatt, deprecated: {replacedBy: electricPower, reason: Ambiguous.}}
            electricPower: {type: double, unit: quantities.kilowatt}
  - fails: |
      twins:
        HeatPump:
          properties:
            refrigerant: {type: string, deprecated: {replacedBy: refrigerantCharge, reason: Rarely known.}}
      #! lifecycle/incompatible-replacement: holds a double, and this holds a string
            refrigerantCharge: {type: double, unit: quantities.kilogram}
  - summary: Nothing can be of an abstract type.
    fails: |
      twins:
        HeatPump: {deprecated: {replacedBy: HeatGenerator, reason: Merged.}}
      #! lifecycle/incompatible-replacement: is abstract, so that no twin can be of it
        HeatGenerator: {abstract: true}

"""##
  ),
  (
    "lifecycle/overdue-removal", "",
    ##"""
id: lifecycle/overdue-removal
summary: What was to be gone by now is still there
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The version was announced to users, and some paid for being ready. What stays after its time teaches everybody that
  announcements need not be believed.
check: overdue-removal
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {kind} `{element}` was to be gone in {removal}, and this is {version}"
fix: Remove it, or announce a later version under `removeIn`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Luminaire:
          commands:
            dim: {deprecated: {since: 0.5.0, removeIn: 1.0.0, reason: Use setLevel.}}
      #! lifecycle/overdue-removal: was to be gone in 1.0.0, and this is 1.0.0
  - passes: |
      twins:
        Luminaire:
          commands:
            dim: {deprecated: {since: 0.5.0, removeIn: 2.0.0, reason: Use setLevel.}}

"""##
  ),
  (
    "lifecycle/prerelease-requirement", "",
    ##"""
id: lifecycle/prerelease-requirement
summary: A released package requires a prerelease of another
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A prerelease may still change in anything. Users of the released package get the unfinished one with it, and nobody told
  them.
check: unsettled-requirement
select: [package]
options:
  refused:
    type: words
    words: [prerelease, zero, unbounded]
    default: [prerelease]
    summary: What is found fault with.
message: "`{package}` requires {requirement} of `{dependency}`, which {fault}"
fix: Require a released version, or release as a prerelease until there is one.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.vocabulary
      kind: ontology
      version: 2.0.0-beta.3
      #=== o/concepts.yaml
      concepts:
        Electrolyser: {}
      #=== m/gemel.yaml
      {edition: 2026, package: com.example.hydrogen, version: 1.4.0, dependencies: {com.example.vocabulary: ^2.0.0-beta.1}}
      #! lifecycle/prerelease-requirement: which is a prerelease
      #=== m/plant.yaml
      twins:
        Stack: {}
  - passes: |
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.vocabulary
      kind: ontology
      version: 2.0.0-beta.3
      #=== o/concepts.yaml
      concepts:
        Electrolyser: {}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.hydrogen
      version: 1.5.0-beta.1
      dependencies: {com.example.vocabulary: ^2.0.0-beta.1}
      #=== m/plant.yaml
      twins:
        Stack: {}

"""##
  ),
  (
    "lifecycle/redundant-former-name", "",
    ##"""
id: lifecycle/redundant-former-name
summary: A former name is the present one, or stands twice
severity: note
since: 0.2.0
status: stable
rationale: >-
  A list of former names is read to follow renames. An entry that says nothing is mostly what is left of a typing slip, and
  the name that was meant is missing.
check: redundant-former-name
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component]
message: "`{former}` says nothing among the former names of the {kind} `{element}`"
fix: Take it out, or write the name that was meant.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Busbar: {formerly: [Busbar, Rail]}
      #! lifecycle/redundant-former-name: `Busbar` says nothing among the former names of the twin `Busbar`
  - passes: |
      twins:
        Busbar: {formerly: [BusBar, Rail]}

"""##
  ),
  (
    "lifecycle/reused-former-name", "",
    ##"""
id: lifecycle/reused-former-name
summary: A former name is that of another element now
severity: warning
since: 0.2.0
status: stable
rationale: >-
  `formerly` keeps the identity of old data. Where the old name belongs to something else now, records written before the
  rename are taken for the wrong thing.
check: reused-former-name
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component]
message: "the former name `{former}` of the {kind} `{element}` is that of another one now"
fix: Give the newer element a name that was never used.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ElectricityMeter: {formerly: [Meter]}
      #! lifecycle/reused-former-name: the former name `Meter` of the twin `ElectricityMeter` is that of another one now
        Meter: {abstract: true}
  - passes: |
      twins:
        ElectricityMeter: {formerly: [Meter]}
        AnyMeter: {abstract: true}
  - summary: Names are those of one kind, and members those of one type.
    passes: |
      twins:
        ElectricityMeter:
          formerly: [Meter]
          properties:
            maker: {type: string, formerly: [brand]}
        WaterMeter:
          properties:
            brand: string
      schemas:
        Meter: string

"""##
  ),
  (
    "lifecycle/self-replacement", "",
    ##"""
id: lifecycle/self-replacement
summary: An element is to be replaced by itself
severity: error
since: 0.2.0
status: stable
rationale: >-
  Tools that follow replacements when they migrate data would never arrive, and users learn nothing from it.
check: self-replacement
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component]
message: "the {kind} `{element}` is to be replaced by itself"
fix: Name another element under `replacedBy`, or give only a `reason`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Silo:
          properties:
            volume: {type: double, deprecated: {replacedBy: volume, reason: Measured from outside.}}
      #! lifecycle/self-replacement: the property `Silo/volume` is to be replaced by itself
  - passes: |
      twins:
        Silo:
          properties:
            volume: {type: double, deprecated: {replacedBy: netVolume, reason: Measured from outside.}}
            netVolume: double

"""##
  ),
  (
    "lifecycle/short-notice", "",
    ##"""
id: lifecycle/short-notice
summary: What is deprecated goes too soon
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Users of a model release when they can, not when the model does. They need at least one version in which both the old and
  the new are there.
check: short-notice
select: [package, concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  majors:
    type: natural
    default: 1
    summary: Fewest major versions between deprecation and removal; while the major is zero, minor ones.
  minors:
    type: natural
    default: 0
    summary: Fewest minor versions between them, where the major version is the same.
message: "the {kind} `{element}`, deprecated in {since}, is to go in {removal}; that is less than {notice} later"
fix: Move `removeIn` to a later version.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Conveyor:
          properties:
            beltType: {type: string, deprecated: {since: 1.0.0, removeIn: 1.1.0, reason: Never filled in.}}
      #! lifecycle/short-notice: is to go in 1.1.0; that is less than one major version later
  - passes: |
      twins:
        Conveyor:
          properties:
            beltType: {type: string, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Never filled in.}}
  - summary: While a package is before 1.0.0, minor versions count.
    passes: |
      twins:
        Conveyor:
          properties:
            beltType: {type: string, deprecated: {since: 0.4.0, removeIn: 0.5.0, reason: Never filled in.}}
  - summary: A team that removes in minor versions counts those.
    options: {majors: 0, minors: 3}
    fails: |
      twins:
        Conveyor:
          properties:
            beltType: {type: string, deprecated: {since: 1.0.0, removeIn: 1.2.0, reason: Never filled in.}}
      #! lifecycle/short-notice: that is less than 3 minor versions later

"""##
  ),
  (
    "lifecycle/unbounded-requirement", "",
    ##"""
id: lifecycle/unbounded-requirement
summary: A requirement lets in any later version
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The next major version of the dependency may take away what this package builds on. A requirement without an upper bound
  takes it on the day of its release.
check: unsettled-requirement
select: [package]
options:
  refused:
    type: words
    words: [prerelease, zero, unbounded]
    default: [unbounded]
    summary: What is found fault with.
message: "`{package}` requires {requirement} of `{dependency}`, which {fault}"
fix: Require the compatible versions, `^` and the least one that will do.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      {edition: 2026, package: com.example.windfarm, dependencies: {org.gemel.core: '>=1.0.0'}}
      #! lifecycle/unbounded-requirement: which lets in any later version
      #=== m/turbines.yaml
      twins:
        Nacelle: {}
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.windfarm
      dependencies: {org.gemel.core: ^1.0.0}
      #=== m/turbines.yaml
      twins:
        Nacelle: {}

"""##
  ),
  (
    "lifecycle/undated-deprecation", "",
    ##"""
id: lifecycle/undated-deprecation
summary: A deprecation does not say since when
severity: warning
since: 0.2.0
status: stable
rationale: >-
  How long users have been warned is counted from the version that deprecated. Without it nobody can tell whether the notice
  period is over.
check: incomplete-deprecation
select: [package, concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  keys:
    type: words
    words: [since, removeIn, replacedBy, reason]
    default: [since]
    summary: Keys of which one must be there.
message: "the {kind} `{element}` is deprecated without {keys}"
fix: Write the version of the package that deprecated it under `since`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        IceStorage: {deprecated: Out of operation.}
      #! lifecycle/undated-deprecation: is deprecated without `since`
  - passes: |
      twins:
        IceStorage: {deprecated: {since: 1.0.0, reason: Out of operation.}}

"""##
  ),
  (
    "lifecycle/unexplained-deprecation", "",
    ##"""
id: lifecycle/unexplained-deprecation
summary: A deprecation names neither a reason nor a replacement
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Whoever meets the warning wants to know what to use now. A deprecation that does not say is ignored until the removal, and
  then everybody asks at once.
check: incomplete-deprecation
select: [package, concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  keys:
    type: words
    words: [since, removeIn, replacedBy, reason]
    default: [replacedBy, reason]
    summary: Keys of which one must be there.
message: "the {kind} `{element}` is deprecated without {keys}"
fix: Name what to use instead under `replacedBy`, or say under `reason` why nothing takes its place.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        PneumaticThermostat: {deprecated: {since: 1.0.0}}
      #! lifecycle/unexplained-deprecation: is deprecated without `replacedBy` or `reason`
  - passes: |
      twins:
        PneumaticThermostat: {deprecated: {since: 1.0.0, reason: The last one was taken down in March.}}

"""##
  ),
  (
    "lifecycle/unscheduled-removal", "",
    ##"""
id: lifecycle/unscheduled-removal
summary: A deprecation does not say when the element goes
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Work without a date is not planned. Users of what is deprecated move over when they know the version without it, and a
  deprecation without one stays in the model for good.
check: incomplete-deprecation
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  keys:
    type: words
    words: [since, removeIn, replacedBy, reason]
    default: [removeIn]
    summary: Keys of which one must be there.
message: "the {kind} `{element}` is deprecated without {keys}"
fix: Write the version that may be without it under `removeIn`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Turbine:
          telemetry:
            rpm: {type: double, deprecated: {since: 1.0.0, reason: Use rotationalSpeed.}}
      #! lifecycle/unscheduled-removal: is deprecated without `removeIn`
  - passes: |
      twins:
        Turbine:
          telemetry:
            rpm: {type: double, deprecated: {since: 1.0.0, removeIn: 2.0.0, reason: Use rotationalSpeed.}}

"""##
  ),
  (
    "lifecycle/unstable-dependency", "",
    ##"""
id: lifecycle/unstable-dependency
summary: Something stable leans on something experimental
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What is experimental may change without notice. What leans on it changes with it, and so cannot keep the promise that it
  makes by being stable.
check: unstable-dependency
select: [concept, relation, quantity, unit, term, point, twin, schema, property, telemetry, event, command, relationship, component, field]
message: "the {kind} `{element}`, which is stable, {use} `{used}`, a {usedKind} that is experimental"
fix: Mark it as experimental too, wait until the other one is stable, or lean on something else.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        PredictedLoad: {stability: experimental}
        Feeder:
          relationships:
            forecast: {target: PredictedLoad}
      #! lifecycle/unstable-dependency: which is stable, points at `PredictedLoad`, a twin that is experimental
  - passes: |
      twins:
        PredictedLoad: {stability: experimental}
        Feeder:
          relationships:
            forecast: {target: PredictedLoad, stability: experimental}

"""##
  ),
  (
    "naming/abbreviation", "",
    ##"""
id: naming/abbreviation
summary: A name has a short form where the vocabulary has a word
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The vocabulary has one word for each thing so that names can be found and put together. Where one team writes
  `temp`, another `tmp` and a third `temperature`, a search finds a third of the sensors.
check: abbreviation
options:
  expansions: {type: map, default: {}, summary: 'What to write for a word, beside what the terms in sight say.'}
  except: {type: texts, default: [], summary: Words that are well known as they are.}
  ambiguous:
    type: texts
    default: [abs, accum, amb, ang, app, auto, avail, bat, cap, chg, conc, cond, cur, curr, cyc, diff, dir, dom, dp, eff,
      ent, exp, fac, filt, flow, fw, hi, ht, humid, hw, hx, illum, imp, inst, inv, ld, max, min, 'no', nom, num, oa, occ,
      oper, perf, pk, pos, press, pri, proc, prog, qual, react, rel, ret, rh, rm, rot, sec, sen, ser, sp, spd, st,
      stat, sup, therm, tmp, tot, ver, vol, wb, wt, zn]
    summary: >-
      Short forms that are words of their own as well: taken for short forms where the name of a number is a measurement
      composed of terms alone.
  beside:
    type: map
    default:
      abs: pressure|humidity
      accum: energy
      app: power|energy
      cond: water
      diff: pressure
      dom: water|hot
      exp: energy|power
      hw: temperature|flowRate|pressure|energy
      imp: energy|power
      proc: temperature|pressure|flowRate
      react: energy|power
      rel: humidity|relativeHumidity
      rm: temperature|humidity|relativeHumidity|pressure|flowRate
      rot: speed
      stat: pressure
      zn: temperature|humidity|relativeHumidity|pressure|flowRate
    summary: >-
      Terms of which one must stand in the name beside such a short form; `|` between choices. An imported power is one, an
      impact force is no import.
message: "{kind} `{name}` has `{abbreviation}` where the vocabulary has `{expansion}`"
notes: ["write `{suggestion}`"]
fix: >-
  Write the word of the vocabulary. The fix does so where your workspace says in `expansions` what a short form stands for,
  and where nothing else can be meant: the short form has one meaning, all other words are known, and the quantity or unit
  of a number is declared and is that of the name. Words that everybody in your field knows may be listed in `except`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        CoolingCoil:
          telemetry: {supplyAirTemp: double}
          #           ^^^^^^^^^^^^^ naming/abbreviation: write `supplyAirTemperature`
  - summary: A short form of a compound stands for all of it.
    fails: |
      twins:
        Chiller:
          telemetry:
            chwSupplyTemp: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^ naming/abbreviation: write `chilledWaterSupplyTemperature`
            hwReturnTemp: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^ naming/abbreviation: write `hotWaterReturnTemperature`
            rhSp: {type: double, quantity: RelativeHumidity, unit: percent}
          # ^^^^ naming/abbreviation: write `relativeHumiditySetpoint`
            dpSp: {type: double, unit: pascal}
          # ^^^^ naming/abbreviation: write `differentialPressureSetpoint`
  - summary: Many short forms are words of their own; beside words of another field, and in names of texts, they stay what they are.
    passes: |
      twins:
        Dispenser:
          properties:
            phValue: {type: double}
            hwVersion: {type: string}
            appVersion: {type: string}
            webApp: {type: string}
            dbName: {type: string}
            bottleCap: {type: string}
            expDate: {type: date}
            cashFlow: {type: decimal}
            dcVoltage: {type: double, unit: volt}
            durationMin: {type: double, quantity: TimeSpan, unit: minute}
            tempStorage: {type: string}
            flowTemperature: {type: double, unit: degreeCelsius}
  - summary: Synonyms are no short forms.
    passes: |
      twins:
        Bottle:
          properties:
            powerOutlet: {type: string}
            airInlet: {type: string}
            meanTimeBetweenFailures: {type: double, quantity: TimeSpan, unit: hour}
            insideDiameter: {type: double, unit: millimetre}
  - summary: A short form of the workspace.
    options: {expansions: {ahu: airHandlingUnit}}
    fails: |
      twins:
        AhuController: {}
      # ^^^^^^^^^^^^^ naming/abbreviation: has `ahu` where the vocabulary has `airHandlingUnit`
  - summary: Only whole words of members count; types are called what their field calls them.
    passes: |
      twins:
        CoolingCoil:
          telemetry: {supplyAirTemperature: double}
          properties: {template: string, temporary: boolean}
        Press: {}
  - summary: What is declared tells what a short form stands for, wherever it stands.
    fails: |
      twins:
        Tank:
          telemetry:
            tempSupply: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^ naming/abbreviation: write `temperatureSupply`
            tempIn: {type: double, unit: degreeCelsius}
          # ^^^^^^ naming/abbreviation: has `temp` where the vocabulary has `temperature`
            tempTank: {type: double, unit: degreeCelsius}
          # ^^^^^^^^ naming/abbreviation: write `temperatureTank`
            tempZone1: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^ naming/abbreviation: write `temperatureZone1`
            tempMin: {type: double, unit: degreeCelsius}
          # ^^^^^^^ naming/abbreviation: write `temperatureMinimum`
            tempMax: {type: double, unit: degreeCelsius}
          # ^^^^^^^ naming/abbreviation: write `temperatureMaximum`
  - summary: What is declared tells, too, what it does not stand for.
    passes: |
      twins:
        Duct:
          telemetry:
            outdoorAirDp: {type: double, unit: degreeCelsius}
            dp: {type: double, unit: degreeCelsius}
            tmp: {type: double, unit: bar}
            max: {type: double, unit: degreeCelsius}
            min: {type: double, unit: degreeCelsius}
            tempOverride: boolean
            tempCommand: boolean
  - summary: Short forms that mean other things in the same field prove nothing by a measurement beside them.
    passes: |
      twins:
        Boiler:
          telemetry:
            expTankPressure: {type: double, unit: bar}
            expPressure: {type: double, unit: bar}
            fwPumpSpeed: {type: double, unit: hertz}
            evapRate: {type: double, unit: kilogramPerHour}
            accumPressure: {type: double, unit: bar}
            mtrReading: {type: double, unit: kilowattHour}
            waterMtr: {type: double, unit: cubicMetre}
            machNumber: {type: double, unit: unity}
            hwVoltage: {type: double, unit: volt}
            procLoad: {type: double, unit: percent}
            statVoltage: {type: double, unit: volt}
            impForce: {type: double, unit: newton}
            relForce: {type: double, unit: newton}
            znConcentration: {type: double, unit: milligramPerCubicMetre}
  - summary: A name that is understood in part is not written out in part.
    fails: |
      twins:
        Zone:
          properties:
            htgSp: double
          # ^^^^^ naming/abbreviation: has `htg` where the vocabulary has `heating`
            spZoneTemp: double
          # ^^^^^^^^^^ naming/abbreviation: has `temp` where the vocabulary has `temperature`

"""##
  ),
  (
    "naming/acronym", "",
    ##"""
id: naming/acronym
summary: An acronym is not written as agreed
severity: note
since: 0.2.0
status: stable
rationale: >-
  `HTTPServer` and `HttpServer` are two names to a compiler and one to a reader. Which of them is right is a matter of
  agreement; that there is one agreement is not.
check: acronym-case
options:
  style:
    type: word
    words: [word, capitals]
    default: word
    summary: '`word` writes them like other words (`HttpServer`), `capitals` in capitals (`HTTPServer`).'
message: "{kind} `{name}` has `{acronym}`"
notes: ["write `{suggestion}`"]
fix: Write it as the suggestion has it, or list the acronyms of your field in `acronyms`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        HVACZone:
      # ^^^^^^^^ naming/acronym: write `HvacZone`
          properties: {IPAddress: string}
          #            ^^^^^^^^^ naming/acronym: write `ipAddress`
  - summary: Acronyms that are written together are still several.
    fails: |
      twins:
        OPCUAServer: {}
      # ^^^^^^^^^^^ naming/acronym: write `OpcUaServer`
  - summary: The beginning of a name in capitals and small letters, or of a formula, is no acronym.
    passes: |
      twins:
        BACnetController:
          telemetry: {roomCH2OConcentration: double}
  - summary: The other way, for the acronyms that are listed.
    options: {style: capitals, acronyms: [hvac, ip]}
    fails: |
      twins:
        HvacZone: {}
      # ^^^^^^^^ naming/acronym: write `HVACZone`
  - passes: |
      twins:
        HvacZone:
          properties: {ipAddress: string}

"""##
  ),
  (
    "naming/boolean-name", "",
    ##"""
id: naming/boolean-name
summary: A truth value has a name that says nothing is so
severity: warning
since: 0.2.0
status: stable
rationale: >-
  True and false need a sentence to be true or false of. `demand: true` may mean that there is a demand, that it is
  served, or that it is allowed, and half of its readers invert it.
check: boolean-name
select: [point, property, telemetry, field]
options:
  except: {type: texts, default: [], summary: Words that read as a statement here.}
message: "{kind} `{name}` is true or false, and its name says nothing that could be"
fix: >-
  Name it after what is so when it is true: `hasEconomizer`, `doorOpen`, `filterReplaced`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        RooftopUnit:
          properties: {economizer: boolean}
          #            ^^^^^^^^^^ naming/boolean-name: property `economizer` is true or false
  - passes: |
      twins:
        RooftopUnit:
          properties: {hasEconomizer: boolean, filterReplaced: boolean, controllable: boolean}
          telemetry: {frostAlarm: boolean, online: boolean}

"""##
  ),
  (
    "naming/case-collision", "",
    ##"""
id: naming/case-collision
summary: Two names differ only in case or underscores
severity: warning
since: 0.2.0
status: stable
rationale: >-
  SQL tables, file systems and several query languages do not tell such names apart: the columns of two members become one,
  and generated files overwrite each other. People do not tell them apart either.
check: case-collision
select: [twin, schema, concept, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  underscores: {type: boolean, default: true, summary: Whether underscores are looked through as well.}
message: "{kind} `{name}` differs from `{other}` only in case or underscores"
fix: Give one of the two a name of its own, or remove the one that is a copy.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Fan:
          properties:
            ratedSpeed: {type: double}
            rated_speed: {type: double}
          # ^^^^^^^^^^^ naming/case-collision: differs from `ratedSpeed` only in case
  - summary: Inherited members count; a type answers for what it adds.
    fails: |
      twins:
        Device:
          properties:
            serial: {type: string}
        Meter:
          extends: [Device]
          properties:
            Serial: {type: string}
          # ^^^^^^ naming/case-collision: `Device/serial`
  - summary: A digit makes the difference where an underscore stands between digits.
    passes: |
      twins:
        Switchboard:
          properties:
            feeder1_2: {type: double}
            feeder12: {type: double}
  - summary: A target that keeps underscores needs no more than a look at case.
    options: {underscores: false}
    passes: |
      twins:
        Damper:
          properties:
            blade_angle: {type: double}
            bladeAngle: {type: double}

"""##
  ),
  (
    "naming/composition", "",
    ##"""
id: naming/composition
summary: The words of a name do not stand in the order that the grammar of names asks for
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Where every name is composed in one order, people find a point by saying it and tools take names apart: what it measures,
  of which medium, whether it is a reading or a setpoint. A name in another order is found by nobody who does not know it.
check: composition
select: [point, property, telemetry]
options:
  grammar:
    type: texts
    default: ['aggregation?', 'qualifier*', 'component?', 'qualifier*', 'measurement{0,2}', 'pointType{0,3}']
    summary: >-
      Roles of terms in the order in which they stand; `?` at most once, `*` any number of times, `+` at least once,
      `{1,3}` within bounds. This one speaks of numbers, and only where another order of the same parts has it; another is
      held to in all that it says.
  requires:
    type: map
    default: {}
    summary: "Roles that a word, or a role, asks for beside it, as in `sensor: measurement`; `|` between choices."
  heads:
    type: texts
    default: [component, powerSupply, voltageSupply, currentSupply, energySupply, battery, charge, code, count, date,
      duration, equipment, fault, feed, firmware, floor, grid, hours, installation, leak, level, line, machine, module,
      name, number, phase, production, program, quality, rate, room, space, starts, storage, time, tool, version, zone]
    summary: >-
      Roles and words that make another thing of a name that ends with them or has them behind a measurement, as
      `energyMeterReading` does; those of several words do so wherever they stand: a power supply is no power. None where
      the grammar is all that counts.
  repeats:
    type: boolean
    default: false
    summary: Whether a word may stand twice in a name, in a grammar other than the usual.
  unknown:
    type: text
    default: ''
    summary: Role of words that are no terms of these roles; where none is given, names with such words are left alone.
message: "in `{name}`, {fault}"
notes: ["write `{suggestion}`"]
fix: >-
  Put the words in the order of the grammar, and keep the old name under `formerly`; a word that is missing from the
  vocabulary becomes a term of an ontology. What the name is to be is for people to say: nothing is renamed by itself.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        AirHandlingUnit:
          telemetry:
            temperatureSupplyAir: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^^ naming/composition: `temperature` (measurement) stands before `supply` (qualifier)
  - passes: |
      twins:
        AirHandlingUnit:
          telemetry:
            supplyAirTemperature: {type: double, unit: degreeCelsius}
            averageSupplyAirTemperatureSetpoint: {type: double, unit: degreeCelsius}
            filterDifferentialPressure: {type: double, unit: pascal}
  - summary: What ends with equipment, a part or a count is that, whatever stands before.
    passes: |
      twins:
        Substation:
          properties:
            powerSupply: {type: string}
            powerMeter: {type: string}
            currentTransformer: {type: string}
            statusCode: {type: string}
          telemetry:
            alarmCount: {type: uint32}
  - summary: A setpoint of a temperature is a temperature setpoint.
    fails: |
      twins:
        Oven:
          properties:
            setpointTemperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^ naming/composition: write `temperatureSetpoint`
            temperatureMaximum: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^ naming/composition: write `maximumTemperature`
  - summary: A point type may ask for what it is the type of.
    options:
      requires: {setpoint: measurement, sensor: measurement}
    fails: |
      twins:
        Zone:
          properties:
            occupiedHeatingSetpoint: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^^^^^ naming/composition: `setpoint` needs a measurement
  - summary: A grammar that allows no qualifier behind the component.
    options:
      grammar: ['aggregation?', 'qualifier{0,10}', 'component?', 'measurement?', pointType]
    fails: |
      twins:
        ExhaustFan:
          telemetry:
            exhaustFanSpeed: {type: double, unit: hertz}
          # ^^^^^^^^^^^^^^^ naming/composition: ends where a pointType was expected
  - fails: |
      twins:
        Feeder:
          telemetry:
            currentPeak: {type: double, quantity: Current, unit: ampere}
          # ^^^^^^^^^^^ naming/composition: write `peakCurrent`
  - summary: What is so at present is no electric current.
    passes: |
      twins:
        WeatherStation:
          telemetry:
            currentOutdoorTemperature: {type: double, unit: degreeCelsius}
            currentSupplyAirTemperature: {type: double, unit: degreeCelsius}
            currentWindSpeed: {type: double, unit: metrePerSecond}
            currentActivePower: {type: double, unit: kilowatt}
          properties:
            currentHeatingSetpoint: {type: double, unit: degreeCelsius}
            currentPhase: {type: string}
            currentProcess: {type: string}
  - summary: A part behind a measurement makes a compound of the two, wherever it stands.
    passes: |
      twins:
        Cabinet:
          telemetry:
            powerSupplyVoltage: {type: double, unit: volt}
            energyMeterReading: {type: double, unit: kilowattHour}
            voltageTransformerTemperature: {type: double, unit: degreeCelsius}
            torqueMotorTemperature: {type: double, unit: degreeCelsius}
            powerInverterTemperature: {type: double, unit: degreeCelsius}
            voltagePhaseAngle: {type: double, unit: degreeOfArc}
          properties:
            energyStorageCapacity: {type: double, unit: kilowattHour}
            levelTankCapacity: {type: double, unit: litre}
  - summary: What is true or false says what is so, and needs no such order.
    passes: |
      twins:
        Pump:
          telemetry:
            powerActive: boolean
            alarmActive: boolean
            loadActive: boolean
            levelLow: boolean
            pressureLow: boolean
            speedManual: boolean
  - summary: Names with more parts than the usual grammar has are left alone.
    passes: |
      twins:
        Unit:
          telemetry:
            dailyAverageTemperature: {type: double, unit: degreeCelsius}
            dailyPeakPower: {type: double, unit: kilowatt}
            monthlyTotalEnergy: {type: double, unit: kilowattHour}
            fanMotorSpeed: {type: double, unit: hertz}
            tankHeatingCoilTemperature: {type: double, unit: degreeCelsius}
            windowBlindPosition: {type: double, unit: percent}
            line1Line2Voltage: {type: double, unit: volt}
            loadPowerFactor: {type: double, unit: unity}
            highHighLevelAlarm: {type: double, unit: percent}
  - summary: Where a qualifier may come to stand before or behind another, which is for people to say.
    fails: |
      twins:
        Zone:
          properties:
            coolingSetpointUnoccupied: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^^^^^^^ naming/composition: `setpoint` (pointType) stands before `unoccupied` (qualifier)
  - summary: In a grammar of one's own, a word does not stand twice.
    options: {grammar: ['qualifier*', measurement]}
    fails: |
      twins:
        Boiler:
          telemetry:
            hotWaterWaterTemperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^^^^^^ naming/composition: `water` stands twice

"""##
  ),
  (
    "naming/enum-value-case", "",
    ##"""
id: naming/enum-value-case
summary: A value of an enumeration is not written like its fellows
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Values go over the wire as they are written. Whoever knows four of them guesses the fifth, and a case of its own
  makes a comparison false without an error.
check: enumeration-case
message: "enum value `{name}` is not in {style} like {others}"
notes: ["write `{suggestion}`"]
fix: >-
  Write all values of the enumeration in one style. Where data carry the name, keep the encoded value as it is and
  rename only what people read.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        DoorState:
          enum: {closed: 0, open: 1, Blocked: 2}
          #                          ^^^^^^^ naming/enum-value-case: like `closed`, `open`
  - summary: Each enumeration may have a style of its own.
    passes: |
      schemas:
        DoorState:
          enum: {closed: 0, open: 1, blocked: 2}
        FilterClass:
          enum: [ISOePM1, ISOePM10, ISOCoarse]

"""##
  ),
  (
    "naming/field-case", "",
    ##"""
id: naming/field-case
summary: A field's name is not written in the case of fields
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Fields of objects and properties of relationships stand in the same messages as members. Two cases in one message
  make every client look up which one a key has.
check: name-case
select: [field]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: lowerCamel
    summary: How names of fields are written.
  acronyms: {type: boolean, default: true, summary: Whether a name may begin with an acronym in capitals.}
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        PostalAddress:
          object: {postal_code: string, city: string}
          #        ^^^^^^^^^^^ naming/field-case: write `postalCode`
  - passes: |
      schemas:
        PostalAddress:
          object: {postalCode: string, city: string}

"""##
  ),
  (
    "naming/member-case", "",
    ##"""
id: naming/member-case
summary: A member's name is not written in the case of members
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Members become fields, columns and keys of messages. Clients spell them in the case that they know from all others,
  and a property in another case is read as absent. Acronyms may keep their capitals at the beginning, as in many
  published ontologies.
check: name-case
select: [property, telemetry, event, command, relationship, component]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: lowerCamel
    summary: How names of members are written.
  acronyms: {type: boolean, default: true, summary: Whether a name may begin with an acronym in capitals.}
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Fan:
          telemetry: {supply_air_flow: double}
          #           ^^^^^^^^^^^^^^^ naming/member-case: write `supplyAirFlow`
  - summary: A capital is for types.
    fails: |
      twins:
        Pump:
          properties: {Manufacturer: string}
          #            ^^^^^^^^^^^^ naming/member-case: property `Manufacturer` is not in lowerCamel
  - passes: |
      twins:
        Fan:
          telemetry: {supplyAirFlow: double}
          properties: {CO2Setpoint: double, IPAddress: string}

"""##
  ),
  (
    "naming/near-duplicate-type", "",
    ##"""
id: naming/near-duplicate-type
summary: A type says once more what most of a type of another package says
severity: note
since: 0.2.0
status: stable
rationale: >-
  Two types with the same members drift apart: a correction reaches one of them, and a query over one misses the twins of
  the other. Where one extends the other, or both a third, there is one place to look and to change.
check: near-duplicate-type
select: [twin]
options:
  share: {type: natural, default: 75, summary: Percent of a type's members that make it a near duplicate.}
  members: {type: natural, default: 5, summary: So many members must be common at least.}
  within: {type: boolean, default: false, summary: Whether types of one package are held against each other too.}
message: "{share} % of `{name}` equals `{other}` ({common} of {total} members, apart from what both inherit); let one extend the other, or both a third?"
fix: Let the type that has more extend the other one, or move what both have into a type that both extend.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      package: com.example.plant
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {org.gemel.quantities: ^1.0.0, com.example.base: ^1.0.0}
      #=== m/pumps.yaml
      twins:
        CoolantPump:
      # ^^^^^^^^^^^ naming/near-duplicate-type: 83 % of `CoolantPump` equals `com.example.base.Pump`
          properties:
            serialNumber: {type: string}
            ratedPower: {type: double, unit: kilowatt}
            installed: {type: date}
            sealMaterial: {type: string}
          telemetry:
            running: {type: boolean}
            outletPressure: {type: double, unit: pascal}
      #=== base/gemel.yaml
      package: com.example.base
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {org.gemel.quantities: ^1.0.0}
      #=== base/pumps.yaml
      twins:
        Pump:
          properties:
            serialNumber: {type: string}
            ratedPower: {type: double, unit: kilowatt}
            installed: {type: date}
          telemetry:
            running: {type: boolean}
            outletPressure: {type: double, unit: pascal}
            vibration: {type: double}
  - passes: |
      #=== m/gemel.yaml
      package: com.example.plant
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {org.gemel.quantities: ^1.0.0, com.example.base: ^1.0.0}
      #=== m/pumps.yaml
      twins:
        CoolantPump:
          extends: [base.Pump]
          properties:
            sealMaterial: {type: string}
      #=== base/gemel.yaml
      package: com.example.base
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {org.gemel.quantities: ^1.0.0}
      #=== base/pumps.yaml
      twins:
        Pump:
          properties:
            serialNumber: {type: string}
            ratedPower: {type: double, unit: kilowatt}
            installed: {type: date}
          telemetry:
            running: {type: boolean}
            outletPressure: {type: double, unit: pascal}
  - summary: Types of one package may be held against each other too.
    options: {within: true, members: 3}
    fails: |
      twins:
        EastDoor:
          properties:
            width: {type: double}
            height: {type: double}
            isLocked: {type: boolean}
        WestDoor:
      # ^^^^^^^^ naming/near-duplicate-type: 100 % of `WestDoor` equals `com.example.m.EastDoor`
          properties:
            width: {type: double}
            height: {type: double}
            isLocked: {type: boolean}

"""##
  ),
  (
    "naming/near-miss", "",
    ##"""
id: naming/near-miss
summary: A word of a name is a slip of the keyboard away from the word that is meant
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A misspelt name becomes a contract: queries for the right spelling find nothing, and once data is stored under the wrong
  one, mending it costs a migration.
check: near-miss
select: [point, twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options:
  ratio: {type: natural, default: 10, summary: In how many times as many names the right word stands.}
  letters: {type: natural, default: 5, summary: Shorter words are left alone.}
  also: {type: texts, default: [], summary: Words that are right.}
message: "`{word}` in `{name}` looks like a misspelling of `{meant}`"
notes: ["write `{suggestion}`"]
fix: >-
  Correct the word, and keep the old name under `formerly`: nothing is renamed by itself. A word that is right goes into the
  option `also`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Room:
          properties:
            retunType: {type: string}
          # ^^^^^^^^^ naming/near-miss: write `returnType`
            watherLevel: {type: double, unit: millimetre}
          # ^^^^^^^^^^^ naming/near-miss: write `waterLevel`
          telemetry:
            airTemprature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^ naming/near-miss: write `airTemperature`
            suplyTemperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^ naming/near-miss: write `supplyTemperature`
  - passes: |
      twins:
        Room:
          telemetry:
            airTemperature: {type: double, unit: degreeCelsius}
          properties:
            # Other words, however near they are to `heating` and `charge`.
            hearingLoop: {type: boolean}
            change: {type: dateTime}
            videoStream: {type: string}
            phrase: {type: string}
            trustLevel: {type: string}
            imageResolution: {type: string}
            lightningProtection: {type: string}
            garbageRoom: {type: string}
            neuralModel: {type: string}
            beakerVolume: {type: string}
  - summary: A workspace may know a word that no ontology has.
    options: {also: [setpont]}
    passes: |
      twins:
        Thermostat:
          properties:
            setpont: {type: double}

"""##
  ),
  (
    "naming/negated-boolean", "",
    ##"""
id: naming/negated-boolean
summary: A truth value says what is not so
severity: warning
since: 0.2.0
status: stable
rationale: >-
  `isNotReady: false` has to be turned round twice to be understood, and so has every condition and every alarm text
  built on it. One turn is forgotten sooner or later.
check: negated-boolean
select: [point, property, telemetry, field]
message: "{kind} `{name}` is true when something is not so"
notes: ["the positive is `{positive}` with true and false exchanged"]
fix: Name it after what is so, and turn its values round where they are written and read.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Charger:
          telemetry: {isNotReady: boolean, noPower: boolean}
          #           ^^^^^^^^^^ naming/negated-boolean: `isReady` with true and false exchanged
          #                                ^^^^^^^ naming/negated-boolean: `power` with true and false exchanged
  - passes: |
      twins:
        Charger:
          telemetry: {isReady: boolean, powered: boolean, unoccupied: boolean}
          properties: {notes: string}

"""##
  ),
  (
    "naming/non-boolean-statement", "",
    ##"""
id: naming/non-boolean-statement
summary: A name reads as a statement and its value is not true or false
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Whoever reads `isOpen` tests it for truth. A text is true in most languages whatever it says, `closed` included, and
  a number whenever it is not zero.
check: non-boolean-statement
select: [point, property, telemetry, field]
options:
  verbs: {type: texts, default: [is, are, can, should], summary: First words of statements.}
message: "{kind} `{name}` begins with `{verb}`, and its type is {type}"
fix: >-
  Make it a boolean, or name it after what it holds: `openingDegree`, `doorState`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Louver:
          properties: {canTilt: string}
          #            ^^^^^^^ naming/non-boolean-statement: begins with `can`, and its type is string
          telemetry: {isOpen: double}
          #           ^^^^^^ naming/non-boolean-statement: begins with `is`, and its type is double
  - passes: |
      twins:
        Louver:
          telemetry: {isOpen: boolean, openingDegree: double}
          properties: {islandName: string, canBus: string, canId: string, canOpenNode: string, shouldCost: decimal}
          relationships: {isPartOf: {}}

"""##
  ),
  (
    "naming/numbered-members", "",
    ##"""
id: naming/numbered-members
summary: Members are told apart by a running number
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Three numbered members are a list that the model does not know to be one. A fourth sensor is a new version of the
  type, and every query names all of them.
check: numbered-members
options:
  minimum: {type: natural, default: 3, summary: Fewest members with running numbers.}
  except:
    type: texts
    default: [axis, conductor, l, line, phase]
    summary: Words before the number of what really has one.
message: "`{first}` to `{last}` are one thing with a running number"
fix: Make them an array or a map, or components that say what each is for.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ColdStore:
          telemetry: {probe1: double, probe2: double, probe3: double}
          #           ^^^^^^ naming/numbered-members: `probe1` to `probe3` are one thing
  - summary: The phases of a network are three, and sizes of particles are no running numbers.
    passes: |
      twins:
        ColdStore:
          properties: {probes: {array: double}, addressLine1: string, addressLine2: string}
          telemetry:
            phase1Current: double
            phase2Current: double
            phase3Current: double
            pm1: double
            pm10: double
            pm25: double

"""##
  ),
  (
    "naming/outside-vocabulary", "",
    ##"""
id: naming/outside-vocabulary
summary: A name holds a word that no ontology in view declares
severity: note
since: 0.2.0
status: stable
rationale: >-
  Names from a controlled vocabulary mean the same to all who write and read them. A word from outside may be a synonym of
  one that exists, a misspelling, or a word that the vocabulary lacks and others will need too.
check: vocabulary
select: [point, property, telemetry]
options:
  also: {type: texts, default: [], summary: Words that are welcome besides.}
  every:
    type: boolean
    default: false
    summary: Whether each name with the word has a finding, rather than the first of its package.
  letters: {type: natural, default: 3, summary: Shorter words are left alone.}
message: "`{word}` in `{name}` is a word of no ontology that the package sees"
notes: ["did you mean `{suggestion}`?"]
fix: >-
  Use the word of the vocabulary, declare the word as a term of an ontology of your own, or list it in the option `also`.
  Packages that see no ontology with terms are left alone.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Chiller:
          telemetry:
            chilledWaterTemp: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^ naming/outside-vocabulary: did you mean `temperature`?
          properties:
            floogleSetpoint: {type: double}
          # ^^^^^^^^^^^^^^^ naming/outside-vocabulary: `floogle` in `floogleSetpoint`
            floogleLimit: {type: double}
  - passes: |
      twins:
        Chiller:
          telemetry:
            chilledWaterTemperature: {type: double, unit: degreeCelsius}
          properties:
            evaporatorPressureSetpoint: {type: double}
  - summary: Each name, and a word that the workspace knows.
    options: {every: true, also: [glycol]}
    fails: |
      twins:
        ChillerPlant:
          properties:
            glycolTemperature: {type: double}
            frostyWater: {type: boolean}
          # ^^^^^^^^^^^ naming/outside-vocabulary: `frosty`
            frostySurface: {type: boolean}
          # ^^^^^^^^^^^^^ naming/outside-vocabulary: `frosty`

"""##
  ),
  (
    "naming/package-case", "",
    ##"""
id: naming/package-case
summary: A package's name has capital letters
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Packages become directories, modules and identifiers in registries. Some of these tell capitals from small letters
  and some do not, so that two packages become one on one machine and stay two on another.
check: package-case
message: "package `{name}` has capital letters"
notes: ["write `{suggestion}`"]
fix: Write all segments in small letters before anything depends on it.
"""##,
    ##"""

examples:
  - fails: |
      #=== plant/gemel.yaml
      edition: 2026
      package: com.example.PlantFloor
      #        ^^^^^^^^^^^^^^^^^^^^^^ naming/package-case: write `com.example.plantfloor`
      version: 1.0.0
  - passes: |
      #=== plant/gemel.yaml
      edition: 2026
      package: com.example.plant-floor
      version: 1.0.0

"""##
  ),
  (
    "naming/plural-member", "",
    ##"""
id: naming/plural-member
summary: A member with one value has a name in the plural
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Clients loop over what is called in the plural. A text called `tags` is split at commas by one of them, taken for
  one tag by the next, and made an array by a third.
check: plural-name
select: [point, property, telemetry, component, field]
options:
  except:
    type: texts
    default: [annotations, comments, coordinates, credentials, details, directions, hours, initials, instructions, notes, remarks, settings,
      specifications, terms, units]
    summary: Last words of names that may be in the plural.
message: "{kind} `{name}` is in the plural and has one value"
notes: ["write `{suggestion}`"]
fix: Name it in the singular, or make it an array.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Boiler:
          properties: {labels: string}
          #            ^^^^^^ naming/plural-member: property `labels` is in the plural and has one value
  - summary: Numbers count, and some texts are always in the plural.
    passes: |
      twins:
        Boiler:
          properties:
            labels: {array: string}
            operatingHours: double
            numberOfPasses: uint16
            instructions: string
            asbestos: string
            customs: string
            poles: {enum: [One, Three, Four]}
            inputPhases: {enum: [One, Three]}

"""##
  ),
  (
    "naming/plural-type", "",
    ##"""
id: naming/plural-type
summary: A type's name is in the plural
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A type is what each of its instances is. `Pumps` reads as a collection, and a relationship to it as one to many
  collections; whoever looks for `Pump` declares it a second time.
check: plural-name
select: [concept, twin, schema]
options:
  except: {type: texts, default: [controls, hours, services, stairs], summary: Last words of names that may be in the plural.}
message: "{kind} `{name}` is in the plural"
notes: ["write `{suggestion}`"]
fix: >-
  Name it after one of them. Where it does stand for several, say so: `PumpGroup`, `PumpSet`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        CoolingTowers: {}
      # ^^^^^^^^^^^^^ naming/plural-type: write `CoolingTower`
  - summary: Not every word that ends in s is a plural, and a schema of an array is one rightly.
    passes: |
      twins:
        CoolingTower: {}
        ElectricalBus: {}
        GasAnalysis: {}
        BillOfMaterials: {}
      schemas:
        Readings: {array: double}

"""##
  ),
  (
    "naming/point-case", "",
    ##"""
id: naming/point-case
summary: A point's name is not written in the case of points
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A point lends its name to the members that use it. One in another case spreads to every type that takes it up.
check: name-case
select: [point]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: lowerCamel
    summary: How names of points are written.
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      points:
        Zone_Temperature: {type: double}
      # ^^^^^^^^^^^^^^^^ naming/point-case: write `zoneTemperature`
  - passes: |
      #=== o/source.yaml
      points:
        zoneTemperature: {type: double}

"""##
  ),
  (
    "naming/quantity-mismatch", "",
    ##"""
id: naming/quantity-mismatch
summary: A name announces another quantity than the declared one
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Applications pick members by quantity, people by name. When the two disagree, a temperature stands in the chart of
  pressures, or is converted by factors that are none of its own.
check: quantity-in-name
select: [point, property, telemetry, field]
options:
  except: {type: texts, default: [], summary: Words that announce no quantity.}
message: "{kind} `{name}` announces `{word}`, and its quantity is `{quantity}`"
notes: ["`{word}` is `{expected}`"]
fix: Declare the quantity that is measured, or name the member after the one that is.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        SteamBoiler:
          telemetry:
            feedWaterTemperature: {type: double, quantity: Pressure, unit: kilopascal}
          # ^^^^^^^^^^^^^^^^^^^^ naming/quantity-mismatch: announces `temperature`, and its quantity is `Pressure`
  - summary: Narrower kinds, shares in percent and compounds are no contradiction.
    passes: |
      twins:
        SteamBoiler:
          telemetry:
            feedWaterTemperature: {type: double, quantity: Temperature, unit: degreeCelsius}
            drumPressure: {type: double, quantity: GaugePressure, unit: kilopascal}
            powerLimit: {type: double, quantity: RelativeMeasure, unit: percent}
            temperatureAlarmDelay: {type: double, quantity: TimeSpan, unit: second}

"""##
  ),
  (
    "naming/redundant-suffix", "",
    ##"""
id: naming/redundant-suffix
summary: A name ends with what the element is anyway
severity: warning
since: 0.2.0
status: stable
rationale: >-
  `PumpTwin` among twins and `serialNumberString` among texts tell nothing that the declaration does not tell. The
  word becomes wrong when the type of the value changes, and the name cannot follow without breaking its users.
check: redundant-suffix
options:
  types:
    type: texts
    default: [twin, type, interface]
    summary: Last words that say no more of a twin type than that it is one.
  except:
    type: texts
    default: [BusInterface, FieldbusInterface, HumanMachineInterface, NetworkInterface, UserInterface]
    summary: Names that are right as they are.
message: "{kind} `{name}` ends with `{suffix}`, which it is anyway"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        VacuumPumpTwin:
      # ^^^^^^^^^^^^^^ naming/redundant-suffix: write `VacuumPump`
          properties: {serialNumberString: string}
          #            ^^^^^^^^^^^^^^^^^^ naming/redundant-suffix: write `serialNumber`
          relationships: {servesRelationship: {}}
          #               ^^^^^^^^^^^^^^^^^^ naming/redundant-suffix: write `serves`
  - summary: A property may well be a command, and a network has interfaces.
    passes: |
      twins:
        VacuumPump:
          properties: {serialNumber: string, valveCommand: double, installationDate: date}
          relationships: {serves: {}}
        NetworkInterface: {}

"""##
  ),
  (
    "naming/refused-name", "",
    ##"""
id: naming/refused-name
summary: A name is a placeholder
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Names that were to be replaced before anybody saw them end up in contracts, where they stay: renaming a property
  that devices send already costs a major version.
check: name-pattern
options:
  refused: {type: pattern, default: '', summary: What the whole of a name must not match.}
  words:
    type: texts
    default: [asdf, baz, changeMe, data1, data2, dummy, foo, fooBar, lorem, misc, newProperty, newType, placeholder, qux, tbd, tmp, todo,
      unnamed, untitled, xxx]
    summary: Names that are refused, in any case and style.
message: "{kind} `{name}` is named like a placeholder"
fix: Say what it is. Add the words that your team has banned to `words` or to `refused`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Chiller:
          properties: {foo: string}
          #            ^^^ naming/refused-name: property `foo` is named like a placeholder
  - summary: A pattern of the workspace.
    options: {refused: 'Old.*'}
    fails: |
      twins:
        OldChiller: {}
      # ^^^^^^^^^^ naming/refused-name: twin `OldChiller`
  - passes: |
      twins:
        Chiller:
          properties: {nickname: string}

"""##
  ),
  (
    "naming/relation-case", "",
    ##"""
id: naming/relation-case
summary: A relation's name is not written in the case of relations
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Relations are verbs between concepts, and a capital makes one read as a concept. Queries and exported graphs spell
  them by the case that all others have.
check: name-case
select: [relation]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: lowerCamel
    summary: How names of relations are written.
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        IsFedBy: {}
      # ^^^^^^^ naming/relation-case: write `isFedBy`
  - passes: |
      #=== o/source.yaml
      relations:
        isFedBy: {}

"""##
  ),
  (
    "naming/repeated-type-name", "",
    ##"""
id: naming/repeated-type-name
summary: A member repeats the name of its type
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Every use says the type already: `fan.fanSpeed` says it twice. The longer name hides that `pump.pumpSpeed` is the
  same measurement, so that it is mapped, charted and alarmed on separately.
check: repeated-type-name
message: "{kind} `{name}` repeats the name of its type `{type}`"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Fan:
          telemetry: {fanSpeed: double}
          #           ^^^^^^^^ naming/repeated-type-name: write `speed`
  - passes: |
      twins:
        Fan:
          telemetry: {speed: double}
        Lease:
          relationships: {leaseOf: {target: Fan}}

"""##
  ),
  (
    "naming/reserved-word", "",
    ##"""
id: naming/reserved-word
summary: A name is a reserved word of a target
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Code that is generated from the model cannot use the name as it is. Each generator then finds a way of its own (an
  underscore, backticks, another word), and the same member has a different name in every language.
check: reserved-word
select: [point, twin, schema, property, telemetry, event, command, relationship, component, field]
options:
  targets:
    type: words
    words: [swift, java, python, csharp, typescript, kotlin, sql, graphql, dtdl]
    default: [java, python, graphql]
    summary: Languages that must be able to use the names as they are.
message: "{kind} `{name}` is a reserved word of {languages}"
fix: >-
  Say more precisely what it is: `lockState` for `lock`, `equipmentClass` for `class`. Or name the languages that you
  generate in `targets`: those that can use any word when it is marked (Swift, C#, Kotlin, TypeScript) are left out
  by default.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Valve:
          properties: {class: string, default: double}
          #            ^^^^^ naming/reserved-word: property `class` is a reserved word of Java, Python
          #                           ^^^^^^^ naming/reserved-word: reserved word of Java
  - summary: For models whose instances are kept in tables.
    options: {targets: [sql]}
    fails: |
      twins:
        Batch:
          properties: {order: string}
          #            ^^^^^ naming/reserved-word: reserved word of SQL
  - summary: More precise words, and one that is special in few places only.
    passes: |
      twins:
        Valve:
          properties: {pressureClass: string, defaultPosition: double, type: string}

"""##
  ),
  (
    "naming/same-name-types", "",
    ##"""
id: naming/same-name-types
summary: Packages have unrelated types of one name
severity: note
since: 0.2.0
status: stable
rationale: >-
  People say the name without the package. Two types of one name that do not build on each other are two dialects: each team
  takes its own for the only one, and what is modelled and corrected in one is missing from the other.
check: same-name-types
select: [twin]
message: "`{name}` is also the name of `{other}`, which it does not build on"
fix: Extend the other type, or give one of them a name that says what is different about it.
"""##,
    ##"""

examples:
  - fails: |
      #=== east/gemel.yaml
      package: com.example.east
      kind: model
      version: 1.0.0
      edition: 2026
      #=== east/gates.yaml
      twins:
        Turnstile:
          properties:
            throughput: {type: double}
      #=== west/gemel.yaml
      package: com.example.west
      kind: model
      version: 1.0.0
      edition: 2026
      #=== west/gates.yaml
      twins:
        Turnstile: {}
      # ^^^^^^^^^ naming/same-name-types: is also the name of `com.example.east.Turnstile`
  - summary: A type may have the name of the one that it extends.
    passes: |
      #=== east/gemel.yaml
      package: com.example.east
      kind: model
      version: 1.0.0
      edition: 2026
      #=== east/gates.yaml
      twins:
        Turnstile: {}
      #=== west/gemel.yaml
      package: com.example.west
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {com.example.east: ^1.0.0}
      #=== west/gates.yaml
      twins:
        Turnstile: {extends: [east.Turnstile]}

"""##
  ),
  (
    "naming/singular-collection", "",
    ##"""
id: naming/singular-collection
summary: An array has a name in the singular
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What is called `alarm` is read as one alarm: clients take the first entry and never see the others.
check: singular-collection
options:
  except: {type: texts, default: [], summary: Last words of names that stand for several things.}
message: "{kind} `{name}` holds several, and `{word}` is one"
fix: Name it in the plural.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Elevator:
          properties:
            alarmCode: {array: string}
          # ^^^^^^^^^ naming/singular-collection: holds several, and `code` is one
  - summary: A history is several already, and a vector is one thing.
    passes: |
      twins:
        Elevator:
          properties:
            alarmCodes: {array: string}
            tripHistory: {array: dateTime}
            equipment: {array: string}
            firmware: {array: string}
            feedback: {array: string}
            plumbing: {array: string}
            ductwork: {array: string}
            telemetry: {array: double}
            serviceCrew: {array: string}
            modesOfOperation: {array: string}
            centreOfMass: {array: double, minItems: 3, maxItems: 3}

"""##
  ),
  (
    "naming/synonym-as-name", "",
    ##"""
id: naming/synonym-as-name
summary: A name is a synonym of a term of the ontology
severity: warning
since: 0.2.0
status: stable
rationale: >-
  An ontology lists synonyms so that people find the one word that stands for the thing. A type or point named by a synonym
  brings back the second word, and a search for either finds half.
check: synonym-name
select: [twin, schema, point, property, telemetry]
options:
  linked: {type: boolean, default: false, summary: Whether types that say by `is` to be what the concept is are held too.}
message: "`{name}` is a synonym of `{meant}`"
notes: ["write `{suggestion}`"]
fix: Use the name that the ontology gives it; the fix keeps the old name under `formerly`.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/gemel.yaml
      package: com.example.words
      kind: ontology
      version: 1.0.0
      edition: 2026
      #=== o/concepts.yaml
      concepts:
        Elevator: {synonyms: [lift, passenger lift]}
      #=== m/gemel.yaml
      package: com.example.towers
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {com.example.words: ^1.0.0}
      #=== m/lifts.yaml
      twins:
        Lift: {}
      # ^^^^ naming/synonym-as-name: write `Elevator`
        PassengerLift: {}
      # ^^^^^^^^^^^^^ naming/synonym-as-name: is a synonym of `com.example.words.Elevator`
  - summary: >-
      A type that says to be something else has the word by coincidence; one that says to be the concept is found by it
      whatever it is called.
    passes: |
      #=== o/gemel.yaml
      package: com.example.words
      kind: ontology
      version: 1.0.0
      edition: 2026
      #=== o/concepts.yaml
      concepts:
        Elevator: {synonyms: [lift, passenger lift]}
        AerodynamicForce: {}
      #=== m/gemel.yaml
      package: com.example.towers
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {com.example.words: ^1.0.0}
      #=== m/lifts.yaml
      twins:
        Elevator: {is: [words.Elevator]}
        Lift: {is: [words.AerodynamicForce]}
        PassengerLift: {is: [words.Elevator]}
  - summary: A workspace may hold to the word all the same.
    options: {linked: true}
    fails: |
      #=== o/gemel.yaml
      package: com.example.words
      kind: ontology
      version: 1.0.0
      edition: 2026
      #=== o/concepts.yaml
      concepts:
        Elevator: {synonyms: [lift]}
      #=== m/gemel.yaml
      package: com.example.towers
      kind: model
      version: 1.0.0
      edition: 2026
      dependencies: {com.example.words: ^1.0.0}
      #=== m/lifts.yaml
      twins:
        Lift: {is: [words.Elevator]}
      # ^^^^ naming/synonym-as-name: is a synonym of `com.example.words.Elevator`

"""##
  ),
  (
    "naming/term-case", "",
    ##"""
id: naming/term-case
summary: A term's name is not written in the case of terms
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Names are put together from terms, each with a capital where it is not the first. A term that begins with a capital
  is never found in a name that begins with it.
check: name-case
select: [term]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: lowerCamel
    summary: How names of terms are written.
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      terms:
        Spandrel: {role: component}
      # ^^^^^^^^ naming/term-case: write `spandrel`
  - passes: |
      #=== o/source.yaml
      terms:
        spandrel: {role: component}

"""##
  ),
  (
    "naming/too-long", "",
    ##"""
id: naming/too-long
summary: A name is too long
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Older versions of DTDL and several databases end names at 64 characters, and no table, chart or switchboard label
  has room for more. A name that needs so many tells what a description should tell.
check: name-length
options:
  maximum: {type: natural, default: 64, summary: Most characters.}
message: "{kind} `{name}` has {length} characters, more than {maximum}"
fix: Shorten the name and say the rest in the description.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        AirHandlingUnit:
          properties:
            maximumSupplyAirTemperatureSetpointOfTheSecondaryHeatingCoilDuringNight: double
          # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ naming/too-long: has 71 characters
  - passes: |
      twins:
        AirHandlingUnit:
          properties:
            nightHeatingSetpointLimit: {type: double, description: Limit of the secondary heating coil's setpoint during night.}

"""##
  ),
  (
    "naming/too-short", "",
    ##"""
id: naming/too-short
summary: A name is a single letter
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A letter means something to the one who wrote it. Whoever finds `p` in a query result has to guess between pressure,
  power and position, and no search leads to it. Axes and coordinates are what their letters are for.
check: name-length
select: [concept, relation, quantity, point, twin, schema, property, telemetry, event, command, relationship, component]
options:
  minimum: {type: natural, default: 2, summary: Fewest characters.}
  except: {type: texts, default: [x, y, z, u, v, w], summary: Names that may have any length.}
message: "{kind} `{name}` has {length} character; fewer than {minimum} tell nobody what it is"
fix: Write the name out.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Compressor:
          telemetry: {p: double}
          #           ^ naming/too-short: has 1 character
  - passes: |
      twins:
        Compressor:
          telemetry: {dischargePressure: double}
        CraneHook:
          telemetry: {x: double, y: double, z: double}

"""##
  ),
  (
    "naming/two-meanings", "",
    ##"""
id: naming/two-meanings
summary: One name means two things
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A query or dashboard over all types reads a member by its name. Where the name is a pressure in one type and a flow in
  another, or a number here and a boolean there, what it adds up is nonsense, and nothing says so.
check: two-meanings
select: [point, property, telemetry]
options:
  compare:
    type: words
    words: [quantity, unit, type, point]
    default: [quantity, type, point]
    summary: What must agree where a name is used again.
  ordinary:
    type: texts
    default: [
      actual, amount, average, capacity, category, class, code, content, count, current, data, date, default, demand,
      description, desired, duration, efficiency, factor, first, flow, id, identifier, index, input, interval, key,
      kind, label, last, level, limit, load, location, maximum, measured, minimum, mode, model, name, new, next,
      number, offset, old, output, position, power, present, previous, quantity, range, rate, rating, raw, reading,
      reference, reported, result, schedule, serial, set, setpoint, setting, size, speed, state, status, tag, target,
      text, threshold, time, title, total, type, unit, usage, value, version,
    ]
    summary: >-
      Words that mean what their type makes of them: a name of nothing else may measure different things, and a name that
      ends in one may be of different types.
message: "`{name}` is {meaning} here and {usual} in `{other}`"
fix: >-
  Give the two things two names, or make them one thing; a point of an ontology that both use keeps them together.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Boiler:
          telemetry:
            outlet: {type: double, quantity: Temperature, unit: degreeCelsius}
        Chiller:
          telemetry:
            outlet: {type: double, quantity: Temperature, unit: degreeCelsius}
        Pump:
          telemetry:
            outlet: {type: double, quantity: Pressure, unit: pascal}
          # ^^^^^^ naming/two-meanings: `outlet` is a `Pressure` here and a `Temperature` in `Boiler/outlet`
        Valve:
          properties:
            outlet: {type: boolean}
          # ^^^^^^ naming/two-meanings: is a boolean here and a number
  - summary: Ordinary words are given a meaning by their type; lists are one of many ways to write a state.
    passes: |
      twins:
        Battery:
          properties:
            capacity: {type: double, quantity: Energy, unit: kilowattHour}
            mode: {enum: [charging, idle]}
        Tank:
          properties:
            capacity: {type: double, quantity: Volume, unit: cubicMetre}
            mode: {type: string}
  - summary: Units too.
    options: {compare: [unit]}
    fails: |
      twins:
        ColdRoom:
          telemetry:
            airTemperature: {type: double, quantity: Temperature, unit: degreeCelsius}
        WarmRoom:
          telemetry:
            airTemperature: {type: double, quantity: Temperature, unit: kelvin}
          # ^^^^^^^^^^^^^^ naming/two-meanings: is in kelvin here and in degreeCelsius

"""##
  ),
  (
    "naming/two-names", "",
    ##"""
id: naming/two-names
summary: One meaning goes by two names
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A query for one name misses all that has the other. Types that use the same point, or mean the same thing of another
  vocabulary, are meant to be read together.
check: two-names
select: [point, twin, property, telemetry, event, command]
options:
  by:
    type: words
    words: [point, mapping, vocabulary]
    default: [point, mapping, vocabulary]
    summary: >-
      What shows that two names mean one thing: the point that both use, an exact mapping of both, or that their words are
      synonyms or short forms of the same terms.
  ambiguous:
    type: texts
    default: [abs, amb, ang, app, auto, avail, bat, cap, chg, conc, cond, cur, curr, cyc, diff, dir, dom, dp, eff,
      ent, exp, fac, filt, flow, fw, hi, ht, humid, hw, hx, illum, imp, inst, inv, ld, min, 'no', nom, num, oa, occ,
      oper, perf, pk, pos, press, pri, proc, prog, qual, react, rel, ret, rh, rm, rot, sec, sen, ser, sp, spd, st,
      stat, sup, therm, tot, ver, vol, wb, wt, zn]
    summary: Short forms that are words of their own as well, and so show nothing.
message: "`{name}` goes by `{suggestion}` elsewhere: {reason}"
fix: Rename the rarer one; the fix keeps the old name under `formerly`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        MeetingRoom:
          telemetry:
            airTemperature: {use: core.airTemperature}
        LectureHall:
          telemetry:
            hallClimate: {use: core.airTemperature}
          # ^^^^^^^^^^^ naming/two-names: both use the point `org.gemel.core.airTemperature`
  - summary: Short forms of a term mean the term.
    fails: |
      twins:
        Duct:
          telemetry:
            returnAirTemperature: {type: double}
        Hood:
          telemetry:
            returnAirTemp: {type: double}
          # ^^^^^^^^^^^^^ naming/two-names: `temp` stands for `temperature`
  - fails: |
      twins:
        FlowMeter: {mappings: {exact: ['brick:Flow_Meter']}}
        LitreCounter: {mappings: {exact: ['brick:Flow_Meter']}}
      # ^^^^^^^^^^^^ naming/two-names: both are exactly `brick:Flow_Meter`
  - summary: What expires is not exported.
    passes: |
      twins:
        Milk:
          properties:
            expDate: {type: date}
            exportDate: {type: date}
  - summary: Names that tell parts of one type apart, and names that say more than the point, are names of their own right.
    passes: |
      twins:
        HeatExchanger:
          telemetry:
            inletSide: {use: core.fluidTemperature}
            outletSide: {use: core.fluidTemperature}
        Pipe:
          telemetry:
            fluidTemperature: {use: core.fluidTemperature}
        Coil:
          telemetry:
            coilFluidTemperature: {use: core.fluidTemperature}

"""##
  ),
  (
    "naming/type-case", "",
    ##"""
id: naming/type-case
summary: A type's name is not written in the case of types
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Generated code, queries and documentation tell types from members by their first letter. A type in another case reads as
  a member, and two spellings of one name slip past reviewers and case-insensitive file systems.
check: name-case
select: [twin, schema, concept, quantity]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: upperCamel
    summary: How names of types are written.
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly`, so that identity survives.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        air_handler: {}
      # ^^^^^^^^^^^ naming/type-case: write `AirHandler`
  - passes: |
      twins:
        AirHandler: {}
  - summary: A workspace may ask for another style.
    options: {style: snake}
    fails: |
      twins:
        AirHandler: {}
      # ^^^^^^^^^^ naming/type-case: write `air_handler`

"""##
  ),
  (
    "naming/undeclared-unit", "",
    ##"""
id: naming/undeclared-unit
summary: A unit stands in the name and is not declared
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The author knew the unit and told only people. Tools see a bare number: no conversion, no check against a limit in
  another unit, no axis label.
check: unit-in-name
select: [point, property, telemetry, field]
options:
  finds:
    type: word
    words: [redundant, contradicting, undeclared]
    default: undeclared
    summary: 'Units in names that are declared as well, that differ from the declared one, or that stand in the name alone.'
message: "{kind} `{name}` says `{word}` and declares no unit"
notes: ["it may mean `{unit}`"]
fix: Declare the quantity and the unit, and leave the unit out of the name.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Generator:
          properties: {standbyPowerKVA: uint32}
          #            ^^^^^^^^^^^^^^^ naming/undeclared-unit: says `kva` and declares no unit
  - summary: A word for other things too is a unit where the name says before it what is measured.
    fails: |
      twins:
        Duct:
          properties:
            lengthMeters: double
          # ^^^^^^^^^^^^ naming/undeclared-unit: it may mean `metre`
            lengthInMeters: double
          # ^^^^^^^^^^^^^^ naming/undeclared-unit: says `meters` and declares no unit
            heightFeet: double
          # ^^^^^^^^^^ naming/undeclared-unit: it may mean `foot`
            delayMs: uint32
          # ^^^^^^^ naming/undeclared-unit: it may mean `millisecond`
            tempC: double
          # ^^^^^ naming/undeclared-unit: it may mean `degreeCelsius`
  - summary: Of units that capitals alone tell apart, any may be meant.
    fails: |
      twins:
        Probe:
          telemetry:
            probeVoltageMv: double
          # ^^^^^^^^^^^^^^ naming/undeclared-unit: it may mean `megavolt` or `millivolt`
  - summary: An hour of the day is a point in time.
    passes: |
      twins:
        Shop:
          properties:
            startHour: uint8
            peakHour: uint8
            openingHour: uint8
            closingHour: uint8
            minuteOfHour: uint8
          telemetry: {batteryPercentage: double}
  - summary: A cost per unit is in money, and a bar may be a bar.
    passes: |
      twins:
        Generator:
          properties:
            standbyPower: {type: uint32, quantity: ApparentPower, unit: kilovoltAmpere}
            costPerKwh: decimal
            safetyBar: double
            waterMeters: uint32
            distanceToYard: double

"""##
  ),
  (
    "naming/unit-case", "",
    ##"""
id: naming/unit-case
summary: A unit's name is not written in the case of units
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Units are named like values, in words that begin small; a symbol has a field of its own. Users look for
  `kilowattHour` where all others are written so, and declare it once more when they do not find it.
check: name-case
select: [unit]
options:
  style:
    type: word
    words: [lowerCamel, upperCamel, snake, kebab, screamingSnake]
    default: lowerCamel
    summary: How names of units are written.
message: "{kind} `{name}` is not in {style}"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      units:
        Pallet: {quantity: Count, factor: 1}
      # ^^^^^^ naming/unit-case: write `pallet`
  - passes: |
      #=== o/source.yaml
      units:
        pallet: {quantity: Count, factor: 1}

"""##
  ),
  (
    "naming/unit-in-name", "",
    ##"""
id: naming/unit-in-name
summary: A name repeats the declared unit
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The unit is declared, and tools convert it. The word in the name is converted by nobody: it goes wrong with the
  first site that measures in another unit, and the name cannot be changed then.
check: unit-in-name
select: [point, property, telemetry, field]
options:
  finds:
    type: word
    words: [redundant, contradicting, undeclared]
    default: redundant
    summary: 'Units in names that are declared as well, that differ from the declared one, or that stand in the name alone.'
message: "{kind} `{name}` repeats the unit `{unit}`"
notes: ["write `{suggestion}`"]
fix: Rename it; the fix keeps the old name under `formerly` and follows every reference.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ElectricityMeter:
          telemetry:
            importedEnergyKwh: {type: double, quantity: Energy, unit: kilowattHour}
          # ^^^^^^^^^^^^^^^^^ naming/unit-in-name: write `importedEnergy`
            supplyInPercent: {type: double, quantity: RelativeMeasure, unit: percent}
          # ^^^^^^^^^^^^^^^ naming/unit-in-name: write `supply`
  - summary: Operating hours are what they are called.
    passes: |
      twins:
        ElectricityMeter:
          telemetry:
            importedEnergy: {type: double, quantity: Energy, unit: kilowattHour}
            operatingHours: {type: double, quantity: TimeSpan, unit: hour}

"""##
  ),
  (
    "naming/unit-mismatch", "",
    ##"""
id: naming/unit-mismatch
summary: A name says another unit than the declared one
severity: error
since: 0.2.0
status: stable
rationale: >-
  People believe names. Whoever reads `powerKw` plots kilowatts, and the values are watts: a chart that is wrong by a
  thousand, or a limit that never trips.
check: unit-in-name
select: [point, property, telemetry, field]
options:
  finds:
    type: word
    words: [redundant, contradicting, undeclared]
    default: contradicting
    summary: 'Units in names that are declared as well, that differ from the declared one, or that stand in the name alone.'
message: "{kind} `{name}` says `{word}`, and its unit is `{declared}`"
fix: Find out which of them the data are in, declare that unit, and leave it out of the name.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        WaterHeater:
          telemetry:
            outletTempF: {type: double, quantity: Temperature, unit: degreeCelsius}
          # ^^^^^^^^^^^ naming/unit-mismatch: says `f`, and its unit is `degreeCelsius`
            heatingPowerKw: {type: double, quantity: Power, unit: watt}
          # ^^^^^^^^^^^^^^ naming/unit-mismatch: says `kw`, and its unit is `watt`
  - summary: A minimum is no minute, and a grab bar no pressure.
    passes: |
      twins:
        WaterHeater:
          telemetry:
            outletTemperature: {type: double, quantity: Temperature, unit: degreeCelsius}
            heatingPowerMin: {type: double, quantity: Power, unit: watt}
            grabBar: {type: double, quantity: Length, unit: metre}
            responseMs: {type: double, quantity: TimeSpan, unit: millisecond}

"""##
  ),
  (
    "naming/word-order", "",
    ##"""
id: naming/word-order
summary: Two names have the same words in different orders
severity: warning
since: 0.2.0
status: stable
rationale: >-
  `airSupplyTemperature` beside `supplyAirTemperature` are two columns, two tags and two lines in every list, for one thing.
  Whoever looks for one does not find the other.
check: word-order
select: [point, property, telemetry, event, command, relationship, component]
options:
  words: {type: natural, default: 2, summary: Names of fewer words are left alone.}
  grammar:
    type: texts
    default: ['aggregation?', 'qualifier*', 'component?', 'qualifier*', 'measurement{0,2}', 'pointType{0,3}']
    summary: 'Roles of terms in the order in which they stand: of two orders, the one that it has is right.'
  heads:
    type: texts
    default: [component, powerSupply, voltageSupply, currentSupply, energySupply, battery, charge, code, count, date,
      duration, equipment, fault, feed, firmware, floor, grid, hours, installation, leak, level, line, machine, module,
      name, number, phase, production, program, quality, rate, room, space, starts, storage, time, tool, version, zone]
    summary: >-
      Roles and words that make another thing of a name that ends with them or has them behind a measurement; those of
      several words do so wherever they stand: a power supply is no supply power.
message: "`{name}` has the words of `{suggestion}` in another order"
notes: ["{reason}"]
fix: >-
  Use one order: that of the grammar of names, or else the more frequent, and keep the old name under `formerly`. The
  choice is yours: nothing is renamed by itself.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        RooftopUnit:
          telemetry:
            supplyAirTemperature: {type: double, unit: degreeCelsius}
        FanCoilUnit:
          telemetry:
            supplyAirTemperature: {type: double, unit: degreeCelsius}
        MakeupAirUnit:
          telemetry:
            airSupplyTemperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^^ naming/word-order: has the words of `supplyAirTemperature` in another order
  - summary: The grammar of names has one of two orders, whichever is used more.
    fails: |
      twins:
        Oven:
          properties:
            temperatureSetpoint: {type: double, unit: degreeCelsius}
            maximumTemperature: {type: double, unit: degreeCelsius}
            setpointTemperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^ naming/word-order: the grammar of names has that order
            temperatureMaximum: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^ naming/word-order: has the words of `maximumTemperature`
        Kiln:
          properties:
            setpointTemperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^^ naming/word-order: has the words of `temperatureSetpoint`
  - summary: Of two orders that nothing tells apart, neither is blamed.
    fails: |
      twins:
        Press:
          properties:
            dieClampMargin: {type: double, unit: millimetre}
            clampDieMargin: {type: double, unit: millimetre}
          # ^^^^^^^^^^^^^^ naming/word-order: decide for one of them
  - summary: Things of different sorts, and words with a direction between them, are different things.
    passes: |
      twins:
        Gate:
          commands:
            lockGate: {}
          properties:
            gateLock: {type: string}
        Converter:
          telemetry:
            dcToAcEfficiency: {type: double}
            acToDcEfficiency: {type: double}
  - summary: A meter for power and the power of a meter are two things.
    passes: |
      twins:
        Substation:
          telemetry:
            powerMeter: {type: double}
            meterPower: {type: double, unit: watt}
  - summary: The other way round, a ratio is the inverse and a difference has the other sign.
    passes: |
      twins:
        Burner:
          telemetry:
            airWaterRatio: {type: double, unit: unity}
            waterAirRatio: {type: double, unit: unity}
            netGrossRatio: {type: double, unit: unity}
            grossNetRatio: {type: double, unit: unity}
            supplyReturnDifference: {type: double, unit: kelvinDifference}
            returnSupplyDifference: {type: double, unit: kelvinDifference}

"""##
  ),
  (
    "ontology/contradicting-characteristics", "",
    ##"""
id: ontology/contradicting-characteristics
summary: Characteristics of a relation exclude each other
severity: error
since: 0.2.0
status: stable
rationale: >-
  No link can be valid under both: reasoners find the whole data set inconsistent, and validators that check one of the two
  disagree with those that check the other.
check: contradicting-characteristics
options:
  excluded:
    type: word
    words: [links, chains]
    default: links
    summary: What the characteristics leave no room for.
message: "{characteristics} exclude each other: {reason}"
notes: ["{origin}"]
fix: Drop one of the characteristics.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        couplesWith: {characteristics: [symmetric, acyclic]}
      #! ontology/contradicting-characteristics: `symmetric`, `asymmetric` exclude each other
  - passes: |
      #=== o/source.yaml
      relations:
        couplesWith: {characteristics: [symmetric, irreflexive]}
  - summary: What a broader relation hands down counts.
    fails: |
      #=== o/source.yaml
      relations:
        nests: {broader: core.contains, characteristics: [reflexive]}
      #! ontology/contradicting-characteristics: `reflexive`, `irreflexive` exclude each other

"""##
  ),
  (
    "ontology/contradicting-mappings", "",
    ##"""
id: ontology/contradicting-mappings
summary: An element is mapped to one term in two ways
severity: error
since: 0.2.0
status: stable
rationale: >-
  A term that matches exactly is neither broader nor narrower. Converters follow one of the two mappings, and which one is a
  matter of their order.
check: contradicting-mappings
message: "`{name}` is mapped to `{mapping}` as `{first}` and as `{second}`"
fix: Keep the one that is true.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Awning: {broader: core.BuildingElement, mappings: {exact: ['shade:Awning'], narrower: ['shade:Awning']}}
      #! ontology/contradicting-mappings: as `exact` and as `narrower`
  - passes: |
      #=== o/source.yaml
      concepts:
        Awning: {broader: core.BuildingElement, mappings: {exact: ['shade:Awning'], narrower: ['shade:Marquee']}}

"""##
  ),
  (
    "ontology/incomplete-containment", "",
    ##"""
id: ontology/incomplete-containment
summary: A containment leaves out characteristics that follow from it
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Outputs such as OWL and SHACL have no word for containment. What follows from it, that there are no circles and one
  container each, reaches them only where it is written.
check: implied-characteristics
message: "`{name}` is a containment and does not say {characteristics}"
fix: Add the characteristics.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        stores: {domain: core.Tank, range: core.Substance, characteristics: [containment]}
      #! ontology/incomplete-containment: does not say `inverseFunctional`, `acyclic`
  - passes: |
      #=== o/source.yaml
      relations:
        stores: {domain: core.Tank, range: core.Substance, characteristics: [containment, acyclic, inverseFunctional]}

"""##
  ),
  (
    "ontology/inverse-characteristics-mismatch", "",
    ##"""
id: ontology/inverse-characteristics-mismatch
summary: A relation lacks a characteristic that its inverse gives it
severity: warning
since: 0.2.0
status: stable
rationale: >-
  One link read from both ends has the same logic: what leads to one target one way comes from one source the other way, and
  what is acyclic stays so. A tool that looks at one of the two relations alone misses the bound.
check: inverse-characteristics
message: "`{name}` lacks {characteristics}, which follows from its inverse `{inverse}`"
fix: Write the characteristics on both sides, `functional` on one against `inverseFunctional` on the other.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        isParkedIn: {inverse: isBerthOf, characteristics: [functional]}
        isBerthOf: {inverse: isParkedIn}
      #! ontology/inverse-characteristics-mismatch: `isBerthOf` lacks `inverseFunctional`
  - passes: |
      #=== o/source.yaml
      relations:
        isParkedIn: {inverse: isBerthOf, characteristics: [functional]}
        isBerthOf: {inverse: isParkedIn, characteristics: [inverseFunctional]}

"""##
  ),
  (
    "ontology/inverse-ends-mismatch", "",
    ##"""
id: ontology/inverse-ends-mismatch
summary: Domain and range of a relation are not swapped in its inverse
severity: error
since: 0.2.0
status: stable
rationale: >-
  The same link is told from both ends. When one direction admits what the other refuses, a model is valid or not by the end
  at which it was written down.
check: inverse-ends
message: "the {end} of `{name}` is {concepts}, and the {otherEnd} of its inverse `{inverse}` is {otherConcepts}"
fix: Make the domain of each the range of the other.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        heats: {inverse: isHeatedBy, domain: core.HvacEquipment, range: core.Space}
      #! ontology/inverse-ends-mismatch: the range of `heats` is `core.Space`
        isHeatedBy: {inverse: heats, domain: core.Room, range: core.HvacEquipment}
  - passes: |
      #=== o/source.yaml
      relations:
        heats: {inverse: isHeatedBy, domain: core.HvacEquipment, range: core.Space}
        isHeatedBy: {inverse: heats, domain: core.Space, range: core.HvacEquipment}

"""##
  ),
  (
    "ontology/inverse-not-mutual", "",
    ##"""
id: ontology/inverse-not-mutual
summary: A relation's inverse does not name it as its own inverse
severity: error
since: 0.2.0
status: stable
rationale: >-
  Inverses come in pairs. A relation whose inverse names another one, or none, reads differently by where one starts, and
  links that are followed one way cannot be followed back.
check: inverse-mutual
message: "`{inverse}` is the inverse of `{name}` and does not name it"
notes: ["the inverse of `{inverse}` is `{other}`"]
fix: Let the two name each other.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        irrigates: {inverse: isIrrigatedBy}
      #! ontology/inverse-not-mutual: `isIrrigatedBy` is the inverse of `irrigates`
        isIrrigatedBy: {}
  - passes: |
      #=== o/source.yaml
      relations:
        irrigates: {inverse: isIrrigatedBy}
        isIrrigatedBy: {inverse: irrigates}
  - fails: |
      #=== o/source.yaml
      relations:
        rents: {inverse: isRentedBy}
        leases: {inverse: isRentedBy}
      #! ontology/inverse-not-mutual: the inverse of `isRentedBy` is `rents`
        isRentedBy: {inverse: rents}

"""##
  ),
  (
    "ontology/one-way-relation", "",
    ##"""
id: ontology/one-way-relation
summary: A relation has no inverse
severity: note
since: 0.2.0
status: stable
rationale: >-
  Models that want to tell the link from its other end have to make up a relation of their own, each another one, and queries
  find the links of one model only.
check: one-way-relation
message: "`{name}` has no inverse and is not symmetric"
fix: Declare the relation that reads it backwards, with domain and range swapped, and let the two name each other.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        insures: {domain: core.Organization, range: core.Asset}
      #! ontology/one-way-relation: `insures` has no inverse
  - passes: |
      #=== o/source.yaml
      relations:
        insures: {domain: core.Organization, range: core.Asset, inverse: isInsuredBy}
        isInsuredBy: {domain: core.Asset, range: core.Organization, inverse: insures}

"""##
  ),
  (
    "ontology/redundant-broader", "",
    ##"""
id: ontology/redundant-broader
summary: A broader element is named both directly and through another
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What is above the nearer element is above this one already. The extra step shows the element in two places of every tree,
  and is forgotten when the taxonomy is rearranged.
check: redundant-broader
message: "`{nearer}` is below `{broader}`, so that `{name}` is too"
fix: Leave the outer one out of `broader`.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Barrier: {broader: core.Equipment}
        BoomGate: {broader: [core.Equipment, Barrier]}
      #! ontology/redundant-broader: `Barrier` is below `core.Equipment`
  - passes: |
      #=== o/source.yaml
      concepts:
        Barrier: {broader: core.Equipment}
        BoomGate: {broader: Barrier}

"""##
  ),
  (
    "ontology/redundant-end", "",
    ##"""
id: ontology/redundant-end
summary: A concept in a domain or range is below another one in it
severity: note
since: 0.2.0
status: stable
rationale: >-
  The general concept admits the special one already. A list with both reads as if other special cases were not meant.
check: redundant-end
message: "`{concept}` in the {end} of `{name}` is below `{broader}` and admitted by it"
fix: Leave the narrower concept out, or the broader one, where only the narrower is meant.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        drives: {domain: core.Motor, range: [core.Equipment, core.Fan]}
      #! ontology/redundant-end: `core.Fan` in the range of `drives` is below `core.Equipment`
  - passes: |
      #=== o/source.yaml
      relations:
        drives: {domain: core.Motor, range: [core.Pump, core.Fan]}

"""##
  ),
  (
    "ontology/relation-outside-broader", "",
    ##"""
id: ontology/relation-outside-broader
summary: A relation admits what the relation above it does not
severity: error
since: 0.2.0
status: stable
rationale: >-
  Each link of a special case is a link of the general relation. One that leads from or to something else breaks the promise
  of the general relation, and queries by it return things that nobody expects there.
check: relation-outside-broader
message: "`{concept}` in the {end} of `{name}` is not within the {end} of `{broader}` ({concepts})"
fix: Narrow the relation, widen the one above it, or choose another one above it.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        cleans: {broader: core.serves, domain: core.Person, range: core.Room}
      #! ontology/relation-outside-broader: `core.Person` in the domain of `cleans`
  - passes: |
      #=== o/source.yaml
      relations:
        dehumidifies: {broader: core.serves, domain: core.HvacEquipment, range: core.Room}

"""##
  ),
  (
    "ontology/shared-exact-mapping", "",
    ##"""
id: ontology/shared-exact-mapping
summary: Two elements claim to be the same as one of another vocabulary
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What is exactly the same as a third thing is the same as each other. Data that comes in under the other vocabulary's term
  lands on one of the two by chance. Units are left out: the codes of unit systems serve several kinds of quantities.
check: shared-exact-mapping
select: [concept, relation]
message: "`{name}` and `{other}` are both an exact match of `{mapping}`"
fix: Keep the exact match where it is true and make the other one `close`, `broader` or `narrower`, or merge the two.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Blower: {broader: core.Fan, mappings: {exact: ['aero:Blower']}}
        Ventilator: {broader: core.Fan, mappings: {exact: ['aero:Blower']}}
      #! ontology/shared-exact-mapping: are both an exact match of `aero:Blower`
  - passes: |
      #=== o/source.yaml
      concepts:
        Blower: {broader: core.Fan, mappings: {exact: ['aero:Blower']}}
        Ventilator: {broader: core.Fan, mappings: {close: ['aero:Blower']}}

"""##
  ),
  (
    "ontology/symmetric-ends", "",
    ##"""
id: ontology/symmetric-ends
summary: Domain and range of a symmetric relation differ
severity: error
since: 0.2.0
status: stable
rationale: >-
  Every link of a symmetric relation has a way back, so that each end must admit what the other does. With different ends, the
  way back of a valid link is invalid.
check: symmetric-ends
message: "`{name}` is symmetric, its domain is {domain} and its range is {range}"
fix: Give both ends the same concepts, or drop `symmetric` and declare an inverse.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        isPairedWith: {domain: core.Sensor, range: core.Gateway, characteristics: [symmetric]}
      #! ontology/symmetric-ends: its domain is `core.Sensor` and its range is `core.Gateway`
  - passes: |
      #=== o/source.yaml
      relations:
        isPairedWith: {domain: core.IctEquipment, range: core.IctEquipment, characteristics: [symmetric]}

"""##
  ),
  (
    "ontology/symmetric-inverse", "",
    ##"""
id: ontology/symmetric-inverse
summary: A relation's inverse and its symmetry contradict each other
severity: error
since: 0.2.0
status: stable
rationale: >-
  A symmetric relation reads the same both ways, so that it is its own inverse and needs no other. A second name for the way
  back splits the links into two halves that no query joins.
check: symmetric-inverse
message: "`{name}` has the inverse `{inverse}`: {problem}"
fix: Drop the inverse of a symmetric relation, or drop `symmetric` where the two ends differ.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        borders: {inverse: isBorderedBy, characteristics: [symmetric]}
      #! ontology/symmetric-inverse: it is `symmetric` and has another inverse
        isBorderedBy: {inverse: borders, characteristics: [symmetric]}
      #! ontology/symmetric-inverse: it is `symmetric` and has another inverse
  - passes: |
      #=== o/source.yaml
      relations:
        borders: {characteristics: [symmetric]}
  - fails: |
      #=== o/source.yaml
      relations:
        crosses: {inverse: crosses}
      #! ontology/symmetric-inverse: it is its own inverse and not `symmetric`

"""##
  ),
  (
    "ontology/synonym-clash", "",
    ##"""
id: ontology/synonym-clash
summary: A synonym is used for another element as well
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Synonyms lead people and importers from their word to the right element. A word that leads to two leads to the wrong one in
  half of the cases, without anybody noticing.
check: synonym-clash
select: [concept, relation, quantity, unit, term]
message: "`{synonym}` is a synonym of `{name}` and {use} of `{other}`"
fix: Keep the word where it fits best, or qualify it.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Jalousie: {broader: core.BuildingElement, synonyms: [shutter]}
      #! ontology/synonym-clash: `shutter` is a synonym of `Jalousie` and the name of `Shutter`
        Shutter: {broader: core.BuildingElement}
        FireCurtain: {broader: core.FireSafetyEquipment, synonyms: [smoke screen]}
      #! ontology/synonym-clash: `smoke screen` is a synonym of `FireCurtain` and a synonym of `Blind`
        Blind: {broader: core.BuildingElement, synonyms: [Smoke-Screen]}
  - passes: |
      #=== o/source.yaml
      concepts:
        Jalousie: {broader: core.BuildingElement, synonyms: [slatted blind]}
        Shutter: {broader: core.BuildingElement}

"""##
  ),
  (
    "ontology/transitive-single-link", "",
    ##"""
id: ontology/transitive-single-link
summary: A transitive relation allows one link only
severity: warning
since: 0.2.0
status: stable
rationale: >-
  With two links in a row, a transitive relation links the first thing to the third as well; one that leads to one target, or
  from one source, leaves no room for that. Reasoners merge the second and the third. The direct link and the one that leads
  through others deserve a relation each.
check: contradicting-characteristics
options:
  excluded:
    type: word
    words: [links, chains]
    default: chains
    summary: What the characteristics leave no room for.
message: "{characteristics} exclude each other: {reason}"
notes: ["{origin}"]
fix: Declare the direct link as a special case, below a transitive relation, and leave the bound to it.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        isUpstreamOf: {characteristics: [transitive, functional]}
      #! ontology/transitive-single-link: of two links in a row, the first thing would have two targets
  - passes: |
      #=== o/source.yaml
      relations:
        isUpstreamOf: {characteristics: [transitive]}
        isDirectlyUpstreamOf: {broader: isUpstreamOf, characteristics: [functional]}

"""##
  ),
  (
    "ontology/unbounded-relation", "",
    ##"""
id: ontology/unbounded-relation
summary: A relation does not say what it leads from or to
severity: note
since: 0.2.0
status: stable
rationale: >-
  Without domain and range the relation fits anything, so that no model is ever told that it uses it wrongly, and each team
  comes to mean something else by it.
check: unbounded-relation
message: "`{name}` has {ends}"
fix: Give it a domain and a range; a concept at the root of the taxonomy where anything is really meant.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        replicates: {characteristics: [irreflexive]}
      #! ontology/unbounded-relation: neither a domain nor a range
  - passes: |
      #=== o/source.yaml
      relations:
        replicates: {domain: core.InformationObject, range: core.Entity, characteristics: [irreflexive]}

"""##
  ),
  (
    "ontology/unconnected-concept", "",
    ##"""
id: ontology/unconnected-concept
summary: A concept stands outside every taxonomy
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Relations, rules and queries of the ontology that the package builds on speak of its concepts and those below them. A
  concept without a broader one is in no domain, no range and no result.
check: unconnected-concept
message: "`{name}` has no broader concept, and `{source}` has concepts to choose from"
fix: Put it below the concept of the shared ontology that it is a kind of.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Turnstile: {}
      #! ontology/unconnected-concept: `Turnstile` has no broader concept
  - passes: |
      #=== o/source.yaml
      concepts:
        Turnstile: {broader: core.SecurityEquipment}

"""##
  ),
  (
    "ontology/unit-without-symbol", "",
    ##"""
id: ontology/unit-without-symbol
summary: A unit has no symbol
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Displays and reports show the symbol beside the number. Without one they show the unit's name, or nothing, and a number
  without a unit is misread. Plain numbers and counts need none.
check: unit-symbol
message: "`{name}` has no `symbol`"
fix: Give it the symbol that people write, such as `kWh`.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      quantities:
        Snowload: {dimension: M L-1 T-2, coherentUnit: snowUnit}
      units:
        snowUnit: {quantity: Snowload}
      # ^^^^^^^^ ontology/unit-without-symbol: `snowUnit` has no `symbol`
  - passes: |
      #=== o/source.yaml
      quantities:
        Snowload: {dimension: M L-1 T-2, coherentUnit: snowUnit}
        Headcount: {dimension: 1, coherentUnit: person}
      units:
        snowUnit: {symbol: sn, quantity: Snowload}
        person: {quantity: Headcount}

"""##
  ),
  (
    "ontology/unmapped-concept", "",
    ##"""
id: ontology/unmapped-concept
summary: A concept is not mapped to another vocabulary
severity: note
since: 0.2.0
status: stable
rationale: >-
  Organisations that exchange data under a shared vocabulary need to know what each of their concepts is there. For those who
  do not, the rule asks for nothing useful, so that no pack has it.
check: mapping-presence
select: [concept]
options:
  vocabularies:
    type: texts
    default: []
    summary: Prefixes of the vocabularies of which one must be mapped to; any by default.
message: "`{name}` is mapped to no other vocabulary"
notes: ["a mapping to one of {vocabularies} is asked for"]
fix: Add the terms that match it under `mappings`, by how they match.
"""##,
    ##"""

examples:
  - options: {vocabularies: [brick, rec]}
    fails: |
      #=== o/source.yaml
      concepts:
        Escalator: {broader: core.TransportEquipment, mappings: {close: ['ifc:IfcTransportElement']}}
      #! ontology/unmapped-concept: a mapping to one of `brick`, `rec` is asked for
  - passes: |
      #=== o/source.yaml
      concepts:
        Escalator: {broader: core.TransportEquipment, mappings: {close: ['ifc:IfcTransportElement']}}

"""##
  ),
  (
    "relationship/abstract-component", "",
    ##"""
id: relationship/abstract-component
summary: A concrete type has a component of an abstract type
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A component is created with its owner, as the type that the contract names. An abstract type cannot be created, so services
  refuse the twin or embed a part that lacks what the concrete types add.
check: abstract-component
message: "`{name}` is of the abstract type `{type}`, and the concrete type `{owner}` has it as it is"
fix: Name a concrete type, refine the component in the types that have it, or use a relationship.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Drive: {abstract: true}
        BeltDrive: {extends: Drive}
        Conveyor:
          components:
            drive: Drive
      #! relationship/abstract-component: `drive` is of the abstract type `Drive`
  - passes: |
      twins:
        Drive: {abstract: true}
        BeltDrive: {extends: Drive}
        Conveyor:
          abstract: true
          components:
            drive: Drive
        BeltConveyor:
          extends: Conveyor
          components:
            drive: BeltDrive

"""##
  ),
  (
    "relationship/abstract-leaf", "",
    ##"""
id: relationship/abstract-leaf
summary: No concrete type extends an abstract one
severity: note
since: 0.2.0
status: stable
rationale: >-
  An abstract type without concrete ones below it has no twins. In a library that others extend this is as it should be; in a
  workspace that holds everything, it is left over or the types below it are missing.
check: abstract-leaf
message: "no concrete type extends `{name}`"
fix: Add the types that extend it, make it concrete, or remove it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Actuator: {abstract: true}
      #! relationship/abstract-leaf: no concrete type extends `Actuator`
  - passes: |
      twins:
        Actuator: {abstract: true}
        DamperActuator: {extends: Actuator}

"""##
  ),
  (
    "relationship/abstract-only-target", "",
    ##"""
id: relationship/abstract-only-target
summary: Nothing that a relationship may point at can exist
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The targets are abstract and no concrete type in sight extends them, so the relationship stays empty in every data set.
  Often the concrete types were forgotten, or extend something else.
check: abstract-target
options:
  links:
    type: word
    words: [required, optional, all]
    default: optional
    summary: Which relationships are looked at, by their minimum.
message: "there can be no link: no concrete type is at or below {targets}"
fix: Add a concrete type below the target, point at one that has some, or make the target concrete.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Sensor: {abstract: true}
        Thermostat:
          relationships:
            sensors: {target: Sensor}
      #! relationship/abstract-only-target: there can be no link
  - passes: |
      twins:
        Sensor: {abstract: true}
        RoomSensor: {extends: Sensor}
        Thermostat:
          relationships:
            sensors: {target: Sensor}

"""##
  ),
  (
    "relationship/abstract-sealed", "",
    ##"""
id: relationship/abstract-sealed
summary: A type is abstract and sealed
severity: error
since: 0.2.0
status: stable
rationale: >-
  An abstract type lives in the types that extend it, and a sealed one has none: there will never be a twin of it, and
  everything that points at it stays empty.
check: abstract-sealed
message: "`{name}` is abstract and sealed, so that there can be no twin of it"
fix: Drop `abstract` or `sealed`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Valve: {abstract: true, sealed: true}
      #! relationship/abstract-sealed: `Valve` is abstract and sealed
  - passes: |
      twins:
        Valve: {abstract: true}
        BallValve: {extends: Valve, sealed: true}

"""##
  ),
  (
    "relationship/any-target", "",
    ##"""
id: relationship/any-target
summary: A relationship may point at anything
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Without a target, a fan may be located in an invoice: no loader refuses the link, generated code has no type for it, and
  queries have to expect everything.
check: any-target
options:
  rangeSuffices:
    type: boolean
    default: false
    summary: Whether a relation with a range says enough.
message: "`{name}` has no target, so that it may point at anything"
notes: ["the range of its relation is {range}"]
fix: Name the types that it may point at; a common parent where they are many.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Camera:
          relationships:
            watches: {cardinality: 1..*}
      #! relationship/any-target: `watches` has no target
  - passes: |
      twins:
        Door: {}
        Camera:
          relationships:
            watches: {target: Door, cardinality: 1..*}
  - options: {rangeSuffices: true}
    passes: |
      twins:
        Camera:
          is: core.Equipment
          relationships:
            area: {relation: core.locatedIn}

"""##
  ),
  (
    "relationship/competing-containers", "",
    ##"""
id: relationship/competing-containers
summary: A type has to be in two containers at once
severity: error
since: 0.2.0
status: stable
rationale: >-
  A thing has one container. Two required containments that no single container can meet leave the type without any valid
  twin.
check: competing-containers
message: "each `{name}` has to be in {first} and in {second}, and `{relation}` leaves it one container"
fix: Make one of the two optional, or use a relation that groups without containing.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Wing:
          is: core.BuildingPart
          relationships:
            rooms: {relation: core.contains, target: MeetingRoom, inverseCardinality: 1}
        Storey:
          is: core.Storey
          relationships:
            rooms: {relation: core.contains, target: MeetingRoom, inverseCardinality: 1}
        MeetingRoom: {is: core.Room}
      # ^^^^^^^^^^^ relationship/competing-containers: has to be in `Storey` and in `Wing`
  - passes: |
      twins:
        Wing:
          is: core.BuildingPart
          relationships:
            rooms: {relation: core.contains, target: MeetingRoom, inverseCardinality: 0..1}
        Storey:
          is: core.Storey
          relationships:
            rooms: {relation: core.contains, target: MeetingRoom, inverseCardinality: 1}
        MeetingRoom: {is: core.Room}
  - summary: The two ends of one link are one demand.
    passes: |
      twins:
        Floor:
          is: core.Storey
          relationships:
            offices: {relation: core.contains, target: Office, inverseCardinality: 1, inverse: floor}
        Office:
          is: core.Room
          relationships:
            floor: {relation: core.isContainedIn, target: Floor, cardinality: 1, inverse: offices}

"""##
  ),
  (
    "relationship/component-and-containment", "",
    ##"""
id: relationship/component-and-containment
summary: A type holds another both as a component and by a containment
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A component lives and dies with its owner; what a containment holds is a twin of its own that may move. When a type does
  both with the same kind of part, nobody knows which of the two a given part is, and counts and bills of material double.
check: component-and-containment
message: "`{name}` holds `{type}` both as the component `{component}` and by `{relationship}`"
fix: Keep the component for what cannot be without its owner, the relationship for what can, and not both for one type.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Bay: {is: core.Space}
        Warehouse:
      # ^^^^^^^^^ relationship/component-and-containment: both as the component `loadingBay` and by `bays`
          is: core.Building
          components:
            loadingBay: Bay
          relationships:
            bays: {relation: core.contains, target: Bay}
  - passes: |
      twins:
        Bay: {is: core.Space}
        Warehouse:
          is: core.Building
          relationships:
            bays: {relation: core.contains, target: Bay}

"""##
  ),
  (
    "relationship/concept-outside-parent", "",
    ##"""
id: relationship/concept-outside-parent
summary: A type realises a concept that has nothing to do with what it extends
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What extends a space is a space, whatever its own `is` says: queries find its twins as both. Mostly a type is extended for
  its members alone, and a wrong `is` or a wrong parent then puts rooms into the list of equipment.
check: concept-outside-parent
options:
  kinSuffices:
    type: boolean
    default: true
    summary: Whether it is enough that both are below a common concept, other than one at the root of a taxonomy.
message: "`{name}` is {concepts}, which does not fit what it inherits from `{parent}`: {inherited}"
fix: Correct `is`, extend another type, or move the shared members into a parent that both can have.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        NamedSpace: {abstract: true, is: core.Space}
        ServerRack: {extends: NamedSpace, is: core.Equipment}
      #! relationship/concept-outside-parent: which does not fit what it inherits from `NamedSpace`: `core.Space`
  - passes: |
      twins:
        NamedSpace: {abstract: true, is: core.Space}
        ServerRoom: {extends: NamedSpace, is: core.Room}
  - summary: Two views of one kind of thing go together, unless the option asks for more.
    passes: |
      twins:
        PlantItem: {abstract: true, is: core.HvacEquipment}
        CoilUnit: {extends: PlantItem, is: core.HeatExchanger}
  - options: {kinSuffices: false}
    fails: |
      twins:
        PlantItem: {abstract: true, is: core.HvacEquipment}
        CoilUnit: {extends: PlantItem, is: core.HeatExchanger}
      #! relationship/concept-outside-parent: `CoilUnit` is `core.HeatExchanger`
  - summary: One of several concepts that fits is enough; the rest may be facets of another kind.
    passes: |
      twins:
        NamedSpace: {abstract: true, is: core.Space}
        Stock: {extends: NamedSpace, is: [core.Room, core.Collection]}

"""##
  ),
  (
    "relationship/dangling-target", "",
    ##"""
id: relationship/dangling-target
summary: A relationship points at a type that the sources do not hold
severity: warning
since: 0.2.0
status: stable
rationale: >-
  DTDL allows a target that is in no document at hand. A service that loads the model accepts it, and whoever follows the link
  finds twins of a type that nobody has described; mostly a document is missing or the id is misspelt.
check: dangling-target
message: "the target `{target}` is not among the sources"
fix: Add the document that holds it, or correct the id and its version.
"""##,
    ##"""

examples:
  - fails: |
      #=== Lift.json
      {
        "@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Lift;1", "@type": "Interface",
        "contents": [
          {"@type": "Relationship", "name": "shaft", "target": "dtmi:com:example:Shaft;2"}
      #! relationship/dangling-target: the target `dtmi:com:example:Shaft;2` is not among the sources
        ]
      }
  - passes: |
      #=== Lift.json
      {
        "@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Lift;1", "@type": "Interface",
        "contents": [{"@type": "Relationship", "name": "shaft", "target": "dtmi:com:example:Shaft;2"}]
      }
      #=== Shaft.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Shaft;2", "@type": "Interface"}

"""##
  ),
  (
    "relationship/deep-components", "",
    ##"""
id: relationship/deep-components
summary: Components nest too deep
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Each level lengthens the path of every value inside, and a part far down cannot be replaced, found or granted access to by
  itself. Several platforms allow few levels or one.
check: deep-components
options:
  maximum:
    type: natural
    default: 3
    summary: How many levels of components a type may have.
message: "components of `{name}` nest {depth} levels deep (`{path}`), and {maximum} are allowed"
fix: Make a part in the middle a twin of its own and link it by a relationship.
"""##,
    ##"""

examples:
  - options: {maximum: 2}
    fails: |
      twins:
        Bearing: {}
        Motor: {components: {bearing: Bearing}}
        FanSection: {components: {motor: Motor}}
        AirHandler: {components: {supply: FanSection}}
      # ^^^^^^^^^^ relationship/deep-components: nest 3 levels deep (`supply.motor.bearing`)
  - options: {maximum: 2}
    passes: |
      twins:
        Bearing: {}
        Motor: {components: {bearing: Bearing}}
        FanSection: {components: {motor: Motor}}

"""##
  ),
  (
    "relationship/domain-mismatch", "",
    ##"""
id: relationship/domain-mismatch
summary: A type declares a relationship whose relation is not for things of its kind
severity: error
since: 0.2.0
status: stable
rationale: >-
  Queries and inference take the source of a link to be what the relation's domain says: a reasoner would conclude that a
  document is equipment because it feeds something. Either the link means something else, or the type is classified wrongly.
check: relation-domain
message: "`{type}` ({concepts}) is not in the domain of `{relation}` ({domain})"
fix: Choose the relation that says what is meant, correct what the type `is`, or widen the relation's domain.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Room: {is: core.Room}
        Invoice:
          is: core.Document
          relationships:
            room: {relation: core.feeds, target: Room}
      #! relationship/domain-mismatch: `Invoice` (`core.Document`) is not in the domain of `core.feeds`
  - passes: |
      twins:
        Room: {is: core.Room}
        Invoice:
          is: core.Document
          relationships:
            room: {relation: core.documents, target: Room}
  - summary: What a type inherits counts; so do special cases of the concepts of the domain.
    passes: |
      twins:
        AirDevice: {abstract: true, is: core.HvacEquipment}
        Room: {is: core.Room}
        DeskFan:
          extends: AirDevice
          relationships:
            room: {relation: core.serves, target: Room}

"""##
  ),
  (
    "relationship/duplicate-relationship", "",
    ##"""
id: relationship/duplicate-relationship
summary: Two relationships of a type mean the same relation to the same targets
severity: note
since: 0.2.0
status: stable
rationale: >-
  A query by relation cannot tell the two apart, and whoever enters data does not know which to use. Where they are roles, as
  a main and a spare meter, each deserves a relation of its own; where they are not, one is enough.
check: duplicate-relationship
message: "`{name}` means `{relation}` to {targets}, as `{other}` does"
fix: Merge the two, or give each a relation that says how it differs.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Caretaker: {is: core.Person}
        Hall:
          is: core.Room
          relationships:
            caretaker: {relation: core.isMaintainedBy, target: Caretaker}
            janitor: {relation: core.isMaintainedBy, target: Caretaker}
      #! relationship/duplicate-relationship: as `caretaker` does
  - passes: |
      twins:
        Caretaker: {is: core.Person}
        Hall:
          is: core.Room
          relationships:
            caretaker: {relation: core.isMaintainedBy, target: Caretaker}
            operator: {relation: core.isOperatedBy, target: Caretaker}

"""##
  ),
  (
    "relationship/functional-relation", "",
    ##"""
id: relationship/functional-relation
summary: A relationship allows several targets, and its relation allows one
severity: error
since: 0.2.0
status: stable
rationale: >-
  A functional relation leads to one target, and programs read it as a single value. Data with two targets is either refused
  or, worse, one of them is dropped without a word.
check: relation-cardinality
options:
  characteristic:
    type: word
    words: [functional, inverseFunctional, containment]
    default: functional
    summary: What bounds the number of links.
  open:
    type: boolean
    default: true
    summary: Whether a cardinality without an upper bound counts as one above it.
message: "`{relation}` leads to one target, and the cardinality {cardinality} allows more"
notes: ["write `cardinality: {allowed}`"]
fix: Set a cardinality of `1` or `0..1`, or use a relation that is not functional.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Building: {is: core.Building}
        Storey:
          is: core.Storey
          relationships:
            building: {relation: core.isContainedIn, target: Building}
      #! relationship/functional-relation: leads to one target, and the cardinality 0..* allows more
  - passes: |
      twins:
        Building: {is: core.Building}
        Storey:
          is: core.Storey
          relationships:
            building: {relation: core.isContainedIn, target: Building, cardinality: 1}
  - summary: A special case of a functional relation is functional too.
    fails: |
      #=== o/relations.yaml
      relations:
        isLeasedPartOf: {broader: core.isContainedIn, domain: core.Room, range: core.Building}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {org.gemel.core: ^1.0.0, com.example.o: ^1.0.0}
      #=== m/rooms.yaml
      twins:
        Building: {is: core.Building}
        Suite:
          is: core.Room
          relationships:
            buildings: {relation: o.isLeasedPartOf, target: Building, cardinality: 1..4}
      #! relationship/functional-relation: `o.isLeasedPartOf` leads to one target
  - summary: Open cardinalities may be let pass.
    options: {open: false}
    passes: |
      twins:
        Site: {is: core.Site}
        Depot:
          is: core.Building
          relationships:
            site: {relation: core.isContainedIn, target: Site}

"""##
  ),
  (
    "relationship/inverse-cardinality-mismatch", "",
    ##"""
id: relationship/inverse-cardinality-mismatch
summary: Both ends of a link count the same thing differently
severity: error
since: 0.2.0
status: stable
rationale: >-
  `inverseCardinality` and the cardinality of the inverse relationship say how many sources a target has. Where they differ,
  one validator accepts what another refuses, and generated types disagree on whether a list is needed.
check: inverse-cardinality
message: "the inverse cardinality is {cardinality}, and `{inverse}` of `{target}` has the cardinality {other}"
fix: Leave `inverseCardinality` out where the other end is declared, or make both say the same.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Sensor:
          relationships:
            room: {target: Room, cardinality: 1, inverse: sensors}
        Room:
          relationships:
            sensors: {target: Sensor, inverse: room, inverseCardinality: 0..1}
      #! relationship/inverse-cardinality-mismatch: `room` of `Sensor` has the cardinality 1
  - passes: |
      twins:
        Sensor:
          relationships:
            room: {target: Room, cardinality: 1, inverse: sensors}
        Room:
          relationships:
            sensors: {target: Sensor, inverse: room, inverseCardinality: 1}

"""##
  ),
  (
    "relationship/inverse-functional", "",
    ##"""
id: relationship/inverse-functional
summary: A target may have several sources, and the relation allows it one
severity: error
since: 0.2.0
status: stable
rationale: >-
  An inverse-functional relation identifies the source by the target: a point belongs to one asset. Counting on several
  sources contradicts the ontology, and data made so is merged or refused by those who trust it.
check: relation-cardinality
options:
  characteristic:
    type: word
    words: [functional, inverseFunctional, containment]
    default: inverseFunctional
    summary: What bounds the number of links.
  open:
    type: boolean
    default: false
    summary: Whether a cardinality without an upper bound counts as one above it.
message: "`{relation}` leaves a target one source, and the inverse cardinality {cardinality} allows more"
notes: ["write `inverseCardinality: {allowed}`"]
fix: Set an inverse cardinality of `1` or `0..1`, or use a relation that is not inverse-functional.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        WaterMeter:
          is: core.Meter
          relationships:
            submeters: {relation: core.hasSubMeter, target: WaterMeter, inverseCardinality: 0..2}
      #! relationship/inverse-functional: the inverse cardinality 0..2 allows more
  - passes: |
      twins:
        WaterMeter:
          is: core.Meter
          relationships:
            submeters: {relation: core.hasSubMeter, target: WaterMeter, inverseCardinality: 0..1}

"""##
  ),
  (
    "relationship/inverse-mismatch", "",
    ##"""
id: relationship/inverse-mismatch
summary: The relationship that `inverse` names does not read this one backwards
severity: error
since: 0.2.0
status: stable
rationale: >-
  Loaders fill in the other end of a link by what `inverse` names. Where that relationship means something else, points
  elsewhere or belongs to a third one, every link that is written adds a false one at the other end.
check: inverse-agreement
message: "`{inverse}` of `{target}` is not the inverse: {problem}"
fix: Name the relationship that means the inverse and points back, or correct the one that is named.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Chiller:
          is: core.HvacEquipment
          relationships:
            towers: {relation: core.feeds, target: CoolingTower, inverse: chillers}
      #! relationship/inverse-mismatch: it means `core.feeds`, and the inverse of `core.feeds` is `core.isFedBy`
        CoolingTower:
          is: core.HvacEquipment
          relationships:
            chillers: {relation: core.feeds, target: Chiller}
  - passes: |
      twins:
        Chiller:
          is: core.HvacEquipment
          relationships:
            towers: {relation: core.feeds, target: CoolingTower, inverse: chillers}
        CoolingTower:
          is: core.HvacEquipment
          relationships:
            chillers: {relation: core.isFedBy, target: Chiller, inverse: towers}
  - summary: The way back has to point at the source, and to name it where it names anything.
    fails: |
      twins:
        Gateway:
          relationships:
            sensors: {target: Sensor, inverse: room}
      #! relationship/inverse-mismatch: it does not point at `Gateway`
            actuators: {target: Actuator, inverse: hub}
      #! relationship/inverse-mismatch: the inverse of `hub` is `sensors`
        Sensor:
          relationships:
            room: Room
        Actuator:
          relationships:
            hub: {target: Gateway, inverse: sensors}
      #! relationship/inverse-mismatch: it does not point at `Actuator`
        Room: {}

"""##
  ),
  (
    "relationship/misleading-name", "",
    ##"""
id: relationship/misleading-name
summary: A relationship has the name of another relation than the one it means
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Readers take `isFedBy` for what the ontology calls so. When the link means `feeds`, its direction is reversed in every query
  that was written from the name.
check: misleading-name
message: "`{name}` means `{relation}`, and has the name of `{other}`"
notes: ["`{other}` reads `{backwards}` backwards"]
fix: Correct the relation, or rename the relationship.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Coil: {is: core.HvacEquipment}
        Manifold:
          is: core.HvacEquipment
          relationships:
            isFedBy: {relation: core.feeds, target: Coil}
      #! relationship/misleading-name: `core.isFedBy` reads `core.feeds` backwards
  - passes: |
      twins:
        Coil: {is: core.HvacEquipment}
        Manifold:
          is: core.HvacEquipment
          relationships:
            isFedBy: {relation: core.isFedBy, target: Coil}

"""##
  ),
  (
    "relationship/missing-inverse", "",
    ##"""
id: relationship/missing-inverse
summary: A link cannot be followed from its target
severity: note
since: 0.2.0
status: stable
rationale: >-
  The relation has an inverse, and the target declares no relationship with it: whoever stands at the target has to search all
  sources to find out who points at it. Many models declare one side on purpose, since a graph database can go back by
  itself; teams whose platform cannot, such as those that generate documents from twins, take the pack `tidy` or this rule alone.
check: missing-inverse
options:
  acrossPackages:
    type: boolean
    default: false
    summary: Whether targets count whose package cannot name the source.
message: "`{target}` has no `{inverse}` back to `{type}`"
fix: >-
  Declare the way back on the target and let the two name each other with `inverse`; the fix does it where no name is taken,
  once for all sources that share a target.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Radiator: {is: core.HvacEquipment}
        CirculationPump:
          is: core.Pump
          relationships:
            radiators: {relation: core.feeds, target: Radiator, cardinality: 0..40}
      #! relationship/missing-inverse: `Radiator` has no `core.isFedBy` back to `CirculationPump`
  - passes: |
      twins:
        Radiator:
          is: core.HvacEquipment
          relationships:
            pump: {relation: core.isFedBy, target: CirculationPump, inverse: radiators}
        CirculationPump:
          is: core.Pump
          relationships:
            radiators: {relation: core.feeds, target: Radiator, cardinality: 0..40, inverse: pump}

"""##
  ),
  (
    "relationship/no-link-possible", "",
    ##"""
id: relationship/no-link-possible
summary: A relationship allows no link at all
severity: warning
since: 0.2.0
status: stable
rationale: >-
  With an upper bound of zero the relationship is declared and can never be used. Mostly a range was meant, such as `0..1`;
  whoever fills in data learns of it when the first link is refused.
check: impossible-cardinality
message: "`{key}` is 0, so that there can be no link"
fix: Raise the upper bound, or remove the relationship. Only a refinement may forbid the links that a type inherits.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Pump:
          relationships:
            standby: {target: Pump, cardinality: 0}
      #! relationship/no-link-possible: `cardinality` is 0
  - passes: |
      twins:
        Pump:
          relationships:
            standby: {target: Pump, cardinality: 0..1}
        SubmersiblePump:
          extends: Pump
          relationships:
            standby: {target: Pump, cardinality: 0}

"""##
  ),
  (
    "relationship/one-sided-symmetry", "",
    ##"""
id: relationship/one-sided-symmetry
summary: A symmetric relation can only be told from one of its ends
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Where one thing adjoins another, the other adjoins it. If only one of the two types declares the relationship, half of the
  links have no place in the data, and a search for neighbours finds them or not by where it starts.
check: one-sided-symmetry
options:
  acrossPackages:
    type: boolean
    default: false
    summary: Whether targets count whose package cannot name the source.
message: "`{relation}` is symmetric, and `{target}` has no such relationship back to `{type}`"
fix: Declare the relationship on the target as well, or on a type that both extend.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Duct: {is: core.HvacEquipment}
        AirHandler:
          is: core.HvacEquipment
          relationships:
            ducts: {relation: core.connectedTo, target: Duct}
      #! relationship/one-sided-symmetry: `Duct` has no such relationship back to `AirHandler`
  - passes: |
      twins:
        Duct:
          is: core.HvacEquipment
          relationships:
            units: {relation: core.connectedTo, target: AirHandler}
        AirHandler:
          is: core.HvacEquipment
          relationships:
            ducts: {relation: core.connectedTo, target: Duct}

"""##
  ),
  (
    "relationship/range-mismatch", "",
    ##"""
id: relationship/range-mismatch
summary: A relationship's target is outside the range of its relation
severity: error
since: 0.2.0
status: stable
rationale: >-
  Queries and traversals written against the relation assume its range: one that asks for the spaces that a unit feeds never
  finds a document, and a dashboard that draws what it does find shows it as a room.
check: relation-range
message: "`{target}` ({concepts}) is not in the range of `{relation}` ({range})"
notes: ["`{subtype}`, below it, is in the range"]
fix: Point it at a type in the range, choose another relation, or widen the relation's range.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Manual: {is: core.Document}
        Fan:
          is: core.Fan
          relationships:
            supplies: {relation: core.feeds, target: Manual}
      #! relationship/range-mismatch: `Manual` (`core.Document`) is not in the range of `core.feeds`
  - passes: |
      twins:
        Manual: {is: core.Document}
        Fan:
          is: core.Fan
          relationships:
            manual: {relation: core.isDocumentedBy, target: Manual}
  - summary: A target that is too general is outside as well.
    fails: |
      twins:
        Thing: {abstract: true, is: core.Entity}
        Room: {extends: Thing, is: core.Room}
        Fan:
          is: core.Fan
          relationships:
            supplies: {relation: core.feeds, target: Thing}
      #! relationship/range-mismatch: `Room`, below it, is in the range

"""##
  ),
  (
    "relationship/redundant-parent", "",
    ##"""
id: relationship/redundant-parent
summary: A type extends another both by itself and through a third
severity: note
since: 0.2.0
status: stable
rationale: >-
  Everything comes with the nearer parent already. The second one suggests a choice that is none, costs one of the few parents
  that some platforms allow, and stays behind when the hierarchy is rearranged.
check: redundant-parent
message: "`{other}` is below `{parent}`, so that `{name}` extends it already: leave `{parent}` out"
fix: Leave the outer parent out of `extends`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Equipment: {}
        Compressor: {extends: Equipment}
        ScrewCompressor: {extends: [Equipment, Compressor]}
      #! relationship/redundant-parent: `Compressor` is below `Equipment`
  - passes: |
      twins:
        Equipment: {}
        Compressor: {extends: Equipment}
        ScrewCompressor: {extends: Compressor}

"""##
  ),
  (
    "relationship/redundant-target", "",
    ##"""
id: relationship/redundant-target
summary: A target is below another target of the same relationship
severity: note
since: 0.2.0
status: stable
rationale: >-
  The general type admits the special one already. A list that names both reads as if the other special types were not meant,
  and has to be kept in step for nothing.
check: redundant-target
message: "`{target}` is below the target `{other}` and admitted by it"
fix: Leave the narrower type out; or leave the general one out, where only some of its types are meant.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Meter: {}
        GasMeter: {extends: Meter}
        Connection:
          relationships:
            meters: {target: [Meter, GasMeter]}
      #! relationship/redundant-target: `GasMeter` is below the target `Meter`
  - passes: |
      twins:
        Meter: {}
        GasMeter: {extends: Meter}
        Connection:
          relationships:
            meters: {target: Meter}

"""##
  ),
  (
    "relationship/required-abstract-target", "",
    ##"""
id: relationship/required-abstract-target
summary: A link is required, and nothing that it may point at can exist
severity: error
since: 0.2.0
status: stable
rationale: >-
  Every twin of the type needs the link, the targets are abstract, and no concrete type in sight extends them. No twin of the
  type can be valid.
check: abstract-target
options:
  links:
    type: word
    words: [required, optional, all]
    default: required
    summary: Which relationships are looked at, by their minimum.
message: "the cardinality {cardinality} requires a link and there can be none: no concrete type is at or below {targets}"
fix: Add a concrete type below the target, or let the link be missing.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        PowerSource: {abstract: true}
        Light:
          relationships:
            source: {target: PowerSource, cardinality: 1}
      #! relationship/required-abstract-target: no concrete type is at or below `PowerSource`
  - passes: |
      twins:
        PowerSource: {abstract: true}
        Battery: {extends: PowerSource}
        Light:
          relationships:
            source: {target: PowerSource, cardinality: 1}

"""##
  ),
  (
    "relationship/shared-container", "",
    ##"""
id: relationship/shared-container
summary: A contained thing may have several containers
severity: error
since: 0.2.0
status: stable
rationale: >-
  Containment forms a tree: navigation, roll-ups of area and energy, and permissions that pass down all follow the one
  container. A thing in two of them is counted twice or shown in neither.
check: relation-cardinality
options:
  characteristic:
    type: word
    words: [functional, inverseFunctional, containment]
    default: containment
    summary: What bounds the number of links.
  open:
    type: boolean
    default: false
    summary: Whether a cardinality without an upper bound counts as one above it.
message: "`{relation}` is a containment, and the inverse cardinality {cardinality} allows several containers"
notes: ["write `inverseCardinality: {allowed}`"]
fix: Allow one container, or use a relation that groups without containing.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Room: {is: core.Room}
        Storey:
          is: core.Storey
          relationships:
            rooms: {relation: core.contains, target: Room, inverseCardinality: 1..2}
      #! relationship/shared-container: the inverse cardinality 1..2 allows several containers
  - passes: |
      twins:
        Room: {is: core.Room}
        Storey:
          is: core.Storey
          relationships:
            rooms: {relation: core.contains, target: Room, inverseCardinality: 1}

"""##
  ),
  (
    "relationship/unclassified-end", "",
    ##"""
id: relationship/unclassified-end
summary: A type at the end of a relationship says no concept, though the relation asks for one
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Whether a link makes sense can only be told when both ends say what they are. A type without a concept escapes the checks of
  domain and range, and queries by concept never find its twins.
check: unclassified-end
message: "`{name}` says no concept, and the {end} of `{relation}` asks for {concepts}"
fix: Give the type, or one that it extends, an `is` with the concept that it realises.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Corridor: {is: core.CirculationSpace}
        ExhaustFan:
      # ^^^^^^^^^^ relationship/unclassified-end: the domain of `core.serves` asks for
          relationships:
            corridor: {relation: core.serves, target: Corridor}
  - passes: |
      twins:
        Corridor: {is: core.CirculationSpace}
        ExhaustFan:
          is: core.Fan
          relationships:
            corridor: {relation: core.serves, target: Corridor}

"""##
  ),
  (
    "relationship/unnamed-inverse", "",
    ##"""
id: relationship/unnamed-inverse
summary: Two relationships read each other backwards and do not say so
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Both ends declare the link, but nothing ties them: tools keep two lists that drift apart, and a link that is written at one
  end is missing at the other. With `inverse`, generated code and loaders keep both in step.
check: unnamed-inverse
message: "the way back from `{target}` is `{inverse}`, and `inverse` does not say so"
notes: ["write `inverse: {inverse}`"]
fix: Name the relationship at the other end with `inverse`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Boiler:
          is: core.HvacEquipment
          relationships:
            room: {relation: core.locatedIn, target: PlantRoom, inverse: boilers}
        PlantRoom:
          is: core.Room
          relationships:
            boilers: {relation: core.isLocationOf, target: Boiler}
      #! relationship/unnamed-inverse: write `inverse: room`
  - passes: |
      twins:
        Boiler:
          is: core.HvacEquipment
          relationships:
            room: {relation: core.locatedIn, target: PlantRoom, inverse: boilers}
        PlantRoom:
          is: core.Room
          relationships:
            boilers: {relation: core.isLocationOf, target: Boiler, inverse: room}

"""##
  ),
  (
    "relationship/unreachable-type", "",
    ##"""
id: relationship/unreachable-type
summary: Nothing points at a type, and it points at nothing
severity: note
since: 0.2.0
status: stable
rationale: >-
  In a package whose types are linked, twins of this one stay by themselves: no traversal from a building or a system ever
  comes to them. Mostly a relationship was forgotten.
check: unreachable-type
options:
  linkedTypes:
    type: natural
    default: 5
    summary: How many types of the package must have relationships before others are expected to.
message: "`{name}` has no relationship, and none points at it or at a type that it extends"
fix: Link it to what it belongs to, or embed it as a component.
"""##,
    ##"""

examples:
  - options: {linkedTypes: 1}
    fails: |
      twins:
        Room: {}
        Luminaire:
          relationships:
            room: Room
        Blind: {}
      # ^^^^^ relationship/unreachable-type: `Blind` has no relationship
  - options: {linkedTypes: 1}
    passes: |
      twins:
        Room: {}
        Luminaire:
          relationships:
            room: Room
        Blind:
          relationships:
            room: Room

"""##
  ),
  (
    "relationship/unsatisfiable-cycle", "",
    ##"""
id: relationship/unsatisfiable-cycle
summary: Required links lead in a circle that the relation forbids
severity: error
since: 0.2.0
status: stable
rationale: >-
  Each twin has to point at a next one, and the relation must not lead back: no finite set of twins can be valid. The first
  who fills in data finds that every twin needs another, and switches validation off.
check: required-cycle
message: "no `{type}` can exist: `{relation}` is acyclic, and each of these requires the next: {circle}"
fix: Let the link be missing at one of the types (`0..1`), or let it point at a type that needs no further one.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        FeederPanel:
          is: core.ElectricalEquipment
          relationships:
            bearer: {relation: core.mountedOn, target: Frame, cardinality: 1}
      #! relationship/unsatisfiable-cycle: `FeederPanel` → `Frame` → `FeederPanel`
        Frame:
          is: core.Equipment
          relationships:
            panel: {relation: core.mountedOn, target: FeederPanel, cardinality: 1..2}
  - passes: |
      twins:
        FeederPanel:
          is: core.ElectricalEquipment
          relationships:
            bearer: {relation: core.mountedOn, target: Frame, cardinality: 1}
        Frame:
          is: core.Equipment
          relationships:
            panel: {relation: core.mountedOn, target: FeederPanel, cardinality: 0..2}
  - summary: One subtype of a target that needs no further link ends the chain.
    passes: |
      twins:
        Zone:
          is: core.Zone
          relationships:
            outer: {relation: core.isContainedIn, target: Area, cardinality: 1}
        Area: {abstract: true, is: core.Space}
        Wing:
          extends: Area
          relationships:
            zone: {relation: core.isContainedIn, target: Zone, cardinality: 1}
        Estate: {extends: Area}

"""##
  ),
  (
    "relationship/untyped-relationship", "",
    ##"""
id: relationship/untyped-relationship
summary: A relationship does not say which relation it means
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The package depends on an ontology with relations, and this link has only its name. Queries by relation never find it, its
  domain, range and inverse are not checked, and other teams have to guess what the name means.
check: untyped-relationship
message: "`{name}` has no `relation`, and `{source}` declares some"
fix: Give it the relation that it means; declare one in an ontology of your own where none fits.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Tenant: {is: core.Organization}
        Shop:
          is: core.Room
          relationships:
            tenant: {target: Tenant, cardinality: 0..1}
      #! relationship/untyped-relationship: `tenant` has no `relation`
  - passes: |
      twins:
        Tenant: {is: core.Organization}
        Shop:
          is: core.Room
          relationships:
            tenant: {relation: core.isUsedBy, target: Tenant, cardinality: 0..1}

"""##
  ),
  (
    "structure/ambiguous-name", "",
    ##"""
id: structure/ambiguous-name
summary: A name means something in several packages
severity: error
since: 0.1.0
status: stable
rationale: >-
  Units and quantities are found in every package that is depended on. When two of them declare the same name,
  one reading would be converted in two ways, depending on which package is looked at first.
fix: Qualify the name with the alias of the package that is meant, such as `metering.point`.
"""##,
    ##"""

examples:
  - fails: |
      #=== ocomfort/source.yaml
      quantities:
        ComfortScore: {dimension: '1', coherentUnit: point}
      units:
        point: {quantity: ComfortScore}
      #=== oquality/source.yaml
      quantities:
        AuditScore: {dimension: '1', coherentUnit: point}
      units:
        point: {quantity: AuditScore}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.offices
      version: 1.0.0
      dependencies: {com.example.ocomfort: ^1.0.0, com.example.oquality: ^1.0.0}
      #=== m/source.yaml
      twins:
        Office:
          telemetry:
            comfort: {type: double, unit: point}
            #                             ^^^^^ structure/ambiguous-name: declared by `com.example.ocomfort` and `com.example.oquality`
  - passes: |
      #=== ocomfort/source.yaml
      quantities:
        ComfortScore: {dimension: '1', coherentUnit: point}
      units:
        point: {quantity: ComfortScore}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.offices
      version: 1.0.0
      dependencies: {com.example.ocomfort: ^1.0.0}
      #=== m/source.yaml
      twins:
        Office:
          telemetry:
            comfort: {type: double, unit: ocomfort.point}

"""##
  ),
  (
    "structure/bound-outside-type", "",
    ##"""
id: structure/bound-outside-type
summary: A bound lies outside what its type can hold
severity: error
since: 0.1.0
status: stable
rationale: >-
  A limit that the type cannot reach is never hit: devices that send one byte wrap around or saturate long
  before the alarm that the bound suggests. Either the type or the bound is not what was meant.
fix: Choose a wider type, or a bound within the one that is declared.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ParkingDeck:
          telemetry:
            freeSpaces: {type: uint8, minimum: 0, maximum: 640}
            #                                              ^^^ structure/bound-outside-type: outside uint8 (0 to 255)
  - passes: |
      twins:
        ParkingDeck:
          telemetry:
            freeSpaces: {type: uint16, minimum: 0, maximum: 640}
            freeChargers: {type: uint8, minimum: 0, maximum: 255}

"""##
  ),
  (
    "structure/coherent-unit", "",
    ##"""
id: structure/coherent-unit
summary: A quantity's coherent unit has a factor or an offset
severity: error
since: 0.1.0
status: stable
rationale: >-
  Every conversion goes through the coherent unit, whose factor is 1 and whose offset is 0 by definition. If it
  is scaled itself, all other units of the quantity convert to wrong numbers that look right.
fix: Name the unscaled unit as `coherentUnit`, and give the factor to the units that derive from it.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      quantities:
        RainDepth: {dimension: L, coherentUnit: millimetreOfRain}
        #                                       ^^^^^^^^^^^^^^^^ structure/coherent-unit: has a factor or an offset of its own
      units:
        millimetreOfRain: {quantity: RainDepth, symbol: mm, factor: 0.001}
  - passes: |
      #=== o/source.yaml
      quantities:
        RainDepth: {dimension: L, coherentUnit: metreOfRain}
      units:
        metreOfRain: {quantity: RainDepth, symbol: m}
        millimetreOfRain: {quantity: RainDepth, symbol: mm, factor: 0.001}

"""##
  ),
  (
    "structure/component-cycle", "",
    ##"""
id: structure/component-cycle
summary: A twin type is a component of itself
severity: error
since: 0.1.0
status: stable
rationale: >-
  A component is part of its twin and is created with it. A type that contains itself, directly or through
  another, could never be created: each would need a further one inside.
fix: Make one of the steps a relationship, which may lead back, or embed a smaller type.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        BatteryModule: {components: {housing: BatteryRack}}
      # ^^^^^^^^^^^^^ structure/component-cycle: `BatteryModule` → `BatteryRack` → `BatteryModule`
        BatteryRack: {components: {firstModule: BatteryModule}}
  - passes: |
      twins:
        BatteryModule:
          relationships:
            rack: {relation: core.isPartOf, target: BatteryRack, cardinality: 0..1}
        BatteryRack: {components: {firstModule: BatteryModule}}

"""##
  ),
  (
    "structure/concept-cycle", "",
    ##"""
id: structure/concept-cycle
summary: Concepts are broader than each other
severity: error
since: 0.1.0
status: stable
rationale: >-
  If each of two concepts is a case of the other, they mean the same or one of the statements is wrong. A query
  for the broader one would have to return both for ever, and the hierarchy has no top from which it can be
  browsed.
fix: Take out the step that is not true; merge the two where neither is the broader one.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Orchard: {broader: [Plantation]}
      # ^^^^^^^ structure/concept-cycle: `Orchard` → `Plantation` → `Orchard`
        Plantation: {broader: [Orchard]}
  - passes: |
      #=== o/source.yaml
      concepts:
        Orchard: {broader: [Plantation]}
        Plantation: {broader: [core.OutdoorSpace]}

"""##
  ),
  (
    "structure/contradicts-inherited", "",
    ##"""
id: structure/contradicts-inherited
summary: A member widens or changes what it inherits
severity: error
since: 0.1.0
status: stable
rationale: >-
  Whoever reads the base type relies on its members: on their type and unit, on their bounds, on what a
  relationship leads to. A subtype may narrow them; one that widens them hands values to such readers that they
  were promised never to see.
fix: Keep within the inherited member, widen the one that is inherited, or declare a member of another name.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Pump:
          telemetry:
            pressure: {type: double, unit: bar, maximum: 16}
          relationships:
            supplies: {target: Tank, cardinality: 0..1}
        FirePump:
          extends: Pump
          telemetry:
            pressure: {maximum: 25, unit: kilopascal}
            #                   ^^ structure/contradicts-inherited: `maximum` widens
            #                             ^^^^^^^^^^ structure/contradicts-inherited: the unit is `kilopascal`
          relationships:
            supplies: {cardinality: 0..4}
            #                       ^^^^ structure/contradicts-inherited: not within the inherited 0..1
        Tank: {}
  - passes: |
      twins:
        Pump:
          telemetry:
            pressure: {type: double, unit: bar, maximum: 25}
          relationships:
            supplies: {target: Tank, cardinality: 0..4}
        CirculationPump:
          extends: Pump
          telemetry:
            pressure: {maximum: 10}
          relationships:
            supplies: {cardinality: 0..1}
        Tank: {}

"""##
  ),
  (
    "structure/dependency-cycle", "",
    ##"""
id: structure/dependency-cycle
summary: Packages depend on each other in a circle
severity: error
since: 0.1.0
status: stable
rationale: >-
  Packages in a circle can only be released together: neither has a version that the other could be built
  against first, and every change to one is a change to both.
fix: Move what both need into a package of its own, or turn one of the dependencies around.
"""##,
    ##"""

examples:
  - fails: |
      #=== plant/gemel.yaml
      edition: 2026
      package: com.example.plant
      #        ^^^^^^^^^^^^^^^^^ structure/dependency-cycle: com.example.plant → com.example.rooms → com.example.plant
      version: 1.0.0
      dependencies: {com.example.rooms: ^1.0.0}
      #=== rooms/gemel.yaml
      edition: 2026
      package: com.example.rooms
      version: 1.0.0
      dependencies: {com.example.plant: ^1.0.0}
  - summary: What both need is a package of its own.
    passes: |
      #=== plant/gemel.yaml
      edition: 2026
      package: com.example.plant
      version: 1.0.0
      dependencies: {com.example.places: ^1.0.0}
      #=== rooms/gemel.yaml
      edition: 2026
      package: com.example.rooms
      version: 1.0.0
      dependencies: {com.example.places: ^1.0.0}
      #=== places/gemel.yaml
      edition: 2026
      package: com.example.places
      version: 1.0.0

"""##
  ),
  (
    "structure/dimension-mismatch", "",
    ##"""
id: structure/dimension-mismatch
summary: A quantity has another dimension than its broader kind
severity: error
since: 0.1.0
status: stable
rationale: >-
  A special kind of a quantity is measured in the units of the general one. With another dimension it would
  accept units in which it cannot be expressed, and energies would be added to powers.
fix: >-
  Correct the dimension, leave it out so that it is taken from the broader kind, or name the kind that is really
  meant.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      quantities:
        StandbyLoss: {dimension: M L2 T-2, broader: [Power]}
        #                        ^^^^^^^^ structure/dimension-mismatch: its broader kind `Power` has
  - passes: |
      #=== o/source.yaml
      quantities:
        StandbyLoss: {dimension: M L2 T-3, broader: [Power]}
        StandbyEnergy: {broader: [Energy]}

"""##
  ),
  (
    "structure/duplicate-alias", "",
    ##"""
id: structure/duplicate-alias
summary: Two dependencies have the same alias
severity: error
since: 0.1.0
status: stable
rationale: >-
  Without an alias of its own a dependency is called by the last part of its name. If two are called the same,
  `spaces.Room` could be a room of either package, and names of one of them cannot be written at all.
fix: >-
  Give one of them another alias: `com.acme.spaces: {version: ^1.0.0, as: acmeSpaces}`.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.cleaning
      version: 1.0.0
      dependencies:
        com.acme.spaces: ^1.0.0
        com.example.spaces: ^1.0.0
      # ^^^^^^^^^^^^^^^^^^ structure/duplicate-alias: would mean both `com.acme.spaces` and `com.example.spaces`
      #=== spaces/gemel.yaml
      edition: 2026
      package: com.example.spaces
      version: 1.0.0
      #=== acme/gemel.yaml
      edition: 2026
      package: com.acme.spaces
      version: 1.0.0
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.cleaning
      version: 1.0.0
      dependencies:
        com.acme.spaces: {version: ^1.0.0, as: acmeSpaces}
        com.example.spaces: ^1.0.0
      #=== spaces/gemel.yaml
      edition: 2026
      package: com.example.spaces
      version: 1.0.0
      #=== acme/gemel.yaml
      edition: 2026
      package: com.acme.spaces
      version: 1.0.0

"""##
  ),
  (
    "structure/duplicate-code", "",
    ##"""
id: structure/duplicate-code
summary: Two values of an enum have the same code
severity: error
since: 0.1.0
status: stable
rationale: >-
  Devices send the code, not the name. Two values with one code cannot be told apart when they are read back: a
  dashboard shows a machine as running that stands by.
fix: Give each value a code of its own, or keep one of the two values.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        CompressorState: {enum: {off: 0, standby: 1, running: 1}}
        #                                            ^^^^^^^ structure/duplicate-code: the same code
  - passes: |
      schemas:
        CompressorState: {enum: {off: 0, standby: 1, running: 2}}

"""##
  ),
  (
    "structure/duplicate-id", "",
    ##"""
id: structure/duplicate-id
summary: Two elements are pinned to the same external id
severity: error
since: 0.1.0
status: stable
rationale: >-
  An external id such as a DTMI names one element in the systems that were there before the model. With two
  elements under it an import would overwrite one with the other, and references to the id would be a matter of
  luck.
fix: Pin the id to the element that it belongs to, and give the other its own or none.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        AirCooledChiller: {id: 'dtmi:com:example:Chiller;1'}
        WaterCooledChiller: {id: 'dtmi:com:example:Chiller;1'}
      # ^^^^^^^^^^^^^^^^^^ structure/duplicate-id: pinned to `dtmi:com:example:Chiller;1`
  - passes: |
      twins:
        AirCooledChiller: {id: 'dtmi:com:example:Chiller;1'}
        WaterCooledChiller: {id: 'dtmi:com:example:WaterCooledChiller;1'}

"""##
  ),
  (
    "structure/duplicate-name", "",
    ##"""
id: structure/duplicate-name
summary: A name is declared twice
severity: error
since: 0.1.0
status: stable
rationale: >-
  The name is the identity of what it names: in references, in the registry, in generated code. Two declarations
  of one name leave open which of them a reference means, and the other is silently lost in whatever keeps
  elements by name.
fix: Rename one of them, or merge the two declarations.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/heating.yaml
      twins:
        Boiler: {is: core.Equipment}
      #=== m/hotWater.yaml
      twins:
        Boiler: {title: Hot-water tank with a heating coil}
      # ^^^^^^ structure/duplicate-name: twin `Boiler` is declared twice
      schemas:
        Tank: {object: {volume: double}}
      #=== m/storage.yaml
      twins:
        Tank: {}
      # ^^^^ structure/duplicate-name: declared as a
  - passes: |
      #=== m/heating.yaml
      twins:
        Boiler: {is: core.Equipment}
      #=== m/hotWater.yaml
      twins:
        Calorifier: {title: Hot-water tank with a heating coil}
      schemas:
        TankSize: {object: {volume: double}}
      #=== m/storage.yaml
      twins:
        Tank: {}

"""##
  ),
  (
    "structure/duplicate-reference", "",
    ##"""
id: structure/duplicate-reference
summary: A list names the same element twice
severity: error
since: 0.1.0
status: stable
rationale: >-
  The second mention adds nothing. It is usually the leftover of a copied line in which another name was meant,
  so that a parent or a target is missing that the author believes to be there.
fix: Remove the second mention, or write the name that was meant.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        FloorPolisher:
          relationships:
            cleans: {target: [Corridor, Lobby, Corridor]}
            #                                  ^^^^^^^^ structure/duplicate-reference: named twice
        Corridor: {}
        Lobby: {}
  - passes: |
      twins:
        FloorPolisher:
          relationships:
            cleans: {target: [Corridor, Lobby]}
        Corridor: {}
        Lobby: {}

"""##
  ),
  (
    "structure/empty-range", "",
    ##"""
id: structure/empty-range
summary: Constraints leave no value that is valid
severity: error
since: 0.1.0
status: stable
rationale: >-
  If nothing satisfies the constraints, every message that carries the member is refused at ingestion. The
  mistake is often a pair of bounds in the wrong order, or a bound that contradicts the one of the schema behind
  the type.
fix: >-
  Put the bounds in order, or loosen the constraint that contradicts the others. An enum needs values, or `open:
  true`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        RoomThermostat:
          properties:
            setpoint: {type: double, unit: degreeCelsius, minimum: 26, maximum: 16}
            #                                                                   ^^ structure/empty-range: is above the largest
            lockLevel: {type: uint8, exclusiveMinimum: 2, exclusiveMaximum: 3}
            #                                                               ^ structure/empty-range: no whole number above 2 to below 3
            display: {enum: []}
            #        ^^^^^^^^^^ structure/empty-range: the enum has no values
  - summary: The constraints of the schema count too.
    fails: |
      twins:
        AssetLabel:
          properties:
            code: {type: InventoryCode, minLength: 10}
            #                                      ^^ structure/empty-range: `minLength` 10 is above `maxLength` 8
      schemas:
        InventoryCode: {type: string, maxLength: 8}
  - passes: |
      twins:
        RoomThermostat:
          properties:
            setpoint: {type: double, unit: degreeCelsius, minimum: 16, maximum: 26}
            lockLevel: {type: uint8, minimum: 2, maximum: 3}
            display: {enum: [setpoint, roomTemperature]}

"""##
  ),
  (
    "structure/enum-code", "",
    ##"""
id: structure/enum-code
summary: The codes of an enum are not all of one kind
severity: error
since: 0.1.0
status: stable
rationale: >-
  An enum is sent by name, by integer or by text, and a reader picks one decoder for it. A value whose code is
  missing or of another kind is one that the reader cannot decode, and the message that holds it is lost.
fix: Give every value a code of the same kind, or leave all codes out so that the names are sent.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        DoorState: {enum: {closed: 0, open: 1, ajar: {}}}
        #                                      ^^^^ structure/enum-code: needs a 64-bit integer
        DoorLock: {enum: {locked: 0, free: '1'}}
        #                         ^ structure/enum-code: its enum is not encoded by 64-bit integers alone
        DoorMode: {enum: {normal: 0, fire: 1}, encoding: name}
        #                         ^ structure/enum-code: is encoded by name
        #                                  ^ structure/enum-code: is encoded by name
  - passes: |
      schemas:
        DoorState: {enum: {closed: 0, open: 1, ajar: 2}}
        DoorMode: {enum: [normal, fire]}

"""##
  ),
  (
    "structure/idle-key", "",
    ##"""
id: structure/idle-key
summary: A key says nothing where it stands
severity: warning
since: 0.3.0
status: stable
rationale: >-
  An event that has a payload carries it each time, and an array has no elements that are not there. `required: false` on
  either looks as if a consumer had to expect a gap, and no schema, validator or comparison reads it: whoever relies on it
  is refused at ingestion.
fix: >-
  Leave the key out. Where the payload is missing at times, let its fields be optional, or add a bare event under
  another name.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Conveyor:
          events:
            beltTorn: {payload: {type: string, required: false}}
            #                                            ^^^^^ structure/idle-key: says nothing of the payload of an event
          properties:
            rollerWear: {array: {type: double, required: true}}
            #                                            ^^^^ structure/idle-key: says nothing of an element of an array
  - summary: A command may be sent without what it asks for.
    passes: |
      twins:
        Conveyor:
          commands:
            run: {request: {type: double, unit: metrePerSecond, required: true}}
          events:
            beltTorn: {payload: {object: {segment: {type: int16, required: true}, photo: string}}}
            beltStopped: {}

"""##
  ),
  (
    "structure/inapplicable-constraint", "",
    ##"""
id: structure/inapplicable-constraint
summary: A constraint does not apply to the type
severity: error
since: 0.1.0
status: stable
rationale: >-
  The constraint can never be checked: a text has no maximum and a number no length. Devices and generated
  schemas ignore it or refuse it, and the limit that the author had in mind is not held.
fix: >-
  Use the constraint for the type (`maxLength` for texts, `maximum` for numbers, `maxItems` for lists), or
  correct the type.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Transformer:
          properties:
            serialNumber: {type: string, maximum: 12}
            #                                     ^^ structure/inapplicable-constraint: applies to numbers
            ratedPower: {type: int32, unit: kilovoltAmpere, precision: 1}
            #                                                          ^ structure/inapplicable-constraint: float, double and decimal
            tapPositions: {array: int8, maxLength: 33}
            #                                      ^^ structure/inapplicable-constraint: strings and bytes
  - passes: |
      twins:
        Transformer:
          properties:
            serialNumber: {type: string, maxLength: 12}
            ratedPower: {type: decimal, unit: kilovoltAmpere, precision: 1}
            tapPositions: {array: int8, maxItems: 33}

"""##
  ),
  (
    "structure/inheritance-conflict", "",
    ##"""
id: structure/inheritance-conflict
summary: Two parents bring different members of one name
severity: error
since: 0.1.0
status: stable
rationale: >-
  The twin would have one member with two meanings. What is written for one parent stores a text where what is
  written for the other expects a number, so no reading of the twin can satisfy both.
fix: Rename one of the members, make the two agree, or move one definition to a common parent.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Actuated: {telemetry: {position: {type: double, unit: percent}}}
        Tracked: {telemetry: {position: point}}
        MotorisedGate: {extends: [Actuated, Tracked]}
      # ^^^^^^^^^^^^^ structure/inheritance-conflict: `MotorisedGate` → `Actuated` and `MotorisedGate` → `Tracked`
  - passes: |
      twins:
        Actuated: {telemetry: {opening: {type: double, unit: percent}}}
        Tracked: {telemetry: {position: point}}
        MotorisedGate: {extends: [Actuated, Tracked]}
  - summary: Two definitions that agree are one member.
    passes: |
      twins:
        Actuated: {telemetry: {temperature: {type: double, unit: degreeCelsius}}}
        Heated: {telemetry: {temperature: {type: double, unit: degreeCelsius}}}
        DampingValve: {extends: [Actuated, Heated]}

"""##
  ),
  (
    "structure/inheritance-limit", "",
    ##"""
id: structure/inheritance-limit
summary: Inheritance is deeper or wider than can be handled
severity: error
since: 0.1.0
status: stable
rationale: >-
  More than 64 levels, 1,024 types above one or 20,000 members in one are far beyond what targets accept (DTDL
  allows ten or twelve levels) and what people can follow. The bound keeps a generated or hostile source from
  exhausting whoever compiles it.
fix: >-
  Flatten the chain, or split the type: what is contained belongs into components, what is related into
  relationships.
unexampled: The shortest source that is refused has a chain of 66 types.
"""##,
    ##"""

examples:
  - passes: |
      twins:
        Equipment: {abstract: true}
        Pump: {extends: Equipment, abstract: true}
        CentrifugalPump: {extends: Pump}
        BoosterPump: {extends: CentrifugalPump}

"""##
  ),
  (
    "structure/invalid-literal", "",
    ##"""
id: structure/invalid-literal
summary: A default, constant or example does not fit its type
severity: error
since: 0.1.0
status: stable
rationale: >-
  The literal is what documentation shows and what a new twin starts with. One that its own type refuses makes
  the first message of every new device invalid, or the documentation wrong.
fix: Write a value of the type that is within its constraints, or loosen the constraint that refuses it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Boiler:
          properties:
            flowSetpoint: {type: double, unit: degreeCelsius, maximum: 80, default: 85}
            #                                                                       ^^ structure/invalid-literal: above the maximum 80
            operatingMode: {type: BoilerMode, default: heatin}
            #                                          ^^^^^^ structure/invalid-literal: did you mean `heating`
            commissionedOn: {type: date, examples: [2024-02-30]}
            #                                       ^^^^^^^^^^ structure/invalid-literal: expected a date
      schemas:
        BoilerMode: {enum: [off, heating, hotWater]}
  - passes: |
      twins:
        Boiler:
          properties:
            flowSetpoint: {type: double, unit: degreeCelsius, maximum: 80, default: 75}
            operatingMode: {type: BoilerMode, default: heating}
            commissionedOn: {type: date, examples: [2024-02-29]}
      schemas:
        BoilerMode: {enum: [off, heating, hotWater]}

"""##
  ),
  (
    "structure/invalid-name", "",
    ##"""
id: structure/invalid-name
summary: A declared name is not a name
severity: error
since: 0.1.0
status: stable
rationale: >-
  Names become identifiers in DTDL, in generated code, in queries and in topic paths. A space, a hyphen or a
  digit in front is refused or rewritten by one of them, and the same element is then called differently in
  every system.
fix: >-
  Start with a letter and go on with letters, digits and underscores; put what people read into `title`. A
  package has a reverse-DNS name such as `com.example.hvac`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Air Handling Unit: {}
      # ^^^^^^^^^^^^^^^^^ structure/invalid-name: what people read belongs into `title`
        HeatingCoil:
          telemetry:
            supply-temperature: {type: double, unit: degreeCelsius}
          # ^^^^^^^^^^^^^^^^^^ structure/invalid-name: is not a name
        AirFilter:
          properties:
            2ndStage: boolean
          # ^^^^^^^^ structure/invalid-name: a name starts with a letter
  - passes: |
      twins:
        AirHandlingUnit:
          title: Air handling unit
        HeatingCoil:
          telemetry:
            supplyTemperature: {type: double, unit: degreeCelsius}
        AirFilter:
          properties:
            hasSecondStage: boolean

"""##
  ),
  (
    "structure/invalid-pattern", "",
    ##"""
id: structure/invalid-pattern
summary: A pattern is not a valid regular expression
severity: error
since: 0.1.0
status: stable
rationale: >-
  A pattern that cannot be read checks nothing. Validators that meet it in a generated schema refuse the whole
  schema, and ingestion stops for all members of the type.
fix: Close what is open and escape what is meant literally; single quotes keep backslashes as they are.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        FireExtinguisher:
          properties:
            inventoryCode: {type: string, pattern: '[A-Z{3}-[0-9]{5'}
            #                                      ^^^^^^^^^^^^^^^^^ structure/invalid-pattern: the pattern is not valid
  - passes: |
      twins:
        FireExtinguisher:
          properties:
            inventoryCode: {type: string, pattern: '[A-Z]{3}-[0-9]{5}'}

"""##
  ),
  (
    "structure/invalid-value", "",
    ##"""
id: structure/invalid-value
summary: A value is not one that its key can have
severity: error
since: 0.1.0
status: stable
rationale: >-
  Each key is read by what it expects: `true` or `false`, a number, a version, a span of time, a word of a list.
  What YAML readers guess differently (`yes`, `012`, `1_000`) is refused rather than guessed, because two tools
  that read the same file would otherwise build two models.
fix: >-
  Write the value in the form that the finding names; where a word is near one of the allowed ones, the finding
  offers it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ThermalCamera:
          abstract: yes
          #         ^^^ structure/invalid-value: did you mean `true`
          stability: stabel
          #          ^^^^^^ structure/invalid-value: did you mean `stable`
          telemetry:
            hotSpot: {type: double, unit: degreeCelsius, maximum: 1_200, sampling: 5 min}
            #                                                     ^^^^^ structure/invalid-value: without separators
            #                                                                      ^^^^^ structure/invalid-value: expected a span of time
  - passes: |
      twins:
        ThermalCamera:
          abstract: true
          stability: stable
          telemetry:
            hotSpot: {type: double, unit: degreeCelsius, maximum: 1200, sampling: 5m}

"""##
  ),
  (
    "structure/map-key", "",
    ##"""
id: structure/map-key
summary: The keys of a map are not strings
severity: error
since: 0.1.0
status: stable
rationale: >-
  In JSON and in DTDL the keys of a map are strings. A map that is keyed by numbers would be sent with strings
  anyway, and readers that were generated from the model would fail at the first message.
fix: >-
  Key the map by strings, with a pattern if only digits are wanted; or use an array of objects that hold the
  number.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        PatchPanel:
          telemetry:
            linkSpeeds: {map: {type: double, unit: megabitPerSecond}, keys: uint8}
            #                                                               ^^^^^ structure/map-key: the keys of a map are strings
  - passes: |
      twins:
        PatchPanel:
          telemetry:
            linkSpeeds:
              map: {type: double, unit: megabitPerSecond}
              keys: {type: string, pattern: '[0-9]{1,2}'}

"""##
  ),
  (
    "structure/misplaced-declaration", "",
    ##"""
id: structure/misplaced-declaration
summary: An element is declared in the wrong kind of package
severity: error
since: 0.1.0
status: stable
rationale: >-
  Ontologies hold meaning (concepts, relations, quantities, units, terms, points) that many models share; models
  hold contracts (twins and schemas) that change with one product. Mixed in one package, each release of a
  contract would be a release of the meaning that everybody else relies on.
fix: Move the element to a package of the other `kind`, and depend on that package where needed.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      concepts:
        Greenhouse: {broader: [core.Space]}
      twins:
        GreenhouseBay: {is: Greenhouse}
      # ^^^^^^^^^^^^^ structure/misplaced-declaration: an ontology declares no twin
      #=== m/source.yaml
      units:
        bushel: {quantity: Volume, factor: 0.03523907016688}
      # ^^^^^^ structure/misplaced-declaration: a model declares no unit
  - passes: |
      #=== o/source.yaml
      concepts:
        Greenhouse: {broader: [core.Space]}
      units:
        bushel: {quantity: Volume, factor: 0.03523907016688}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.growing
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        GreenhouseBay: {is: o.Greenhouse}

"""##
  ),
  (
    "structure/missing-key", "",
    ##"""
id: structure/missing-key
summary: A key that must be there is missing
severity: error
since: 0.1.0
status: stable
rationale: >-
  What is left out here has no sensible default. A value without a type cannot be stored or validated, a unit
  without a quantity cannot be converted, a component without a type embeds nothing.
fix: Add the key that the finding names.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        HeatMeter:
          telemetry:
            flow: {minimum: 0, sampling: 10s}
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ structure/missing-key: the value has no type
          components:
            radio: {description: Sends the readings.}
          # ^^^^^ structure/missing-key: the component has no `type`
  - summary: The edition says by which rules the sources are read.
    fails: |
      #=== m/gemel.yaml
      package: com.example.metering
      #! structure/missing-key: manifest has no `edition`
      version: 1.0.0
      #=== m/source.yaml
      twins:
        WaterMeter: {}
  - passes: |
      twins:
        HeatMeter:
          telemetry:
            flow: {type: double, unit: cubicMetrePerHour, minimum: 0, sampling: 10s}
          components:
            radio: {type: RadioModule, description: Sends the readings.}
        RadioModule: {}

"""##
  ),
  (
    "structure/ontology-needs-model", "",
    ##"""
id: structure/ontology-needs-model
summary: An ontology depends on a model
severity: error
since: 0.1.0
status: stable
rationale: >-
  Meaning that rests on a contract changes whenever the contract does. Every package that uses the ontology
  would then be tied to the releases of one product, and a circle between the two is only one reference away.
fix: Move the concept, unit or point that is needed into an ontology, and let the model depend on that.
"""##,
    ##"""

examples:
  - fails: |
      #=== ovocabulary/gemel.yaml
      edition: 2026
      package: com.example.vocabulary
      kind: ontology
      version: 1.0.0
      dependencies: {com.example.fleet: ^2.0.0}
      #              ^^^^^^^^^^^^^^^^^ structure/ontology-needs-model: depends on the model `com.example.fleet`
      #=== fleet/gemel.yaml
      edition: 2026
      package: com.example.fleet
      version: 2.3.0
  - passes: |
      #=== ovocabulary/gemel.yaml
      edition: 2026
      package: com.example.vocabulary
      kind: ontology
      version: 1.0.0
      #=== fleet/gemel.yaml
      edition: 2026
      package: com.example.fleet
      version: 2.3.0
      dependencies: {com.example.vocabulary: ^1.0.0}

"""##
  ),
  (
    "structure/quantity-cycle", "",
    ##"""
id: structure/quantity-cycle
summary: Quantities are broader than each other
severity: error
since: 0.1.0
status: stable
rationale: >-
  A quantity takes dimension and coherent unit from its broader kind. In a circle there is nothing to take them
  from, and whether a unit fits a quantity has no answer.
fix: Take out the step that is not true; the general kind stands at the top and has a dimension of its own.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      quantities:
        HubHeight: {dimension: L, broader: [MastHeight]}
      # ^^^^^^^^^ structure/quantity-cycle: `HubHeight` → `MastHeight` → `HubHeight`
        MastHeight: {dimension: L, broader: [HubHeight]}
  - passes: |
      #=== o/source.yaml
      quantities:
        HubHeight: {broader: [MastHeight]}
        MastHeight: {broader: [Length]}

"""##
  ),
  (
    "structure/relation-cycle", "",
    ##"""
id: structure/relation-cycle
summary: Relations are broader than each other
severity: error
since: 0.1.0
status: stable
rationale: >-
  A relation implies its broader ones: what feeds hot water to a radiator also serves it. In a circle each
  implies the other, so that they are one relation under two names, and reasoners either loop or merge them.
fix: Take out the step that is not true, or keep one of the relations.
"""##,
    ##"""

examples:
  - fails: |
      #=== o/source.yaml
      relations:
        irrigates: {broader: [waters]}
      # ^^^^^^^^^ structure/relation-cycle: `irrigates` → `waters` → `irrigates`
        waters: {broader: [irrigates]}
  - passes: |
      #=== o/source.yaml
      relations:
        irrigates: {broader: [waters]}
        waters: {broader: [core.serves]}

"""##
  ),
  (
    "structure/reserved-name", "",
    ##"""
id: structure/reserved-name
summary: A schema has the name of a built-in type
severity: error
since: 0.1.0
status: stable
rationale: >-
  The name of a built-in type always means that type, so no value could refer to the schema. Members that were
  written for it would have the built-in type instead, without its unit and its bounds.
fix: Give the schema a name of its own.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Conveyor:
          telemetry:
            cycleTime: {type: duration}
      schemas:
        duration: {type: double, unit: second, minimum: 0}
      # ^^^^^^^^ structure/reserved-name: `duration` is the name of a built-in type
  - passes: |
      twins:
        Conveyor:
          telemetry:
            cycleTime: {type: CycleDuration}
      schemas:
        CycleDuration: {type: double, unit: second, minimum: 0}

"""##
  ),
  (
    "structure/schema-cycle", "",
    ##"""
id: structure/schema-cycle
summary: A schema contains itself
severity: error
since: 0.1.0
status: stable
rationale: >-
  A value of the schema would have to hold another value of it, without end: it cannot be written down, and no
  storage can be laid out for it.
fix: Take the field out or refer to the other value by an id; a tree ends where its list of children is empty.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        ShiftPlan: {object: {name: string, next: {type: ShiftPlan, required: true}}}
      # ^^^^^^^^^ structure/schema-cycle: `ShiftPlan` → `ShiftPlan`
        RatedTorque: TighteningTorque
      # ^^^^^^^^^^^ structure/schema-cycle: `RatedTorque` → `TighteningTorque` → `RatedTorque`
        TighteningTorque: RatedTorque
  - summary: A list of children may be empty, so a tree is finite.
    passes: |
      schemas:
        ShiftPlan: {object: {name: string, followUps: {array: ShiftPlan}}}
        RatedTorque: TighteningTorque
        TighteningTorque: {type: double, unit: newtonMetre}

"""##
  ),
  (
    "structure/sealed-parent", "",
    ##"""
id: structure/sealed-parent
summary: A type extends one that is sealed
severity: error
since: 0.1.0
status: stable
rationale: >-
  `sealed` is a promise to whoever reads the type: there are no other members and no other behaviour below it.
  Code that switches over all types, and contracts that certify one, rely on it.
fix: Extend a parent of the sealed type, embed it as a component, or ask its owner to open it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        EmergencyStop: {sealed: true}
        WirelessEmergencyStop: {extends: EmergencyStop}
        #                                ^^^^^^^^^^^^^ structure/sealed-parent: `EmergencyStop` is sealed
  - passes: |
      twins:
        SafetyDevice: {abstract: true}
        EmergencyStop: {extends: SafetyDevice, sealed: true}
        WirelessEmergencyStop: {extends: SafetyDevice}

"""##
  ),
  (
    "structure/too-deep-value", "",
    ##"""
id: structure/too-deep-value
summary: A value nests deeper than can be handled
severity: error
since: 0.1.0
status: stable
rationale: >-
  A type that nests more than 24 arrays, maps and objects inside one another is beyond what any target accepts
  (DTDL stops at five or eight levels) and beyond what people can review. It is nearly always the product of a
  generator in a loop.
fix: Give what is inside a name under `schemas` and use the name.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        SeismicArray:
          properties:
            samples: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: {array: double}}}}}}}}}}}}}}}}}}}}}}}}}
            #                                                                                                                                                                                                                ^^^^^^ structure/too-deep-value: nest deeper than 24 levels
  - passes: |
      twins:
        SeismicArray:
          properties:
            samples: {array: {array: Trace}}
      schemas:
        Trace: {array: {object: {offset: int32, amplitude: double}}}

"""##
  ),
  (
    "structure/twin-cycle", "",
    ##"""
id: structure/twin-cycle
summary: A twin type extends itself
severity: error
since: 0.1.0
status: stable
rationale: >-
  A type has the members of its parents and theirs. In a circle there is no first one to take them from, every
  target refuses the model, and "is a kind of" is true in both directions.
fix: Take out the step that is not true; if both need the same members, move them to a common parent.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        RobotArm: {extends: WeldingRobot}
      # ^^^^^^^^ structure/twin-cycle: `RobotArm` → `WeldingRobot` → `RobotArm`
        WeldingRobot: {extends: RobotArm}
  - passes: |
      twins:
        RobotArm: {abstract: true}
        WeldingRobot: {extends: RobotArm}

"""##
  ),
  (
    "structure/unit-mismatch", "",
    ##"""
id: structure/unit-mismatch
summary: A unit does not measure the quantity
severity: error
since: 0.1.0
status: stable
rationale: >-
  A reading cannot be converted: there is no way from kilowatts to degrees. Dashboards label the axis with the
  one and alarms compare with the other, and both look right.
fix: Choose one of the units of the quantity that the finding lists, or correct the quantity.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ColdRoom:
          telemetry:
            airTemperature: {type: double, quantity: Temperature, unit: kilowatt}
            #                                                           ^^^^^^^^ structure/unit-mismatch: units of Temperature: `degreeCelsius`
  - summary: A quantity's coherent unit is one of its own.
    fails: |
      #=== o/source.yaml
      quantities:
        TreadDepth: {dimension: L, coherentUnit: cubicMetre}
        #                                        ^^^^^^^^^^ structure/unit-mismatch: is not a unit of `TreadDepth`
  - passes: |
      twins:
        ColdRoom:
          telemetry:
            airTemperature: {type: double, quantity: Temperature, unit: degreeCelsius}
            coolingPower: {type: double, quantity: Power, unit: kilowatt}

"""##
  ),
  (
    "structure/unit-on-non-number", "",
    ##"""
id: structure/unit-on-non-number
summary: A unit or quantity stands on a value that is no number
severity: error
since: 0.1.0
status: stable
rationale: >-
  Only a number can be converted and plotted. A unit on a text, a list or an object says nothing of the numbers
  inside, which stay without one for every reader.
fix: >-
  Put the unit on the number itself: on the element of the array, on the field of the object.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        PowerAnalyser:
          telemetry:
            phaseVoltages: {array: double, unit: volt}
            #                                    ^^^^ structure/unit-on-non-number: put it on the number itself
          properties:
            nominalVoltage: {type: string, unit: kilovolt, examples: ['20']}
            #                                    ^^^^^^^^ structure/unit-on-non-number: a value that is no number
  - passes: |
      twins:
        PowerAnalyser:
          telemetry:
            phaseVoltages: {array: {type: double, unit: volt}}
          properties:
            nominalVoltage: {type: double, unit: kilovolt, examples: [20]}

"""##
  ),
  (
    "structure/unknown-key", "",
    ##"""
id: structure/unknown-key
summary: A key is not part of the language
severity: error
since: 0.1.0
status: stable
rationale: >-
  A key that nothing reads is a statement that nothing acts on. A limit, a unit or an owner under a misspelt
  name looks set in the source and is missing in the registry, in generated schemas and at ingestion.
fix: >-
  Take the suggested spelling. What only people or another tool read belongs under `annotations` or into
  `description`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        CeilingFan:
          telemetry:
            speed: {type: double, unit: revolutionPerMinute, maxmum: 400}
            #                                                ^^^^^^ structure/unknown-key: did you mean `maximum`
  - summary: A value of one lamp is no key of the type.
    fails: |
      twins:
        Luminaire:
          is: core.LightingEquipment
          colourTemperature: 4000
        # ^^^^^^^^^^^^^^^^^ structure/unknown-key: a twin may have `is`
  - passes: |
      twins:
        CeilingFan:
          telemetry:
            speed: {type: double, unit: revolutionPerMinute, maximum: 400}
          annotations:
            cad: {layer: E-LITE-CLNG}

"""##
  ),
  (
    "structure/unmet-requirement", "",
    ##"""
id: structure/unmet-requirement
summary: A dependency has a version that is not admitted
severity: error
since: 0.1.0
status: stable
rationale: >-
  The package was written against other releases than the one that is there. Types that it extends may be gone
  and units may have changed, and the model would be built on something that nobody has reviewed.
fix: >-
  Use a release of the dependency that meets the requirement, or change the requirement after checking against
  the new one.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.evCharging
      version: 1.4.0
      dependencies:
        com.example.grid: ^2.0.0
      # ^^^^^^^^^^^^^^^^ structure/unmet-requirement: is at 1.9.3
      #=== grid/gemel.yaml
      edition: 2026
      package: com.example.grid
      version: 1.9.3
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.evCharging
      version: 1.4.0
      dependencies:
        com.example.grid: ^1.5.0
      #=== grid/gemel.yaml
      edition: 2026
      package: com.example.grid
      version: 1.9.3

"""##
  ),
  (
    "structure/unresolved-name", "",
    ##"""
id: structure/unresolved-name
summary: A name leads nowhere
severity: error
since: 0.1.0
status: stable
rationale: >-
  What the name stands for is missing from the model: a parent whose members are not inherited, a relationship
  without a target, a number without its unit. Nothing that is built from the model would show the gap.
fix: >-
  Take the suggested spelling, declare what is missing, or qualify the name with the alias of the package that
  declares it (`core.feeds`).
"""##,
    ##"""

examples:
  - fails: |
      twins:
        WindTurbine:
          is: core.Equipmen
          #   ^^^^^^^^^^^^^ structure/unresolved-name: did you mean `core.Equipment`
          telemetry:
            activePower: {type: double, unit: kilowat}
            #                                 ^^^^^^^ structure/unresolved-name: did you mean `kilowatt`
          relationships:
            feeds: {relation: feeds, target: Substation}
            #                 ^^^^^ structure/unresolved-name: did you mean `core.feeds`
            #                                ^^^^^^^^^^ structure/unresolved-name: there is no twin `Substation`
  - summary: An inverse and a replacement are names too.
    fails: |
      twins:
        Nacelle:
          relationships:
            carriedBy: {target: Tower, inverse: carries}
          # ^^^^^^^^^ structure/unresolved-name: has no relationship `carries`
        Tower: {deprecated: {replacedBy: SteelTower}}
        #                   ^^^^^^^^^^^^^^^^^^^^^^^^ structure/unresolved-name: the replacement `SteelTower` is not there
  - passes: |
      twins:
        WindTurbine:
          is: core.Equipment
          telemetry:
            activePower: {type: double, unit: kilowatt}
          relationships:
            feeds: {relation: core.feeds, target: Substation}
        Substation: {}

"""##
  ),
  (
    "structure/unresolved-package", "",
    ##"""
id: structure/unresolved-package
summary: A package that is depended on is not there
severity: error
since: 0.1.0
status: stable
rationale: >-
  Nothing of the package can be found, so that every name which is qualified with its alias leads nowhere.
  Packages come from the workspace first, then from those that ship with the compiler.
fix: Correct the name, or add the package's directory to `packages` in the workspace's gemel.yaml.
"""##,
    ##"""

examples:
  - fails: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.brewery
      version: 1.0.0
      dependencies:
        org.gemel.cor: ^1.0.0
      # ^^^^^^^^^^^^^ structure/unresolved-package: did you mean `org.gemel.core`
        com.example.tankFarm: ^1.0.0
      # ^^^^^^^^^^^^^^^^^^^^ structure/unresolved-package: there is no package
  - passes: |
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.brewery
      version: 1.0.0
      dependencies:
        org.gemel.core: ^1.0.0

"""##
  ),
  (
    "structure/wrong-shape", "",
    ##"""
id: structure/wrong-shape
summary: A list, a mapping or a text stands where another is expected
severity: error
since: 0.1.0
status: stable
rationale: >-
  Members are declared in a mapping from their names, constraints are single values, references are names or
  lists of them. What has another form cannot be read, and the part of the type that it was meant to declare
  would be missing from everything that is made from the model.
fix: Write the value in the form that the finding names, or remove a key that has nothing after it.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        LiftCar:
          title:
          #! structure/wrong-shape: `title` has no value
          properties: [ratedLoad, floorsServed]
          #           ^^^^^^^^^^^^^^^^^^^^^^^^^ structure/wrong-shape: `properties` expects
  - passes: |
      twins:
        LiftCar:
          title: Lift car
          properties:
            ratedLoad: {type: double, unit: kilogram}
            floorsServed: {array: string}

"""##
  ),
  (
    "style/key-order", "",
    ##"""
id: style/key-order
summary: The keys of an element stand out of order
severity: note
since: 0.2.0
status: stable
rationale: >-
  Where every element is laid out alike, a reader finds its unit or its target without searching, and a diff shows what
  changed rather than what moved.
check: key-order
message: "`{key}` of {kind} `{name}` stands behind `{before}`"
notes: ["what an element is comes first, then what is said about it, then what stands in it"]
fix: Put the keys in order; `gemel check --fix` moves them with their comments.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Boiler:
      # ^^^^^^ style/key-order: `abstract` of twin `Boiler` stands behind `properties`
          properties:
            ratedPower: {type: double, unit: kilowatt, description: At full load.}
          abstract: true
  - passes: |
      twins:
        Boiler:
          abstract: true
          description: Heats water.
          properties:
            ratedPower: {type: double, unit: kilowatt, description: At full load.}
  - summary: Mappings on one line are left alone.
    passes: |
      twins:
        Boiler: {properties: {ratedPower: {unit: kilowatt, type: double}}, abstract: true}

"""##
  ),
  (
    "syntax/alias", "",
    ##"""
id: syntax/alias
summary: An alias is used
severity: error
since: 0.1.0
status: stable
rationale: >-
  An alias (`*name`) stands for a value that is written elsewhere in the file. What a member is could then only
  be seen by someone who follows the anchor, a rename or a move would break it, and nested aliases grow a small
  file into gigabytes.
fix: >-
  Declare what is shared under `points` or `schemas` and refer to it by name; put quotes around a text that
  begins with `*`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        SupplyFan:
          telemetry:
            speed: &speed {type: double, unit: revolutionPerMinute}
            #      ^^^^^^ syntax/anchor: is not part of the language
        ExhaustFan:
          telemetry:
            speed: *speed
            #      ^^^^^^ syntax/alias: the alias `*speed` is not part of the language
            #      ^^^^^^ structure/missing-key: the value has no type
  - passes: |
      twins:
        SupplyFan:
          telemetry:
            speed: Speed
        ExhaustFan:
          telemetry:
            speed: Speed
      schemas:
        Speed: {type: double, unit: revolutionPerMinute}

"""##
  ),
  (
    "syntax/anchor", "",
    ##"""
id: syntax/anchor
summary: An anchor is used
severity: error
since: 0.1.0
status: stable
rationale: >-
  An anchor (`&name`) gives a value a name that only one file knows and that no document, registry or query
  shows. Sharing by names that the model declares can be searched, documented and versioned.
fix: >-
  Remove the anchor; declare what is shared under `points` or `schemas`. Put quotes around a text that begins
  with `&`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Turnstile:
          title: &gate Turnstile
          #      ^^^^^ syntax/anchor: the anchor `&gate` is not part of the language
          description: &co all barriers at the entrance
          #            ^^^ syntax/anchor: text that begins with `&` needs quotes
  - passes: |
      twins:
        Turnstile:
          title: Turnstile
          description: '&co all barriers at the entrance'

"""##
  ),
  (
    "syntax/bidirectional-character", "",
    ##"""
id: syntax/bidirectional-character
summary: A character reorders the text around it
severity: error
since: 0.1.0
status: stable
rationale: >-
  Such a character changes the order in which an editor or a review shows the text, not the order in which tools
  read it. A reviewer can be made to approve another limit or another owner than the one that takes effect.
fix: >-
  Remove the character. Text in Arabic or Hebrew is shown in its own direction without it, and may have the marks U+061C,
  U+200E and U+200F, which put signs on the side where they belong; names may not have them.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        DosingPump:
          description: "Chlorine dosing \u202E gpm 5 "
          #                             ^^^^^^ syntax/bidirectional-character: U+202E (right-to-left override), written as an escape,
  - summary: The character itself instead of its escape.
    bytes: dHdpbnM6CiAgRG9zaW5nUHVtcDoKICAgIGRlc2NyaXB0aW9uOiBDaGxvcmluZSBkb3Npbmcg4oCuIGdwbSA1Cg==
    expect: [syntax/bidirectional-character]
  - passes: |
      twins:
        DosingPump:
          title: {en: Dosing pump, ar: مضخة معايرة}

"""##
  ),
  (
    "syntax/complex-key", "",
    ##"""
id: syntax/complex-key
summary: A key is a list or a mapping
severity: error
since: 0.1.0
status: stable
rationale: >-
  A key names one thing. Nothing that a model declares is named by a list, and tools that keep keys as texts
  drop or mangle it.
fix: Write a name as the key, and put the list or mapping into its value.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        LoadingDock:
          annotations:
            [gate, lane]: north
          # ^^^^^^^^^^^^ syntax/complex-key: a key must be a single word or text
  - passes: |
      twins:
        LoadingDock:
          annotations:
            position: {gate: north, lane: north}

"""##
  ),
  (
    "syntax/control-character", "",
    ##"""
id: syntax/control-character
summary: A control character stands in a source
severity: error
since: 0.1.0
status: stable
rationale: >-
  It shows nothing, so nobody sees it in a review; yet names that differ by it are different names, terminals
  act on it, and XML and many databases refuse the text that holds it.
fix: >-
  Delete it; it often comes along with text that is copied from documents. Tab, line feed and carriage return
  are allowed.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Doorbell:
          description: "Rings \a twice"
          #                   ^^ syntax/control-character: U+0007 (bell), written as an escape,
  - summary: The character itself, inside a name.
    bytes: dHdpbnM6CiAgRG9vcgdiZWxsOgogICAgZGVzY3JpcHRpb246IFJpbmdzIHR3aWNlCg==
    expect: [syntax/control-character]
  - summary: A byte order mark inside the text.
    bytes: dHdpbnM6CiAgRG9vcmJlbGw6CiAgICBkZXNjcmlwdGlvbjog77u/UmluZ3MgdHdpY2UK
    expect: [syntax/control-character]
  - passes: |
      twins:
        Doorbell:
          description: Rings twice

"""##
  ),
  (
    "syntax/directive", "",
    ##"""
id: syntax/directive
summary: A line begins with a percent sign
severity: error
since: 0.1.0
status: stable
rationale: >-
  A directive asks for another version of YAML or for tags of its own. Every source is read in the same way, so
  that a line at the top of one file cannot change what the others mean.
fix: Remove the line; put quotes around a text that begins with `%`.
"""##,
    ##"""

examples:
  - fails: |
      %YAML 1.1
      #! syntax/directive: a directive (`%`) is not part of the language
      ---
      twins:
        Humidifier: {}
  - passes: |
      twins:
        Humidifier:
          telemetry:
            output: {type: double, unit: percent, description: '% of the rated output'}

"""##
  ),
  (
    "syntax/duplicate-key", "",
    ##"""
id: syntax/duplicate-key
summary: A key stands twice in one mapping
severity: error
since: 0.1.0
status: stable
rationale: >-
  YAML and JSON readers keep one of the two and drop the other without a word, and not all keep the same. A
  member that was pasted a second time would overwrite the first, with its unit and its limits.
fix: Rename one of the keys, or merge what stands below them.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        CoffeeMachine:
          telemetry:
            waterLevel: {type: double, unit: percent}
            brewingTemperature: {type: double, unit: degreeCelsius}
            waterLevel: {type: double, unit: litre}
          # ^^^^^^^^^^ syntax/duplicate-key: stands twice in one mapping
          # ^^^^^^^^^^ structure/duplicate-name: member `waterLevel` is declared twice
  - passes: |
      twins:
        CoffeeMachine:
          telemetry:
            waterLevel: {type: double, unit: percent}
            brewingTemperature: {type: double, unit: degreeCelsius}
            waterVolume: {type: double, unit: litre}

"""##
  ),
  (
    "syntax/file-too-large", "",
    ##"""
id: syntax/file-too-large
summary: A file is larger than can be read
severity: error
since: 0.1.0
status: stable
rationale: >-
  A source of more than 64 MiB is data rather than a model, or the output of a generator that put everything
  into one file. No editor or review shows it, and reading it whole would take the memory that the build needs.
fix: Split the file; the sources of a package may be spread over as many files and folders as you like.
unexampled: The shortest file that is refused has more than 64 MiB.
"""##,
    ##"""

examples:
  - passes: |
      #=== m/pumps.yaml
      twins:
        DrainagePump: {}
      #=== m/valves.yaml
      twins:
        CheckValve: {}

"""##
  ),
  (
    "syntax/invalid-json", "",
    ##"""
id: syntax/invalid-json
summary: A JSON file is not valid JSON
severity: error
since: 0.1.0
status: stable
rationale: >-
  JSON is strict so that all tools read the same from one file. What one parser lets pass (comments, single
  quotes, a comma too many) makes the next refuse the whole document, often only in production.
fix: >-
  Mend what the finding points at: no comments, double quotes only, a comma between entries and none after the
  last.
"""##,
    ##"""

examples:
  - fails: |
      #=== parkingMeter.json
      {
        // Street side only.
      #! syntax/invalid-json: a comment stands in JSON
        "@context": "dtmi:dtdl:context;3",
        "@id": "dtmi:com:example:ParkingMeter;1",
        "@type": "Interface",
      #                     ^ syntax/invalid-json: a comma stands before the closing bracket
      }
  - passes: |
      #=== parkingMeter.json
      {
        "@context": "dtmi:dtdl:context;3",
        "@id": "dtmi:com:example:ParkingMeter;1",
        "@type": "Interface",
        "comment": "Street side only."
      }

"""##
  ),
  (
    "syntax/invalid-utf8", "",
    ##"""
id: syntax/invalid-utf8
summary: A file is not valid UTF-8
severity: error
since: 0.1.0
status: stable
rationale: >-
  Bytes of another encoding have no one meaning: the ü of Latin-1 is an error here and another letter elsewhere.
  Names and titles would arrive mangled in every system behind.
fix: Save the file as UTF-8; editors offer it under the name of the encoding.
"""##,
    ##"""

examples:
  - summary: The title in Latin-1.
    bytes: dHdpbnM6CiAgUm9vZjoKICAgIHRpdGxlOiB7ZGU6IEdy/G5kYWNofQo=
    expect: [syntax/invalid-utf8]
  - passes: |
      twins:
        Roof:
          title: {de: Gründach}

"""##
  ),
  (
    "syntax/invalid-yaml", "",
    ##"""
id: syntax/invalid-yaml
summary: A file is not valid YAML
severity: error
since: 0.1.0
status: stable
rationale: >-
  From here on the text has no structure that could be relied on: the rest of the file is not read, and what it
  declares would be missing from the model.
fix: >-
  Mend what the finding points at: indentation, a bracket or quote that is open, a colon with no space or a
  second one on the line.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        NightLight:
          description: Note: burns from dusk to dawn
          #                ^ syntax/invalid-yaml: a second `: ` stands on the line
  - summary: The bracket that was opened last is closed first.
    fails: |
      twins:
        UpperHall: {}
        LowerHall: {}
        Escalator:
          relationships:
            serves: {target: [UpperHall, LowerHall}
            #                                     ^ syntax/invalid-yaml: expected `,` or `]` here
  - summary: Tabs do not indent.
    fails: |
      twins:
        Awning:
      	description: Shades the terrace
      #! syntax/invalid-yaml: a tab is used for indentation
  - passes: |
      twins:
        NightLight:
          description: 'Note: burns from dusk to dawn'
        Escalator:
          relationships:
            serves: {target: [UpperHall, LowerHall]}
        UpperHall: {}
        LowerHall: {}

"""##
  ),
  (
    "syntax/merge-key", "",
    ##"""
id: syntax/merge-key
summary: A merge key is used
severity: error
since: 0.1.0
status: stable
rationale: >-
  `<<` copies the keys of another mapping, and which of two equal keys wins differs from reader to reader. A
  type that takes over the members of another is its subtype, and the model should say so: then queries and
  readers know it too.
fix: Name the other twin under `extends`, or give the shared value a name under `points` or `schemas`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        ScissorLift:
          <<: {abstract: true, description: Raises people and loads}
        # ^^ syntax/merge-key: the merge key `<<` is not part of the language
          properties:
            platformHeight: {type: double, unit: metre}
  - passes: |
      twins:
        LiftingPlatform: {abstract: true, description: Raises people and loads}
        ScissorLift:
          extends: LiftingPlatform
          properties:
            platformHeight: {type: double, unit: metre}

"""##
  ),
  (
    "syntax/multiple-documents", "",
    ##"""
id: syntax/multiple-documents
summary: A file holds several documents
severity: error
since: 0.1.0
status: stable
rationale: >-
  Many tools read the first document and stop, so that what follows `---` would be checked by one and unknown to
  the next. One file is one list of declarations.
fix: Put the second document into a file of its own, or remove the `---` and merge the two.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Skylight: {}
      ---
      #! syntax/multiple-documents: a second one starts here
      twins:
        RoofHatch: {}
  - summary: A `---` before the only document is harmless.
    passes: |
      ---
      twins:
        Skylight: {}
        RoofHatch: {}

"""##
  ),
  (
    "syntax/scalar-too-long", "",
    ##"""
id: syntax/scalar-too-long
summary: A text is longer than can be handled
severity: error
since: 0.1.0
status: stable
rationale: >-
  A key or value of more than 1 MiB is content that lost its way: an image, a log, a drawing. It would be
  carried into every artefact that is made from the model, and targets cut or refuse it.
fix: Keep the content in a file or a document store, and refer to it by its address.
unexampled: The shortest text that is refused has more than 1 MiB.
"""##,
    ##"""

examples:
  - passes: |
      twins:
        Sprinkler:
          annotations:
            datasheet: https://example.com/sprinklers/k80.pdf

"""##
  ),
  (
    "syntax/tag", "",
    ##"""
id: syntax/tag
summary: A tag is used
severity: error
since: 0.1.0
status: stable
rationale: >-
  A tag (`!name`) tells a YAML reader what to make of a value, up to running code. A value is read by what is
  expected where it stands, the same for everybody, so a tag has nothing to add.
fix: Remove the tag; put quotes around a text that begins with `!`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        SolarInverter:
          properties:
            phaseCount: {type: uint8, default: !!int 3}
            #                                  ^^^^^ syntax/tag: the tag `!!int` is not part of the language
          description: !important Isolate before service
          #            ^^^^^^^^^^ syntax/tag: text that begins with `!` needs quotes
  - passes: |
      twins:
        SolarInverter:
          properties:
            phaseCount: {type: uint8, default: 3}
          description: '!important Isolate before service'

"""##
  ),
  (
    "syntax/too-deep", "",
    ##"""
id: syntax/too-deep
summary: Lists and mappings nest deeper than can be read
severity: error
since: 0.1.0
status: stable
rationale: >-
  Nobody writes 64 lists and mappings inside one another by hand. A reader that follows every level runs out of
  stack, which is why such files are a common attack on build servers.
fix: Flatten the structure, or give inner parts names of their own under `schemas`.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Playground:
          annotations:
            shape: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
            #! syntax/too-deep: nested deeper than 64 levels
  - passes: |
      twins:
        Playground:
          annotations:
            shape: [[0, 0], [40, 0], [40, 25], [0, 25]]

"""##
  ),
  (
    "syntax/too-many-nodes", "",
    ##"""
id: syntax/too-many-nodes
summary: A file holds more values than can be read
severity: error
since: 0.1.0
status: stable
rationale: >-
  Eight million keys and values in one file are a database dump, not a model. Reading it would take gigabytes,
  and one change anywhere in it makes everything be read again.
fix: Split the file; values of single devices belong into the twin service, not into the model.
unexampled: The shortest file that is refused holds more than eight million values.
"""##,
    ##"""

examples:
  - passes: |
      #=== m/sensors.yaml
      twins:
        RainGauge: {}
      #=== m/loggers.yaml
      twins:
        DataLogger: {}

"""##
  ),
  (
    "syntax/utf16", "",
    ##"""
id: syntax/utf16
summary: A file is UTF-16 or UTF-32
severity: error
since: 0.1.0
status: stable
rationale: >-
  Some editors and shells save text in that encoding without being asked. Diffs show such a file as binary,
  searches find nothing in it, and every tool that expects UTF-8 refuses it.
fix: Save the file as UTF-8, with or without a byte order mark.
"""##,
    ##"""

examples:
  - summary: Little-endian with a byte order mark.
    bytes: //50AHcAaQBuAHMAOgAKACAAIABXAGkAbgBkAHMAbwBjAGsAOgAgAHsAfQAKAA==
    expect: [syntax/utf16]
  - summary: UTF-32, which is told by where the zeros are.
    bytes: AAAAdAAAAHcAAABpAAAAbgAAAHMAAAA6AAAACgAAACAAAAAgAAAAVwAAAGkAAABuAAAAZAAAAHMAAABvAAAAYwAAAGsAAAA6AAAAIAAAAHsAAAB9AAAACg==
    expect: [syntax/utf16]
  - passes: |
      twins:
        Windsock: {}

"""##
  ),
  (
    "target/abstract-type", "",
    ##"""
id: target/abstract-type
summary: That a type is abstract is lost in the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  The target lets people make twins of the type itself. Such twins have none of the members that queries and dashboards
  expect of the types below it.
check: unsaid-detail
select: [twin]
options: {details: [abstract]}
message: "`{name}` is abstract, which the target cannot say"
notes: ["a limit of {target}"]
fix: Keep people from making twins of it where they are made, for example in the templates of the application.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Conveyor: {abstract: true}
      # ^^^^^^^^ target/abstract-type: is abstract, which the target cannot say
        BeltConveyor: {extends: Conveyor}
  - passes: |
      twins:
        Conveyor: {}
        BeltConveyor: {extends: Conveyor}

"""##
  ),
  (
    "target/array-in-property", "",
    ##"""
id: target/array-in-property
summary: A property holds a value of a shape that the target takes in telemetry only
severity: error
since: 0.2.0
status: stable
rationale: >-
  DTDL v2 has no arrays in properties, at any depth, and geometries are made of arrays there. The array is easily
  overlooked where it stands in a shared schema that telemetry uses too.
check: contained-type
select: [property, field]
message: "`{element}` holds `{type}`, which the target does not take in a property"
notes: ["by way of {way}", "a limit of {target}"]
fix: Use a map from keys to values, or send the list as telemetry.
"""##,
    ##"""

examples:
  - options: {types: [array, polygon]}
    fails: |
      schemas:
        Timetable: {object: {line: string, departures: {array: time}}}
      twins:
        BusStop:
          properties:
            platform: polygon
      #     ^^^^^^^^ target/array-in-property: `BusStop/platform` holds `polygon`
            timetable: Timetable
      #     ^^^^^^^^^ target/array-in-property: by way of `Timetable`
          telemetry: {nextDepartures: {array: time}}
  - options: {types: [array, polygon]}
    passes: |
      schemas:
        Timetable: {object: {line: string, departures: {map: time}}}
      twins:
        BusStop:
          properties: {timetable: Timetable}
          telemetry: {nextDepartures: {array: time}}

"""##
  ),
  (
    "target/enum-code-size", "",
    ##"""
id: target/enum-code-size
summary: An enum is encoded by numbers that the target cannot hold
severity: error
since: 0.2.0
status: stable
rationale: >-
  The integers behind an enum have a fixed size in the target. A code that does not fit makes the type invalid there.
check: enumeration-code
message: "the code {code} of `{value}` in `{element}` does not fit into {bits} bits"
notes: ["a limit of {target}"]
fix: Use smaller codes, or encode the values by strings.
"""##,
    ##"""

examples:
  - options: {bits: 32}
    fails: |
      schemas:
        FaultCode: {enum: {none: 0, overheated: 4294967296}}
      # ^^^^^^^^^ target/enum-code-size: the code 4294967296 of `overheated` in `FaultCode` does not fit into 32 bits
  - options: {bits: 32}
    passes: |
      schemas:
        FaultCode: {enum: {none: 0, overheated: 2147483647}}

"""##
  ),
  (
    "target/headroom", "",
    ##"""
id: target/headroom
summary: A limit of the target is close
severity: note
since: 0.2.0
status: stable
rationale: >-
  A model at its limit is valid until somebody adds one more level, member or value, and then the release stops. Knowing
  before leaves time to restructure while nothing is broken.
check: limit-headroom
message: "there are {count} of {maximum} {what} at `{name}`"
notes: ["the most is at `{where}` below it", "a limit of {target}"]
fix: Plan how the model can grow, for example by components instead of subtypes, before the limit is reached.
"""##,
    ##"""

examples:
  - summary: From 80 percent of five levels on, told once for everything below.
    options: {depth: 5}
    fails: |
      twins:
        Plant: {}
        Tree: {extends: Plant}
        Conifer: {extends: Tree}
        Pine: {extends: Conifer}
        StonePine: {extends: Pine}
      # ^^^^^^^^^ target/headroom: the most is at `DwarfStonePine` below it
        DwarfStonePine: {extends: StonePine}
  - options: {depth: 5}
    passes: |
      twins:
        Plant: {}
        Tree: {extends: Plant}
        Conifer: {extends: Tree}
        Pine: {extends: Conifer}

"""##
  ),
  (
    "target/identity-length", "",
    ##"""
id: target/identity-length
summary: The identifier that a type gets in the target is too long
severity: error
since: 0.2.0
status: stable
rationale: >-
  Targets identify a type by its package and name in one text, and bound its length. Long package names and long type
  names pass by themselves and are refused together.
check: identity-form
select: [twin]
message: "`{identity}` has {length} characters, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Shorten the package's name or the type's, or pin a shorter identifier with `id`.
"""##,
    ##"""

examples:
  - summary: With room for 44 characters.
    options: {prefix: 'dtmi:', separator: ':', suffix: ';1', maximum: 44}
    fails: |
      #=== airport/gemel.yaml
      edition: 2026
      package: com.example.operations.airport.terminal
      version: 1.0.0
      #=== airport/belts.yaml
      twins:
        BaggageCarousel: {}
      # ^^^^^^^^^^^^^^^ target/identity-length: more than the 44 allowed
  - options: {prefix: 'dtmi:', separator: ':', suffix: ';1', maximum: 44}
    passes: |
      #=== airport/gemel.yaml
      edition: 2026
      package: com.example.airport
      version: 1.0.0
      #=== airport/belts.yaml
      twins:
        BaggageCarousel: {}
        BaggageCarouselOfTheOldTerminal: {id: 'dtmi:com:example:carousel;1'}

"""##
  ),
  (
    "target/identity-pattern", "",
    ##"""
id: target/identity-pattern
summary: The identifier that a type gets in the target has a form that it refuses
severity: error
since: 0.2.0
status: stable
rationale: >-
  An identifier that a type carries with it is taken as it is. Where its form is not the target's, such as a version
  with a minor part under DTDL v2, every reference to the type is invalid together with the type.
check: identity-form
select: [twin]
message: "`{identity}` is not an identifier that the target takes"
notes: ["a rule of {target}"]
fix: Correct the `id`, or leave it out so that the identifier is made from package and name.
"""##,
    ##"""

examples:
  - summary: As DTDL v2 has it, with a version that is one whole number.
    options:
      prefix: 'dtmi:'
      separator: ':'
      suffix: ';1'
      pattern: 'dtmi:[A-Za-z][A-Za-z0-9_]*(:[A-Za-z][A-Za-z0-9_]*)*;[1-9][0-9]{0,8}'
    fails: |
      twins:
        Barrier: {id: 'dtmi:com:example:parking:Barrier;1.2'}
      # ^^^^^^^ target/identity-pattern: `dtmi:com:example:parking:Barrier;1.2` is not an identifier
  - options:
      prefix: 'dtmi:'
      separator: ':'
      suffix: ';1'
      pattern: 'dtmi:[A-Za-z][A-Za-z0-9_]*(:[A-Za-z][A-Za-z0-9_]*)*;[1-9][0-9]{0,8}'
    passes: |
      twins:
        Barrier: {id: 'dtmi:com:example:parking:Barrier;2'}
        PaymentStation: {}

"""##
  ),
  (
    "target/inverse-lost", "",
    ##"""
id: target/inverse-lost
summary: What a relationship says about the way back is lost in the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  The target knows neither that two relationships read each other backwards nor how many sources a target may have.
  Whoever writes one link there has to write the other, and nothing notices when they do not.
check: unsaid-detail
select: [relationship]
options: {details: [inverse, inverseCardinality]}
message: "`{element}` says {details}, which the target has no words for"
notes: ["a limit of {target}"]
fix: Let what writes the links write both directions; or query the one direction backwards.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Pier:
          relationships:
            berths: {target: Ferry, inverse: mooredAt}
      #     ^^^^^^ target/inverse-lost: says `inverse`, which the target has no words for
        Ferry:
          relationships:
            mooredAt: {target: Pier, cardinality: 0..1}
  - passes: |
      twins:
        Pier: {}
        Ferry: {relationships: {mooredAt: {target: Pier, cardinality: 0..1}}}

"""##
  ),
  (
    "target/localized-text", "",
    ##"""
id: target/localized-text
summary: A text is in a language that the target has no tag for
severity: error
since: 0.2.0
status: stable
rationale: >-
  Targets narrow the language tags that they take. A text under another tag makes the whole model invalid, or is
  dropped, so that readers of that language see the identifier instead.
check: language-tag
select: [twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {key} of `{element}` is in `{language}`, which is no tag of the target's"
notes: ["a rule of {target}"]
fix: Use the tag that the target knows, such as `de-CH` for `gsw-u-sd-chzh`.
"""##,
    ##"""

examples:
  - summary: As DTDL has it.
    options: {pattern: '[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?'}
    fails: |
      twins: {Canopy: {title: {en: Canopy, de-CH-1901: Vordach}}}
      #! target/localized-text: the title of `Canopy` is in `de-CH-1901`
  - options: {pattern: '[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?'}
    passes: |
      twins: {Canopy: {title: {en: Canopy, de-CH: Vordach, zh-Hant-TW: 雨棚}}}

"""##
  ),
  (
    "target/lost-deprecation", "",
    ##"""
id: target/lost-deprecation
summary: That an element is on its way out is lost in the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  People who see only the target's model go on using what is about to be removed, and learn of it on the day it is gone.
check: unsaid-detail
select: [twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options: {details: [deprecated]}
message: "`{element}` is deprecated, which the target cannot say"
notes: ["a limit of {target}"]
fix: Tell the users of the target some other way, for example in the description.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Intercom:
          properties:
            extension: {type: string, deprecated: {reason: Replaced by SIP addresses.}}
      #     ^^^^^^^^^ target/lost-deprecation: is deprecated, which the target cannot say
  - passes: |
      twins:
        Intercom: {properties: {sipAddress: string}}

"""##
  ),
  (
    "target/lost-requirement", "",
    ##"""
id: target/lost-requirement
summary: That a value must be there is lost in the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  The target takes twins without the value. Applications that read the model rely on it and fail on the first twin that
  lacks it.
check: unsaid-detail
select: [property, telemetry, field]
options: {details: [required]}
message: "`{element}` is required, which the target cannot say"
notes: ["a limit of {target}"]
fix: Check twins against this model before they are sent to the target.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        FireExtinguisher:
          properties:
            inspectedOn: {type: date, required: true}
      #     ^^^^^^^^^^^ target/lost-requirement: is required, which the target cannot say
  - passes: |
      twins:
        FireExtinguisher: {properties: {inspectedOn: date}}

"""##
  ),
  (
    "target/lost-timing", "",
    ##"""
id: target/lost-timing
summary: How often a value comes and when it is stale is lost in the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  Readers of the target's model cannot tell a sensor that is silent from one that is slow; alarms on missing data have
  to be set up by hand.
check: unsaid-detail
select: [telemetry]
options: {details: [sampling, freshness]}
message: "`{element}` says {details}, which the target has no words for"
notes: ["a limit of {target}"]
fix: Set up what watches for missing data from this model instead of the target's.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        RainGauge:
          telemetry:
            rainfall: {type: double, sampling: 1m, freshness: 5m}
      #     ^^^^^^^^ target/lost-timing: says `sampling`, `freshness`, which the target has no words for
  - passes: |
      twins:
        RainGauge: {telemetry: {rainfall: double}}

"""##
  ),
  (
    "target/lost-translation", "",
    ##"""
id: target/lost-translation
summary: A text has more languages than the target can hold
severity: note
since: 0.2.0
status: stable
rationale: >-
  A target with one text for a name shows the same language to everyone. The translations that were written have no
  effect there, and which of them is shown is a choice somebody has to make.
check: unsaid-detail
select: [twin, property, telemetry, relationship, component]
options: {details: [translations]}
message: "`{element}` has texts in several languages, of which the target holds one"
notes: ["a limit of {target}"]
fix: Decide on the language of the target; applications can show the others from this model.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Turnstile: {title: {en: Turnstile, fr: Tourniquet}}
      # ^^^^^^^^^ target/lost-translation: has texts in several languages
  - passes: |
      twins:
        Turnstile: {title: Turnstile}

"""##
  ),
  (
    "target/maximum-cardinality", "",
    ##"""
id: target/maximum-cardinality
summary: A relationship allows another number of links than the target can hold
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A maximum beyond the target's own is refused there. It has to be left out, and then there is no bound at all.
check: cardinality-limit
options: {bound: maximum}
message: "`{element}` has the cardinality {cardinality}; its maximum must be from {lowest} to {highest}, or `*`"
notes: ["a limit of {target}"]
fix: Lower the maximum, or leave it open.
"""##,
    ##"""

examples:
  - options: {lowest: 1, highest: 500}
    fails: |
      twins: {Seat: {}, Stadium: {relationships: {seats: {target: Seat, cardinality: 0..40000}}}}
      #! target/maximum-cardinality: its maximum must be from 1 to 500, or `*`
  - options: {lowest: 1, highest: 500}
    passes: |
      twins: {Seat: {}, Stadium: {relationships: {seats: {target: Seat, cardinality: 0..*}}}}

"""##
  ),
  (
    "target/minimum-cardinality", "",
    ##"""
id: target/minimum-cardinality
summary: A relationship asks for more links than the target can ask for
severity: warning
since: 0.2.0
status: stable
rationale: >-
  In DTDL a relationship never has to be there: its minimum is zero. That a link is missing is found by nobody in the
  target, and queries that follow it lose the twin.
check: cardinality-limit
options: {bound: minimum}
message: "`{element}` has the cardinality {cardinality}; its minimum can be {highest} at most"
notes: ["a limit of {target}"]
fix: Check that the link is there before twins are sent to the target.
"""##,
    ##"""

examples:
  - options: {highest: 0}
    fails: |
      twins: {Kiosk: {}, TicketPrinter: {relationships: {builtInto: {target: Kiosk, cardinality: 1}}}}
      #! target/minimum-cardinality: has the cardinality 1; its minimum can be 0 at most
  - options: {highest: 0}
    passes: |
      twins: {Kiosk: {}, TicketPrinter: {relationships: {builtInto: {target: Kiosk, cardinality: 0..1}}}}

"""##
  ),
  (
    "target/name-length", "",
    ##"""
id: target/name-length
summary: A name is longer than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  A service that takes names up to a length refuses the whole model for one that is longer, and it does so at upload,
  long after the review. Cutting names by hand on the way there makes a second vocabulary that nobody maintains.
check: count-limit
select: [twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
options: {what: name}
message: "`{name}` has {count} characters, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Give it a shorter name and put the words that are left out into `title`.
"""##,
    ##"""

examples:
  - summary: With room for 24 characters.
    options: {maximum: 24}
    fails: |
      twins:
        CoolingTower:
          telemetry:
            condenserWaterReturnTemperature: double
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ target/name-length: has 31 characters, more than the 24 allowed
  - options: {maximum: 24}
    passes: |
      twins:
        CoolingTower:
          telemetry:
            returnWaterTemperature: {type: double, title: Condenser water return temperature}

"""##
  ),
  (
    "target/name-pattern", "",
    ##"""
id: target/name-pattern
summary: A name has characters that the target refuses
severity: error
since: 0.2.0
status: stable
rationale: >-
  What is a good name here need not be one there: DTDL refuses names that end with an underscore. The upload stops
  at the first of them, and the message that the service gives seldom names the element.
check: name-form
select: [twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "`{name}` does not match `{pattern}`"
notes: ["a rule of {target}"]
fix: Rename it to something that matches; the earlier name may stay under `formerly`.
"""##,
    ##"""

examples:
  - summary: As DTDL has it.
    options: {pattern: '[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?'}
    fails: |
      twins:
        Elevator:
          properties:
            class_: string
      #     ^^^^^^ target/name-pattern: does not match
  - options: {pattern: '[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?'}
    passes: |
      twins:
        Elevator:
          properties:
            duty_class: string

"""##
  ),
  (
    "target/nested-component", "",
    ##"""
id: target/nested-component
summary: Components nest deeper than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  A service that addresses a component by its name below the twin has no way to address a component of a component. It
  refuses the outer type, also where the inner component is inherited.
check: component-depth
message: "`{element}` is a `{type}`, which has components: {depth} levels where {maximum} is allowed"
notes: ["`{part}` is one of them", "a limit of {target}"]
fix: Link the inner part by a relationship instead, or lift it up to the outer type.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Lamp: {}
        LitMachine: {components: {lamp: Lamp}}
        Camera: {extends: LitMachine}
        InspectionLine:
          components:
            camera: Camera
      #     ^^^^^^ target/nested-component: is a `Camera`, which has components
  - passes: |
      twins:
        Lamp: {}
        Camera: {}
        InspectionLine: {components: {camera: Camera, lamp: Lamp}}

"""##
  ),
  (
    "target/open-enum", "",
    ##"""
id: target/open-enum
summary: That an enum is open is lost in the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  An open enum tells readers to expect values that are not listed. The target knows closed ones only: a new value is
  refused until the model is changed there.
check: unsaid-detail
select: [property, telemetry, event, schema, field]
options: {details: [open]}
message: "`{element}` is an open enum, which the target closes"
notes: ["a limit of {target}"]
fix: Update the model in the target before the first new value is sent, or use a string.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        Refrigerant: {enum: [R32, R290, R744], open: true}
      # ^^^^^^^^^^^ target/open-enum: is an open enum, which the target closes
  - passes: |
      schemas:
        Refrigerant: {enum: [R32, R290, R744]}

"""##
  ),
  (
    "target/quantity-without-unit", "",
    ##"""
id: target/quantity-without-unit
summary: A value has a quantity and no unit, which the target refuses
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A semantic type of DTDL needs a unit of its family. Without one the quantity has to be left out there, and with it
  everything that finds values by what they measure.
check: quantity-unit
message: "`{element}` measures `{quantity}` in no unit"
notes: ["a rule of {target}"]
fix: Say the unit that the values are in.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Anemometer:
          telemetry:
            windSpeed: {type: double, quantity: quantities.Velocity}
      #     ^^^^^^^^^ target/quantity-without-unit: measures `Velocity` in no unit
  - passes: |
      twins:
        Anemometer:
          telemetry:
            windSpeed: {type: double, quantity: quantities.Velocity, unit: quantities.metrePerSecond}

"""##
  ),
  (
    "target/recursive-schema", "",
    ##"""
id: target/recursive-schema
summary: A schema is made of itself, which the target refuses
severity: error
since: 0.2.0
status: stable
rationale: >-
  A tree of values is finite, and this language takes it. DTDL before version 4 refuses a schema that leads back to
  itself, however it gets there.
check: recursive-value
message: "`{name}` is made of itself"
notes: ["a limit of {target}"]
fix: Hold the parts in a flat list in which each names the one it belongs to.
"""##,
    ##"""

examples:
  - fails: |
      schemas:
        MenuItem: {object: {label: string, entries: {array: MenuItem}}}
      # ^^^^^^^^ target/recursive-schema: `MenuItem` is made of itself
  - passes: |
      schemas:
        MenuItem: {object: {label: string, parent: string}}
        Menu: {array: MenuItem}

"""##
  ),
  (
    "target/refined-member", "",
    ##"""
id: target/refined-member
summary: A type narrows an inherited member, which the target forbids
severity: warning
since: 0.2.0
status: stable
rationale: >-
  In DTDL a name that is inherited cannot be declared again. What the type says about it is left out there, so that the
  target takes values that this model refuses.
check: unsaid-detail
select: [property, telemetry, event, command, relationship, component]
options: {details: [refinement]}
message: "`{element}` narrows an inherited member"
notes: ["there is no narrowing in {target}"]
fix: Accept that the wider declaration stands in the target, or declare the member in the subtypes only.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Vessel: {telemetry: {pressure: double}}
        Autoclave:
          extends: Vessel
          telemetry:
            pressure: {type: double, maximum: 4}
      #     ^^^^^^^^ target/refined-member: `Autoclave/pressure` narrows an inherited member
  - passes: |
      twins:
        Vessel: {}
        StorageTank: {extends: Vessel, telemetry: {pressure: double}}
        Autoclave: {extends: Vessel, telemetry: {pressure: {type: double, maximum: 4}}}

"""##
  ),
  (
    "target/reserved-name", "",
    ##"""
id: target/reserved-name
summary: A name is a word that the target keeps for itself
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Queries have to escape such a name wherever they use it. Those that do not are refused or, worse, read as something
  else; dashboards that work for all other members fail for this one.
check: name-form
select: [property, telemetry, relationship, component, field]
message: "`{name}` is a reserved word"
notes: ["a word of {target}"]
fix: Choose a name that says more, such as `serviceGroup` for `group`.
"""##,
    ##"""

examples:
  - options: {words: [GROUP, ORDER, TOP]}
    fails: |
      twins:
        Luminaire:
          properties:
            group: string
      #     ^^^^^ target/reserved-name: `group` is a reserved word
  - options: {words: [GROUP, ORDER, TOP]}
    passes: |
      twins:
        Luminaire:
          properties:
            switchingGroup: string

"""##
  ),
  (
    "target/schema-depth", "",
    ##"""
id: target/schema-depth
summary: A value nests deeper than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  Services bound how deep arrays, maps and objects may stand inside one another. The limit counts through shared
  schemas, so that it is passed by joining two that are harmless alone.
check: value-depth
message: "`{element}` nests {depth} levels deep, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Flatten the value, or make the inner part a twin or a component.
"""##,
    ##"""

examples:
  - summary: With two levels.
    options: {maximum: 2}
    fails: |
      schemas:
        Tray: {object: {seedlings: {array: string}}}
      twins:
        GerminationChamber:
          properties:
            trays: {array: Tray}
      #     ^^^^^ target/schema-depth: nests 3 levels deep, more than the 2 allowed
  - options: {maximum: 2}
    passes: |
      schemas:
        Tray: {object: {seedlings: {array: string}}}
      twins:
        GerminationChamber:
          properties: {leftTray: Tray, rightTray: Tray}

"""##
  ),
  (
    "target/several-targets", "",
    ##"""
id: target/several-targets
summary: A relationship has several target types
severity: warning
since: 0.2.0
status: stable
rationale: >-
  DTDL has one target for a relationship, or any. A relationship to several types has to be widened to any, so that
  links to the wrong type are taken without a word.
check: count-limit
select: [relationship]
options: {what: targets}
message: "`{element}` has {count} target types, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Point it at a type that the targets have in common, or have one relationship for each.
"""##,
    ##"""

examples:
  - options: {maximum: 1}
    fails: |
      twins:
        Corridor: {}
        Stairwell: {}
        EmergencyExit:
          relationships:
            opensInto: {target: [Corridor, Stairwell]}
      #     ^^^^^^^^^ target/several-targets: has 2 target types, more than the 1 allowed
  - options: {maximum: 1}
    passes: |
      twins:
        EscapeRoute: {abstract: true}
        Corridor: {extends: EscapeRoute}
        Stairwell: {extends: EscapeRoute}
        EmergencyExit: {relationships: {opensInto: EscapeRoute}}

"""##
  ),
  (
    "target/subtypes-refused", "",
    ##"""
id: target/subtypes-refused
summary: A relationship points at a type with subtypes, whose twins the target refuses
severity: warning
since: 0.2.0
status: stable
rationale: >-
  Azure Digital Twins does not follow inheritance when it checks the type of a link's target: only twins of exactly the
  named type pass. Models that every parser accepts fail when the first twin of a subtype is linked.
check: target-subtypes
message: "`{element}` points at `{type}`; links to {subtypes} are refused"
notes: ["a quirk of {target}"]
fix: Leave the target open for this service, or have a relationship for each type that twins are made of.
"""##,
    ##"""

examples:
  - fails: |
      twins: {Yard: {relationships: {parks: Vehicle}}, Vehicle: {}, Truck: {extends: Vehicle}, Van: {extends: Vehicle}}
      #! target/subtypes-refused: points at `Vehicle`; links to `Truck`, `Van` are refused
  - passes: |
      twins: {Yard: {relationships: {parks: {}}}, Vehicle: {}, Truck: {extends: Vehicle}, Van: {extends: Vehicle}}

"""##
  ),
  (
    "target/text-length", "",
    ##"""
id: target/text-length
summary: A title, description or comment is longer than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  Services bound the texts that they store with a model, and refuse the model when one is longer. Long descriptions
  are common where they were brought over from a standard.
check: text-limit
select: [twin, schema, property, telemetry, event, command, relationship, component, field, enumValue]
message: "the {key} of `{element}` has {length} characters, more than the {maximum} allowed"
notes: ["it is the text in `{language}`", "a limit of {target}"]
fix: Say the essential in the text and keep the rest in documentation that it links to.
"""##,
    ##"""

examples:
  - summary: With room for 40 characters.
    options: {description: 40}
    fails: |
      twins: {Escalator: {description: 'Moving stairs between two storeys, with a brake on each side.'}}
      #! target/text-length: the description of `Escalator` has 61 characters, more than the 40 allowed
  - options: {description: 40}
    passes: |
      twins: {Escalator: {description: Moving stairs between two storeys.}}

"""##
  ),
  (
    "target/too-deep", "",
    ##"""
id: target/too-deep
summary: Inheritance goes deeper than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  A service that follows inheritance to a fixed depth refuses what is below. Taxonomies grow from both ends, and the
  team that adds the last level seldom owns the first.
check: count-limit
select: [twin]
options: {what: depth}
message: "`{name}` is {count} levels deep, more than the {maximum} allowed"
notes: ["{chain}", "a limit of {target}"]
fix: Take out levels that add nothing, or say with a concept what a level is there to say.
"""##,
    ##"""

examples:
  - summary: With three levels; what is below the first type too many is not told again.
    options: {maximum: 3}
    fails: |
      twins:
        Thing: {}
        Machine: {extends: Thing}
        Compressor: {extends: Machine}
        AirCompressor: {extends: Compressor}
        ScrewCompressor: {extends: AirCompressor}
      # ^^^^^^^^^^^^^^^ target/too-deep: is 4 levels deep, more than the 3 allowed
        OilFreeScrewCompressor: {extends: ScrewCompressor}
  - options: {maximum: 3}
    passes: |
      twins:
        Thing: {}
        Machine: {extends: Thing}
        AirCompressor: {extends: Machine}
        ScrewCompressor: {extends: AirCompressor}

"""##
  ),
  (
    "target/too-many-ancestors", "",
    ##"""
id: target/too-many-ancestors
summary: A type has more types above it than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  A parser that lays out the inheritance of a type bounds how many types it follows, and refuses the type beyond that.
  Models with many small mixins come there sooner than deep ones.
check: count-limit
select: [twin]
options: {what: ancestors}
message: "`{name}` has {count} types above it, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Merge small parents that are always used together.
"""##,
    ##"""

examples:
  - summary: With three types above at most.
    options: {maximum: 3}
    fails: |
      twins:
        Named: {}
        Located: {}
        Owned: {}
        Maintained: {extends: [Named, Located, Owned]}
        Defibrillator: {extends: Maintained}
      # ^^^^^^^^^^^^^ target/too-many-ancestors: has 4 types above it, more than the 3 allowed
  - options: {maximum: 3}
    passes: |
      twins:
        Located: {}
        Owned: {}
        Maintained: {extends: [Located, Owned]}
        Defibrillator: {extends: Maintained}

"""##
  ),
  (
    "target/too-many-edge-properties", "",
    ##"""
id: target/too-many-edge-properties
summary: A relationship has more properties than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  Some targets store a link as a mere pair of ends, others bound what it may carry. What is beyond that is lost, though
  it often says since when and how strongly two things are linked.
check: count-limit
select: [relationship]
options: {what: edgeProperties}
message: "the properties of `{element}` are {count}, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Make the link a twin of its own, with a relationship to each end.
"""##,
    ##"""

examples:
  - summary: For a target whose links carry nothing.
    options: {maximum: 0}
    fails: |
      twins:
        Tenant: {}
        Office:
          relationships:
            letTo: {target: Tenant, properties: {since: date}}
      #     ^^^^^ target/too-many-edge-properties: the properties of `Office/letTo` are 1, more than the 0 allowed
  - options: {maximum: 0}
    passes: |
      twins:
        Tenant: {}
        Lease: {properties: {since: date}, relationships: {tenant: Tenant}}
        Office: {relationships: {letUnder: Lease}}

"""##
  ),
  (
    "target/too-many-enum-values", "",
    ##"""
id: target/too-many-enum-values
summary: An enum has more values than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  Lists of codes, such as those of faults, grow past what a service takes as an enum; from then on no new version of the
  type can be uploaded.
check: count-limit
select: [property, telemetry, event, schema, field]
options: {what: enumValues}
message: "`{element}` has {count} values, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Use a string with a pattern and keep the list of codes elsewhere, or split the enum by kind.
"""##,
    ##"""

examples:
  - summary: With room for three.
    options: {maximum: 3}
    fails: |
      schemas:
        WashProgram: {enum: [cotton, delicate, wool, rinse]}
      # ^^^^^^^^^^^ target/too-many-enum-values: has 4 values, more than the 3 allowed
  - options: {maximum: 3}
    passes: |
      schemas:
        WashProgram: {enum: [cotton, delicate, wool]}

"""##
  ),
  (
    "target/too-many-fields", "",
    ##"""
id: target/too-many-fields
summary: An object has more fields than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  Objects that mirror a database row outgrow what a service takes as one value. The property that holds the object is
  refused, and the type with it.
check: count-limit
select: [property, telemetry, event, schema, field]
options: {what: fields}
message: "`{element}` has {count} fields, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Group the fields into objects of their own, or make them properties.
"""##,
    ##"""

examples:
  - summary: With room for three.
    options: {maximum: 3}
    fails: |
      schemas:
        PostalAddress: {object: {street: string, number: string, town: string, country: string}}
      # ^^^^^^^^^^^^^ target/too-many-fields: has 4 fields, more than the 3 allowed
  - options: {maximum: 3}
    passes: |
      schemas:
        Street: {object: {name: string, number: string}}
        PostalAddress: {object: {street: Street, town: string, country: string}}

"""##
  ),
  (
    "target/too-many-members", "",
    ##"""
id: target/too-many-members
summary: A type has more members than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  Where inherited members count, a type with few of its own is refused for what its parents have. A service says so at
  upload only, for the last type that was added.
check: count-limit
select: [twin]
options: {what: members}
message: "`{name}` has {count} members, inherited ones included, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Move members that belong together into a component.
"""##,
    ##"""

examples:
  - summary: With room for four.
    options: {maximum: 4}
    fails: |
      twins:
        Meter: {properties: {serialNumber: string, maker: string}}
        WaterMeter:
      # ^^^^^^^^^^ target/too-many-members: has 5 members, inherited ones included, more than the 4 allowed
          extends: Meter
          telemetry: {volume: double, flow: double, pressure: double}
  - options: {maximum: 4}
    passes: |
      twins:
        Meter: {properties: {serialNumber: string, maker: string}}
        Readings: {telemetry: {volume: double, flow: double, pressure: double}}
        WaterMeter: {extends: Meter, components: {readings: Readings}}

"""##
  ),
  (
    "target/too-many-parents", "",
    ##"""
id: target/too-many-parents
summary: A type extends more types than the target allows
severity: error
since: 0.2.0
status: stable
rationale: >-
  DTDL v2 takes two parents at most. A type with three has to be cut up for it, and the members of the third parent are
  what consumers then miss.
check: count-limit
select: [twin]
options: {what: parents}
message: "`{name}` extends {count} types, more than the {maximum} allowed"
notes: ["a limit of {target}"]
fix: Give some of the parents a common type in between, or make one of them a component.
"""##,
    ##"""

examples:
  - options: {maximum: 2}
    fails: |
      twins:
        Asset: {}
        Wheeled: {}
        Powered: {}
        Forklift: {extends: [Asset, Wheeled, Powered]}
      # ^^^^^^^^ target/too-many-parents: extends 3 types, more than the 2 allowed
  - options: {maximum: 2}
    passes: |
      twins:
        Asset: {}
        Wheeled: {}
        Powered: {}
        PoweredVehicle: {extends: [Wheeled, Powered]}
        Forklift: {extends: [Asset, PoweredVehicle]}

"""##
  ),
  (
    "target/unenforced-cardinality", "",
    ##"""
id: target/unenforced-cardinality
summary: A cardinality is not enforced by the target
severity: note
since: 0.2.0
status: stable
rationale: >-
  The target stores the cardinality and takes any number of links all the same. A second location of a thing that can
  be in one place only goes in without a word.
check: unsaid-detail
select: [relationship]
options: {details: [cardinality]}
message: "`{element}` has a cardinality, which the target does not enforce"
notes: ["a quirk of {target}"]
fix: Count the links where they are written, or look for surplus ones with a query from time to time.
"""##,
    ##"""

examples:
  - fails: |
      twins:
        Shelf: {}
        Book:
          relationships:
            standsOn: {target: Shelf, cardinality: 0..1}
      #     ^^^^^^^^ target/unenforced-cardinality: has a cardinality, which the target does not enforce
  - passes: |
      twins:
        Shelf: {}
        Book: {relationships: {hasStoodOn: Shelf}}

"""##
  ),
  (
    "target/unknown-quantity", "",
    ##"""
id: target/unknown-quantity
summary: A value has a quantity that the target has no word for
severity: note
since: 0.2.0
status: stable
rationale: >-
  DTDL ties a unit to a semantic type: where there is no type for the quantity, nor for a wider one, the unit cannot be
  said either and stays in this model.
check: shared-vocabulary
options: {of: quantity}
message: "`{element}` measures `{word}`, which the target has no word for"
notes: ["it is mapped to `{mapping}`, which came with a later version", "a limit of {target}"]
fix: Map the quantity, or a wider one, to the target's word for it; or accept that the unit is lost.
"""##,
    ##"""

examples:
  - options: {prefix: 'dtdl:', words: [Length, Mass]}
    fails: |
      twins:
        SurgeArrester:
          properties:
            clampingVoltage: {type: double, unit: quantities.volt}
      #     ^^^^^^^^^^^^^^^ target/unknown-quantity: measures `Voltage`, which the target has no word for
  - options: {prefix: 'dtdl:', words: [Length, Mass, Voltage]}
    passes: |
      twins:
        SurgeArrester:
          properties:
            clampingVoltage: {type: double, unit: quantities.volt}

"""##
  ),
  (
    "target/unknown-unit", "",
    ##"""
id: target/unknown-unit
summary: A value has a unit that the target has no word for
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The value arrives without a unit, and whoever reads it there has to guess. Guesses between bar and kilopascal are how
  dashboards come to show wrong numbers that look right.
check: shared-vocabulary
options: {of: unit}
message: "`{element}` is in `{word}`, which the target has no word for"
notes: ["it is mapped to `{mapping}`, which came with a later version", "a limit of {target}"]
fix: Use a unit that the target knows, or map the unit to the target's word for it if it has one.
"""##,
    ##"""

examples:
  - options: {prefix: 'dtdl:', words: [metre, kilometre]}
    fails: |
      twins: {Crane: {properties: {reach: {type: double, unit: quantities.foot}}}}
      #! target/unknown-unit: `Crane/reach` is in `foot`, which the target has no word for
  - options: {prefix: 'dtdl:', words: [metre, kilometre]}
    passes: |
      twins: {Crane: {properties: {reach: {type: double, unit: quantities.metre}}}}

"""##
  ),
  (
    "target/unsupported-constraint", "",
    ##"""
id: target/unsupported-constraint
summary: A value has constraints that the target cannot hold
severity: note
since: 0.2.0
status: stable
rationale: >-
  The target takes values that this model refuses. As long as something else checks them before they arrive, nothing is
  lost; where the target is the only gate, nobody does.
check: value-constraint
message: "`{element}` has {constraints}, which the target cannot hold"
notes: ["a limit of {target}"]
fix: Check values against this model before they are sent to the target.
"""##,
    ##"""

examples:
  - options: {constraints: [minimum, maximum, pattern]}
    fails: |
      twins:
        Sauna:
          properties:
            door: {type: string, pattern: '[A-Z]-[0-9]+', maxLength: 8}
      #     ^^^^ target/unsupported-constraint: has `pattern`, which the target cannot hold
          telemetry:
            humidity: {type: double, minimum: 0, maximum: 100}
      #     ^^^^^^^^ target/unsupported-constraint: has `minimum`, `maximum`, which the target cannot hold
  - options: {constraints: [minimum, maximum, pattern]}
    passes: |
      twins:
        Sauna:
          properties: {door: {type: string, maxLength: 8}}
          telemetry: {humidity: double}

"""##
  ),
  (
    "target/unsupported-member-kind", "",
    ##"""
id: target/unsupported-member-kind
summary: A type has a member of a kind that the target does not have
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The member cannot be carried over as what it is: events become telemetry or are left out, commands cannot be called.
  Applications that were written against the model find nothing there.
check: excluded-kind
message: "the target has no {kind}, such as `{element}`"
notes: ["a limit of {target}"]
fix: Model it as a kind that the target has, or accept that it stays outside.
"""##,
    ##"""

examples:
  - options: {kinds: [command]}
    fails: |
      twins:
        Sluice:
          telemetry: {level: double}
          commands:
            open: {}
      #     ^^^^ target/unsupported-member-kind: the target has no command, such as `Sluice/open`
  - options: {kinds: [command]}
    passes: |
      twins:
        Sluice:
          telemetry: {level: double}
          properties: {requestedOpening: {type: double, writable: true}}

"""##
  ),
  (
    "target/unsupported-type", "",
    ##"""
id: target/unsupported-type
summary: A value has a type that the target does not have
severity: warning
since: 0.2.0
status: stable
rationale: >-
  The value travels as another type there: a decimal becomes a binary fraction and sums no longer agree, an unsigned
  number loses half of its range. Who reads the target's model does not see what was meant.
check: value-type
message: "`{element}` is `{type}`, which the target does not have"
notes: ["what comes nearest is `{substitute}`", "a limit of {target}"]
fix: Use a type that the target has where nothing is lost by it, or accept the other type knowingly.
"""##,
    ##"""

examples:
  - options: {types: [decimal, uint16], substitutes: {uint16: integer}}
    fails: |
      twins:
        VendingMachine:
          properties:
            price: decimal
      #     ^^^^^ target/unsupported-type: `VendingMachine/price` is `decimal`, which the target does not have
            slots: {array: uint16}
            #              ^^^^^^ target/unsupported-type: what comes nearest is `integer`
  - options: {types: [decimal, uint16], substitutes: {uint16: integer}}
    passes: |
      twins:
        VendingMachine:
          properties:
            priceInCents: int32
            slots: {array: int32}

"""##
  ),
  (
    "vss/duplicate-node", "",
    ##"""
id: vss/duplicate-node
summary: A node is declared twice
severity: warning
since: 0.3.0
status: stable
rationale: >-
  Files that are included into one branch share its names. Where two of them declare the same node, tools let the
  later one have the last word, key by key, so that a signal changes its unit or its range by the order of two
  lines. An overlay does so on purpose, in a file that is applied by itself.
fix: >-
  Rename one of the two, or take it out.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, description: Speed over ground}
      #include Motion.vspec Vehicle
      #=== Motion.vspec
      Speed: {type: sensor, datatype: double, description: Speed over ground}
      #! vss/duplicate-node: node `Vehicle.Speed` is declared twice
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, description: Speed over ground}
      #include Motion.vspec Vehicle
      #=== Motion.vspec
      Acceleration: {type: sensor, datatype: double, description: Acceleration}

"""##
  ),
  (
    "vss/endless-include", "",
    ##"""
id: vss/endless-include
summary: Inclusions lead in a circle, or to more than can be read
severity: error
since: 0.3.0
status: stable
rationale: >-
  A file that includes itself, directly or by way of others, describes a vehicle that contains itself. Inclusions
  multiply: a file that is included in several places brings all that it includes into each of them, so a few lines
  can stand for millions of signals. What is beyond the limits is not read.
fix: >-
  Take one of the inclusions on the way out.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      #include Door.vspec Vehicle
      #=== Door.vspec
      Door: {type: branch, description: A door}
      #include Window.vspec Door
      #=== Window.vspec
      Window: {type: branch, description: A window}
      #include Door.vspec Window
      #        ^^^^^^^^^^ vss/endless-include: includes itself
  - summary: One file in two places is no circle.
    passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Hood: {type: branch, description: The hood}
      #include Lid.vspec Vehicle.Hood
      Vehicle.Trunk: {type: branch, description: The trunk}
      #include Lid.vspec Vehicle.Trunk
      #=== Lid.vspec
      IsOpen: {type: actuator, datatype: boolean, description: Whether it is open}

"""##
  ),
  (
    "vss/invalid-node", "",
    ##"""
id: vss/invalid-node
summary: A node of a specification cannot be read
severity: error
since: 0.3.0
status: stable
rationale: >-
  A file of a specification is a mapping from paths to nodes, and every node says by its `type` what it is: a
  branch, a sensor, an actuator, an attribute, or a struct with its properties. A node that does not is left out of
  the model, and so is what would be below it.
fix: >-
  Give the node a `type`, and a path of names that are joined by dots.
"""##,
    ##"""

examples:
  - summary: The type is misspelt.
    fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: senser, datatype: float, description: Speed over ground}
      #                     ^^^^^^ vss/invalid-node: did you mean `sensor`?
  - summary: There is none, and a path has a gap.
    fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {datatype: float, description: Speed over ground}
      #! vss/invalid-node: node `Vehicle.Speed` has no `type`
      Vehicle..Range: {type: sensor, datatype: float, description: Distance to go}
      #! vss/invalid-node: `Vehicle..Range` is not a path of names
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, description: Speed over ground}

"""##
  ),
  (
    "vss/invalid-unit", "",
    ##"""
id: vss/invalid-unit
summary: An entry among the units or quantities cannot be read
severity: error
since: 0.3.0
status: stable
rationale: >-
  The files of units and quantities are mappings from a spelling to what it means: a `definition`, and for a unit
  the `quantity` that it measures. An entry that is not a mapping, or that is given twice, leaves the values of
  every signal that uses it without a definite meaning.
fix: >-
  Write the entry as a mapping, once.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      #=== units.yaml
      km/h: kilometer per hour
      #! vss/invalid-unit: unit `km/h` is not a mapping
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}

      #=== units.yaml
      km/h: {definition: Speed, unit: kilometer per hour, quantity: velocity}

"""##
  ),
  (
    "vss/missing-branch", "",
    ##"""
id: vss/missing-branch
summary: A node is in no branch
severity: error
since: 0.3.0
status: stable
rationale: >-
  The path of a node names the branches that it is in, and each of them is a node of its own with a description. A
  path through a branch that is not declared is a misspelling more often than not, and a signal below another signal
  has no data path at all.
fix: >-
  Declare the branch with `type: branch`, or correct the path of the node.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Cabin: {type: branch, description: The cabin}
      Vehicle.Cabn.DoorCount: {type: attribute, datatype: uint8, description: Number of doors}
      #! vss/missing-branch: there is no branch `Vehicle.Cabn`
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Cabin: {type: branch, description: The cabin}
      Vehicle.Cabin.DoorCount: {type: attribute, datatype: uint8, description: Number of doors}

"""##
  ),
  (
    "vss/unknown-datatype", "",
    ##"""
id: vss/unknown-datatype
summary: A datatype is none of the language or of the specification
severity: error
since: 0.3.0
status: stable
rationale: >-
  A signal says by its `datatype` what its values are: one of the built-in types, a struct that the files of types
  declare, or a list of either, written with `[]`. With a type that nobody knows, producers and consumers encode the
  value as they see fit.
fix: >-
  Write the type as the language spells it, or declare the struct.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.DoorCount: {type: attribute, datatype: unit8, description: Number of doors}
      #                                              ^^^^^ vss/unknown-datatype: did you mean `uint8`?
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.DoorCount: {type: attribute, datatype: uint8, description: Number of doors}
      Vehicle.Position: {type: sensor, datatype: Types.Position, description: Where it is}
      #=== Types.vspec
      Types: {type: branch, description: Types of values}
      Types.Position: {type: struct, description: A place on Earth}
      Types.Position.Latitude: {type: property, datatype: double, description: Degrees north}

"""##
  ),
  (
    "vss/unknown-include", "",
    ##"""
id: vss/unknown-include
summary: A file that is included is not there
severity: error
since: 0.3.0
status: stable
rationale: >-
  A line that begins with `#include` is a comment to YAML, so nothing but the tools of the specification notices
  that it leads nowhere. The branch that it should fill stays empty. Paths are looked up beside the file, then
  beside the directories above it, as the tools are told by their include directories.
fix: >-
  Correct the path, seen from the file or from the directory of the specification.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      #include Cabin/Cabbin.vspec Vehicle
      #        ^^^^^^^^^^^^^^^^^^ vss/unknown-include: did you mean `Cabin/Cabin.vspec`?
      #=== Cabin/Cabin.vspec
      DoorCount: {type: attribute, datatype: uint8, description: Number of doors}
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      #include Cabin/Cabin.vspec Vehicle
      #=== Cabin/Cabin.vspec
      DoorCount: {type: attribute, datatype: uint8, description: Number of doors}

"""##
  ),
  (
    "vss/unknown-unit", "",
    ##"""
id: vss/unknown-unit
summary: A unit is not among those of the specification
severity: error
since: 0.3.0
status: stable
rationale: >-
  Units are declared in a file beside the specification (`units.yaml`), which says what each of them measures. A
  unit that is not among them tells a reader nothing, and one that is misspelt cannot be told from another that was
  meant.
fix: >-
  Write the unit as the file of units spells it, or add it there with the quantity that it measures.
"""##,
    ##"""

examples:
  - fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, unit: kmh, description: Speed over ground}
      #                                                    ^^^ vss/unknown-unit: there is no unit `kmh`

      #=== units.yaml
      km/h: {definition: Speed, unit: kilometer per hour, quantity: velocity}
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, unit: km/h, description: Speed over ground}

      #=== units.yaml
      km/h: {definition: Speed, unit: kilometer per hour, quantity: velocity}

"""##
  ),
  (
    "vss/unreached-file", "",
    ##"""
id: vss/unreached-file
summary: No specification includes a file
severity: warning
since: 0.3.0
status: stable
rationale: >-
  A specification is put together from its root file by lines that begin with `#include`. A file that no such line
  leads to is not part of it, however complete it looks, and the signals that it declares are missing from
  everything that is made of the specification. Overlays are such files by design, and are applied by other means.
fix: >-
  Include the file where its signals belong, or keep overlays outside of the directory of the specification.
"""##,
    ##"""

examples:
  - fails: |
      #=== VehicleSignalSpecification.vspec
      Vehicle: {type: branch, description: The vehicle}
      #=== Trailer.vspec
      IsConnected: {type: sensor, datatype: boolean, description: Whether there is a trailer}
      #! vss/unreached-file: no file includes this one
  - passes: |
      #=== VehicleSignalSpecification.vspec
      Vehicle: {type: branch, description: The vehicle}
      #include Trailer.vspec Vehicle
      #=== Trailer.vspec
      IsConnected: {type: sensor, datatype: boolean, description: Whether there is a trailer}

"""##
  ),
  (
    "vss/wrong-value", "",
    ##"""
id: vss/wrong-value
summary: A key of a node has a value that it cannot have
severity: error
since: 0.3.0
status: stable
rationale: >-
  Bounds are numbers, the values that are allowed a list, and instances labels or ranges such as `Row[1,4]`. What
  cannot be read as such bounds nothing, lists nothing, and makes no data path, while the file looks as if it did.
fix: >-
  Correct the value, or leave the key out.
"""##,
    ##"""

examples:
  - summary: A bound that is no number.
    fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, max: fast, description: Speed over ground}
      #                                                   ^^^^ vss/wrong-value: `max` of `Vehicle.Speed` is not a number
  - summary: A range that counts down.
    fails: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Axle: {type: branch, instances: 'Row[4,1]', description: An axle}
      #                                       ^^^^^^^^^^ vss/wrong-value: `instances` of `Vehicle.Axle`
  - passes: |
      #=== Vehicle.vspec
      Vehicle: {type: branch, description: The vehicle}
      Vehicle.Speed: {type: sensor, datatype: float, max: 300, description: Speed over ground}
      Vehicle.Axle: {type: branch, instances: 'Row[1,4]', description: An axle}

"""##
  ),
  (
    "waiver/duplicate", "",
    ##"""
id: waiver/duplicate
summary: One finding is waived twice
severity: error
since: 0.2.0
status: stable
rationale: >-
  Two entries for one finding have two owners and two dates. When the first runs out, the second keeps the finding quiet, and
  nobody decided that.
fix: Keep one entry, with the owner and the date that hold.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        heat_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 03dc0bb4ce9df9bf
          rule: naming/type-case
          subject: com.example.m.heat_pump
          reason: Known to the service company under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30
        - finding: 03dc0bb4ce9df9bf
      #            ^^^^^^^^^^^^^^^^ waiver/duplicate: is waived twice
          rule: naming/type-case
          subject: com.example.m.heat_pump
          reason: Printed on the type plates.
          owner: team-energy
          approver: john.roe
          expires: 2026-12-31
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        heat_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 03dc0bb4ce9df9bf
          rule: naming/type-case
          subject: com.example.m.heat_pump
          reason: Known to the service company under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30

"""##
  ),
  (
    "waiver/expired", "",
    ##"""
id: waiver/expired
summary: A waiver has run out
severity: error
since: 0.2.0
status: stable
rationale: >-
  Somebody promised to look at the finding again by that day. Until they have, the finding counts as before, and the check
  fails where it would have failed.
fix: Mend what was accepted, or have the waiver renewed with a later `expires` and a reason that still holds.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        smoke_damper: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 4239f744ab34c8d5
          rule: naming/type-case
          subject: com.example.m.smoke_damper
          reason: Fire brigade plans show it so; they are redrawn in spring.
          owner: team-plant
          approver: jane.doe
          expires: 2026-05-31
      #            ^^^^^^^^^^ waiver/expired: expired on 2026-05-31
  - summary: A waiver holds through its last day.
    passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        smoke_damper: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 4239f744ab34c8d5
          rule: naming/type-case
          subject: com.example.m.smoke_damper
          reason: Fire brigade plans show it so; they are redrawn in spring.
          owner: team-plant
          approver: jane.doe
          expires: 2026-06-01

"""##
  ),
  (
    "waiver/invalid", "",
    ##"""
id: waiver/invalid
summary: A waiver cannot be read, or accepts what cannot be waived
severity: error
since: 0.2.0
status: stable
rationale: >-
  A waiver with a slip in it accepts nothing, or lasts for ever. What is found while reading and resolving cannot be waived
  at all, since nothing that is built on a model with holes can be trusted.
fix: Correct the entry; `gemel waive` writes entries that hold.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        sump_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6ed72b436098119e
          rule: naming/type-case
          subject: com.example.m.sump_pump
          reason: The alarm system knows it under this name.
          owner: team-plant
          approver: jane.doe
          expires: 30.09.2026
      #            ^^^^^^^^^^ waiver/invalid: is not a date
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        sump_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6ed72b436098119e
          rule: naming/type-case
          subject: com.example.m.sump_pump
          reason: The alarm system knows it under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30
  - summary: A waiver names the rule of the finding.
    fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        sump_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6ed72b436098119e
          rule: naming/type-cased
      #         ^^^^^^^^^^^^^^^^^ waiver/invalid: did you mean `naming/type-case`
          subject: com.example.m.sump_pump
          reason: The alarm system knows it under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30
  - summary: A waiver has an owner, an approver and a reason that can be read.
    fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        sump_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6ed72b436098119e
          rule: naming/type-case
          subject: com.example.m.sump_pump
          reason: The alarm system knows it under this name.
          owner: team-plant
          approver: ' '
      #             ^^^ waiver/invalid: the waiver's `approver` is empty
          expires: 2026-09-30
  - summary: A waiver names the element of the finding.
    fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        sump_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6ed72b436098119e
          rule: naming/type-case
          subject: com.example.m.sumpPump
      #            ^^^^^^^^^^^^^^^^^^^^^^ waiver/invalid: is about `com.example.m.sump_pump`, not about `com.example.m.sumpPump`
          reason: The alarm system knows it under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30

"""##
  ),
  (
    "waiver/self-approved", "",
    ##"""
id: waiver/self-approved
summary: A waiver was approved by the one who answers for it
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A waiver lets a finding through that everybody else is held to. Where the owner approves it alone, nobody has weighed the
  risk for those who read the data.
check: waiver-approval
message: "`{name}` approved a waiver of their own"
fix: Have someone else look at the finding and put their name under `approver`.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/fans.yaml
      twins:
        exhaust_fan: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 9ddb93dfb84c9c82
          rule: naming/type-case
          subject: com.example.m.exhaust_fan
          reason: Printed on 400 switchboards.
          owner: team-hvac
          approver: team-hvac
      #             ^^^^^^^^^ waiver/self-approved: someone else has to look at it
          expires: 2026-09-30
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/fans.yaml
      twins:
        exhaust_fan: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 9ddb93dfb84c9c82
          rule: naming/type-case
          subject: com.example.m.exhaust_fan
          reason: Printed on 400 switchboards.
          owner: bob
          approver: 'Bob '
      #             ^^^^^^ waiver/self-approved: someone else has to look at it
          expires: 2026-09-30
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/fans.yaml
      twins:
        exhaust_fan: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 9ddb93dfb84c9c82
          rule: naming/type-case
          subject: com.example.m.exhaust_fan
          reason: Printed on 400 switchboards.
          owner: team-hvac
          approver: jane.doe
          expires: 2026-09-30

"""##
  ),
  (
    "waiver/too-long", "",
    ##"""
id: waiver/too-long
summary: A waiver lasts longer than waivers may
severity: warning
since: 0.2.0
status: stable
rationale: >-
  A waiver without an end in sight is a rule that no longer holds. A date that comes soon enough makes sure that somebody
  who knows the reason still works here when it is looked at again.
check: waiver-duration
options:
  days: {type: natural, default: 366, summary: Most days between the check and the expiry.}
message: "the waiver lasts longer than it may"
fix: Set `expires` to a nearer day, and renew the waiver then if the reason still holds.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/pumps.yaml
      twins:
        feed_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 143789a3de5ae8d9
          rule: naming/type-case
          subject: com.example.m.feed_pump
          reason: The plant's control system knows it under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2036-01-31
      #            ^^^^^^^^^^ waiver/too-long: more than 366 days from now
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/pumps.yaml
      twins:
        feed_pump: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 143789a3de5ae8d9
          rule: naming/type-case
          subject: com.example.m.feed_pump
          reason: The plant's control system knows it under this name.
          owner: team-plant
          approver: jane.doe
          expires: 2027-01-31

"""##
  ),
  (
    "waiver/unused", "",
    ##"""
id: waiver/unused
summary: A waiver accepts nothing
severity: warning
since: 0.2.0
status: stable
rationale: >-
  What it accepted was mended, renamed or removed. Left in place, it would accept the same fault the day it comes back,
  without anyone looking.
fix: Remove the entry.
"""##,
    ##"""

examples:
  - fails: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        DryCooler: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6363f1bb9311089e
      #            ^^^^^^^^^^^^^^^^ waiver/unused: what it accepted is gone; remove the entry
          rule: naming/type-case
          subject: com.example.m.dry_cooler
          reason: Drawn so on the piping plan.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30
  - passes: |
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m], packs: [recommended]}
      #=== m/plant.yaml
      twins:
        dry_cooler: {}
      #=== gemel.waivers.yaml
      waivers:
        - finding: 6363f1bb9311089e
          rule: naming/type-case
          subject: com.example.m.dry_cooler
          reason: Drawn so on the piping plan.
          owner: team-plant
          approver: jane.doe
          expires: 2026-09-30

"""##
  ),
]

/// The packs that ship with the compiler, sorted by path.
let shippedPackFiles: [(name: StaticString, text: StaticString)] = [
  (
    "additive",
    ##"""
id: additive
summary: Nothing but additions, to types, members, fields and values
protect: [producers, readers, graph, callers, code, models]
effect: conditional
rules:
  compatibility/property-added: note
  compatibility/telemetry-added: note
  compatibility/event-added: note
  compatibility/command-added: note
  compatibility/relationship-added: note
  compatibility/component-added: note
  compatibility/field-added: note
  compatibility/enum-value-added: note
  compatibility/open-enum-value-added: note
  compatibility/twin-concept-added: note
  compatibility/mapping-added: note
  compatibility/dependency-added: note
  compatibility/concept-broader-added: note
  compatibility/relation-broader-added: note
  compatibility/quantity-broader-added: note
  compatibility/value-quantity-added: note
  compatibility/annotation-changed: note
  compatibility/source-changed: note

"""##
  ),
  (
    "adt",
    ##"""
id: adt
summary: What Azure Digital Twins takes, and what it does with it
target: Azure Digital Twins
# The service reads versions 2 and 3 of DTDL, the later one with fewer limits. Workspaces that stay with version 2 name
# `dtdl-v2` beside this pack. The facts are those of the pages that are named, of the service's documentation.
extends: [dtdl-v3]
rules:
  # "Query language reference: Reserved keywords": as names they must be escaped in every query.
  target/reserved-name:
    severity: warning
    options:
      words: [
        ALL, AND, AS, ASC, AVG, BY, COUNT, DESC, DEVICES, DEVICES_JOBS, DEVICES_MODULES, ENDS_WITH, FALSE, FROM, GROUP,
        IN, IS_BOOL, IS_DEFINED, IS_NULL, IS_NUMBER, IS_OBJECT, IS_OF_MODEL, IS_PRIMITIVE, IS_STRING, MAX, MIN, NOT,
        NOT_IN, NULL, OR, ORDER, SELECT, STARTS_WITH, SUM, TOP, TRUE, WHERE,
      ]
  # What the maintainers of DTDL say of the service (issue 167 of the language's repository): `extends` does not count
  # when the type of a link's target is checked.
  target/subtypes-refused: warning
  # "Learn about twin models", section "Service-specific DTDL notes": multiplicities are stored and not enforced.
  target/unenforced-cardinality: note
  # The same section: models must not define commands.
  target/unsupported-member-kind: {severity: error, options: {kinds: [event, command]}}

"""##
  ),
  (
    "all",
    ##"""
id: all
summary: Nobody breaks, not even who generated code from the model
protect: [producers, readers, graph, callers, code, models]

"""##
  ),
  (
    "data",
    ##"""
id: data
summary: Data stays valid and keeps its meaning, for those who write it and those who read it
protect: [producers, readers]

"""##
  ),
  (
    "dtdl-minor",
    ##"""
id: dtdl-minor
summary: What a new minor version of a DTDL interface may bring, further contents and nothing else
protect: [producers, readers, graph, callers, code, models]
effect: conditional
rules:
  compatibility/property-added: note
  compatibility/telemetry-added: note
  compatibility/event-added: note
  compatibility/command-added: note
  compatibility/relationship-added: note
  compatibility/component-added: note
  compatibility/open-enum-value-added: note
  compatibility/twin-concept-added: note
  compatibility/mapping-added: note
  compatibility/dependency-added: note
  compatibility/concept-broader-added: note
  compatibility/relation-broader-added: note
  compatibility/quantity-broader-added: note
  compatibility/value-quantity-added: note
  compatibility/annotation-changed: note
  compatibility/source-changed: note

"""##
  ),
  (
    "dtdl-v2",
    ##"""
id: dtdl-v2
summary: What the Digital Twins Definition Language, version 2, can hold
target: DTDL v2
# An error: a document that says so is invalid. A warning: it has to say something else. A note: it cannot say so.
# The facts are those of the DTDL v2 language specification; the sections are named.
rules:
  # "Metamodel classes": concrete classes have no abstract ones among the interfaces.
  target/abstract-type: note
  # "Property": its schema holds no array at any depth; "Geospatial schemas": their coordinates are arrays.
  target/array-in-property:
    severity: error
    options: {types: [array, point, lineString, polygon, multiPoint, multiLineString, multiPolygon]}
  # "Enum": the schema of an integer value is `integer`, of four bytes.
  target/enum-code-size: {severity: error, options: {bits: 32}}
  # The limits that models grow towards; each is that of the rule with its name.
  target/headroom:
    severity: note
    options: {depth: 10, members: 300, fields: 30, enumValues: 100, edgeProperties: 300}
  # "Interface": `@id` has at most 128 characters.
  target/identity-length:
    severity: error
    options: {prefix: 'dtmi:', separator: ':', suffix: ';1', maximum: 128}
  # "Digital Twin Model Identifier".
  target/identity-pattern:
    severity: error
    options:
      prefix: 'dtmi:'
      separator: ':'
      suffix: ';1'
      pattern: >-
        ^dtmi:[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?(?::[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?)*;[1-9][0-9]{0,8}$
  # "Relationship": it has no inverse, and no multiplicity of sources.
  target/inverse-lost: note
  # "Display name and description": language tags are an ISO 639 code, perhaps a script, perhaps a region.
  target/localized-text:
    severity: error
    options: {pattern: '[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?'}
  # No element can be marked as deprecated, required, or as coming at intervals.
  target/lost-deprecation: note
  target/lost-requirement: note
  target/lost-timing: note
  # "Relationship": `maxMultiplicity` is from 1 to 500, `minMultiplicity` is 0.
  target/maximum-cardinality: {severity: warning, options: {lowest: 1, highest: 500}}
  target/minimum-cardinality: {severity: warning, options: {highest: 0}}
  # "Property" and the other classes with a `name`: at most 64 characters, no underscore at the end.
  target/name-length: {severity: error, options: {maximum: 64}}
  target/name-pattern: {severity: error, options: {pattern: '^[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?$'}}
  # "Component": the interface of a component has no components.
  target/nested-component: {severity: error, options: {maximum: 1}}
  # "Enum": its values are all there is.
  target/open-enum: note
  # A semantic type needs a unit.
  target/quantity-without-unit: warning
  # "Complex schemas": none is made of itself.
  target/recursive-schema: error
  # "Interface": the names of contents are unique, inherited ones included.
  target/refined-member: warning
  # "Complex schemas": at most 5 levels.
  target/schema-depth: {severity: error, options: {maximum: 5}}
  # "Relationship": one target, or any.
  target/several-targets: {severity: warning, options: {maximum: 1}}
  # The properties `displayName`, `description` and `comment` of every class.
  target/text-length: {severity: error, options: {title: 64, description: 512, comment: 512}}
  # "Interface": 10 levels of `extends`.
  target/too-deep: {severity: error, options: {maximum: 10}}
  # "Relationship": at most 300 properties.
  target/too-many-edge-properties: {severity: error, options: {maximum: 300}}
  # "Enum": at most 100 values.
  target/too-many-enum-values: {severity: error, options: {maximum: 100}}
  # "Object": at most 30 fields.
  target/too-many-fields: {severity: error, options: {maximum: 30}}
  # "Interface": at most 300 contents.
  target/too-many-members: {severity: error, options: {maximum: 300}}
  # "Interface": `extends` has at most two.
  target/too-many-parents: {severity: error, options: {maximum: 2}}
  # The 42 semantic types of the language itself, section "Semantic types".
  target/unknown-quantity:
    severity: note
    options:
      prefix: 'dtdl:'
      words: [
        Acceleration, Angle, AngularAcceleration, AngularVelocity, Area, Capacitance, Current, DataRate, DataSize,
        Density, Distance, ElectricCharge, Energy, Force, Frequency, Humidity, Illuminance, Inductance, Latitude,
        Length, Longitude, Luminance, Luminosity, LuminousFlux, LuminousIntensity, MagneticFlux, MagneticInduction,
        Mass, MassFlowRate, Power, Pressure, RelativeHumidity, Resistance, SoundPressure, Temperature, Thrust,
        TimeSpan, Torque, Velocity, Voltage, Volume, VolumeFlowRate,
      ]
  # The 172 units of the same.
  target/unknown-unit:
    severity: warning
    options:
      prefix: 'dtdl:'
      words: [
        acre, ampere, astronomicalUnit, bar, bel, bit, bitPerSecond, byte, bytePerSecond, candela,
        candelaPerSquareMetre, centimetre, centimetrePerSecond, centimetrePerSecondSquared, coulomb, cubicCentimetre,
        cubicFoot, cubicInch, cubicMetre, day, decibel, degreeCelsius, degreeFahrenheit, degreeOfArc, degreePerSecond,
        electronvolt, exbibit, exbibitPerSecond, exbibyte, exbibytePerSecond, farad, fluidOunce, foot, footcandle,
        gallon, gForce, gibibit, gibibitPerSecond, gibibyte, gibibytePerSecond, gigahertz, gigajoule, gigawatt, gram,
        gramPerCubicMetre, gramPerHour, gramPerSecond, hectare, henry, hertz, horsepower, hour, inch, inchesOfMercury,
        inchesOfWater, joule, kelvin, kibibit, kibibitPerSecond, kibibyte, kibibytePerSecond, kilogram,
        kilogramPerCubicMetre, kilogramPerHour, kilogramPerSecond, kilohertz, kilojoule, kilometre, kilometrePerHour,
        kilometrePerSecond, kiloohm, kilopascal, kilovolt, kilowatt, kilowattHour, kilowattHourPerYear, knot, litre,
        litrePerHour, litrePerSecond, lumen, lux, maxwell, mebibit, mebibitPerSecond, mebibyte, mebibytePerSecond,
        megaelectronvolt, megahertz, megajoule, megaohm, megavolt, megawatt, metre, metrePerHour, metrePerSecond,
        metrePerSecondSquared, microampere, microfarad, microgram, microhenry, micrometre, microsecond, microvolt,
        microwatt, mile, milePerHour, milePerSecond, milliampere, millibar, millifarad, milligram, millihenry,
        millilitre, millilitrePerHour, millilitrePerSecond, millimetre, millimetresOfMercury, milliohm, millisecond,
        millivolt, milliwatt, minute, minuteOfArc, nanofarad, nanometre, nanosecond, nauticalMile, newton,
        newtonMetre, ohm, ounce, pascal, percent, picofarad, pound, poundPerSquareInch, radian, radianPerSecond,
        radianPerSecondSquared, revolutionPerMinute, revolutionPerSecond, second, secondOfArc, slug, squareCentimetre,
        squareFoot, squareInch, squareKilometre, squareMetre, squareMillimetre, tebibit, tebibitPerSecond, tebibyte,
        tebibytePerSecond, tesla, ton, tonne, turn, unity, volt, watt, weber, year, yobibit, yobibitPerSecond,
        yobibyte, yobibytePerSecond, zebibit, zebibitPerSecond, zebibyte, zebibytePerSecond,
      ]
  # A schema says what shape a value has and nothing about the values themselves.
  target/unsupported-constraint:
    severity: note
    options:
      constraints:
        [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision, minLength, maxLength, pattern,
         minItems, maxItems, uniqueItems, const, default, examples]
  # "Interface": contents are properties, telemetry, commands, relationships and components.
  target/unsupported-member-kind: {severity: warning, options: {kinds: [event]}}
  # "Primitive schemas": integers of four and eight bytes, with a sign; no octets, decimals or identifiers.
  target/unsupported-type:
    severity: warning
    options:
      types: [int8, int16, uint8, uint16, uint32, uint64, decimal, bytes, uuid]
      substitutes:
        {int8: integer, int16: integer, uint8: integer, uint16: integer, uint32: long, uint64: long, decimal: double,
         bytes: string, uuid: string}

"""##
  ),
  (
    "dtdl-v3",
    ##"""
id: dtdl-v3
summary: What the Digital Twins Definition Language, version 3, can hold
target: DTDL v3
# An error: a document that says so is invalid. A warning: it has to say something else. A note: it cannot say so.
# The facts are those of the DTDL v3 language specification; the sections are named.
rules:
  # "Metamodel classes": concrete classes have no abstract ones among the interfaces.
  target/abstract-type: note
  # "Enum": the schema of an integer value is `integer`, of four bytes.
  target/enum-code-size: {severity: error, options: {bits: 32}}
  # The limits that models grow towards; each is that of the rule with its name.
  target/headroom: {severity: note, options: {depth: 10, ancestors: 1024}}
  # "Interface": `@id` has at most 128 characters.
  target/identity-length:
    severity: error
    options: {prefix: 'dtmi:', separator: ':', suffix: ';1', maximum: 128}
  # "Digital Twin Model Identifier": the version may be left out or have a minor part.
  target/identity-pattern:
    severity: error
    options:
      prefix: 'dtmi:'
      separator: ':'
      suffix: ';1'
      pattern: >-
        ^dtmi:[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?(?::[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?)*(?:;[1-9][0-9]{0,8}(?:\.[1-9][0-9]{0,5})?)?$
  # "Relationship": it has no inverse, and no multiplicity of sources.
  target/inverse-lost: note
  # "Internationalization": language tags are an ISO 639 code, perhaps a script, perhaps a region.
  target/localized-text:
    severity: error
    options: {pattern: '[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?'}
  # No element can be marked as deprecated, required, or as coming at intervals.
  target/lost-deprecation: note
  target/lost-requirement: note
  target/lost-timing: note
  # "Relationship": `maxMultiplicity` is 1 or more, `minMultiplicity` is 0.
  target/maximum-cardinality: {severity: warning, options: {lowest: 1}}
  target/minimum-cardinality: {severity: warning, options: {highest: 0}}
  # "Property" and the other classes with a `name`: at most 512 characters, no underscore at the end.
  target/name-length: {severity: error, options: {maximum: 512}}
  target/name-pattern: {severity: error, options: {pattern: '^[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?$'}}
  # "Component": the interface of a component has no components.
  target/nested-component: {severity: error, options: {maximum: 1}}
  # "Enum": its values are all there is.
  target/open-enum: note
  # A semantic type needs a unit.
  target/quantity-without-unit: warning
  # "Complex schemas": none is made of itself.
  target/recursive-schema: error
  # "Interface": the names of contents are unique, inherited ones included.
  target/refined-member: warning
  # "Complex schemas": at most 5 levels.
  target/schema-depth: {severity: error, options: {maximum: 5}}
  # "Relationship": one target, or any.
  target/several-targets: {severity: warning, options: {maximum: 1}}
  # The properties `displayName`, `description` and `comment` of every class.
  target/text-length: {severity: error, options: {title: 512, description: 512, comment: 512}}
  # "Interface": 10 levels of `extends`.
  target/too-deep: {severity: error, options: {maximum: 10}}
  # "Interface": at most 1,024 interfaces in the hierarchy of `extends`.
  target/too-many-ancestors: {severity: error, options: {maximum: 1024}}
  # The 52 semantic types of the feature extension QuantitativeTypes, versions 1 and 2.
  target/unknown-quantity:
    severity: note
    options:
      prefix: 'dtdl:'
      words: [
        Acceleration, Angle, AngularAcceleration, AngularVelocity, ApparentEnergy, ApparentPower, Area, Capacitance,
        Concentration, Current, DataRate, DataSize, Density, Distance, ElectricCharge, Energy, EnergyRate, Force,
        Frequency, Humidity, Illuminance, Inductance, IonizingRadiationDose, Irradiance, Latitude, Length, Longitude,
        Luminance, Luminosity, LuminousFlux, LuminousIntensity, MagneticFlux, MagneticInduction, Mass, MassFlowRate,
        Power, Pressure, Radioactivity, ReactiveEnergy, ReactivePower, RelativeDensity, RelativeHumidity, Resistance,
        SoundPressure, Temperature, Thrust, TimeSpan, Torque, Velocity, Voltage, Volume, VolumeFlowRate,
      ]
  # The 240 units of the same.
  target/unknown-unit:
    severity: warning
    options:
      prefix: 'dtdl:'
      words: [
        acre, ampere, ampereHour, astronomicalUnit, bar, becquerel, bel, bit, bitPerSecond, britishThermalUnit,
        britishThermalUnitPerHour, byte, bytePerSecond, candela, candelaPerSquareMetre, centimetre,
        centimetrePerSecond, centimetrePerSecondSquared, coulomb, cubicCentimetre, cubicFoot, cubicFootPerMinute,
        cubicInch, cubicMetre, cubicMetrePerHour, cubicMetrePerMinute, cubicMetrePerSecond, day, decapascal, decibel,
        degreeCelsius, degreeFahrenheit, degreeOfArc, degreePerSecond, electronvolt, exbibit, exbibitPerSecond,
        exbibyte, exbibytePerSecond, farad, fluidOunce, foot, footcandle, gallon, gallonPerHour, gallonPerMinute,
        gauss, gForce, gibibit, gibibitPerSecond, gibibyte, gibibytePerSecond, gigabecquerel, gigahertz, gigajoule,
        gigajoulePerHour, gigavoltAmpere, gigavoltAmpereHour, gigavoltAmpereReactive, gigavoltAmpereReactiveHour,
        gigawatt, gigawattHour, gram, gramPerCubicMetre, gramPerHour, gramPerSecond, gray, hectare, hectopascal,
        henry, hertz, horsepower, hour, inch, inchesOfMercury, inchesOfWater, joule, joulePerHour, joulePerSecond,
        kelvin, kibibit, kibibitPerSecond, kibibyte, kibibytePerSecond, kiloampere, kilobecquerel,
        kiloBritishThermalUnit, kiloBritishThermalUnitPerHour, kilogram, kilogramPerCubicMetre, kilogramPerHour,
        kilogramPerSecond, kilohertz, kilojoule, kilojoulePerHour, kilojoulePerSecond, kilometre, kilometrePerHour,
        kilometrePerSecond, kiloohm, kilopascal, kilovolt, kilovoltAmpere, kilovoltAmpereHour, kilovoltAmpereReactive,
        kilovoltAmpereReactiveHour, kilowatt, kilowattHour, kilowattHourPerYear, knot, litre, litrePerHour,
        litrePerMinute, litrePerSecond, lumen, lux, massPound, massPoundPerHour, maxwell, mebibit, mebibitPerSecond,
        mebibyte, mebibytePerSecond, megabecquerel, megaelectronvolt, megahertz, megajoule, megajoulePerHour, megaohm,
        megavolt, megavoltAmpere, megavoltAmpereHour, megavoltAmpereReactive, megavoltAmpereReactiveHour, megawatt,
        megawattHour, metre, metrePerHour, metrePerSecond, metrePerSecondSquared, microampere, microfarad, microgram,
        microgramPerCubicMetre, microgray, microhenry, micrometre, microsecond, microsievert, microvolt, microwatt,
        mile, milePerHour, milePerSecond, milliampere, milliampereHour, millibar, millifarad, milligram,
        milligramPerCubicMetre, milligray, millihenry, millihertz, millilitre, millilitrePerHour, millilitrePerMinute,
        millilitrePerSecond, millimetre, millimetresOfMercury, milliohm, millisecond, millisievert, millivolt,
        millivoltAmpere, millivoltAmpereReactive, milliwatt, milliwattHour, minute, minuteOfArc, nanofarad, nanometre,
        nanosecond, nauticalMile, newton, newtonMetre, ohm, ounce, partsPerBillion, partsPerMillion,
        partsPerQuadrillion, partsPerTrillion, pascal, percent, picofarad, pound, poundPerSquareInch, radian,
        radianPerSecond, radianPerSecondSquared, revolutionPerMinute, revolutionPerSecond, second, secondOfArc,
        sievert, slug, squareCentimetre, squareFoot, squareInch, squareKilometre, squareMetre, squareMillimetre,
        tebibit, tebibitPerSecond, tebibyte, tebibytePerSecond, terawattHour, tesla, ton, tonne, tonOfRefrigeration,
        turn, unity, volt, voltAmpere, voltAmpereHour, voltAmpereReactive, voltAmpereReactiveHour, watt, wattHour,
        wattPerSquareMetre, weber, year, yobibit, yobibitPerSecond, yobibyte, yobibytePerSecond, zebibit,
        zebibitPerSecond, zebibyte, zebibytePerSecond,
      ]
  # A schema says what shape a value has and nothing about the values themselves.
  target/unsupported-constraint:
    severity: note
    options:
      constraints:
        [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision, minLength, maxLength, pattern,
         minItems, maxItems, uniqueItems, const, default, examples]
  # "Interface": contents are properties, telemetry, commands, relationships and components.
  target/unsupported-member-kind: {severity: warning, options: {kinds: [event]}}
  # "Primitive schemas": integers of four and eight bytes, with a sign; no octets, decimals or identifiers.
  target/unsupported-type:
    severity: warning
    options:
      types: [int8, int16, uint8, uint16, uint32, uint64, decimal, bytes, uuid]
      substitutes:
        {int8: integer, int16: integer, uint8: integer, uint16: integer, uint32: long, uint64: long, decimal: double,
         bytes: string, uuid: string}

"""##
  ),
  (
    "dtdl-v4",
    ##"""
id: dtdl-v4
summary: What the Digital Twins Definition Language, version 4, can hold
target: DTDL v4
# An error: a document that says so is invalid. A warning: it has to say something else. A note: it cannot say so.
# The facts are those of the DTDL v4 language specification; the sections are named.
rules:
  # "Metamodel classes": concrete classes have no abstract ones among the interfaces.
  target/abstract-type: note
  # "Enum": the schema of an integer value is `integer`, of four bytes.
  target/enum-code-size: {severity: error, options: {bits: 32}}
  # The limits that models grow towards; each is that of the rule with its name.
  target/headroom: {severity: note, options: {depth: 12, ancestors: 1024}}
  # "Interface": `@id` has at most 128 characters.
  target/identity-length:
    severity: error
    options: {prefix: 'dtmi:', separator: ':', suffix: ';1', maximum: 128}
  # "Digital Twin Model Identifier": the version may be left out or have a minor part.
  target/identity-pattern:
    severity: error
    options:
      prefix: 'dtmi:'
      separator: ':'
      suffix: ';1'
      pattern: >-
        ^dtmi:[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?(?::[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?)*(?:;[1-9][0-9]{0,8}(?:\.[1-9][0-9]{0,5})?)?$
  # "Relationship": it has no inverse, and no multiplicity of sources.
  target/inverse-lost: note
  # "Internationalization": language tags are an ISO 639 code, perhaps a script, perhaps a region.
  target/localized-text:
    severity: error
    options: {pattern: '[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?'}
  # No element can be marked as deprecated, required, or as coming at intervals.
  target/lost-deprecation: note
  target/lost-requirement: note
  target/lost-timing: note
  # "Relationship": `maxMultiplicity` is 1 or more, `minMultiplicity` is 0.
  target/maximum-cardinality: {severity: warning, options: {lowest: 1}}
  target/minimum-cardinality: {severity: warning, options: {highest: 0}}
  # "Property" and the other classes with a `name`: at most 512 characters, no underscore at the end.
  target/name-length: {severity: error, options: {maximum: 512}}
  target/name-pattern: {severity: error, options: {pattern: '^[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?$'}}
  # "Component": the interface of a component has no components.
  target/nested-component: {severity: error, options: {maximum: 1}}
  # "Enum": its values are all there is.
  target/open-enum: note
  # A semantic type needs a unit.
  target/quantity-without-unit: warning
  # "Interface": the names of contents are unique, inherited ones included.
  target/refined-member: warning
  # "Complex schemas": at most 8 levels.
  target/schema-depth: {severity: error, options: {maximum: 8}}
  # "Relationship": one target, or any.
  target/several-targets: {severity: warning, options: {maximum: 1}}
  # The properties `displayName`, `description` and `comment` of every class.
  target/text-length: {severity: error, options: {title: 512, description: 512, comment: 512}}
  # "Interface": 12 levels of `extends`.
  target/too-deep: {severity: error, options: {maximum: 12}}
  # "Interface": at most 1,024 interfaces in the hierarchy of `extends`.
  target/too-many-ancestors: {severity: error, options: {maximum: 1024}}
  # The 61 semantic types of the feature extension QuantitativeTypes, version 3.
  target/unknown-quantity:
    severity: note
    options:
      prefix: 'dtdl:'
      words: [
        Acceleration, Angle, AngularAcceleration, AngularVelocity, ApparentEnergy, ApparentPower, Area, Capacitance,
        Concentration, Current, DataRate, DataSize, Density, Distance, DynamicViscosity, Efficiency, ElectricCharge,
        Energy, EnergyRate, Force, Frequency, GasLeakageRate, Humidity, Illuminance, Inductance,
        IonizingRadiationDose, Irradiance, KinematicViscosity, Latitude, Length, Longitude, Luminance, Luminosity,
        LuminousFlux, LuminousIntensity, MagneticFlux, MagneticInduction, Mass, MassFlowRate, Power, Pressure,
        Radioactivity, ReactiveEnergy, ReactivePower, ReciprocalLength, ReciprocalTime, RelativeDensity,
        RelativeHumidity, RelativeMeasure, Resistance, Scale, SoundPressure, Temperature, Throttle, Thrust, TimeSpan,
        Torque, Velocity, Voltage, Volume, VolumeFlowRate,
      ]
  # The 268 units of the same.
  target/unknown-unit:
    severity: warning
    options:
      prefix: 'dtdl:'
      words: [
        acre, ampere, ampereHour, astronomicalUnit, bar, becquerel, bel, bit, bitPerSecond, britishThermalUnit,
        britishThermalUnitPerHour, byte, bytePerSecond, candela, candelaPerSquareMetre, centimetre,
        centimetrePerSecond, centimetrePerSecondSquared, centipoise, centistokes, coulomb, cubicCentimetre,
        cubicCentimetrePerMinute, cubicCentimetrePerSecond, cubicFoot, cubicFootPerMinute, cubicInch, cubicMetre,
        cubicMetrePerHour, cubicMetrePerMinute, cubicMetrePerSecond, day, decapascal, decapascalCubicMetrePerSecond,
        decibel, degreeCelsius, degreeFahrenheit, degreeOfArc, degreePerSecond, electronvolt, exbibit,
        exbibitPerSecond, exbibyte, exbibytePerSecond, farad, fluidOunce, foot, footcandle, gallon, gallonPerHour,
        gallonPerMinute, gauss, gForce, gibibit, gibibitPerSecond, gibibyte, gibibytePerSecond, gigabecquerel,
        gigahertz, gigajoule, gigajoulePerHour, gigavoltAmpere, gigavoltAmpereHour, gigavoltAmpereReactive,
        gigavoltAmpereReactiveHour, gigawatt, gigawattHour, gram, gramPerCubicMetre, gramPerHour, gramPerSecond, gray,
        hectare, hectopascal, hectopascalCubicMetrePerSecond, henry, hertz, horsepower, hour, inch, inchesOfMercury,
        inchesOfWater, joule, joulePerHour, joulePerSecond, kelvin, kibibit, kibibitPerSecond, kibibyte,
        kibibytePerSecond, kiloampere, kilobecquerel, kiloBritishThermalUnit, kiloBritishThermalUnitPerHour, kilogram,
        kilogramPerCubicMetre, kilogramPerHour, kilogramPerSecond, kilohertz, kilojoule, kilojoulePerHour,
        kilojoulePerSecond, kilometre, kilometrePerHour, kilometrePerSecond, kilometrePerSecondSquared, kiloohm,
        kilopascal, kilopascalCubicMetrePerSecond, kilovolt, kilovoltAmpere, kilovoltAmpereHour,
        kilovoltAmpereReactive, kilovoltAmpereReactiveHour, kilowatt, kilowattHour, kilowattHourPerYear, knot, litre,
        litrePerHour, litrePerMinute, litrePerSecond, lumen, lux, massPound, massPoundPerHour, maxwell, mebibit,
        mebibitPerSecond, mebibyte, mebibytePerSecond, megabecquerel, megaelectronvolt, megahertz, megajoule,
        megajoulePerHour, megaohm, megavolt, megavoltAmpere, megavoltAmpereHour, megavoltAmpereReactive,
        megavoltAmpereReactiveHour, megawatt, megawattHour, metre, metrePerHour, metrePerSecond,
        metrePerSecondSquared, microampere, microfarad, microgram, microgramPerCubicMetre, microgray, microhenry,
        micrometre, microsecond, microsievert, microvolt, microwatt, mile, milePerHour, milePerSecond, milliampere,
        milliampereHour, millibar, millifarad, milligram, milligramPerCubicMetre, milligray, millihenry, millihertz,
        millilitre, millilitrePerHour, millilitrePerMinute, millilitrePerSecond, millimetre, millimetrePerSecond,
        millimetrePerSecondSquared, millimetresOfMercury, milliohm, millipascalSecond, millipoise, millisecond,
        millisievert, millivolt, millivoltAmpere, millivoltAmpereHour, millivoltAmpereReactive, milliwatt,
        milliwattHour, minute, minuteOfArc, nanoampere, nanofarad, nanometre, nanosecond, nauticalMile, newton,
        newtonMetre, ohm, ounce, partsPerBillion, partsPerMillion, partsPerQuadrillion, partsPerTrillion, pascal,
        pascalCubicMetrePerSecond, pascalSecond, percent, picoampere, picofarad, poise, pound, poundPerSquareInch,
        radian, radianPerSecond, radianPerSecondSquared, reciprocalCentimetre, reciprocalKilometre, reciprocalMetre,
        reciprocalMicrometre, reciprocalMillimetre, reciprocalMinute, reciprocalNanometre, reciprocalSecond,
        revolutionPerMinute, revolutionPerSecond, second, secondOfArc, sievert, slug, squareCentimetre, squareFoot,
        squareInch, squareKilometre, squareMetre, squareMetrePerSecond, squareMillimetre, stokes, tebibit,
        tebibitPerSecond, tebibyte, tebibytePerSecond, terawattHour, tesla, ton, tonne, tonOfRefrigeration, turn,
        unity, volt, voltAmpere, voltAmpereHour, voltAmpereReactive, voltAmpereReactiveHour, watt, wattHour,
        wattPerSquareMetre, weber, year, yobibit, yobibitPerSecond, yobibyte, yobibytePerSecond, zebibit,
        zebibitPerSecond, zebibyte, zebibytePerSecond,
      ]
  # A schema says what shape a value has and nothing about the values themselves.
  target/unsupported-constraint:
    severity: note
    options:
      constraints:
        [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision, minLength, maxLength, pattern,
         minItems, maxItems, uniqueItems, const, default, examples]
  # "Interface": contents are properties, telemetry, commands, relationships and components.
  target/unsupported-member-kind: {severity: warning, options: {kinds: [event]}}

"""##
  ),
  (
    "graph",
    ##"""
id: graph
summary: As `data`, and stored twins and links stay valid
protect: [producers, readers, graph]

"""##
  ),
  (
    "rec",
    ##"""
id: rec
summary: What RealEstateCore promises, every graph that was valid stays valid
protect: [graph]

"""##
  ),
  (
    "recommended",
    ##"""
id: recommended
summary: What every model profits from; in force where a workspace names no packs
rules:
  # Naming
  naming/case-collision: warning
  naming/enum-value-case: warning
  naming/field-case: warning
  naming/member-case: warning
  naming/near-miss: warning
  naming/non-boolean-statement: warning
  naming/package-case: warning
  naming/plural-type: warning
  naming/point-case: warning
  naming/quantity-mismatch: warning
  naming/relation-case: warning
  naming/term-case: warning
  naming/too-long: warning
  naming/too-short: warning
  naming/two-names: warning
  naming/type-case: warning
  naming/unit-case: warning
  naming/unit-mismatch: error
  naming/word-order: warning

  # Relationships
  relationship/abstract-component: warning
  relationship/abstract-sealed: error
  relationship/competing-containers: error
  relationship/concept-outside-parent: warning
  relationship/dangling-target: note
  relationship/domain-mismatch: error
  relationship/functional-relation: warning
  relationship/inverse-cardinality-mismatch: error
  relationship/inverse-functional: error
  relationship/inverse-mismatch: error
  relationship/misleading-name: warning
  relationship/no-link-possible: warning
  relationship/range-mismatch: error
  relationship/redundant-parent: note
  relationship/redundant-target: note
  relationship/required-abstract-target: warning
  relationship/shared-container: error
  relationship/unsatisfiable-cycle: error

  # Ontology
  ontology/contradicting-characteristics: error
  ontology/contradicting-mappings: error
  ontology/inverse-characteristics-mismatch: warning
  ontology/inverse-ends-mismatch: error
  ontology/inverse-not-mutual: error
  ontology/redundant-broader: warning
  ontology/redundant-end: note
  ontology/relation-outside-broader: error
  ontology/shared-exact-mapping: warning
  ontology/symmetric-ends: error
  ontology/symmetric-inverse: error
  ontology/synonym-clash: warning
  ontology/transitive-single-link: warning

  # Lifecycle
  lifecycle/deprecated-dependency: warning
  lifecycle/deprecated-in-use: warning
  lifecycle/deprecated-replacement: warning
  lifecycle/former-name-twice: warning
  lifecycle/future-deprecation: warning
  lifecycle/incompatible-replacement: warning
  lifecycle/overdue-removal: warning
  lifecycle/prerelease-requirement: warning
  lifecycle/redundant-former-name: note
  lifecycle/reused-former-name: warning
  lifecycle/self-replacement: error
  lifecycle/unexplained-deprecation: warning

  # Governance
  governance/classification-below-content: error
  governance/classification-lowered: warning
  governance/missing-unit: warning
  governance/placeholder-text: warning

  # Waivers
  waiver/self-approved: warning
  waiver/too-long: warning

"""##
  ),
  (
    "regulated",
    ##"""
id: regulated
summary: For models that auditors ask about
extends: [strict]
rules:
  # Naming

  # Relationships

  # Ontology

  # Lifecycle
  lifecycle/deprecated-in-use: error
  lifecycle/immature-requirement: warning
  lifecycle/overdue-removal: error
  lifecycle/short-notice: error
  lifecycle/unscheduled-removal: warning
  lifecycle/unstable-dependency: error

  # Governance
  governance/missing-bounds: warning
  governance/missing-classification: error
  governance/missing-event-severity: warning
  governance/missing-freshness: warning
  governance/missing-owner: error
  governance/missing-source: warning
  governance/missing-unit: error
  governance/unbounded-list: warning
  governance/unbounded-text: warning
  governance/unclassified-personal-data: error
  governance/undescribed-value: warning

  # Waivers
  waiver/too-long: {severity: error, options: {days: 92}}

"""##
  ),
  (
    "samm",
    ##"""
id: samm
summary: What SAMM asks for, every new payload can be read by those who know the old model
protect: [readers]
effect: conditional
rules:
  compatibility/property-added: note
  compatibility/telemetry-added: note
  compatibility/event-added: note
  compatibility/relationship-added: note
  compatibility/component-added: note
  compatibility/field-added: note
  compatibility/annotation-changed: note
  compatibility/mapping-added: note
  compatibility/mapping-removed: note
  compatibility/source-changed: note

"""##
  ),
  (
    "service",
    ##"""
id: service
summary: As `graph`, and those who call commands, and packages that build on the model, go on working
protect: [producers, readers, graph, callers, models]

"""##
  ),
  (
    "strict",
    ##"""
id: strict
summary: For models that many teams share
extends: [recommended]
rules:
  # Naming
  naming/abbreviation: warning
  naming/acronym: note
  naming/boolean-name: note
  naming/case-collision: error
  naming/composition: warning
  naming/field-case: error
  naming/member-case: error
  naming/near-duplicate-type: note
  naming/negated-boolean: warning
  naming/non-boolean-statement: error
  naming/numbered-members: warning
  naming/plural-member: warning
  naming/plural-type: error
  naming/point-case: error
  naming/quantity-mismatch: error
  naming/redundant-suffix: warning
  naming/refused-name: error
  naming/relation-case: error
  naming/repeated-type-name: warning
  naming/reserved-word: warning
  naming/same-name-types: note
  naming/singular-collection: warning
  naming/synonym-as-name: warning
  naming/term-case: error
  naming/two-meanings: warning
  naming/type-case: error
  naming/undeclared-unit: warning
  naming/unit-case: error
  naming/unit-in-name: warning

  # Relationships
  relationship/abstract-leaf: note
  relationship/abstract-only-target: warning
  relationship/any-target: warning
  relationship/component-and-containment: warning
  relationship/concept-outside-parent: error
  relationship/dangling-target: warning
  relationship/deep-components: warning
  relationship/duplicate-relationship: note
  relationship/functional-relation: error
  relationship/misleading-name: error
  relationship/one-sided-symmetry: warning
  relationship/redundant-parent: warning
  relationship/redundant-target: warning
  relationship/required-abstract-target: error
  relationship/unclassified-end: warning
  relationship/unnamed-inverse: warning
  relationship/unreachable-type: note
  relationship/untyped-relationship: warning

  # Ontology
  ontology/incomplete-containment: warning
  ontology/inverse-characteristics-mismatch: error
  ontology/one-way-relation: note
  ontology/redundant-end: warning
  ontology/transitive-single-link: error
  ontology/unbounded-relation: warning
  ontology/unconnected-concept: warning
  ontology/unit-without-symbol: warning

  # Lifecycle
  lifecycle/breaking-removal: warning
  lifecycle/former-name-twice: error
  lifecycle/prerelease-requirement: error
  lifecycle/reused-former-name: error
  lifecycle/short-notice: warning
  lifecycle/unbounded-requirement: warning
  lifecycle/undated-deprecation: warning
  lifecycle/unstable-dependency: warning

  # Governance
  governance/classification-lowered: error
  governance/missing-concept: warning
  governance/missing-owner: warning
  governance/repetitive-description: warning
  governance/unclassified-personal-data: warning
  governance/undescribed-concept: warning
  governance/undescribed-member: warning
  governance/undescribed-package: warning
  governance/undescribed-type: warning
  governance/untidy-text: note

  # Waivers
  waiver/self-approved: error

"""##
  ),
  (
    "tidy",
    ##"""
id: tidy
summary: Sources alike in layout and words, and links that are declared at both ends; with `gemel check --fix`
rules:
  naming/outside-vocabulary: note
  relationship/missing-inverse: note
  style/key-order: note

"""##
  ),
  (
    "twinmaker",
    ##"""
id: twinmaker
summary: What AWS IoT TwinMaker takes as component types
target: AWS IoT TwinMaker
# A twin type becomes a component type; its properties, telemetry and relationships become property definitions, its
# components composite component types. The facts are those of the service's API reference; the data types are named.
rules:
  # CreateComponentType: whether a type is abstract follows from its properties and cannot be declared.
  target/abstract-type: note
  # DataType: `allowedValues` has at most 50 items.
  target/headroom: {severity: note, options: {enumValues: 50}}
  # CreateComponentType: `componentTypeId`, from 1 to 256 characters.
  target/identity-length: {severity: error, options: {separator: '.', maximum: 256}}
  target/identity-pattern: {severity: error, options: {separator: '.', pattern: '[a-zA-Z_.\-0-9:]+'}}
  # Relationship: a component type and a word for the kind of link; neither inverse nor cardinality.
  target/inverse-lost: note
  # PropertyDefinitionRequest: nothing says what is on its way out, or how often values come.
  target/lost-deprecation: note
  target/lost-timing: note
  # CreateComponentType: one `componentTypeName`; PropertyDefinitionRequest: one `displayName`.
  target/lost-translation: note
  target/minimum-cardinality: {severity: warning, options: {highest: 0}}
  # PropertyDefinitionRequest: the keys of `propertyDefinitions`, from 1 to 256 characters.
  target/name-length: {severity: error, options: {maximum: 256}}
  target/name-pattern: {severity: error, options: {pattern: '[a-zA-Z_\-0-9]+'}}
  target/open-enum: note
  # DataType: `relationship` names one component type.
  target/several-targets: {severity: warning, options: {maximum: 1}}
  # CreateComponentType: `componentTypeName` and `displayName` up to 256 characters, `description` up to 2048.
  target/text-length: {severity: error, options: {title: 256, description: 2048}}
  # Relationship: a link carries nothing but its kind.
  target/too-many-edge-properties: {severity: warning, options: {maximum: 0}}
  target/too-many-enum-values: {severity: error, options: {maximum: 50}}
  # PropertyDefinitionRequest: besides `dataType`, `defaultValue` and `isRequiredInEntity` nothing bounds a value.
  target/unsupported-constraint:
    severity: note
    options:
      constraints:
        [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision, minLength, maxLength, pattern,
         minItems, maxItems, uniqueItems, const, examples]
  # CreateComponentType: functions are run by the service and are no commands to a twin; there are no events.
  target/unsupported-member-kind: {severity: warning, options: {kinds: [event, command]}}
  # DataType: STRING, LONG, BOOLEAN, INTEGER, DOUBLE, LIST, MAP with one nested type, and RELATIONSHIP.
  target/unsupported-type:
    severity: warning
    options:
      types:
        [int8, int16, uint8, uint16, uint32, uint64, float, decimal, bytes, uuid, date, time, dateTime, duration, point,
         lineString, polygon, multiPoint, multiLineString, multiPolygon, object]
      substitutes:
        {int8: INTEGER, int16: INTEGER, uint8: INTEGER, uint16: INTEGER, uint32: LONG, uint64: LONG, float: DOUBLE,
         decimal: DOUBLE, bytes: STRING, uuid: STRING, date: STRING, time: STRING, dateTime: STRING, duration: STRING,
         object: MAP}

"""##
  ),
]
