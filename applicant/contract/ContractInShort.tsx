import type { Application } from '../generated/api.ts'
import { hideEmail } from '../format/email.ts'
import { hideCpf } from '../format/cpf.ts'
import { hidePhone } from '../format/phone.ts'
import { PriceCard } from '../price/PriceCard.tsx'
import { ScheduleOnDemand } from '../price/ScheduleOnDemand.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** What the contract says of the money, and where it goes. */
export function ContractInShort({ application, contract }: { application: Application; contract: NonNullable<Application['contract']> }) {
  const { words } = useLanguage()
  const { pixKey } = application.declaration
  return (
    <section aria-label={words.contract.inShort} className="in-short">
      <h2>{words.contract.inShort}</h2>
      {application.offer && <PriceCard priced={application.offer.priced} />}
      {pixKey && (
        <dl className="facts">
          <div>
            <dt>{words.contract.payoutTo}</dt>
            <dd>{words.contract.pix[pixKey.kind](hiddenKey(pixKey))}</dd>
          </div>
        </dl>
      )}
      <ScheduleOnDemand rows={contract.schedule} />
    </section>
  )
}

function hiddenKey({ kind, value }: NonNullable<Application['declaration']['pixKey']>): string {
  switch (kind) {
    case 'cpf':
      return hideCpf(value)
    case 'phone':
      return hidePhone(value)
    case 'email':
      return hideEmail(value)
    case 'evp':
      return `${value.slice(0, 8)}…`
  }
}
