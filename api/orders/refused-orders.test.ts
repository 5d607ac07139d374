import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { versionTag } from '../http/etag.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { AppError } from '#domain/errors.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'

describe('what an order keeps of a person', () => {
  let bench: ApiBench
  let rita: ApiCaller
  beforeAll(async () => {
    bench = await openApiBench()
    rita = await bench.staff(['reviewer', 'underwriter'])
  })
  afterAll(() => bench.close())

  type OfCase = {
    id: string
    partyId: string
    correct(key?: string): ReturnType<ApiCaller['send']>
    enter(): ReturnType<ApiCaller['send']>
  }

  async function begun(): Promise<OfCase> {
    const { applicationId } = await beginApplication(bench)
    const { id, partyId } = await findCaseOfApplication(bench.store.db, applicationId, 'loan')
    const order = (path: string, body: object, key: string) =>
      rita.send('POST', `/api/cases/${id}/steps/incomeEvidence/${path}`, {
        body,
        headers: { 'if-match': versionTag(4), 'idempotency-key': key },
      })
    return {
      id,
      partyId,
      correct: (key = randomUUID()) => order('corrections', { reasonCode: 'typing_error', values: { fullName: 'Ana Lins' } }, key),
      async enter() {
        const content = Buffer.from('%PDF-1.7 an employer’s letter')
        const { id: evidenceDocumentId } = await saveDocument(bench.store, {
          partyId,
          caseId: id,
          kind: 'evidence',
          filename: 'letter.pdf',
          mediaType: 'application/pdf',
          content,
          uploadedBy: 'staff:p-1',
        })
        return order(
          'results',
          { reasonCode: 'seen_in_original', result: { kind: 'income', monthlyMinor: 640_000 }, evidenceDocumentId },
          randomUUID(),
        )
      },
    }
  }
  const keptOf = async ({ id }: OfCase) => [
    (await bench.owner.db('correction').where({ case_id: id })).length,
    (await bench.owner.db('provider_answer').where({ case_id: id, source: 'by_hand' })).length,
  ]
  const actionsOf = async ({ id }: OfCase) =>
    (await bench.owner.db('staff_action').where({ case_id: id }).select('state', 'error_code')) as {
      state: string
      error_code: string | null
    }[]
  const refuseWith = (code: 'STEP_NOT_IN_STATE' | 'PROCESS_UNREACHABLE') =>
    bench.engine.answerOrders(() => Promise.reject(new AppError(code)))
  const propose = () =>
    bench.engine.answerOrders(() => ({
      outcome: 'proposed',
      version: 5,
      proposalId: randomUUID(),
      hash: 'h',
      expiresAt: '2026-12-01T00:00:00Z',
    }))

  it('is forgotten when the order is refused, while the refusal stays', async () => {
    const one = await begun()
    refuseWith('STEP_NOT_IN_STATE')
    expect((await one.correct()).body.code).toBe('STEP_NOT_IN_STATE')
    expect((await one.enter()).body.code).toBe('STEP_NOT_IN_STATE')
    expect(await keptOf(one)).toEqual([0, 0])
    expect(await actionsOf(one)).toEqual([
      { state: 'refused', error_code: 'STEP_NOT_IN_STATE' },
      { state: 'refused', error_code: 'STEP_NOT_IN_STATE' },
    ])
  })

  it('stays where the order was taken, and where nobody knows yet', async () => {
    const [taken, open] = [await begun(), await begun()]
    propose()
    await taken.correct()
    await taken.enter()
    refuseWith('PROCESS_UNREACHABLE')
    expect((await open.correct()).status).toBe(503)
    expect([await keptOf(taken), await keptOf(open)]).toEqual([
      [1, 1],
      [1, 0],
    ])
  })

  it('is kept once, however often the same order comes, and it is the same each time', async () => {
    const one = await begun()
    const key = randomUUID()
    const contents: OrderContent[] = []
    refuseWith('PROCESS_UNREACHABLE')
    await one.correct(key)
    bench.engine.answerOrders(({ content }) => {
      contents.push(content)
      return { outcome: 'carried_out', version: 5 }
    })
    const earlier = bench.engine.orders.filter(({ order }) => order.content.kind === 'correctStep').at(-1)!.order.content
    expect((await one.correct(key)).status).toBe(200)
    expect(contents).toEqual([earlier])
    expect(await keptOf(one)).toEqual([1, 0])
  })

  it('is kept once where the same order comes twice at one moment', async () => {
    const one = await begun()
    const key = randomUUID()
    bench.engine.answerOrders(() => ({ outcome: 'carried_out', version: 5 }))
    const answers = await Promise.all(Array.from({ length: 4 }, () => one.correct(key)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await keptOf(one)).toEqual([1, 0])
  })

  it('is not asked for again under the key of an order that was refused', async () => {
    const one = await begun()
    const key = randomUUID()
    refuseWith('STEP_NOT_IN_STATE')
    await one.correct(key)
    propose()
    const given = bench.engine.orders.length
    expect((await one.correct(key)).body.code).toBe('STEP_NOT_IN_STATE')
    expect([await keptOf(one), bench.engine.orders.length - given]).toEqual([[0, 0], 0])
    expect((await one.correct()).status).toBe(200)
    expect(await keptOf(one)).toEqual([1, 0])
  })

  it('is deleted by nobody once an order stands for it', async () => {
    const one = await begun()
    propose()
    await one.enter()
    const { id } = (await bench.owner.db('provider_answer').where({ case_id: one.id, source: 'by_hand' }).first('id')) as { id: string }
    await bench.store.db.raw('select forget_refused_entry(?)', [id])
    expect(await keptOf(one)).toEqual([0, 1])
  })
})
