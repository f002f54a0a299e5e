/// The engine of the search, which stands behind the index in its file and defines `gemelFind(query)`.
///
/// A word of a query fits an entry by its name or a word in it, by initials, by another name of it or of its concepts, and, where
/// nothing fits, by letters that are added, dropped, changed or swapped. Several words have to fit all, and a member may leave some
/// of them to the element that declares it. Nothing is looked at entry by entry but numbers: names are sorted, words are looked up.
let searchScript = #"""
  (() => {
    "use strict";
    const index = globalThis.gemelSearch;
    const limit = 24;
    const lines = (text) => (text === "" ? [] : text.split("\n"));
    const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const spaced = (text) => fold(text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2"));
    const wordsOf = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const pairs = (list, body) => { for (let at = 0; at < list.length; at += 2) body(list[at], list[at + 1]); };

    // Entries: elements, members, pages.
    const names = lines(index.names);
    const elements = index.runs.reduce((sum, run) => sum + run[2], 0);
    if (elements === 1 && !names.length) names.push("");
    const memberKind = [];
    const declarers = [];
    index.members.forEach(([members, lists], kind) => {
      const rows = lists === "" ? [] : lists.split("\n");
      const named = members.split("\n");
      rows.forEach((row, at) => { names.push(named[at]); memberKind.push(kind); declarers.push(row); });
    });
    const members = memberKind.length;
    for (const page of index.pages) names.push(page[1]);
    const count = names.length;
    const runOf = new Uint32Array(elements);
    let next = 0;
    index.runs.forEach((run, at) => { runOf.fill(at, next, next + run[2]); next += run[2]; });
    const kindOf = (entry) => index.runs[runOf[entry]][1];
    const addresses = new Map();
    const anchors = new Map();
    pairs(index.addresses, (entry, address) => addresses.set(entry, address));
    pairs(index.anchors, (member, anchor) => anchors.set(member, anchor));
    const old = new Set(index.old);
    const decoded = (list) => {
      let last = 0;
      return list === "" ? [] : list.split(" ").map((step) => (last += parseInt(step, 36)));
    };
    // Twins with very many members: the page of each member that is not on the first.
    const parts = new Map();
    pairs(index.parts, (twin, lists) => {
      const pages = new Map();
      lists.forEach((list, at) => { for (const member of decoded(list)) pages.set(member, at + 2); });
      parts.set(twin, pages);
    });

    // Words with the entries that have them in their names, and in their other names.
    const vocabulary = new Map();
    const note = (word, side, entry) => {
      let found = vocabulary.get(word);
      if (!found) vocabulary.set(word, (found = { inName: [], also: [], near: [] }));
      const list = found[side];
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
    index.pages.forEach((page, at) => { if (page[4]) hear(elements + members + at, page[4]); });
    pairs(index.is, (entry, concepts) => {
      for (const concept of concepts) {
        for (const text of [names[concept], ...(others.get(concept) ?? [])]) {
          for (const word of wordsOf(spaced(text))) note(word, "near", entry);
        }
      }
    });

    const words = [...vocabulary.keys()];
    const mask = (text) => {
      let bits = 0;
      for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
      return bits;
    };
    const wordMasks = Int32Array.from(words, mask);
    const order = Uint32Array.from(tight.keys()).sort((a, b) =>
      tight[a] < tight[b] ? -1 : tight[a] > tight[b] ? 1 : a - b);
    const text = "\n" + tight.join("\n") + "\n";
    const starts = new Uint32Array(count + 1);
    for (let at = 0, start = 1; at < count; at += 1) { starts[at] = start; start += tight[at].length + 1; starts[at + 1] = start; }
    let tightMasks = null;

    /** The entry whose name holds the place `at` of `text`, at or after the entry `from`. */
    const entryAt = (at, from) => {
      let low = from;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= at) low = middle; else high = middle - 1;
      }
      return low;
    };

    /** How many letters are added, dropped, changed or swapped between two words; more than `most` is as good as infinite. */
    const rows = [0, 1, 2].map(() => new Uint8Array(80));
    const distance = (a, b, most) => {
      if (Math.abs(a.length - b.length) > most || a.length > 78 || b.length > 78) return 99;
      let [before, above, row] = rows;
      for (let at = 0; at <= b.length; at += 1) above[at] = at;
      for (let i = 1; i <= a.length; i += 1) {
        row[0] = i;
        let least = i;
        for (let j = 1; j <= b.length; j += 1) {
          let cost = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
          if (above[j] + 1 < cost) cost = above[j] + 1;
          if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
          row[j] = cost;
          if (cost < least) least = cost;
        }
        if (least > most) return 99;
        [before, above, row] = [above, row, before];
      }
      return above[b.length];
    };
    const bitCount = (bits) => { let sum = 0; for (; bits; bits &= bits - 1) sum += 1; return sum; };
    /** Whether words with these letters can be within `most` steps: a step changes two letters at most. */
    const mayBeNear = (a, b, most) => bitCount(a ^ b) <= 2 * most;

    const score = (list, points, into) => { for (const entry of list) if (into[entry] < points) into[entry] = points; };

    /** How well the entries fit a word of the query, from 0 to 100. */
    function fit(word) {
      const into = new Float32Array(count);
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (tight[order[middle]] < word) low = middle + 1; else high = middle;
      }
      for (; low < count && tight[order[low]].startsWith(word); low += 1) {
        const more = tight[order[low]].length - word.length;
        into[order[low]] = more === 0 ? 100 : 84 - Math.min(20, more);
      }
      score(wholeOther.get(word) ?? [], 70, into);
      const long = abbreviations.get(word);
      if (long) score(vocabulary.get(long)?.inName ?? [], 50, into);
      if (word.length > 1) {
        for (const [key, list] of initials) if (key.startsWith(word)) score(list, key === word ? 64 : 50, into);
      }
      for (const known of words) {
        if (!known.startsWith(word)) continue;
        const { inName, also, near } = vocabulary.get(known);
        const whole = known === word;
        score(inName, whole ? 62 : 56, into);
        score(also, whole ? 58 : 46, into);
        score(near, whole ? 40 : 30, into);
      }
      if (word.length > 2) {
        for (let at = text.indexOf(word), entry = 0; at >= 0; at = text.indexOf(word, starts[entry + 1])) {
          entry = entryAt(at, entry);
          if (into[entry] < 34) into[entry] = 34;
        }
      }
      if (word.length > 3) {
        index.kinds.forEach((kind, at) => {
          if (!kind[1].toLowerCase().startsWith(word)) return;
          for (let entry = 0; entry < elements; entry += 1) if (kindOf(entry) === at && into[entry] < 12) into[entry] = 12;
        });
        index.pages.forEach((page, at) => {
          if (page[0].toLowerCase().startsWith(word)) score([elements + members + at], 12, into);
        });
      }
      return into;
    }

    /** Adds what fits a word but for letters. */
    function misspelled(word, into) {
      if (word.length < 4) return;
      const most = word.length > 7 ? 2 : 1;
      const bits = mask(word);
      words.forEach((known, at) => {
        if (!mayBeNear(wordMasks[at], bits, most)) return;
        const steps = distance(known, word, most);
        if (steps > most) return;
        const { inName, also, near } = vocabulary.get(known);
        score(inName, 28 - 6 * steps, into);
        score(also, 24 - 6 * steps, into);
        score(near, 18 - 6 * steps, into);
      });
      if (word.length < 6) return;
      tightMasks ??= Int32Array.from(tight, mask);
      for (let entry = 0; entry < count; entry += 1) {
        if (Math.abs(tight[entry].length - word.length) > most || !mayBeNear(tightMasks[entry], bits, most)) continue;
        const steps = distance(tight[entry], word, most);
        if (steps <= most && into[entry] < 32 - 6 * steps) into[entry] = 32 - 6 * steps;
      }
    }

    const twinsOf = (member) => {
      const list = declarers[member];
      return typeof list === "string" ? (declarers[member] = decoded(list)) : list;
    };

    const weight = (entry) => {
      if (entry >= elements) return entry < elements + members ? 1 : 2;
      return (kindOf(entry) === 0 ? 4 : kindOf(entry) < 3 ? 3 : 2) - (old.has(entry) ? 6 : 0);
    };

    /** What fits all words, or their letters together: entries, and members of elements that fit what the member does not; the best first. */
    function rank(fits, whole) {
      const found = [];
      const add = (points, entry, owner) => {
        found.push([points + weight(entry) - Math.min(60, tight[entry].length) / 20, entry, owner]);
      };
      for (let entry = 0; entry < count; entry += 1) {
        let sum = 0;
        let missing = 0;
        for (const into of fits) if (into[entry]) sum += into[entry]; else missing += 1;
        const together = whole && whole[entry] ? whole[entry] * 1.1 : 0;
        if (!missing || together) add(Math.max(together, missing ? 0 : sum / fits.length), entry, -1);
        else if (sum && entry >= elements && entry < elements + members) {
          let best = 0;
          let owner = -1;
          for (const twin of twinsOf(entry - elements)) {
            let more = 0;
            for (const into of fits) {
              if (into[entry]) continue;
              if (!into[twin]) { more = 0; break; }
              more += into[twin];
            }
            if (more > best) { best = more; owner = twin; }
          }
          if (best) add((sum + best) / fits.length, entry, owner);
        }
      }
      // The least points that are still among the first ones, by counting.
      const steps = new Uint32Array(1400);
      const step = (points) => Math.max(0, Math.min(1399, Math.floor(points * 10)));
      for (const one of found) steps[step(one[0])] += 1;
      let least = 1399;
      for (let sum = steps[least]; least > 0 && sum < limit; ) { least -= 1; sum += steps[least]; }
      return found.filter((one) => step(one[0]) >= least)
        .sort((a, b) => b[0] - a[0] || (tight[a[1]] < tight[b[1]] ? -1 : tight[a[1]] > tight[b[1]] ? 1 : a[1] - b[1]))
        .slice(0, limit);
    }

    const elementPath = (entry) => {
      const [home, kind] = index.runs[runOf[entry]];
      const at = addresses.get(entry) ?? names[entry];
      return at[0] === "/" ? at.slice(1) : index.packages[home][0] + "/" + index.kinds[kind][0] + "/" + at + ".html";
    };

    const memberPath = (member, twin) => {
      const page = parts.get(twin)?.get(member);
      const path = elementPath(twin);
      return (page ? path.replace(/\.html$/, "~members~" + page + ".html") : path)
        + "#member-" + (anchors.get(member) ?? names[elements + member]);
    };

    /** An entry as the list shows it. */
    function shown([, entry, owner]) {
      const name = names[entry];
      if (entry < elements) {
        const [home, kind] = index.runs[runOf[entry]];
        return { name, kind: index.kinds[kind][1], where: index.packages[home][1], path: elementPath(entry), old: old.has(entry) };
      }
      if (entry >= elements + members) {
        const page = index.pages[entry - elements - members];
        return { name, kind: page[0], where: page[2], path: page[3], old: false };
      }
      const member = entry - elements;
      const twins = twinsOf(member);
      const twin = owner < 0 ? twins[0] : owner;
      return {
        name, kind: index.memberKinds[memberKind[member]],
        where: "of " + names[twin] + (owner < 0 && twins.length > 1 ? " and " + (twins.length - 1) + " more" : ""),
        path: memberPath(member, twin), old: false,
      };
    }

    /** Where a member stands that is on one of the pages of `path`, by its anchor; nothing where it is not known. */
    globalThis.gemelPlace = (path, anchor) => {
      for (const [twin, pages] of parts) {
        if (elementPath(twin) !== path) continue;
        for (const member of pages.keys()) {
          const found = memberPath(member, twin);
          if (found.endsWith(anchor) && found.slice(found.indexOf("#")) === anchor) return found;
        }
      }
      return null;
    };

    globalThis.gemelFind = (query) => {
      const folded = fold(query.trim());
      if (!folded) return [];
      const asked = wordsOf(spaced(query)).slice(0, 8).map((word) => word.slice(0, 80));
      if (!asked.length) asked.push(folded.slice(0, 80));
      // What is written as one word may be one: a name, or a symbol.
      const exact = wholeOther.get(folded);
      const fits = asked.map(fit);
      const whole = asked.length > 1 ? fit(asked.join("")) : null;
      let found = rank(fits, whole);
      if (!found.length) {
        asked.forEach((word, at) => misspelled(word, fits[at]));
        if (whole) misspelled(asked.join(""), whole);
        found = rank(fits, whole);
      }
      if (exact) {
        const first = exact.map((entry) => [110 + weight(entry), entry, -1]);
        const known = new Set(exact);
        found = [...first, ...found.filter((one) => !known.has(one[1]))].sort((a, b) => b[0] - a[0]).slice(0, limit);
      }
      return found.map(shown);
    };
  })();

  """#
