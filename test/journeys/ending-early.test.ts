import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastApplicant } from '#test/cast/applicant.ts'
import type { Case } from '#test/cast/desk.ts'
import { refusal } from '#test/cast/refusal.ts'
import { examine } from './examine.ts'
import { askedToSign, assessed, closeReadingService, declared, offered, paidOut, photographedInVain, quickTerms } from './on-the-way.ts'
import { entriesOf, sumOf } from './outcome.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep } from './steps.ts'

/** A point on the way at which an application can end, and what is to be undone when it ends there. */
type Point = {
  where: string
  like: string
  changes?: { givenNames: string; surname: string }
  arrive: (stage: Stage, applicant: CastApplicant) => Promise<unknown>
  undone: readonly ('voidEnvelope' | 'releaseCommitment')[]
  /** Nobody is told anything before they have proven that a phone is theirs. */
  told: boolean
  /** Cancelling a signed contract takes two people. */
  takesTwo?: true
}

const early = { like: 'ana-ordinary', undone: [], told: true } as const

const points: readonly Point[] = [
  { ...early, where: 'before the consents', told: false, arrive: (_stage, applicant) => applicant.apply(quickTerms) },
  {
    ...early,
    where: 'before the contact is proven',
    told: false,
    async arrive(_stage, applicant) {
      await applicant.apply(quickTerms)
      await applicant.consent()
    },
  },
  {
    ...early,
    where: 'before the details',
    async arrive(_stage, applicant) {
      await applicant.apply(quickTerms)
      await applicant.consent()
      await applicant.confirmContact()
    },
  },
  { ...early, where: 'before the photographs', arrive: (_stage, applicant) => declared(applicant) },
  {
    ...early,
    where: 'parked on a document that was not read',
    async arrive(stage, applicant) {
      await declared(applicant)
      await photographedInVain(applicant)
      await untilStep(stage, applicant, 'readDocument', 'needs_attention')
    },
  },
  { ...early, where: 'parked on the tax register', like: 'davi-deceased', arrive: parkedOn('taxAuthority') },
  {
    ...early,
    where: 'parked on a list of sanctions',
    changes: { givenNames: 'Yuri', surname: 'Sokolov Andrade' },
    arrive: parkedOn('screening'),
  },
  {
    ...early,
    where: 'with the underwriter',
    like: 'paula-medium-score',
    async arrive(stage, applicant) {
      await assessed(stage, applicant)
      await untilStep(stage, applicant, 'underwriting', 'waiting')
    },
  },
  { ...early, where: 'with an offer', arrive: offered },
  { ...early, where: 'asked to sign', undone: ['voidEnvelope', 'releaseCommitment'], arrive: askedToSign },
  {
    ...early,
    where: 'signed, and held before the money',
    undone: ['voidEnvelope', 'releaseCommitment'],
    takesTwo: true,
    async arrive(stage, applicant) {
      await askedToSign(stage, applicant)
      const [clara, { id }] = await Promise.all([stage.desk('clara'), stage.caseOf(applicant)])
      await clara.order(id, { process: 'loan' }, 'holds', { reasonCode: 'unusual_device', holdKind: 'fraud' })
      await applicant.sign()
      await untilStep(stage, applicant, 'signature', 'done')
    },
  },
]

/** These wait for the bureau while it is down, so everybody else has to be past it. */
const parkedOnTheBureau: Point = { ...early, where: 'parked on the credit bureau', arrive: parkedOn('bureauReport') }

function parkedOn(step: string): Point['arrive'] {
  return async (stage, applicant) => {
    await assessed(stage, applicant)
    await untilStep(stage, applicant, step, 'needs_attention')
  }
}

describe('an application that ends before the money leaves', () => {
  let stage: Stage
  const withdrawing = new Map<Point, CastApplicant>()
  const cancelled = new Map<Point, CastApplicant>()
  beforeAll(async () => {
    stage = await openSharedStage()
    await closeReadingService(stage)
    await Promise.all(points.map(bringTwoTo))
    await stage.sandbox().play('bureau', { scenario: 'down' })
    await bringTwoTo(parkedOnTheBureau)
  })
  afterAll(async () => {
    await Promise.all([stage.sandbox().clear('textract'), stage.sandbox().clear('bureau')])
    await examine(stage)
    await stage.close()
  })

  async function bringTwoTo(point: Point): Promise<void> {
    const slug = point.where.replaceAll(/\W+/g, '-')
    const bring = async (name: string) => {
      const applicant = await stage.someoneLike(point.like, `${name}-${slug}`, point.changes)
      await point.arrive(stage, applicant)
      return applicant
    }
    const [one, other] = await Promise.all([bring('withdraws'), bring('cancelled')])
    withdrawing.set(point, one)
    cancelled.set(point, other)
  }

  /** Ended everywhere, undone in full and no more than that, and said once. */
  async function endsAs(status: 'withdrawn' | 'cancelled', point: Point, applicant: CastApplicant): Promise<void> {
    await untilStep(stage, applicant, 'endingNotice', 'done')
    // The cases below are told, and end by themselves.
    await expect.poll(async () => openIn(await stage.caseOf(applicant))).toEqual([])
    const kase = await stage.caseOf(applicant)
    expect(kase.members.filter((member) => ![status, 'completed'].includes(member.status))).toEqual([])
    const steps = kase.members.flatMap((member) => member.steps)
    const undoing = steps.filter(({ name }) => name === 'voidEnvelope' || name === 'releaseCommitment')
    expect(undoing.map(({ name, state }) => `${name} ${state}`)).toEqual(point.undone.map((name) => `${name} done`))
    await nothingIsPromised(kase, point)
    const told = await stage.db('message').where({ case_id: kase.id, template: status })
    expect(told).toHaveLength(point.told ? 1 : 0)
  }

  async function nothingIsPromised(kase: Case, { undone }: Point): Promise<void> {
    const entries = await entriesOf(stage, kase)
    const kinds = undone.includes('releaseCommitment') ? ['commitment', 'commitment_release'] : []
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(kinds)
    expect(entries.reduce((sum, entry) => sum + sumOf(entry, 'memo_loan_commitment'), 0)).toBe(0)
    expect(await stage.db('offer').where({ case_id: kase.id }).whereIn('state', ['open', 'accepted'])).toEqual([])
    expect(await stage.db('contract').where({ case_id: kase.id }).whereNot({ state: 'void' })).toEqual([])
  }

  const everywhere = [...points, parkedOnTheBureau].map((point) => ({ where: point.where, point }))

  it.each(everywhere)('is withdrawn by the applicant $where', async ({ point }) => {
    const applicant = withdrawing.get(point)!
    const { ending } = await applicant.withdraw()
    expect(ending?.status).toBe('withdrawn')
    await endsAs('withdrawn', point, applicant)
    expect((await applicant.read()).needs).toEqual([])
  })

  it.each(everywhere)('is cancelled by staff $where', async ({ point }) => {
    const [otavio, sofia] = await Promise.all([stage.desk('otavio'), stage.desk('sofia')])
    const applicant = cancelled.get(point)!
    const { id } = await stage.caseOf(applicant)
    const answer = await otavio.order(id, { process: 'loan' }, 'cancellation', { reasonCode: 'product_ended' })
    expect(answer.outcome).toBe(point.takesTwo ? 'proposed' : 'carried_out')
    if (answer.proposal) expect((await sofia.confirm(answer.proposal.proposalId)).outcome).toBe('carried_out')
    await endsAs('cancelled', point, applicant)
  })

  it('leaves nothing to accept or to sign', async () => {
    const at = (where: string) => withdrawing.get(points.find((point) => point.where === where)!)!
    const [withOffer, withContract] = [at('with an offer'), at('asked to sign')]
    const { offer } = await withOffer.read()
    const accepting = withOffer.session.call('POST', withOffer.path(`/offers/${offer!.id}/answer`), { answer: 'accepted' })
    expect(await refusal(accepting)).toBe('409 OFFER_CLOSED')
    const { contract } = await withContract.read()
    const signing = withContract.session.call('POST', withContract.path(`/contracts/${contract!.id}/signature`), {
      documentSha256: contract!.documentSha256,
      accepted: true,
      typedName: 'Ana',
    })
    expect(await refusal(signing)).toMatch(/^409 CONTRACT_NOT_(OPENED|TO_SIGN)$/)
    expect(await refusal(withContract.withdraw())).toMatch(/^409 (CASE_ENDED|NO_LONGER_RUNNING)$/)
  })

  it('ends no more once the money is on its way, nor when it has arrived', async () => {
    const [otavio, ana] = await Promise.all([stage.desk('otavio'), stage.someoneLike('ana-ordinary', 'too-late')])
    await stage.sandbox().clear('bureau')
    await askedToSign(stage, ana)
    await stage.sandbox().play('pix', { scenario: 'settle', afterMs: 4000, times: 1 })
    await ana.sign()
    const { rootCaseId } = await untilStep(stage, ana, 'disbursement', 'waiting')
    const refusals = () =>
      Promise.all([
        refusal(ana.withdraw()),
        refusal(otavio.order(rootCaseId, { process: 'loan' }, 'cancellation', { reasonCode: 'product_ended' })),
      ])
    expect((await ana.read()).mayWithdraw).toBe(false)
    expect(await refusals()).toEqual(['409 CASE_PAST_CANCELLATION', '409 CASE_PAST_CANCELLATION'])
    await paidOut(ana)
    expect(await refusals()).toEqual(['409 CASE_PAST_CANCELLATION', '409 CASE_PAST_CANCELLATION'])
  })
})

/** What is not at an end yet: cases, and steps that wait or are at work. */
function openIn({ members }: Case): string[] {
  const finished = ['done', 'done_by_hand', 'skipped', 'cancelled']
  return members.flatMap(({ process, status, steps }) => [
    ...(['withdrawn', 'cancelled', 'completed'].includes(status) ? [] : [`${process} ${status}`]),
    ...steps.filter(({ state }) => !finished.includes(state)).map(({ name, state }) => `${name} ${state}`),
  ])
}
