import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CastApplicant } from '#test/cast/applicant.ts'
import type { Scenario } from '#sandbox/control/scenarios.ts'
import { examine } from './examine.ts'
import { askedToSign, closeReadingService, paidOut } from './on-the-way.ts'
import { entriesOf } from './outcome.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep } from './steps.ts'

/** What can happen to the reports of the vendors on their way to us. */
const mishaps = {
  pix: ['webhook_duplicated', 'webhook_early', 'webhook_reordered', 'webhook_wrong_signature', 'webhook_previous_secret', 'webhook_stale'],
  twilio: ['webhook_duplicated', 'webhook_early', 'webhook_reordered', 'webhook_wrong_signature'],
} as const satisfies Record<string, readonly Scenario['scenario'][]>

describe('reports of the vendors', () => {
  let stage: Stage
  let lost: CastApplicant
  const paid = new Map<string, CastApplicant>()
  beforeAll(async () => {
    stage = await openSharedStage()
    await closeReadingService(stage)
    const slugs = ['webhook_lost', ...mishaps.pix]
    const people = await Promise.all(
      slugs.map(async (slug) => askedToSign(stage, await stage.someoneLike('ana-ordinary', slug.replaceAll('_', '-')))),
    )
    // The one whose reports are lost waits for our own question, so it begins first.
    for (const [index, slug] of slugs.entries()) await playedFor(people[index]!, slug as (typeof mishaps.pix)[number])
    lost = people[0]!
    slugs.forEach((slug, index) => paid.set(slug, people[index]!))
  })
  afterAll(async () => {
    await Promise.all((['textract', 'pix', 'twilio'] as const).map((vendor) => stage.sandbox().clear(vendor)))
    await examine(stage)
    await stage.close()
  })

  /** Signs while this befalls the reports of the bank, and waits until the payment has ended there. */
  async function playedFor(applicant: CastApplicant, scenario: (typeof mishaps.pix)[number]): Promise<void> {
    await stage.sandbox().play('pix', { scenario })
    await applicant.sign()
    const payment = async () =>
      (await stage.sandbox().state()).payments.find(({ order }) => order.favorecido.cpf === applicant.person.taxId)
    await vi.waitFor(async () => expect((await payment())?.status).toBe('REALIZADO'), { timeout: 30_000, interval: 100 })
    await stage.sandbox().clear('pix')
  }

  it.each(mishaps.pix)('of the bank that come by %s wake the case once, and the loan is booked once', async (scenario) => {
    const applicant = paid.get(scenario)!
    await paidOut(applicant)
    const kase = await stage.caseOf(applicant)
    expect((await entriesOf(stage, kase)).map(({ kind }) => kind).toSorted()).toEqual(['commitment', 'disbursement'])
    const { attempts } = await untilStep(stage, applicant, 'disbursement', 'done')
    expect(attempts).toBe(1)
    // Each event of the bank is taken in once, whatever it takes to bring it here; one that was refused comes again.
    const [payout] = kase.contract!.payouts
    await expect.poll(() => stage.db('inbox').where('event_id', 'like', `evt_${payout!.endToEndId}_%`)).toHaveLength(2)
  })

  it('of the bank that never come are not needed: we ask', async () => {
    await paidOut(lost)
    const [payout] = (await stage.caseOf(lost)).contract!.payouts
    expect(await stage.db('inbox').where('event_id', 'like', `evt_${payout!.endToEndId}_%`)).toEqual([])
  })

  it.each(mishaps.twilio)('of the carrier that come by %s move each message forward only', async (scenario) => {
    await stage.sandbox().play('twilio', { scenario })
    const applicant = await stage.someoneLike('ana-ordinary', `sms-${scenario.replaceAll('_', '-')}`)
    await applicant.apply({ amountMinor: 500_000, termMonths: 12, locale: 'en' })
    await applicant.consent()
    await applicant.confirmContact()
    const { caseId, rootCaseId } = await untilStep(stage, applicant, 'contact', 'done')
    const messages = async () => stage.db('message').whereIn('case_id', [caseId, rootCaseId]).select('state', 'template')
    await expect.poll(messages).toEqual([{ state: 'delivered', template: 'contact_code' }])
    await stage.sandbox().clear('twilio')
    expect(await messages()).toEqual([{ state: 'delivered', template: 'contact_code' }])
    await applicant.withdraw()
  })
})
