/// Where served pages find the script with which they listen, from the root of the site. No page of a site is called that.
public let reloadScriptPath = "~reload.js"

/// The script of pages that are served while their sources change: it loads the page anew when there is another site, and shows why there is
/// none. Pages that are not looked at do not listen, since browsers keep but a few connections to one host.
public let reloadScript: StaticString = #"""
  (() => {
    "use strict";
    const script = document.currentScript.src;
    const generation = new URL(script).search.slice(1);
    let source = null;
    let notice = null;

    const show = (failure) => {
      if (!failure) { notice?.remove(); notice = null; return; }
      if (!notice) {
        notice = document.createElement("pre");
        notice.className = "failure";
        notice.setAttribute("role", "alert");
        notice.tabIndex = 0;
        document.body.append(notice);
      }
      notice.textContent = "The sources cannot be documented as they are; this is the site before.\n\n" + failure;
    };

    const listen = () => {
      if (document.hidden) { source?.close(); source = null; return; }
      if (source) return;
      source = new EventSource(new URL("~events", script));
      source.addEventListener("state", (event) => {
        const state = JSON.parse(event.data);
        if (state.generation !== generation) { source.close(); location.reload(); return; }
        // A page that has nothing else says the reason itself.
        if (!document.getElementById("notice")) show(state.failure);
      });
    };
    document.addEventListener("visibilitychange", listen);
    addEventListener("DOMContentLoaded", listen);
  })();

  """#
