import type { CaseRecord } from '#domain/audit/case-record.ts'
import type { RecordedHold } from '#domain/audit/record/case-part.ts'
import { declineReasonForStaff } from '#domain/texts/decline-reasons.ts'
import { orderReasonForStaff } from '#domain/texts/order-reasons.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import { html, type Html } from './html.ts'
import { accountWords, actorName, capitalised, codeWords, instantWords, moneyWords, sideWords } from './words.ts'

type Column = { title: string; className?: string }

export function casesSection({ cases }: CaseRecord): Html {
  const rows = cases.map((one) => [
    html`${one.reference}`,
    html`${capitalised(codeWords(one.process))}`,
    html`${capitalised(codeWords(one.status))}`,
    html`${instantWords(one.openedAt)}`,
    html`${one.endedAt === null ? '' : instantWords(one.endedAt)}`,
    html`${one.version}`,
  ])
  const columns = ['Case', 'Process', 'State', 'Opened', 'Ended', 'Events'].map((title) => ({ title }))
  return section('The cases of this application', columns, rows, '')
}

export function decisionsSection(record: CaseRecord): Html {
  const rows = record.decisions.map((decision) => [
    html`${instantWords(decision.at)}`,
    html`${decision.step === 'case' ? 'The whole case' : stepForStaff(decision.step)}`,
    html`${decision.decidedBy === 'policy' ? 'Policy' : actorName(record, decision.decidedBy)}`,
    html`${capitalised(codeWords(decision.outcome))}`,
    html`${decision.reasons.map((reason) => (decision.outcome === 'referred' ? codeWords(reason) : declineReasonForStaff(reason))).join('; ')}`,
    html`${decision.policyVersion}`,
  ])
  const columns = ['When', 'About', 'By', 'Decision', 'Reasons', 'Policy'].map((title) => ({ title }))
  return section('Decisions', columns, rows, 'Nothing was decided yet.')
}

export function proposalsSection(record: CaseRecord): Html {
  const rows = record.proposals.map((proposal) => [
    html`${instantWords(proposal.proposedAt)}`,
    html`${proposal.step === null ? '' : `${stepForStaff(proposal.step)}: `}${codeWords(proposal.kind)}<span class="why"
        >${orderReasonForStaff(proposal.reasonCode)}</span
      >`,
    html`${actorName(record, `staff:${proposal.makerPersonId}`)}`,
    html`${proposal.checkerPersonId === null ? '' : actorName(record, `staff:${proposal.checkerPersonId}`)}`,
    html`${capitalised(proposal.state)}`,
    html`<span class="hash">${proposal.hash.slice(0, 16)}…</span>`,
  ])
  const columns = ['When', 'What was proposed', 'By', 'Answered by', 'Outcome', 'Hash'].map((title) => ({ title }))
  return section('What took two people', columns, rows, 'Nothing in this case took two people.')
}

export function holdsSection(record: CaseRecord): Html {
  const rows = (record.holds ?? []).map((hold) => [
    html`${capitalised(codeWords(hold.kind))}${hold.confirmedIn === null ? '' : html`<span class="why">Confirmed in another case</span>`}`,
    html`${instantWords(hold.placedAt)}`,
    html`${actorName(record, hold.placedBy)}${holdReason(record, hold.id, hold.reasonCode)}`,
    html`${hold.endedAt === null ? 'Stands' : instantWords(hold.endedAt)}`,
    hold.ending === 'case_ended' ? html`Ended with the case` : holdEnd(record, hold),
  ])
  const columns = ['Hold', 'Placed', 'By, and why', 'Ended', 'By, and why'].map((title) => ({ title }))
  return section('Holds', columns, rows, 'Nothing ever held this application.')
}

function holdEnd(record: CaseRecord, { endedBy, endConfirmedBy, endedOrderId, endedReasonCode }: RecordedHold): Html {
  if (endedBy === null) return html``
  const second = endConfirmedBy === null ? '' : `, confirmed by ${actorName(record, endConfirmedBy)}`
  return html`${actorName(record, endedBy)}${second}${holdReason(record, endedOrderId, endedReasonCode)}`
}

function holdReason({ actions }: CaseRecord, orderId: string | null, code: string | null): Html {
  const note = actions.find((action) => action.orderId === orderId)?.note
  const why = [...(code === null ? [] : [orderReasonForStaff(code)]), ...(note ? [note] : [])]
  return why.length === 0 ? html`` : html`<span class="why">${why.join('. ')}</span>`
}

export function ledgerSection({ ledger }: CaseRecord): Html {
  const entries = ledger.entries.map((entry) => {
    const reversal = entry.reverses !== null ? ', reverses an earlier entry' : entry.reversedBy !== null ? ', reversed later' : ''
    return html`<tr class="entry">
        <td>${entry.bookedOn}</td>
        <td colspan="3">${capitalised(codeWords(entry.kind))}, effective ${entry.effectiveOn}${reversal}</td>
      </tr>
      ${entry.lines.map((line) => ledgerLine(line))}`
  })
  const balances = ledger.balances.map((balance) => [
    html`${capitalised(accountWords(balance.account))}`,
    html`${sideWords(balance.balanceMinor, balance.account)}`,
  ])
  if (entries.length === 0)
    return html`<section>
      <h2>Money</h2>
      <p class="quiet">Nothing was posted.</p>
    </section>`
  return html`<section>
    <h2>Money</h2>
    <table>
      <thead>
        <tr>
          <th>Booked</th>
          <th>Account</th>
          <th class="amount">Debit</th>
          <th class="amount">Credit</th>
        </tr>
      </thead>
      <tbody>
        ${entries}
      </tbody>
    </table>
    <h3>Accounts of this application after these entries</h3>
    ${table([{ title: 'Account' }, { title: 'Balance', className: 'amount' }], balances)}
  </section>`
}

function ledgerLine(line: CaseRecord['ledger']['entries'][number]['lines'][number]): Html {
  const amount = moneyWords(Math.abs(line.amountMinor), currencyOf(line.account))
  const [debit, credit] = line.amountMinor > 0 ? [amount, ''] : ['', amount]
  return html`<tr>
    <td></td>
    <td>${capitalised(accountWords(line.account))}</td>
    <td class="amount">${debit}</td>
    <td class="amount">${credit}</td>
  </tr>`
}

export function documentsSection(record: CaseRecord): Html {
  const rows = record.documents.map((document) => [
    html`${instantWords(document.createdAt)}`,
    html`${capitalised(codeWords(document.kind))}${document.slot === null ? '' : `, ${codeWords(document.slot)}`}${document.supersededAt === null ? '' : ' (replaced)'}`,
    html`${actorName(record, document.uploadedBy)}`,
    html`<span class="hash">${document.sha256}</span>`,
  ])
  const columns = ['Kept', 'Document', 'From', 'SHA-256'].map((title) => ({ title }))
  return section('Documents', columns, rows, 'No documents were kept.')
}

export function consentsSection({ consents }: CaseRecord): Html {
  const rows = consents.map((consent) => [
    html`${instantWords(consent.decidedAt)}`,
    html`${capitalised(codeWords(consent.kind))}, ${consent.version}, ${consent.locale}`,
    html`${consent.given ? 'Given' : 'Not given'}`,
    html`<span class="hash">${consent.textSha256}</span>`,
  ])
  const columns = ['When', 'Consent', 'Decision', 'SHA-256 of the words'].map((title) => ({ title }))
  return section('Consents', columns, rows, 'No consents were asked for yet.')
}

export function peopleSection(record: CaseRecord): Html {
  const rows = record.people.map((person) => {
    const actions = record.actions.filter((action) => action.personId === person.personId)
    const roles = [...new Set(actions.flatMap((action) => action.roles))].sort()
    return [html`${person.name}`, html`${person.personId}`, html`${roles.map(codeWords).join(', ')}`, html`${actions.length}`]
  })
  const columns = ['Name', 'Number of the person', 'Acted as', 'Orders given'].map((title) => ({ title }))
  return section('Staff who acted', columns, rows, 'Nobody of the staff has acted.')
}

function section(title: string, columns: Column[], rows: Html[][], empty: string): Html {
  return html`<section>
    <h2>${title}</h2>
    ${rows.length === 0 ? html`<p class="quiet">${empty}</p>` : table(columns, rows)}
  </section>`
}

function table(columns: Column[], rows: Html[][]): Html {
  return html`<table>
    <thead>
      <tr>
        ${columns.map(({ title, className = '' }) => html`<th class="${className}">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => html`<td class="${columns[index]?.className ?? ''}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function currencyOf(account: string): string {
  return account.split('/')[0] ?? ''
}
