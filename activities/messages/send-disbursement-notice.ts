import { latestPayout } from '#db/payouts/payout-row.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { localDate } from '#domain/calendar/local-date.ts'
import { AppError } from '#domain/errors.ts'
import { maskPixKey } from '#domain/party/mask-pix-key.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { contractOf, signedOffer } from '../loan/contract-of.ts'
import { dateInMessage, moneyInMessage } from './message-text.ts'
import { tellApplicant } from './tell-applicant.ts'

export type SentNotice = { channels: string[] }

/** Contracts made outside of the lender's premises can be given back for seven days from the money (Código de Defesa do Consumidor, art. 49). */
const withdrawalDays = 7

/** Tells the borrower, once for each pay-out, that the money has arrived, and what comes next. */
export async function sendDisbursementNotice(
  deps: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<SentNotice> {
  const { store } = deps
  const [subject, contract] = await Promise.all([findSubject(store, input.caseId), contractOf(store, input)])
  const { product, locale, partyId } = subject
  const [priced, payout, { pixKey }] = await Promise.all([
    signedOffer(store, contract),
    latestPayout(store.db, contract.id),
    readDeclaredProfile(store, partyId),
  ])
  if (payout === undefined || payout.settledAt === null) throw new AppError('PAYOUT_NOT_SETTLED', { state: payout?.state })
  const paidOn = localDate(payout.settledAt.toISOString(), product.timeZone)
  const money = (amountMinor: number) => moneyInMessage(amountMinor, priced.currency, locale)
  // A priced offer has at least one row.
  const [first, last] = [priced.schedule[0]!, priced.schedule.at(-1)!]
  const facts = {
    net: money(payout.amountMinor),
    paidOn: dateInMessage(paidOn, locale),
    account: `Pix, ${maskPixKey(pixKey)}`,
    firstPayment: `${money(first.paymentMinor)}, ${dateInMessage(first.dueOn, locale)}`,
    lastDueOn: dateInMessage(last.dueOn, locale),
    withdrawUntil: dateInMessage(addDays(paidOn, withdrawalDays), locale),
  }
  const reference = `${contract.id}:money_sent:${payout.sequence}`
  return { channels: await tellApplicant(deps, subject, { reference, message: { template: 'money_sent', facts } }, running) }
}
