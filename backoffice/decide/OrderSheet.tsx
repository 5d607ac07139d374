import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState, type FormEvent } from 'react'
import { staleChanges } from '../client/problem.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { Sheet } from '../display/Sheet.tsx'
import type { Case, CaseMember, OrderAnswer, Step } from '../generated/api.ts'
import { amountText } from '../words/money.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { toActions, type Action } from './actions.ts'
import { OrderFields } from './OrderFields.tsx'
import { emptyDraft, type ManualResultKind, type OrderDraft } from './order-draft.ts'
import { decisionWords, orderWords } from './order-words.ts'
import { reasonQuestion } from './reason-options.ts'
import { NoteField } from './fields/NoteField.tsx'
import { ReasonField } from './fields/ReasonField.tsx'
import { SecondPersonNote } from './SecondPersonNote.tsx'
import { StaleNotice } from './StaleNotice.tsx'
import { hasTerms, termsOf, toIntent, type DraftProblems } from './to-intent.ts'
import { useDecisionPreview } from './use-decision-preview.ts'
import { useGiveOrder } from './use-give-order.ts'
import { useOrderBase } from './use-order-base.ts'

export type OrderPlace = { found: Case; member: CaseMember; step: Step | undefined }

type Opened = OrderPlace & {
  kind: Action['kind']
  /** What was chosen before the sheet was opened. */
  initialChoice?: string | undefined
  onClose: () => void
  onAnswer: (answer: OrderAnswer) => void
}

const chosenAlone: readonly Action['kind'][] = ['switchProvider', 'releaseCase']

/** One order: what it will do, why it is given, whether it needs a second person; and what the API says to it, without losing a word. */
export function OrderSheet({ found, member, step, kind, initialChoice, onClose, onAnswer }: Opened) {
  const vocabulary = useVocabulary()
  const action = toActions(step ? step.orders : member.orders).find((one) => one.kind === kind)
  const { requested } = found
  const [draft, setDraft] = useState<OrderDraft>(() => ({
    ...emptyDraft,
    // A single way needs no choosing.
    choice: initialChoice ?? (chosenAlone.includes(kind) && action?.choices.length === 1 ? (action.choices[0]?.code ?? '') : ''),
    amount: amountText(requested.amount),
    termMonths: String(requested.termMonths),
  }))
  const [problems, setProblems] = useState<DraftProblems>({})
  const base = useOrderBase(member.id, member.version)
  const { give, isSending, problem, clearProblem } = useGiveOrder()

  const change = (next: Partial<OrderDraft>) => {
    setProblems({})
    // Each decision has reasons of its own; an approval is of what was asked for.
    const isOtherDecision = kind === 'decideStep' && next.choice !== undefined && next.choice !== draft.choice
    const asAsked = next.choice === 'approve' ? { amount: amountText(requested.amount), termMonths: String(requested.termMonths) } : {}
    setDraft({ ...draft, ...(isOtherDecision && { reasons: [] }), ...asAsked, ...next })
  }
  const question = reasonQuestion(vocabulary, {
    kind,
    step: step?.name ?? '',
    choice: draft.choice,
    declineReasons: found.product.declineReasons,
  })
  const previewed = useDecisionPreview(
    kind === 'decideStep' && step && draft.choice !== ''
      ? {
          caseId: member.id,
          step: step.name,
          version: member.version,
          decision: draft.choice,
          terms: hasTerms(draft.choice) ? termsOf(draft, requested.amount.currency) : undefined,
        }
      : undefined,
  )
  const preview = draft.choice === '' ? undefined : previewed.data
  const subject = {
    kind,
    step: step?.name ?? '',
    manualResult: action?.choices[0]?.code as ManualResultKind | undefined,
    currency: requested.amount.currency,
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const ready = toIntent(subject, draft)
    if ('problems' in ready) return setProblems(ready.problems)
    const answer = await give(ready.intent, { caseId: member.id, version: base.version })
    if (answer) onAnswer(answer)
  }
  const lookAgain = async () => {
    if (await base.lookAgain()) clearProblem()
  }
  const changes = problem && staleChanges(problem)
  const decision = kind === 'decideStep' && step && draft.choice !== '' ? decisionWords(step.name, draft.choice) : undefined
  const words = orderWords[kind]
  const isDangerous = kind === 'declineCase' || kind === 'cancelCase' || decision?.endsCase === true
  const secondPerson = needsSecondPerson(action, draft, preview?.verdict)
  return (
    <Sheet
      title={step ? `${words.action}: ${step.label}` : words.action}
      isBusy={isSending}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      wide={kind === 'decideStep'}
      actions={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Close
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={isDangerous ? 'error' : 'primary'}
            disabled={isSending || !action || changes !== undefined || preview?.verdict === 'refused'}
          >
            {secondPerson ? 'Propose' : (decision?.label ?? words.send)}
          </Button>
        </>
      }
    >
      <Typography sx={{ color: 'text.secondary' }}>{words.consequence}</Typography>
      {action ? (
        <OrderFields
          found={found}
          member={member}
          step={step}
          action={action}
          draft={draft}
          problems={problems}
          onChange={change}
          preview={preview}
          previewError={previewed.error}
          isAsking={previewed.isAsking}
        />
      ) : (
        <Typography role="alert" sx={{ mt: 2, fontWeight: 600 }}>
          This can no longer be ordered: the case has moved on. Copy what you still need from your note.
        </Typography>
      )}
      <ReasonField question={question} reasons={draft.reasons} onChange={(reasons) => change({ reasons })} problem={problems.reasons} />
      <NoteField note={draft.note} onChange={(note) => change({ note })} problem={problems.note} />
      {preview?.refusal && <Refusal title={preview.refusal.title} detail={preview.refusal.detail} />}
      {secondPerson && <SecondPersonNote eligibleRoles={preview?.eligibleRoles} />}
      {changes ? (
        <StaleNotice changes={changes} onLook={() => void lookAgain()} isLooking={base.isLooking} />
      ) : (
        problem && <ProblemNotice error={problem} />
      )}
      {base.problem && <ProblemNotice error={base.problem} />}
    </Sheet>
  )
}

function Refusal({ title, detail }: { title: string; detail: string }) {
  return (
    <Typography role="alert" sx={{ mt: 2, color: 'error.main' }}>
      <strong>{title}.</strong> {detail}
    </Typography>
  )
}

/** By the rule itself where it was asked about exactly this, else by what was offered. */
function needsSecondPerson(action: Action | undefined, draft: OrderDraft, verdict: string | undefined): boolean {
  if (verdict !== undefined) return verdict === 'needs_second_person'
  if (!action) return false
  if (action.kind === 'correctStep')
    return draft.fields.some((field) => action.choices.find(({ code }) => code === field)?.needsSecondPerson)
  const chosen = action.choices.find(({ code }) => code === draft.choice)
  return chosen ? chosen.needsSecondPerson : action.secondPerson === 'always'
}
