import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { DocumentSet } from '../generated/api.ts'
import { useProduct } from '../product/ProductProvider.tsx'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { useCaptures } from './CapturesProvider.tsx'
import type { Slot } from './create-captures.ts'
import { pathOfMissing } from './path-of-missing.ts'

type Kind = DocumentSet['documentType']
type Again = 'everything' | 'front' | 'back' | 'nothing'

const slotsOf: Record<Kind, readonly Slot[]> = { identity_card: ['front', 'back'], passport: ['data_page'] }

/** Which document, and, where we ask for it again, which side of it. */
export function ChooseDocumentScreen() {
  const { words } = useLanguage()
  const { document } = words
  const api = useApi()
  const { application, session } = useApplication()
  const { captures, hasCorrected, setCorrected } = useCaptures()
  const kinds = useProduct().value?.identityDocumentTypes ?? (['identity_card', 'passport'] as const)
  const [, goTo] = useLocation()
  const reason = application.needs.find((need) => need.kind === 'photos')?.reason
  const isAgain = typeof reason === 'string'
  const [kind, setKind] = useState<Kind>(application.documentSet?.documentType ?? 'identity_card')
  const [again, setAgain] = useState<Again>(hasCorrected ? 'nothing' : 'everything')
  const begin = useAct(async () => {
    const reuse = isAgain ? slotsToReuse(kind, again) : []
    const documentSet = await api.beginDocumentSet(application.id, { documentType: kind, ...(reuse.length > 0 && { reuse }) })
    captures.clear()
    setCorrected(false)
    session.accept({ ...application, documentSet })
    goTo(pathOfMissing(documentSet, {}))
  })
  const offersSides = isAgain && (kind === 'identity_card' || hasCorrected)
  return (
    <Screen
      title={isAgain ? document.again : document.title}
      lead={isAgain ? undefined : document.lead}
      back="/"
      onSubmit={() => void begin.run()}
      actions={
        <>
          {begin.failure && <FailureNotice failure={begin.failure} retry={begin.again} />}
          <Button type="submit" busy={begin.isBusy && words.frame.loading}>
            {document.begin}
          </Button>
        </>
      }
    >
      {reason && (
        <Notice kind="warning" title={reason}>
          <p>
            {document.againOr} <Link href="/details/check">{document.correctDetails}</Link>
          </p>
        </Notice>
      )}
      <Choice
        name="kind"
        label={document.kind}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({
          value,
          label: document[value],
          hint: value === 'passport' ? document.passportHint : document.identity_cardHint,
          icon: value === 'passport' ? 'file' : 'document',
        }))}
      />
      {offersSides && (
        <Choice<Again>
          name="again"
          label={document.which}
          hint={document.whichHint}
          value={again}
          onChange={setAgain}
          options={[
            { value: 'everything', label: document.everything },
            ...(kind === 'identity_card'
              ? ([
                  { value: 'front', label: document.onlyThis.front },
                  { value: 'back', label: document.onlyThis.back },
                ] as const)
              : []),
            ...(hasCorrected ? ([{ value: 'nothing', label: document.nothingAgain }] as const) : []),
          ]}
        />
      )}
    </Screen>
  )
}

/** The sides that stay as they were sent. */
export function slotsToReuse(kind: Kind, again: Again): Slot[] {
  if (again === 'everything') return []
  return slotsOf[kind].filter((slot) => slot !== again)
}
