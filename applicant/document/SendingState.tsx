import type { ReactNode } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { problemWords } from '../words/problem-words.ts'
import type { Capture } from './create-captures.ts'

/** How far a file is on its way to us. `received` is what is said once it is here. */
export function SendingState({ capture: { sending }, received }: { capture: Capture; received: ReactNode }) {
  const { words } = useLanguage()
  const { document } = words
  switch (sending.state) {
    case 'uploading':
      return <Uploading percent={sending.percent} />
    case 'waiting':
      return (
        <output className="page-state">
          <Icon name="offline" />
          {document.waiting}
        </output>
      )
    case 'received':
      return received
    case 'refused': {
      const { title, do: way } = problemWords(words, sending.failure)
      return (
        <Bad>
          {title}. {way}
        </Bad>
      )
    }
  }
}

export function Uploading({ percent }: { percent: number }) {
  const { document } = useLanguage().words
  return (
    <div className="page-state">
      <span>{document.uploading(percent)}</span>
      <progress max={100} value={percent} aria-label={document.uploading(percent)} />
    </div>
  )
}

/** What is wrong with a page or a paper. */
export function Bad({ children }: { children: ReactNode }) {
  return (
    <p className="page-state bad" role="alert">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  )
}
