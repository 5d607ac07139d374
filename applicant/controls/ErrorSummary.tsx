import { useEffect, useRef } from 'react'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { Icon } from './Icon.tsx'

/** The errors of a form by the id of their field, in the order of the form. */
export type FieldErrors<Name extends string = string> = Partial<Record<Name, string>>

/** What to correct, first on the screen and in the focus, each with the way to its field. `attempt` counts how often it was tried. */
export function ErrorSummary({ errors, attempt }: { errors: FieldErrors; attempt: number }) {
  const { words } = useLanguage()
  const element = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const isEmpty = entries.length === 0
  useEffect(() => {
    if (attempt > 0 && !isEmpty) element.current?.focus()
  }, [attempt, isEmpty])
  if (isEmpty) return null
  return (
    <div className="notice danger" role="alert" tabIndex={-1} ref={element}>
      <Icon name="warning" />
      <div>
        <h2>{words.frame.correct(entries.length)}</h2>
        <ul>
          {entries.map(([name, message]) => (
            <li key={name}>
              <a
                href={`#${name}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(name)?.focus()
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
