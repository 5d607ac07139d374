import { Link } from 'react-router'
import { EmptyState } from '../display/EmptyState.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { PlainTable } from '../evidence/PlainTable.tsx'
import { paths } from '../paths.ts'
import { bulkRetryLook, bulkRetryTitle, progressText } from './retry-words.ts'
import { useRecentBulkRetries } from './use-bulk-retries.ts'

/** What was tried again in bulk of late, and how far each is. */
export function RecentBulkRetries() {
  const asked = useRecentBulkRetries()
  return (
    <Section title="Tried again in bulk" flush>
      <EvidenceBody asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Nothing yet">When a provider is back, all cases that it parked can be tried again at once.</EmptyState>
          ) : (
            <PlainTable
              label="Bulk retries"
              cards
              columns={[{ heading: 'What' }, { heading: 'State' }, { heading: 'How far' }, { heading: 'By' }, { heading: 'Since' }]}
              rows={items.map((run) => ({
                key: run.id,
                cells: [
                  <Link key="what" to={paths.bulkRetry(run.id)}>
                    {bulkRetryTitle(run)}
                  </Link>,
                  <StateMark key="state" look={bulkRetryLook(run)} />,
                  progressText(run),
                  run.requestedBy ?? 'Somebody who has left',
                  <Instant key="since" at={run.requestedAt} />,
                ],
              }))}
            />
          )
        }
      </EvidenceBody>
    </Section>
  )
}
