/** One column to read on a screen and to print: rows are not torn, headers are repeated, colour never says anything alone. */
export const timelineStyle = `
:root { color-scheme: light; --ink: #1c2127; --quiet: #5b6570; --rule: #d5d9de; --soft: #f4f6f8; --alert: #8a3b12; --hand: #1f4e79; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 2rem 4rem; max-width: 66rem; color: var(--ink); background: #fff;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1rem; margin-bottom: 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; font-weight: 650; }
h2 { font-size: 1.05rem; margin: 2.25rem 0 .5rem; font-weight: 650; break-after: avoid; }
h3 { font-size: .95rem; margin: 1.25rem 0 .25rem; font-weight: 650; break-after: avoid; }
p { margin: .25rem 0; max-width: 46rem; }
.quiet { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: .75rem 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: .25rem 0 0; }
th { text-align: left; font-weight: 600; color: var(--quiet); border-bottom: 1px solid var(--ink); padding: .3rem .75rem .3rem 0; vertical-align: bottom; }
td { border-bottom: 1px solid var(--rule); padding: .35rem .75rem .35rem 0; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.amount { text-align: right; white-space: nowrap; }
.time { white-space: nowrap; width: 4.75rem; }
.mark { width: 5.75rem; color: var(--quiet); white-space: nowrap; }
.who { width: 8rem; }
.where { width: 7rem; color: var(--quiet); white-space: nowrap; }
.why { display: block; color: var(--quiet); }
.why::before { content: "Why: "; }
.attention .mark, .refused .mark { color: var(--alert); font-weight: 600; }
.by-hand .mark, .two-people .mark, .decision .mark { color: var(--hand); font-weight: 600; }
.hash { font-family: ui-monospace, "SFMono-Regular", Menlo, "Liberation Mono", monospace; font-size: .82em; overflow-wrap: anywhere; }
.entry td { background: var(--soft); font-weight: 600; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .75rem; color: var(--quiet); }
@page { size: A4; margin: 16mm 14mm; }
@media screen and (max-width: 44rem) { body { padding: 1.5rem 1rem; } section { overflow-x: auto; } table { min-width: 40rem; } }
@media print {
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.4; }
  h2 { margin-top: 1.25rem; }
  td, th { padding: .2rem .5rem .2rem 0; }
  .time { width: 3.9rem; } .mark { width: 4.6rem; } .who { width: 6.5rem; } .where { width: 5.6rem; }
  .entry td { background: none; }
}
`
