import Button from '@mui/material/Button'
import Box from '@mui/material/Box'
import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Typography from '@mui/material/Typography'
import { useId, useState } from 'react'
import { useLogout } from 'react-admin'
import { Icon } from '../display/Icon.tsx'
import { visuallyHidden } from '../display/visually-hidden.ts'
import { useMe } from '../session/use-me.ts'
import { useColorChoice, type ColorChoice } from '../theme/DeskTheme.tsx'
import { listText } from '../words/codes.ts'
import { roleNames } from '../words/states.ts'

const choices: [choice: ColorChoice, label: string][] = [
  ['system', 'Colours of this machine'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** Who is signed in, with which roles; colours, keys and the way out. */
export function PersonMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const me = useMe()
  const logout = useLogout()
  const { choice, choose } = useColorChoice()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const id = useId()
  const close = () => setAnchor(null)
  if (!me) return null
  const roles = listText(me.roles.map((role) => roleNames[role]))
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 0, gap: 1, textAlign: 'left', px: 1 }}
      >
        <Icon name="person" sizePx={20} />
        <Box component="span" sx={(theme) => ({ lineHeight: 1.15, [theme.breakpoints.down('md')]: visuallyHidden })}>
          {me.name}
          <Box component="span" sx={{ display: 'block', fontWeight: 400, fontSize: '0.8125rem', color: 'text.secondary' }}>
            {roles}
          </Box>
        </Box>
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={close}>
        <Box component="li" role="presentation" sx={{ px: 2, py: 1, maxWidth: 280 }}>
          <Typography sx={{ fontWeight: 600 }}>{me.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {me.email}
            <br />
            {roles}
          </Typography>
        </Box>
        <Divider role="presentation" component="li" />
        {choices.map(([value, label]) => (
          <MenuItem key={value} role="menuitemradio" aria-checked={choice === value} onClick={() => choose(value)}>
            <Box component="span" aria-hidden sx={{ width: 24 }}>
              {choice === value ? '✓' : ''}
            </Box>
            {label}
          </MenuItem>
        ))}
        <Divider role="presentation" component="li" />
        <MenuItem
          onClick={() => {
            close()
            onShowKeys()
          }}
        >
          Keys of the keyboard
        </MenuItem>
        <MenuItem onClick={() => void logout()}>Sign out</MenuItem>
      </Menu>
    </>
  )
}
