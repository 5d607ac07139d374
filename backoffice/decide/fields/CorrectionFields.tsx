import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControl from '@mui/material/FormControl'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useTheme } from '@mui/material/styles'
import type { Applicant } from '../../generated/api.ts'
import { codeText } from '../../words/codes.ts'
import { dateText, isIsoDate } from '../../words/dates.ts'
import { pixKeyText } from '../../words/pix-key.ts'
import type { Action } from '../actions.ts'
import type { CorrectableField, OrderDraft, PixKeyKind } from '../order-draft.ts'
import type { DraftProblems } from '../to-intent.ts'

type Asked = {
  action: Action
  applicant: Applicant
  draft: OrderDraft
  problems: DraftProblems
  onChange: (change: Partial<OrderDraft>) => void
}

/** What to correct, each with what stands there now. */
export function CorrectionFields({ action, applicant, draft, problems, onChange }: Asked) {
  const toggle = (field: CorrectableField) =>
    onChange({ fields: draft.fields.includes(field) ? draft.fields.filter((one) => one !== field) : [...draft.fields, field] })
  return (
    <FormControl component="fieldset" error={problems.fields !== undefined} sx={{ mt: 1.5, display: 'flex' }}>
      <FormLabel component="legend">What to correct</FormLabel>
      {action.choices.map(({ code }) => {
        const field = code as CorrectableField
        const isChosen = draft.fields.includes(field)
        return (
          <Box key={code}>
            <FormControlLabel
              control={<Checkbox size="small" sx={{ py: 0.5 }} checked={isChosen} onChange={() => toggle(field)} />}
              label={codeText(code)}
            />
            {isChosen && (
              <BeforeAndAfter field={field} applicant={applicant} draft={draft} problem={problems[`values.${field}`]} onChange={onChange} />
            )}
          </Box>
        )
      })}
      {problems.fields !== undefined && <FormHelperText role="alert">{problems.fields}</FormHelperText>}
    </FormControl>
  )
}

type One = { field: CorrectableField; applicant: Applicant; draft: OrderDraft; problem: string | undefined; onChange: Asked['onChange'] }

function BeforeAndAfter({ field, applicant, draft, problem, onChange }: One) {
  const { desk } = useTheme()
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        gap: 1,
        pl: { xs: 0, sm: 3.5 },
        pb: 1.5,
        alignItems: 'start',
      }}
    >
      <Box>
        <Box sx={{ fontSize: '0.8125rem', color: desk.muted }}>Now</Box>
        <Box sx={{ overflowWrap: 'anywhere', py: 0.75 }}>{currentValue(field, applicant) ?? 'Not given'}</Box>
      </Box>
      <Box>
        <Box sx={{ fontSize: '0.8125rem', color: desk.muted }} aria-hidden>
          Corrected
        </Box>
        {field === 'pixKey' && (
          <TextField
            select
            value={draft.pixKeyKind}
            onChange={(event) => onChange({ pixKeyKind: event.target.value as PixKeyKind })}
            slotProps={{ htmlInput: { 'aria-label': 'Kind of Pix key' } }}
            sx={{ mb: 1 }}
          >
            {(['cpf', 'phone', 'email', 'evp'] as const).map((kind) => (
              <MenuItem key={kind} value={kind}>
                {codeText(kind)}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          value={draft.values[field] ?? ''}
          onChange={(event) => onChange({ values: { ...draft.values, [field]: event.target.value } })}
          error={problem !== undefined}
          helperText={problem ?? echo(field, draft.values[field]) ?? hints[field]}
          autoComplete="off"
          slotProps={{ htmlInput: { 'aria-label': `Corrected ${codeText(field)}`, maxLength: 120, spellCheck: false } }}
        />
      </Box>
    </Box>
  )
}

const hints: Partial<Record<CorrectableField, string>> = {
  birthDate: 'Year, month, day: such as 1988-02-29.',
  taxId: 'Eleven digits; the last two prove the others.',
  phone: 'With country code, such as +55 11 91234-5678.',
}

function currentValue(field: CorrectableField, applicant: Applicant): string | null {
  if (field === 'pixKey') return applicant.pixKey && pixKeyText(applicant.pixKey)
  const value = applicant[field]
  return field === 'birthDate' && value !== null ? dateText(value) : value
}

/** A date read back in words, so that day and month cannot be mixed up. */
function echo(field: CorrectableField, value: string | undefined): string | undefined {
  return field === 'birthDate' && value !== undefined && isIsoDate(value.trim()) ? dateText(value.trim()) : undefined
}
