import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '#api/docs/openapi.ts'
import { calculations } from '#domain/calculations/catalogue.ts'
import { openApiBench, type ApiAnswer, type ApiBench } from '#test/api/api-bench.ts'
import { listFamilies, readSamples, unexplainedDifferencesOf, wholeInputs } from '#test/samples/run-samples.ts'

describe('calculations', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench({ trustedProxies: 1 })
  })
  afterAll(() => bench.close())

  /** Requests are counted by address, and each family of published cases comes from its own. */
  function ask(kind: string, body: unknown, from = '203.0.113.1'): Promise<ApiAnswer> {
    return bench.caller().send('POST', `/api/calculations/${kind}`, { body, headers: { 'x-forwarded-for': from } })
  }

  it.each(listFamilies().map((family, index) => [family, `198.51.100.${index}`]))(
    'answer the published cases of %s as published, in the documented shape and no other',
    async (family, from) => {
      for (const sample of readSamples(family)) {
        const { status, body } = await ask(sample.kind, wholeInputs(sample), from)
        expect([sample.id, status, unexplainedDifferencesOf(sample, body)]).toEqual([sample.id, 200, []])
        const documented = calculations.find(({ kind }) => kind === sample.kind)!.result
        expect(documented.parse(body)).toEqual(body)
      }
    },
  )

  it('are described in the OpenAPI document, kind by kind, with what each takes and answers', () => {
    const { paths } = openApiDocument(bench.routes, bench.url) as unknown as { paths: Record<string, { post?: Described } | undefined> }
    const described = calculations.map(({ kind }) => [kind, paths[`/api/calculations/${kind}`]?.post] as const)
    expect(described.filter(([, post]) => post?.requestBody?.content['application/json']?.schema === undefined)).toEqual([])
    expect(described.filter(([, post]) => post?.responses['200']?.content['application/json']?.schema === undefined)).toEqual([])
    expect(new Set(described.map(([, post]) => post?.operationId)).size).toBe(calculations.length)
    expect(paths['/api/calculations/cet']?.post?.requestBody?.content['application/json']?.schema).toMatchObject({
      required: ['net_credit', 'payment', 'months'],
      properties: { net_credit: { $ref: '#/components/schemas/PositiveAmount' }, months: { description: 'a whole number, 1 to 1200' } },
    })
  })

  const payments = { net_credit: '1000', payment: '100', months: 12 }

  it.each([
    ['an amount that is no number', 'cet', { ...payments, payment: '1e3' }, 'payment', 'decimal text such as 1234.56'],
    ['an amount below zero', 'cet', { ...payments, net_credit: '-1' }, 'net_credit', 'above 0'],
    ['a negative term', 'cet', { ...payments, months: -12 }, 'months', 'a whole number, 1 to 1200'],
    [
      'a rate over the limit',
      'compound',
      { principal: '1', rate_percent: '1000001', compounding_per_year: 4, years: '1' },
      'rate_percent',
      '0 to 1000000 percent',
    ],
    [
      'a date that does not exist',
      'eu-interval',
      { unit: 'month', from: '2026-02-30', to: '2026-03-30' },
      'from',
      'an existing date as YYYY-MM-DD',
    ],
  ])('refuse %s, naming the field and the rule', async (_what, kind, body, field, rule) => {
    const { status, body: problem } = await ask(kind, body)
    expect([status, problem.code, problem['facts']]).toEqual([400, 'REQUEST_MALFORMED', { where: 'body', fields: [{ field, rule }] }])
  })

  it('name every field that is wrong, not only the first', async () => {
    const { body } = await ask('cet', { months: 0, payment: '' })
    expect((body['facts'] as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual(['net_credit', 'payment', 'months'])
  })

  it('say what the rule itself refuses, by its own code', async () => {
    const nothingPaid = await ask('apr-actuarial-us', {
      unit_periods_per_year: '12',
      advances: [{ amount: '1000', periods: 0, fraction: '0' }],
      payments: [{ amount: '0', count: 12, first_periods: 1, first_fraction: '0' }],
    })
    expect([nothingPaid.status, nothingPaid.body.code]).toEqual([400, 'RATE_NOT_FOUND'])
    const cents = await ask('amortisation-br', { system: 'sac', principal: '100.001', monthly_rate_percent: '1', months: 2 })
    expect([cents.status, cents.body.code, cents.body['facts']]).toEqual([
      400,
      'AMOUNT_TOO_PRECISE',
      { field: 'principal', rule: 'at most 2 decimals' },
    ])
    const tax = await ask('taxid', { type: 'zz-none', value: '1' })
    expect([tax.status, tax.body.code, tax.body['facts']]).toEqual([
      400,
      'TAX_ID_TYPE_UNKNOWN',
      { field: 'type', rule: 'a country and a kind, such as br-cpf' },
    ])
  })

  it('refuse a body that is too large before they read it', async () => {
    const { status, body } = await ask('iban', { value: 'X'.repeat(200_000) })
    expect([status, body.code]).toEqual([413, 'BODY_TOO_LARGE'])
  })

  it('know no other kind', async () => {
    expect((await ask('horoscope', {})).body.code).toBe('ROUTE_NOT_FOUND')
  })
})

type Described = {
  operationId: string
  requestBody?: { content: Record<string, { schema: unknown } | undefined> }
  responses: Record<string, { content: Record<string, { schema: unknown } | undefined> } | undefined>
}
