import { useEffect, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { ErrorSummary } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useSeconds } from '../controls/use-seconds.ts'
import { toTypedPhone } from '../format/phone.ts'
import { timeLeft } from '../format/time-left.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { RequestFailed } from '../server/request-failed.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { CodeField } from './CodeField.tsx'
import { ResendLine } from './ResendLine.tsx'
import type { SentCode } from './sent-code.ts'
import { useDelivery } from './use-delivery.ts'

type CodeScreenProps = {
  sent: SentCode
  onSentAgain: (sent: SentCode) => void
  onOther: () => void
  onConfirmed: (application: Application) => void
}

/** The code that was sent: typed, filled in by the phone, or pasted. */
export function CodeScreen({ sent, onSentAgain, onOther, onConfirmed }: CodeScreenProps) {
  const { words } = useLanguage()
  const { contact } = words
  const api = useApi()
  const announce = useAnnounce()
  const { application } = useApplication()
  const code = useDelivery(sent)
  const now = useSeconds(true)
  const [digits, setDigits] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [triesLeft, setTriesLeft] = useState<number>()
  const left = triesLeft ?? code.attemptsLeft
  const isOver = Date.parse(code.expiresAt) <= now || left === 0
  const confirm = useAct(async () => {
    try {
      onConfirmed(await api.confirmContactCode(application.id, code.id, { code: digits }))
      announce(contact.confirmed)
    } catch (error) {
      const nowLeft = attemptsLeftOf(error)
      if (nowLeft === undefined) throw error
      setTriesLeft(nowLeft)
      setDigits('')
    }
  })
  const resend = useAct(async () => {
    if (!sent.to) return onOther()
    onSentAgain({ code: await api.requestContactCode(application.id, sent.to), to: sent.to })
    setTriesLeft(undefined)
    setAttempt(0)
    setDigits('')
    announce(contact.resent)
  })
  useEffect(() => {
    if (code.delivery === 'undeliverable') announce(contact.undeliverable)
  }, [code.delivery, announce, contact])
  const error = errorOf({ attempt, digits, triesLeft, isBusy: confirm.isBusy }, contact)
  const submit = () => {
    setAttempt((before) => before + 1)
    if (digits.length === 6) void confirm.run()
  }
  if (code.delivery === 'undeliverable') {
    return (
      <Screen title={contact.undeliverable} lead={contact.undeliverableDo} actions={<Button onClick={onOther}>{contact.other}</Button>} />
    )
  }
  return (
    <Screen
      title={contact.codeTitle}
      lead={sent.to ? contact.codeLead(readableContact(sent.to)) : contact.codeLeadUnknown}
      onSubmit={submit}
      actions={
        <>
          {(confirm.failure ?? resend.failure) && (
            <FailureNotice failure={(confirm.failure ?? resend.failure)!} retry={confirm.failure ? confirm.again : resend.again} />
          )}
          {!isOver && (
            <Button type="submit" busy={confirm.isBusy && words.frame.loading}>
              {contact.confirm}
            </Button>
          )}
        </>
      }
      below={
        <>
          <ResendLine resendAfter={code.resendAfter} isMain={isOver} isBusy={resend.isBusy} onResend={() => void resend.run()} />
          <button type="button" className="quiet-link" onClick={onOther}>
            {contact.other}
          </button>
        </>
      }
    >
      {isOver ? (
        <Notice kind="warning" title={left === 0 ? contact.noTries : contact.expired} />
      ) : (
        <>
          <ErrorSummary errors={error ? { code: error } : {}} attempt={attempt} />
          <CodeField value={digits} onChange={setDigits} error={error} />
          <p className="hint">
            {code.delivery === 'pending' ? contact.sending : contact.sent} {contact.expires(timeLeft(code.expiresAt, now))}{' '}
            {contact.tries(left)}
          </p>
        </>
      )}
    </Screen>
  )
}

function errorOf(
  tried: { attempt: number; digits: string; triesLeft: number | undefined; isBusy: boolean },
  contact: ReturnType<typeof useLanguage>['words']['contact'],
): string | undefined {
  if (tried.attempt === 0 || tried.isBusy) return undefined
  if (tried.triesLeft !== undefined && tried.digits === '') return contact.wrong(tried.triesLeft)
  return tried.digits.length < 6 ? contact.codeShort : undefined
}

/** How many tries are left after a wrong code; none after one that is void. */
function attemptsLeftOf(error: unknown): number | undefined {
  if (!(error instanceof RequestFailed) || error.failure.kind !== 'refused') return undefined
  const { code, facts } = error.failure.problem
  if (code === 'CODE_VOID') return 0
  const left: unknown = facts?.['attemptsLeft']
  return code === 'CODE_WRONG' && typeof left === 'number' ? left : undefined
}

function readableContact(to: NonNullable<SentCode['to']>): string {
  return to.channel === 'sms' ? toTypedPhone(to.contact) : to.contact
}
