import { Link } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useAct } from '../controls/use-act.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { DocumentSet } from '../generated/api.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { useCaptures } from './CapturesProvider.tsx'
import type { Capture, Slot } from './create-captures.ts'
import { SendingState } from './SendingState.tsx'

/** All sides before they are sent, each with how far it is and the way to take it again. */
export function SendDocumentScreen({ set, onSent }: { set: DocumentSet; onSent: () => void }) {
  const { words } = useLanguage()
  const { document } = words
  const api = useApi()
  const announce = useAnnounce()
  const { application, session } = useApplication()
  const { taken } = useCaptures()
  const submit = useAct(async () => {
    session.accept(await api.submitDocumentSet(application.id, set.id), 'photos')
    announce(document.submitted)
    onSent()
  })
  const isReady = set.pages.every(({ slot, sha256 }) => (taken[slot] ? taken[slot].sending.state === 'received' : sha256 !== null))
  return (
    <Screen
      over={document.title}
      title={document.checkTitle}
      lead={document.checkLead}
      actions={
        <>
          {submit.failure && <FailureNotice failure={submit.failure} retry={submit.again} />}
          <Button busy={submit.isBusy && words.frame.saving} disabled={!isReady} onClick={() => void submit.run()}>
            {document.submit}
          </Button>
        </>
      }
      below={
        <>
          {!isReady && <p className="hint">{document.keepOpen}</p>}
          <Link href="/document/kind" className="quiet-link">
            {document.otherKind}
          </Link>
        </>
      }
    >
      <ul className="pages">
        {set.pages.map(({ slot, sha256 }) => (
          <PageLine key={slot} slot={slot} isKept={sha256 !== null} capture={taken[slot]} />
        ))}
      </ul>
    </Screen>
  )
}

function PageLine({ slot, isKept, capture }: { slot: Slot; isKept: boolean; capture: Capture | undefined }) {
  const { words } = useLanguage()
  const { document } = words
  const side = document.slots[slot]
  return (
    <li className="card page-line">
      {capture ? (
        <img src={capture.previewUrl} alt={document.preview(side)} />
      ) : (
        <span className="page-blank" aria-hidden="true">
          <Icon name={isKept ? 'lock' : 'camera'} />
        </span>
      )}
      <div>
        <h2>{side}</h2>
        <PageState isKept={isKept} capture={capture} />
        <Link href={`/document/${slot}`}>
          {isKept || capture ? document.retake : document.take}
          <span className="unseen">: {side}</span>
        </Link>
      </div>
    </li>
  )
}

function PageState({ isKept, capture }: { isKept: boolean; capture: Capture | undefined }) {
  const { document } = useLanguage().words
  if (!capture) return <p className={isKept ? 'page-state good' : 'page-state'}>{isKept ? document.kept : document.toTake}</p>
  const received = (
    <output className="page-state good">
      <Icon name="check" />
      {document.received}
    </output>
  )
  return <SendingState capture={capture} received={received} />
}
