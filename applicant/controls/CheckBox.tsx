import type { ReactNode } from 'react'
import { FieldError } from './Field.tsx'
import { Icon } from './Icon.tsx'

type CheckBoxProps = {
  name: string
  checked: boolean
  onChange: (checked: boolean) => void
  error?: string | undefined
  children: ReactNode
}

export function CheckBox({ name, checked, onChange, error, children }: CheckBoxProps) {
  return (
    <div className={error ? 'checkbox wrong' : 'checkbox'}>
      <label htmlFor={name}>
        <span className="tick">
          <input
            id={name}
            type="checkbox"
            checked={checked}
            onChange={(event) => onChange(event.target.checked)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${name}-error` : undefined}
          />
          <Icon name="check" />
        </span>
        <span>{children}</span>
      </label>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  )
}
