// swift-format-ignore-file
// Made from Rules/ by `make generate`.

/// The rules that ship with the compiler, sorted by path: what they are, and their examples.
let shippedRuleFiles: [(path: StaticString, definition: StaticString, examples: StaticString)] = [
  (
    "Naming/type-case.yaml",
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
    "Waivers/self-approved.yaml",
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
    "Waivers/too-long.yaml",
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
]

/// The packs that ship with the compiler, sorted by path.
let shippedPackFiles: [(path: StaticString, text: StaticString)] = [
  (
    "Packs/recommended.yaml",
    ##"""
id: recommended
summary: What every model profits from; in force where a workspace names no packs
rules:
  # Naming
  naming/type-case: warning

  # Relationships

  # Ontology

  # Lifecycle

  # Governance

  # Waivers
  waiver/self-approved: warning
  waiver/too-long: warning

"""##
  ),
  (
    "Packs/regulated.yaml",
    ##"""
id: regulated
summary: For models that auditors ask about
extends: [strict]
rules:
  # Naming

  # Relationships

  # Ontology

  # Lifecycle

  # Governance

  # Waivers
  waiver/too-long: {severity: error, options: {days: 92}}

"""##
  ),
  (
    "Packs/strict.yaml",
    ##"""
id: strict
summary: For models that many teams share
extends: [recommended]
rules:
  # Naming
  naming/type-case: error

  # Relationships

  # Ontology

  # Lifecycle

  # Governance

  # Waivers
  waiver/self-approved: error

"""##
  ),
]
