import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'

const firstField = 'input:not([type="hidden"], [type="file"], :disabled), textarea:not(:disabled, [aria-hidden="true"]), [role="combobox"]'

/** Goes to what is asked first, so that the answer is the next key; where nothing is asked, or much is to be read before it, to the heading. */
export function focusSheet(sheet: HTMLElement | null, readFirst = false): void {
  const field = readFirst ? null : sheet?.querySelector<HTMLElement>(firstField)
  const place = field ?? sheet?.querySelector<HTMLElement>('h2')
  place?.focus()
}

/** Hands the form in from wherever in it somebody is, a note of several lines too. */
export function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const button = event.currentTarget.querySelector<HTMLButtonElement>('button[type="submit"]:not(:disabled)')
  if (button) event.currentTarget.requestSubmit(button)
}

/** Hands the form in, and goes to the first answer that is missing or wrong: it may lie below what is in sight. */
export function useFirstProblem(onSubmit: (event: FormEvent) => void): (event: FormEvent<HTMLElement>) => void {
  const [attempt, setAttempt] = useState(0)
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    if (attempt > 0)
      form.current
        ?.querySelector('.Mui-error')
        ?.closest('.MuiFormControl-root')
        ?.querySelector<HTMLElement>(`${firstField}, button`)
        ?.focus()
  }, [attempt])
  return (event) => {
    form.current = event.currentTarget
    onSubmit(event)
    setAttempt((before) => before + 1)
  }
}
