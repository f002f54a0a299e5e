/// The script of the site: the theme switch and the search. Pages can be read without it.
let siteScript = #"""
  (() => {
    "use strict";
    const root = document.currentScript.dataset.root || "./";
    const store = {
      get() { try { return localStorage.getItem("gemel-theme"); } catch { return null; } },
      set(value) { try { localStorage.setItem("gemel-theme", value); } catch { /* not kept */ } },
    };
    const html = document.documentElement;
    const asked = new URLSearchParams(location.search).get("theme");
    const theme = asked === "dark" || asked === "light" ? asked : store.get();
    if (theme === "dark" || theme === "light") html.dataset.theme = theme;

    addEventListener("DOMContentLoaded", () => {
      const button = document.getElementById("theme");
      const dark = () =>
        (html.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
      const label = () => { button.textContent = dark() ? "Light" : "Dark"; };
      button.addEventListener("click", () => {
        html.dataset.theme = dark() ? "light" : "dark";
        store.set(html.dataset.theme);
        label();
      });
      button.hidden = false;
      label();
      search();
    });

    function search() {
      const input = document.getElementById("search");
      const list = document.getElementById("results");
      input.parentElement.hidden = false;
      let entries = null;
      let loading = false;
      let shown = [];
      let current = -1;

      const load = () => {
        if (loading) return;
        loading = true;
        const script = document.createElement("script");
        script.src = root + "search.js";
        script.onload = () => { entries = prepare(globalThis.gemelSearch); update(); };
        document.head.append(script);
      };

      const close = () => {
        list.hidden = true;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
        current = -1;
      };

      const select = (index) => {
        if (!shown.length) return;
        current = (index + shown.length) % shown.length;
        [...list.children].forEach((option, position) => {
          option.setAttribute("aria-selected", String(position === current));
          if (position === current) option.scrollIntoView({ block: "nearest" });
        });
        input.setAttribute("aria-activedescendant", "result-" + current);
      };

      const update = () => {
        const query = input.value.trim();
        if (!entries || !query) return close();
        shown = find(entries, query);
        list.replaceChildren(...shown.map(option));
        if (!shown.length) {
          const none = document.createElement("div");
          none.className = "none";
          none.textContent = "Nothing found";
          list.append(none);
        }
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        current = -1;
        select(0);
      };

      const option = (entry, index) => {
        const link = document.createElement("a");
        link.href = root + entry.path;
        link.id = "result-" + index;
        link.setAttribute("role", "option");
        link.tabIndex = -1;
        if (entry.old) link.className = "old";
        for (const [name, text] of [["name", entry.name], ["kind", entry.kind], ["where", entry.where]]) {
          const span = document.createElement("span");
          span.className = name;
          span.textContent = text;
          link.append(span, " ");
        }
        return link;
      };

      input.addEventListener("focus", () => { load(); if (entries) update(); });
      input.addEventListener("input", () => { load(); update(); });
      input.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown") { select(current + 1); event.preventDefault(); }
        else if (event.key === "ArrowUp") { select(current - 1); event.preventDefault(); }
        else if (event.key === "Enter" && !list.hidden && shown[current]) { location.href = root + shown[current].path; close(); }
        else if (event.key === "Escape") { if (list.hidden) input.blur(); else close(); event.preventDefault(); }
      });
      document.addEventListener("click", (event) => { if (!input.parentElement.contains(event.target)) close(); });
      document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        event.preventDefault();
        input.focus();
        input.select();
      });
      globalThis.gemelFind = (query) => (entries ? find(entries, query) : null);
      globalThis.gemelLoad = load;
    }

    const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const split = (text) => fold(text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
        .replace(/([a-zA-Z])([0-9])/g, "$1 $2"))
      .split(/[^\p{L}\p{N}]+/u).filter(Boolean);

    /** Entries with what ranking needs: name and words folded, initials, other words, address, weight by kind. */
    function prepare(index) {
      const make = (name, kind, where, path, other, old, weight) => {
        const words = split(name);
        return {
          name, kind, where, path, old, weight, folded: fold(name), words, initials: words.map((word) => word[0]).join(""),
          other: other ? other.split("|").map(fold) : [], otherWords: other ? split(other) : [],
        };
      };
      const address = ([name, kind, home, tail]) => {
        const at = tail || name;
        return at[0] === "/" ? at.slice(1) : index.p[home][0] + "/" + index.k[kind][0] + "/" + at + ".html";
      };
      const elements = index.e.map((e) =>
        make(e[0], index.k[e[1]][1], index.p[e[2]][1], address(e), e[4], e[5], e[1] === 0 ? 4 : e[1] < 3 ? 3 : 2));
      const members = index.m.map(([name, kind, twins, count, anchor]) => {
        const first = index.e[twins[0]];
        const where = "of " + first[0] + (count > 1 ? " and " + (count - 1) + " more" : "");
        return make(name, index.w[kind], where, address(first) + "#member-" + (anchor || name), "", 0, 1);
      });
      return elements.concat(members);
    }

    /** How well one word of the query fits; 0 when it does not. */
    function fit(entry, word, lenient) {
      const name = entry.folded;
      if (name === word) return 100;
      if (name.startsWith(word)) return 84 - Math.min(20, name.length - word.length);
      if (entry.other.includes(word)) return 66;
      if (word.length > 1 && entry.initials === word) return 64;
      if (entry.words.some((part) => part.startsWith(word))) return 58;
      if (word.length > 1 && entry.initials.startsWith(word)) return 50;
      if (entry.otherWords.some((part) => part.startsWith(word))) return 46;
      if (word.length > 2 && name.includes(word)) return 34;
      if (word.length > 3 && entry.kind.toLowerCase().startsWith(word)) return 12;
      if (!lenient || word.length < 4) return 0;
      if (near(name, word)) return 24;
      return entry.words.some((part) => near(part, word)) ? 20 : 0;
    }

    /** Whether the words differ by one letter added, dropped, changed, or by two swapped. */
    function near(a, b) {
      if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
      let start = 0;
      while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
      let endA = a.length;
      let endB = b.length;
      while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) { endA -= 1; endB -= 1; }
      if (endA - start <= 1 && endB - start <= 1) return true;
      return endA - start === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
    }

    function find(entries, query) {
      const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      const whole = words.join("");
      const rank = (lenient) => {
        const found = [];
        for (const entry of entries) {
          let score = words.length > 1 ? fit(entry, whole, false) * 1.2 : 0;
          let sum = 0;
          let all = words.length > 0;
          for (const word of words) {
            const one = fit(entry, word, lenient);
            if (!one) { all = false; break; }
            sum += one;
          }
          if (all) score = Math.max(score, sum / words.length);
          if (score) found.push([score + entry.weight - (entry.old ? 6 : 0), entry]);
        }
        found.sort((a, b) => b[0] - a[0] || a[1].name.length - b[1].name.length || (a[1].path < b[1].path ? -1 : 1));
        return found.slice(0, 24).map((pair) => pair[1]);
      };
      const exact = rank(false);
      return exact.length ? exact : rank(true);
    }
  })();

  """#
