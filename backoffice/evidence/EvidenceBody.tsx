import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import type { ReactNode } from 'react'
import { toDeskProblem } from '../client/problem.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'

type Asked<Evidence> = { data: Evidence | undefined; error: unknown; isPending: boolean; refetch: () => unknown }

/** Evidence on its way, out of reach, not for this role, or there. */
export function EvidenceBody<Evidence>({ asked, children }: { asked: Asked<Evidence>; children: (evidence: Evidence) => ReactNode }) {
  if (asked.error) {
    const found = toDeskProblem(asked.error)
    if (found.code === 'ACCESS_DENIED') {
      return <EmptyState title="Not for your role">Those who judge it see it. What is known in codes stands beside the step.</EmptyState>
    }
    return <ProblemNotice error={found} onRetry={() => asked.refetch()} />
  }
  if (asked.isPending || asked.data === undefined) {
    return (
      <Box component="output" aria-label="Loading the evidence" aria-busy="true" sx={{ display: 'block' }}>
        <Skeleton variant="rounded" height={140} />
      </Box>
    )
  }
  return children(asked.data)
}
