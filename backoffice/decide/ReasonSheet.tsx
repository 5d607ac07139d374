import Button from '@mui/material/Button'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Sending } from '../client/use-sending.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { Sheet } from '../display/Sheet.tsx'
import { ReasonField } from './fields/ReasonField.tsx'
import type { ReasonOption } from './reason-options.ts'

type Asked = {
  title: string
  /** What it will do, and what else it asks for. */
  children: ReactNode
  reasons: readonly ReasonOption[]
  sendLabel: string
  sending: Pick<Sending, 'isSending' | 'problem'>
  isDangerous?: boolean
  onClose: () => void
  /** Sends it with the reason that was chosen. */
  onSend: (reasonCode: string) => void
}

/** An order that asks only why: of many cases, of a provider, of the whole desk. */
export function ReasonSheet({ title, children, reasons, sendLabel, sending, isDangerous = false, onClose, onSend }: Asked) {
  const [chosen, choose] = useState<string[]>([])
  const [missing, setMissing] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [reasonCode] = chosen
    if (reasonCode === undefined) return setMissing('Choose a reason.')
    onSend(reasonCode)
  }
  return (
    <Sheet
      title={title}
      isBusy={sending.isSending}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose} disabled={sending.isSending}>
            Close
          </Button>
          <Button type="submit" variant="contained" color={isDangerous ? 'error' : 'primary'} disabled={sending.isSending}>
            {sendLabel}
          </Button>
        </>
      }
    >
      {children}
      <ReasonField
        question={{ options: [...reasons], several: false }}
        reasons={chosen}
        onChange={(next) => {
          choose(next)
          setMissing(undefined)
        }}
        problem={missing}
      />
      {sending.problem && <ProblemNotice error={sending.problem} />}
    </Sheet>
  )
}
