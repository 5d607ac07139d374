import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { createDeskTheme, type ColorMode } from './create-desk-theme.ts'

export type ColorChoice = ColorMode | 'system'

const storageKey = 'tenor-desk-colours'
const ColorChoiceContext = createContext<{ choice: ColorChoice; choose: (choice: ColorChoice) => void }>({
  choice: 'system',
  choose: () => undefined,
})

/** Light or dark, as the person chose, else as their machine is set. The choice is all that the desk keeps in a browser. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ColorChoice>(readChoice)
  const mode = useResolvedMode(choice)
  const theme = useMemo(() => createDeskTheme(mode), [mode])
  const context = useMemo(() => ({ choice, choose: (next: ColorChoice) => (writeChoice(next), setChoice(next)) }), [choice])
  useEffect(() => {
    document.documentElement.style.colorScheme = mode
  }, [mode])
  return (
    <ColorChoiceContext.Provider value={context}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </ColorChoiceContext.Provider>
  )
}

export function useColorChoice() {
  return useContext(ColorChoiceContext)
}

function useResolvedMode(choice: ColorChoice): ColorMode {
  const [systemIsDark, setSystemIsDark] = useState(() => darkQuery().matches)
  useEffect(() => {
    const query = darkQuery()
    const follow = () => setSystemIsDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  if (choice !== 'system') return choice
  return systemIsDark ? 'dark' : 'light'
}

function darkQuery(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

function readChoice(): ColorChoice {
  const stored = window.localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function writeChoice(choice: ColorChoice): void {
  if (choice === 'system') window.localStorage.removeItem(storageKey)
  else window.localStorage.setItem(storageKey, choice)
}
