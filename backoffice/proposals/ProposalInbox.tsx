import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { OutcomeList } from '../decide/OutcomeList.tsx'
import { useOutcomes } from '../decide/use-outcomes.ts'
import { Due } from '../display/Due.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import type { Proposal } from '../generated/api.ts'
import { PageLoading } from '../layout/PageLoading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { paths } from '../paths.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { AnswerSheet, type AnswerKind } from './AnswerSheet.tsx'
import { inboxGroups } from './inbox-groups.ts'
import { whyNot } from './ProposalCard.tsx'
import { ProposalContent } from './ProposalContent.tsx'
import { proposedText } from './proposed-text.ts'
import { useOpenProposals } from './use-open-proposals.ts'

/** What waits for a second person: what the person here can answer first. */
export function ProposalInbox() {
  usePageTitle('Second person')
  const { data, error, isPending, refetch } = useOpenProposals()
  const queries = useQueryClient()
  const { outcomes, add, dismiss } = useOutcomes()
  const [answering, answer] = useState<{ proposal: Proposal; kind: AnswerKind }>()
  const current = answering && (data?.find((one) => one.id === answering.proposal.id) ?? answering.proposal)
  const readAnew = () => queries.invalidateQueries()
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1.5, maxWidth: 980, width: '100%', mx: 'auto' }}>
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        Second person
      </Typography>
      <OutcomeList outcomes={outcomes} onDismiss={dismiss} />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <PageLoading />
      ) : (
        <Groups proposals={data} onAnswer={(proposal, kind) => answer({ proposal, kind })} />
      )}
      {answering && current && (
        <AnswerSheet
          proposal={current}
          initial={answering.kind}
          currency={current.currency}
          onClose={() => answer(undefined)}
          onAnswer={(kind, given) => {
            answer(undefined)
            add({ kind, answer: given, stepLabel: current.stepLabel ?? undefined })
            void readAnew()
          }}
        />
      )}
    </Box>
  )
}

function Groups({ proposals, onAnswer }: { proposals: readonly Proposal[]; onAnswer: (proposal: Proposal, kind: AnswerKind) => void }) {
  const groups = inboxGroups(proposals)
  if (groups.length === 0) {
    return (
      <EmptyState title="Nothing waits for a second person">
        Orders that need two people come here, for everybody who may answer them.
      </EmptyState>
    )
  }
  return groups.map(({ title, items }) => (
    <Box component="section" key={title} aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title} <span style={{ fontWeight: 400 }}>{items.length}</span>
      </Typography>
      {items.map((proposal) => (
        <Entry key={proposal.id} proposal={proposal} onAnswer={(kind) => onAnswer(proposal, kind)} />
      ))}
    </Box>
  ))
}

function Entry({ proposal, onAnswer }: { proposal: Proposal; onAnswer: (kind: AnswerKind) => void }) {
  const { desk } = useTheme()
  const at = proposal.step === null ? undefined : `${proposal.process}.${proposal.step}`
  return (
    <Box
      component="article"
      sx={{ backgroundColor: desk.surface, border: `1px solid ${desk.line}`, borderRadius: 1, mb: 1, overflow: 'hidden' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1 }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography variant="h3">{proposedText(proposal)}</Typography>
          <Box sx={{ ...tabularFigures, fontSize: '0.875rem', color: desk.muted, display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            <Link to={paths.case(proposal.rootCaseId, { ...(at !== undefined && { step: at }) })}>{proposal.caseReference}</Link>
            <span>by {proposal.makerName}</span>
            <Due at={proposal.expiresAt} since={proposal.proposedAt} />
          </Box>
        </Box>
        {proposal.mayAnswer ? (
          <>
            <Button onClick={() => onAnswer('refuseProposal')}>Refuse…</Button>
            <Button onClick={() => onAnswer('confirmProposal')}>Confirm…</Button>
          </>
        ) : (
          <Typography variant="body2" sx={{ color: desk.muted, maxWidth: 300 }}>
            {whyNot(proposal)}
          </Typography>
        )}
      </Box>
      <Box sx={{ px: 1.5, py: 1.25, borderTop: `1px solid ${desk.line}`, backgroundColor: desk.sunken }}>
        <ProposalContent proposal={proposal} currency={proposal.currency} />
      </Box>
    </Box>
  )
}
