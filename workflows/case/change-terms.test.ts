import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecidedTerms, OrderContent } from '#domain/case/order.ts'
import { incomeRules } from '#test/rules/income-rules.ts'
import { introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench, type OpenCase } from '#test/workflows/case-bench.ts'

const rita = person('rita', ['reviewer'])
const incomeSteps = ['incomePapers', 'incomeEvidence']

describe('other terms', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())

  async function begun(requested: DecidedTerms): Promise<OpenCase> {
    const loan = await bench.open('loan', { product: { incomeEvidence: incomeRules }, requested })
    await loan.until('onboarding', ({ steps }) => steps.consents?.state === 'waiting')
    return loan
  }
  const ask = (loan: OpenCase, terms: DecidedTerms) =>
    loan.order('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'changeTerms', terms })
  const factsOf = (loan: OpenCase) => loan.until('loan', () => true)
  const eventsOf = (loan: OpenCase) =>
    bench.world.events.filter((event) => event.kind === 'terms_changed' && event.actor === `party:${loan.briefing.partyId}`)

  it('are what the policy decides about, however often they were changed, and each change is told', async () => {
    const loan = await begun({ amountMinor: 500_000, termMonths: 12 })
    await ask(loan, { amountMinor: 900_000, termMonths: 12 })
    const answer = await ask(loan, { amountMinor: 800_000, termMonths: 24 })
    expect(answer).toMatchObject({ outcome: 'carried_out' })
    const facts = await factsOf(loan)
    expect(facts.requested).toEqual({ amountMinor: 800_000, termMonths: 24 })
    expect(facts.steps.application).toMatchObject({ state: 'done', summary: { amountMinor: 800_000, termMonths: 24 } })
    expect(eventsOf(loan).map(({ step, facts: told }) => [step, told])).toEqual([
      ['application', { amountMinor: 900_000, termMonths: 12, amountBeforeMinor: 500_000, termBeforeMonths: 12, currency: 'BRL' }],
      ['application', { amountMinor: 800_000, termMonths: 24, amountBeforeMinor: 900_000, termBeforeMonths: 12, currency: 'BRL' }],
    ])
    await introduceOneself(loan)
    await loan.until('loan', ({ steps }) => steps.offer?.state === 'waiting')
    const ofCase = (name: string) =>
      bench.world.done.filter((one) => one.name === name && (one.input as { caseId: string }).caseId === loan.briefing.caseId)
    expect(ofCase('decideByPolicy').map(({ input }) => input)).toMatchObject([{ requested: { amountMinor: 800_000, termMonths: 24 } }])
    expect(ofCase('makeOffer').map(({ input }) => input)).toMatchObject([{ terms: { amountMinor: 800_000, termMonths: 24 } }])
  })

  it('ask for proof of the income where their amount does, and no longer where it does not', async () => {
    const loan = await begun({ amountMinor: 500_000, termMonths: 12 })
    const stepsOf = async () => Object.keys((await factsOf(loan)).steps).filter((name) => incomeSteps.includes(name))
    expect(await stepsOf()).toEqual([])
    await ask(loan, { amountMinor: incomeRules.aboveMinor + 100_000, termMonths: 12 })
    expect((await stepsOf()).toSorted()).toEqual(incomeSteps.toSorted())
    await introduceOneself(loan)
    await loan.until('loan', ({ steps }) => steps.incomePapers?.state === 'waiting', 'papers are asked for')

    const smaller = await begun({ amountMinor: incomeRules.aboveMinor + 100_000, termMonths: 12 })
    await ask(smaller, { amountMinor: 500_000, termMonths: 12 })
    expect(Object.keys((await factsOf(smaller)).steps)).not.toEqual(expect.arrayContaining(['incomePapers']))
    await introduceOneself(smaller)
    await smaller.until('loan', ({ steps }) => steps.offer?.state === 'waiting', 'no papers are asked for')
  })

  it('are refused once something rests on the first ones, and to staff at any time', async () => {
    const loan = await begun({ amountMinor: 500_000, termMonths: 12 })
    const terms = { amountMinor: 600_000, termMonths: 12 }
    const content: OrderContent = { kind: 'changeTerms', terms }
    expect(await loan.refusal('loan', rita, content)).toBe('ORDER_NOT_PERMITTED')
    await introduceOneself(loan)
    await loan.until('loan', ({ steps }) => steps.offer?.state === 'waiting')
    expect(await loan.refusal('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, content)).toBe('TERMS_CLOSED')
    expect((await factsOf(loan)).requested).toEqual({ amountMinor: 500_000, termMonths: 12 })
  })
})
