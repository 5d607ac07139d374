/** One look for the pages of the sandbox: system fonts, light and dark, usable at 320 px. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6675; --line: #d5dbe3; --ground: #f5f7fa; --card: #fff; --accent: #1f5fa8; --trouble: #a4400b; --well: #1d6b42 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --soft: #a0adbd; --line: #364252; --ground: #12171e; --card: #1a212b; --accent: #7fb2ef; --trouble: #f0a16b; --well: #7fd0a4 } }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground) }
header, main { max-width: 76rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem } h3 { font-size: 1rem; margin: 0 }
header p { color: var(--soft); margin: .25rem 0 0 }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)) }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem }
article p { margin: .25rem 0 .5rem; overflow-wrap: anywhere } .trouble { color: var(--trouble) } .well { color: var(--well) }
label { display: block; font-size: .85rem; color: var(--soft); margin-bottom: .4rem }
input, select { display: block; width: 100%; min-height: 2.1rem; font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 5px; padding: .2rem .4rem }
.row { display: flex; gap: .5rem } .row label { flex: 1 } .row .short { flex: 0 0 5rem } code { font-size: .85em; color: var(--soft); font-weight: 400 }
button { font: inherit; min-height: 2.4rem; padding: .3rem 1rem; border: 1px solid var(--accent); border-radius: 6px; color: var(--accent); background: var(--card); cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.wide { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px }
table { border-collapse: collapse; width: 100%; font-size: .9rem } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
th { color: var(--soft); font-weight: 600; white-space: nowrap } .number { font-variant-numeric: tabular-nums; white-space: nowrap } .path { overflow-wrap: anywhere; min-width: 14rem }
pre { margin: .5rem 0; padding: .5rem .75rem; font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere } a { color: var(--accent) }
.wrong { color: var(--trouble); border-left: 4px solid; padding-left: .75rem }
`
