import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { useNow } from '../display/use-now.ts'
import type { ProviderSwitch } from '../generated/api.ts'
import { shortHash } from '../words/codes.ts'
import { dueText, instantText } from '../words/dates.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'

/** Exactly what was proposed, by whom, why, until when, and under which hash. */
export function SwitchFacts({ proposed }: { proposed: ProviderSwitch }) {
  const reasons = useReasonWords()
  const now = useNow()
  const { capabilityLabel, providerLabel, proposedBy, proposedAt, reasonCode, expiresAt, hash } = proposed
  return (
    <Facts
      wide
      facts={[
        { label: 'Used for', value: capabilityLabel },
        { label: 'Switch to', value: providerLabel },
        { label: 'Proposed by', value: proposedBy },
        { label: 'Reason', value: reasons(reasonCode) },
        { label: 'Proposed at', value: <Instant at={proposedAt} />, isFigure: true },
        { label: 'Stands until', value: `${instantText(expiresAt)}, ${dueText(expiresAt, now)}`, isFigure: true },
        { label: 'Hash', value: <span title={hash}>{shortHash(hash)}</span> },
      ]}
    />
  )
}
