/// What fits a word of the query but for some letters.
let searchSpelling = #"""
  /** How many letters are added, dropped, changed or swapped between `word` and `known`, or a beginning of it, whichever is less,
      with whether it is all of it; more than `most` is as good as infinite. */
  const table = [0, 1, 2].map(() => new Uint8Array(80));
  const distance = (word, known, most) => {
    if (word.length > 78 || word.length - known.length > most) return 99;
    const length = Math.min(known.length, word.length + most);
    let [before, above, row] = table;
    for (let at = 0; at <= length; at += 1) above[at] = at;
    for (let i = 1; i <= word.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= length; j += 1) {
        let cost = above[j - 1] + (word[i - 1] === known[j - 1] ? 0 : 1);
        if (above[j] + 1 < cost) cost = above[j] + 1;
        if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
        if (i > 1 && j > 1 && word[i - 1] === known[j - 2] && word[i - 2] === known[j - 1] && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return 99;
      [before, above, row] = [above, row, before];
    }
    // A beginning is a little farther than the whole.
    let least = length === known.length ? above[length] : 99;
    for (let at = word.length - most; at <= length; at += 1) if (above[at] + 0.5 < least) least = above[at] + 0.5;
    return least;
  };

  const mask = (text) => {
    let bits = 0;
    for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
    return bits;
  };
  const bitCount = (bits) => { let sum = 0; for (; bits; bits &= bits - 1) sum += 1; return sum; };
  const letters = new Map();
  /** Masks and lengths of `texts`, made once. */
  const lettersOf = (texts) => {
    if (!letters.has(texts)) {
      const [masks, lengths] = [new Int32Array(texts.length), new Uint16Array(texts.length)];
      texts.forEach((text, at) => { masks[at] = mask(text); lengths[at] = Math.min(text.length, 9999); });
      letters.set(texts, { masks, lengths });
    }
    return letters.get(texts);
  };

  /** Calls `body` with those of `texts` that differ from `word` by few letters, all of them or, where `longest` more follow at most, a
      beginning, and by how many. */
  function nearby(texts, word, longest, body) {
    const most = word.length > 7 ? 2 : 1;
    const bits = mask(word);
    const { masks, lengths } = lettersOf(texts);
    const [least, greatest] = [word.length - most, word.length + Math.max(longest, most)];
    for (let at = 0; at < masks.length; at += 1) {
      // A step takes one letter away at most.
      if (lengths[at] < least || lengths[at] > greatest || bitCount(bits & ~masks[at]) > most) continue;
      const steps = distance(word, texts[at], most);
      if (steps <= most + 0.5) body(at, steps);
    }
  }

  /** Adds what fits a word but for letters. */
  function misspelled(word, into) {
    if (word.length < 4) return;
    nearby(words, word, 20, (at, steps) => {
      const found = vocabulary.get(words[at]);
      score(found.inName, 28 - 6 * steps, into);
      score(found.also, 24 - 6 * steps, into);
      score(found.near, 18 - 6 * steps, into);
      score(told(found), 14 - 4 * steps, into);
    });
    if (word.length < 6) return;
    nearby(tight, word, 0, (entry, steps) => score([entry], 32 - 6 * steps, into));
  }

  """#
