/// How well entries fit a word of the query, and which have an identity that holds all of it.
let searchFits = #"""
  // What is counted for a query, an entry each, is used again for the next one.
  const columns = [];
  let used = 0;
  const column = () => {
    if (used === columns.length) columns.push(new Float32Array(count)); else columns[used].fill(0);
    used += 1;
    return columns[used - 1];
  };

  const score = (list, points, into) => { for (const entry of list) if (into[entry] < points) into[entry] = points; };

  /** Calls `body` with the words that begin with `start`, and where they stand among all of them. */
  const wordsWith = (start, body) => {
    let at = words.length && words[0] < start ? lastPlace(0, words.length - 1, (place) => words[place] < start) + 1 : 0;
    for (; at < words.length && words[at].startsWith(start); at += 1) body(words[at], at);
  };

  /** How well the entries fit a word of the query, from 0 to 100. */
  function fit(word) {
    const into = column();
    const first = (at) => tight[order[at]] < word;
    for (let at = count && first(0) ? lastPlace(0, count - 1, first) + 1 : 0; at < count && tight[order[at]].startsWith(word); at += 1) {
      const more = tight[order[at]].length - word.length;
      into[order[at]] = more === 0 ? 100 : 84 - Math.min(20, more);
    }
    score(wholeOther.get(word) ?? [], 70, into);
    const long = abbreviations.get(word);
    if (long) score(vocabulary.get(long)?.inName ?? [], 50, into);
    if (word.length > 1) {
      for (const [key, list] of initials) if (key.startsWith(word)) score(list, key === word ? 64 : 50, into);
    }
    wordsWith(word, (known) => {
      const found = vocabulary.get(known);
      const whole = known === word;
      score(found.inName, whole ? 62 : 56, into);
      score(found.also, whole ? 58 : 46, into);
      score(found.near, whole ? 40 : 30, into);
      if (word.length > 1) score(told(found), whole || known === word + "s" ? 20 : 16, into);
    });
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
      pages.forEach((page, at) => {
        if (page[0].toLowerCase().startsWith(word)) score([owned + at], 12, into);
      });
    }
    return into;
  }

  /** Entries with an identity that is `query`, begins with it or has it inside; nothing where it does not look like one. */
  function identified(query) {
    const looksSo = /[:;/#]/.test(query) || (/^[0-9a-f-]{6,}$/.test(query) && /[0-9]/.test(query));
    if (query.length < 4 || !looksSo) return [];
    const { text, owners, starts } = identityText();
    const found = [];
    let at = text.indexOf(query);
    for (let line = 0; at >= 0 && found.length < 4 * limit; ) {
      line = lastPlace(line, owners.length - 1, (place) => starts[place] <= at);
      const begins = text[at - 1] === "\n";
      const points = !begins ? 104 : text[at + query.length] === "\n" ? 130 : 116;
      found.push([points + weight(owners[line][0]), ...owners[line]]);
      at = line + 1 < owners.length ? text.indexOf(query, starts[line + 1]) : -1;
    }
    return found;
  }

  """#
