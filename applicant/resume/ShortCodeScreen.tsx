import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { ErrorSummary } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { useApi } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { isShortCode, maskShortCode } from './short-code.ts'

export function ShortCodeScreen({ onOpened, onBack }: { onOpened: (application: Application) => void; onBack: () => void }) {
  const { words } = useLanguage()
  const { resume } = words
  const api = useApi()
  const [code, setCode] = useState('')
  const [attempt, setAttempt] = useState(0)
  const open = useAct(async () => onOpened(await api.resumeApplication({ secret: code })))
  const error = attempt > 0 && !isShortCode(code) ? resume.codeWrong : undefined
  const submit = () => {
    setAttempt((before) => before + 1)
    if (isShortCode(code)) void open.run()
  }
  return (
    <Screen
      title={resume.code}
      lead={resume.codeHint}
      onSubmit={submit}
      actions={
        <>
          {open.failure && <FailureNotice failure={open.failure} {...(open.failure.kind === 'unreachable' && { retry: open.again })} />}
          <Button type="submit" busy={open.isBusy && words.frame.loading}>
            {resume.open}
          </Button>
        </>
      }
      below={
        <>
          <button type="button" className="quiet-link" onClick={onBack}>
            {words.frame.back}
          </button>
        </>
      }
    >
      <ErrorSummary errors={error ? { shortCode: error } : {}} attempt={attempt} />
      <TextField
        name="shortCode"
        label={resume.codeLabel}
        hint={resume.codeFormat}
        error={error}
        value={code}
        onChange={setCode}
        mask={maskShortCode}
        width="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
    </Screen>
  )
}
