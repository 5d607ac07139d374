import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useTheme } from '@mui/material/styles'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import type { CaseCounts } from '../generated/api.ts'
import { queueCount, queues, type Queue } from './queues.ts'

export const tabPanelId = 'case-queue'

export function tabId(name: string): string {
  return `queue-${name}`
}

/** The queues with how many stand in each, counted as far as it is cheap. */
export function QueueTabs({ queue, counts, onChoose }: { queue: Queue; counts: CaseCounts | undefined; onChoose: (name: string) => void }) {
  const { desk } = useTheme()
  return (
    <Tabs
      value={queue.name}
      onChange={(_event, name: string) => onChoose(name)}
      variant="scrollable"
      scrollButtons="auto"
      allowScrollButtonsMobile
      aria-label="Queues"
      sx={{ borderBottom: `1px solid ${desk.line}` }}
    >
      {queues.map((one) => {
        const count = queueCount(one, counts)
        return (
          <Tab
            key={one.name}
            value={one.name}
            id={tabId(one.name)}
            aria-controls={tabPanelId}
            label={
              <Box component="span" sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
                {one.label}
                <Box component="span" sx={{ ...tabularFigures, color: desk.faint, fontWeight: 400, fontSize: '0.8125rem', minWidth: 10 }}>
                  {count ?? ''}
                </Box>
              </Box>
            }
          />
        )
      })}
    </Tabs>
  )
}
