import type { DeclareDetailsPayload, SaveDeclarationPayload } from '../generated/api.ts'
import type { FieldErrors } from '../controls/ErrorSummary.tsx'
import { isCpf } from '../format/cpf.ts'
import { isEmail } from '../format/email.ts'
import { parseAmountMinor } from '../format/parse-amount.ts'
import { parsePhone } from '../format/phone.ts'
import { parseTypedDate } from '../format/typed-date.ts'
import type { Words } from '../words/words.ts'
import type { Draft } from './draft.ts'

/** The questions about the person, one screen each. */
export const detailParts = ['name', 'identity', 'address', 'income', 'payout'] as const
export type DetailPart = (typeof detailParts)[number]

type Judged = { draft: Draft; words: Words['details']; today: string }
type Part = {
  /** The errors by field, in the order of the fields. */
  check(judged: Judged): FieldErrors<keyof Draft>
  /** What is right in the draft, as the server takes it. */
  toPayload(draft: Draft): SaveDeclarationPayload
}

// As the server has them: what a contract can print.
const personName = /^[A-Za-zÀ-ÖØ-öø-ſƠơƯưȘ-țẠ-ỹ'’.\- ]+$/u
const printedLine = /^[A-Za-zÀ-ÖØ-öø-ſƠơƯưȘ-țẠ-ỹ\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff‘’“”–—…•]*$/u
const randomKey = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

export const parts: Readonly<Record<DetailPart, Part>> = {
  name: {
    check: ({ draft, words: { name } }) => ({
      fullName: wrongName(draft.fullName, name),
      socialName: draft.hasSocialName ? wrongName(draft.socialName, name) : undefined,
    }),
    toPayload: ({ fullName, hasSocialName, socialName }) => ({
      fullName: tidy(fullName),
      socialName: hasSocialName ? tidy(socialName) : null,
    }),
  },
  identity: {
    check: ({ draft, words: { identity }, today }) => ({
      taxId: isCpf(draft.taxId) ? undefined : identity.taxIdWrong,
      birthDate: wrongBirthDate(draft.birthDate, today, identity),
    }),
    toPayload: ({ taxId, birthDate }) => ({ taxId: digitsOf(taxId), birthDate: parseTypedDate(birthDate)! }),
  },
  address: {
    check: ({ draft, words: { address } }) => ({
      postalCode: /^\d{8}$/.test(digitsOf(draft.postalCode)) ? undefined : address.postalCodeWrong,
      street: tidy(draft.street).length < 2 ? address.streetMissing : wrongLine(draft.street, address),
      number: tidy(draft.number) === '' ? address.numberMissing : wrongLine(draft.number, address),
      complement: wrongLine(draft.complement, address),
      district: tidy(draft.district) === '' ? address.districtMissing : wrongLine(draft.district, address),
      city: tidy(draft.city).length < 2 ? address.cityMissing : wrongLine(draft.city, address),
      state: draft.state === '' ? address.stateMissing : undefined,
    }),
    toPayload: (draft) => ({ address: toAddress(draft) }),
  },
  income: {
    check: ({ draft, words: { income } }) => ({
      income: parseAmountMinor(draft.income) === undefined ? income.incomeWrong : undefined,
    }),
    toPayload: ({ income, occupation }) => ({
      monthlyIncomeMinor: parseAmountMinor(income)!,
      occupation: tidy(occupation) === '' ? null : tidy(occupation),
    }),
  },
  payout: {
    check: ({ draft, words: { payout } }) => ({
      pixPhone: draft.pixKind === 'phone' && !parsePhone(draft.pixPhone)?.startsWith('+55') ? payout.phoneWrong : undefined,
      pixEmail:
        draft.pixKind === 'email' && (!isEmail(draft.pixEmail) || draft.pixEmail.trim().length > 77) ? payout.emailWrong : undefined,
      pixRandom: draft.pixKind === 'evp' && !randomKey.test(draft.pixRandom.trim()) ? payout.evpWrong : undefined,
    }),
    toPayload: (draft) => ({ pixKey: toPixKey(draft) }),
  },
}

export function errorsOf(part: DetailPart, judged: Judged): FieldErrors {
  return Object.fromEntries(Object.entries(parts[part].check(judged)).filter(([, message]) => message !== undefined))
}

/** The first question that has no usable answer yet; undefined once all have. */
export function firstOpenPart(judged: Judged): DetailPart | undefined {
  return detailParts.find((part) => Object.keys(errorsOf(part, judged)).length > 0)
}

/** Everything together, for handing in; only for a draft without errors. */
export function toDeclaration(draft: Draft): DeclareDetailsPayload {
  return Object.assign({}, ...detailParts.map((part) => parts[part].toPayload(draft))) as DeclareDetailsPayload
}

function toAddress(draft: Draft): DeclareDetailsPayload['address'] {
  const complement = tidy(draft.complement)
  return {
    postalCode: digitsOf(draft.postalCode),
    street: tidy(draft.street),
    number: tidy(draft.number),
    ...(complement !== '' && { complement }),
    district: tidy(draft.district),
    city: tidy(draft.city),
    state: draft.state,
    country: 'BR',
  }
}

function toPixKey(draft: Draft): DeclareDetailsPayload['pixKey'] {
  switch (draft.pixKind) {
    case 'cpf':
      return { kind: 'cpf', value: digitsOf(draft.taxId) }
    case 'phone':
      return { kind: 'phone', value: parsePhone(draft.pixPhone)! }
    case 'email':
      return { kind: 'email', value: draft.pixEmail.trim().toLowerCase() }
    case 'evp':
      return { kind: 'evp', value: draft.pixRandom.trim().toLowerCase() }
  }
}

function wrongName(text: string, words: Words['details']['name']): string | undefined {
  if (tidy(text).length < 2) return words.missing
  return personName.test(tidy(text)) ? undefined : words.wrong
}

function wrongLine(text: string, words: Words['details']['address']): string | undefined {
  return printedLine.test(tidy(text)) ? undefined : words.lineWrong
}

function wrongBirthDate(text: string, today: string, words: Words['details']['identity']): string | undefined {
  const date = parseTypedDate(text)
  if (date === undefined || date < '1900-01-02') return words.birthDateWrong
  return date >= today ? words.birthDateFuture : undefined
}

function tidy(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ')
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
