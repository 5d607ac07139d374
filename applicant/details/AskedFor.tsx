import { Link } from 'wouter'
import { useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** Amount and time, read once more with everything else, with the way to change them while there is one. */
export function AskedFor() {
  const { words, format } = useLanguage()
  const { requested, mayChangeTerms } = useApplication().application
  return (
    <div>
      <dt>{words.terms.asked}</dt>
      <dd>
        <span>{words.status.asked(format.wholeMoney(requested.amount), words.amount.monthsOf(requested.termMonths))}</span>
      </dd>
      {mayChangeTerms && (
        <dd className="summary-change">
          <Link href="/terms" state={{ from: '/details/check' }} aria-label={`${words.frame.change}: ${words.terms.asked}`}>
            {words.frame.change}
          </Link>
        </dd>
      )}
    </div>
  )
}
