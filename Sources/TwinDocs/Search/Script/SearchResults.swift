/// What the pages ask: what is found for a query, and where a member stands.
let searchResults = #"""
  const addresses = new Map();
  const anchors = new Map();
  byElement("addresses", (entry, address) => addresses.set(entry, address));
  pairs(index.anchors, (member, anchor) => anchors.set(member, anchor));
  // Twins with very many members: the page of each member of theirs that is not on the first.
  const parts = new Map();
  byElement("parts", (twin, lists) => {
    const pages = new Map();
    lists.forEach((list, at) => { for (const member of decoded(list)) pages.set(member, at + 2); });
    parts.set(twin, pages);
  });

  const elementPath = (entry) => {
    const [home, kind] = runs[runOf[entry]];
    return packages[home][0] + "/" + kinds[kind][0] + "/" + (addresses.get(entry) ?? names[entry]) + ".html";
  };

  const memberPath = (member, twin) => {
    const page = parts.get(twin)?.get(member);
    const path = elementPath(twin);
    return (page ? path.replace(/\.html$/, "~members~" + page + ".html") : path)
      + "#member-" + (anchors.get(member) ?? names[elements + member]);
  };

  /** The address that stays, whichever of several pages has it. */
  const unnumbered = (path) => path.replace(/(~members)?~\d+(?=\.html(#|$))/, "");

  /** A field or a value, with one of the rows that it has or that it is inside of. */
  function shownPart(part, at) {
    const [kind, name, , { anchor }] = pages[part - owned];
    const places = placesOf(part);
    const { owners: [owner, inner], row } = places[Math.max(at, 0)];
    const isMember = inner >= elements && inner < owned;
    const where = names[owner] + (isMember ? "." + names[inner] : "");
    const path = isMember ? memberPath(inner - elements, owner) : elementPath(owner) + (row === null ? anchor : "#" + row);
    const more = places.length > 1 ? " and " + (places.length - 1) + " more" : "";
    return { name, kind, where: "of " + where + more, path, stays: unnumbered(path), old: false };
  }

  /** An entry as the list shows it. */
  function shown([, entry, owner]) {
    const name = names[entry];
    if (entry < elements) {
      const [home, kind] = runs[runOf[entry]];
      const path = elementPath(entry);
      return { name, kind: kinds[kind][1], where: packages[home][1], path, stays: unnumbered(path), old: old.has(entry) };
    }
    if (entry >= owned) {
      const page = pages[entry - owned];
      if (typeof page[3] === "object") return shownPart(entry, owner);
      const isGone = typeof page[3] === "number";
      const path = isGone ? elementPath(page[3]) + "#history" : page[3];
      return { name, kind: page[0], where: page[2], path, stays: path, old: entry >= owned + lasting };
    }
    const member = memberOf(entry);
    const twins = twinsOf(entry);
    const twin = owner < 0 ? twins[0] : owner;
    let home = twin;
    if (!twins.includes(twin)) climb(twin, (above) => twins.includes(above) && ((home = above), true));
    // What is inherited stands with the type, unless that has more than a page of members.
    const path = memberPath(member, parts.has(twin) ? home : twin);
    return {
      name: names[elements + member], kind: memberKinds[memberKind[member]],
      where: "of " + names[twin] + (home === twin ? "" : ", from " + names[home])
        + (owner < 0 && twins.length > 1 ? " and " + (twins.length - 1) + " more" : "")
        + (entry < elements + members ? "" : ", also " + name),
      path, stays: unnumbered(path), old: false,
    };
  }

  /** The first ones, each place once, or for each thing that is gone; `total` is how many there are, at least so many where there may be more. */
  const first = (found, { total = found.length, hasMore = false } = {}) => {
    const paths = new Set();
    const results = [];
    for (const one of found) {
      const result = shown(one);
      const key = one[1] < owned ? result.path : result.path + " " + result.name;
      if (paths.has(key)) continue;
      paths.add(key);
      results.push(result);
      if (results.length === limit) break;
    }
    const isAll = results.length < limit;
    return Object.assign(results, { total: isAll ? results.length : Math.max(total, results.length), hasMore: hasMore && !isAll });
  };

  const bare = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const isAlike = (one, other) => bare(one) !== "" && bare(one) === bare(other);

  /** Where the member is that a type has, or had, under a name. */
  const memberPlace = (path, name) => {
    let twin = 0;
    while (twin < elements && !(isTwin(twin) && elementPath(twin) === path)) twin += 1;
    if (twin === elements) return null;
    const lineage = new Set([twin]);
    climb(twin, (above) => { lineage.add(above); });
    const called = (entry) => anchors.get(entry - elements) ?? names[entry];
    for (const fits of [(entry) => called(entry) === name, (entry) => isAlike(called(entry), name)]) {
      for (let entry = elements; entry < owned; entry += 1) {
        if (!fits(entry)) continue;
        const homes = twinsOf(entry).filter((declarer) => lineage.has(declarer));
        if (!homes.length) continue;
        const home = homes.includes(twin) ? twin : homes[0];
        return memberPath(memberOf(entry), parts.has(twin) ? home : twin);
      }
    }
    return null;
  };

  /** The page of the unit, term or point that has, or had, a row under a name. Units may be of another package than their quantity. */
  const elementPlace = (path, kind, name) => {
    const folder = kind.slice(1, -1) + "s";
    const home = path.slice(0, path.indexOf("/") + 1);
    const here = [];
    const elsewhere = [];
    for (let entry = 0; entry < elements; entry += 1) {
      if (kinds[kindOf(entry)][0] === folder) (elementPath(entry).startsWith(home) ? here : elsewhere).push(entry);
    }
    const called = (entry) => addresses.get(entry) ?? names[entry];
    const also = new Map();
    byElement("also", (entry, text) => also.set(entry, text.split("\n")));
    const all = folder === "units" ? [here, elsewhere] : [here];
    for (const fits of [(entry) => called(entry) === name, (entry) => also.get(entry)?.includes(name), (entry) => isAlike(names[entry], name)]) {
      for (const entries of all) {
        const found = entries.find(fits);
        if (found !== undefined) return elementPath(found);
      }
    }
    return null;
  };

  /** Where something stands now by the address of its page, without a number, and the anchor that it has or had; nothing where it is not known. */
  globalThis.gemelPlace = (path, anchor) => {
    const end = anchor.indexOf("-") + 1;
    const [kind, name] = [anchor.slice(0, end), anchor.slice(end)];
    return kind === "#member-" ? memberPlace(path, name) : elementPlace(path, kind, name);
  };

  const idle = new Set(shipped.idle.split(" "));
  /** What is worse than this fits by the word for its kind, or by its package. */
  const weak = 14;

  const isMet = ({ into }) => {
    for (let entry = 0; entry < count; entry += 1) if (into[entry]) return true;
    return false;
  };

  /** What fits but for letters. */
  function meantBy(asked, joined, fits, whole) {
    asked.forEach((word, at) => misspelled(word, fits[at]));
    // A single letter is the beginning of a word rather than the end of one.
    if (whole && asked.every((word) => word.length > 1)) misspelled(joined, whole, true);
    return rank(fits, whole);
  }

  /** What fits, and behind it, since it leaves room, what does but for letters: the model may misspell it too. */
  function followed(found, asked, joined, fits, whole) {
    const known = new Set(found.map(([, entry]) => entry));
    const meant = meantBy(asked, joined, fits, whole);
    const near = meant.filter(([, entry]) => !known.has(entry));
    const all = [...found, ...near.map(([points, entry, owner]) => [points - 1000, entry, owner])];
    return Object.assign(all, { total: Math.max(all.length, meant.total) });
  }

  /** What fits `asked`, and `joined`, which they are as one word; where nothing fits well, what they are in pieces, or but for letters. */
  function ranked(asked, joined) {
    const fits = asked.map(fitOf);
    // What is written as several words may be one: a name, or a symbol.
    const whole = joined ? fitOf(joined) : null;
    const met = fits.map(isMet);
    const found = met.every(Boolean) || (whole && isMet(whole)) ? rank(fits, whole) : none;
    if (found.length >= plenty) return found;
    if (found.length && found[0][0] >= weak) return followed(found, asked, joined, fits, whole);
    const apart = asked.flatMap((word, at) => {
      const parts = word.length > 4 && !met[at] ? pieces(word) : none;
      return parts.length ? parts : [word];
    });
    if (apart.length > asked.length && apart.length <= 8) {
      const found = rank(apart.map(fitOf), null);
      if (found.length) return found;
    }
    const meant = meantBy(asked, joined, fits, whole);
    if (meant.length) return meant;
    if (asked.length > 1) return Object.assign(some(fits), { isPart: true });
    return joinedAndMisspelled(asked[0].slice(0, 30));
  }

  // Signs that people write for words, whatever the model's symbols are.
  const signs = [[/°\s*c\b|\u2103/giu, " celsius "], [/°\s*f\b|\u2109/giu, " fahrenheit "], [/%/g, " percent "], [/[Ω\u2126]/g, " ohm "]];

  /** Elements, members and pages of what is there with just this name. */
  function namedNow(name) {
    const found = [];
    for (let at = placeOf(count, (at) => sortedNames[at] < name); at < count && sortedNames[at] === name; at += 1) {
      const entry = order[at];
      if (entry < elements + members || (entry >= owned && entry < owned + lasting)) found.push(entry);
    }
    return found;
  }

  /** What is found for `query`, with how many there are in all; `isPart` where nothing fits all of its words. */
  function find(query) {
    const folded = fold(query.trim());
    if (!folded) return [];
    columns.restart();
    marks.restart();
    toldOf.clear();
    const addressed = addressees(query.trim());
    const identities = addressed.length ? none : identified(folded);
    if (identities.length) return first(best(identities, 2 * limit), { total: identities.length, hasMore: identities.length >= 4 * limit });
    const plain = signs.reduce((text, [sign, word]) => text.replace(sign, word), withoutPackage(query)).replace(/\bv(?=\p{N}+\.)/giu, "");
    const said = wordsOf(spaced(plain)).slice(0, 8).map((word) => word.slice(0, 80));
    // Words that stand in most sentences tell nothing, unless nothing else was said.
    const telling = said.filter((word) => !idle.has(word));
    const asked = telling.length ? telling : said.length ? said : [folded.slice(0, 80)];
    const found = ranked(asked, said.length > 1 ? said.join("") : "");
    const exact = (wholeOther.get(folded) ?? none).map((entry) => [110 + weight(entry), entry, placeCalled(entry, folded)]);
    // What has the name now comes before what is called so besides, or was.
    // What is written just so comes first; parts stay behind types that are called so besides.
    for (const entry of namedNow(tightened(query))) {
      exact.push([120 + weight(entry) + (names[entry] === query.trim() && !isFieldOrValue(entry) ? 8 : 0), entry, -1]);
    }
    const isPart = found.isPart && !exact.length && !addressed.length;
    return Object.assign(first([...addressed, ...exact, ...found].sort((a, b) => b[0] - a[0]), found), { isPart });
  }

  // As more is asked for, what was found is.
  let last = { query: null, found: none };
  /** The best `most` of what is found for `query`. */
  globalThis.gemelFind = (query, most = 24) => {
    if (last.query !== query) last = { query, found: find(query) };
    const { total = 0, hasMore, isPart } = last.found;
    return Object.assign(last.found.slice(0, most), { total, hasMore, isPart });
  };

  // What some first query would have to wait for is made while nothing is typed.
  const idly = globalThis.requestIdleCallback ?? ((body) => setTimeout(body, 50));
  const readDeclarers = (from) => {
    for (let at = from; at < declarers.length && at < from + 5000; at += 1) twinsOf(elements + at);
    if (from + 5000 < declarers.length) idly(() => readDeclarers(from + 5000));
  };
  for (const make of [pairsOfAll, () => sharedOf(words), () => sharedOf(sortedNames), identityText, () => readDeclarers(0)]) idly(make);
  // Browsers make fast what has run: so that nobody waits for that, queries like those of people are run, about names in the middle. The
  // first is what a first key asks, which may come at once.
  const practised = (first, second) => {
    const wrong = first.slice(0, 2) + first.slice(3);
    return [first[0], first.slice(0, 3), first + " " + second[0], wrong, wrong + " " + second[0], wrong + " " + second, wrong + second, first + second + " qwrtzp"];
  };
  const middle = (from, length) => wordsOf(spaced(names[from + (length >> 1)] ?? ""));
  const practice = [...middle(0, elements), ...middle(elements, members)].filter((word) => word.length > 3);
  for (const query of practice.length > 1 ? practised(practice[0], practice[practice.length - 1]) : []) idly(() => gemelFind(query));
  if (practice.length) gemelFind(practice[0][0]);
  idly(() => gemelFind("qwrtzp xkcdvb"));

  """#
