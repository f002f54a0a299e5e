/// What the index holds, as entries by number: elements, members, other names of members, pages.
let searchEntries = #"""
  const shipped = globalThis.gemelShipped;
  const index = globalThis.gemelSearch;
  if (!index) return;
  /** How many results are looked for. Fewer may be asked for: how many there are is the same then. */
  const limit = 384;
  /** So many leave no room for what fits but for letters. */
  const plenty = 24;
  const lines = (text) => (text ? text.split("\n") : []);
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const spaced = (text) => fold(text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2"));
  // A version, or another number with dots inside, is one word.
  const wordsOf = (text) => text.match(/\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+/gu) ?? [];
  const pairs = (list, body) => { for (let at = 0; list && at < list.length; at += 2) body(list[at], list[at + 1]); };

  /** Numbers of a list of differences to the base 36, the first one to `start`. */
  const decoded = (list, start = 0) => {
    const numbers = [];
    let last = start;
    let step = 0;
    for (let at = 0; at <= list.length; at += 1) {
      const code = at < list.length ? list.charCodeAt(at) : 32;
      if (code !== 32) step = step * 36 + code - (code < 58 ? 48 : 87);
      else if (list !== "") { numbers.push(last += step); step = 0; }
    }
    return numbers;
  };

  // What ships stands in a file of its own. What either says of elements counts from its own first one.
  const sizeOf = (part) => (part.runs ?? []).reduce((sum, run) => sum + run[2], 0);
  const base = sizeOf(shipped);
  const files = [[shipped, 0], [index, base]];
  const joined = (key) => files.flatMap(([file]) => file[key] ?? []);
  const byElement = (key, body) => {
    for (const [file, start] of files) pairs(file[key], (at, value) => body(start + at, value));
  };

  const { kinds, memberKinds } = shipped;
  const packages = joined("packages").map((one) => (typeof one === "string" ? [one, one] : one));
  const runs = joined("runs");
  const names = files.flatMap(([file]) => (sizeOf(file) ? (file.names ?? "").split("\n") : []));
  const elements = names.length;
  const runOf = new Uint32Array(elements);
  const firstOf = [];
  let next = 0;
  runs.forEach((run, at) => { firstOf.push(next); runOf.fill(at, next, next + run[2]); next += run[2]; });
  const kindOf = (entry) => runs[runOf[entry]][1];
  const isTwin = (entry) => entry < elements && kindOf(entry) === 0;

  const memberKind = [];
  const declarers = [];
  for (const [kind, named, lists] of index.members ?? []) {
    const rows = lists.split("\n");
    named.split("\n").forEach((name, at) => { names.push(name); memberKind.push(kind); declarers.push(rows[at]); });
  }
  const members = memberKind.length;

  // Other names of members, each with those that declare the member and call it so; none for all of them.
  const [renamedMembers, otherNames, otherDeclarers] = index.memberAlso ?? ["", "", ""];
  const renamed = decoded(renamedMembers);
  const otherLists = otherDeclarers.split("\n");
  otherNames.split("\n").slice(0, renamed.length).forEach((name, at) => {
    names.push(name);
    declarers.push(otherLists[at] || declarers[renamed[at]]);
  });
  const owned = elements + members + renamed.length;
  const memberOf = (entry) => (entry < elements + members ? entry - elements : renamed[entry - elements - members]);

  // Each the word for its kind, title, where it belongs, its address or the type whose history tells of it, other names.
  const pages = [];
  const owners = new Map();
  pairs(joined("owners"), (home, list) => owners.set(home, lines(list)));
  const titles = new Map();
  pairs(joined("titles"), (home, list) => titles.set(home, lines(list)));
  packages.forEach(([folder, name], home) => {
    // People call it by the last part of its name.
    pages.push(["Package", name, "", folder + "/index.html", [name.split(".").pop(), ...(titles.get(home) ?? []), ...(owners.get(home) ?? [])]]);
  });
  pairs(index.releases, (home, versions) => {
    const [folder, name] = packages[home];
    for (const version of lines(versions)) {
      pages.push(["Release", name + " " + version, "", folder + "/releases/" + version + ".html", [version]]);
    }
  });
  pages.push(...joined("pages"));
  for (const [folder, rules, summaries] of shipped.rules ?? []) {
    const said = summaries.split("\n");
    rules.split("\n").forEach((rule, at) => {
      const id = folder + "/" + rule;
      pages.push(["Rule", id, said[at], "rules/" + id + ".html"]);
    });
  }
  // Fields and values come after types and members. Where they stand is read when they are asked for.
  const partsStart = pages.length;
  for (const [kind, anchor, named, own, inner, anchors, others] of index.inside ?? []) {
    const [rows, deep] = [lines(own), lines(inner)];
    const [slugs, also] = [new Map(), new Map()];
    pairs(anchors, (at, slug) => slugs.set(at, slug));
    // Each with the number of the first place that is called so.
    pairs(others, (at, list) => also.set(at, new Map(lines(list).map((line) => {
      const [name, place] = line.split("\t");
      return [name, parseInt(place ?? "0", 36)];
    }))));
    const partNames = named.split("\n");
    const anchorOf = (at) => "#" + anchor + "-" + (slugs.get(at) ?? partNames[at]);
    partNames.forEach((name, at) => {
      const called = also.get(at) ?? new Map();
      pages.push([kind, name, "", { own: rows[at] ?? "", inner: deep[at] ?? "", anchor: anchorOf(at), called }, [...called.keys()]]);
    });
  }
  // What is gone comes after what is there.
  const lasting = pages.length;
  pages.push(...(index.former ?? []));
  byElement("gone", (owner, list) => {
    for (const line of lines(list)) {
      const [name, version, member] = line.split("\t");
      const from = names[owner] + (member ? "." + member : "");
      pages.push(["Removed", name, "from " + from + (version ? " in " + version : ""), owner]);
    }
  });
  for (const page of pages) names.push(page[1]);
  const count = names.length;
  const old = new Set();
  for (const [file, start] of files) for (const at of file.old ?? []) old.add(start + at);

  const twinsOf = (entry) => {
    const list = declarers[entry - elements];
    return typeof list === "string" ? (declarers[entry - elements] = decoded(list, base)) : list;
  };

  const parents = new Map();
  byElement("extends", (twin, list) => parents.set(twin, list));
  /** Calls `body` with the types above `twin`, the nearest first, until it gives true. */
  const climb = (twin, body) => {
    const seen = new Set([twin]);
    for (const below of seen) {
      for (const number of (parents.get(below) ?? "").split(" ").filter(Boolean)) {
        const parent = base + parseInt(number, 36);
        if (seen.has(parent)) continue;
        if (body(parent)) return;
        seen.add(parent);
      }
    }
  };

  """#
