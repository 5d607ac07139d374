import type { SandboxState } from '../control/admin.ts'
import { vendors } from '../control/scenarios.ts'
import { fullNameOf } from '../people/person.ts'
import { escapeHtml, htmlPage, htmlTable } from './html.ts'
import { requestsTable } from './requests-table.ts'
import { vendorCard } from './vendor-card.ts'

const shownRequests = 40

/** Each vendor with what goes wrong there, the last requests, the people. */
export function mainPage(state: SandboxState, wrong: string | undefined): string {
  return htmlPage(
    'Sandbox of the outside systems',
    `<header><h1>Sandbox</h1><p>Servers that speak the vendors' protocols. Nobody here exists and nothing leaves this machine.</p></header>
<main>
${wrong === undefined ? '' : `<p class="wrong" role="alert">${escapeHtml(wrong)}</p>`}
<section aria-labelledby="vendors"><h2 id="vendors">Vendors</h2><div class="cards">${vendors.map((vendor) => vendorCard(state, vendor)).join('')}</div></section>
<section aria-labelledby="requests"><h2 id="requests">Last requests</h2>${requestsTable(state.log.list().slice(-shownRequests))}</section>
<section aria-labelledby="people"><h2 id="people">People</h2>${peopleTable(state)}</section>
</main>`,
  )
}

function peopleTable(state: SandboxState): string {
  const rows = state.register
    .all()
    .map(
      (person) =>
        `<tr><td><strong>${escapeHtml(person.socialName ?? fullNameOf(person))}</strong><br><code>${person.slug}</code></td>` +
        `<td>${escapeHtml(person.story)}</td><td class="number">${person.taxId}</td><td class="number">${person.birthDate}</td>` +
        `<td class="number">${person.phone}</td><td>${escapeHtml(person.email)}</td></tr>`,
    )
  return htmlTable(['Name', 'Story', 'CPF', 'Born', 'Telephone', 'E-mail'], rows)
}
