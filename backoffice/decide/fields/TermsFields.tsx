import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
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
  /** The rule has not answered yet for what is typed. */
  isAsking: boolean
}

/** The terms that are decided, with what they cost and what they do to the measures of the policy, as they are typed. */
export function TermsFields({ found, draft, problems, onChange, isFixed, preview, previewError, isAsking }: Asked) {
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
      {isAsking && !preview?.priced && (
        <Typography aria-busy="true" sx={{ mt: 1.5, color: 'text.secondary' }}>
          Working out what it costs…
        </Typography>
      )}
      {preview?.priced && (
        // A price of terms that are typed over is not to be read as that of the new ones.
        <Box sx={{ mt: 1.5, opacity: isAsking ? 0.5 : 1 }} aria-live="polite" aria-busy={isAsking}>
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
