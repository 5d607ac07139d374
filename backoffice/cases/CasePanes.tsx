import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useTheme } from '@mui/material/styles'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { DecisionPane } from '../decide/DecisionPane.tsx'
import type { Outcome } from '../decide/use-outcomes.ts'
import { SheetPlace } from '../display/Sheet.tsx'
import { StepList } from '../steps/StepList.tsx'
import { EvidencePane } from './EvidencePane.tsx'

type PaneName = 'steps' | 'evidence' | 'decide'

const panes: [name: PaneName, label: string][] = [
  ['steps', 'Steps'],
  ['evidence', 'Evidence'],
  ['decide', 'Decide'],
]

type Shown = {
  outcomes: readonly Outcome[]
  onDismiss: (id: number) => void
  /** The order that is being written; it stands beside the evidence where there is room. */
  prepared: ReactNode
}

/** Three panes that keep their place side by side; one at a time where there is no room. */
export function CasePanes({ outcomes, onDismiss, prepared }: Shown) {
  const { breakpoints } = useTheme()
  const isWide = useMediaQuery(breakpoints.up('lg'))
  const decision = <DecisionPane outcomes={outcomes} onDismiss={onDismiss} />
  if (isWide) return <SideBySide decision={decision} prepared={prepared} />
  return (
    <>
      <OneAtATime decision={decision} hasNews={outcomes.length} />
      {prepared}
    </>
  )
}

function SideBySide({ decision, prepared }: { decision: ReactNode; prepared: ReactNode }) {
  const { desk } = useTheme()
  const aside = useRef<HTMLElement>(null)
  const wasPreparing = useRef(false)
  const isPreparing = prepared !== undefined
  useEffect(() => {
    // Whoever closed the form is where they came from, unless an outcome has called them.
    if (wasPreparing.current && !isPreparing && document.activeElement === document.body) aside.current?.focus()
    wasPreparing.current = isPreparing
  }, [isPreparing])
  const pane = { overflowY: 'auto', minHeight: 0 } as const
  return (
    <Box
      sx={{
        // A basis in pixels: one in percent would be that of the content, and the panes as tall as what they hold.
        flex: '1 1 0px',
        minHeight: 480,
        display: 'grid',
        gridTemplateColumns: '280px minmax(0, 1fr) 372px',
        gridTemplateRows: 'minmax(0, 1fr)',
      }}
    >
      <Box
        component="nav"
        aria-label="Steps"
        tabIndex={-1}
        sx={{ ...pane, backgroundColor: desk.surface, borderRight: `1px solid ${desk.line}` }}
      >
        <StepList />
      </Box>
      <Box sx={{ ...pane, p: 1.5 }}>
        <EvidencePane />
      </Box>
      <Box
        component="aside"
        ref={aside}
        tabIndex={-1}
        aria-label="Decide"
        data-decide=""
        sx={{
          ...pane,
          ...(isPreparing ? { display: 'flex', flexDirection: 'column' } : { p: 1.5 }),
          borderLeft: `1px solid ${desk.line}`,
          backgroundColor: desk.surface,
          outline: 'none',
        }}
      >
        {isPreparing ? <SheetPlace value="beside">{prepared}</SheetPlace> : decision}
      </Box>
    </Box>
  )
}

function OneAtATime({ decision, hasNews }: { decision: ReactNode; hasNews: number }) {
  const { desk } = useTheme()
  const [shown, show] = useState<PaneName>('evidence')
  const [news, setNews] = useState(hasNews)
  // Whoever has just ordered something reads what came of it.
  if (news !== hasNews) {
    setNews(hasNews)
    if (hasNews > news) show('decide')
  }
  return (
    <Box sx={{ flex: 1 }}>
      <Tabs
        value={shown}
        onChange={(_event, name: PaneName) => show(name)}
        variant="fullWidth"
        aria-label="Parts of the case"
        sx={{ backgroundColor: desk.surface, borderBottom: `1px solid ${desk.line}`, position: 'sticky', top: 0, zIndex: 2 }}
      >
        {panes.map(([name, label]) => (
          <Tab key={name} value={name} label={label} id={`pane-tab-${name}`} aria-controls={`pane-${name}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`pane-${shown}`} aria-labelledby={`pane-tab-${shown}`} sx={{ p: shown === 'steps' ? 0 : 1 }}>
        {shown === 'steps' && (
          <Box sx={{ backgroundColor: desk.surface }}>
            <StepList onChosen={() => show('evidence')} />
          </Box>
        )}
        {shown === 'evidence' && <EvidencePane />}
        {shown === 'decide' && <div data-decide="">{decision}</div>}
      </Box>
    </Box>
  )
}
