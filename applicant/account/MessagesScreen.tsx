import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useLoaded } from '../controls/use-loaded.ts'
import { Screen } from '../frame/Screen.tsx'
import { WaitingScreen } from '../frame/WaitingScreen.tsx'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** Everything that we sent, the newest first. */
export function MessagesScreen() {
  const { words, format } = useLanguage()
  const { account } = words
  const api = useApi()
  const { application } = useApplication()
  const sent = useLoaded((signal) => api.readSentMessages(application.id, { signal }), application.id)
  if (!sent.value && !sent.failure) return <WaitingScreen />
  return (
    <Screen title={account.messages} lead={account.messagesLead} back="/menu">
      {sent.failure && <FailureNotice failure={sent.failure} retry={sent.reload} />}
      {sent.value?.items.length === 0 && <p className="empty">{account.noMessages}</p>}
      <ol className="messages">
        {sent.value?.items.map((message) => (
          <li key={message.id} className="card">
            <p className="message-head">
              <Icon name={message.channel === 'sms' ? 'phone' : 'mail'} />
              <span>{account.channels[message.channel]},</span>
              <span className={message.delivery === 'undeliverable' ? 'bad' : undefined}>{account.deliveries[message.delivery]}</span>
              <time dateTime={message.at}>{format.moment(message.at)}</time>
            </p>
            {message.subject && <p className="message-subject">{message.subject}</p>}
            {message.text && <p>{message.text}</p>}
          </li>
        ))}
      </ol>
    </Screen>
  )
}
