import type { ReactNode } from 'react'
import { shownStages, type Stages } from '../session/shown-stages.ts'
import { useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { StageBar } from './StageBar.tsx'
import { StageList } from './StageList.tsx'
import { TopBar } from './TopBar.tsx'
import { useLender } from './use-lender.ts'

/** The steps as they are before there is an application. */
const allToDo: Stages = (['consents', 'contact', 'details', 'document', 'checks', 'decision', 'offer', 'signature', 'payout'] as const).map(
  (stage) => ({ stage, state: 'todo' }),
)

/** What surrounds every screen: who speaks, what is left to do, the screen, and where help is. */
export function Frame({ children }: { children: ReactNode }) {
  const { words } = useLanguage()
  const { current } = useSession()
  const application = current.state === 'open' ? current.application : undefined
  const stages = current.state === 'open' ? shownStages(current.application, current.handedIn) : undefined
  const isUnderWay = application !== undefined && application.ending === null && application.contract?.state !== 'active'
  const isDone = stages?.every(({ state }) => state === 'done')
  const railTitle = isDone ? words.frame.allDone : stages ? words.frame.whatIsLeft : words.frame.howItGoes
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {words.frame.skip}
      </a>
      <TopBar />
      <ConnectionBanner />
      {stages && isUnderWay && <StageBar stages={stages} />}
      <nav className="rail" aria-label={railTitle}>
        <div>
          <p className="rail-title">{railTitle}</p>
          <StageList stages={stages ?? allToDo} isPlan={!stages} />
          {application && <p className="rail-reference">{words.frame.reference(application.reference)}</p>}
        </div>
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </div>
  )
}

function Foot() {
  const { words } = useLanguage()
  const lender = useLender()
  return (
    <footer className="foot">
      {lender && (
        <>
          <p>
            <strong>{words.frame.help}.</strong> {words.frame.helpText(lender.phone, lender.email)}
          </p>
          <p>
            {words.frame.lenderLine(lender.name, lender.taxId)} · {lender.address}
          </p>
        </>
      )}
    </footer>
  )
}
