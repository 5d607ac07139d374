import Button from '@mui/material/Button'
import { useState, type FormEvent } from 'react'
import { staleChanges } from '../client/problem.ts'
import { ChoiceField } from '../decide/fields/ChoiceField.tsx'
import { NoteField } from '../decide/fields/NoteField.tsx'
import { ReasonField } from '../decide/fields/ReasonField.tsx'
import { orderWords } from '../decide/order-words.ts'
import { reasonQuestion } from '../decide/reason-options.ts'
import { StaleNotice } from '../decide/StaleNotice.tsx'
import { useGiveOrder } from '../decide/use-give-order.ts'
import { useOrderBase } from '../decide/use-order-base.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { Sheet } from '../display/Sheet.tsx'
import type { OrderAnswer, Proposal } from '../generated/api.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { ProposalContent } from './ProposalContent.tsx'
import { proposedText } from './proposed-text.ts'

export type AnswerKind = 'confirmProposal' | 'refuseProposal'

type Asked = {
  proposal: Proposal
  currency: string
  /** The answer that the person was about to give; they can still change their mind. */
  initial?: AnswerKind
  onClose: () => void
  onAnswer: (kind: AnswerKind, answer: OrderAnswer) => void
}

/** The second person's answer, bound to the hash of exactly what stands here. */
export function AnswerSheet({ proposal, currency, initial, onClose, onAnswer }: Asked) {
  const vocabulary = useVocabulary()
  const [kind, setKind] = useState<AnswerKind | ''>(initial ?? '')
  const [reasons, setReasons] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<{ kind?: string; reasons?: string; note?: string }>({})
  // Frozen: what the person read is what they answer, even while the page goes on.
  const [read] = useState(proposal)
  const base = useOrderBase(proposal.caseId, proposal.caseVersion)
  const { give, isSending, problem, clearProblem } = useGiveOrder()
  const question = kind === '' ? undefined : reasonQuestion(vocabulary, { kind, step: '', choice: '', declineReasons: [] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [reasonCode] = reasons
    if (kind === '') return setMissing({ kind: 'Choose an answer.' })
    if (reasonCode === undefined) return setMissing({ reasons: 'Choose a reason.' })
    if (reasonCode === 'other' && note.trim() === '') return setMissing({ note: 'Say what the other reason is.' })
    const body = { hash: read.hash, reasonCode, ...(note.trim() !== '' && { note: note.trim() }) }
    const answer = await give({ kind, proposalId: read.id, body }, { caseId: read.caseId, version: base.version })
    if (answer) onAnswer(kind, answer)
  }
  const lookAgain = async () => {
    if (await base.lookAgain()) clearProblem()
  }
  const changes = problem && staleChanges(problem)
  return (
    <Sheet
      title={`${read.caseReference}: ${proposedText(read)}`}
      isBusy={isSending}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      readFirst
      actions={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Close
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={kind === 'refuseProposal' ? 'error' : 'primary'}
            disabled={isSending || changes !== undefined}
          >
            {kind === '' ? 'Answer' : orderWords[kind].send}
          </Button>
        </>
      }
    >
      <ProposalContent proposal={read} currency={currency} />
      <ChoiceField
        label="Your answer"
        choices={(['confirmProposal', 'refuseProposal'] as const).map((code) => ({
          code,
          label: orderWords[code].action,
          detail: orderWords[code].consequence,
        }))}
        value={kind}
        onChange={(code) => {
          setKind(code as AnswerKind)
          setReasons([])
          setMissing({})
        }}
        problem={missing.kind}
      />
      {question && <ReasonField question={question} reasons={reasons} onChange={setReasons} problem={missing.reasons} />}
      <NoteField note={note} onChange={setNote} problem={missing.note} />
      {changes ? (
        <StaleNotice changes={changes} onLook={() => void lookAgain()} isLooking={base.isLooking} />
      ) : (
        problem && <ProblemNotice error={problem} />
      )}
      {base.problem && <ProblemNotice error={base.problem} />}
    </Sheet>
  )
}
