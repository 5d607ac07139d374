import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useId } from 'react'
import { useOverflows } from '../display/use-overflows.ts'

const groups: [title: string, keys: [key: string, does: string][]][] = [
  [
    'Everywhere',
    [
      ['/', 'Search'],
      ['1', 'Cases'],
      ['2', 'Second person'],
      ['3', 'Outbox'],
      ['4', 'Integrations'],
      ['?', 'These keys'],
    ],
  ],
  [
    'In a list',
    [
      ['j', 'Next row'],
      ['k', 'Row before'],
      ['Enter', 'Open'],
      ['n', 'Next page'],
      ['p', 'Page before'],
      ['r', 'Show what has changed'],
    ],
  ],
  [
    'On a case',
    [
      ['j', 'Next step'],
      ['k', 'Step before'],
      ['d', 'Decide or repair'],
      ['Ctrl Enter', 'Hand in the decision'],
      ['n', 'Next case of the list'],
      ['p', 'Case before'],
      ['e', 'Evidence'],
      ['t', 'Timeline'],
      ['a', 'Applicant'],
      ['f', 'Files and exports'],
      ['c', 'Calls to outside systems'],
    ],
  ],
]

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const id = useId()
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="md">
      <DialogTitle id={id}>Keys of the keyboard</DialogTitle>
      <Keys />
      <DialogActions>
        <Button ref={takeFocus} onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** There is one thing to do here, and no key does anything to the frame of a dialog. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}

function Keys() {
  const { desk } = useTheme()
  const { ref, overflows } = useOverflows<HTMLDivElement>()
  return (
    <DialogContent
      ref={ref}
      {...(overflows && { tabIndex: 0 })}
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, gap: 3 }}
    >
      {groups.map(([title, keys]) => (
        <Box key={title}>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {title}
          </Typography>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '76px 1fr', gap: 1, alignItems: 'center' }}>
            {keys.map(([key, does]) => (
              <Box key={key} sx={{ display: 'contents' }}>
                <dt>
                  <Box
                    component="kbd"
                    sx={{
                      fontFamily: 'inherit',
                      border: `1px solid ${desk.lineStrong}`,
                      borderRadius: 0.75,
                      px: 0.75,
                      minWidth: 26,
                      display: 'inline-block',
                      textAlign: 'center',
                      backgroundColor: desk.sunken,
                    }}
                  >
                    {key}
                  </Box>
                </dt>
                <Box component="dd" sx={{ m: 0 }}>
                  {does}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </DialogContent>
  )
}
