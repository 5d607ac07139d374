import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createPixPsp } from './pix-psp.ts'

const endToEndId = 'E9999900420260815103000000000001'
const secret = 'whsec_c2FuZGJveC1waXgtY3VycmVudC1zZWNyZXQ='
const client = { clientId: 'c', clientSecret: 's', webhookSecrets: [secret] }

describe('an answer of the payment provider', () => {
  const answers: [what: string, answer: { status: number; body: unknown }, code: string][] = [
    ['a 404 that does not say "no such payment"', { status: 404, body: { codigo: 'RECURSO_NAO_ENCONTRADO' } }, 'PAYMENTS_MISCONFIGURED'],
    ['the page of a proxy', { status: 404, body: '<html></html>' }, 'PAYMENTS_MISCONFIGURED'],
    [
      'another payment',
      { status: 200, body: { endToEndId: `${endToEndId.slice(0, -1)}2`, status: 'EM_PROCESSAMENTO', horario: {} } },
      'PROVIDER_ANSWER_UNEXPECTED',
    ],
    [
      'a settlement without its time',
      { status: 200, body: { endToEndId, status: 'REALIZADO', horario: {} } },
      'PROVIDER_ANSWER_UNEXPECTED',
    ],
    [
      'a rejection without a reason',
      { status: 200, body: { endToEndId, status: 'NAO_REALIZADO', horario: {} } },
      'PROVIDER_ANSWER_UNEXPECTED',
    ],
    ['a state that nobody knows yet', { status: 200, body: { endToEndId, status: 'AGENDADO', horario: {} } }, 'PROVIDER_ANSWER_UNEXPECTED'],
  ]
  it.each(answers)('is an error and no state when it is %s', async (_what, answer, code) => {
    const stand = await answerWith(({ path }) =>
      path === '/oauth/token' ? { status: 200, body: { access_token: 't', expires_in: 100 } } : answer,
    )
    expect(await failureOf(createPixPsp({ ...stand, ...client }).findPayout(endToEndId))).toMatchObject({ code })
    await stand.close()
  })
})

describe('a report that the provider signed', () => {
  const now = '2026-08-15T10:30:00.000Z'
  const pagamento = { endToEndId, status: 'REALIZADO', horario: { liquidacao: now } }
  const read = (body: string, webhookId = 'evt_1') => {
    const timestamp = String(Date.parse(now) / 1000)
    const mac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${webhookId}.${timestamp}.${body}`)
      .digest('base64')
    const headers = { 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` }
    return () => createPixPsp({ baseUrl: 'http://127.0.0.1', ...client }).readPayoutReport({ rawBody: Buffer.from(body), headers, now })
  }

  it('tells the event, the payment and its state', () => {
    expect(read(JSON.stringify({ eventoId: 'evt_1', pagamento }))()).toEqual({
      endToEndId,
      eventId: 'evt_1',
      state: { status: 'settled', settledAt: now },
    })
  })

  it.each([
    ['is no JSON', 'hello'],
    ['has another event id inside', JSON.stringify({ eventoId: 'evt_2', pagamento })],
    ['has no payment', JSON.stringify({ eventoId: 'evt_1' })],
    ['has no time of settlement', JSON.stringify({ eventoId: 'evt_1', pagamento: { ...pagamento, horario: {} } })],
  ])('is refused as malformed when it %s', (_why, body) => {
    expect(read(body)).toThrow(expect.objectContaining({ code: 'WEBHOOK_MALFORMED', kind: 'invalid' }))
  })
})
