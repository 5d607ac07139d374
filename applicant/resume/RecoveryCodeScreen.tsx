import { useState } from 'react'
import { CodeField } from '../contact/CodeField.tsx'
import { Button } from '../controls/Button.tsx'
import { ErrorSummary } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { RequestFailed } from '../server/request-failed.ts'
import { useApi } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

type RecoveryCodeScreenProps = {
  recoveryId: string
  reference: string
  isSending: boolean
  onOpened: (application: Application) => void
  onAgain: () => void
  onBack: () => void
}

export function RecoveryCodeScreen({ recoveryId, reference, isSending, onOpened, onAgain, onBack }: RecoveryCodeScreenProps) {
  const { words } = useLanguage()
  const { resume, contact } = words
  const api = useApi()
  const [digits, setDigits] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [isRefused, setRefused] = useState(false)
  const confirm = useAct(async () => {
    try {
      onOpened(await api.confirmRecovery(recoveryId, { reference, code: digits }))
    } catch (error) {
      if (!isRefusal(error)) throw error
      setRefused(true)
      setDigits('')
    }
  })
  const { title: refused, do: way } = words.problems.refused.RECOVERY_REFUSED
  const wrong = isRefused ? `${refused}. ${way}` : undefined
  const error =
    attempt === 0 || confirm.isBusy ? undefined : digits === '' && wrong ? wrong : digits.length < 6 ? contact.codeShort : undefined
  const submit = () => {
    setAttempt((before) => before + 1)
    if (digits.length === 6) void confirm.run()
  }
  return (
    <Screen
      title={resume.sentTitle}
      lead={resume.sentLead}
      onSubmit={submit}
      actions={
        <>
          {confirm.failure && <FailureNotice failure={confirm.failure} retry={confirm.again} />}
          <Button type="submit" busy={confirm.isBusy && words.frame.loading}>
            {resume.open}
          </Button>
        </>
      }
      below={
        <>
          <Button look="second" busy={isSending && words.frame.loading} onClick={onAgain}>
            {contact.resend}
          </Button>
          <button type="button" className="quiet-link" onClick={onBack}>
            {words.frame.back}
          </button>
        </>
      }
    >
      <ErrorSummary errors={error ? { code: error } : {}} attempt={attempt} />
      <CodeField value={digits} onChange={setDigits} error={error} />
    </Screen>
  )
}

function isRefusal(error: unknown): boolean {
  return error instanceof RequestFailed && error.failure.kind === 'refused' && error.failure.problem.code === 'RECOVERY_REFUSED'
}
