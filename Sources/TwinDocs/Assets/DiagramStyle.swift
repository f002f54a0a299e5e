/// How drawings look in pages of the site: by the colours of its stylesheet, in light, in dark and on paper.
let diagramStylesheet: StaticString = #"""
  .graph { display: block; font-family: var(--sans); }
  @media (min-width: 80rem) { .fit .graph { max-width: 100%; height: auto; } }
  @media (min-width: 70rem), (min-width: 54rem) and (max-width: 60rem) { .slim .graph { max-width: 100%; height: auto; } }
  .scroll {
    scroll-snap-type: x mandatory;
    background:
      linear-gradient(to right, var(--ground) 30%, transparent) 0 0 / 3rem 100% no-repeat local,
      linear-gradient(to left, var(--ground) 30%, transparent) 100% 0 / 3rem 100% no-repeat local,
      linear-gradient(to right, var(--line), transparent) 0 0 / 1rem 100% no-repeat scroll,
      linear-gradient(to left, var(--line), transparent) 100% 0 / 1rem 100% no-repeat scroll;
  }
  .start { display: flex; height: 1px; margin-bottom: -1px; visibility: hidden; }
  .start svg { flex: none; height: 1px; }
  .start svg:last-child { animation: start .4s forwards; }
  @keyframes start { from { scroll-snap-align: center; } to { scroll-snap-align: none; } }
  .graph rect { fill: var(--raised); stroke: var(--soft); stroke-width: .7; }
  .graph text { fill: var(--text); font-size: 13px; }
  .graph .gl { fill: var(--soft); font-size: 11px; }
  .graph .gr { fill: var(--accent); font-size: 11px; }
  .graph .on { stroke: var(--ground); stroke-width: 5px; stroke-linejoin: round; paint-order: stroke; }
  .graph .ge { fill: none; stroke: var(--soft); stroke-width: 1.1; }
  .graph .hollow { fill: var(--ground); }
  .graph .solid { fill: var(--soft); stroke: none; }
  .graph a .gt { fill: var(--link); }
  .graph a:hover rect { stroke: var(--link); stroke-width: 1.5; }
  .graph a:hover { text-decoration: none; }
  .graph .onto rect { fill: var(--ground); stroke: var(--accent); }
  .graph .more rect, .graph .open rect { stroke-dasharray: 4 3; fill: none; }
  .graph .self rect { fill: var(--accent); stroke: var(--accent); }
  .graph .self text { fill: var(--ground); }
  .graph .self .gt { font-weight: 600; }
  .graph .abstract .gt { font-style: italic; }
  .graph .old .gt { text-decoration: line-through; }
  @media print {
    .scroll { overflow: visible; background: none; }
    .graph { max-width: 100%; height: auto; }
    .graph .self rect { fill: none; stroke: #000; stroke-width: 2; }
    .graph .self text { fill: #000; }
  }

  """#

/// How a drawing looks that has no page around it: the same colours, written out, since not every program that shows drawings
/// knows variables. Programs that know no dark mode show the light one.
let standaloneDiagramStyle: StaticString = #"""
  .graph { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
  .graph rect { fill: #f6f7f9; stroke: #566273; stroke-width: .7; }
  .graph .ground { fill: #ffffff; stroke: none; }
  .graph text { fill: #1b2430; font-size: 13px; }
  .graph .gl { fill: #566273; font-size: 11px; }
  .graph .gr { fill: #0f6e84; font-size: 11px; }
  .graph .on { stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round; paint-order: stroke; }
  .graph .ge { fill: none; stroke: #566273; stroke-width: 1.1; }
  .graph .hollow { fill: #ffffff; }
  .graph .solid { fill: #566273; stroke: none; }
  .graph a .gt { fill: #0b5fb0; }
  .graph .onto rect { fill: #ffffff; stroke: #0f6e84; }
  .graph .more rect, .graph .open rect { stroke-dasharray: 4 3; fill: none; }
  .graph .self rect { fill: #0f6e84; stroke: #0f6e84; }
  .graph .self text { fill: #ffffff; }
  .graph .self .gt { font-weight: 600; }
  .graph .abstract .gt { font-style: italic; }
  .graph .old .gt { text-decoration: line-through; }
  @media (prefers-color-scheme: dark) {
    .graph rect { fill: #1a2028; stroke: #9aa7b6; }
    .graph .ground, .graph .hollow { fill: #12161c; }
    .graph text { fill: #dde4ec; }
    .graph .gl { fill: #9aa7b6; }
    .graph .gr { fill: #63c3d6; }
    .graph .on { stroke: #12161c; }
    .graph .ge { stroke: #9aa7b6; }
    .graph .solid { fill: #9aa7b6; }
    .graph a .gt { fill: #74b4f5; }
    .graph .onto rect { fill: #12161c; stroke: #63c3d6; }
    .graph .more rect, .graph .open rect { fill: none; }
    .graph .self rect { fill: #63c3d6; stroke: #63c3d6; }
    .graph .self text { fill: #12161c; }
  }
  @media print {
    .graph rect, .graph .ground, .graph .hollow, .graph .onto rect, .graph .self rect { fill: none; stroke: #000000; }
    .graph .ground { stroke: none; }
    .graph .hollow { fill: #ffffff; }
    .graph .self rect { stroke-width: 2; }
    .graph text, .graph .gl, .graph .gr, .graph a .gt, .graph .self text { fill: #000000; }
    .graph .on { stroke: #ffffff; }
    .graph .ge { stroke: #444444; }
    .graph .solid { fill: #444444; }
  }

  """#
