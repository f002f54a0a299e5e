/// Where things stand: fields and values inside of what, and what a query names with what it is in.
let searchPlaces = #"""
  /** The rows of fields by their anchors. */
  let fieldRows = null;
  const fieldAt = (anchor) => {
    if (!fieldRows) {
      fieldRows = new Map();
      for (let at = partsStart; at < lasting; at += 1) {
        if (pages[at][3].anchor.startsWith("#field-")) fieldRows.set(pages[at][3].anchor.slice(1), owned + at);
      }
    }
    return fieldRows.get(anchor);
  };

  /** Where the field or the value `part` is: the elements, members and fields that it is inside of, the outermost first, and the anchor of a
      row there that it has not itself. Read when it is asked for. */
  const placesOf = (part) => {
    const told = pages[part - owned][3];
    return told.places ??= [
      ...decoded(told.own, base).map((entry) => ({ owners: [entry], row: null })),
      ...told.inner.split(" ").filter(Boolean).map((place) => {
        const [outer, holder] = place.split("/");
        const [owner, mark, row] = outer.split(/([:.])/);
        const isMember = mark === ":";
        const inner = isMember ? elements + parseInt(row, 36) : fieldAt(row);
        // Fields are the first of the parts.
        const nearest = holder === undefined ? undefined : owned + partsStart + parseInt(holder, 36);
        const owners = [base + parseInt(owner, 36), inner, nearest].filter((one) => one !== undefined);
        return { owners, row: isMember ? null : row };
      }),
    ];
  };

  /** Which of its places is called `folded`, where `entry` is a field or a value that has other names. */
  const placeCalled = (entry, folded) => {
    if (!isFieldOrValue(entry)) return -1;
    for (const [name, place] of pages[entry - owned][3].called) if (fold(name) === folded) return place;
    return -1;
  };

  const tightened = (text) => wordsOf(spaced(text)).join("") || fold(text.trim());

  const foldedPackages = packages.map(([, name]) => fold(name));
  /** The package whose name `query` begins with, the longest; -1 where there is none. */
  const packageOf = (query) => {
    const folded = fold(query);
    let found = -1;
    foldedPackages.forEach((name, home) => {
      if ((folded.startsWith(name + ".") || folded.startsWith(name + "/")) && (found < 0 || name.length > foldedPackages[found].length)) found = home;
    });
    return found;
  };

  /** `query` with the last part of the name of a package that it begins with: what is in the package is found by that. */
  const withoutPackage = (query) => {
    const text = query.trim();
    const home = packageOf(text);
    if (home < 0) return query;
    const name = foldedPackages[home];
    return name.split(".").pop() + " " + text.slice(name.length + 1);
  };

  /** Of the places of a field or a value, the one inside of all that is called `above`, the outermost first; -1 where there is none. */
  const placeInside = (part, above, home) => placesOf(part).findIndex(({ owners }) => {
    if (home >= 0 && runs[runOf[owners[0]]][0] !== home) return false;
    let met = 0;
    for (const owner of owners) if (tight[owner] === above[met]) met += 1;
    return met === above.length;
  });

  /** What `query` names together with what it is in: `com.example.Fan`, `Fan/speed`, `Mode.off`. */
  function addressees(query) {
    const home = packageOf(query);
    const rest = home < 0 ? query : query.slice(foldedPackages[home].length + 1).replace(/^terms\./i, "");
    const steps = rest.split(/[./]/).map(tightened);
    const name = steps.pop();
    if (!name || steps.some((step) => !step) || (home < 0 && !steps.length) || steps.length > 8) return [];
    const found = [];
    const points = home < 0 ? 140 : 160;
    const add = (entry, owner) => found.push([points + weight(entry), entry, owner]);
    const isHere = (entry) => home < 0 || runs[runOf[entry]][0] === home;
    const twins = steps.length === 1 ? namedNow(steps[0]).filter((entry) => entry < elements && isTwin(entry) && isHere(entry)) : none;
    // What an identity may be the beginning of.
    if (home >= 0 && !steps.length) {
      for (let at = placeOf(count, (at) => sortedNames[at] < name); at < count && sortedNames[at].startsWith(name); at += 1) {
        const more = sortedNames[at].length - name.length;
        if (more && order[at] < elements && isHere(order[at])) found.push([points - 20 + weight(order[at]) - Math.min(20, more), order[at], -1]);
      }
    }
    for (const entry of namedNow(name)) {
      if (entry < elements) {
        // Behind the last part of the name of its package too.
        const isInPackage = steps.length === 1 && tightened(packages[runs[runOf[entry]][0]][1].split(".").pop()) === steps[0];
        if (isHere(entry) && (home >= 0 ? !steps.length : isInPackage)) add(entry, -1);
      } else if (entry < owned) {
        const declarers = twins.length ? new Set(twinsOf(entry)) : null;
        for (const twin of twins) {
          let isTheirs = declarers.has(twin);
          if (!isTheirs) climb(twin, (above) => (isTheirs ||= declarers.has(above)));
          if (isTheirs) add(entry, twin);
        }
      } else if (isFieldOrValue(entry) && steps.length) {
        const place = placeInside(entry, steps, home);
        if (place >= 0) add(entry, place);
      }
    }
    return found;
  }

  """#
