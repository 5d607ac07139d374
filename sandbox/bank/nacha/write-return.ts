import type { SandboxCredentials } from '../../credentials.ts'
import type { LeftFile } from '../counter.ts'
import type { BankPayment } from '../payment.ts'

/** When the bank writes it and what tells its files of a minute apart. `number` is that of the entry. */
export type ReturnMark = { at: Date; modifier: string; number: number }

/** What the receiving bank says of an entry: that it came back (R…), or under which number it should come next time (C…). */
export function writeReturn(
  payment: BankPayment,
  code: string,
  { at, modifier, number }: ReturnMark,
  bank: SandboxCredentials['bank'],
): LeftFile {
  const isCorrection = code.startsWith('C')
  const [date, time] = [at.toISOString().slice(2, 10).replaceAll('-', ''), at.toISOString().slice(11, 16).replace(':', '')]
  const receiver = payment.creditor.split('|')
  const [routing = '', account = '', name = ''] = receiver
  const cents = isCorrection ? 0 : Math.round(Number(payment.amount) * 100)
  const trace = `${routing.slice(0, 8)}${digits(number, 7)}`
  const detail = isCorrection ? text('1918171614', 29) + text('', 15) : text('', 44)
  const addendum = `7${isCorrection ? '98' : '99'}${code}${payment.trace ?? ''}${text('', 6)}${routing.slice(0, 8)}${detail}${trace}`
  const hash = digits(Number(routing.slice(0, 8)), 10)
  const totals = `${hash}${digits(0, 12)}${digits(cents, 12)}`
  const ending = `${bank.routingNumber.slice(0, 8)}${digits(1, 7)}`
  const records = [
    `101${text(bank.companyId, 10)}${text(` ${bank.routingNumber}`, 10)}${date}${time}${modifier}094101${text(bank.name, 23)}${text(bank.bankName, 23)}${text('', 8)}`,
    `5200${text(bank.name, 16)}${text('', 20)}${text(bank.companyId, 10)}${isCorrection ? 'COR' : 'PPD'}${text('LOAN', 10)}${date}${date}${text('', 3)}1${ending}`,
    `621${text(routing, 9)}${text(account, 17)}${digits(cents, 10)}${text('', 15)}${text(name, 22)}  1${trace}`,
    addendum,
    `8200${digits(2, 6)}${totals}${text(bank.companyId, 10)}${text('', 25)}${ending}`,
    `9${digits(1, 6)}${digits(1, 6)}${digits(2, 8)}${totals}${text('', 39)}`,
  ]
  const filled = [...records, ...Array<string>(10 - records.length).fill('9'.repeat(94))]
  return { name: `return-${date}${time}${modifier}-${number}.ach`, content: `${filled.join('\n')}\n` }
}

function text(value: string, length: number): string {
  return value.slice(0, length).padEnd(length, ' ')
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
