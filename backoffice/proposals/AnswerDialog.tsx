import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useId, useState, type FormEvent } from 'react'
import { staleChanges } from '../client/problem.ts'
import { ChoiceField } from '../decide/fields/ChoiceField.tsx'
import { ReasonField } from '../decide/fields/ReasonField.tsx'
import { orderWords } from '../decide/order-words.ts'
import { reasonQuestion } from '../decide/reason-options.ts'
import { StaleNotice } from '../decide/StaleNotice.tsx'
import { useGiveOrder } from '../decide/use-give-order.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
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
  onLookAgain: () => Promise<unknown>
  onAnswer: (kind: AnswerKind, answer: OrderAnswer) => void
}

/** The second person's answer, bound to the hash of exactly what stands here. */
export function AnswerDialog({ proposal, currency, initial, onClose, onLookAgain, onAnswer }: Asked) {
  const id = useId()
  const vocabulary = useVocabulary()
  const [kind, setKind] = useState<AnswerKind | ''>(initial ?? '')
  const [reasons, setReasons] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<{ kind?: string; reasons?: string; note?: string }>({})
  // Frozen: what the person read is what they answer, even while the page goes on.
  const [read] = useState(proposal)
  const [isLooking, setLooking] = useState(false)
  const { give, isSending, problem, clearProblem } = useGiveOrder()
  const question = kind === '' ? undefined : reasonQuestion(vocabulary, { kind, step: '', choice: '', declineReasons: [] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [reasonCode] = reasons
    if (kind === '') return setMissing({ kind: 'Choose an answer.' })
    if (reasonCode === undefined) return setMissing({ reasons: 'Choose a reason.' })
    if (reasonCode === 'other' && note.trim() === '') return setMissing({ note: 'Say what the other reason is.' })
    const body = { hash: read.hash, reasonCode, ...(note.trim() !== '' && { note: note.trim() }) }
    const answer = await give({ kind, proposalId: read.id, body }, { caseId: read.caseId, version: proposal.caseVersion })
    if (answer) onAnswer(kind, answer)
  }
  const lookAgain = async () => {
    setLooking(true)
    await onLookAgain()
    setLooking(false)
    clearProblem()
  }
  const changes = problem && staleChanges(problem)
  return (
    <Dialog open onClose={isSending ? undefined : onClose} aria-labelledby={id}>
      <Box component="form" onSubmit={(event) => void submit(event)} noValidate sx={{ display: 'contents' }}>
        <DialogTitle id={id}>
          {read.caseReference}: {proposedText(read)}
        </DialogTitle>
        <DialogContent>
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
          <TextField
            label="Note for the desk"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            error={missing.note !== undefined}
            helperText={missing.note ?? 'Never shown to the applicant.'}
            multiline
            minRows={2}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
            sx={{ mt: 2 }}
          />
          {changes ? (
            <StaleNotice changes={changes} onLook={() => void lookAgain()} isLooking={isLooking} />
          ) : (
            problem && <ProblemNotice error={problem} />
          )}
        </DialogContent>
        <DialogActions>
          {isSending && (
            <Typography component="output" variant="body2" sx={{ mr: 'auto', color: 'text.secondary' }}>
              Waiting for the outcome…
            </Typography>
          )}
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
        </DialogActions>
      </Box>
    </Dialog>
  )
}
