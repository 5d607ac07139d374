import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { Link } from 'react-router'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Message } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { codeText } from '../words/codes.ts'
import { messageStates } from '../words/states.ts'
import { formatPhone } from '../words/phone.ts'

/** One message, word for word as the applicant got it. */
export function MessageText({ message }: { message: Message }) {
  const { desk } = useTheme()
  return (
    <article aria-label={`Message to ${message.recipient ?? 'nobody'}`}>
      {message.subject !== null && (
        <Typography variant="h2" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
          {message.subject}
        </Typography>
      )}
      <Facts
        facts={[
          { label: 'To', value: message.recipient && formatPhone(message.recipient) },
          { label: 'State', value: <StateMark look={messageStates[message.state]} /> },
          ...(message.errorCode === null ? [] : [{ label: 'Why not', value: `The carrier says ${message.errorCode}` }]),
          { label: 'Case', value: <Link to={paths.case(message.rootCaseId)}>{message.caseReference}</Link> },
          { label: 'Kind', value: `${codeText(message.template)}, ${message.locale}` },
          { label: 'Sent at', value: message.sentAt === null ? 'Not yet' : <Instant at={message.sentAt} />, isFigure: true },
          { label: 'Attempts', value: message.attempts, isFigure: true },
        ]}
      />
      <Box
        sx={{
          mt: 1.5,
          p: 1.5,
          border: `1px solid ${desk.line}`,
          borderRadius: 1,
          backgroundColor: desk.surface,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          maxWidth: 620,
        }}
        lang={message.locale}
      >
        {message.body ?? 'The text was erased.'}
      </Box>
    </article>
  )
}
