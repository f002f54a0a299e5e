/// Words with the entries that have them, whole names in order, and what entries are called elsewhere.
let searchWords = #"""
  const vocabulary = new Map();
  const heard = (word) => {
    let found = vocabulary.get(word);
    if (!found) vocabulary.set(word, (found = { inName: [], also: [], near: [], told: [] }));
    return found;
  };
  const note = (word, side, entry) => {
    const list = heard(word)[side];
    if (list[list.length - 1] !== entry) list.push(entry);
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
  const others = new Map();
  const hear = (entry, text) => {
    const whole = fold(text);
    const known = wholeOther.get(whole);
    if (known) known.push(entry); else wholeOther.set(whole, [entry]);
    for (const word of wordsOf(spaced(text))) note(word, "also", entry);
  };
  pairs(index.also, (entry, text) => {
    others.set(entry, lines(text));
    for (const other of lines(text)) {
      hear(entry, other);
      if (index.kinds[kindOf(entry)][1] === "Term") abbreviations.set(fold(other), tight[entry]);
    }
  });
  pages.forEach((page, at) => { if (page[4]) hear(owned + at, page[4]); });
  pairs(index.is, (entry, concepts) => {
    for (const concept of concepts) {
      for (const text of [names[concept], ...(others.get(concept) ?? [])]) {
        for (const word of wordsOf(spaced(text))) note(word, "near", entry);
      }
    }
  });

  // Words of descriptions. Their lists are read when they are asked for.
  const toldLists = index.told[1].split("\n");
  lines(fold(index.told[0])).forEach((word, at) => heard(word).told.push(toldLists[at]));
  const told = (found) => {
    if (typeof found.told[0] === "string") found.told = found.told.flatMap(decoded);
    return found.told;
  };

  const words = [...vocabulary.keys()].sort();
  const order = Uint32Array.from(tight.keys()).sort((a, b) =>
    tight[a] < tight[b] ? -1 : tight[a] > tight[b] ? 1 : a - b);
  const place = new Uint32Array(count);
  order.forEach((entry, at) => { place[entry] = at; });
  const text = "\n" + tight.join("\n") + "\n";
  const starts = new Uint32Array(count + 1);
  for (let at = 0, start = 1; at < count; at += 1) { starts[at] = start; start += tight[at].length + 1; starts[at + 1] = start; }

  /** The last of the places from `low` to `high` that `isBefore` holds for, and of all that follow it for none. */
  const lastPlace = (low, high, isBefore) => {
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isBefore(middle)) low = middle; else high = middle - 1;
    }
    return low;
  };
  /** The entry whose name holds the place `at` of `text`, at or after the entry `from`. */
  const entryAt = (at, from) => lastPlace(from, count - 1, (entry) => starts[entry] <= at);

  // Identities elsewhere: the text of each as a line, and whose it is. Made for the first query that looks like one.
  let identities = null;
  const identityText = () => {
    if (identities) return identities;
    const shapes = index.ids[0].split("\n");
    const owners = [];
    const found = [];
    const add = (id, entry, twin) => { found.push(fold(id)); owners.push([entry, twin]); };
    index.ids[1].split(" ").forEach((numbers, entry) => {
      if (numbers) for (const at of numbers.split(",")) add(shapes[parseInt(at, 36)].replaceAll("\t", names[entry]), entry, -1);
    });
    for (const [member, twin, id] of index.memberIds) add(id, elements + member, twin);
    const lineStarts = [];
    let start = 1;
    for (const id of found) { lineStarts.push(start); start += id.length + 1; }
    return (identities = { text: "\n" + found.join("\n") + "\n", owners, starts: lineStarts });
  };

  """#
