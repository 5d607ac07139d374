import Check from '@mui/icons-material/CheckCircleOutlined'
import Clock from '@mui/icons-material/ScheduleOutlined'
import Cross from '@mui/icons-material/HighlightOffOutlined'
import Eye from '@mui/icons-material/VisibilityOutlined'
import Hand from '@mui/icons-material/BackHandOutlined'
import Hold from '@mui/icons-material/PauseCircleOutlined'
import Hourglass from '@mui/icons-material/HourglassEmptyOutlined'
import Leave from '@mui/icons-material/LogoutOutlined'
import Money from '@mui/icons-material/AccountBalanceOutlined'
import Pending from '@mui/icons-material/RadioButtonUncheckedOutlined'
import People from '@mui/icons-material/PeopleOutlined'
import Person from '@mui/icons-material/PersonOutlined'
import Send from '@mui/icons-material/SendOutlined'
import Skip from '@mui/icons-material/RedoOutlined'
import Undo from '@mui/icons-material/UndoOutlined'
import Alert from '@mui/icons-material/ErrorOutlined'
import Working from '@mui/icons-material/SyncOutlined'
import type { SvgIconProps } from '@mui/material/SvgIcon'
import type { ComponentType } from 'react'
import type { IconName } from '../words/states.ts'

const icons: Readonly<Record<IconName, ComponentType<SvgIconProps>>> = {
  alert: Alert,
  eye: Eye,
  people: People,
  person: Person,
  hourglass: Hourglass,
  working: Working,
  hold: Hold,
  check: Check,
  hand: Hand,
  skip: Skip,
  cross: Cross,
  leave: Leave,
  clock: Clock,
  pending: Pending,
  money: Money,
  send: Send,
  undo: Undo,
}

/** Beside a word that says the same; readers of the screen hear the word only. */
export function Icon({ name, sizePx = 17, color }: { name: IconName; sizePx?: number; color?: string }) {
  const Drawn = icons[name]
  return <Drawn aria-hidden sx={{ fontSize: sizePx, flexShrink: 0, ...(color !== undefined && { color }) }} />
}
