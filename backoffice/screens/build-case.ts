import type { Attention, Case, CaseMember, OfferedOrder, ScheduleRow, Step } from '../generated/api.ts'

type StepChange = Partial<Omit<Step, 'name' | 'attention'>> & { attention?: Partial<Attention> }
export type Changes = Readonly<Record<string, StepChange>>

const labels: Readonly<Record<CaseMember['process'], Readonly<Record<string, [label: string, by: Step['by']]>>>> = {
  loan: {
    application: ['Application', 'applicant'],
    onboarding: ['Onboarding', 'applicant'],
    bureauReport: ['Credit bureau report', 'system'],
    incomePapers: ['Income papers', 'applicant'],
    incomeEvidence: ['Income evidence', 'system'],
    decision: ['Decision by policy', 'system'],
    underwriting: ['Underwriting', 'staff'],
    pricing: ['Pricing', 'system'],
    offer: ['Offer', 'applicant'],
    commitment: ['Commitment', 'system'],
    contract: ['Contract', 'system'],
    envelope: ['Signature request', 'system'],
    signature: ['Signature', 'applicant'],
    seal: ['Sealed contract', 'system'],
    filing: ['Filing in the archive', 'system'],
    disbursement: ['Pay-out', 'system'],
    booking: ['Booking', 'system'],
    disbursementNotice: ['Notice of the pay-out', 'system'],
    servicing: ['Servicing', 'system'],
  },
  onboarding: {
    consents: ['Consents', 'applicant'],
    contactCode: ['One-time code', 'system'],
    contact: ['Confirmed contact', 'applicant'],
    details: ['Declared details', 'applicant'],
    identityDocument: ['Identity document', 'applicant'],
    taxAuthority: ['Tax authority', 'system'],
    screening: ['Sanctions and PEP screening', 'system'],
    duplicateSearch: ['Duplicate search', 'system'],
    riskRating: ['Risk rating', 'system'],
    customer: ['Customer recorded', 'system'],
  },
  documentCheck: {
    photos: ['Photographs', 'applicant'],
    readDocument: ['Reading of the document', 'system'],
    compareDocument: ['Comparison with the declaration', 'system'],
  },
  rescreening: {
    screening: ['Sanctions and PEP screening', 'system'],
  },
}

/** An instant so many minutes before now: the screens stay as old as they were meant to be. */
export function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString()
}

export function offered(kind: OfferedOrder['kind'], step: string | null, choices: string[] = [], needsSecondPerson = false): OfferedOrder {
  return { kind, step, choices, needsSecondPerson }
}

/** The steps of a process, done up to the named one, which then stands as `changes` say. */
export function steps(process: CaseMember['process'], upTo: string, changes: Changes = {}): Step[] {
  const names = Object.keys(labels[process]).filter((name) => !onlyWhereNamed.includes(name) || name in changes)
  const reached = upTo === 'all' ? names.length : upTo === 'none' ? 0 : names.indexOf(upTo)
  return names.map((name, index): Step => {
    const [label, by] = labels[process][name]!
    const isDone = index < reached
    const { attention, ...change } = changes[name] ?? {}
    return {
      name,
      label,
      by,
      handlers: process === 'loan' ? ['underwriter', 'senior_underwriter'] : ['reviewer', 'compliance', 'operations'],
      state: isDone ? 'done' : 'pending',
      waitsFor: null,
      attempts: isDone && by === 'system' ? 1 : 0,
      provider: providers[name] ?? null,
      attention: attention ? { ...plainAttention, ...attention } : null,
      sentence: attention ? (attention.sentence ?? plainAttention.sentence) : null,
      summary: {},
      startedAt: isDone || index === reached ? ago(300 - index * 5) : null,
      endedAt: isDone ? ago(298 - index * 5) : null,
      dueAt: null,
      orders: [],
      ...change,
    }
  })
}

/** Steps that most cases do not have. */
const onlyWhereNamed: readonly string[] = ['incomePapers', 'incomeEvidence']

const providers: Readonly<Record<string, string>> = {
  readDocument: 'tesseract',
  taxAuthority: 'serpro',
  screening: 'yente',
  bureauReport: 'bureau',
  disbursement: 'pix',
}

const plainAttention: Attention = {
  cause: 'judgement',
  code: 'TAX_NO_MATCH',
  sentence: '',
  facts: {},
  rawError: null,
  provider: null,
  attempts: 1,
  since: ago(42),
}

export function member(number: number, process: CaseMember['process'], change: Partial<CaseMember>): CaseMember {
  const suffix = { loan: '', onboarding: '-ON', documentCheck: '-DC', rescreening: '-RS' }[process]
  return {
    id: `${String(number).padStart(8, '0')}-0000-7000-8000-00000000000${{ loan: 1, onboarding: 2, documentCheck: 3, rescreening: 4 }[process]}`,
    process,
    reference: `L-${number}${suffix}`,
    version: 12,
    status: 'in_checks',
    ending: null,
    steps: [],
    orders: [],
    ...change,
  }
}

/** A case around its members; what is not said is Ana Beatriz, who asks for five thousand. */
export function buildCase(number: number, members: CaseMember[], change: Partial<Case>): Case {
  return {
    id: members[0]!.id,
    reference: `L-${number}`,
    status: members[0]!.status,
    product: {
      code: 'personal-loan-br',
      name: 'Personal loan',
      versionSha256: '8f1c9d2a7b3e4f50616273849506a7b8c9d0e1f2031425364758697a8b9cadbe',
      policyVersion: 'br-personal-2026-07',
      limits: { amountMinor: { min: 50_000, max: 5_000_000, step: 10_000 }, termMonths: { min: 3, max: 48, step: 1 } },
      declineReasons: [
        'open_defaults',
        'credit_history',
        'income_insufficient',
        'payment_too_high_for_income',
        'document_not_genuine',
        'other',
      ],
    },
    requested: { amount: brl(500_000), termMonths: 12 },
    firstRequested: null,
    openedAt: ago(320),
    changedAt: ago(42),
    endedAt: null,
    applicant: {
      fullName: 'Ana Beatriz Conceição da Silva',
      socialName: null,
      birthDate: '1988-02-29',
      taxId: '404.428.201-35',
      email: 'ana.beatriz@mail.example',
      phone: '+5511912345678',
      address: 'Rua das Laranjeiras 120, ap 31, Vila Madalena, 05435-020 São Paulo, SP, BR',
      monthlyIncome: brl(480_000),
      occupation: 'Nurse',
      pixKey: { kind: 'cpf', value: '40442820135' },
      masked: false,
    },
    members,
    holds: [],
    documents: [],
    offer: null,
    contract: null,
    proposals: [],
    ...change,
  }
}

export function brl(amountMinor: number): { amountMinor: number; currency: string } {
  return { amountMinor, currency: 'BRL' }
}

/** Rows that look like those of a loan; the figures of the product come from the API. */
export function schedule(amountMinor: number, months: number): ScheduleRow[] {
  const interestOf = (opening: number) => Math.round(opening * 0.0249)
  const payment = Math.round((amountMinor * 0.0249) / (1 - 1.0249 ** -months))
  let opening = amountMinor
  return Array.from({ length: months }, (_, index): ScheduleRow => {
    const interest = interestOf(opening)
    const principal = index === months - 1 ? opening : payment - interest
    const row = {
      number: index + 1,
      dueOn: new Date(Date.UTC(2026, 11 + index, 21)).toISOString().slice(0, 10),
      opening: brl(opening),
      interest: brl(interest),
      principal: brl(principal),
      payment: brl(interest + principal),
      closing: brl(opening - principal),
    }
    opening -= principal
    return row
  })
}
