import type { CaseRecord } from '#domain/audit/case-record.ts'
import { formatMoney, toMoney } from '#domain/money/money.ts'

/** Who did something, by name: `staff:p-101` is Rita Moraes, `party:…` the applicant, `system` Tenor itself. */
export function actorName({ people }: Pick<CaseRecord, 'people'>, actor: string): string {
  const [kind, personId = ''] = actor.split(':')
  if (kind === 'staff') return people.find((person) => person.personId === personId)?.name ?? `Staff ${personId}`
  return kind === 'party' ? 'Applicant' : 'Tenor'
}

/** `BRL 5,000.00`. Written here and not by the platform's own formatter, which may change: the same record has the same page. */
export function moneyWords(amountMinor: number, currency: string): string {
  const [whole = '', decimals] = formatMoney(toMoney(amountMinor, currency)).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${currency} ${decimals === undefined ? grouped : `${grouped}.${decimals}`}`
}

/** `2026-11-21 10:30:05`, the clock of the whole page being UTC. */
export function instantWords(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ')
}

/** `signed_contract` is "signed contract", `taxAuthority` "tax authority". */
export function codeWords(code: string): string {
  return code
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]/g, ' ')
    .toLowerCase()
}

/** `BRL/personal-loan-br/loans_receivable/0198…` is "loans receivable". */
export function accountWords(account: string): string {
  return codeWords(account.split('/')[2] ?? account).replaceAll(/\biof\b/g, 'IOF')
}

/** An amount of an account with its side: debit where it is positive. */
export function sideWords(amountMinor: number, account: string): string {
  const amount = moneyWords(Math.abs(amountMinor), account.split('/')[0] ?? '')
  return amountMinor === 0 ? amount : `${amount} ${amountMinor > 0 ? 'debit' : 'credit'}`
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
