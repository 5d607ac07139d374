import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastApplicant } from '#test/cast/applicant.ts'
import type { CaseMember, CastDesk } from '#test/cast/desk.ts'
import type { Vendor } from '#sandbox/control/scenarios.ts'
import { examine } from './examine.ts'
import { introduced, paidOut } from './on-the-way.ts'
import { entriesOf, messagesTo } from './outcome.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep } from './steps.ts'

const crowd = 20
const times = <Value>(value: Value): Value[] => Array.from({ length: crowd }, () => value)

/** Where each outside system stops them, in the order of the business. */
const waves: { vendor: Vendor; process: CaseMember['process']; step: string }[] = [
  { vendor: 'twilio', process: 'onboarding', step: 'contactCode' },
  { vendor: 'serpro', process: 'onboarding', step: 'taxAuthority' },
  { vendor: 'yente', process: 'onboarding', step: 'screening' },
  { vendor: 'bureau', process: 'loan', step: 'bureauReport' },
  { vendor: 'pix', process: 'loan', step: 'disbursement' },
]

describe(`outside systems that are down while ${crowd} people are on their way`, () => {
  let stage: Stage
  let otavio: CastDesk
  let clara: CastDesk
  let people: CastApplicant[]
  beforeAll(async () => {
    stage = await openSharedStage()
    ;[otavio, clara] = await Promise.all([stage.desk('otavio'), stage.desk('clara')])
    people = await Promise.all(Array.from({ length: crowd }, (_, index) => stage.someoneLike('ana-ordinary', `outage-${index + 1}`)))
  })
  afterAll(async () => {
    await Promise.all(waves.map(({ vendor }) => stage.sandbox().clear(vendor)))
    await examine(stage)
    await stage.close()
  })

  it('park every one of them with the reason, tell the truth to who retries too early, and let all finish when they are back', async () => {
    await Promise.all(waves.map(({ vendor }) => stage.sandbox().play(vendor, { scenario: 'down' })))
    const signed = Promise.allSettled(
      people.map(async (applicant) => {
        await introduced(stage, applicant)
        await applicant.accept()
        await applicant.sign()
      }),
    )
    for (const { vendor, process, step } of waves) {
      const parked = await Promise.all(people.map((applicant) => untilStep(stage, applicant, step, 'needs_attention')))
      expect(parked.map(({ attention, attempts }) => [attention!.cause, attempts])).toEqual(times(['retries_spent', 2]))
      const handler = step === 'screening' ? clara : otavio
      const retry = () =>
        Promise.all(
          parked.map(async ({ rootCaseId }) => {
            const answer = await handler.order(rootCaseId, { process, step }, 'retries', { reasonCode: 'outside_system_back' })
            return answer.step
          }),
        )
      const tooEarly = await retry()
      expect(tooEarly.map((one) => [one?.state, one?.attempts])).toEqual(times(['needs_attention', 3]))
      expect(tooEarly.every((one) => (one?.sentence ?? '') !== '')).toBe(true)
      await stage.sandbox().clear(vendor)
      expect((await retry()).map((one) => [one?.state, one?.attempts])).toEqual(times(['done', 4]))
    }
    expect((await signed).filter(({ status }) => status === 'rejected')).toEqual([])
    await Promise.all(people.map(paidOut))
    for (const applicant of people) {
      const kase = await stage.caseOf(applicant)
      expect((await entriesOf(stage, kase)).map(({ kind }) => kind).toSorted()).toEqual(['commitment', 'disbursement'])
      await untilStep(stage, applicant, 'disbursementNotice', 'done')
      // The code, the offer, the contract, the money: each once, whatever was retried.
      expect((await messagesTo(stage, applicant.person)).sms).toHaveLength(4)
    }
  })
})
