/// What fits a word of the query but for some letters, and words that are written as one.
let searchSpelling = #"""
  const shared = new Map();
  // Letters that a beginning has, of which it is told which they are; the last one is all.
  const heads = [8, 12, 16, 24, Infinity];
  /** A bit for each of the letters of `text` from `start` to `end`; some letters share one. */
  const lettersOf = (text, start, end) => {
    let letters = 0;
    for (let at = start; at < text.length && at < end; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
    return letters;
  };

  /** Of each of the sorted `texts`, how many letters it begins with that the one before it has too, and which letters its heads have; made once. */
  const sharedOf = (texts) => {
    if (!shared.has(texts)) {
      const lengths = new Uint8Array(texts.length);
      const letters = heads.map(() => new Int32Array(texts.length));
      for (let at = 0; at < texts.length; at += 1) {
        let known = 0;
        for (let head = 0; head < heads.length; head += 1) {
          known |= lettersOf(texts[at], head ? heads[head - 1] : 0, heads[head]);
          letters[head][at] = known;
        }
        if (!at) continue;
        const one = texts[at - 1];
        const other = texts[at];
        const most = Math.min(one.length, other.length, 255);
        let length = 0;
        while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
        lengths[at] = length;
      }
      shared.set(texts, { lengths, letters });
    }
    return shared.get(texts);
  };

  const wide = 96;
  const rows = new Uint8Array(wide * wide);
  const leasts = new Float32Array(wide);
  const far = 99;

  /** Calls `body` with those of the sorted `texts` that differ from `word` by few letters that are added, dropped, changed or swapped, all of
      them or, where `longest` more follow at most, a beginning, which is a little farther; and by how many. What several texts begin with is
      compared once; what begins too far away is passed over, and so is what lacks more letters of `word` there than may be changed. */
  function nearby(texts, word, longest, body) {
    const size = word.length;
    const most = size > 7 ? 2 : 1;
    const alike = sharedOf(texts);
    const asked = lettersOf(word, 0, Infinity);
    const has = alike.letters[heads.findIndex((head) => size + most <= head)];
    const letters = Array.from({ length: size }, (_, at) => word.charCodeAt(at));
    for (let at = 0; at <= Math.min(size, most); at += 1) rows[at] = at;
    if (most < size) rows[most + 1] = far;
    leasts[0] = far;
    let known = 0;
    let dead = 0;
    // Letters that the text begins with like the last one that was compared.
    let same = 0;
    for (let at = 0; at < texts.length; at += 1) {
      if (alike.lengths[at] < same) same = alike.lengths[at];
      let lacking = asked & ~has[at];
      for (let letter = 0; letter < most; letter += 1) lacking &= lacking - 1;
      if (lacking) continue;
      const text = texts[at];
      if (dead && same >= dead) {
        if (leasts[dead] <= most + 0.5 && text.length - size <= longest) body(at, leasts[dead]);
        continue;
      }
      dead = 0;
      const end = Math.min(text.length, size + most);
      let row = Math.min(same, known, end);
      while (row < end) {
        row += 1;
        const code = text.charCodeAt(row - 1);
        const before = row > 1 ? text.charCodeAt(row - 2) : -1;
        const [here, above] = [row * wide, (row - 1) * wide];
        const [low, high] = [Math.max(1, row - most), Math.min(size, row + most)];
        rows[here + low - 1] = low === 1 ? Math.min(row, far) : far;
        let least = rows[here + low - 1];
        for (let j = low; j <= high; j += 1) {
          const letter = letters[j - 1];
          let cost = rows[above + j - 1] + (letter === code ? 0 : 1);
          if (rows[above + j] + 1 < cost) cost = rows[above + j] + 1;
          if (rows[here + j - 1] + 1 < cost) cost = rows[here + j - 1] + 1;
          if (j > 1 && letter === before && letters[j - 2] === code && rows[above - wide + j - 2] + 1 < cost) cost = rows[above - wide + j - 2] + 1;
          rows[here + j] = cost;
          if (cost < least) least = cost;
        }
        if (high < size) rows[here + high + 1] = far;
        leasts[row] = Math.min(leasts[row - 1], high === size ? rows[here + size] + 0.5 : far);
        if (least > most) { dead = row; break; }
      }
      known = row;
      same = far * 4;
      let steps = text.length - size <= longest ? leasts[row] : far;
      if (!dead && end === text.length && end >= size - most && rows[end * wide + size] < steps) steps = rows[end * wide + size];
      if (steps <= most + 0.5) body(at, steps);
    }
  }

  /** How well entries fit the words that were looked for last but for letters: by the word, and whether it is all that was asked for. */
  const meanings = new Map();
  const digitsOf = (text) => text.replace(/[^0-9]+/g, "");

  /** Adds what fits a word but for letters; `whole` where it is all that was asked for, so that a name like it is what was meant. Numbers are
      what they are: another digit is another number. */
  function misspelled(word, fit, whole = false) {
    if (word.length < 4 || !/\p{L}/u.test(word)) return;
    // While the next word is typed, the one before it stays.
    const key = word + (whole ? " " : "");
    const known = meanings.get(key);
    if (known) {
      fit.into.set(known.into);
      fit.named.set(known.named);
      return;
    }
    addMisspelled(word, fit, whole);
    if (meanings.size === 4) meanings.delete(meanings.keys().next().value);
    meanings.set(key, { into: fit.into.slice(), named: fit.named.slice() });
  }

  function addMisspelled(word, fit, whole) {
    const digits = digitsOf(word);
    const isAnother = (text) => digits !== "" && !digitsOf(text).startsWith(digits);
    nearby(words, word, 20, (at, steps) => {
      if (isAnother(words[at])) return;
      const found = vocabulary.get(words[at]);
      scoreNames(found.inName, 28 - 6 * steps, fit);
      score(found.also, 24 - 6 * steps, fit.into);
      score(found.near, 18 - 6 * steps, fit.into);
      score(told(found), 14 - 4 * steps, fit.into);
    });
    if (word.length < 6) return;
    nearby(sortedNames, word, 24, (at, steps) => {
      if (isAnother(sortedNames[at])) return;
      const more = Math.max(0, sortedNames[at].length - word.length);
      scoreName(order[at], (whole ? 62 : 32) - 6 * steps - Math.min(6, more / 4), fit);
    });
  }

  /** What fits `word` when it is read as two words, one of which is known and the other one misspelled: the first way that finds something. */
  function joinedAndMisspelled(word) {
    for (let end = word.length - 4; end >= 3; end -= 1) {
      for (const [known, other] of [[word.slice(0, end), word.slice(end)], [word.slice(-end), word.slice(0, -end)]]) {
        if (!vocabulary.has(known)) continue;
        const fits = [fitOf(known), fitOf(other)];
        misspelled(other, fits[1]);
        const found = isMet(fits[1]) ? rank(fits, null) : none;
        if (found.length) return found;
      }
    }
    return none;
  }

  /** The fewest words that `word` is when it is read as several that are known, each by its beginning or abbreviation; nothing where it is not. */
  function pieces(word) {
    const best = [{ cost: 0, from: 0 }];
    for (let end = 2; end <= word.length; end += 1) {
      for (let from = 0; from <= end - 2; from += 1) {
        if (!best[from]) continue;
        const piece = word.slice(from, end);
        const at = placeOf(words.length, (at) => words[at] < piece);
        const isWhole = words[at] === piece || abbreviations.has(piece);
        if (!isWhole && !(piece.length > 2 && words[at]?.startsWith(piece))) continue;
        const cost = best[from].cost + (isWhole ? 10 : 11) + (piece.length < 3 ? 3 : 0);
        if (!best[end] || cost < best[end].cost) best[end] = { cost, from };
      }
    }
    const found = [];
    for (let end = word.length; end > 0 && best[end]; end = best[end].from) found.unshift(word.slice(best[end].from, end));
    return found.length > 1 && found.length < 5 ? found : none;
  }

  """#
