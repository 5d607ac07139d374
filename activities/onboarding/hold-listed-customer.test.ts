import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderAnswer } from '#api/orders/give-order.ts'
import type { StaffSession } from '#api/session/sessions.ts'
import { findCase } from '#db/cases/find-case.ts'
import { holdsOfCase } from '#db/cases/holds-of-case.ts'
import { recordRescreening } from '#db/screenings/record-rescreening.ts'
import { confirm, ofac } from '#test/activities/listed-person.ts'
import { openExportBench, type ExportBench } from '#test/exports/export-bench.ts'

let bench: ExportBench
let clara: StaffSession
let version: string
beforeAll(async () => {
  bench = await openExportBench({ screening: { ofac, yente: { ...ofac, screen: async () => ({ ...(await ofac.screen()), hits: [] }) } } })
  clara = await bench.signIn('clara')
  ;({ version } = await bench.activities.run('fetchWatchList', { process: 'watchListNight', provider: 'ofac' }))
})
afterAll(() => bench.close())
const store = () => bench.activities.store

async function review(partyId: string): Promise<string> {
  const { opened } = await recordRescreening(store(), { version, partyId, hits: 1 })
  return opened!
}

async function settled(caseId: string, isSo: (row: Awaited<ReturnType<typeof findCase>>) => boolean) {
  const giveUpAt = Date.now() + 20_000
  for (;;) {
    const row = await findCase(store().db, caseId)
    if (isSo(row)) return row
    if (Date.now() > giveUpAt) throw new Error(`Never so: ${JSON.stringify(row.facts)}`)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

describe('a customer whom compliance confirms to be on a list', () => {
  it('gets no money, whatever else held the loan and was lifted, until two of compliance lift this hold with a reason', async () => {
    const [otavio, second] = [await bench.signIn('otavio'), await bench.signIn('caio')]
    const loan = await bench.open('ana-ordinary')
    await loan.introduce()
    await loan.accept()
    const suspected = await loan.order('loan', otavio, { content: { kind: 'holdCase', holdKind: 'fraud' }, reasonCode: 'fraud_suspected' })
    const reviewId = await review(loan.application.partyId)
    await settled(reviewId, ({ facts }) => facts?.steps['screening']?.state === 'needs_attention')
    await bench.order(reviewId, clara, { content: confirm, reasonCode: 'same_numbers' })
    const ended = await settled(reviewId, ({ endedAt }) => endedAt !== null)
    expect(ended.facts?.ending).toMatchObject({ status: 'declined', reasons: ['listed_person'] })

    const { holds } = await loan.until('loan', (now) => now.holds.length === 2, 'the loan is held for both')
    expect(holds[1]).toMatchObject({ kind: 'sanctions', by: `staff:${clara.personId}`, confirmedIn: reviewId })
    const row = await findCase(store().db, loan.application.loanCaseId)
    expect(await holdsOfCase(store(), row)).toMatchObject([
      { kind: 'fraud', placedBy: otavio.name, ended: null },
      {
        kind: 'sanctions',
        placedBy: clara.name,
        reasonCode: 'listed_person_confirmed',
        note: `Confirmed in ${ended.reference}: the customer is the person on the list.`,
        confirmedIn: { caseId: reviewId, reference: ended.reference },
        ended: null,
      },
    ])
    const actions = await store()
      .db('staff_action')
      .where({ case_id: row.id, request_id: `listed-person:${reviewId}` })
    expect(actions).toMatchObject([{ state: 'carried_out', person_id: clara.personId, request_id: `listed-person:${reviewId}` }])

    // What the applicant does meanwhile is taken in: their deadline goes on. What follows from it waits.
    await loan.sign()
    await loan.until('loan', (now) => now.signed, 'the signature is taken in')
    const lift = { kind: 'releaseCase', holdKind: 'fraud', holdId: suspected.orderId } as const
    await bench.order(row.id, clara, { content: lift, reasonCode: 'suspicion_cleared' })
    const { status } = await findCase(store().db, row.id)
    expect(status).toBe('on_hold')
    const listed = { kind: 'releaseCase', holdKind: 'sanctions', holdId: holds[1]!.holdId } as const
    const proposed = await bench.order(row.id, clara, { content: listed, reasonCode: 'licensed_by_authority' })
    await bench.order(row.id, second, { content: { kind: 'confirmProposal', ...proposalOf(proposed) }, reasonCode: 'evidence_checked' })
    await loan.until('loan', (now) => now.active, 'the loan is active')
    const events = await store().db('case_event').where({ case_id: row.id }).orderBy('sequence').select('kind', 'step')
    const told = events.map(({ kind, step }: { kind: string; step: string | null }) => [kind, step].filter(Boolean).join(' '))
    const lastLifted = told.lastIndexOf('case_released')
    const since = told.slice(told.indexOf('case_held'), lastLifted)
    expect(since.filter((event) => event === 'case_released')).toHaveLength(1)
    expect(since.filter((event) => event.startsWith('step_started'))).toEqual([])
    expect(told.indexOf('step_started disbursement')).toBeGreaterThan(lastLifted)
  })
})

function proposalOf(answer: OrderAnswer): { proposalId: string; hash: string } {
  if (answer.state !== 'settled' || answer.result.outcome !== 'proposed') throw new Error('Two people were not asked for')
  return { proposalId: answer.result.proposalId, hash: answer.result.hash }
}
