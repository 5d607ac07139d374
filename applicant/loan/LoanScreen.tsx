import { useState } from 'react'
import { DocumentLink } from '../controls/DocumentLink.tsx'
import { Notice } from '../controls/Notice.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useLender } from '../frame/use-lender.ts'
import { ScheduleOnDemand } from '../price/ScheduleOnDemand.tsx'
import { useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { nextPayment } from './next-payment.ts'

/** The running loan: what is due next, what is left, every payment, and the signed contract. */
export function LoanScreen() {
  const { words, format } = useLanguage()
  const { loan } = words
  const { application } = useApplication()
  const lender = useLender()
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const contract = application.contract!
  const next = nextPayment(contract.schedule, today)
  return (
    <Screen title={loan.title} lead={loan.contractReference(contract.reference)}>
      {contract.disbursedOn && application.offer && (
        <Notice kind="good" title={loan.welcome}>
          <p>{loan.welcomeText(format.money(application.offer.priced.net), format.longDate(contract.disbursedOn))}</p>
        </Notice>
      )}
      <section className="price-card" aria-label={loan.nextPayment}>
        <p className="price-over">{loan.nextPayment}</p>
        {next ? (
          <p className="price-payment">
            <strong>{format.money(next.row.payment)}</strong>
            <span>{loan.dueOn(format.longDate(next.row.dueOn))}</span>
          </p>
        ) : (
          <p className="price-payment">
            <span>{loan.noMorePayments}</span>
          </p>
        )}
        <dl className="price-lines">
          {contract.balance && (
            <div className="sum">
              <dt>{loan.balance}</dt>
              <dd>{format.money(contract.balance)}</dd>
              <dd className="price-why">{loan.balanceHint}</dd>
            </div>
          )}
        </dl>
        {next && <p className="price-why">{loan.paymentsLeft(next.left, contract.schedule.length)}</p>}
      </section>
      <ScheduleOnDemand rows={contract.schedule} />
      {contract.signedDocumentId && (
        <section className="contract-document" aria-label={loan.contract}>
          <h2>{loan.contract}</h2>
          <DocumentLink
            address={`/api/applications/${application.id}/contracts/${contract.id}/document`}
            title={contract.reference}
            label={loan.openContract}
          />
        </section>
      )}
      {lender && (
        <Notice title={loan.changedMind}>
          <p>{loan.changedMindText(lender.phone)}</p>
        </Notice>
      )}
    </Screen>
  )
}
