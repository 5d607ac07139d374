import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import type { ManualResultKind, OrderDraft } from '../order-draft.ts'
import { dateText, isIsoDate } from '../../words/dates.ts'
import type { DraftProblems } from '../to-intent.ts'
import { ChoiceField } from './ChoiceField.tsx'

type Asked = {
  kind: ManualResultKind
  currency: string
  draft: OrderDraft
  problems: DraftProblems
  onChange: (change: Partial<OrderDraft>) => void
}

/** The result that a person found out themselves, in the shape that the step needs. */
export function ResultFields({ kind, currency, draft, problems, onChange }: Asked) {
  const asked = { draft, problems, onChange }
  switch (kind) {
    case 'tax_standing':
      return (
        <ChoiceField
          label="Standing in the register"
          choices={[
            { code: 'regular', label: 'Regular' },
            {
              code: 'pending_regularisation',
              label: 'Pending regularisation',
              detail: 'The applicant is asked to put it right; the case goes on.',
            },
          ]}
          value={draft.standing}
          onChange={(standing) => onChange({ standing })}
          problem={problems.standing}
        />
      )
    case 'screening':
      return <Typography sx={{ mt: 1.5 }}>The result: nobody on the lists is this person.</Typography>
    case 'identity_document':
      return (
        <>
          <Typography sx={{ mt: 1.5 }}>
            Enter what you read there yourself. It is compared with what was declared, as an engine’s reading is.
          </Typography>
          <ChoiceField
            label="Kind of document"
            choices={[
              { code: 'identity_card', label: 'Identity card' },
              { code: 'passport', label: 'Passport' },
            ]}
            value={draft.documentType}
            onChange={(documentType) => onChange({ documentType })}
            problem={problems.documentType}
          />
          <Figure label="Name as it stands there" name="documentName" {...asked} maxLength={120} />
          <Figure label="Number of the document" name="documentNumber" {...asked} maxLength={40} />
          <Box sx={sideBySide}>
            <Figure label="Birth date" name="documentBirthDate" {...asked} hint={dayHint(draft.documentBirthDate, 'Such as 1988-02-29.')} />
            <Figure
              label="Good until"
              name="documentExpiryDate"
              {...asked}
              hint={dayHint(draft.documentExpiryDate, 'Such as 2031-08-09; empty where it never ends.')}
            />
          </Box>
        </>
      )
    case 'income':
      return (
        <Figure
          label={`Income a month after deductions, ${currency}`}
          name="monthlyIncome"
          draft={draft}
          problems={problems}
          onChange={onChange}
        />
      )
    case 'filing':
      return (
        <Figure
          label="Number under which it was filed"
          name="objectId"
          draft={draft}
          problems={problems}
          onChange={onChange}
          maxLength={200}
        />
      )
    case 'bureau':
      return (
        <>
          <ChoiceField
            label="What the bureau reports"
            choices={[
              { code: 'hit', label: 'A credit file' },
              { code: 'no_hit', label: 'No file on this person' },
            ]}
            value={draft.bureauOutcome}
            onChange={(bureauOutcome) => onChange({ bureauOutcome })}
            problem={problems.bureauOutcome}
          />
          {draft.bureauOutcome === 'hit' && (
            <>
              <Box sx={sideBySide}>
                <Figure label="Score" name="score" {...asked} />
                <Figure label="Open defaults" name="openDefaults" {...asked} />
              </Box>
              <Figure label={`Obligations a month, ${currency}`} name="monthlyObligations" {...asked} />
            </>
          )}
        </>
      )
  }
}

/** The pane of decisions has room for two labels beside each other, not for three; a phone for one, with what it says below it. */
const sideBySide = { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) minmax(0, 1fr)' }, columnGap: 1.5 }

type DocumentFigure = 'documentName' | 'documentNumber' | 'documentBirthDate' | 'documentExpiryDate'
type FigureName = 'score' | 'monthlyObligations' | 'openDefaults' | 'objectId' | 'monthlyIncome' | DocumentFigure

/** What is not a number alone. */
const texts: readonly FigureName[] = ['objectId', 'documentName', 'documentNumber', 'documentBirthDate', 'documentExpiryDate']

function Figure({
  label,
  name,
  draft,
  problems,
  onChange,
  hint,
  maxLength = 20,
}: Pick<Asked, 'draft' | 'problems' | 'onChange'> & { label: string; name: FigureName; hint?: string; maxLength?: number }) {
  return (
    <TextField
      label={label}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      error={problems[name] !== undefined}
      helperText={problems[name] ?? hint}
      autoComplete="off"
      slotProps={{ htmlInput: { inputMode: texts.includes(name) ? 'text' : 'decimal', maxLength, spellCheck: false } }}
      sx={{ mt: 2 }}
    />
  )
}

/** A day read back in words, so that day and month cannot be mixed up. */
function dayHint(text: string, how: string): string {
  return isIsoDate(text.trim()) ? dateText(text.trim()) : how
}
