import { TextField } from '../controls/TextField.tsx'
import { parseTypedCode } from '../format/typed-code.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** One field for all six digits: phones fill it from the message, and a whole message can be pasted. */
export function CodeField({ value, onChange, error }: { value: string; onChange: (code: string) => void; error: string | undefined }) {
  const { words } = useLanguage()
  return (
    <TextField
      name="code"
      label={words.contact.code}
      hint={words.contact.codeHint}
      error={error}
      value={value}
      onChange={onChange}
      mask={parseTypedCode}
      width="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
    />
  )
}
