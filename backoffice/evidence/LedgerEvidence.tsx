import { EmptyState } from '../display/EmptyState.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, LedgerEntry } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { dateText } from '../words/dates.ts'
import { amountText } from '../words/money.ts'
import type { StateLook } from '../words/states.ts'
import { EvidenceBody } from './EvidenceBody.tsx'
import { entrySums } from './entry-sums.ts'
import { PlainTable } from './PlainTable.tsx'
import { useEvidence } from './use-evidence.ts'

/** What was posted, entry by entry, debits and credits with their sums. */
export function LedgerEvidence({ found }: { found: Case }) {
  const asked = useEvidence({ caseId: found.id, what: 'ledger', revision: found.changedAt }, (api) => api.listLedgerEntries(found.id))
  return (
    <EvidenceBody asked={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="Nothing posted">The ledger has no entry for this application.</EmptyState>
        ) : (
          items.map((entry) => <Entry key={entry.id} entry={entry} />)
        )
      }
    </EvidenceBody>
  )
}

const balanced: StateLook = { label: 'Balanced', tone: 'good', icon: 'check' }
const unbalanced: StateLook = { label: 'Does not balance', tone: 'bad', icon: 'alert' }

function Entry({ entry }: { entry: LedgerEntry }) {
  const sums = entrySums(entry)
  return (
    <Section
      title={`${codeText(entry.kind)}, ${dateText(entry.effectiveOn)}`}
      aside={<StateMark look={sums.every((sum) => sum.isBalanced) ? balanced : unbalanced} quiet />}
      flush
    >
      <PlainTable
        label={`Lines of ${codeText(entry.kind)}`}
        columns={[
          { heading: 'Account' },
          { heading: 'Kind' },
          { heading: `Debit, ${sums[0]?.currency ?? ''}`, isFigure: true },
          { heading: 'Credit', isFigure: true },
        ]}
        rows={entry.lines.map((line, index) => ({
          key: String(index),
          cells: [
            `${codeText(line.role)}${line.holderId === null ? '' : ' of this case'}`,
            codeText(line.kind),
            line.debit ? amountText(line.debit) : '',
            line.credit ? amountText(line.credit) : '',
          ],
        }))}
        foot={sums.map((sum) => ({
          key: sum.currency,
          cells: [
            `Sum${sums.length > 1 ? `, ${sum.currency}` : ''}`,
            entry.bookedOn === entry.effectiveOn ? '' : `booked ${dateText(entry.bookedOn)}`,
            amountText({ amountMinor: sum.debitMinor, currency: sum.currency }),
            amountText({ amountMinor: sum.creditMinor, currency: sum.currency }),
          ],
        }))}
      />
      {(entry.reverses ?? entry.reversedBy) !== null && (
        <p style={{ margin: 0, padding: '4px 12px 8px' }}>
          {entry.reverses === null ? 'Reversed by a later entry.' : 'Reverses an earlier entry.'}
        </p>
      )}
    </Section>
  )
}
