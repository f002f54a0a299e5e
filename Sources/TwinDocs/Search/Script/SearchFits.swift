/// How well entries fit a word of the query, and which have an identity that holds all of it.
let searchFits = #"""
  // What is counted for a query, an entry each, is used again for the next one.
  const pool = (make) => {
    const columns = [];
    let used = 0;
    return {
      take() {
        if (used === columns.length) columns.push(make()); else columns[used].fill(0);
        used += 1;
        return columns[used - 1];
      },
      restart() { used = 0; },
    };
  };
  const columns = pool(() => new Float32Array(count));
  const marks = pool(() => new Uint8Array(count));
  /** Of an entry that fits by what is told of it where some types declare it: those types. */
  const toldOf = new Map();

  const score = (list, points, into) => { for (const entry of list) if (into[entry] < points) into[entry] = points; };
  /** Likewise for what fits by its name. */
  const scoreName = (entry, points, { into, named }) => {
    if (into[entry] < points) into[entry] = points;
    named[entry] = 1;
  };
  const scoreNames = (list, points, fit) => { for (const entry of list) scoreName(entry, points, fit); };
  const scoreFacts = (facts, points, into) => {
    for (const fact of facts) {
      const entry = elements + factOf[fact];
      if (into[entry] >= points) continue;
      into[entry] = points;
      if (factTwins[fact]) toldOf.set(entry, decoded(factTwins[fact], base)); else toldOf.delete(entry);
    }
  };
  const scoreHomes = (homes, points, into) => {
    for (const home of homes) {
      runs.forEach((run, at) => {
        if (run[0] !== home) return;
        for (let entry = firstOf[at]; entry < firstOf[at] + run[2]; entry += 1) if (into[entry] < points) into[entry] = points;
      });
    }
  };

  /** Calls `body` with the words that begin with `start`. */
  const wordsWith = (start, body) => {
    for (let at = placeOf(words.length, (at) => words[at] < start); at < words.length && words[at].startsWith(start); at += 1) body(words[at]);
  };
  const isDigit = (code) => code >= 48 && code <= 57;

  /** Scores those whose names have `word` inside. */
  function scoreInside(word, points, into) {
    const pairs = pairsOfAll();
    const asked = new Int32Array(2);
    notePairs(word, asked, 0);
    const [low, high] = asked;
    const isNumber = isDigit(word.charCodeAt(0));
    for (let entry = 0; entry < count; entry += 1) {
      if (low & ~pairs[2 * entry] || high & ~pairs[2 * entry + 1] || into[entry] >= points) continue;
      const name = tight[entry];
      const at = name.indexOf(word);
      // The end of a number is another one.
      if (at < 0 || (isNumber && at > 0 && (isDigit(name.charCodeAt(at - 1)) || name[at - 1] === "."))) continue;
      into[entry] = points;
    }
  }

  /** Where no type has `word` in its name, the types come before what begins with it whose descriptions say it. */
  function scoreDescribed(word, points, into) {
    if (vocabulary.get(word)?.inName.some(isTwin)) return;
    const said = [word, word + "s"].flatMap((one) => (vocabulary.has(one) ? told(vocabulary.get(one)) : none));
    const types = said.filter((entry) => isTwin(entry) && !old.has(entry));
    score(types.sort((a, b) => tight[a].length - tight[b].length || a - b).slice(0, 3), points, into);
  }

  /** How well the entries fit a word of the query, from 0 to 100, and which by their names. */
  function fitOf(word) {
    const into = columns.take();
    const fit = { into, named: marks.take() };
    for (let at = placeOf(count, (at) => sortedNames[at] < word); at < count && sortedNames[at].startsWith(word); at += 1) {
      const more = sortedNames[at].length - word.length;
      scoreName(order[at], more === 0 ? 100 : 84 - Math.min(20, more), fit);
    }
    score(wholeOther.get(word) ?? none, 70, into);
    const long = abbreviations.get(word);
    if (long) scoreNames(vocabulary.get(long)?.inName ?? none, 50, fit);
    if (word.length > 3) {
      for (const [long, short] of longForms) {
        if (long.startsWith(word)) scoreNames(vocabulary.get(short)?.inName ?? none, long === word ? 60 : 50, fit);
      }
    }
    if (word.length > 1) {
      for (const [key, list] of initials) if (key.startsWith(word)) score(list, key === word ? 64 : 50, into);
    }
    wordsWith(word, (known) => {
      const found = vocabulary.get(known);
      const whole = known === word;
      scoreNames(found.inName, whole ? 62 : 56, fit);
      score(found.also, whole ? 58 : 46, into);
      score(found.near, whole ? 40 : 30, into);
      if (word.length > 1) {
        score(told(found), whole || known === word + "s" ? 20 : 16, into);
        scoreFacts(found.facts, whole ? 20 : 16, into);
      }
      if (word.length > 2) scoreHomes(found.homes, 8, into);
    });
    if (word.length > 3) scoreDescribed(word, 86, into);
    if (word.length > 2) scoreInside(word, 34, into);
    if (word.length > 3) {
      kinds.forEach((kind, at) => {
        if (!kind[1].toLowerCase().startsWith(word)) return;
        for (let entry = 0; entry < elements; entry += 1) if (kindOf(entry) === at && into[entry] < 12) into[entry] = 12;
      });
      pages.forEach((page, at) => {
        if (into[owned + at] < 12 && page[0].toLowerCase().startsWith(word)) into[owned + at] = 12;
      });
    }
    return fit;
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
