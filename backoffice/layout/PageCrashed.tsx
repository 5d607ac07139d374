import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { DeskProblem } from '../client/problem.ts'
import { Disclosure, RawText } from '../display/Disclosure.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'

/** The desk itself failed while drawing a page; nothing was ordered by it. */
export function PageCrashed({ error, resetErrorBoundary }: { error: Error; resetErrorBoundary: (reason?: unknown) => void }) {
  return (
    <Box sx={{ p: 2, maxWidth: 720, mx: 'auto' }}>
      {error instanceof DeskProblem ? (
        <ProblemNotice error={error} onRetry={() => resetErrorBoundary()} />
      ) : (
        <>
          <EmptyState title="The desk could not draw this page" isPage>
            Nothing was ordered or changed by it. Load the page again.
          </EmptyState>
          <Box sx={{ textAlign: 'center', mb: 2 }}>
            <Button onClick={() => window.location.reload()}>Load again</Button>
          </Box>
          <Disclosure summary="What failed">
            <RawText text={error.stack ?? error.message} label="Error" />
          </Disclosure>
        </>
      )}
    </Box>
  )
}
