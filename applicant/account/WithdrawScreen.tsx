import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { Button, ButtonLink } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { ErrorSummary } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { WithdrawApplicationPayload } from '../generated/api.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

type Reason = WithdrawApplicationPayload['reasonCode']

const reasons: readonly Reason[] = ['changed_mind', 'better_offer', 'too_expensive', 'takes_too_long', 'other']

/** The way out, asked once more, with what it means. */
export function WithdrawScreen() {
  const { words } = useLanguage()
  const { withdraw } = words
  const api = useApi()
  const announce = useAnnounce()
  const { application, session } = useApplication()
  const [, goTo] = useLocation()
  const [reason, setReason] = useState<Reason>()
  const [attempt, setAttempt] = useState(0)
  const act = useAct(async (reasonCode: Reason) => {
    session.accept(await api.withdrawApplication(application.id, { reasonCode }))
    announce(withdraw.done)
    goTo('/')
  })
  if (!application.mayWithdraw && !act.isBusy) return <Redirect to="/" />
  const error = attempt > 0 && !reason ? withdraw.reasonMissing : undefined
  const submit = () => {
    setAttempt((before) => before + 1)
    if (reason) void act.run(reason)
  }
  return (
    <Screen
      title={withdraw.title}
      lead={withdraw.lead}
      back="/menu"
      onSubmit={submit}
      actions={
        <>
          {act.failure && <FailureNotice failure={act.failure} retry={act.again} />}
          <Button type="submit" look="danger" busy={act.isBusy && words.frame.loading}>
            {withdraw.confirm}
          </Button>
        </>
      }
      below={
        <>
          <ButtonLink to="/" look="second">
            {withdraw.keep}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={error ? { reason: error } : {}} attempt={attempt} />
      <Choice
        name="reason"
        label={withdraw.reason}
        value={reason}
        onChange={setReason}
        error={error}
        options={reasons.map((value) => ({ value, label: withdraw.reasons[value] }))}
      />
    </Screen>
  )
}
