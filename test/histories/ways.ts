import { randomUUID } from 'node:crypto'
import type { Activities } from '#activities/create-activities.ts'
import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import { isHeld } from '#domain/case/hold.ts'
import type { Product } from '#domain/product/product.ts'
import { incomeRules } from '../rules/income-rules.ts'
import { acceptAndSign, introduceOneself } from '../workflows/apply-for.ts'
import { person, type CaseBench, type OpenCase } from '../workflows/case-bench.ts'
import type { Script } from '../workflows/fake-activities.ts'

const rita = person('rita', ['reviewer'])
const ravi = person('ravi', ['reviewer'])
const ulisses = person('ulisses', ['underwriter'])
const sofia = person('sofia', ['senior_underwriter'])
const clara = person('clara', ['compliance'])
const caio = person('caio', ['compliance'])
const otavio = person('otavio', ['operations'])

/** One way that a loan can go, in a world that plays along. */
export type Way = {
  script?: Script
  durations?: Partial<Product['durations']>
  product?: Partial<Product>
  requested?: CaseBriefing['requested']
  go: (loan: OpenCase, bench: CaseBench) => Promise<void>
}

/** The main ways through the processes: each branch that a running case may stand in when the code changes. */
const ways = {
  'good-way': {
    async go(loan) {
      await introduceOneself(loan)
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'parked-and-repaired': {
    script: {
      checkTaxStanding: ['TAX_AUTHORITY_DOWN', 'TAX_AUTHORITY_DOWN', 'TAX_AUTHORITY_DOWN', regular()],
      drawUpContract: ['ECM_DOWN', drawn()],
    },
    async go(loan) {
      await introduceOneself(loan)
      await parked(loan, 'onboarding', 'taxAuthority')
      await loan.order('onboarding', rita, { kind: 'retryStep', step: 'taxAuthority' })
      await loan.order('onboarding', rita, { kind: 'retryStep', step: 'taxAuthority' })
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'by-hand-with-two-people': {
    script: { checkTaxStanding: ['TAX_AUTHORITY_REFUSED'] },
    async go(loan) {
      await introduceOneself(loan)
      await parked(loan, 'onboarding', 'taxAuthority')
      const evidence = { id: randomUUID(), sha256: 'e'.repeat(64) }
      const byHand = { kind: 'enterResult', step: 'taxAuthority', result: { kind: 'tax_standing', standing: 'regular' }, evidence } as const
      const first = await loan.order('onboarding', rita, byHand)
      await loan.order('onboarding', ravi, { kind: 'refuseProposal', ...proposalOf(first) })
      const second = await loan.order('onboarding', rita, byHand)
      await loan.order('onboarding', ravi, { kind: 'confirmProposal', ...proposalOf(second) })
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'asked-again-and-corrected': {
    script: {
      readIdentityDocument: ['OCR_DOWN'],
      checkTaxStanding: [{ outcome: 'no_match', nameAgrees: false, partial: false }],
    },
    async go(loan, { world }) {
      await introduceOneself(loan)
      await parked(loan, 'documentCheck', 'readDocument')
      world.script({ readIdentityDocument: [reading()] })
      await loan.order('documentCheck', rita, { kind: 'switchProvider', step: 'readDocument', provider: 'textract' })
      await parked(loan, 'onboarding', 'taxAuthority')
      await loan.order('onboarding', rita, { kind: 'askApplicant', step: 'taxAuthority', request: 'tax_id_mismatch' })
      await loan.until('onboarding', (facts) => facts.steps.details?.state === 'waiting')
      await loan.tell('onboarding', { subject: 'details' })
      await parked(loan, 'onboarding', 'taxAuthority')
      world.script({ checkTaxStanding: [regular()] })
      const correction = { id: randomUUID(), sha256: 'c'.repeat(64) }
      const proposed = await loan.order('onboarding', rita, { kind: 'correctStep', step: 'taxAuthority', fields: ['taxId'], correction })
      await loan.order('onboarding', ravi, { kind: 'confirmProposal', ...proposalOf(proposed) })
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  declined: {
    script: { decideByPolicy: [{ outcome: 'declined', reasons: ['open_defaults', 'credit_history'] }] },
    async go(loan) {
      await introduceOneself(loan)
      await loan.outcome()
    },
  },

  'withdrawn-with-compensation': {
    script: { voidEnvelope: ['PROVIDER_ANSWER_UNEXPECTED', undefined] },
    async go(loan) {
      await introduceOneself(loan)
      await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
      await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
      await loan.until('loan', (facts) => facts.steps.signature?.state === 'waiting')
      await loan.order('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'withdrawCase' })
      await parked(loan, 'loan', 'voidEnvelope')
      await loan.order('loan', otavio, { kind: 'retryStep', step: 'voidEnvelope' })
      await loan.outcome()
    },
  },

  'withdrawn-while-checked': {
    async go(loan) {
      for (const subject of ['consents', 'contact', 'details']) await loan.tell('onboarding', { subject })
      await loan.until('documentCheck', (facts) => facts.steps.photos?.state === 'waiting')
      await loan.order('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'withdrawCase' })
      await loan.outcome()
      await loan.until('documentCheck', (facts) => facts.ending?.status === 'withdrawn')
    },
  },

  'counter-offer': {
    script: { decideByPolicy: [{ outcome: 'referred', reasons: ['score_needs_judgement'] }] },
    async go(loan) {
      await introduceOneself(loan)
      await loan.until('loan', (facts) => facts.steps.underwriting?.state === 'waiting')
      const terms = { amountMinor: 2_500_000, termMonths: 24 }
      const proposed = await loan.order('loan', ulisses, {
        kind: 'decideStep',
        step: 'underwriting',
        decision: 'counter_offer',
        reasons: ['income_insufficient'],
        terms,
      })
      await loan.order('loan', sofia, { kind: 'confirmProposal', ...proposalOf(proposed) })
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'returned-payout': {
    script: { orderPayout: [{ status: 'pending' }], findPayout: [{ status: 'pending' }, settled()] },
    async go(loan, { world }) {
      await introduceOneself(loan)
      await acceptAndSign(loan)
      await loan.until('loan', (facts) => facts.steps.disbursement?.state === 'waiting')
      await loan.tell('loan', { subject: 'payout' })
      await loan.until('loan', () => world.countOf('findPayout') === 1, 'the bank was asked')
      await loan.tell('loan', { subject: 'payout' })
      await loan.until('loan', (facts) => facts.active)
      world.script({ bookReturn: [{ outcome: 'returned', code: 'AC04', journalEntryId: 'entry-2' }], orderPayout: [settled()] })
      await loan.tell('loan', { subject: 'payoutReturned' })
      await parked(loan, 'loan', 'disbursement')
      await loan.order('loan', otavio, { kind: 'retryStep', step: 'disbursement' })
      await closed(loan)
    },
  },

  'continue-as-new': {
    durations: { contractYearSeconds: 1 },
    async go(loan, { world }) {
      await introduceOneself(loan)
      await acceptAndSign(loan)
      const continuations = () => world.events.filter((event) => event.kind === 'run_continued').length
      await loan.until('loan', () => continuations() >= 2, 'it continues twice')
      await closed(loan)
    },
  },

  hold: {
    script: { checkTaxStanding: ['TAX_AUTHORITY_DOWN', 'TAX_AUTHORITY_DOWN', regular()] },
    async go(loan) {
      await introduceOneself(loan)
      await parked(loan, 'onboarding', 'taxAuthority')
      await loan.order('loan', clara, { kind: 'holdCase', holdKind: 'fraud' })
      await loan.until('onboarding', isHeld)
      const retried = loan.order('onboarding', rita, { kind: 'retryStep', step: 'taxAuthority' })
      await loan.order('loan', clara, { kind: 'releaseCase' })
      await retried
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'held-twice': {
    async go(loan) {
      await loan.until('onboarding', (facts) => facts.steps.consents?.state === 'waiting')
      await loan.order('loan', otavio, { kind: 'holdCase', holdKind: 'fraud' })
      await loan.order('loan', clara, { kind: 'holdCase', holdKind: 'sanctions', confirmedIn: randomUUID() })
      const { holds } = await loan.until('onboarding', (facts) => facts.holds.length === 2)
      const [suspected, listed] = holds.map(({ holdId, kind }) => ({ kind: 'releaseCase', holdId, holdKind: kind }) as const)
      await loan.order('loan', clara, suspected!)
      const proposed = await loan.order('loan', clara, listed!)
      await loan.order('loan', caio, { kind: 'confirmProposal', ...proposalOf(proposed) })
      await loan.until('onboarding', (facts) => !isHeld(facts))
      await introduceOneself(loan)
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'income-proven': {
    product: { incomeEvidence: incomeRules },
    requested: { amountMinor: 4_000_000, termMonths: 36 },
    script: { proveIncome: [unreadable(), 'OCR_DOWN', 'OCR_DOWN', otherName()] },
    async go(loan, { world }) {
      const asked = world.countOf('remindApplicant')
      await introduceOneself(loan)
      for (const times of [1, 2]) {
        await loan.until('loan', () => world.countOf('remindApplicant') === asked + times, 'papers are asked for')
        await loan.tell('loan', { subject: 'incomePapers', reference: `submission-${times}`, facts: { papers: 2 } })
      }
      await parked(loan, 'loan', 'incomeEvidence')
      await loan.order('loan', rita, { kind: 'retryStep', step: 'incomeEvidence' })
      const proposed = await loan.order('loan', rita, {
        kind: 'decideStep',
        step: 'incomeEvidence',
        decision: 'accept',
        reasons: ['spelling_only'],
      })
      await loan.order('loan', ravi, { kind: 'confirmProposal', ...proposalOf(proposed) })
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'other-terms': {
    product: { incomeEvidence: incomeRules },
    async go(loan) {
      const applicant = { kind: 'applicant', partyId: loan.briefing.partyId } as const
      const change = (amountMinor: number) => loan.order('loan', applicant, { kind: 'changeTerms', terms: { amountMinor, termMonths: 24 } })
      await loan.until('onboarding', (facts) => facts.steps.consents?.state === 'waiting')
      await change(incomeRules.aboveMinor + 100_000)
      await change(900_000)
      await introduceOneself(loan)
      await acceptAndSign(loan)
      await closed(loan)
    },
  },

  'offer-expired': {
    durations: { offerStandsSeconds: 1, remindAfterSeconds: [0.2] },
    async go(loan) {
      await introduceOneself(loan)
      await loan.outcome()
    },
  },
} as const satisfies Record<string, Way>

type Answer<Name extends keyof Activities> = Awaited<ReturnType<Activities[Name]>>

export type WayName = keyof typeof ways
export const wayNames = Object.keys(ways) as WayName[]

/** Opens a loan and sends it this way. The amount is above what the policy decides alone only where the way says so. */
export async function goWay(bench: CaseBench, name: WayName): Promise<OpenCase> {
  const way: Way = ways[name]
  bench.world.script(structuredClone(way.script ?? {}))
  const product = { ...way.product, durations: { ...bench.product.durations, ...way.durations } }
  const loan = await bench.open('loan', { product, requested: way.requested ?? { amountMinor: 500_000, termMonths: 12 } })
  await way.go(loan, bench)
  return loan
}

async function parked(loan: OpenCase, process: 'loan' | 'onboarding' | 'documentCheck', step: string): Promise<void> {
  await loan.until(process, (facts) => facts.steps[step]?.state === 'needs_attention', `${step} needs attention`)
}

async function closed(loan: OpenCase): Promise<void> {
  await loan.until('loan', (facts) => facts.active && facts.steps.servicing?.state === 'waiting', 'the loan is active')
  await loan.tell('loan', { subject: 'closed' })
  await loan.outcome()
}

function proposalOf(result: Awaited<ReturnType<OpenCase['order']>>): { proposalId: string; hash: string } {
  if (result.outcome !== 'proposed') throw new Error('Two people were not asked for')
  return { proposalId: result.proposalId, hash: result.hash }
}

function regular(): Answer<'checkTaxStanding'> {
  return { outcome: 'found', standing: 'regular', nameAgrees: true, partial: false }
}

function settled(): Answer<'orderPayout'> {
  return { status: 'settled', settledAt: '2026-11-23T17:31:00.000Z' }
}

function drawn() {
  return { contractId: 'contract-1', sha256: 'a'.repeat(64), pages: 5 }
}

function reading(): Answer<'readIdentityDocument'> {
  return {
    readingId: 'reading-1',
    readable: true,
    documentType: 'identity_card',
    mrz: 'valid',
    fieldsRead: 9,
    lowestConfidence: 88,
    missing: [],
  }
}

function unreadable(): Answer<'proveIncome'> {
  const findings: Answer<'proveIncome'>['findings'] = ['unreadable', 'months_missing']
  return { proofId: 'proof-1', outcome: 'unproven', findings, months: 0, papers: 2, hasFigure: false, retake: 'paper_unreadable' }
}

function otherName(): Answer<'proveIncome'> {
  return { proofId: 'proof-2', outcome: 'unproven', findings: ['name_differs'], months: 2, papers: 2, hasFigure: true }
}
