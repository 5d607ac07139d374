import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { Icon } from '../display/Icon.tsx'
import type { Proposal } from '../generated/api.ts'
import { listText } from '../words/codes.ts'
import { roleNames } from '../words/states.ts'
import { ProposalContent } from './ProposalContent.tsx'
import { proposedText } from './proposed-text.ts'

type Shown = { proposal: Proposal; currency: string; onAnswer: (kind: 'confirmProposal' | 'refuseProposal') => void }

/** What waits for a second person, with the two answers, or why they are not for the person here. */
export function ProposalCard({ proposal, currency, onAnswer }: Shown) {
  const { desk } = useTheme()
  const shades = desk.tones.second
  return (
    <Box
      component="section"
      aria-label={`Waits for a second person: ${proposedText(proposal)}`}
      sx={{ border: `1px solid ${shades.line}`, borderRadius: 1, mb: 2, overflow: 'hidden' }}
    >
      <Box sx={{ display: 'flex', gap: 1, px: 1.25, py: 0.75, backgroundColor: shades.soft, color: shades.ink, fontWeight: 600 }}>
        <Icon name="people" />
        Waits for a second person
      </Box>
      <Box sx={{ p: 1.25 }}>
        <Typography variant="h3" component="p" sx={{ mb: 1 }}>
          {proposedText(proposal)}
        </Typography>
        <ProposalContent proposal={proposal} currency={currency} />
        {proposal.mayAnswer ? (
          <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
            <Button onClick={() => onAnswer('confirmProposal')}>Confirm…</Button>
            <Button onClick={() => onAnswer('refuseProposal')}>Refuse…</Button>
          </Box>
        ) : (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
            {whyNot(proposal)}
          </Typography>
        )}
      </Box>
    </Box>
  )
}

/** Why the person here cannot answer, in a sentence. */
export function whyNot({ because, eligibleRoles }: Pick<Proposal, 'because' | 'eligibleRoles'>): string {
  switch (because) {
    case 'own':
      return 'You proposed this. Another person must answer it, and another account of yours is still you.'
    case 'role':
      return `Only somebody with the role ${listText(eligibleRoles.map((role) => roleNames[role].toLowerCase()))} can answer this.`
    case 'closed':
      return 'This is no longer open.'
    default:
      return ''
  }
}
