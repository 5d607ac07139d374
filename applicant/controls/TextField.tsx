import { useLayoutEffect, useRef, type InputHTMLAttributes } from 'react'
import { describedBy, Field, type FieldFrame } from './Field.tsx'
import { caretAfter, charactersBefore } from './masked-caret.ts'

type TextFieldProps = FieldFrame & {
  value: string
  onChange: (value: string) => void
  /** Puts separators between what is typed. */
  mask?: (text: string) => string
  prefix?: string
  width?: 'short' | 'code'
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'autoComplete' | 'autoCapitalize' | 'maxLength' | 'required' | 'onBlur' | 'spellCheck'
  >

export function TextField({ name, label, hint, error, optional, value, onChange, mask, prefix, width, ...input }: TextFieldProps) {
  const element = useRef<HTMLInputElement>(null)
  const caret = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (caret.current === undefined || document.activeElement !== element.current) return
    const position = caretAfter(value, caret.current)
    element.current?.setSelectionRange(position, position)
    caret.current = undefined
  }, [value])
  const change = (typed: HTMLInputElement) => {
    if (!mask) return onChange(typed.value)
    caret.current = charactersBefore(typed.value, typed.selectionStart ?? typed.value.length)
    onChange(mask(typed.value))
  }
  return (
    <Field name={name} label={label} {...(hint && { hint })} error={error} {...(optional && { optional })}>
      <div className={`input ${width ?? ''}`}>
        {prefix && <span aria-hidden="true">{prefix}</span>}
        <input
          {...input}
          ref={element}
          id={name}
          name={name}
          type={input.type ?? 'text'}
          value={value}
          onChange={(event) => change(event.target)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ name, ...(hint && { hint }), error })}
        />
      </div>
    </Field>
  )
}
