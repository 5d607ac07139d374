import type { DocumentReadingResult } from '#activities/onboarding/read-identity-document.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { introduceOneself } from './apply-for.ts'
import { person, type CaseBench, type OpenCase } from './cases-on-engine.ts'

export const rita = person('rita', ['reviewer'])
export const ravi = person('ravi', ['reviewer'])
export const ulisses = person('ulisses', ['underwriter'])
export const sofia = person('sofia', ['senior_underwriter'])
export const clara = person('clara', ['compliance'])
export const caio = person('caio', ['compliance'])
export const otavio = person('otavio', ['operations'])
export const aurora = person('aurora', ['auditor'])

export const wellRead: DocumentReadingResult = {
  readingId: 'reading-1',
  readable: true,
  documentType: 'identity_card',
  mrz: 'valid',
  fieldsRead: 9,
  lowestConfidence: 88,
  missing: [],
}

export const retryTax: OrderContent = { kind: 'retryStep', step: 'taxAuthority' }

/** Whoever comes is read well, and parked on a tax authority that is down. */
export function taxIsDown(bench: CaseBench): void {
  bench.world.script({ checkTaxStanding: ['TAX_AUTHORITY_DOWN'], readIdentityDocument: [wellRead] })
  bench.world.defaults = {}
}

export function taxIsBack(bench: CaseBench): void {
  bench.world.script({ checkTaxStanding: [{ outcome: 'found', standing: 'regular', nameAgrees: true, partial: false }] })
}

/** Somebody whose case stands still there. */
export async function parkedOnTax(bench: CaseBench): Promise<OpenCase> {
  const loan = await bench.open('loan')
  await introduceOneself(loan)
  await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.state === 'needs_attention')
  return loan
}
