import { useEffect } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** What services add to the address says how the visit went; it proves nothing, and only chooses where to go on. */
const putOff = new Set(['cancel', 'session_timeout', 'ttl_expired', 'exception'])

/** Back from the signing service: we ask it, and go on where that is told. */
export function SigningReturnScreen() {
  const { words } = useLanguage()
  const text = words.contract.service
  const api = useApi()
  const announce = useAnnounce()
  const { application, session } = useApplication()
  const [, goTo] = useLocation()
  const event = new URLSearchParams(useSearch()).get('event')
  const { contract } = application
  const ask = useAct(async (contractId: string) => {
    const isPutOff = event !== null && putOff.has(event)
    const asked = await api.returnFromSigning(application.id, contractId)
    session.accept(asked, ...(isPutOff || event === 'decline' ? [] : (['signature'] as const)))
    if (!isPutOff && event !== 'decline') announce(words.contract.signed)
    goTo(isPutOff ? '/contract' : '/', { replace: true })
  })
  const { run } = ask
  const contractId = contract?.state === 'to_sign' ? contract.id : undefined
  useEffect(() => {
    if (contractId !== undefined) void run(contractId)
  }, [run, contractId])
  if (contractId === undefined) return <Redirect to="/" replace />
  return (
    <Screen
      title={text.checking}
      lead={text.checkingText}
      actions={
        ask.failure && (
          <>
            <FailureNotice failure={ask.failure} retry={ask.again} />
            <Button look="second" onClick={() => goTo('/', { replace: true })}>
              {words.problems.toStart}
            </Button>
          </>
        )
      }
    />
  )
}
