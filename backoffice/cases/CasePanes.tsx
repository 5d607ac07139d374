import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useTheme } from '@mui/material/styles'
import { useState, type ReactNode } from 'react'
import { DecisionPane } from '../decide/DecisionPane.tsx'
import type { Outcome } from '../decide/use-outcomes.ts'
import { StepList } from '../steps/StepList.tsx'
import { EvidencePane } from './EvidencePane.tsx'

type PaneName = 'steps' | 'evidence' | 'decide'

const panes: [name: PaneName, label: string][] = [
  ['steps', 'Steps'],
  ['evidence', 'Evidence'],
  ['decide', 'Decide'],
]

/** Three panes that keep their place side by side; one at a time where there is no room. */
export function CasePanes({ outcomes, onDismiss }: { outcomes: readonly Outcome[]; onDismiss: (id: number) => void }) {
  const { breakpoints } = useTheme()
  const isWide = useMediaQuery(breakpoints.up('lg'))
  const decision = <DecisionPane outcomes={outcomes} onDismiss={onDismiss} />
  return isWide ? <SideBySide decision={decision} /> : <OneAtATime decision={decision} hasNews={outcomes.length} />
}

function SideBySide({ decision }: { decision: ReactNode }) {
  const { desk } = useTheme()
  const pane = { overflowY: 'auto', minHeight: 0 } as const
  return (
    <Box sx={{ flex: 1, minHeight: 480, display: 'grid', gridTemplateColumns: '290px minmax(0, 1fr) 340px', height: 0 }}>
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
        aria-label="Decide"
        data-decide=""
        sx={{ ...pane, p: 1.5, borderLeft: `1px solid ${desk.line}`, backgroundColor: desk.surface }}
      >
        {decision}
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
