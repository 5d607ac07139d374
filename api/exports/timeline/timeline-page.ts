import type { CaseRecord } from '#domain/audit/case-record.ts'
import type { DecidedTerms } from '#domain/case/order.ts'
import { formatCpf, isCpf, type Cpf } from '#domain/identity/cpf.ts'
import { html, type Html } from './html.ts'
import {
  casesSection,
  consentsSection,
  decisionsSection,
  documentsSection,
  holdsSection,
  ledgerSection,
  peopleSection,
  proposalsSection,
} from './sections.ts'
import { timelineLines, type TimelineLine } from './timeline-lines.ts'
import { timelineStyle } from './timeline-style.ts'
import { capitalised, codeWords, instantWords, moneyWords } from './words.ts'

/**
 * The record as a page for a person: who did what, when and why. It needs nothing but itself, runs no script and prints. It is written from the
 * record alone, so the same record gives the same page.
 */
export function timelinePage(record: CaseRecord): string {
  const root = record.cases[0]!
  const product = record.product.content as { name: { en: string } }
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${root.reference} · History of the case</title>
        <style>
          ${{ markup: timelineStyle }}
        </style>
      </head>
      <body>
        <header>
          <h1>${root.reference} · ${product.name.en}</h1>
          <p class="quiet">Who did what, when and why. All times are UTC.</p>
          ${facts(record)}
        </header>
        <main>
          ${casesSection(record)} ${decisionsSection(record)} ${proposalsSection(record)} ${holdsSection(record)}
          ${days(timelineLines(record))} ${ledgerSection(record)} ${documentsSection(record)} ${consentsSection(record)}
          ${peopleSection(record)}
        </main>
        <footer>
          <p>
            This page is one file of an export; record.json beside it holds the same and more, histories/ what the process engine recorded.
            manifest.json names each file with its hash, manifest.jws signs it. Only a check with npm run verify-export and a key from a
            trusted source proves that nothing was changed.
          </p>
        </footer>
      </body>
    </html> `
  return page.markup
}

function facts(record: CaseRecord): Html {
  const { applicant, product } = record
  const root = record.cases[0]!
  const profile = applicant.profile ?? {}
  const policy = product.content['policy'] as { version: string }
  const name = typeof profile['fullName'] === 'string' ? profile['fullName'] : 'Not declared yet'
  const taxId = profile['taxId']
  const rows: [string, Html][] = [
    ['Applicant', html`${applicant.erasedAt === null ? name : 'Erased'}`],
    ...(isCpf(taxId) ? [['CPF', html`${formatCpf(taxId as Cpf)}`] as [string, Html]] : []),
    ...askedFor(record),
    ['State', html`${capitalised(codeWords(root.status))}`],
    ['Opened', html`${instantWords(root.openedAt)}`],
    ...(root.endedAt === null ? [] : [['Ended', html`${instantWords(root.endedAt)}`] as [string, Html]]),
    ['Product', html`${product.code}, version <span class="hash">${product.sha256}</span>`],
    ['Policy', html`${policy.version}`],
  ]
  return html`<dl>
    ${rows.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

/** What is asked for now, and where that changed, what was asked for at first. */
function askedFor({ application, cases }: CaseRecord): [string, Html][] {
  const { requestedMinor, termMonths, currency } = application
  const now = (cases[0]!.facts?.['requested'] ?? { amountMinor: requestedMinor, termMonths }) as DecidedTerms
  const words = (terms: DecidedTerms) => html`${moneyWords(terms.amountMinor, currency)} over ${terms.termMonths} months`
  const isChanged = now.amountMinor !== requestedMinor || now.termMonths !== termMonths
  return [
    ['Asked for', words(now)],
    ...(isChanged ? [['At first', words({ amountMinor: requestedMinor, termMonths })] as [string, Html]] : []),
  ]
}

function days(lines: TimelineLine[]): Html {
  const groups = [...Map.groupBy(lines, (line) => line.at.slice(0, 10))]
  return html`<section>
    <h2>What happened</h2>
    ${groups.map(
      ([day, ofDay]) =>
        html`<h3>${day}</h3>
          <table>
            <thead>
              <tr>
                <th class="time">Time</th>
                <th class="mark">Kind</th>
                <th class="who">Who</th>
                <th>What, and why</th>
                <th class="where">Case</th>
              </tr>
            </thead>
            <tbody>
              ${ofDay.map(row)}
            </tbody>
          </table>`,
    )}
  </section>`
}

function row(line: TimelineLine): Html {
  return html`<tr class="${line.mark.replaceAll(' ', '-')}">
    <td class="time">${line.at.slice(11, 19)}</td>
    <td class="mark">${line.mark}</td>
    <td class="who">${line.who}</td>
    <td>${line.what}${line.why.length === 0 ? '' : html`<span class="why">${line.why.join('. ')}</span>`}</td>
    <td class="where">${line.where}</td>
  </tr>`
}
