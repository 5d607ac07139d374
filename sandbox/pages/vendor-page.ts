import type { SandboxState } from '../control/admin.ts'
import type { Vendor } from '../control/scenarios.ts'
import type { OutgoingWebhook } from '../control/webhooks.ts'
import { escapeHtml, htmlPage, htmlTable, htmlText } from './html.ts'
import { requestsTable } from './requests-table.ts'
import { capabilityOf, vendorCard } from './vendor-card.ts'

const shownRecords = 50

/** One vendor: what goes wrong there, what it keeps, whom it called back, and every request that it still remembers. */
export function vendorPage(state: SandboxState, vendor: Vendor): string {
  const held = Object.entries(heldOf(state, vendor)).map(([noun, read]) => recordsSection(noun, read()))
  const webhooks = state.webhooks().filter((one) => one.vendor === vendor)
  return htmlPage(
    `Sandbox of ${vendor}`,
    `<header><p><a href="/">Sandbox</a></p><h1>${capabilityOf(state, vendor)} <code>${vendor}</code></h1></header>
<main><div class="cards">${vendorCard(state, vendor)}</div>${held.join('')}
${webhooks.length === 0 ? '' : `<h2>Calls back</h2>${webhooksTable(webhooks)}`}
<h2>Requests</h2>${requestsTable(state.log.list(vendor))}</main>`,
  )
}

function heldOf(state: SandboxState, vendor: Vendor): Readonly<Record<string, () => readonly object[]>> {
  if (vendor === 'smtp') return { mail: () => state.mail() }
  return state.vendors.find((one) => one.vendor === vendor)?.held ?? {}
}

function recordsSection(noun: string, records: readonly object[]): string {
  const shown = records.slice(-shownRecords).toReversed()
  const count = records.length > shown.length ? `the last ${shown.length} of ${records.length}` : String(records.length)
  return `<h2>${escapeHtml(noun)} (${count})</h2>${shown.map((record) => htmlText(JSON.stringify(record))).join('')}`
}

function webhooksTable(webhooks: OutgoingWebhook[]): string {
  const rows = webhooks
    .toReversed()
    .map(
      (one) =>
        `<tr><td class="path">${escapeHtml(one.id)}</td><td>${one.state}</td><td class="number">${one.attempts}</td><td>${one.signedAs}</td></tr>`,
    )
  return htmlTable(['Event', 'State', 'Attempts', 'Signed'], rows)
}
