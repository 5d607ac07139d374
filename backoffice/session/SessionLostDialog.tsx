import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useLocation } from 'react-router'
import { toDeskProblem, type DeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { paths } from '../paths.ts'
import { tellSessionFound, useSessionLost } from './session-lost.ts'
import { useMe } from './use-me.ts'

/** The session ended while somebody worked. They sign in in another window, and go on here with everything that they typed. */
export function SessionLostDialog() {
  const open = useSessionLost()
  const location = useLocation()
  const { signedInAgain, problem } = useSignedInAgain(open)
  const id = useId()
  return (
    <Dialog open={open} aria-labelledby={id}>
      <DialogTitle id={id}>You were signed out</DialogTitle>
      <DialogContent>
        <Typography>
          Your session has ended. Sign in again in a new window, then come back to this one: the page and what you typed stay as they are.
        </Typography>
        {problem && <ProblemNotice error={problem} />}
      </DialogContent>
      <DialogActions>
        <Button href={paths.signIn(`${location.pathname}${location.search}`)}>Sign in here</Button>
        <Button href={paths.signIn('/signed-in')} target="_blank" rel="opener">
          Sign in in a new window
        </Button>
        <Button variant="contained" color="primary" onClick={signedInAgain}>
          Go on
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function useSignedInAgain(open: boolean): { signedInAgain: () => void; problem: DeskProblem | undefined } {
  const { session } = useDesk()
  const before = useMe()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<DeskProblem>()
  const check = async () => {
    try {
      const now = await session.readAnew()
      // Another person's page must not stay on the screen.
      if (before && now.accountId !== before.accountId) return window.location.reload()
      setProblem(undefined)
      tellSessionFound()
      await queries.invalidateQueries()
    } catch (thrown) {
      setProblem(toDeskProblem(thrown))
    }
  }
  useEffect(() => {
    if (!open) return
    const comeBack = () => void check()
    window.addEventListener('focus', comeBack)
    return () => window.removeEventListener('focus', comeBack)
  })
  return { signedInAgain: () => void check(), problem }
}
