import { useState, type ComponentType } from 'react'
import { Button } from '../controls/Button.tsx'
import { ErrorSummary } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Draft } from './draft.ts'
import { AddressFields, IdentityFields, IncomeFields, NameFields, PayoutFields, type FieldsProps } from './PartFields.tsx'
import { detailParts, errorsOf, type DetailPart } from './parts.ts'
import { SavedNote } from './SavedNote.tsx'

type PartScreenProps = {
  part: DetailPart
  draft: Draft
  today: string
  /** Something was saved on the screen before. */
  hasSaved: boolean
  back: string
  change: (change: Partial<Draft>) => void
  save: (part: DetailPart) => Promise<void>
}

const fieldsOf: Record<DetailPart, ComponentType<FieldsProps>> = {
  name: NameFields,
  identity: IdentityFields,
  address: AddressFields,
  income: IncomeFields,
  payout: PayoutFields,
}

/** One question about the person, with the reason for it, saved when it is answered. */
export function PartScreen({ part, draft, today, hasSaved, back, change, save }: PartScreenProps) {
  const { words } = useLanguage()
  const { details } = words
  const [attempt, setAttempt] = useState(0)
  const saving = useAct(() => save(part))
  const found = errorsOf(part, { draft, words: details, today })
  const errors = attempt > 0 ? found : {}
  const Fields = fieldsOf[part]
  const submit = () => {
    setAttempt((before) => before + 1)
    if (Object.keys(found).length === 0) void saving.run()
  }
  return (
    <Screen
      over={details.partOf(detailParts.indexOf(part) + 1, detailParts.length)}
      title={details[part].title}
      lead={details[part].why}
      back={back}
      onSubmit={submit}
      actions={
        <>
          {saving.failure && <FailureNotice failure={saving.failure} retry={saving.again} />}
          <Button type="submit" busy={saving.isBusy && words.frame.saving}>
            {words.frame.next}
          </Button>
        </>
      }
      below={<>{hasSaved && <SavedNote />}</>}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className="fields">
        <Fields draft={draft} errors={errors} change={change} />
      </div>
    </Screen>
  )
}
