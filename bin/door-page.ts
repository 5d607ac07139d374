import { people } from '#sandbox/people/people.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { staff } from '#test/cast/staff.ts'
import type { Config } from './config.ts'

/** The small door at `/`: both apps, and where the sandbox stands in for the outside, people to try the product as. */
export function doorPage(config: Pick<Config, 'usesSandbox' | 'SANDBOX_URL'>): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tenor</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Tenor</h1>
<p class="lead">Lending and onboarding, from the first tap on a phone to the last posting in the ledger.</p>
<nav aria-label="Apps">
<a class="app" href="/apply/"><strong>Apply for a loan</strong><span>For applicants, made for a phone</span></a>
<a class="app" href="/desk/"><strong>The desk</strong><span>For staff: cases, decisions, repairs</span></a>
</nav>
<p class="links"><a href="/docs">API reference</a> <a href="/openapi.json">OpenAPI</a> <a href="/metrics">Metrics</a></p>
${config.usesSandbox ? demo(config.SANDBOX_URL ?? '') : ''}
</main>
</body>
</html>`
}

function demo(sandboxUrl: string): string {
  return `<section aria-labelledby="demo">
<h2 id="demo">This is a demonstration</h2>
<p>Nobody here is real. The outside systems are played by <a href="${escapeHtml(sandboxUrl)}/">the sandbox</a>, which knows these people and nobody else. Messages that it would send are in the desk’s outbox.</p>
<h3>Apply as</h3>
<div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">CPF</th><th scope="col">Born</th><th scope="col">Phone</th><th scope="col">Story</th></tr></thead>
<tbody>${people.map((person) => personRow(person, sandboxUrl)).join('')}</tbody>
</table></div>
<p>Each has an identity card, a passport, and payslips of the last two months over R$ 8,500.00; save them and choose them where the app asks. Payslips are asked for above R$ 30,000.00.</p>
<h3>Sign in at the desk as</h3>
<div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Story</th></tr></thead>
<tbody>${staff.map(({ name, roles, story }) => `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(roles.join(', ').replaceAll('_', ' '))}</td><td>${escapeHtml(story)}</td></tr>`).join('')}</tbody>
</table></div>
</section>`
}

function personRow(person: (typeof people)[number], sandboxUrl: string): string {
  const picture = `${escapeHtml(sandboxUrl)}/documents/${person.slug}`
  return `<tr><td>${escapeHtml(fullNameOf(person))}<br><small><a href="${picture}/front.jpg" download>front</a> <a href="${picture}/back.jpg" download>back</a> <a href="${picture}/passport.jpg" download>passport</a> <a href="${picture}/payslip-1.jpg" download>payslip</a> <a href="${picture}/payslip-2.pdf" download>payslip before</a></small></td><td class="figure">${person.taxId}</td><td class="figure">${person.birthDate}</td><td class="figure">${escapeHtml(person.phone)}</td><td>${escapeHtml(person.story)}</td></tr>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
:root { color-scheme: light dark; --ink: #17202a; --soft: #5a6672; --line: #d9dee3; --ground: #f6f7f8; --card: #fff; --accent: #0b6b5d }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --soft: #9aa6b1; --line: #2e3740; --ground: #12171c; --card: #1a2128; --accent: #5cc7b2 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: 2.25rem; letter-spacing: -.02em; margin: 0 } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem }
.lead { color: var(--soft); margin: .25rem 0 1.5rem; max-width: 36rem }
nav { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)) }
.app { display: block; padding: 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); color: inherit; text-decoration: none }
.app:hover, .app:focus-visible { border-color: var(--accent) } .app strong { display: block; font-size: 1.125rem; color: var(--accent) } .app span { color: var(--soft) }
a { color: var(--accent) } .links { display: flex; gap: 1.25rem; flex-wrap: wrap }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; background: var(--card) }
table { border-collapse: collapse; width: 100%; font-size: .875rem } th, td { text-align: left; padding: .5rem .75rem; vertical-align: top; border-top: 1px solid var(--line) } thead th { border-top: 0; color: var(--soft); font-weight: 600 }
.figure { font-variant-numeric: tabular-nums; white-space: nowrap } code { font-size: .875em }
`
