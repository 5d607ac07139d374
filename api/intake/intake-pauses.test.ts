import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'

type Pause = { id: string; product: string | null; resumedAt: string | null }

describe('intake', () => {
  let bench: ApiBench
  let otavio: ApiCaller
  beforeAll(async () => {
    bench = await openApiBench()
    otavio = await bench.staff(['operations'])
  })
  afterAll(() => bench.close())
  afterEach(() => bench.owner.db('intake_pause').delete())

  const pause = (body: Record<string, unknown> = {}) =>
    otavio.send('POST', '/api/intake-pauses', { body: { reasonCode: 'outside_system_down', ...body } })
  const resume = (id: string) => otavio.send('DELETE', `/api/intake-pauses/${id}`, { body: { reasonCode: 'outside_system_back' } })
  const begin = () =>
    bench
      .caller()
      .send('POST', '/api/applications', { body: { product: bench.product.code, amountMinor: 500_000, termMonths: 12, locale: 'en' } })
  const takes = async () => (await bench.caller().send('GET', `/api/products/${bench.product.code}`)).body['takesApplications']

  it('is open unless somebody pauses it; who comes meanwhile is told, and it is open again when it is resumed', async () => {
    expect([await takes(), (await begin()).status]).toEqual([true, 201])
    const { id } = (await pause()).body as unknown as Pause
    const refused = await begin()
    expect([refused.status, refused.body.code, await takes()]).toEqual([409, 'INTAKE_PAUSED', false])
    expect((await resume(id)).body).toMatchObject({ id, reasonCode: 'outside_system_down', resumeReasonCode: 'outside_system_back' })
    expect([await takes(), (await begin()).status]).toEqual([true, 201])
  })

  it('asks for a reason that the vocabulary has, so that everybody reads it in words', async () => {
    expect((await pause({ reasonCode: 'fed_up' })).body).toMatchObject({
      code: 'REQUEST_MALFORMED',
      facts: { fields: [{ field: 'reasonCode' }] },
    })
    const { reasonsOfOrders, orderReasons } = (await otavio.send('GET', '/api/vocabulary')).body as unknown as {
      reasonsOfOrders: Record<string, string[]>
      orderReasons: Record<string, string>
    }
    for (const code of [...reasonsOfOrders['pauseIntake']!, ...reasonsOfOrders['resumeIntake']!])
      expect(orderReasons[code]).toMatch(/^[A-Z]/)
  })

  it('lets applications that have begun go on', async () => {
    const ana = await beginApplication(bench)
    await pause()
    const { status } = await ana.send('GET', `/api/applications/${ana.applicationId}`)
    const language = await ana.send('PATCH', `/api/applications/${ana.applicationId}`, { body: { locale: 'pt-BR' } })
    expect([status, language.status]).toEqual([200, 200])
  })

  it('is paused for one product while the others go on', async () => {
    await pause({ product: bench.product.code })
    expect(await takes()).toBe(false)
    await bench.owner.db('intake_pause').update({ product_code: 'another-product' })
    expect(await takes()).toBe(true)
    expect((await pause({ product: 'no-such-product' })).body.code).toBe('PRODUCT_NOT_FOUND')
  })

  it('is paused once, ended once, and remembered with who and why', async () => {
    const { id } = (await pause()).body as unknown as Pause
    expect((await pause()).body.code).toBe('INTAKE_ALREADY_PAUSED')
    await resume(id)
    expect((await resume(id)).body.code).toBe('INTAKE_PAUSE_ENDED')
    await pause()
    const { items } = (await otavio.send('GET', '/api/intake-pauses')).body as unknown as { items: Pause[] }
    expect(items.map((one) => one.resumedAt === null)).toEqual([true, false])
    expect(items[1]).toMatchObject({ pausedBy: expect.stringContaining('Person') as unknown, reasonCode: 'outside_system_down' })
    await expect(bench.store.db('intake_pause').update({ reason_code: 'something_else' })).rejects.toThrow('permission denied')
  })
})
