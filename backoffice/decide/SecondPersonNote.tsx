import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { Icon } from '../display/Icon.tsx'
import type { Proposal } from '../generated/api.ts'
import { listText } from '../words/codes.ts'
import { roleNames } from '../words/states.ts'

/** Said before anything is sent: that it will only be a proposal, and who can confirm it. */
export function SecondPersonNote({ eligibleRoles = [] }: { eligibleRoles?: Proposal['eligibleRoles'] }) {
  const { desk } = useTheme()
  const shades = desk.tones.second
  const who =
    eligibleRoles.length === 0
      ? ''
      : ` Somebody with the role ${listText(eligibleRoles.map((role) => roleNames[role].toLowerCase()))} can confirm it.`
  return (
    <Box
      role="note"
      sx={{
        display: 'flex',
        gap: 1,
        mt: 2,
        p: 1.25,
        borderRadius: 1,
        border: `1px solid ${shades.line}`,
        backgroundColor: shades.soft,
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ color: shades.ink, display: 'flex', pt: '2px' }}>
        <Icon name="people" />
      </Box>
      <span>
        <strong>This needs a second person.</strong> You propose it; nothing changes until another person has confirmed exactly this.{who}
      </span>
    </Box>
  )
}
