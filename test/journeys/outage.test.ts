import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastApplicant } from '#test/cast/applicant.ts'
import type { CaseMember, CastDesk } from '#test/cast/desk.ts'
import type { Vendor } from '#sandbox/control/scenarios.ts'
import { examine } from './examine.ts'
import { paidOut, photographedInVain, quickTerms, seenByReviewers } from './on-the-way.ts'
import { entriesOf, messagesTo } from './outcome.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilSteps } from './steps.ts'

/**
 * A retry of everybody that is too early feels it with three and gives up, so some must be left untried. Two hundred meet the same by
 * `npm run bench -- outage --cases 200`.
 */
const crowd = 5
const times = <Value>(value: Value): Value[] => Array.from({ length: crowd }, () => value)
const vendors: readonly Vendor[] = ['twilio', 'textract', 'serpro', 'yente', 'bureau', 'pix']

type RetriedStep = { outcome: string; failure: { code: string } | null }
type StoppedAt = { process: CaseMember['process']; step: string }

describe(`outside systems that are down while ${crowd} people are on their way`, () => {
  let stage: Stage
  let otavio: CastDesk
  let clara: CastDesk
  let people: CastApplicant[]
  beforeAll(async () => {
    stage = await openSharedStage()
    ;[otavio, clara] = await Promise.all([stage.desk('otavio'), stage.desk('clara')])
    people = await Promise.all(Array.from({ length: crowd }, (_, index) => stage.someoneLike('ana-ordinary', `outage-${index + 1}`)))
    await Promise.all(vendors.map((vendor) => stage.sandbox().play(vendor, { scenario: 'down' })))
  })
  afterAll(async () => {
    await Promise.all(vendors.map((vendor) => stage.sandbox().clear(vendor)))
    await examine(stage)
    await stage.close()
  })

  /** Everybody is stopped there, with the reason; who retries too early is told that it is no better. */
  async function stopsEverybody(at: StoppedAt, handler: CastDesk = otavio): Promise<() => ReturnType<typeof retried>> {
    const parked = await untilSteps(stage, people, at.step, 'needs_attention')
    expect(parked.map(({ attention, attempts }) => [attention!.cause, attempts])).toEqual(times(['retries_spent', 2]))
    const cases = parked.map(({ rootCaseId }) => rootCaseId)
    const tooEarly = await retried(handler, cases, at)
    expect(tooEarly.map((one) => [one?.state, one?.attempts])).toEqual(times(['needs_attention', 3]))
    expect(tooEarly.every((one) => (one?.sentence ?? '') !== '')).toBe(true)
    return () => retried(handler, cases, at)
  }

  /** What each retry answers: how the step stands after the new attempt. */
  async function retried(handler: CastDesk, cases: readonly string[], at: StoppedAt) {
    const answers = await Promise.all(cases.map((id) => handler.order(id, at, 'retries', { reasonCode: 'outside_system_back' })))
    return answers.map((answer) => answer.step)
  }

  /** Operations retry everybody at once, and are told what became of each. */
  async function retriedInBulk(provider: string): Promise<(string | null)[][]> {
    const begun = await otavio.session.call<{ id: string }>('POST', '/api/bulk-retries', { provider, reasonCode: 'outside_system_back' })
    const run = `/api/bulk-retries/${begun.body.id}`
    const state = async () => (await otavio.session.call<{ state: string }>('GET', run)).body.state
    await expect.poll(state, { timeout: 120_000, interval: 250 }).not.toBe('running')
    const { body } = await otavio.session.call<{ items: RetriedStep[] }>('GET', `${run}/steps?limit=100`)
    return [[await state()], ...body.items.map(({ outcome, failure }) => [outcome, failure?.code ?? null])]
  }

  /** Those who wait for this provider go on together once it is back; before that, the run feels it with one at a time and gives up. */
  async function letsEverybodyPassInBulk(vendor: Vendor, provider: string, at: StoppedAt): Promise<void> {
    const [ending, ...tooEarly] = await retriedInBulk(provider)
    expect(ending).toEqual(['given_up'])
    expect(tooEarly.filter(([outcome]) => outcome === 'parked_again')).toHaveLength(3)
    expect(tooEarly.filter(([outcome]) => outcome === 'not_tried')).toHaveLength(crowd - 3)
    await stage.sandbox().clear(vendor)
    expect(await retriedInBulk(provider)).toEqual([['finished'], ...times(['went_on', null])])
    await untilSteps(stage, people, at.step, 'done')
  }

  /** The outside system is repaired, and the next retry of each goes through. */
  async function letsEverybodyPass(vendor: Vendor, retry: () => ReturnType<typeof retried>): Promise<void> {
    await stage.sandbox().clear(vendor)
    expect((await retry()).map((one) => [one?.state, one?.attempts])).toEqual(times(['done', 4]))
  }

  const everybody = <Value>(does: (applicant: CastApplicant) => Promise<Value>): Promise<Value[]> => Promise.all(people.map(does))

  it('park every one of them with the reason, tell the truth to who retries too early, and let all finish when they are back', async () => {
    const confirmations = await everybody(async (applicant) => {
      await applicant.apply(quickTerms)
      await applicant.consent()
      return applicant.askForCode()
    })
    await letsEverybodyPass('twilio', await stopsEverybody({ process: 'onboarding', step: 'contactCode' }))
    await Promise.all(confirmations.map((confirm) => confirm()))

    await everybody(async (applicant) => {
      await applicant.declare()
      await photographedInVain(applicant)
    })
    // The reading service does not come back: reviewers look at the documents themselves.
    await stopsEverybody({ process: 'documentCheck', step: 'readDocument' })
    await everybody((applicant) => seenByReviewers(stage, applicant))

    await letsEverybodyPass('serpro', await stopsEverybody({ process: 'onboarding', step: 'taxAuthority' }))
    const atScreening = { process: 'onboarding', step: 'screening' } as const
    await stopsEverybody(atScreening, clara)
    await letsEverybodyPassInBulk('yente', 'yente', atScreening)
    await letsEverybodyPass('bureau', await stopsEverybody({ process: 'loan', step: 'bureauReport' }))
    await everybody((applicant) => applicant.accept())
    await everybody((applicant) => applicant.sign())
    await letsEverybodyPass('pix', await stopsEverybody({ process: 'loan', step: 'disbursement' }))

    await everybody(paidOut)
    await untilSteps(stage, people, 'disbursementNotice', 'done')
    for (const applicant of people) {
      const kase = await stage.caseOf(applicant)
      expect((await entriesOf(stage, kase)).map(({ kind }) => kind).toSorted()).toEqual(['commitment', 'disbursement'])
      // The code, the offer, the contract, the money: each once, whatever was retried.
      expect((await messagesTo(stage, applicant.person)).sms).toHaveLength(4)
    }
  })
})
