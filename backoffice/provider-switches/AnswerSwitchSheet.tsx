import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSending } from '../client/use-sending.ts'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { useReasonsWithoutNote } from '../decide/use-reasons-without-note.ts'
import { useDesk } from '../desk-context.ts'
import type { ProviderSwitch } from '../generated/api.ts'
import { SwitchFacts } from './SwitchFacts.tsx'

export type SwitchAnswer = 'confirmation' | 'refusal'

const words = {
  confirmation: {
    title: 'Confirm the switch',
    consequence: 'The switch is in force at once, for new cases and for the next try of those under way.',
    send: 'Confirm',
    order: 'confirmProposal',
  },
  refusal: {
    title: 'Refuse the switch',
    consequence: 'Nothing changes. Whoever proposed it sees that you refused, and why.',
    send: 'Refuse',
    order: 'refuseProposal',
  },
} as const

/** The second person's answer, bound to the hash of exactly what stands here. */
export function AnswerSwitchSheet({ proposed, kind, onClose }: { proposed: ProviderSwitch; kind: SwitchAnswer; onClose: () => void }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const { send, ...sending } = useSending()
  const { title, consequence, send: sendLabel, order } = words[kind]
  const reasons = useReasonsWithoutNote(order)
  // Frozen: what the person read is what they answer, even while the page goes on.
  const [read] = useState(proposed)
  const answer = async (reasonCode: string) => {
    const body = { hash: read.hash, reasonCode }
    const answered = await send(JSON.stringify([read.id, kind, body]), (key) => {
      const params = { headers: { 'Idempotency-Key': key } }
      return kind === 'confirmation' ? api.confirmProviderSwitch(read.id, body, params) : api.refuseProviderSwitch(read.id, body, params)
    })
    if (!answered) return
    await queries.invalidateQueries()
    onClose()
  }
  return (
    <ReasonSheet
      title={`${title}: ${read.capabilityLabel}`}
      reasons={reasons}
      sendLabel={sendLabel}
      sending={sending}
      isDangerous={kind === 'refusal'}
      onClose={onClose}
      onSend={(reasonCode) => void answer(reasonCode)}
    >
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{consequence}</Typography>
      <SwitchFacts proposed={read} />
    </ReasonSheet>
  )
}
