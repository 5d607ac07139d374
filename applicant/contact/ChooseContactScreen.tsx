import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { ErrorSummary, type FieldErrors } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useAct } from '../controls/use-act.ts'
import { maskPhone } from '../format/phone.ts'
import { Screen } from '../frame/Screen.tsx'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { readContact } from './read-contact.ts'
import type { SentCode } from './sent-code.ts'

type Channel = 'sms' | 'email'

export function ChooseContactScreen({ isChange, onSent }: { isChange: boolean; onSent: (sent: SentCode) => void }) {
  const { words } = useLanguage()
  const { contact } = words
  const api = useApi()
  const { application } = useApplication()
  const [channel, setChannel] = useState<Channel>('sms')
  const [phone, setPhone] = useState('')
  const [email, setEmail] = useState('')
  const [attempt, setAttempt] = useState(0)
  const send = useAct(async () => {
    const to = readContact(channel, { phone, email })
    if (to) onSent({ code: await api.requestContactCode(application.id, to), to })
  })
  const isRight = readContact(channel, { phone, email }) !== undefined
  const wrong: FieldErrors<'phone' | 'email'> = channel === 'sms' ? { phone: contact.phoneWrong } : { email: contact.addressWrong }
  const errors = attempt > 0 && !isRight ? wrong : {}
  const submit = () => {
    setAttempt((before) => before + 1)
    if (isRight) void send.run()
  }
  return (
    <Screen
      title={isChange ? contact.changeTitle : contact.title}
      lead={isChange ? contact.changeLead : contact.lead}
      {...(isChange && { back: '/own-details' })}
      onSubmit={submit}
      actions={
        <>
          {send.failure && <FailureNotice failure={send.failure} retry={send.again} />}
          <Button type="submit" busy={send.isBusy && words.frame.loading}>
            {contact.send}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <Choice
        name="channel"
        label={contact.channel}
        value={channel}
        onChange={(next) => {
          setChannel(next)
          setAttempt(0)
        }}
        options={[
          { value: 'sms', label: contact.sms, hint: contact.smsHint, icon: 'phone' },
          { value: 'email', label: contact.email, hint: contact.emailHint, icon: 'mail' },
        ]}
      />
      {channel === 'sms' ? (
        <TextField
          key="phone"
          name="phone"
          label={contact.phone}
          hint={contact.phoneHint}
          error={errors.phone}
          value={phone}
          onChange={setPhone}
          mask={maskPhone}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
        />
      ) : (
        <TextField
          key="email"
          name="email"
          label={contact.address}
          error={errors.email}
          value={email}
          onChange={setEmail}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </Screen>
  )
}
