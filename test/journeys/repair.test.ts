import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '#domain/case/order.ts'
import type { CastApplicant } from '#test/cast/applicant.ts'
import type { CaseMember, CastDesk, OrderAnswer } from '#test/cast/desk.ts'
import { problemOf, refusal } from '#test/cast/refusal.ts'
import { caseWorkflowId, orderUpdates } from '#workflows/case/messages.ts'
import { examine } from './examine.ts'
import {
  askedToSign,
  assessed,
  closeReadingService,
  declared,
  needs,
  paidOut,
  photographedInVain,
  quickTerms,
  readFrom,
} from './on-the-way.ts'
import { reviewersNote } from './reviewers-note.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { findStep, untilStep } from './steps.ts'

describe('on the desk', () => {
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

  /** Somebody whose CPF is that of a dead person: a matter for people, which trying again does not change. */
  async function parkedOnTax(slug: string): Promise<{ applicant: CastApplicant; rootCaseId: string; onboarding: CaseMember }> {
    const applicant = await assessed(stage, await stage.someoneLike('davi-deceased', slug))
    const { rootCaseId } = await untilStep(stage, applicant, 'taxAuthority', 'needs_attention')
    return { applicant, rootCaseId, onboarding: memberOf((await stage.caseOf(applicant)).members, 'onboarding') }
  }

  const onTax = { process: 'onboarding', step: 'taxAuthority' } as const

  it('somebody who only bears the name of a listed man is cleared by two of compliance, and goes on', async () => {
    const [rita, clara, caio] = await desks('rita', 'clara', 'caio')
    const joao = await assessed(stage, stage.castMember('joao-near-match'))
    const parked = await untilStep(stage, joao, 'screening', 'needs_attention')
    expect(parked.attention).toMatchObject({ cause: 'judgement', code: 'SCREENING_HITS' })
    const { body } = await clara.session.call<{ screening: { hits: unknown[] } }>('GET', `/api/cases/${parked.rootCaseId}/screening`)
    expect(body.screening.hits).toMatchObject([
      { topics: ['sanction'], explanations: expect.arrayContaining([expect.objectContaining({ feature: 'dob_year_disjoint' })]) },
    ])

    const on = { process: 'onboarding', step: 'screening' } as const
    const cleared = { reasonCode: 'near_match', decision: 'clear', reasons: ['birth_date_differs'] }
    expect(await refusal(rita.order(parked.rootCaseId, on, 'decision', cleared))).toBe('403 ORDER_NOT_PERMITTED')
    const { proposal } = await clara.order(parked.rootCaseId, on, 'decision', cleared)
    expect(await refusal(clara.confirm(proposal!.proposalId))).toBe('403 SECOND_PERSON_REQUIRED')
    expect((await findStep(stage, joao, 'screening'))?.state).toBe('needs_attention')
    expect(await caio.confirm(proposal!.proposalId)).toMatchObject({ outcome: 'carried_out', step: { state: 'done' } })
    await joao.until(needs('offer'), 'offered')
  })

  it('a result by hand takes two people; two accounts of one person are one', async () => {
    const [otavio, otavioAgain, rita] = await desks('otavio', 'otavio-underwriter', 'rita')
    const { applicant, rootCaseId } = await parkedOnTax('two-accounts')
    const { proposal } = await otavio.order(rootCaseId, onTax, 'results', {
      reasonCode: 'certificate_shown',
      result: { kind: 'tax_standing', standing: 'regular' },
      evidenceDocumentId: await otavio.addEvidence(rootCaseId, await reviewersNote()),
    })
    expect(await refusal(otavioAgain.confirm(proposal!.proposalId))).toBe('403 SECOND_PERSON_REQUIRED')
    expect(await rita.confirm(proposal!.proposalId)).toMatchObject({ outcome: 'carried_out', step: { state: 'done_by_hand' } })
    await applicant.until(needs('offer'), 'offered')
    const row = await stage.db('proposal').where({ id: proposal!.proposalId }).first()
    expect(row).toMatchObject({ state: 'confirmed', maker_person_id: 'p-107', checker_person_id: 'p-101' })
  })

  it('a document that no machine read goes on by what one reviewer read there and another confirmed; what differs waits for them', async () => {
    const [rita, ravi] = await desks('rita', 'ravi')
    const on = { process: 'documentCheck', step: 'readDocument' } as const
    const people = await Promise.all(['read-by-hand', 'read-otherwise'].map((slug) => stage.someoneLike('ana-ordinary', slug)))
    const [borneOut, differing] = await Promise.all(
      people.map(async (applicant) => {
        await declared(applicant)
        await photographedInVain(applicant)
        const { rootCaseId } = await untilStep(stage, applicant, 'readDocument', 'needs_attention')
        const evidenceDocumentId = await rita.addEvidence(rootCaseId, await reviewersNote())
        const enter = (change: Record<string, unknown>) => {
          const result = { ...readFrom(applicant), ...change }
          return rita.order(rootCaseId, on, 'results', { reasonCode: 'reading_service_down', result, evidenceDocumentId })
        }
        return { applicant, enter }
      }),
    )
    for (const [change, field] of [
      [{ documentNumber: undefined }, 'result.documentNumber'],
      [{ birthDate: '1987-02-29' }, 'result.birthDate'],
    ] as const) {
      const { status, code, facts } = await problemOf(borneOut!.enter(change))
      expect([status, code, facts]).toMatchObject([400, 'REQUEST_MALFORMED', { fields: [{ field }] }])
    }
    expect((await findStep(stage, borneOut!.applicant, 'readDocument'))?.state).toBe('needs_attention')

    const { proposal } = await borneOut!.enter({})
    expect(await refusal(rita.confirm(proposal!.proposalId))).toBe('403 SECOND_PERSON_REQUIRED')
    expect(await ravi.confirm(proposal!.proposalId)).toMatchObject({ outcome: 'carried_out', step: { state: 'done_by_hand' } })
    await borneOut!.applicant.until(needs('offer'), 'offered')
    expect(await findStep(stage, borneOut!.applicant, 'compareDocument')).toMatchObject({ state: 'done', summary: { mismatches: [] } })

    const { proposal: otherwise } = await differing!.enter({ fullName: 'Otávio Lemos' })
    await ravi.confirm(otherwise!.proposalId)
    const { attention } = await untilStep(stage, differing!.applicant, 'compareDocument', 'needs_attention')
    expect(attention).toMatchObject({ cause: 'judgement', code: 'DOCUMENT_DIFFERS' })
  })

  it('an amount above the authority of one is approved by a second who has it, and by nobody twice', async () => {
    const [ulisses, otavioAgain, sofia] = await desks('ulisses', 'otavio-underwriter', 'sofia')
    const paula = await assessed(stage, await stage.someoneLike('paula-medium-score', 'above-authority'), {
      ...quickTerms,
      amountMinor: 2_500_000,
      termMonths: 36,
    })
    const { rootCaseId } = await untilStep(stage, paula, 'underwriting', 'waiting')
    const { proposal } = await ulisses.order(rootCaseId, { process: 'loan', step: 'underwriting' }, 'decision', {
      reasonCode: 'steady_income',
      decision: 'approve',
      reasons: [],
      terms: { amountMinor: 2_500_000, termMonths: 36 },
    })
    expect(await refusal(ulisses.confirm(proposal!.proposalId))).toBe('403 SECOND_PERSON_REQUIRED')
    expect(await refusal(otavioAgain.confirm(proposal!.proposalId))).toBe('403 ORDER_NOT_PERMITTED')
    expect((await sofia.confirm(proposal!.proposalId)).outcome).toBe('carried_out')
    const { offer } = await paula.until(needs('offer'), 'offered')
    expect(offer).toMatchObject({ priced: { requested: { amountMinor: 2_500_000 } } })
  })

  it('who looked at an earlier version is told what has changed since, and changes nothing', async () => {
    const [rita, ravi] = await desks('rita', 'ravi')
    const { applicant, onboarding } = await parkedOnTax('stale')
    const retry = (desk: CastDesk, headers: Record<string, string>) =>
      desk.session.call<OrderAnswer>('POST', retriesOf(onboarding), { reasonCode: 'looked_again' }, headers)
    const seen = { 'if-match': `"v${onboarding.version}"` }
    expect((await retry(ravi, seen)).body.step).toMatchObject({ state: 'needs_attention', attempts: 2 })

    const tooLate = await problemOf(retry(rita, seen))
    expect([tooLate.status, tooLate.code]).toEqual([409, 'STALE_ORDER'])
    const { version, changes } = tooLate.facts as { version: number; changes: { kind: string; actor: { name: string | null } }[] }
    expect(version).toBeGreaterThan(onboarding.version)
    expect(changes.map(({ kind }) => kind)).toEqual(['order_given', 'step_started', 'step_parked'])
    expect(changes[0]?.actor.name).toBe('Ravi Lacerda')
    expect((await findStep(stage, applicant, 'taxAuthority'))?.attempts).toBe(2)
    expect(await refusal(retry(rita, {}))).toBe('428 PRECONDITION_REQUIRED')
    // On what she sees now, she may.
    expect((await retry(rita, { 'if-match': `"v${version}"` })).body.step).toMatchObject({ attempts: 3 })
  })

  it('the same order twice has one effect, whether it is repeated to the API or to the engine', async () => {
    const rita = await stage.desk('rita')
    const { applicant, onboarding } = await parkedOnTax('repeated')
    const headers = { 'if-match': `"v${onboarding.version}"`, 'idempotency-key': randomUUID() }
    const retry = (body: Record<string, unknown>) => rita.session.call<OrderAnswer>('POST', retriesOf(onboarding), body, headers)
    const first = await retry({ reasonCode: 'looked_again' })
    const second = await retry({ reasonCode: 'looked_again' })
    expect([second.body, second.headers.get('idempotent-replay')]).toEqual([first.body, 'true'])
    expect(await refusal(retry({ reasonCode: 'another_reason' }))).toBe('409 IDEMPOTENCY_KEY_REUSED')

    const { version } = memberOf((await stage.caseOf(applicant)).members, 'onboarding')
    const order: Order = {
      orderId: randomUUID(),
      actor: { kind: 'staff', personId: 'p-101', accountId: randomUUID(), roles: ['reviewer'] },
      content: { kind: 'retryStep', step: 'taxAuthority' },
      reasonCode: 'looked_again',
      expectedVersion: version,
    }
    const given = () =>
      stage.engine.workflow
        .getHandle(caseWorkflowId('onboarding', onboarding.id))
        .executeUpdate(orderUpdates.retryStep, { args: [order], updateId: order.orderId })
    const [once, again] = await Promise.all([given(), given()])
    expect(again).toEqual(once)
    expect(await given()).toEqual(once)
    // The first try, one retry through the API, one through the engine.
    expect((await findStep(stage, applicant, 'taxAuthority'))?.attempts).toBe(3)
    const givenOrders = await stage.db('case_event').where({ case_id: onboarding.id, kind: 'order_given' }).select('facts')
    expect(givenOrders).toHaveLength(2)
  })

  it('a hold stops the case before its next step, whatever the applicant does, until compliance lets it go', async () => {
    const [clara, otavio] = await desks('clara', 'otavio')
    const [signing, photographing] = await Promise.all([
      stage.someoneLike('ana-ordinary', 'held-signing').then((ana) => askedToSign(stage, ana)),
      stage.someoneLike('ana-ordinary', 'held-photographing').then((ana) => declared(ana, quickTerms)),
    ])
    const held = [signing, photographing]
    const cases = await Promise.all(held.map((applicant) => stage.caseOf(applicant)))
    const holdOn = async (desk: CastDesk, id: string, holdKind: string) =>
      (await desk.order(id, { process: 'loan' }, 'holds', { reasonCode: 'unusual_device', holdKind })).orderId
    const lift = (desk: CastDesk, id: string, holdId: string) =>
      desk.order(id, { process: 'loan' }, `holds/${holdId}`, { reasonCode: 'device_explained' }, 'DELETE')
    const fraud = await Promise.all(cases.map(({ id }) => holdOn(clara, id, 'fraud')))
    const legal = await holdOn(otavio, cases[0]!.id, 'legal')
    await signing.sign()
    await photographedInVain(photographing)
    await Promise.all([untilStep(stage, signing, 'signature', 'done'), untilStep(stage, photographing, 'photos', 'done')])

    expect((await signing.read()).onHold).toBe(true)
    expect((await findStep(stage, signing, 'seal'))?.state).toBe('pending')
    expect((await findStep(stage, photographing, 'readDocument'))?.state).toBe('pending')
    expect(await refusal(lift(otavio, cases[0]!.id, fraud[0]!))).toBe('403 ORDER_NOT_PERMITTED')
    for (const [index, { id }] of cases.entries()) await lift(clara, id, fraud[index]!)
    await untilStep(stage, photographing, 'readDocument', 'needs_attention')
    // The one of operations still stands.
    expect((await clara.read(cases[0]!.id)).holds.map(({ kind, ended }) => [kind, ended?.how])).toEqual([
      ['fraud', 'lifted'],
      ['legal', undefined],
    ])
    expect((await findStep(stage, signing, 'seal'))?.state).toBe('pending')
    await lift(clara, cases[0]!.id, legal)
    await paidOut(signing)
    expect((await findStep(stage, signing, 'seal'))?.attempts).toBe(1)
  })

  async function desks<Names extends string[]>(...names: Names): Promise<{ [Name in keyof Names]: CastDesk }> {
    return (await Promise.all(names.map((name) => stage.desk(name)))) as { [Name in keyof Names]: CastDesk }
  }
})

function memberOf(members: readonly CaseMember[], process: CaseMember['process']): CaseMember {
  return members.find((member) => member.process === process)!
}

function retriesOf({ id }: CaseMember): string {
  return `/api/cases/${id}/steps/taxAuthority/retries`
}
