import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSending } from '../client/use-sending.ts'
import { ChoiceField } from '../decide/fields/ChoiceField.tsx'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { SecondPersonNote } from '../decide/SecondPersonNote.tsx'
import { useReasonsWithoutNote } from '../decide/use-reasons-without-note.ts'
import { useDesk } from '../desk-context.ts'
import type { Integration } from '../generated/api.ts'
import { switchChoices } from './switch-choices.ts'

/** Proposes another default provider: nothing changes before another person has put exactly this into force. */
export function ProposeSwitchSheet({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const { send, ...sending } = useSending()
  const reasons = useReasonsWithoutNote('switchProvider')
  const choices = switchChoices(integration)
  const [choice, choose] = useState('')
  const [missing, setMissing] = useState<string>()
  const propose = async (reasonCode: string) => {
    const chosen = choices.find(({ code }) => code === choice)
    if (!chosen) return setMissing('Choose a provider.')
    const body = { capability: integration.capability, provider: chosen.provider, reasonCode }
    const proposed = await send(JSON.stringify(body), (key) => api.proposeProviderSwitch(body, { headers: { 'Idempotency-Key': key } }))
    if (!proposed) return
    await queries.invalidateQueries()
    onClose()
  }
  return (
    <ReasonSheet
      title={`Switch the default provider: ${integration.label}`}
      reasons={reasons}
      sendLabel="Propose"
      sending={sending}
      onClose={onClose}
      onSend={(reasonCode) => void propose(reasonCode)}
    >
      <Typography sx={{ color: 'text.secondary' }}>
        New cases begin with the provider that is chosen here, and cases under way follow with their next try, except where a person has
        chosen a provider for that case.
      </Typography>
      <ChoiceField
        label="Default provider"
        choices={choices}
        value={choice}
        onChange={(code) => {
          choose(code)
          setMissing(undefined)
        }}
        problem={missing}
      />
      <SecondPersonNote eligibleRoles={['operations']} />
    </ReasonSheet>
  )
}
