/// What a report looks like beside the rest of the pages.
let reportStylesheet: StaticString = #"""
  body.report main { margin: 0 auto; max-width: 68rem; }
  .report table { table-layout: auto; }
  .report th { font-weight: 500; }
  .report thead td { border-bottom: 1px solid var(--line); }
  .report .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.4rem; }
  .report td.number:last-child, .report th.number:last-child { padding-right: 0; }
  .report .summary td, .report .summary th, .report details td, .report details th { padding-top: .3rem; padding-bottom: .3rem; }
  .report .summary tr.group th { font-weight: 650; color: var(--text); padding-top: 1rem; }
  .report .summary svg { display: block; margin-top: .45rem; }
  .report .bar .ground { fill: var(--line); }
  .report .bar.more .share { fill: var(--accent); }
  .report .bar.less .share { fill: var(--caution); }
  .report strong.share { font-size: 1.5rem; font-weight: 650; margin-right: .5rem; font-variant-numeric: tabular-nums; }
  .report details { margin: .5rem 0 .8rem; }
  .report summary { cursor: pointer; color: var(--link); }
  .report thead th { white-space: nowrap; }
  .report .rows .mark { width: 3.6rem; }
  .report .rows th code { background: none; padding: 0; font-weight: 400; }
  .report .rows .day { white-space: nowrap; }
  .report .trends { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 0 2rem; }
  .report figure h3 { margin: .6rem 0 .4rem; }
  .trend { display: block; max-width: 100%; height: auto; font-family: var(--sans); }
  .trend .grid { stroke: var(--line); stroke-width: 1; fill: none; }
  .trend .axis { fill: var(--soft); font-size: 12px; }
  .trend .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
  .trend .point rect { fill: var(--accent); stroke: var(--ground); stroke-width: 1.5; }
  .trend .gap path { stroke: var(--danger); stroke-width: 1.6; fill: none; }
  .trend .gap.empty path { stroke: var(--soft); }
  .report .legend { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .4rem; }
  .report .legend span { margin-right: .8rem; }
  @media (max-width: 40rem) {
    .report .trends { grid-template-columns: minmax(0, 1fr); }
    .report .number { text-align: left; }
    .report thead td { display: none; }
  }
  @media print {
    .report details::details-content { content-visibility: visible; display: block; }
    .report details:not([open]) > *:not(summary) { display: block; }
    .trend .line { stroke: #000; }
  }

  """#
