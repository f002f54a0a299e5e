/// The script of the site: the theme switch and the search field, which loads what it needs when it is used. Pages can be read without it.
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
      const load = search();
      const lead = () => {
        const kind = /^#(member|point|term|unit)-./.exec(location.hash)?.[1];
        const row = document.getElementById(location.hash.slice(1));
        // What a row of a list is about has a page.
        const page = kind && kind !== "member" && row?.querySelector("td:first-child a")?.href;
        if (page) location.replace(page);
        else if (kind && !row) load(follow);
      };
      addEventListener("hashchange", lead);
      lead();
      offerAddresses();
    });

    /** Which of several pages has something changes; without the number the address stays. */
    const unnumbered = (path) => path.replace(/(~members)?~\d+(?=\.html$)/, "");

    /** Whether a click means this tab. */
    const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

    /** Leads on to what stands on another of these pages, or has another name now, so that its address stays what it was. */
    function follow() {
      const base = new URL(root, location.href).pathname;
      const path = unnumbered(location.pathname.slice(base.length).replace(/(^|\/)$/, "$1index.html"));
      const found = globalThis.gemelPlace?.(path, location.hash) ?? path + location.hash;
      const place = new URL(root + found, location.href).href;
      if (place !== location.href) location.replace(place);
    }

    /** Rows of numbered pages link to themselves by the addresses that stay, for copying. */
    function offerAddresses() {
      const path = unnumbered(location.pathname);
      if (path === location.pathname) return;
      for (const link of document.querySelectorAll("tr[id] > td:first-child a.code")) {
        const hash = "#" + link.closest("tr").id;
        if (link.hash !== hash || link.pathname !== location.pathname) continue;
        link.href = path + hash;
        link.addEventListener("click", (event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          location.hash = hash;
        });
      }
    }

    function search() {
      const input = document.getElementById("search");
      const list = document.getElementById("results");
      const status = document.createElement("div");
      status.className = "status";
      status.setAttribute("role", "status");
      input.after(status);
      // How much of how much is shown, for those who hear it.
      const extent = document.createElement("div");
      extent.className = "unseen";
      extent.setAttribute("role", "status");
      list.after(extent);
      input.parentElement.hidden = false;
      let script = null;
      let shown = [];
      let current = -1;

      /** The index comes with the first use of the field. */
      const load = (then) => {
        if (globalThis.gemelFind) return then();
        if (!script) {
          // They run in this order.
          for (const name of ["search.js", "search-shipped.js"]) {
            script = document.createElement("script");
            script.src = root + name;
            script.async = false;
            script.onerror = () => { status.textContent = "The index of the search could not be loaded"; };
            document.head.append(script);
          }
        }
        script.addEventListener("load", then);
      };

      const close = () => {
        list.hidden = true;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
        current = -1;
      };

      const select = (index) => {
        const count = list.children.length;
        if (!count) return;
        current = (index + count) % count;
        [...list.children].forEach((option, position) => {
          option.setAttribute("aria-selected", String(position === current));
          if (position === current) option.scrollIntoView({ block: "nearest" });
        });
        input.setAttribute("aria-activedescendant", "result-" + current);
      };

      function update() {
        const query = input.value.trim();
        if (!globalThis.gemelFind) return close();
        if (!query) { status.textContent = extent.textContent = ""; return close(); }
        shown = globalThis.gemelFind(query);
        fill(0);
        status.textContent = !shown.length ? "Nothing found" : shown.isPart ? "Nothing has all of these words" : "";
        if (!shown.length) return close();
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        select(0);
      }

      /** Shows what was found, from the one at `start` on, and behind it how much more there is. */
      function fill(start) {
        const rest = shown.total > shown.length;
        extent.textContent = rest ? shown.length + " of " + (shown.hasMore ? "at least " : "") + shown.total : "";
        list.replaceChildren(...[...list.children].slice(0, start), ...shown.slice(start).map((entry, at) => option(entry, start + at)));
        if (!rest) return;
        const more = document.createElement("span");
        more.className = "more";
        more.id = "result-" + shown.length;
        more.setAttribute("role", "option");
        more.textContent = extent.textContent + (shown.length < most ? ": show more" : "");
        more.addEventListener("click", (event) => {
          event.stopPropagation();
          showMore();
        });
        list.append(more);
      }

      /** How many are shown at most: who looks for what is behind them writes another word. */
      const most = 384;
      function showMore() {
        const start = shown.length;
        if (start >= most) return;
        shown = globalThis.gemelFind(input.value.trim(), 4 * start);
        fill(start);
        select(start);
        input.focus();
      }

      const option = (entry, index) => {
        const link = document.createElement("a");
        link.href = root + entry.stays;
        link.addEventListener("click", (event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          visit(entry);
        });
        link.id = "result-" + index;
        link.setAttribute("role", "option");
        link.tabIndex = -1;
        if (entry.old) link.className = "old";
        for (const name of ["name", "kind", "where"]) {
          const span = document.createElement("span");
          span.className = name;
          span.textContent = entry[name];
          link.append(span, " ");
        }
        return link;
      };

      const visit = (entry) => {
        close();
        location.href = root + entry.path;
      };

      input.addEventListener("focus", () => load(update));
      input.addEventListener("input", () => load(update));
      input.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown") { if (list.hidden) update(); else select(current + 1); event.preventDefault(); }
        else if (event.key === "ArrowUp") { select(current - 1); event.preventDefault(); }
        else if (event.key === "Enter" && !list.hidden && shown[current]) { visit(shown[current]); event.preventDefault(); }
        else if (event.key === "Enter" && !list.hidden && current === shown.length) { showMore(); event.preventDefault(); }
        else if (event.key === "Escape") { if (list.hidden) input.blur(); else close(); event.preventDefault(); }
      });
      list.addEventListener("click", close);
      input.parentElement.addEventListener("focusout", (event) => {
        // A window that is left comes back to the same list.
        if (event.relatedTarget && !input.parentElement.contains(event.relatedTarget)) close();
      });
      document.addEventListener("click", (event) => { if (!input.parentElement.contains(event.target)) close(); });
      document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        event.preventDefault();
        input.focus();
        input.select();
      });
      return load;
    }
  })();

  """#
