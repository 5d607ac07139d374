import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Draft } from './draft.ts'
import { errorsOf, firstOpenPart, detailParts } from './parts.ts'
import { AskedFor } from './AskedFor.tsx'
import { SavedNote } from './SavedNote.tsx'
import { SummaryList } from './SummaryList.tsx'
import { summaryOf } from './summary.ts'

type CheckScreenProps = {
  draft: Draft
  today: string
  /** Why it is asked for again. */
  reason: string | null | undefined
  hasSaved: boolean
  isCorrection: boolean
  handIn: () => Promise<void>
}

/** Everything once more before it is handed in, each answer with the way to change it. */
export function CheckScreen({ draft, today, reason, hasSaved, isCorrection, handIn }: CheckScreenProps) {
  const { words, format } = useLanguage()
  const { check } = words.details
  const [wasTried, setTried] = useState(false)
  const sending = useAct(handIn)
  const judged = { draft, words: words.details, today }
  const isWhole = firstOpenPart(judged) === undefined
  const open = new Set(detailParts.filter((part) => Object.keys(errorsOf(part, judged)).length > 0))
  return (
    <Screen
      title={reason ? check.again : check.title}
      lead={check.lead}
      back={isCorrection ? '/document' : '/details/payout'}
      actions={
        <>
          {sending.failure && <FailureNotice failure={sending.failure} retry={sending.again} />}
          <Button
            busy={sending.isBusy && words.frame.saving}
            onClick={() => {
              setTried(true)
              if (isWhole) void sending.run()
            }}
          >
            {isCorrection ? words.frame.next : check.submit}
          </Button>
        </>
      }
      below={<>{hasSaved && <SavedNote />}</>}
    >
      {reason && <Notice kind="warning" title={reason} />}
      {wasTried && !isWhole && <Notice kind="danger" title={check.incomplete} />}
      <SummaryList rows={summaryOf(draft, words, format)} open={open}>
        <AskedFor />
      </SummaryList>
    </Screen>
  )
}
