import type { ReactNode } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { Bad, SendingState, Uploading } from '../document/SendingState.tsx'
import type { IncomePapers } from '../generated/api.ts'
import type { FileProblem } from '../document/prepare-picture.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Words } from '../words/words.ts'
import type { usePapers } from './use-papers.ts'

type PaperListProps = {
  income: IncomePapers
  papers: ReturnType<typeof usePapers>
  missing: number
  takeBack: (paperId: string) => void
}

/** Every paper with how far it is, what is wrong with it, and the way to remove it. */
export function PaperList({ income, papers, missing, takeBack }: PaperListProps) {
  const { words } = useLanguage()
  const texts = words.income
  const kept = income.papers.length
  const isEmpty = kept + papers.sent.length + papers.unusable.length === 0
  return (
    <section className="papers" aria-labelledby="papers">
      <h2 id="papers">{texts.papers}</h2>
      {isEmpty && <p className="hint">{texts.none}</p>}
      <ul className="pages">
        {income.papers.map(({ id, problem }, index) => (
          <PaperLine key={id} number={index + 1} pictureUrl={papers.pictures.get(id)} remove={() => takeBack(id)}>
            {problem === null ? (
              <p className="page-state good">
                <Icon name="check" />
                {words.document.received}
              </p>
            ) : (
              <Bad>{problem}</Bad>
            )}
          </PaperLine>
        ))}
        {papers.sent.map(({ slot, capture, isHardToRead }, index) => (
          <PaperLine key={slot} number={kept + index + 1} pictureUrl={capture.previewUrl} remove={() => papers.forget(slot)}>
            <SendingState capture={capture} received={<Uploading percent={100} />} />
            {isHardToRead && <p className="hint">{texts.hardToRead}</p>}
          </PaperLine>
        ))}
        {papers.unusable.map(({ slot, problem }, index) => (
          <PaperLine key={slot} number={kept + papers.sent.length + index + 1} pictureUrl={undefined} remove={() => papers.forget(slot)}>
            <Bad>{unusableWords(words, problem)}</Bad>
          </PaperLine>
        ))}
      </ul>
      {papers.isPreparing && (
        <output className="checking">
          <span className="spinner" aria-hidden="true" />
          {texts.checking}
        </output>
      )}
      {missing > 0 && !isEmpty && <p className="hint">{texts.missing(missing)}</p>}
    </section>
  )
}

/** As of a photograph of a document, save that a paper may be a PDF. */
function unusableWords({ income, document }: Words, problem: FileProblem): string {
  if (problem === 'not_a_picture') return income.notAPaper
  const { title, do: way } = document.problems[problem]
  return `${title}. ${way}`
}

type PaperLineProps = { number: number; pictureUrl: string | undefined; remove: () => void; children: ReactNode }

function PaperLine({ number, pictureUrl, remove, children }: PaperLineProps) {
  const { income: texts } = useLanguage().words
  return (
    <li className="card page-line">
      {pictureUrl === undefined || pictureUrl === '' ? (
        <span className="page-blank" aria-hidden="true">
          <Icon name="file" />
        </span>
      ) : (
        <img src={pictureUrl} alt={texts.preview(number)} />
      )}
      <div>
        <h3>{texts.paper(number)}</h3>
        {children}
        <button type="button" className="quiet-link" onClick={remove}>
          {texts.remove}
          <span className="unseen">: {texts.paper(number)}</span>
        </button>
      </div>
    </li>
  )
}
