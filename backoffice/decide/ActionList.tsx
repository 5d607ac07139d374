import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { Icon } from '../display/Icon.tsx'
import type { Action, OrderKind } from './actions.ts'
import { orderWords } from './order-words.ts'

/** The actions that the API offers this person, each with what it does. */
export function ActionList({ actions, onChoose }: { actions: readonly Action[]; onChoose: (kind: OrderKind) => void }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
      {actions.map((action) => (
        <li key={action.kind}>
          <ActionButton action={action} onChoose={() => onChoose(action.kind)} />
        </li>
      ))}
    </Box>
  )
}

const secondPersonTexts: Readonly<Record<Action['secondPerson'], string | undefined>> = {
  always: 'Needs a second person',
  sometimes: 'May need a second person',
  never: undefined,
}

function ActionButton({ action, onChoose }: { action: Action; onChoose: () => void }) {
  const { desk } = useTheme()
  const words = orderWords[action.kind]
  const secondPerson = secondPersonTexts[action.secondPerson]
  return (
    <Box
      component="button"
      type="button"
      onClick={onChoose}
      sx={{
        font: 'inherit',
        color: 'inherit',
        textAlign: 'left',
        cursor: 'pointer',
        width: '100%',
        px: 1.25,
        py: 0.75,
        border: `1px solid ${desk.lineStrong}`,
        borderRadius: 1,
        backgroundColor: desk.surface,
        '&:hover': { backgroundColor: desk.hover },
      }}
    >
      <Box component="span" sx={{ fontWeight: 600, display: 'block' }}>
        {words.action}…
      </Box>
      {secondPerson !== undefined && (
        <Box component="span" sx={{ display: 'flex', gap: 0.5, alignItems: 'center', fontSize: '0.8125rem', color: desk.tones.second.ink }}>
          <Icon name="people" sizePx={15} /> {secondPerson}
        </Box>
      )}
    </Box>
  )
}
