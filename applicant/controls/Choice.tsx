import { FieldError } from './Field.tsx'
import { Icon, type IconName } from './Icon.tsx'

type ChoiceProps<Value extends string> = {
  /** The id of the first option, which error summaries point to. */
  name: string
  label: string
  /** The heading of the screen asks already. */
  isLabelHidden?: boolean
  hint?: string
  value: Value | undefined
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string; hint?: string; icon?: IconName }[]
  error?: string | undefined
}

/** One of a few, all visible. */
export function Choice<Value extends string>({ name, label, isLabelHidden, hint, value, onChange, options, error }: ChoiceProps<Value>) {
  return (
    <fieldset className={error ? 'choice wrong' : 'choice'} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={isLabelHidden ? 'unseen' : undefined}>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="options">
        {options.map((option, index) => (
          <label key={option.value} className="option">
            <input
              id={index === 0 ? name : undefined}
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span className="option-words">
              <span className="option-label">{option.label}</span>
              {option.hint && <span className="option-hint">{option.hint}</span>}
            </span>
            <span className="option-mark" aria-hidden="true" />
          </label>
        ))}
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
