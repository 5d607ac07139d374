import Box from '@mui/material/Box'
import { visuallyHidden } from '../display/visually-hidden.ts'
import { useTheme } from '@mui/material/styles'
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { NavLink, useLocation, useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useWaitingForMe } from '../proposals/use-open-proposals.ts'
import { SessionLostDialog } from '../session/SessionLostDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { Mark } from './Mark.tsx'
import { PageLoading } from './PageLoading.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { SearchField } from './SearchField.tsx'
import { SearchProvider } from './SearchProvider.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** One bar over every page, and the page. */
export function DeskLayout({ children }: { children: ReactNode }) {
  const [keysShown, showKeys] = useState(false)
  const page = usePageFocus()
  return (
    <SearchProvider>
      <SkipLink />
      <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
        <TopBar onShowKeys={() => showKeys(true)} />
        <Box
          component="main"
          ref={page}
          id="main"
          tabIndex={-1}
          sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', '&, &:focus-visible': { outline: 'none' } }}
        >
          <Suspense fallback={<PageLoading />}>{children}</Suspense>
        </Box>
      </Box>
      <KeysDialog open={keysShown} onClose={() => showKeys(false)} />
      <SessionLostDialog />
    </SearchProvider>
  )
}

/** Another page takes what had the focus away with it: then the next key of the tabulator begins in the new one, not at the bar over it. */
function usePageFocus() {
  const page = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (document.activeElement === document.body) page.current?.focus({ preventScroll: true })
  }, [pathname])
  return page
}

function TopBar({ onShowKeys }: { onShowKeys: () => void }) {
  const { desk } = useTheme()
  const navigate = useNavigate()
  const waiting = useWaitingForMe()
  useShortcuts({
    '?': onShowKeys,
    '1': () => void navigate(paths.cases()),
    '2': () => void navigate(paths.proposals()),
    '3': () => void navigate(paths.messages()),
    '4': () => void navigate(paths.integrations()),
  })
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: { xs: 1, md: 2 },
        px: { xs: 1, md: 2 },
        minHeight: 50,
        backgroundColor: desk.surface,
        borderBottom: `1px solid ${desk.line}`,
      }}
    >
      <Mark sizePx={26} named />
      <Box component="nav" aria-label="Desk" sx={{ display: 'flex', order: { xs: 3, md: 0 }, flex: { xs: '1 0 100%', md: '0 0 auto' } }}>
        <PageLink to={paths.cases()} label="Cases" />
        <PageLink to={paths.proposals()} label="Second person" count={waiting} countLabel="wait for you" />
        <PageLink to={paths.messages()} label="Outbox" />
        <PageLink to={paths.integrations()} label="Integrations" />
      </Box>
      <Box sx={{ flex: 1, display: 'flex', justifyContent: { xs: 'stretch', md: 'flex-end' }, py: 0.75, minWidth: 0 }}>
        <SearchField />
      </Box>
      <PersonMenu onShowKeys={onShowKeys} />
    </Box>
  )
}

function PageLink({ to, label, count = 0, countLabel }: { to: string; label: string; count?: number; countLabel?: string }) {
  const { desk } = useTheme()
  return (
    <Box
      component={NavLink}
      to={to}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.75,
        px: { xs: 1, md: 1.25 },
        minHeight: { xs: 40, md: 50 },
        color: desk.muted,
        textDecoration: 'none',
        fontWeight: 600,
        borderBottom: '2px solid transparent',
        borderTop: '2px solid transparent',
        whiteSpace: 'nowrap',
        '&:hover': { color: desk.ink },
        '&.active': { color: desk.ink, borderBottomColor: desk.ink },
      }}
    >
      {label}
      {count > 0 && (
        <Box
          component="span"
          sx={{
            backgroundColor: desk.tones.second.soft,
            color: desk.tones.second.ink,
            border: `1px solid ${desk.tones.second.line}`,
            borderRadius: 3,
            fontSize: '0.8125rem',
            lineHeight: 1.3,
            px: 0.75,
          }}
        >
          {count}
          <Box component="span" sx={visuallyHidden}>
            {' '}
            {countLabel}
          </Box>
        </Box>
      )}
    </Box>
  )
}

function SkipLink() {
  const { desk } = useTheme()
  return (
    <Box
      component="a"
      href="#main"
      onClick={() => document.getElementById('main')?.focus()}
      sx={{
        position: 'absolute',
        left: 8,
        top: -60,
        zIndex: 2000,
        backgroundColor: desk.surface,
        color: desk.ink,
        p: 1,
        border: `1px solid ${desk.lineStrong}`,
        '&:focus': { top: 8 },
      }}
    >
      Go to the page
    </Box>
  )
}
