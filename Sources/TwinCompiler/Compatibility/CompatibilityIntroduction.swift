/// What the page of the impact table begins with.
let compatibilityIntroduction = """
  Each row says what one kind of change does to those who go on as before. A comparison of two models reports the kinds that
  it finds; the policy of the workspace decides which of them fail the check.

  **Who may break**

  - *Producers*: devices and pipelines that write data by the old model.
  - *Readers*: dashboards, analyses and saved queries that read new data with the old model.
  - *Graph*: twins and links that are stored.
  - *Callers*: clients that call commands and set writable properties.
  - *Code*: source code, generated from the model or written against it.
  - *Models*: packages that extend, compose, target or name what changed.

  **How**

  - *breaks*: something that was right is refused, or something that was there is missing.
  - *conditional*: it depends on the user, such as a reader that refuses members it does not know.
  - *silent*: the same bytes are valid before and after and mean something else. No error shows it, which makes it worse than
    a break.
  - *safe*: nobody of this audience notices.

  **What it takes**

  - *Bump*: the least part of the version that must rise: none, patch, minor or major.
  - *Upgrade*: who goes first. *readers-first*: they must understand new data before it comes. *producers-first*: they must
    write what will be asked of them before it is asked. *together*: neither can go alone. *any*: the order does not matter.
  - *Migration*: what becomes of data and of references. *none*: they stay. *fill*: a default is written where nothing is.
    *mechanical*: a tool can do it (a rename, a unit, a table of codes). *manual*: somebody has to decide. *impossible*: the
    data does not say enough to tell.
  - *Mirror*: the kind of the change that goes back the same way. What is safe in one direction is rarely so in the other.

  **Where a value stands** decides who writes it and who reads it, and its row is read accordingly. A property is stored, and
  has callers only where it is writable. Telemetry and what an event carries flow: they are not in the graph, and nobody
  calls them. A command's request is written by callers and read by devices; its response is written by devices and read by
  callers. Where no data stands, only code and models are concerned: in a shared schema that nothing uses yet, and at an
  abstract type whose member moved down to all types below it that have twins, or up from them.

  """
