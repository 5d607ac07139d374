import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { toDeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { Mark } from '../layout/Mark.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { deskBase, paths } from '../paths.ts'

/** What the way back from the identity provider can bring, in words for whoever stands before the door. */
const failures: Readonly<Record<string, string>> = {
  SIGN_IN_FAILED: 'The sign-in was not completed. Start again.',
  ACCESS_DENIED: 'You are known, but you have no role on this desk. Ask the administrator for one.',
  IDENTITY_INCOMPLETE:
    'The sign-in service does not say enough about you. The administrator must release your name, mail address, person number and roles.',
  IDENTITY_PROVIDER_DOWN: 'The sign-in service does not answer. Try again in a moment.',
}

/** The door: says where signing in leads before anybody is sent there. */
export function SignInPage() {
  usePageTitle('Sign in')
  const { desk } = useTheme()
  const { api } = useDesk()
  const { search, state } = useLocation()
  const provider = useQuery({
    queryKey: ['identity-provider'],
    queryFn: async () => (await api.readIdentityProvider()).data,
    retry: 1,
  })
  const failure = failures[new URLSearchParams(search).get('problem') ?? '']
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Box sx={{ width: '100%', maxWidth: 400, backgroundColor: desk.surface, border: `1px solid ${desk.line}`, borderRadius: 1.5, p: 3 }}>
        <Box sx={{ mb: 2 }}>
          <Mark sizePx={36} />
        </Box>
        <Typography variant="h1">Tenor desk</Typography>
        <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>Lending and onboarding: review, repair and decide.</Typography>
        {failure !== undefined && (
          <Typography role="alert" sx={{ mt: 2, color: desk.tones.bad.ink, fontWeight: 600 }}>
            {failure}
          </Typography>
        )}
        {provider.error ? (
          <ProblemNotice error={toDeskProblem(provider.error)} onRetry={() => void provider.refetch()} />
        ) : (
          <>
            <Button href={paths.signIn(returnTo(state))} variant="contained" color="primary" fullWidth sx={{ mt: 3, minHeight: 42 }}>
              Sign in
            </Button>
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
              You leave for <strong>{provider.data?.host ?? 'the sign-in service'}</strong>, which knows your password, and come back here.
              The desk never sees it.
            </Typography>
          </>
        )}
      </Box>
    </Box>
  )
}

/** The page that was asked for, as react-admin hands it over. */
function returnTo(state: unknown): string {
  const { nextPathname = '/cases', nextSearch = '' } = (state ?? {}) as { nextPathname?: string; nextSearch?: string }
  const path = nextPathname.startsWith(deskBase) ? nextPathname.slice(deskBase.length) : nextPathname
  return `${path === '' ? '/cases' : path}${nextSearch}`
}
