import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControl from '@mui/material/FormControl'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useId } from 'react'
import type { ReasonQuestion } from '../reason-options.ts'

type Asked = { question: ReasonQuestion; reasons: string[]; onChange: (reasons: string[]) => void; problem: string | undefined }

/** Why: one reason, or up to four with the strongest first. */
export function ReasonField({ question, reasons, onChange, problem }: Asked) {
  if (question.options.length === 0) return null
  return question.several ? (
    <SeveralReasons question={question} reasons={reasons} onChange={onChange} problem={problem} />
  ) : (
    <OneReason question={question} reasons={reasons} onChange={onChange} problem={problem} />
  )
}

function OneReason({ question, reasons, onChange, problem }: Asked) {
  const id = useId()
  return (
    <FormControl error={problem !== undefined} sx={{ mt: 2, display: 'flex' }}>
      <FormLabel id={id}>Reason</FormLabel>
      <RadioGroup aria-labelledby={id} value={reasons[0] ?? ''} onChange={(_event, code) => onChange([code])}>
        {question.options.map(({ code, label }) => (
          <FormControlLabel key={code} value={code} control={<Radio size="small" sx={{ py: 0.5 }} />} label={label} />
        ))}
      </RadioGroup>
      {problem !== undefined && <FormHelperText role="alert">{problem}</FormHelperText>}
    </FormControl>
  )
}

function SeveralReasons({ question, reasons, onChange, problem }: Asked) {
  const id = useId()
  const toggle = (code: string) => onChange(reasons.includes(code) ? reasons.filter((one) => one !== code) : [...reasons, code])
  return (
    <FormControl component="fieldset" error={problem !== undefined} sx={{ mt: 2, display: 'flex' }}>
      <FormLabel component="legend" id={id}>
        Reasons, the strongest first, at most four
      </FormLabel>
      {question.options.map(({ code, label }) => {
        const rank = reasons.indexOf(code)
        return (
          <FormControlLabel
            key={code}
            control={
              <Checkbox
                size="small"
                sx={{ py: 0.5 }}
                checked={rank >= 0}
                disabled={rank < 0 && reasons.length >= 4}
                onChange={() => toggle(code)}
              />
            }
            label={
              <>
                {label}
                {rank >= 0 && reasons.length > 1 && (
                  <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.8125rem' }}>
                    no. {rank + 1}
                  </Box>
                )}
              </>
            }
          />
        )
      })}
      {problem !== undefined && <FormHelperText role="alert">{problem}</FormHelperText>}
    </FormControl>
  )
}
