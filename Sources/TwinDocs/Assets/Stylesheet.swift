/// The stylesheet of the site, and of pages that look like it: colours for light, dark and print as custom properties.
public let siteStylesheet: StaticString = #"""
  :root {
    color-scheme: light;
    --ground: #ffffff; --raised: #f6f7f9; --line: #dfe3e8; --text: #1b2430; --soft: #566273;
    --link: #0b5fb0; --accent: #0f6e84; --code: #f1f3f6; --mark: #fff6d6;
    --good: #1a6b3a; --good-ground: #e4f4ea; --caution: #7a5200; --caution-ground: #fdf1d8;
    --danger: #a3261b; --danger-ground: #fde9e7;
    --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
    --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
  }
  @media (prefers-color-scheme: dark) {
    :root:not([data-theme="light"]) {
      color-scheme: dark;
      --ground: #12161c; --raised: #1a2028; --line: #303a46; --text: #dde4ec; --soft: #9aa7b6;
      --link: #74b4f5; --accent: #63c3d6; --code: #202832; --mark: #3b3413;
      --good: #7fd19b; --good-ground: #16301f; --caution: #e6bd6a; --caution-ground: #352a12;
      --danger: #ff9d92; --danger-ground: #3d1d1a;
    }
  }
  :root[data-theme="dark"] {
    color-scheme: dark;
    --ground: #12161c; --raised: #1a2028; --line: #303a46; --text: #dde4ec; --soft: #9aa7b6;
    --link: #74b4f5; --accent: #63c3d6; --code: #202832; --mark: #3b3413;
    --good: #7fd19b; --good-ground: #16301f; --caution: #e6bd6a; --caution-ground: #352a12;
    --danger: #ff9d92; --danger-ground: #3d1d1a;
  }
  * { box-sizing: border-box; }
  html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
  body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.55 var(--sans); }
  a { color: var(--link); text-decoration: none; }
  a:hover { text-decoration: underline; }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
  main:focus { outline: none; }
  code, a.code { font-family: var(--mono); font-size: .875em; overflow-wrap: anywhere; }
  code { background: var(--code); border-radius: 4px; padding: .1em .3em; }
  .muted, .fact, figcaption { color: var(--soft); }
  .muted { font-size: .875em; }
  [hidden] { display: none !important; }
  .skip { position: absolute; left: -999rem; }
  .skip:focus { left: 1rem; top: .5rem; z-index: 9; background: var(--ground); padding: .4rem .8rem; }

  header.top {
    position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 1rem; height: 3.25rem;
    padding: 0 1.5rem; background: var(--raised); border-bottom: 1px solid var(--line);
  }
  .brand { font-weight: 650; color: var(--text); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 4rem; }
  .search { position: relative; flex: 1 1 22rem; max-width: 34rem; margin-left: auto; }
  #search {
    width: 100%; font: inherit; padding: .32rem .7rem; color: var(--text); background: var(--ground);
    border: 1px solid var(--soft); border-radius: 6px;
  }
  #search::placeholder { color: var(--soft); opacity: 1; }
  #results {
    position: absolute; left: 0; right: 0; top: calc(100% + .35rem); max-height: 70vh; overflow: auto;
    background: var(--ground); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 8px 28px rgb(0 0 0 / .18);
    padding: .25rem;
  }
  #results a { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .55rem; padding: .32rem .6rem; border-radius: 5px; color: var(--text); }
  #results a:hover { text-decoration: none; background: var(--raised); }
  #results [aria-selected="true"] { background: var(--code); outline: 2px solid var(--accent); outline-offset: -2px; }
  #results .name { font-family: var(--mono); font-size: .9em; overflow-wrap: anywhere; }
  #results .kind { color: var(--accent); font-size: .8em; }
  #results .where { color: var(--soft); font-size: .8em; overflow-wrap: anywhere; }
  .status:not(:empty) {
    position: absolute; left: 0; right: 0; top: calc(100% + .35rem); padding: .5rem .85rem; color: var(--soft); font-size: .85em;
    background: var(--ground); border: 1px solid var(--line); border-radius: 8px;
  }
  #results .more { display: block; padding: .4rem .6rem; border-radius: 5px; color: var(--soft); font-size: .85em; cursor: pointer; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .status:not(:empty) + #results { margin-top: 2.75rem; }
  #theme {
    font: inherit; font-size: .875em; color: var(--soft); background: none; border: 1px solid var(--line);
    border-radius: 6px; padding: .3rem .65rem; cursor: pointer; min-width: 3.6rem;
  }
  #theme:hover { color: var(--text); }
  .menu { display: none; }

  .layout {
    display: grid; grid-template-columns: 16.5rem minmax(0, 1fr); max-width: 92rem; margin: 0 auto;
    grid-template-areas: "side main";
  }
  .side {
    grid-area: side; align-self: start; position: sticky; top: 3.25rem; max-height: calc(100vh - 3.25rem); overflow: auto;
    padding: 1.1rem 1rem 2rem 1.5rem; border-right: 1px solid var(--line); font-size: .9em; min-height: calc(100vh - 3.25rem);
  }
  .side h2 { font-size: .8rem; font-weight: 650; color: var(--soft); margin: 1.2rem 0 .25rem; overflow-wrap: anywhere; }
  .side h2:first-child { margin-top: 0; }
  .side h2 a { color: inherit; }
  .side ul { list-style: none; margin: 0; padding: 0; }
  .side li a {
    display: block; padding: .1rem .5rem; margin-left: -.5rem; border-radius: 4px; color: var(--text);
    overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  }
  .side li a:hover { background: var(--raised); text-decoration: none; }
  .side .names a { font-family: var(--mono); font-size: .9em; }
  .side [aria-current] { color: var(--accent); font-weight: 650; }
  main { grid-area: main; padding: 1.3rem 2.25rem 4rem; min-width: 0; max-width: 75rem; }

  .trail { font-size: .875em; color: var(--soft); overflow-wrap: anywhere; }
  .trail .sep { padding: 0 .15rem; }
  h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 680; margin: .45rem 0 .35rem; overflow-wrap: anywhere; }
  h1 .kind { color: var(--accent); font-weight: 500; margin-right: .15em; }
  main h2 { font-size: 1.18rem; margin: 2.1rem 0 .55rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
  h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
  .self { color: inherit; }
  p { margin: .5rem 0; max-width: 46rem; overflow-wrap: anywhere; }
  main > p.description { font-size: 1.03em; }
  .badges { margin: .35rem 0 .7rem; }
  .badge {
    display: inline-block; font-size: .74rem; line-height: 1.45; padding: 0 .45em; border-radius: 4px; white-space: nowrap;
    border: 1px solid var(--line); color: var(--soft); background: var(--raised);
  }
  .badge.good { color: var(--good); background: var(--good-ground); border-color: transparent; }
  .badge.caution { color: var(--caution); background: var(--caution-ground); border-color: transparent; }
  .badge.danger { color: var(--danger); background: var(--danger-ground); border-color: transparent; }
  .callout { border-left: 4px solid var(--line); background: var(--raised); border-radius: 0 6px 6px 0; padding: .55rem 1rem; margin: .9rem 0; max-width: 48rem; }
  .callout p { margin: .1rem 0; }
  .callout.danger { border-color: var(--danger); background: var(--danger-ground); }
  .callout.danger strong { color: var(--danger); }

  .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .22rem 1.4rem; margin: 1rem 0; }
  .facts dt { color: var(--soft); }
  .facts dd { margin: 0; overflow-wrap: anywhere; }
  .dense { columns: 17rem; column-gap: 2rem; list-style: none; padding: 0; margin: .5rem 0; }
  .dense li { break-inside: avoid; padding: .08rem 0; overflow-wrap: anywhere; }
  main > ul:not(.dense) { padding-left: 1.2rem; overflow-wrap: anywhere; }
  main > ul ul { list-style: none; padding-left: .9rem; margin: .1rem 0 .5rem; }

  main :is(ul, ol).description { padding: 0; padding-inline-start: 1.4rem; margin-block: .3rem; max-width: 46rem; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; table-layout: fixed; }
  th, td { text-align: start; vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  thead th { font-size: .8rem; font-weight: 600; color: var(--soft); padding-top: .15rem; padding-bottom: .25rem; }
  th:last-child, td:last-child { padding-right: 0; }
  tr.group th { font-weight: 500; font-size: .875em; color: var(--soft); padding: .85rem 0 .25rem; }
  table.elements td { padding-top: .36rem; padding-bottom: .36rem; }
  table.members th:nth-child(1) { width: 25%; }
  table.members th:nth-child(2) { width: 23%; }
  table.values { table-layout: auto; }
  table.values :is(th, td) { min-width: 4rem; overflow-wrap: break-word; }
  table.values :is(th, td):first-child { min-width: 10rem; max-width: 24rem; overflow-wrap: anywhere; }
  table.wide :is(code, a.code) { overflow-wrap: break-word; }
  table.elements th:nth-child(1) { width: 30%; }
  table.elements th:nth-child(2):not(:last-child) { width: 18%; }
  tr:target > td { background: var(--mark); }
  tr:target > td:first-child { box-shadow: -.6rem 0 0 var(--mark); }
  tr.old > td:first-child a.code, tr.old > td:first-child code, #results .old .name { text-decoration: line-through; }
  td p { margin: 0 0 .25rem; }
  td .fact { font-size: .9em; margin-top: .1rem; }
  td .fact code, td .fact a.code { font-size: .95em; }
  td .fact code { background: none; padding: 0; }
  td .fact > span:not(:last-child)::after { content: " · "; }
  td .field { margin-top: .25rem; padding-left: .7rem; border-left: 2px solid var(--line); font-size: .93em; }
  td .badge { margin-top: .12rem; }
  .d1 { margin-left: 1rem; } .d2 { margin-left: 2rem; } .d3 { margin-left: 3rem; } .d4 { margin-left: 4rem; }
  .d5, .d6, .d7, .d8 { margin-left: 5rem; }
  td p.d1, td p.d2, td p.d3, td p.d4, td p.d5, td p.d6, td p.d7 { padding-left: .3rem; font-size: .93em; }

  pre { background: var(--code); border-radius: 6px; padding: .7rem .9rem; margin: .5rem 0 1rem; overflow-x: auto; line-height: 1.45; }
  pre code { background: none; padding: 0; overflow-wrap: normal; }

  #notice { max-width: 60rem; margin: 0 auto; }
  .failure {
    position: fixed; left: 0; right: 0; bottom: 0; z-index: 8; margin: 0; max-height: 45vh; overflow: auto; white-space: pre-wrap;
    background: var(--danger-ground); color: var(--text); border-top: 3px solid var(--danger); border-radius: 0; font: .85em/1.5 var(--mono);
  }

  figure { margin: 1.2rem 0 .6rem; }
  figcaption { font-size: .8em; margin-top: .3rem; }
  .scroll { overflow-x: auto; }

  @media (max-width: 60rem) {
    .layout { grid-template-columns: minmax(0, 1fr); grid-template-areas: "main" "side"; }
    .side { position: static; max-height: none; min-height: 0; border-right: 0; border-top: 1px solid var(--line); padding: 1.2rem 1rem 3rem; }
    .side li a { padding: .3rem .5rem; }
    main { padding: 1rem 1rem 2.5rem; }
    header.top { padding: 0 1rem; gap: .6rem; }
    .menu { display: inline; font-size: .875em; }
    .brand { flex: 0 1 auto; }
    .search { flex: 1 1 8rem; }
  }
  @media (max-width: 40rem) {
    h1 { font-size: 1.4rem; }
    .brand { font-size: .8em; line-height: 1.15; max-height: 3.45em; white-space: normal; overflow-wrap: anywhere; }
    .search { flex: 1 0 8rem; }
    #search { padding: .32rem .5rem; }
    .facts { grid-template-columns: 5.6rem minmax(0, 1fr); gap: .3rem .6rem; }
    .facts dt { font-size: .85em; padding-top: .1em; }
    table:not(.values), table:not(.values) :is(tbody, tr, td), tr.group th { display: block; width: auto; }
    table:not(.values) thead { position: absolute; left: -999rem; }
    table:not(.values) tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
    table:not(.values) :is(th, td) { border: 0; padding: .08rem 0; }
    table.values :is(th, td) { padding-right: .5rem; overflow-wrap: anywhere; }
    table:not(.values) td:empty { display: none; }
    .wide { min-width: 44rem; }
    tr.group th { padding: .3rem 0; }
    table.members tr.group th:nth-child(1) { width: auto; }
    #results { position: fixed; left: .5rem; right: .5rem; top: 3.4rem; }
    header.top:has(#search:focus) :is(.brand, .menu, #theme) { display: none; }
  }
  @media print {
    :root, :root[data-theme="dark"], :root:not([data-theme="light"]) {
      --good: #1a6b3a; --good-ground: #e4f4ea; --caution: #7a5200; --caution-ground: #fdf1d8;
      --danger: #a3261b; --danger-ground: #fde9e7; --mark: #fff6d6;
      --ground: #fff; --raised: #fff; --line: #bbb; --text: #000; --soft: #444; --link: #000; --accent: #000; --code: #fff;
      color-scheme: light;
    }
    body { font-size: 10pt; }
    header.top, .side, .skip { display: none; }
    .layout { display: block; }
    main { padding: 0; max-width: none; }
    tr, .callout, figure { break-inside: avoid; }
    h2, h3 { break-after: avoid; }
    pre { white-space: pre-wrap; border: 1px solid var(--line); }
  }

  """#
