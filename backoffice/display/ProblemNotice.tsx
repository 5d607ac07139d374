import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { refusedFields, toDeskProblem } from '../client/problem.ts'
import { codeText } from '../words/codes.ts'
import { Icon } from './Icon.tsx'

/** What went wrong and what to do about it, in the words of the API. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { desk } = useTheme()
  const found = toDeskProblem(error)
  const { title, detail, requestId } = found.problem
  const shades = desk.tones.bad
  return (
    <Box role="alert" sx={{ border: `1px solid ${shades.line}`, backgroundColor: shades.soft, borderRadius: 1, p: 1.5, my: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, color: shades.ink, fontWeight: 600 }}>
        <Icon name="alert" />
        {title}
      </Box>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {detail}
      </Typography>
      {refusedFields(found).map(({ field, rule }) => (
        <Typography key={field} variant="body2">
          {codeText(field.split('.').at(-1) ?? field)}: {rule}
        </Typography>
      ))}
      {requestId !== '' && (
        <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', mt: 0.5, overflowWrap: 'anywhere' }}>
          Request {requestId}
        </Typography>
      )}
      {onRetry && (
        <Button onClick={onRetry} sx={{ mt: 1 }}>
          Try again
        </Button>
      )}
    </Box>
  )
}
