import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { ErrorSummary, type FieldErrors } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { useApi } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { parseAnyContact, parseReference } from './recovery-input.ts'
import { RecoveryCodeScreen } from './RecoveryCodeScreen.tsx'

type Recovery = { recoveryId: string; reference: string }

/** Back without the other device: the number of the application and the contact that was proven, then a code sent there. */
export function RecoveryScreens({ onOpened, onBack }: { onOpened: (application: Application) => void; onBack: () => void }) {
  const { words } = useLanguage()
  const { resume } = words
  const api = useApi()
  const [reference, setReference] = useState('')
  const [contact, setContact] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [begun, setBegun] = useState<Recovery>()
  const known = { reference: parseReference(reference), contact: parseAnyContact(contact) }
  const begin = useAct(async () => {
    if (!known.reference || !known.contact) return
    const { recoveryId } = await api.beginRecovery({ reference: known.reference, contact: known.contact })
    setBegun({ recoveryId, reference: known.reference })
  })
  if (begun) {
    return (
      <RecoveryCodeScreen
        {...begun}
        onOpened={onOpened}
        onAgain={() => void begin.run()}
        isSending={begin.isBusy}
        onBack={() => setBegun(undefined)}
      />
    )
  }
  const found: FieldErrors = {
    ...(!known.reference && { reference: resume.referenceWrong }),
    ...(!known.contact && { contact: resume.contactWrong }),
  }
  const errors = attempt > 0 ? found : {}
  const submit = () => {
    setAttempt((before) => before + 1)
    if (Object.keys(found).length === 0) void begin.run()
  }
  return (
    <Screen
      title={resume.reference}
      lead={resume.referenceHint}
      onSubmit={submit}
      actions={
        <>
          {begin.failure && <FailureNotice failure={begin.failure} retry={begin.again} />}
          <Button type="submit" busy={begin.isBusy && words.frame.loading}>
            {resume.send}
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
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className="fields">
        <TextField
          name="reference"
          label={resume.referenceLabel}
          error={errors['reference']}
          value={reference}
          onChange={setReference}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          width="short"
        />
        <TextField
          name="contact"
          label={resume.contactLabel}
          hint={resume.contactHint}
          error={errors['contact']}
          value={contact}
          onChange={setContact}
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
    </Screen>
  )
}
