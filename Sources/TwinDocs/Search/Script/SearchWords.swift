/// Words with the entries that have them, whole names in order, and what entries are called elsewhere.
let searchWords = #"""
  // By side: the name, other names, concepts and owners, descriptions, what is told of members, packages. Few words have them all.
  const vocabulary = new Map();
  const none = [];
  const heard = (word) => {
    let found = vocabulary.get(word);
    if (!found) vocabulary.set(word, (found = { inName: none, also: none, near: none, told: none, facts: none, homes: none }));
    return found;
  };
  const note = (word, side, entry) => {
    const found = heard(word);
    const list = found[side];
    if (list === none) found[side] = [entry];
    else if (list[list.length - 1] !== entry) list.push(entry);
  };
  const initials = new Map();
  const tight = new Array(count);
  spaced(names.join("\n")).split("\n").forEach((text, entry) => {
    const words = wordsOf(text);
    tight[entry] = words.join("") || text;
    for (const word of words) note(word, "inName", entry);
    if (words.length > 1) {
      const key = words.map((word) => word[0]).join("");
      const known = initials.get(key);
      if (known) known.push(entry); else initials.set(key, [entry]);
    }
  });

  const wholeOther = new Map();
  const abbreviations = new Map();
  // What is said for a common abbreviation, as one word, with that.
  const longForms = [];
  const others = new Map();
  const hear = (entry, text) => {
    const whole = fold(text);
    const known = wholeOther.get(whole);
    if (known) known.push(entry); else wholeOther.set(whole, [entry]);
    for (const word of wordsOf(spaced(text))) note(word, "also", entry);
  };
  byElement("also", (entry, text) => {
    others.set(entry, lines(text));
    for (const other of lines(text)) {
      hear(entry, other);
      if (kinds[kindOf(entry)][1] !== "Term") continue;
      abbreviations.set(fold(other), tight[entry]);
      if (/^\p{L}{2,6}$/u.test(other)) longForms.push([tight[entry], fold(other)]);
    }
  });
  // What the description of a type says that its name, an abbreviation, stands for.
  byElement("spelled", (entry, text) => {
    for (const long of lines(text)) {
      hear(entry, long);
      longForms.push([wordsOf(spaced(long)).join(""), tight[entry]]);
    }
  });
  pairs(shipped.abbreviations, (short, list) => {
    for (const long of lines(list)) longForms.push([wordsOf(spaced(long)).join(""), fold(short)]);
  });
  pages.forEach((page, at) => { for (const other of page[4] ?? []) hear(owned + at, other); });
  byElement("is", (entry, concepts) => {
    for (const concept of concepts) {
      for (const text of [names[concept], ...(others.get(concept) ?? [])]) {
        for (const word of wordsOf(spaced(text))) note(word, "near", entry);
      }
    }
  });

  // Who answers for elements, one by one or by package.
  for (const [file, start] of files) {
    const [named, lists] = file.owned ?? ["", ""];
    const rows = lists.split("\n");
    lines(named).forEach((owner, at) => {
      for (const word of wordsOf(spaced(owner))) for (const entry of decoded(rows[at], start)) note(word, "near", entry);
    });
  }
  packages.forEach(([, name], home) => {
    for (const text of [name.split(".").pop(), ...(owners.get(home) ?? [])]) {
      for (const word of wordsOf(spaced(text))) note(word, "homes", home);
    }
  });

  // Words of descriptions. Their lists are read when they are asked for.
  for (const [file, start] of files) {
    const [named, lists] = file.told ?? ["", ""];
    const rows = lists.split("\n");
    lines(fold(named)).forEach((word, at) => {
      const found = heard(word);
      found.told = [...found.told, [rows[at], start]];
    });
  }
  const told = (found) => {
    if (Array.isArray(found.told[0])) found.told = found.told.flatMap(([list, start]) => decoded(list, start));
    return found.told;
  };

  // What is told of a member where some types declare it; none for all of them.
  const [factMembers, factDeclarers, factWords, factLists] = index.memberTold ?? ["", "", "", ""];
  const factOf = decoded(factMembers);
  const factTwins = factDeclarers.split("\n");
  const factRows = factLists.split("\n");
  lines(factWords).forEach((text, at) => {
    for (const word of wordsOf(spaced(text))) {
      const found = heard(word);
      found.facts = [...found.facts, ...decoded(factRows[at])];
    }
  });

  const words = [...vocabulary.keys()].sort();
  const order = Uint32Array.from(tight.keys()).sort((a, b) =>
    tight[a] < tight[b] ? -1 : tight[a] > tight[b] ? 1 : a - b);
  const place = new Uint32Array(count);
  order.forEach((entry, at) => { place[entry] = at; });
  const sortedNames = Array.from(order, (entry) => tight[entry]);

  /** The last of the places from `low` to `high` that `isBefore` holds for, and of all that follow it for none. */
  const lastPlace = (low, high, isBefore) => {
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isBefore(middle)) low = middle; else high = middle - 1;
    }
    return low;
  };
  /** How many of `length` places `isBefore` holds for, which come first. */
  const placeOf = (length, isBefore) => (length && isBefore(0) ? lastPlace(0, length - 1, isBefore) + 1 : 0);

  /** Notes at `at` which letters stand beside each other in `text`: two numbers with a bit for each pair; some pairs share one. */
  const notePairs = (text, into, at) => {
    let low = 0;
    let high = 0;
    for (let next = 1; next < text.length; next += 1) {
      const pair = text.charCodeAt(next - 1) * 11 + text.charCodeAt(next) * 5;
      if (pair & 32) high |= 1 << (pair & 31); else low |= 1 << (pair & 31);
    }
    into[2 * at] = low;
    into[2 * at + 1] = high;
  };
  // Those of all names: most names that do not have a word inside lack a pair of its letters. Made once.
  let pairsOfNames = null;
  const pairsOfAll = () => {
    if (pairsOfNames) return pairsOfNames;
    pairsOfNames = new Int32Array(2 * count);
    for (let entry = 0; entry < count; entry += 1) notePairs(tight[entry], pairsOfNames, entry);
    return pairsOfNames;
  };

  // Identities elsewhere: the text of each as a line, and whose it is. Made for the first query that looks like one.
  let identities = null;
  const identityText = () => {
    if (identities) return identities;
    const owners = [];
    const found = [];
    const add = (id, entry, twin) => { found.push(fold(id)); owners.push([entry, twin]); };
    for (const [file, start] of files) {
      const [shapes, numbers] = (file.ids ?? ["", ""]).map((text, at) => text.split(at ? " " : "\n"));
      numbers.forEach((list, at) => {
        if (!list) return;
        for (const number of list.split(",")) add(shapes[parseInt(number, 36)].replaceAll("\t", names[start + at]), start + at, -1);
      });
    }
    for (const [member, twin, id] of index.memberIds ?? []) add(id, elements + member, base + twin);
    const lineStarts = [];
    let start = 1;
    for (const id of found) { lineStarts.push(start); start += id.length + 1; }
    return (identities = { text: "\n" + found.join("\n") + "\n", owners, starts: lineStarts });
  };

  """#
