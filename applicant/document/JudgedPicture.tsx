import { Notice } from '../controls/Notice.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Slot } from './create-captures.ts'
import type { PreparedPicture } from './prepare-picture.ts'

/** The picture as it was taken, and what of it would keep us from reading it, with what to do. */
export function JudgedPicture({ slot, picture }: { slot: Slot; picture: PreparedPicture }) {
  const { document } = useLanguage().words
  const problems = picture.outcome === 'judged' ? picture.problems : [picture.problem]
  return (
    <div className="judged">
      {picture.outcome === 'judged' && <img className="preview" src={picture.previewUrl} alt={document.preview(document.slots[slot])} />}
      {problems.length === 0 && <Notice kind="good" title={document.good} />}
      {problems.map((problem) => (
        <Notice key={problem} kind="warning" title={document.problems[problem].title}>
          <p>{document.problems[problem].do}</p>
        </Notice>
      ))}
    </div>
  )
}
