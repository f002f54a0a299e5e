/// What fits all words of the query, in order.
let searchRanking = #"""
  const weight = (entry) => {
    if (entry >= elements) return entry < elements + members ? 1 : entry < owned ? 0 : entry < owned + lasting ? 2 : -6;
    return (kindOf(entry) === 0 ? 4 : kindOf(entry) < 3 ? 3 : 2) - (old.has(entry) ? 6 : 0);
  };

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

  /** By type: those below it that fit some words, the best ones of all. A member that stands above is theirs too. */
  function heirs({ which, points }) {
    const found = [];
    for (let entry = 0; entry < elements; entry += 1) {
      if (which[entry] && isTwin(entry) && parents.has(entry)) found.push([points[entry] - tight[entry].length / 20, entry]);
    }
    const below = new Map();
    for (const [, twin] of best(found, 2 * limit)) {
      climb(twin, (above) => {
        const known = below.get(above);
        if (known) known.push(twin); else below.set(above, [twin]);
      });
    }
    return below;
  }

  /** Those of `found`, which begin with points and an entry, that are among the first `most`, in order. */
  function best(found, most) {
    // The least points that are still among the first ones, by counting.
    const steps = new Uint32Array(1400);
    const step = (points) => Math.max(0, Math.min(1399, Math.floor(points * 10)));
    for (const one of found) steps[step(one[0])] += 1;
    let least = 1399;
    for (let sum = steps[least]; least > 0 && sum < most; ) { least -= 1; sum += steps[least]; }
    return found.filter((one) => step(one[0]) >= least)
      .sort((a, b) => b[0] - a[0] || place[a[1]] - place[b[1]])
      .slice(0, most);
  }

  /** What fits all words, or their letters together: entries, and members of elements that fit what the member does not; the best first. */
  function rank(fits, whole) {
    const tally = tallied(fits);
    const { which, byName, points } = tally;
    const full = (1 << fits.length) - 1;
    const found = [];
    const add = (points, entry, owner) => {
      found.push([points + weight(entry) - Math.min(60, tight[entry].length) / 20, entry, owner]);
    };
    /** How well `member` and `twin` fit all words together: where the twin does alone, less than the twin. */
    const shared = (member, twin) => {
      if ((which[member] | which[twin]) !== full) return 0;
      let sum = points[member];
      for (const { into } of fits) if (!into[member]) sum += into[twin];
      return which[twin] === full ? Math.min(points[twin] / fits.length - 2, sum / fits.length) : sum / fits.length;
    };
    let below = null;
    // Words that a member does not fit are looked for in its types where some type fits them at all.
    const twinsFit = new Set();
    for (let entry = 0; entry < elements; entry += 1) if (which[entry]) twinsFit.add(which[entry]);
    const isFitted = Array.from({ length: full + 1 }, (_, missing) => [...twinsFit].some((fitted) => (fitted & missing) === missing));
    let looks = 100_000;
    for (let entry = 0; entry < count; entry += 1) {
      if (which[entry] === full || (whole && whole.into[entry])) {
        // A name that says all of several words means them, rather than names that share them.
        const said = fits.length > 1 && byName[entry] === full ? 16 : 0;
        const owner = toldOf.get(entry)?.[0] ?? -1;
        add(Math.max(which[entry] === full ? points[entry] / fits.length + said : 0, whole ? whole.into[entry] * 1.1 : 0), entry, owner);
      } else if (which[entry] && entry >= elements && entry < owned && isFitted[full & ~which[entry]]) {
        let most = 0;
        let owner = -1;
        const look = (twin, share) => {
          const points = shared(entry, twin) * share;
          if (points > most) { most = points; owner = twin; }
        };
        below ??= heirs(tally);
        for (const twin of twinsOf(entry)) {
          look(twin, 1);
          const heirs = below.get(twin);
          if (!heirs || looks < 0) continue;
          looks -= heirs.length;
          for (const heir of heirs) look(heir, 0.97);
        }
        if (most) add(most, entry, owner);
      }
    }
    return best(found, 2 * limit);
  }

  """#
