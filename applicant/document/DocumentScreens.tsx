import { useState } from 'react'
import { Redirect, useParams } from 'wouter'
import type { Application } from '../generated/api.ts'
import { isNeeded, nextPath } from '../session/screen-path.ts'
import { useApplication } from '../session/SessionProvider.tsx'
import { CaptureScreen } from './CaptureScreen.tsx'
import { ChooseDocumentScreen } from './ChooseDocumentScreen.tsx'
import type { Slot } from './create-captures.ts'
import { pathOfMissing } from './path-of-missing.ts'
import { SendDocumentScreen } from './SendDocumentScreen.tsx'
import { useCaptures } from './CapturesProvider.tsx'

/** The identity document: which one, each side by itself, then sent together; again where we ask for it. */
export function DocumentScreens() {
  const { page } = useParams<{ page?: string }>()
  const { application, handedIn } = useApplication()
  const { captures, taken } = useCaptures()
  const [isSent, setSent] = useState(false)
  const set = application.documentSet
  if (isSent || !isNeeded(application, 'photos')) return <Redirect to={isSent ? '/' : nextPath(application, handedIn)} />
  if (page === 'kind' || !set) return page === 'kind' ? <ChooseDocumentScreen /> : <Redirect to="/document/kind" replace />
  const slots = set.pages.map((one) => one.slot)
  const slot = slots.find((one) => one === page)
  if (slot) return <CaptureScreen key={slot} slot={slot} documentSetId={set.id} next={pathAfter(set, slot, taken)} />
  if (page === 'check') {
    return (
      <SendDocumentScreen
        set={set}
        onSent={() => {
          captures.clear()
          setSent(true)
        }}
      />
    )
  }
  return <Redirect to={pathOfMissing(set, taken)} replace />
}

function pathAfter(set: NonNullable<Application['documentSet']>, slot: Slot, taken: Partial<Record<Slot, unknown>>): string {
  return pathOfMissing(set, { ...taken, [slot]: true })
}
