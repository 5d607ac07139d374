import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { PlainTable } from '../evidence/PlainTable.tsx'
import type { ProviderSwitch } from '../generated/api.ts'
import { useMay } from '../session/use-me.ts'
import { providerSwitchStates } from '../words/states.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'
import { AnswerSwitchSheet, type SwitchAnswer } from './AnswerSwitchSheet.tsx'
import { SwitchFacts } from './SwitchFacts.tsx'
import { useProviderSwitches } from './use-provider-switches.ts'

/** Which default providers were switched: what waits for a second person first, then what became of the others. */
export function ProviderSwitches() {
  const asked = useProviderSwitches()
  const [answering, answer] = useState<{ proposed: ProviderSwitch; kind: SwitchAnswer }>()
  return (
    <Section title="Default providers" flush>
      <EvidenceBody asked={asked}>
        {({ items }) => {
          const open = items.filter(({ state }) => state === 'open')
          const answered = items.filter(({ state }) => state !== 'open')
          return (
            <>
              {open.map((proposed) => (
                <OpenSwitch key={proposed.id} proposed={proposed} onAnswer={(kind) => answer({ proposed, kind })} />
              ))}
              {answered.length > 0 ? (
                <Answered switches={answered} />
              ) : (
                open.length === 0 && (
                  <EmptyState title="Never switched">Every step uses the provider that the configuration or its product says.</EmptyState>
                )
              )}
            </>
          )
        }}
      </EvidenceBody>
      {answering && <AnswerSwitchSheet proposed={answering.proposed} kind={answering.kind} onClose={() => answer(undefined)} />}
    </Section>
  )
}

function OpenSwitch({ proposed, onAnswer }: { proposed: ProviderSwitch; onAnswer: (kind: SwitchAnswer) => void }) {
  const mayAnswerAny = useMay('confirmProviderSwitch')
  return (
    <Box
      component="article"
      aria-label={`Waits for a second person: ${proposed.capabilityLabel}`}
      sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
          <Typography variant="h3">
            {proposed.capabilityLabel}: {proposed.providerLabel}
          </Typography>
          <StateMark look={{ ...providerSwitchStates[proposed.state], label: 'Waits for a second person' }} />
        </Box>
        {proposed.mayAnswer ? (
          <>
            <Button onClick={() => onAnswer('refusal')}>Refuse…</Button>
            <Button onClick={() => onAnswer('confirmation')}>Confirm…</Button>
          </>
        ) : (
          <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 300 }}>
            {mayAnswerAny
              ? 'You proposed this. Another person must answer it, and another account of yours is still you.'
              : 'Only another person of operations can answer this.'}
          </Typography>
        )}
      </Box>
      <SwitchFacts proposed={proposed} />
    </Box>
  )
}

function Answered({ switches }: { switches: readonly ProviderSwitch[] }) {
  const reasons = useReasonWords()
  return (
    <PlainTable
      label="Switches of default providers"
      cards
      columns={[
        { heading: 'Used for' },
        { heading: 'Switched to' },
        { heading: 'State' },
        { heading: 'Proposed by' },
        { heading: 'Answered by' },
        { heading: 'At' },
      ]}
      rows={switches.map((one) => ({
        key: one.id,
        cells: [
          one.capabilityLabel,
          one.providerLabel,
          <StateMark key="state" look={{ ...providerSwitchStates[one.state], label: one.stateLabel }} quiet />,
          `${one.proposedBy ?? 'Somebody who has left'}: ${reasons(one.reasonCode)}`,
          one.answeredBy === null ? '–' : `${one.answeredBy}${one.answerReasonCode === null ? '' : `: ${reasons(one.answerReasonCode)}`}`,
          <Instant key="at" at={one.closedAt ?? one.proposedAt} />,
        ],
      }))}
    />
  )
}
