import express, { type Request, Router } from 'express'
import { fullNameOf } from '../people/person.ts'
import type { SandboxState } from './admin.ts'
import { pageStyle } from './page-style.ts'
import { redactPath } from './request-log.ts'
import { parseJson } from './vendor.ts'
import { type ActiveScenario, scenariosOf, type Vendor, vendors } from './scenarios.ts'

const shownRequests = 40

const capabilities: Record<Vendor, string> = {
  serpro: 'Tax authority',
  yente: 'Screening',
  bureau: 'Credit bureau',
  twilio: 'Text messages',
  pix: 'Payments',
  textract: 'Document reading',
  smtp: 'E-mail',
}

/** The page of the sandbox: each vendor with what goes wrong there, the people, the last requests. Works without scripts. */
export function createPageRouter(state: SandboxState): Router {
  const router = Router()
  router.get('/', (request, response) => {
    response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
    response.type('html').send(renderPage(state, typeof request.query.wrong === 'string' ? request.query.wrong : undefined))
  })
  router.post('/scenarios/:vendor', express.urlencoded({ extended: false }), (request, response) => {
    if (isFromElsewhere(request)) return response.status(403).type('text').send('Send this form from the page of the sandbox.')
    const wrong = applyForm(state, request.params.vendor, request.body as Record<string, string>)
    return response.redirect(303, wrong === undefined ? '/' : `/?wrong=${encodeURIComponent(wrong)}`)
  })
  return router
}

/** Another web site could post this form through a visitor's browser; browsers say so. */
function isFromElsewhere(request: Request): boolean {
  return !['same-origin', 'none', undefined].includes(request.get('sec-fetch-site'))
}

function applyForm(state: SandboxState, vendor: string, form: Record<string, string>): string | undefined {
  if (form.scenario === '') return state.scenarios.clear(vendor) ? undefined : `there is no vendor ${vendor}`
  const parameters = parseJson(form.parameters === '' || form.parameters === undefined ? '{}' : form.parameters)
  if (typeof parameters !== 'object' || parameters === null) return 'the parameters are not JSON'
  return state.scenarios.set(vendor, { scenario: form.scenario, ...(form.times ? { times: Number(form.times) } : {}), ...parameters })
}

function renderPage(state: SandboxState, wrong: string | undefined): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox of the outside systems</title><style>${pageStyle}</style></head><body>
<header><h1>Sandbox</h1><p>Servers that speak the vendors' protocols. Nobody here exists and nothing leaves this machine.</p></header>
<main>
${wrong === undefined ? '' : `<p class="wrong" role="alert">${escapeHtml(wrong)}</p>`}
<section aria-labelledby="vendors"><h2 id="vendors">Vendors</h2><div class="cards">${vendors.map((vendor) => renderVendor(state, vendor)).join('')}</div></section>
<section aria-labelledby="requests"><h2 id="requests">Last requests</h2>${renderRequests(state)}</section>
<section aria-labelledby="people"><h2 id="people">People</h2>${renderPeople(state)}</section>
</main></body></html>`
}

function renderVendor(state: SandboxState, vendor: Vendor): string {
  const active = state.scenarios.active().filter((one) => one.vendor === vendor)
  const options = scenariosOf(vendor).map((name) => `<option>${name}</option>`)
  return `<article><h3>${capabilities[vendor]} <code>${vendor}</code></h3>
<p class="${active.length > 0 ? 'trouble' : 'well'}">${active.length > 0 ? active.map(renderScenario).join('<br>') : '✓ behaves like the vendor'}</p>
<form method="post" action="/scenarios/${vendor}">
<label>Scenario <select name="scenario"><option value="">none: behave like the vendor</option>${options.join('')}</select></label>
<div class="row"><label>Parameters <input name="parameters" placeholder='{"delayMs": 5000}' autocomplete="off"></label>
<label class="short">Times <input name="times" type="number" min="1"></label></div>
<button aria-label="Set the scenario of ${vendor}">Set</button></form></article>`
}

function renderScenario({ scenario: { scenario, ...parameters }, timesLeft }: ActiveScenario): string {
  const details = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`)
  const times = timesLeft === undefined ? 'until cleared' : `${timesLeft} more`
  return `! ${escapeHtml([scenario, ...details, times].join(', '))}`
}

function renderRequests(state: SandboxState): string {
  const rows = state.log.list().slice(-shownRequests).reverse()
  if (rows.length === 0) return '<p>None yet.</p>'
  const cells = rows.map(
    (row) =>
      `<tr><td>${row.at.slice(11, 23)}</td><td>${row.vendor}</td><td>${row.method}</td><td class="path">${escapeHtml(redactPath(row.path))}</td>` +
      `<td class="number">${row.status ?? 'dropped'}</td><td class="number">${row.durationMs} ms</td><td>${row.scenario ?? ''}</td></tr>`,
  )
  return table(['Time (UTC)', 'Vendor', 'Method', 'Path', 'Status', 'Took', 'Scenario'], cells)
}

function renderPeople(state: SandboxState): string {
  const cells = state.register
    .all()
    .map(
      (person) =>
        `<tr><td><strong>${escapeHtml(person.socialName ?? fullNameOf(person))}</strong><br><code>${person.slug}</code></td>` +
        `<td>${escapeHtml(person.story)}</td><td class="number">${person.taxId}</td><td class="number">${person.birthDate}</td>` +
        `<td class="number">${person.phone}</td><td>${escapeHtml(person.email)}</td></tr>`,
    )
  return table(['Name', 'Story', 'CPF', 'Born', 'Telephone', 'E-mail'], cells)
}

function table(headings: string[], rows: string[]): string {
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('')
  return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
