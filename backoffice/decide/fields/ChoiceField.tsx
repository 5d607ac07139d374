import Box from '@mui/material/Box'
import FormControl from '@mui/material/FormControl'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import Radio from '@mui/material/Radio'
import { useTheme } from '@mui/material/styles'
import { useId } from 'react'
import { Icon } from '../../display/Icon.tsx'

export type Choice = { code: string; label: string; detail?: string; needsSecondPerson?: boolean }

type Asked = { label: string; choices: readonly Choice[]; value: string; onChange: (code: string) => void; problem: string | undefined }

/** One of a few ways, each with what it does. */
export function ChoiceField({ label, choices, value, onChange, problem }: Asked) {
  const { desk } = useTheme()
  const id = useId()
  return (
    <FormControl error={problem !== undefined} sx={{ mt: 1.5, display: 'flex' }}>
      <FormLabel id={id} sx={{ mb: 0.5 }}>
        {label}
      </FormLabel>
      <Box role="radiogroup" aria-labelledby={id} sx={{ border: `1px solid ${desk.line}`, borderRadius: 1, overflow: 'hidden' }}>
        {choices.map((choice, index) => (
          <Box
            component="label"
            key={choice.code}
            sx={{
              display: 'flex',
              alignItems: 'flex-start',
              cursor: 'pointer',
              pr: 1.5,
              py: 0.5,
              borderTop: index === 0 ? 0 : `1px solid ${desk.line}`,
              backgroundColor: value === choice.code ? desk.selected : 'transparent',
              // The whole line is the target, so it is the line that shows the focus; a ring round the dot would lie over the words.
              '&:has(input:focus-visible)': { outline: `2px solid ${desk.focus}`, outlineOffset: -2, borderRadius: 1 },
              '& .Mui-focusVisible': { outline: 'none' },
              '&:hover': { backgroundColor: value === choice.code ? desk.selected : desk.hover },
            }}
          >
            <Radio size="small" name={id} value={choice.code} checked={value === choice.code} onChange={() => onChange(choice.code)} />
            <Box sx={{ py: 0.75, minWidth: 0, color: desk.ink }}>
              <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
                <span>{choice.label}</span>
                {choice.needsSecondPerson && (
                  <Box
                    component="span"
                    sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: desk.tones.second.ink, fontSize: '0.8125rem' }}
                  >
                    <Icon name="people" sizePx={14} /> second person
                  </Box>
                )}
              </Box>
              {choice.detail !== undefined && (
                <Box component="span" sx={{ display: 'block', color: desk.muted, fontSize: '0.875rem' }}>
                  {choice.detail}
                </Box>
              )}
            </Box>
          </Box>
        ))}
      </Box>
      {problem !== undefined && <FormHelperText role="alert">{problem}</FormHelperText>}
    </FormControl>
  )
}
