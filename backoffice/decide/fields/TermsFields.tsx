import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { ProblemNotice } from '../../display/ProblemNotice.tsx'
import { MeasureTable } from '../../evidence/MeasureTable.tsx'
import { PriceFacts } from '../../evidence/PriceFacts.tsx'
import type { Case, DecisionPreview } from '../../generated/api.ts'
import { moneyText } from '../../words/money.ts'
import type { OrderDraft } from '../order-draft.ts'
import { termsOf, type DraftProblems } from '../to-intent.ts'

type Asked = {
  found: Case
  draft: OrderDraft
  problems: DraftProblems
  onChange: (change: Partial<OrderDraft>) => void
  /** An approval is of what was asked for; a counter-offer names its own terms. */
  isFixed: boolean
  preview: DecisionPreview | undefined
  previewError: unknown
}

/** The terms that are decided, with what they cost and what they do to the measures of the policy, as they are typed. */
export function TermsFields({ found, draft, problems, onChange, isFixed, preview, previewError }: Asked) {
  const { amount } = found.requested
  const { limits } = found.product
  const typed = termsOf(draft, amount.currency)
  return (
    <Box sx={{ mt: 2 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1.4fr 1fr', gap: 1.5 }}>
        <TextField
          label={`Amount, ${amount.currency}`}
          value={draft.amount}
          onChange={(event) => onChange({ amount: event.target.value })}
          disabled={isFixed}
          error={problems.amount !== undefined}
          helperText={
            problems.amount ??
            (isFixed
              ? 'As asked for'
              : typed
                ? moneyText({ amountMinor: typed.amountMinor, currency: amount.currency })
                : `${moneyText({ amountMinor: limits.amountMinor.min, currency: amount.currency })} to ${moneyText({ amountMinor: limits.amountMinor.max, currency: amount.currency })}`)
          }
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          autoComplete="off"
        />
        <TextField
          label="Months"
          value={draft.termMonths}
          onChange={(event) => onChange({ termMonths: event.target.value })}
          disabled={isFixed}
          error={problems.termMonths !== undefined}
          helperText={problems.termMonths ?? (isFixed ? 'As asked for' : `${limits.termMonths.min} to ${limits.termMonths.max}`)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          autoComplete="off"
        />
      </Box>
      {previewError ? <ProblemNotice error={previewError} /> : null}
      {preview?.priced && (
        <Box sx={{ mt: 1.5 }} aria-live="polite">
          <PriceFacts priced={preview.priced} />
          {preview.measures.length > 0 && (
            <Box sx={{ mt: 1.5 }}>
              <MeasureTable measures={preview.measures} reasons={[]} currency={amount.currency} />
            </Box>
          )}
        </Box>
      )}
    </Box>
  )
}
