import Button from '@mui/material/Button'
import Box from '@mui/material/Box'
import { useInfiniteQuery } from '@tanstack/react-query'
import { toDeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { Section } from '../display/Section.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import type { Case, Step } from '../generated/api.ts'
import { countText } from '../words/codes.ts'
import { CallList } from './CallList.tsx'

/** What the steps of an application asked of outside systems. */
export function CaseCalls({ found }: { found: Case }) {
  const calls = useCaseCalls(found, undefined)
  return (
    <Section title="Calls to outside systems" aside={calls.count} flush>
      <EvidenceBody asked={calls.asked}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title="No call yet">What the steps ask of outside systems appears here, kept for a while.</EmptyState>
          ) : (
            <>
              <CallList calls={items} of="case" />
              {calls.earlier}
            </>
          )
        }
      </EvidenceBody>
    </Section>
  )
}

/** The same of one step; nothing at all for a step that asks nobody outside. */
export function StepCalls({ found, step }: { found: Case; step: Step }) {
  const calls = useCaseCalls(found, step)
  const items = calls.asked.data ?? []
  if (items.length === 0 && !calls.asked.error) return null
  return (
    <Section title="Calls of this step" aside={calls.count} flush>
      <EvidenceBody asked={calls.asked}>{() => <CallList calls={items} of="step" />}</EvidenceBody>
      {calls.earlier}
    </Section>
  )
}

const writtenDownAfterMs = 1500

/** Asked for anew with every change of a step, and once more a moment later: a call is written down a moment after it was made. */
function useCaseCalls(found: Case, step: Step | undefined) {
  const { api } = useDesk()
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['calls', found.id, step?.name ?? '', revisionOf(found, step)],
    queryFn: async ({ pageParam }) => {
      try {
        const query = { limit: 25, ...(step && { step: step.name }), ...(pageParam !== '' && { after: pageParam }) }
        return (await api.listCaseCalls(found.id, query)).data
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => (state.dataUpdateCount < 2 ? writtenDownAfterMs : false),
  })
  const count = data?.pages[0]?.count
  return {
    asked: { data: data?.pages.flatMap(({ items }) => items), error, isPending, refetch },
    count: count && count.value > 0 && (
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {count.capped ? 'more than ' : ''}
        {countText(count.value, 'call')}
      </Box>
    ),
    earlier: hasNextPage && (
      <Box sx={{ p: 1 }}>
        <Button onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
          {isFetchingNextPage ? 'Reading…' : 'Earlier calls'}
        </Button>
      </Box>
    ),
  }
}

function revisionOf({ members }: Case, step: Step | undefined): string {
  return step ? `${step.state}${step.attempts}` : members.map(({ version }) => version).join()
}
