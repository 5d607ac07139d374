import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export type FieldFrame = {
  /** The id of the input, which error summaries point to. */
  name: string
  label: string
  hint?: string
  error?: string | undefined
  optional?: string
}

/** Label, hint, input and error of a field, tied together for those who listen. */
export function Field({ name, label, hint, error, optional, children }: FieldFrame & { children: ReactNode }) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        {optional && <span className="optional"> ({optional})</span>}
      </label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  )
}

/** What of the frame the input must name. */
export function describedBy({ name, hint, error }: Pick<FieldFrame, 'name' | 'hint' | 'error'>): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
