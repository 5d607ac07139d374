import type { Format } from '../format/create-format.ts'
import { parseAmountMinor } from '../format/parse-amount.ts'
import { parseTypedDate } from '../format/typed-date.ts'
import type { Words } from '../words/words.ts'
import type { Draft } from './draft.ts'
import type { DetailPart } from './parts.ts'

export type SummaryRow = { part: DetailPart; label: string; lines: string[] }

/** The answers as they will be handed in, in words. */
export function summaryOf(draft: Draft, { details }: Words, format: Format): SummaryRow[] {
  const birthDate = parseTypedDate(draft.birthDate)
  const incomeMinor = parseAmountMinor(draft.income)
  const pix = { cpf: draft.taxId, phone: draft.pixPhone, email: draft.pixEmail, evp: draft.pixRandom }[draft.pixKind]
  const rows: [DetailPart, string, string[]][] = [
    ['name', details.name.full, [draft.fullName]],
    ...(draft.hasSocialName ? ([['name', details.name.social, [draft.socialName]]] as [DetailPart, string, string[]][]) : []),
    ['identity', details.identity.taxId, [draft.taxId]],
    ['identity', details.identity.birthDate, [birthDate ? format.longDate(birthDate) : '']],
    ['address', details.parts.address, addressLines(draft)],
    ['income', details.income.income, [incomeMinor === undefined ? '' : format.money({ amountMinor: incomeMinor, currency: 'BRL' })]],
    ...(draft.occupation === '' ? [] : ([['income', details.income.occupation, [draft.occupation]]] as [DetailPart, string, string[]][])),
    ['payout', details.parts.payout, pix === '' ? [] : [`Pix: ${details.payout[draft.pixKind]}`, pix]],
  ]
  return rows.map(([part, label, lines]) => ({ part, label, lines: lines.filter((line) => line.trim() !== '') }))
}

function addressLines({ street, number, complement, district, postalCode, city, state }: Draft): string[] {
  if (street === '') return []
  return [`${street}, ${number}${complement === '' ? '' : `, ${complement}`}`, district, `${postalCode} ${city}, ${state}`]
}
