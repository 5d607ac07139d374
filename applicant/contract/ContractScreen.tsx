import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { CheckBox } from '../controls/CheckBox.tsx'
import { ErrorSummary, type FieldErrors } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useAct } from '../controls/use-act.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { codeOf } from '../server/request-failed.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { ContractDocument } from './ContractDocument.tsx'
import { ContractInShort } from './ContractInShort.tsx'
import { ServiceContract } from './ServiceContract.tsx'

type Contract = NonNullable<Application['contract']>

/**
 * The contract: read, then signed by a tick and the typed name, or on the page of a signing service. What is signed here is the fingerprint of
 * what was opened.
 */
export function ContractScreen() {
  const { application } = useApplication()
  const { contract } = application
  if (contract?.state !== 'to_sign' || application.ending) return <Redirect to="/" />
  if (contract.signingService !== null)
    return <ServiceContract application={application} contract={contract} service={contract.signingService} />
  return <ContractToSign key={contract.documentSha256} application={application} contract={contract} />
}

function ContractToSign({ application, contract }: { application: Application; contract: Contract }) {
  const { words, format } = useLanguage()
  const { contract: text } = words
  const api = useApi()
  const announce = useAnnounce()
  const { session } = useApplication()
  const [, goTo] = useLocation()
  const [isOpened, setOpened] = useState(false)
  const [agrees, setAgrees] = useState(false)
  const [typedName, setTypedName] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [hasChanged, setChanged] = useState(false)
  const sign = useAct(async () => {
    try {
      const signature = { documentSha256: contract.documentSha256 ?? '', accepted: true as const, typedName: typedName.trim() }
      session.accept(await api.signContract(application.id, contract.id, signature), 'signature')
    } catch (error) {
      if (codeOf(error) === 'CONTRACT_NOT_OPENED') return setOpened(false)
      if (codeOf(error) !== 'CONTRACT_DIFFERS') throw error
      setChanged(true)
      setOpened(false)
      return session.refresh()
    }
    announce(text.signed)
    goTo('/')
  })
  const legalName = application.declaration.fullName ?? ''
  const found: FieldErrors = {
    ...(!isOpened && { 'open-contract': text.mustOpen }),
    ...(!agrees && { agree: text.agreeMissing }),
    ...(typedName.trim().length < 2 && { typedName: text.nameMissing }),
  }
  const errors = attempt > 0 ? found : {}
  const dueAt = application.needs.find((need) => need.kind === 'signature')?.dueAt
  const submit = () => {
    setAttempt((before) => before + 1)
    if (Object.keys(found).length === 0) void sign.run()
  }
  return (
    <Screen
      title={text.title}
      lead={
        <>
          <p>{text.lead}</p>
          {dueAt && <p className="stands">{text.until(format.moment(dueAt))}</p>}
        </>
      }
      back="/"
      onSubmit={submit}
      actions={
        <>
          {sign.failure && <FailureNotice failure={sign.failure} retry={sign.again} />}
          <Button type="submit" icon="pen" busy={sign.isBusy && text.signing}>
            {text.submit}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      {hasChanged && <Notice kind="warning" title={text.changed} />}
      <ContractInShort application={application} contract={contract} />
      <ContractDocument applicationId={application.id} contract={contract} onOpened={() => setOpened(true)} />
      <section className="signing" aria-label={text.sign}>
        <h2>{text.statement}</h2>
        <blockquote>{contract.statement}</blockquote>
        <CheckBox name="agree" checked={agrees} onChange={setAgrees} error={errors['agree']}>
          {text.agree}
        </CheckBox>
        <TextField
          name="typedName"
          label={text.name}
          hint={text.nameHint(legalName)}
          error={errors['typedName']}
          value={typedName}
          onChange={setTypedName}
          autoComplete="name"
          autoCapitalize="words"
          maxLength={120}
          spellCheck={false}
        />
      </section>
    </Screen>
  )
}
