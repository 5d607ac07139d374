import { afterAll, beforeAll, describe, it } from 'vitest'
import { refusal } from '#test/cast/refusal.ts'
import { examine } from './examine.ts'
import { assessed, closeReadingService, needs, offered, quickTerms } from './on-the-way.ts'
import { entriesOf, messagesTo, sumOf } from './outcome.ts'
import { quick } from './quick-products.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep } from './steps.ts'

describe.concurrent('what must be done in time', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openSharedStage()
    await closeReadingService(stage)
  })
  afterAll(async () => {
    await stage.sandbox().clear('textract')
    await examine(stage)
    await stage.close()
  })

  it('an offer that is not answered expires: the applicant is told, and can accept it no more', async ({ expect }) => {
    const late = await stage.someoneLike('ana-ordinary', 'late-to-answer')
    await offered(stage, late, { ...quickTerms, product: quick.offer })
    const { offer } = await late.read()
    const { ending } = await late.until((application) => application.ending !== null, 'expired')
    expect(ending?.status).toBe('expired')
    const accepting = late.session.call('POST', late.path(`/offers/${offer!.id}/answer`), { answer: 'accepted' })
    expect(await refusal(accepting)).toBe('409 OFFER_CLOSED')
    await untilStep(stage, late, 'endingNotice', 'done')
    expect(await entriesOf(stage, await stage.caseOf(late))).toEqual([])
    expect((await messagesTo(stage, late.person)).sms.at(-1)).toContain('ran out')
  })

  it('a contract that is not signed expires: void, with nothing promised any more', async ({ expect }) => {
    const late = await stage.someoneLike('ana-ordinary', 'late-to-sign')
    await assessed(stage, late, { ...quickTerms, product: quick.signature })
    await late.accept()
    await late.until(needs('signature'), 'asked to sign')
    await late.until((application) => application.ending?.status === 'expired', 'expired')
    await untilStep(stage, late, 'endingNotice', 'done')
    const kase = await stage.caseOf(late)
    const entries = await entriesOf(stage, kase)
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(['commitment', 'commitment_release'])
    expect(entries.reduce((sum, entry) => sum + sumOf(entry, 'memo_loan_commitment'), 0)).toBe(0)
    expect(await stage.db('contract').where({ case_id: kase.id }).select('state')).toEqual([{ state: 'void' }])
    expect(await refusal(late.withdraw())).toMatch(/^409 (CASE_ENDED|NO_LONGER_RUNNING)$/)
  })

  it('who keeps us waiting is reminded as often as the product says, and not once more', async ({ expect }) => {
    const slow = await stage.someoneLike('ana-ordinary', 'slow-to-declare')
    await slow.apply({ ...quickTerms, product: quick.reminders })
    await slow.consent()
    await slow.confirmContact()
    const reminders = async () => (await messagesTo(stage, slow.person)).sms.filter((text) => text.includes('waits for'))
    await expect.poll(async () => (await reminders()).length, { timeout: 30_000 }).toBe(2)
    await slow.declare()
    const { caseId } = await untilStep(stage, slow, 'details', 'done')
    const sent = await stage.db('case_event').where({ case_id: caseId, kind: 'reminder_sent', step: 'details' }).select('facts')
    expect(sent.map(({ facts }: { facts: { number: number } }) => facts.number).toSorted((one, other) => one - other)).toEqual([1, 2])
    expect(await reminders()).toHaveLength(2)
  })
})
