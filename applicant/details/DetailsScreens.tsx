import { useState } from 'react'
import { Redirect, useLocation, useParams } from 'wouter'
import { useCaptures } from '../document/CapturesProvider.tsx'
import { useAnnounce } from '../frame/Announcer.tsx'
import type { Declaration } from '../generated/api.ts'
import { isNeeded, nextPath } from '../session/screen-path.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { CheckScreen } from './CheckScreen.tsx'
import { toDraft, type Draft } from './draft.ts'
import { PartScreen } from './PartScreen.tsx'
import { detailParts, firstOpenPart, parts, toDeclaration, type DetailPart } from './parts.ts'

/** The person's own words about themselves: a question a screen, saved one by one, read once more and handed in. */
export function DetailsScreens() {
  const { part } = useParams<{ part?: string }>()
  const { words, format } = useLanguage()
  const api = useApi()
  const announce = useAnnounce()
  const { application, session, handedIn } = useApplication()
  const { setCorrected } = useCaptures()
  const [, goTo] = useLocation()
  const [draft, setDraft] = useState(() => toDraft(application.declaration, (minor) => format.whole(minor / 100)))
  const [hasSaved, setSaved] = useState(false)
  const need = application.needs.find((one) => one.kind === 'details')
  // A picture that disagrees with what was typed: then it may be the typing that is wrong.
  const isCorrection = need === undefined && isNeeded(application, 'photos')
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  // The way of payment has an answer that fits most people; it is asked all the same, until it was confirmed once.
  const firstOpen = (declared: Declaration) =>
    firstOpenPart({ draft, words: words.details, today }) ?? (declared.pixKey === null ? 'payout' : 'check')
  if (!need && !isCorrection) return <Redirect to={nextPath(application, handedIn)} />
  if (!isPart(part) && part !== 'check') return <Redirect to={`/details/${firstOpen(application.declaration)}`} replace />

  const save = async (saved: DetailPart) => {
    const kept = await api.saveDeclaration(application.id, parts[saved].toPayload(draft))
    session.accept(kept)
    setSaved(true)
    announce(words.frame.saved)
    goTo(`/details/${firstOpen(kept.declaration)}`)
  }
  const handIn = async () => {
    if (isCorrection) {
      setCorrected(true)
      return goTo('/document/kind')
    }
    session.accept(await api.declareDetails(application.id, toDeclaration(draft)), 'details')
    announce(words.details.check.handedIn)
    const current = session.get()
    if (current.state === 'open') goTo(nextPath(current.application, current.handedIn))
  }
  if (part === 'check') {
    return <CheckScreen draft={draft} today={today} reason={need?.reason} hasSaved={hasSaved} isCorrection={isCorrection} handIn={handIn} />
  }
  const before = detailParts[detailParts.indexOf(part) - 1]
  return (
    <PartScreen
      key={part}
      part={part}
      draft={draft}
      today={today}
      hasSaved={hasSaved}
      back={before ? `/details/${before}` : '/'}
      change={change}
      save={save}
    />
  )
}

function isPart(text: string | undefined): text is DetailPart {
  return detailParts.some((part) => part === text)
}
