import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { StateMark } from '../display/StateMark.tsx'
import type { Message } from '../generated/api.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { instantText } from '../words/dates.ts'
import { messageStates } from '../words/states.ts'
import { formatPhone } from '../words/phone.ts'
import { MessageText } from './MessageText.tsx'

type Listed = { messages: readonly Message[]; openedId: string | undefined; onOpen: (id: string) => void; isWide: boolean }

export function MessageList({ messages, openedId, onOpen, isWide }: Listed) {
  const { desk } = useTheme()
  return (
    <Box component="ol" aria-label="Messages" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {messages.map((message) => {
        const isOpened = message.id === openedId
        return (
          <Box component="li" key={message.id} sx={{ borderBottom: `1px solid ${desk.line}` }}>
            <Box
              component="button"
              type="button"
              aria-current={isOpened && isWide ? 'true' : undefined}
              aria-expanded={isWide ? undefined : isOpened}
              onClick={() => onOpen(message.id)}
              sx={{
                font: 'inherit',
                color: 'inherit',
                textAlign: 'left',
                background: 'none',
                border: 0,
                borderLeft: '3px solid transparent',
                cursor: 'pointer',
                width: '100%',
                px: 1.25,
                py: 0.75,
                '&:hover': { backgroundColor: desk.hover },
                '&[aria-current]': { backgroundColor: desk.selected, borderLeftColor: desk.accent },
                '&:focus-visible': { outlineOffset: -2 },
              }}
            >
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
                <Box component="span" sx={{ fontWeight: 600, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                  {message.channel === 'sms' ? 'SMS' : 'Mail'} to {message.recipient === null ? 'nobody' : formatPhone(message.recipient)}
                </Box>
                <Box
                  component="time"
                  dateTime={message.createdAt}
                  sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.8125rem', whiteSpace: 'nowrap' }}
                >
                  {instantText(message.sentAt ?? message.createdAt)}
                </Box>
              </Box>
              <Box sx={{ color: desk.muted, fontSize: '0.875rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {message.subject ?? message.body ?? message.template}
              </Box>
              <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
                <StateMark look={messageStates[message.state]} quiet />
                <Box component="span" sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.8125rem' }}>
                  {message.caseReference}
                </Box>
              </Box>
            </Box>
            {isOpened && !isWide && (
              <Box sx={{ p: 1.5, backgroundColor: desk.sunken }}>
                <MessageText message={message} />
              </Box>
            )}
          </Box>
        )
      })}
    </Box>
  )
}
