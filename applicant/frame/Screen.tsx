import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

type ScreenProps = {
  title: string
  /** Where in a longer part this screen stands. */
  over?: string
  lead?: ReactNode
  /** Where the way back leads. */
  back?: string
  /** The main button, in the thumb's reach, with what went wrong when it was pressed. */
  actions?: ReactNode
  /** What else may be done. */
  below?: ReactNode
  /** A screen that is a form: Enter hands it in. */
  onSubmit?: () => void
  wide?: boolean
  children?: ReactNode
}

/** One thing: a question or a piece of news, and what to do about it. */
export function Screen({ title, over, lead, back, actions, below, onSubmit, wide, children }: ScreenProps) {
  const { words } = useLanguage()
  const heading = useHeadingFocus(title)
  const content = (
    <>
      <div className="screen-head">
        {back && (
          <Link href={back} className="way-back">
            <Icon name="back" />
            {words.frame.back}
          </Link>
        )}
        {over && <p className="over">{over}</p>}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <div className="lead">{typeof lead === 'string' ? <p>{lead}</p> : lead}</div>}
      </div>
      {children}
      {actions && <div className="actions">{actions}</div>}
      {below && <div className="below">{below}</div>}
    </>
  )
  const className = wide ? 'screen wide' : 'screen'
  if (!onSubmit) return <div className={className}>{content}</div>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={className} onSubmit={submit} noValidate>
      {content}
    </form>
  )
}

/** A new screen begins at its heading, for the eye and for those who listen. Not the first one: there the page itself begins. */
let isFirst = true

function useHeadingFocus(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Tenor`
  }, [title])
  useEffect(() => {
    if (!isFirst) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    isFirst = false
  }, [])
  return heading
}
