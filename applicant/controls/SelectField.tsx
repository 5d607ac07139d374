import { describedBy, Field, type FieldFrame } from './Field.tsx'
import { Icon } from './Icon.tsx'

type SelectFieldProps = FieldFrame & {
  value: string
  onChange: (value: string) => void
  choose: string
  options: readonly { value: string; label: string }[]
  autoComplete?: string
}

export function SelectField({ name, label, hint, error, value, onChange, choose, options, autoComplete }: SelectFieldProps) {
  return (
    <Field name={name} label={label} {...(hint && { hint })} error={error}>
      <div className="input select">
        <select
          id={name}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...(autoComplete && { autoComplete })}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ name, ...(hint && { hint }), error })}
        >
          <option value="">{choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    </Field>
  )
}
