import type { SandboxState } from '../control/admin.ts'
import { type ActiveScenario, scenariosOf, type Vendor } from '../control/scenarios.ts'
import { escapeHtml } from './html.ts'

export function capabilityOf(state: SandboxState, vendor: Vendor): string {
  return vendor === 'smtp' ? 'E-mail' : (state.vendors.find((one) => one.vendor === vendor)?.capability ?? vendor)
}

/** What goes wrong at a vendor now, and a form to change it. */
export function vendorCard(state: SandboxState, vendor: Vendor): string {
  const active = state.scenarios.active().filter((one) => one.vendor === vendor)
  const options = scenariosOf(vendor).map((name) => `<option>${name}</option>`)
  return `<article><h3><a href="/vendors/${vendor}">${capabilityOf(state, vendor)}</a> <code>${vendor}</code></h3>
<p class="${active.length > 0 ? 'trouble' : 'well'}">${active.length > 0 ? active.map(scenarioLine).join('<br>') : '✓ behaves like the vendor'}</p>
<form method="post" action="/scenarios/${vendor}">
<label>Scenario <select name="scenario"><option value="">none: behave like the vendor</option>${options.join('')}</select></label>
<div class="row"><label>Parameters <input name="parameters" placeholder='{"delayMs": 5000}' autocomplete="off"></label>
<label class="short">Times <input name="times" type="number" min="1"></label></div>
<label>Only requests that mention <input name="mentions" placeholder="a tax number, a telephone number" autocomplete="off"></label>
<button aria-label="Set the scenario of ${vendor}">Set</button></form></article>`
}

function scenarioLine({ scenario: { scenario, ...parameters }, when, timesLeft }: ActiveScenario): string {
  const details = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`)
  const condition = when === undefined ? [] : [`for ${when.mentions}`]
  const times = timesLeft === undefined ? 'until cleared' : `${timesLeft} more`
  return `! ${escapeHtml([scenario, ...details, ...condition, times].join(', '))}`
}
