import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import type { ManualResultKind, OrderDraft } from '../order-draft.ts'
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
            What you read there yourself. It is compared with what was declared, as if it had been read by the engine.
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
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1.2fr 1fr 1fr' }, columnGap: 1.5 }}>
            <Figure label="Number" name="documentNumber" {...asked} maxLength={40} />
            <Figure label="Birth date, YYYY-MM-DD" name="documentBirthDate" {...asked} />
            <Figure label="Good until, if it ends" name="documentExpiryDate" {...asked} />
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
            <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1.4fr 1fr' }, columnGap: 1.5 }}>
              <Figure label="Score" name="score" draft={draft} problems={problems} onChange={onChange} />
              <Figure
                label={`Obligations a month, ${currency}`}
                name="monthlyObligations"
                draft={draft}
                problems={problems}
                onChange={onChange}
              />
              <Figure label="Open defaults" name="openDefaults" draft={draft} problems={problems} onChange={onChange} />
            </Box>
          )}
        </>
      )
  }
}

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
  maxLength = 20,
}: Pick<Asked, 'draft' | 'problems' | 'onChange'> & { label: string; name: FigureName; maxLength?: number }) {
  return (
    <TextField
      label={label}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      error={problems[name] !== undefined}
      helperText={problems[name]}
      autoComplete="off"
      slotProps={{ htmlInput: { inputMode: texts.includes(name) ? 'text' : 'decimal', maxLength } }}
      sx={{ mt: 2 }}
    />
  )
}
