/// What the index holds, as entries by number: elements, members, other names of members, pages.
let searchEntries = #"""
  const index = globalThis.gemelSearch;
  const limit = 24;
  const lines = (text) => (text === "" ? [] : text.split("\n"));
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const spaced = (text) => fold(text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2"));
  const wordsOf = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const pairs = (list, body) => { for (let at = 0; at < list.length; at += 2) body(list[at], list[at + 1]); };

  /** Numbers of a list of differences to the base 36. */
  const decoded = (list) => {
    const numbers = [];
    let last = 0;
    let step = 0;
    for (let at = 0; at <= list.length; at += 1) {
      const code = at < list.length ? list.charCodeAt(at) : 32;
      if (code !== 32) step = step * 36 + code - (code < 58 ? 48 : 87);
      else if (list !== "") { numbers.push(last += step); step = 0; }
    }
    return numbers;
  };

  const names = lines(index.names);
  const elements = index.runs.reduce((sum, run) => sum + run[2], 0);
  if (elements === 1 && !names.length) names.push("");
  const runOf = new Uint32Array(elements);
  let next = 0;
  index.runs.forEach((run, at) => { runOf.fill(at, next, next + run[2]); next += run[2]; });
  const kindOf = (entry) => index.runs[runOf[entry]][1];
  const isTwin = (entry) => entry < elements && kindOf(entry) === 0;

  const memberKind = [];
  const declarers = [];
  index.members.forEach(([members, lists], kind) => {
    const rows = lists === "" ? [] : lists.split("\n");
    const named = members.split("\n");
    rows.forEach((row, at) => { names.push(named[at]); memberKind.push(kind); declarers.push(row); });
  });
  const members = memberKind.length;

  // Other names of members, each with those that declare the member and call it so; none for all of them.
  const renamed = decoded(index.memberAlso[0]);
  const otherDeclarers = index.memberAlso[2].split("\n");
  index.memberAlso[1].split("\n").slice(0, renamed.length).forEach((name, at) => {
    names.push(name);
    declarers.push(otherDeclarers[at] || declarers[renamed[at]]);
  });
  const owned = elements + members + renamed.length;
  const memberOf = (entry) => (entry < elements + members ? entry - elements : renamed[entry - elements - members]);

  const pages = [...index.pages];
  for (const [folder, rules, summaries] of index.rules) {
    const said = summaries.split("\n");
    rules.split("\n").forEach((rule, at) => {
      const id = folder + "/" + rule;
      pages.push(["Rule", id, said[at], "rules/" + id + ".html", ""]);
    });
  }
  for (const page of pages) names.push(page[1]);
  const count = names.length;
  const old = new Set(index.old);

  const twinsOf = (entry) => {
    const list = declarers[entry - elements];
    return typeof list === "string" ? (declarers[entry - elements] = decoded(list)) : list;
  };

  const parents = new Map();
  pairs(index.extends, (twin, list) => parents.set(twin, list));
  /** Calls `body` with the types above `twin`, the nearest first, until it gives true. */
  const climb = (twin, body) => {
    const seen = new Set([twin]);
    for (const below of seen) {
      for (const parent of (parents.get(below) ?? "").split(" ").filter(Boolean).map((number) => parseInt(number, 36))) {
        if (seen.has(parent)) continue;
        if (body(parent)) return;
        seen.add(parent);
      }
    }
  };

  """#
