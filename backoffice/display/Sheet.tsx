import Close from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { createContext, useContext, useEffect, useId, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { focusSheet, sendOnCtrlEnter, useFirstProblem } from './sheet-keys.ts'

type SheetParts = {
  title: ReactNode
  /** Something is on its way and must be waited for. */
  isBusy: boolean
  onClose: () => void
  onSubmit: (event: FormEvent) => void
  /** The buttons, at the end of the row. */
  actions: ReactNode
  wide?: boolean
  /** What stands above the first question is what is answered: it stays in sight. */
  readFirst?: boolean
  children: ReactNode
}

/** `beside`: there is room beside what is decided about, so that it can be looked at meanwhile. */
export const SheetPlace = createContext<'over' | 'beside'>('over')

/** A form that asks for an order: beside the evidence where there is room, over the page where there is none. */
export function Sheet(parts: SheetParts) {
  return useContext(SheetPlace) === 'beside' ? <Beside {...parts} /> : <Over {...parts} />
}

function Over({ title, isBusy, onClose, onSubmit, actions, wide = false, children }: SheetParts) {
  const id = useId()
  const submit = useFirstProblem(onSubmit)
  return (
    <Dialog open onClose={isBusy ? undefined : onClose} aria-labelledby={id} maxWidth={wide ? 'md' : 'sm'}>
      <Box component="form" onSubmit={submit} onKeyDown={sendOnCtrlEnter} noValidate sx={{ display: 'contents' }}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions>
          <Busy isBusy={isBusy} />
          {actions}
        </DialogActions>
      </Box>
    </Dialog>
  )
}

function Beside({ title, isBusy, onClose, onSubmit, actions, readFirst = false, children }: SheetParts) {
  const { desk } = useTheme()
  const id = useId()
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => focusSheet(sheet.current, readFirst), [readFirst])
  const submit = useFirstProblem(onSubmit)
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isBusy) return
    event.preventDefault()
    onClose()
  }
  return (
    <Box
      component="dialog"
      ref={sheet}
      data-sheet=""
      open
      aria-labelledby={id}
      onKeyDown={closeOnEscape}
      sx={{
        position: 'static',
        flex: 1,
        minHeight: 0,
        width: '100%',
        maxWidth: 'none',
        maxHeight: 'none',
        m: 0,
        p: 0,
        border: 0,
        color: 'inherit',
        backgroundColor: desk.surface,
      }}
    >
      <Box
        component="form"
        onSubmit={submit}
        onKeyDown={sendOnCtrlEnter}
        noValidate
        sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}
      >
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, pl: 1.5, pr: 0.75, pt: 1, pb: 0.5 }}>
          <Typography id={id} tabIndex={-1} variant="h2" sx={{ flex: 1, minWidth: 0, pt: 0.5, outline: 'none' }}>
            {title}
          </Typography>
          <IconButton aria-label="Close" onClick={onClose} disabled={isBusy}>
            <Close fontSize="small" />
          </IconButton>
        </Box>
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, pb: 2 }}>{children}</Box>
        <Box
          sx={{
            display: 'flex',
            justifyContent: 'flex-end',
            alignItems: 'center',
            gap: 1,
            px: 1.5,
            py: 1.25,
            borderTop: `1px solid ${desk.line}`,
            backgroundColor: desk.surface,
          }}
        >
          <Busy isBusy={isBusy} />
          {actions}
        </Box>
      </Box>
    </Box>
  )
}

function Busy({ isBusy }: { isBusy: boolean }) {
  return (
    <Typography component="output" variant="body2" sx={{ mr: 'auto', color: 'text.secondary' }}>
      {isBusy ? 'Waiting for the outcome…' : ''}
    </Typography>
  )
}
