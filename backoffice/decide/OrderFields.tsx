import Box from '@mui/material/Box'
import { holdWords, placedText, type HoldKind } from '../holds/hold-words.ts'
import type { Case, CaseMember, DecisionPreview, Step } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { useProviderWords, useVocabulary } from '../words/use-vocabulary.ts'
import type { Action } from './actions.ts'
import { ChoiceField } from './fields/ChoiceField.tsx'
import { CorrectionFields } from './fields/CorrectionFields.tsx'
import { EvidenceField } from './fields/EvidenceField.tsx'
import { ResultFields } from './fields/ResultFields.tsx'
import { TermsFields } from './fields/TermsFields.tsx'
import type { ManualResultKind, OrderDraft } from './order-draft.ts'
import { decisionWords } from './order-words.ts'
import { hasTerms, type DraftProblems } from './to-intent.ts'

type Asked = {
  found: Case
  member: CaseMember
  step: Step | undefined
  action: Action
  draft: OrderDraft
  problems: DraftProblems
  onChange: (change: Partial<OrderDraft>) => void
  preview: DecisionPreview | undefined
  previewError: unknown
  isAsking: boolean
}

/** What an order asks for beside its reason, by its kind. */
export function OrderFields(asked: Asked) {
  const providerText = useProviderWords()
  const { found, member, step, action, draft, problems, onChange } = asked
  const choose = (choice: string) => onChange({ choice })
  switch (action.kind) {
    case 'decideStep':
      return <DecisionFields {...asked} />
    case 'switchProvider':
      return (
        <ChoiceField
          label={`Provider${step?.provider ? `, now ${providerText(step.provider)}` : ''}`}
          choices={action.choices.map(({ code, needsSecondPerson }) => ({ code, label: providerText(code), needsSecondPerson }))}
          value={draft.choice}
          onChange={choose}
          problem={problems.choice}
        />
      )
    case 'correctStep':
      return <CorrectionFields action={action} applicant={found.applicant} draft={draft} problems={problems} onChange={onChange} />
    case 'enterResult':
      return (
        <>
          <ResultFields
            kind={action.choices[0]?.code as ManualResultKind}
            currency={found.requested.amount.currency}
            draft={draft}
            problems={problems}
            onChange={onChange}
          />
          <EvidenceField
            caseId={member.id}
            evidence={draft.evidence}
            onChange={(evidence) => onChange({ evidence })}
            problem={problems.evidence}
          />
        </>
      )
    case 'askApplicant':
      return <RequestField action={action} draft={draft} problem={problems.choice} onChoose={choose} />
    case 'holdCase':
      return (
        <ChoiceField
          label="Kind of hold"
          choices={action.choices.map(({ code }) => {
            const { choice, detail } = holdWords[code as HoldKind]
            return { code, label: choice, detail }
          })}
          value={draft.choice}
          onChange={choose}
          problem={problems.choice}
        />
      )
    case 'releaseCase':
      return (
        <ChoiceField
          label="Hold"
          choices={action.choices.flatMap(({ code, needsSecondPerson }) => {
            const hold = found.holds.find(({ id }) => id === code)
            return hold ? [{ code, label: holdWords[hold.kind].label, detail: placedText(hold), needsSecondPerson }] : []
          })}
          value={draft.choice}
          onChange={choose}
          problem={problems.choice}
        />
      )
    default:
      return null
  }
}

function DecisionFields({ found, step, action, draft, problems, onChange, preview, previewError, isAsking }: Asked) {
  return (
    <>
      <ChoiceField
        label="Decision"
        choices={action.choices.map(({ code, needsSecondPerson }) => {
          const { label, consequence } = decisionWords(step?.name ?? '', code)
          return { code, label, detail: consequence, needsSecondPerson }
        })}
        value={draft.choice}
        onChange={(choice) => onChange({ choice })}
        problem={problems.choice}
      />
      {hasTerms(draft.choice) && (
        <TermsFields
          found={found}
          draft={draft}
          problems={problems}
          onChange={onChange}
          isFixed={draft.choice === 'approve'}
          preview={preview}
          previewError={previewError}
          isAsking={isAsking}
        />
      )}
    </>
  )
}

type Requested = { action: Action; draft: OrderDraft; problem: string | undefined; onChoose: (code: string) => void }

function RequestField({ action, draft, problem, onChoose }: Requested) {
  const { requests } = useVocabulary()
  const chosen = requests.find(({ code }) => code === draft.choice)
  return (
    <>
      <ChoiceField
        label="Why"
        choices={action.choices.map(({ code, needsSecondPerson }) => ({
          code,
          label: requests.find((one) => one.code === code)?.label ?? codeText(code),
          needsSecondPerson,
        }))}
        value={draft.choice}
        onChange={onChoose}
        problem={problem}
      />
      {chosen && (
        <Box sx={{ mt: 1.5, fontSize: '0.875rem' }} aria-live="polite">
          <Box component="span" sx={{ color: 'text.secondary' }}>
            The applicant reads:{' '}
          </Box>
          {chosen.applicantReads}
        </Box>
      )}
    </>
  )
}
