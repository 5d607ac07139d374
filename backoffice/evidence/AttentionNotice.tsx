import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { Disclosure, RawText } from '../display/Disclosure.tsx'
import type { Attention } from '../generated/api.ts'
import { countText } from '../words/codes.ts'
import { instantText } from '../words/dates.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'

/** Why a step is parked, in plain words; and for whoever must know, word for word what the outside system said. */
export function AttentionNotice({ attention }: { attention: Attention }) {
  const providerText = useProviderWords()
  const { desk } = useTheme()
  const { sentence, cause, attempts, provider, since, rawError } = attention
  const shades = desk.tones[cause === 'judgement' ? 'review' : 'attention']
  const by = provider === null ? '' : ` with ${providerText(provider)}`
  return (
    <Box
      component="section"
      aria-label="Why it is parked"
      sx={{
        mb: 1.5,
        px: 1.5,
        py: 1,
        backgroundColor: desk.surface,
        border: `1px solid ${desk.line}`,
        borderLeft: `3px solid ${shades.ink}`,
        borderRadius: 1,
      }}
    >
      {sentence}
      <Box sx={{ color: desk.muted, fontSize: '0.875rem' }}>
        Parked on {instantText(since)} after {countText(attempts, 'attempt')}
        {by}
      </Box>
      {rawError !== null && (
        <Disclosure summary="What the outside system said">
          <RawText text={rawError} label="Raw error" />
        </Disclosure>
      )}
    </Box>
  )
}
