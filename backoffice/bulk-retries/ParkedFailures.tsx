import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { Ago } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { PlainTable } from '../evidence/PlainTable.tsx'
import { useMay } from '../session/use-me.ts'
import { countText, listText } from '../words/codes.ts'
import { OpenRetrySheet } from './OpenRetrySheet.tsx'
import { retrySubjects, type RetrySubject } from './retry-words.ts'
import { useProviderFailures } from './use-bulk-retries.ts'

/** The cases that wait because an outside system failed, by failure; whoever may tries all of them again at once. */
export function ParkedFailures({ provider }: { provider?: { provider: string; label: string } }) {
  const asked = useProviderFailures(provider?.provider)
  const mayRetry = useMay('openBulkRetry')
  const [retrying, retry] = useState<RetrySubject>()
  const cases = asked.data?.cases ?? 0
  const all = provider && { provider: provider.provider, providerLabel: provider.label, cases }
  return (
    <Section
      title="Cases parked by a failure"
      aside={mayRetry && all && cases > 0 && <Button onClick={() => retry(all)}>Try all {cases.toLocaleString('en')} again…</Button>}
      flush
    >
      <EvidenceBody asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No case waits for an outside system">
              Cases that a failure of {provider?.label ?? 'a provider'} parks come here.
            </EmptyState>
          ) : (
            <PlainTable
              label="Cases parked by a failure"
              cards
              columns={[
                ...(provider ? [] : [{ heading: 'Provider' }]),
                { heading: 'What failed' },
                { heading: 'Steps' },
                { heading: 'Cases', isFigure: true },
                { heading: 'The first since' },
                ...(mayRetry ? [{ heading: 'What can be done', hidden: true }] : []),
              ]}
              rows={retrySubjects(items).map((subject) => ({
                key: [subject.provider, subject.failure?.code, subject.cause].join(' '),
                cells: [
                  ...(provider ? [] : [subject.providerLabel]),
                  subject.failure?.title,
                  listText(subject.steps),
                  subject.cases.toLocaleString('en'),
                  <Ago key="since" at={subject.oldestSince} />,
                  ...(mayRetry
                    ? [
                        <Button
                          key="retry"
                          onClick={() => retry(subject)}
                          aria-label={`Try again: ${countText(subject.cases, 'case')}, ${subject.providerLabel}, ${subject.failure?.title}`}
                          sx={{ whiteSpace: 'nowrap' }}
                        >
                          Try again…
                        </Button>,
                      ]
                    : []),
                ],
              }))}
            />
          )
        }
      </EvidenceBody>
      {retrying && <OpenRetrySheet subject={retrying} onClose={() => retry(undefined)} />}
    </Section>
  )
}
