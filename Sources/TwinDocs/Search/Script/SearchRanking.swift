/// What fits all words of the query, in order.
let searchRanking = #"""
  const weight = (entry) => {
    if (entry >= owned) return entry < owned + partsStart ? 2 : entry < owned + lasting ? -12 : -6;
    if (entry >= elements) return entry < elements + members ? 1 : 0;
    return (kindOf(entry) === 0 ? 4 : kindOf(entry) < 3 ? 3 : 2) - (old.has(entry) ? 6 : 0);
  };

  const isFieldOrValue = (entry) => entry >= owned + partsStart && entry < owned + lasting;

  /** What each entry has before others that fit as well: short names of elements come first. */
  const leads = new Float64Array(count);
  for (let entry = 0; entry < count; entry += 1) leads[entry] = weight(entry) - Math.min(60, tight[entry].length) / 20;

  /** Which of the words each entry fits, a bit each, which by its name, and how well in all. */
  function tallied(fits) {
    const [which, byName] = [marks.take(), marks.take()];
    const points = columns.take();
    fits.forEach(({ into, named }, at) => {
      const bit = 1 << at;
      for (let entry = 0; entry < count; entry += 1) {
        if (!into[entry]) continue;
        which[entry] |= bit;
        points[entry] += into[entry];
        if (named[entry]) byName[entry] |= bit;
      }
    });
    return { which, byName, points };
  }

  /** By type: those below it that fit some words, the best ones of all, and which words those fit. A member that stands above is theirs too. */
  function heirs({ which, points }) {
    const found = leaders(48);
    for (let entry = 0; entry < elements; entry += 1) {
      // What has fewer points before its length is looked at is passed over without a look at what it is.
      if (!which[entry] || points[entry] < found.least || !isTwin(entry) || !parents.has(entry)) continue;
      found.add(points[entry] - tight[entry].length / 20, entry, -1);
    }
    const below = new Map();
    const fitted = marks.take();
    for (const [, twin] of found.kept) {
      climb(twin, (above) => {
        fitted[above] |= which[twin];
        const known = below.get(above);
        if (known) known.push(twin); else below.set(above, [twin]);
      });
    }
    return { below, fitted };
  }

  /** Takes entries with points and keeps the first `most` of them, in order: most entries are looked at once and forgotten. */
  const leaders = (most) => {
    const kept = [];
    const isBefore = (points, entry, one) => points > one[0] || (points === one[0] && place[entry] < place[one[1]]);
    return {
      kept,
      /** What has fewer points is not kept. */
      least: -Infinity,
      add(points, entry, owner) {
        if (kept.length === most) {
          if (!isBefore(points, entry, kept[most - 1])) return;
          kept.pop();
        }
        const at = placeOf(kept.length, (at) => !isBefore(points, entry, kept[at]));
        kept.splice(at, 0, [points, entry, owner]);
        if (kept.length === most) this.least = kept[most - 1][0];
      },
    };
  };
  const best = (found, most) => {
    const all = leaders(most);
    for (const [points, entry, owner] of found) all.add(points, entry, owner);
    return all.kept;
  };

  /** A member that fits under several names is one result. */
  const isOtherName = (entry) => entry >= elements + members && entry < owned;

  /** What fits one word, with how much does. Of a single letter that is most of all there is. */
  function rankOne(into) {
    const found = leaders(2 * limit);
    let total = 0;
    for (let entry = 0; entry < count; entry += 1) {
      const points = into[entry];
      if (!points) continue;
      if (!isOtherName(entry) || !into[elements + memberOf(entry)]) total += 1;
      if (points + leads[entry] >= found.least) found.add(points + leads[entry], entry, toldOf.get(entry)?.[0] ?? -1);
    }
    return Object.assign(found.kept, { total });
  }

  // Members by what they come to at most, in parts of a point: the last one of each, and the one before each. Those that may be among the
  // best are looked at first, and most others never.
  const likely = new Int32Array(4096);
  const partsOfPoint = 32;
  const followers = new Int32Array(owned - elements);

  /** What fits all words, or their letters together: entries, and members of elements that fit what the member does not; the best first. */
  function rank(fits, whole) {
    if (fits.length === 1 && !whole) return rankOne(fits[0].into);
    const tally = tallied(fits);
    const { which, byName, points } = tally;
    const full = (1 << fits.length) - 1;
    const found = leaders(2 * limit);
    const add = (points, entry, owner) => {
      if (points + leads[entry] >= found.least) found.add(points + leads[entry], entry, owner);
    };
    /** How well `member` and `twin` fit all words together: where the twin does alone, less than the twin. */
    const shared = (member, twin) => {
      let sum = points[member];
      for (let at = 0; at < fits.length; at += 1) if (!fits[at].into[member]) sum += fits[at].into[twin];
      return which[twin] === full ? Math.min(points[twin] / fits.length - 2, sum / fits.length) : sum / fits.length;
    };
    // Words that a member does not fit are looked for in its types, where some type fits them so well that the member comes to be shown.
    const bestOf = new Float64Array(full + 1);
    for (let entry = 0; entry < elements; entry += 1) bestOf[which[entry]] = Math.max(bestOf[which[entry]], points[entry]);
    const atMost = Array.from(bestOf, (_, missing) => Math.max(...bestOf.filter((_, fitted) => (fitted & missing) === missing)));
    let near = null;
    let looks = 100_000;
    const addMember = (member) => {
      const fitted = which[member];
      let most = 0;
      let owner = -1;
      near ??= heirs(tally);
      for (const twin of twinsOf(member)) {
        if ((fitted | which[twin]) === full) {
          const points = shared(member, twin);
          if (points > most) { most = points; owner = twin; }
        }
        if (looks < 0 || (fitted | near.fitted[twin]) !== full) continue;
        const heirs = near.below.get(twin);
        looks -= heirs.length;
        for (const heir of heirs) {
          if ((fitted | which[heir]) !== full) continue;
          const points = shared(member, heir) * 0.97;
          if (points > most) { most = points; owner = heir; }
        }
      }
      if (!most) return;
      if (!isOtherName(member)) total += 1;
      add(most, member, owner);
    };
    /** A field or a value fits together with what it is inside of. */
    const addPart = (part) => {
      if (looks < 0) return;
      const fitted = which[part];
      let most = 0;
      let owner = -1;
      placesOf(part).forEach(({ owners }, at) => {
        looks -= 1;
        if (owners.reduce((all, one) => all | which[one], fitted) !== full) return;
        let sum = points[part];
        for (let at = 0; at < fits.length; at += 1) {
          if (!fits[at].into[part]) sum += Math.max(...owners.map((one) => fits[at].into[one]));
        }
        if (sum > most) { most = sum; owner = at; }
      });
      if (!most) return;
      total += 1;
      add(most / fits.length, part, owner);
    };
    likely.fill(-1);
    let total = 0;
    // No function in the loop holds its variable, which would be made anew for every entry.
    for (let entry = 0; entry < count; entry += 1) {
      if (which[entry] === full || (whole && whole.into[entry])) {
        if (!isOtherName(entry) || which[elements + memberOf(entry)] !== full) total += 1;
        // A name that says all of several words means them, rather than names that share them.
        const said = fits.length > 1 && byName[entry] === full ? 16 : 0;
        const owner = toldOf.get(entry)?.[0] ?? -1;
        add(Math.max(which[entry] === full ? points[entry] / fits.length + said : 0, whole ? whole.into[entry] * 1.1 : 0), entry, owner);
      } else if (which[entry] && entry >= elements && entry < owned && atMost[full & ~which[entry]]) {
        const sum = (points[entry] + atMost[full & ~which[entry]]) / fits.length + leads[entry] + 0.01;
        const most = Math.max(0, Math.min(likely.length - 1, Math.floor(sum * partsOfPoint)));
        followers[entry - elements] = likely[most];
        likely[most] = entry;
      } else if (which[entry] && isFieldOrValue(entry)) addPart(entry);
    }
    let most = likely.length - 1;
    for (; most >= 0 && most + 1 >= found.least * partsOfPoint; most -= 1) {
      for (let member = likely[most]; member >= 0; member = followers[member - elements]) addMember(member);
    }
    // Members that were not looked at may fit too.
    const hasMore = likely.subarray(0, most + 1).some((member) => member >= 0);
    return Object.assign(found.kept, { total, hasMore });
  }

  /** What fits some of the words: the more of them and the better, the sooner. */
  function some(fits) {
    const { which, points } = tallied(fits);
    const found = leaders(2 * limit);
    let total = 0;
    for (let entry = 0; entry < count; entry += 1) {
      if (!which[entry]) continue;
      if (!isOtherName(entry) || !which[elements + memberOf(entry)]) total += 1;
      found.add(points[entry] / fits.length + leads[entry], entry, toldOf.get(entry)?.[0] ?? -1);
    }
    return Object.assign(found.kept, { total });
  }

  """#
