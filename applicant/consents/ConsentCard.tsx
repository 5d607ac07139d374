import { CheckBox } from '../controls/CheckBox.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Consent } from './ConsentsScreen.tsx'

type ConsentCardProps = { consent: Consent; checked: boolean; error: string | undefined; onChange: (checked: boolean) => void }

export function ConsentCard({ consent, checked, error, onChange }: ConsentCardProps) {
  const { words } = useLanguage()
  return (
    <section className="card consent" aria-label={consent.title}>
      <header>
        <h2>{consent.title}</h2>
        <span className={consent.required ? 'tag needed' : 'tag'}>{consent.required ? words.consents.needed : words.consents.choice}</span>
      </header>
      <details className="more">
        <summary>
          <span>{words.consents.read}</span>
          <Icon name="down" />
        </summary>
        <ConsentText consent={consent} />
      </details>
      <CheckBox name={consent.kind} checked={checked} onChange={onChange} error={error}>
        {consent.statement}
      </CheckBox>
    </section>
  )
}

export function ConsentText({ consent }: { consent: Consent }) {
  const { words } = useLanguage()
  return (
    <div className="consent-text">
      {consent.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="hint">{words.consents.version(consent.version)}</p>
    </div>
  )
}
