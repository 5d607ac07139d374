import type { Application } from '../generated/api.ts'
import { ButtonLink } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { pathOfNeed } from '../session/screen-path.ts'
import type { Need } from '../session/open-needs.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** One thing that we need: what, why again, until when, how it is right, and the way there. */
export function NeedCard({ need, offer, isFirst }: { need: Need; offer: Application['offer']; isFirst: boolean }) {
  const { words, format } = useLanguage()
  const { status } = words
  const again =
    need.reason !== null && (need.kind === 'details' || need.kind === 'photos' || need.kind === 'income') ? need.kind : undefined
  return (
    <li className="card need">
      <h3>{again ? status.needAgain[again] : status.needTitles[need.kind]}</h3>
      {need.reason ? <p className="need-reason">{need.reason}</p> : <p>{status.needTexts[need.kind]}</p>}
      {again && <p className="hint">{status.examples[again]}</p>}
      {need.kind === 'offer' && offer && (
        <p className="need-offer">
          <strong>{format.money(offer.priced.net)}</strong>
          <span>
            {format.money(offer.priced.instalment)} {words.amount.eachMonth(offer.priced.termMonths)}
          </span>
        </p>
      )}
      <div className="need-foot">
        <ButtonLink to={pathOfNeed[need.kind]} look={isFirst ? 'main' : 'second'}>
          {status.begin[need.kind]}
        </ButtonLink>
        {need.dueAt && (
          <p className="due">
            <Icon name="clock" />
            {status.until(format.day(need.dueAt))}
          </p>
        )}
      </div>
    </li>
  )
}
