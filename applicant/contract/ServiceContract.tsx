import { useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { codeOf } from '../server/request-failed.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { ContractDocument } from './ContractDocument.tsx'
import { ContractInShort } from './ContractInShort.tsx'
import { goToSigningPage } from './go-to-signing-page.ts'

type ServiceContractProps = { application: Application; contract: NonNullable<Application['contract']>; service: string }

/** A contract that is signed on the page of a signing service: what it says in short, and the way there. */
export function ServiceContract({ application, contract, service }: ServiceContractProps) {
  const { words, format, locale } = useLanguage()
  const text = words.contract
  const api = useApi()
  const { session } = useApplication()
  const [, goTo] = useLocation()
  const leave = useAct(async () => {
    try {
      const ended = await goToSigningPage(await api.openSigningPage(application.id, contract.id), locale === 'pt-BR' ? 'pt-BR' : 'en-US')
      if (ended !== undefined) goTo(`/contract/signed?event=${ended}`)
    } catch (error) {
      // It ended there: the application knows in a moment how.
      if (codeOf(error) === 'SIGNATURE_NOT_OPEN') await session.refresh()
      throw error
    }
  })
  const dueAt = application.needs.find((need) => need.kind === 'signature')?.dueAt
  return (
    <Screen
      title={text.title}
      lead={
        <>
          <p>{text.service.lead(service)}</p>
          {dueAt && <p className="stands">{text.until(format.moment(dueAt))}</p>}
        </>
      }
      back="/"
      onSubmit={() => void leave.run()}
      actions={
        <>
          {leave.failure && <FailureNotice failure={leave.failure} retry={leave.again} />}
          <Button type="submit" icon="pen" busy={leave.isBusy && text.service.leaving}>
            {text.service.go(service)}
          </Button>
          <p className="hint">{text.service.back}</p>
        </>
      }
    >
      <ContractInShort application={application} contract={contract} />
      <ContractDocument applicationId={application.id} contract={contract} onOpened={() => undefined} />
    </Screen>
  )
}
