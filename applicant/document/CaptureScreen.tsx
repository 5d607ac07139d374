import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useHandheld } from '../controls/use-handheld.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { useCaptures } from './CapturesProvider.tsx'
import type { Slot } from './create-captures.ts'
import { Drawing } from './Drawing.tsx'
import { JudgedPicture } from './JudgedPicture.tsx'
import { PictureButton } from './PictureButton.tsx'
import { preparePicture, type PreparedPicture } from './prepare-picture.ts'
import { mayInsist } from './quality/judge-picture.ts'

type Look = { step: 'ask' } | { step: 'checking' } | { step: 'judged'; picture: PreparedPicture }

/** One side of the document: photographed, judged on the spot, used or taken again. */
export function CaptureScreen({ slot, documentSetId, next }: { slot: Slot; documentSetId: string; next: string }) {
  const { words } = useLanguage()
  const { document } = words
  const announce = useAnnounce()
  const { application } = useApplication()
  const { captures } = useCaptures()
  const [, goTo] = useLocation()
  const [look, setLook] = useState<Look>({ step: 'ask' })
  const [failedTries, setFailedTries] = useState(0)

  const judge = async (file: File) => {
    setLook({ step: 'checking' })
    const picture = await preparePicture(file)
    setLook({ step: 'judged', picture })
    if (isGood(picture)) return announce(document.good)
    setFailedTries((before) => before + 1)
    announce(document.problem)
  }
  const use = () => {
    if (look.step !== 'judged' || look.picture.outcome !== 'judged') return
    const { content, previewUrl } = look.picture
    captures.send({ applicationId: application.id, documentSetId, slot, content }, previewUrl)
    goTo(next)
  }
  const isHandheld = useHandheld()
  const onPicture = (file: File) => void judge(file)
  const good = look.step === 'judged' && isGood(look.picture)
  const insists = look.step === 'judged' && look.picture.outcome === 'judged' && mayInsist(look.picture.problems, failedTries)
  return (
    <Screen
      over={document.title}
      title={document.slotTitles[slot]}
      lead={document.slotLeads[slot]}
      back="/document/kind"
      actions={
        look.step !== 'checking' &&
        (good ? (
          <Button onClick={use}>{document.use}</Button>
        ) : (
          <TakeButton look="main" isAgain={look.step === 'judged'} onPicture={onPicture} />
        ))
      }
      below={
        look.step !== 'checking' && (
          <>
            {good && <TakeButton look="second" isAgain onPicture={onPicture} />}
            {isHandheld && <PictureButton icon="file" look="second" label={document.choose} onPicture={onPicture} />}
            {insists && !good && (
              <>
                <Button look="quiet" onClick={use}>
                  {document.useAnyway}
                </Button>
                <p className="hint">{document.useAnywayHint}</p>
              </>
            )}
            <p className="hint">
              {document.fileHint}. {!isHandheld && <Link href="/devices">{document.onPhone}</Link>}
            </p>
          </>
        )
      }
    >
      {look.step === 'ask' && (
        <>
          <Drawing slot={slot} />
          <Tips />
        </>
      )}
      {look.step === 'checking' && (
        <output className="checking">
          <span className="spinner" aria-hidden="true" />
          {document.checking}
        </output>
      )}
      {look.step === 'judged' && <JudgedPicture slot={slot} picture={look.picture} />}
    </Screen>
  )
}

type TakeButtonProps = { look: 'main' | 'second'; isAgain: boolean; onPicture: (file: File) => void }

/** The camera where there is one in the hand, else a file. */
function TakeButton({ look, isAgain, onPicture }: TakeButtonProps) {
  const { document } = useLanguage().words
  const isHandheld = useHandheld()
  if (!isHandheld) return <PictureButton icon="file" look={look} label={document.choose} onPicture={onPicture} />
  return <PictureButton isCamera icon="camera" look={look} label={isAgain ? document.retake : document.take} onPicture={onPicture} />
}

function Tips() {
  const { tips } = useLanguage().words.document
  return (
    <section className="tips">
      <h2>{tips.title}</h2>
      <ul>
        {[tips.flat, tips.light, tips.still, tips.out].map((tip) => (
          <li key={tip}>
            <Icon name="check" />
            {tip}
          </li>
        ))}
      </ul>
    </section>
  )
}

function isGood(picture: PreparedPicture): boolean {
  return picture.outcome === 'judged' && picture.problems.length === 0
}
