import { Link, Redirect } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useHandheld } from '../controls/use-handheld.ts'
import { PictureButton } from '../document/PictureButton.tsx'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { openNeeds } from '../session/open-needs.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { PaperList } from './PaperList.tsx'
import { usePapers } from './use-papers.ts'
import { WhatWeTake } from './WhatWeTake.tsx'

/** Papers that prove the income: why, which, one by one, then sent together; again, with the reason, where the first did not do. */
export function IncomeScreen() {
  const { application, handedIn } = useApplication()
  const isOpen = openNeeds(application, handedIn).some((need) => need.kind === 'income')
  if (!isOpen || application.ending !== null || application.income === null) return <Redirect to="/" />
  return <AskedForIncome application={application} income={application.income} />
}

function AskedForIncome({ application, income }: { application: Application; income: NonNullable<Application['income']> }) {
  const { words } = useLanguage()
  const texts = words.income
  const api = useApi()
  const announce = useAnnounce()
  const { session } = useApplication()
  const papers = usePapers()
  const isHandheld = useHandheld()
  const add = (file: File) => void papers.add(file)
  const reason = application.needs.find((need) => need.kind === 'income')?.reason ?? null
  const submit = useAct(async () => {
    session.accept(await api.submitIncomePapers(application.id), 'income')
    announce(texts.submitted)
  })
  const takeBack = useAct(async (paperId: string) => {
    const left = await api.takeBackIncomePaper(application.id, paperId)
    session.accept({ ...application, income: left })
    announce(texts.removed)
  })
  const usable = income.papers.filter(({ problem }) => problem === null).length
  const missing = Math.max(0, income.months - usable)
  const isBusy = papers.isPreparing || papers.sent.some(({ capture }) => capture.sending.state !== 'refused')
  const isFull = income.papers.length + papers.sent.length >= income.most
  return (
    <Screen
      title={reason === null ? texts.title : texts.again}
      lead={reason === null ? texts.lead : undefined}
      back="/"
      actions={
        <>
          {takeBack.failure && <FailureNotice failure={takeBack.failure} retry={takeBack.again} />}
          {submit.failure && <FailureNotice failure={submit.failure} retry={submit.again} />}
          {missing > 0 && !isFull && <AddButton look="main" add={add} />}
          {missing === 0 && (
            <Button busy={submit.isBusy && words.frame.saving} disabled={isBusy} onClick={() => void submit.run()}>
              {texts.submit}
            </Button>
          )}
        </>
      }
      below={
        <>
          {missing === 0 && !isFull && <AddButton look="second" add={add} />}
          {isHandheld && !isFull && <FilesButton look="second" add={add} />}
          {!isFull && <p className="hint">{words.income.fileHint}</p>}
          {isFull && <p className="hint">{texts.full(income.most)}</p>}
          {isBusy && <p className="hint">{words.document.keepOpen}</p>}
          <Link href="/" className="quiet-link">
            {texts.later}
          </Link>
          <p className="hint">{texts.laterHint}</p>
        </>
      }
    >
      {reason !== null && <Notice kind="warning" title={reason} />}
      <WhatWeTake income={income} />
      <PaperList income={income} papers={papers} missing={missing} takeBack={(paperId) => void takeBack.run(paperId)} />
    </Screen>
  )
}

type AddButtonProps = { look: 'main' | 'second'; add: (file: File) => void }

/** The camera where there is one in the hand, else files. */
function AddButton({ look, add }: AddButtonProps) {
  const { words } = useLanguage()
  const isHandheld = useHandheld()
  if (!isHandheld) return <FilesButton look={look} add={add} />
  return <PictureButton isCamera icon="camera" look={look} label={words.income.camera} onPicture={add} />
}

function FilesButton({ look, add }: AddButtonProps) {
  const { words } = useLanguage()
  return <PictureButton takesPapers icon="file" look={look} label={words.income.choose} onPicture={add} />
}
