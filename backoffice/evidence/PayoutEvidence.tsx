import { EmptyState } from '../display/EmptyState.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, Contract } from '../generated/api.ts'
import { amountText } from '../words/money.ts'
import type { StateLook } from '../words/states.ts'
import { PlainTable } from './PlainTable.tsx'

type Payout = Contract['payouts'][number]

const payoutLooks = {
  recorded: { label: 'Recorded', tone: 'waiting', icon: 'pending' },
  pending: { label: 'With the bank', tone: 'waiting', icon: 'hourglass' },
  settled: { label: 'Settled', tone: 'good', icon: 'check' },
  rejected: { label: 'Refused by the bank', tone: 'bad', icon: 'cross' },
  returned: { label: 'Came back', tone: 'attention', icon: 'undo' },
} as const satisfies Record<Payout['state'], StateLook>

/** What was ordered of the bank, each order once under its own number. */
export function PayoutEvidence({ found }: { found: Case }) {
  const payouts = found.contract?.payouts ?? []
  if (payouts.length === 0) return <EmptyState title="No pay-out yet">Nothing was ordered of the bank for this contract.</EmptyState>
  const currency = payouts[0]?.amount.currency ?? ''
  return (
    <Section title="Pay-outs" flush>
      <PlainTable
        label="Pay-outs"
        columns={[
          { heading: 'No.', isFigure: true },
          { heading: `Amount, ${currency}`, isFigure: true },
          { heading: 'State' },
          { heading: 'Ordered at' },
          { heading: 'Settled at' },
          { heading: 'Number at the bank' },
        ]}
        rows={payouts.map((payout) => ({
          key: String(payout.sequence),
          cells: [
            payout.sequence,
            amountText(payout.amount),
            <span key="state">
              <StateMark look={payoutLooks[payout.state]} />
              {payout.code !== null && ` (${payout.code})`}
            </span>,
            <Instant key="at" at={payout.createdAt} />,
            payout.settledAt === null ? 'Not yet' : <Instant key="settled" at={payout.settledAt} />,
            <span key="id" style={{ overflowWrap: 'anywhere', fontSize: '0.8125rem' }}>
              {payout.endToEndId}
            </span>,
          ],
        }))}
      />
    </Section>
  )
}
