import { ButtonLink } from '../controls/Button.tsx'
import { DocumentLink } from '../controls/DocumentLink.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useLender } from '../frame/use-lender.ts'
import { useApplication } from '../session/SessionProvider.tsx'
import { usePolling } from '../status/use-polling.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** How it ended, what that means, and what the applicant may do. */
export function EndingScreen() {
  const { words } = useLanguage()
  const { ending: text } = words
  const { application } = useApplication()
  const lender = useLender()
  const ending = application.ending!
  const { title, lead } = text[ending.status]
  // Who was declined is told why and what they may do; nobody is pushed to be declined again.
  const again =
    ending.status === 'declined'
      ? {
          below: (
            <ButtonLink to="/new" look="second">
              {text.again}
            </ButtonLink>
          ),
        }
      : { actions: <ButtonLink to="/new">{text.again}</ButtonLink> }
  return (
    <Screen title={title} lead={lead} {...again}>
      {ending.reasons.length > 0 && (
        <ul className="reasons">
          {ending.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {ending.status === 'declined' && (
        <section className="rights">
          <h2>{text.declined.rights}</h2>
          {lender && <p>{text.declined.person(lender.email, lender.phone)}</p>}
          {ending.restsOnBureau && <p>{text.declined.bureau}</p>}
          <p>{text.declined.anpd}</p>
          {ending.hasLetter ? (
            <DocumentLink
              address={`/api/applications/${application.id}/letter`}
              title={application.reference}
              label={text.declined.letter}
            />
          ) : (
            <LetterOnItsWay />
          )}
        </section>
      )}
      <section className="rights">
        <h2>{text.keep}</h2>
        <p>{text.keepText}</p>
      </section>
    </Screen>
  )
}

/** It is written a moment after the decision; the page looks until it is there. */
function LetterOnItsWay() {
  const { words } = useLanguage()
  usePolling()
  return <p className="hint">{words.ending.declined.letterSoon}</p>
}
