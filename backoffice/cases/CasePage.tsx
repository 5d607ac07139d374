import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { OrderSheet } from '../decide/OrderSheet.tsx'
import { useOutcomes } from '../decide/use-outcomes.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { visuallyHidden } from '../display/visually-hidden.ts'
import type { Case } from '../generated/api.ts'
import { PageLoading } from '../layout/PageLoading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { AnswerSheet } from '../proposals/AnswerSheet.tsx'
import { findStep, type StepPlace } from '../steps/step-place.ts'
import { CaseHeader } from './CaseHeader.tsx'
import { CasePageContext, type CasePageParts, type Preparing, type View } from './case-page-context.ts'
import { CasePanes } from './CasePanes.tsx'
import { useChangedSteps } from './changed-steps.ts'
import { nextThing } from './next-thing.ts'
import { useCase } from './use-case.ts'
import { useCaseKeys } from './use-case-keys.ts'

const views: readonly View[] = ['evidence', 'timeline', 'applicant', 'files', 'calls']

/** One application: what must happen next, its steps, the evidence, and what may be decided. */
export function CasePage() {
  const { id = '' } = useParams()
  const { data, error, isPending, refetch } = useCase(id)
  usePageTitle(data?.reference ?? 'Case')
  if (data) return <OpenedCase key={data.id} found={data} />
  if (isPending) return <PageLoading />
  return (
    <Box sx={{ p: 2, maxWidth: 720 }}>
      <Typography component="h1" sx={visuallyHidden}>
        Case
      </Typography>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
    </Box>
  )
}

function OpenedCase({ found }: { found: Case }) {
  const [params, setParams] = useSearchParams()
  const [preparing, prepare] = useState<Preparing>()
  const { outcomes, add, dismiss } = useOutcomes()
  const queries = useQueryClient()
  const next = nextThing(found)
  // Where the page opened it stays, whatever comes next meanwhile.
  const [firstPlace] = useState(next?.at ?? 'loan.application')
  const place: StepPlace = findStep(found, params.get('step') ?? undefined) ? (params.get('step') ?? firstPlace) : firstPlace
  const view = views.find((one) => one === params.get('view')) ?? 'evidence'
  const changed = useChangedSteps(found, view === 'evidence' ? place : undefined)
  const parts = useMemo<CasePageParts>(
    () => ({
      found,
      place,
      view,
      changed,
      goTo: (to) => setParams({ step: to }, { replace: true }),
      show: (to) => setParams({ step: place, ...(to !== 'evidence' && { view: to }) }, { replace: true }),
      prepare,
    }),
    [found, place, view, changed, setParams],
  )
  useCaseKeys(parts)
  const readAnew = () => queries.invalidateQueries()
  return (
    <CasePageContext.Provider value={parts}>
      <CaseHeader next={next} />
      <CasePanes
        outcomes={outcomes}
        onDismiss={dismiss}
        prepared={
          preparing && (
            <PreparedOrder
              key={JSON.stringify(preparing)}
              preparing={preparing}
              found={found}
              onClose={() => prepare(undefined)}
              onAnswer={(given) => {
                prepare(undefined)
                add(given)
                void readAnew()
              }}
            />
          )
        }
      />
    </CasePageContext.Provider>
  )
}

type Prepared = {
  preparing: Preparing
  found: Case
  onClose: () => void
  onAnswer: (given: Parameters<ReturnType<typeof useOutcomes>['add']>[0]) => void
}

function PreparedOrder({ preparing, found, onClose, onAnswer }: Prepared) {
  if ('proposalId' in preparing) {
    const proposal = found.proposals.find((one) => one.id === preparing.proposalId)
    if (!proposal) return null
    return (
      <AnswerSheet
        proposal={proposal}
        initial={preparing.answer}
        currency={found.requested.amount.currency}
        onClose={onClose}
        onAnswer={(kind, answer) => onAnswer({ kind, answer, stepLabel: proposal.stepLabel ?? undefined })}
      />
    )
  }
  const at = findStep(found, preparing.at)
  const member = at?.member ?? found.members[0]
  if (!member) return null
  return (
    <OrderSheet
      found={found}
      member={member}
      step={at?.step}
      kind={preparing.kind}
      initialChoice={preparing.choice}
      onClose={onClose}
      onAnswer={(answer) => onAnswer({ kind: preparing.kind, answer, stepLabel: at?.step.label })}
    />
  )
}
