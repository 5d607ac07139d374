import { describe, expect, it } from 'vitest'
import { describeExchange } from './describe-exchange.ts'

const reply = (text: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => ({
  status: 200,
  headers: new Headers(headers),
  text,
})
const redaction = { personalData: ['11122233124', 'Ana Moreira'], plainFields: ['endToEndId', 'situacao'] }

describe('a call as operations may read it', () => {
  it('names every field, and shows only values that say nothing of anybody', () => {
    const { request, response } = describeExchange(
      {
        method: 'PUT',
        path: '/v1/payments/E9999900420260815',
        body: { valor: '10.00', favorecido: { cpf: '11122233124', nome: 'Ana Moreira', ativo: true }, notas: [1, 2, 3, 4, 5] },
      },
      reply(JSON.stringify({ endToEndId: 'E99999004202608151030abc', status: 'REALIZADO', nome: 'ANA MOREIRA', score: 812, motivo: null })),
      redaction,
    )
    expect(request).toEqual({
      method: 'PUT',
      path: '/v1/payments/E[number]',
      body: {
        valor: '(text of 5)',
        favorecido: { cpf: '(text of 11)', nome: '(text of 11)', ativo: true },
        notas: ['(number)', '(number)', '(number)', 'and 2 more'],
      },
    })
    expect(response).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { endToEndId: 'E99999004202608151030abc', status: 'REALIZADO', nome: '(text of 11)', score: '(number)', motivo: null },
    })
  })

  it('removes from a path what went into the request, however it is written there', () => {
    const described = describeExchange({ method: 'GET', path: '/cpf/11122233124/Ana%20Moreira/x' }, undefined, redaction)
    expect(described).toEqual({ request: { method: 'GET', path: '/cpf/[number]/[removed] [removed]/x' } })
  })

  it('shows no value of a plain field that could be personal after all, nor a name of a field that is', () => {
    const { response } = describeExchange(
      { method: 'GET', path: '/' },
      reply(
        JSON.stringify({
          status: 'Ana Moreira is unknown',
          code: '11122233124',
          situacao: '11122233124',
          state: '+55 11 90000-0001',
          error: 'x40442820135',
          '11122233124': { state: 'ok' },
        }),
      ),
      redaction,
    )
    expect(response).toMatchObject({
      body: {
        status: '(text of 22)',
        code: '(text of 11)',
        situacao: '(text of 11)',
        state: '(text of 17)',
        error: 'x[number]',
        '[number]': { state: 'ok' },
      },
    })
  })

  it('keeps of pages and files their kind and size', () => {
    const { request, response } = describeExchange(
      { method: 'POST', path: '/', body: { content: new Uint8Array(12) } },
      reply('<html>Ana Moreira</html>', { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'secret', 'x-request-id': 'r-1' }),
      redaction,
    )
    expect(request).toMatchObject({ body: { content: 'a file of 12 bytes' } })
    expect(response).toEqual({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-request-id': 'r-1' },
      body: 'text/html of 24 characters',
    })
  })

  it('is bounded, whatever a vendor sends', () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, { status: 'x'.repeat(70) }]))
    const deep = JSON.parse('{"a":'.repeat(200) + '1' + '}'.repeat(200)) as unknown
    const huge = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field${index}`, wide]))
    for (const body of [wide, deep, huge]) {
      const { request } = describeExchange({ method: 'POST', path: '/', body }, undefined, redaction)
      expect(JSON.stringify(request).length).toBeLessThan(8_200)
    }
  })
})
