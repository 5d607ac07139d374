import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '../credentials.ts'
import { people } from '../people/people.ts'
import { eventually } from '../testing/eventually.ts'
import { receiveWebhooks } from '../testing/receive-webhooks.ts'
import { startTestSandbox, type TestSandbox } from '../testing/start-test-sandbox.ts'
import type { ScenarioOrder, WebVendor } from './scenarios.ts'
import { playTransport } from './play-transport.ts'
import { listen } from '../listen.ts'
import { createServer } from 'node:http'

const person = (slug: string) => people.find((one) => one.slug === slug)!

async function pullReport(sandbox: TestSandbox, slug = 'ana-ordinary') {
  const { taxId, birthDate } = person(slug)
  const reference = `report-${slug}`
  return fetch(`${sandbox.addresses.bureau}/v1/reports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandboxCredentials.bureau.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': reference,
    },
    body: JSON.stringify({ reference, purpose: 'credit_application', pull: 'hard', subject: { taxId, name: 'Somebody', birthDate } }),
  })
}

async function tokenFor(sandbox: TestSandbox, vendor: 'serpro' | 'pix'): Promise<string> {
  const [id, secret, path] =
    vendor === 'serpro'
      ? [sandboxCredentials.serpro.consumerKey, sandboxCredentials.serpro.consumerSecret, '/token']
      : [sandboxCredentials.pix.clientId, sandboxCredentials.pix.clientSecret, '/oauth/token']
  const response = await fetch(`${sandbox.addresses[vendor]}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  return ((await response.json()) as { access_token: string }).access_token
}

async function checkTaxStanding(sandbox: TestSandbox, token: string, slug: string) {
  const { taxId, birthDate } = person(slug)
  const born = birthDate.split('-').reverse().join('')
  return fetch(`${sandbox.addresses.serpro}/consulta-cpf-df/v3/cpf/${taxId}/${born}`, { headers: { authorization: `Bearer ${token}` } })
}

async function pay(sandbox: TestSandbox, token: string, slug: string, number: number) {
  const { taxId } = person(slug)
  const endToEndId = `E${sandboxCredentials.pix.ispb}202608151030${String(number).padStart(11, '0')}`
  const put = () =>
    fetch(`${sandbox.addresses.pix}/v1/pagamentos/${endToEndId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ valor: '10.00', favorecido: { tipoChave: 'CPF', chave: taxId, cpf: taxId }, descricao: 'x' }),
    })
  return { endToEndId, put }
}

describe('a scenario', () => {
  let sandbox: TestSandbox
  beforeEach(async () => {
    sandbox = await startTestSandbox()
  })
  afterEach(() => sandbox.close())

  const play = (vendor: WebVendor, order: ScenarioOrder) => sandbox.control.play(vendor, order)

  it('with a condition strikes only requests that mention it, and goes before one without', async () => {
    await play('bureau', { scenario: 'down', when: { mentions: person('ana-ordinary').taxId } })
    await play('bureau', { scenario: 'error500' })
    expect((await pullReport(sandbox, 'ana-ordinary')).status).toBe(503)
    expect((await pullReport(sandbox, 'bruno-pending-regularisation')).status).toBe(500)
    await sandbox.control.clear('bureau')
    expect((await pullReport(sandbox, 'ana-ordinary')).status).toBe(201)
  })

  it('finds what it is about in a path, in JSON and in a form', async () => {
    const { accountSid, authToken, from } = sandboxCredentials.twilio
    const { taxId, phone } = person('ana-ordinary')
    await play('serpro', { scenario: 'down', when: { mentions: taxId } })
    await play('twilio', { scenario: 'down', when: { mentions: phone } })
    const sms = await fetch(`${sandbox.addresses.twilio}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ To: phone, From: from, Body: 'x' }).toString(),
    })
    const standing = await checkTaxStanding(sandbox, await tokenFor(sandbox, 'serpro'), 'ana-ordinary')
    expect([sms.status, standing.status]).toEqual([503, 503])
  })

  it('of a quota tells what is left in headers, refuses with the time to wait, and forgets when the window is over', async () => {
    let now = Date.parse('2026-08-15T10:00:00Z')
    const clocked = await startTestSandbox({ now: () => now })
    await clocked.control.play('bureau', { scenario: 'quota', limit: 2, windowSeconds: 30 })
    const told = async () => {
      const { status, headers } = await pullReport(clocked)
      return [status, headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-reset'), headers.get('retry-after')]
    }
    const reset = String((now + 30_000) / 1000)
    expect(await told()).toEqual([201, '1', reset, null])
    expect(await told()).toEqual([200, '0', reset, null])
    now += 10_000
    expect(await told()).toEqual([429, '0', reset, '20'])
    now += 20_000
    expect((await told()).slice(0, 2)).toEqual([200, '1'])
    await clocked.close()
  })

  it('of a wrong clock makes the vendor sign with the time that it takes it to be', async () => {
    const receiver = await receiveWebhooks()
    await sandbox.control.registerWebhook('pix', receiver.url)
    await play('pix', { scenario: 'clock_skew', seconds: -3600 })
    const { put } = await pay(sandbox, await tokenFor(sandbox, 'pix'), 'ana-ordinary', 1)
    await put()
    await eventually(() => expect(receiver.received.length).toBeGreaterThan(0))
    const offBySeconds = Date.now() / 1000 - Number(receiver.received[0]!.headers['webhook-timestamp'])
    expect(Math.round(offBySeconds / 60)).toBe(60)
    await receiver.close()
  })
})

describe('a person of the cast who brings trouble', () => {
  let sandbox: TestSandbox
  beforeEach(async () => {
    sandbox = await startTestSandbox()
  })
  afterEach(() => sandbox.close())

  it('finds the tax authority down twice, and nobody else does', async () => {
    const token = await tokenFor(sandbox, 'serpro')
    const statuses: number[] = []
    for (const slug of ['abel-stuttering-authority', 'ana-ordinary', 'abel-stuttering-authority', 'abel-stuttering-authority'])
      statuses.push((await checkTaxStanding(sandbox, token, slug)).status)
    expect(statuses).toEqual([503, 200, 503, 200])
  })

  it('loses the answer to their payment and is paid once', async () => {
    const { put } = await pay(sandbox, await tokenFor(sandbox, 'pix'), 'bia-lost-payment-reply', 1)
    await expect(put()).rejects.toThrow('fetch failed')
    expect((await put()).status).toBe(200)
    expect((await sandbox.control.state()).payments).toHaveLength(1)
  })

  it('gets their payment back by themselves, or because somebody returns it', async () => {
    const token = await tokenFor(sandbox, 'pix')
    const returning = await pay(sandbox, token, 'caio-returned-payment', 1)
    const kept = await pay(sandbox, token, 'ana-ordinary', 2)
    await Promise.all([returning.put(), kept.put()])
    await eventually(async () =>
      expect((await sandbox.control.state()).payments.map(({ status, code }) => [status, code])).toEqual([
        ['DEVOLVIDO', 'MD06'],
        ['REALIZADO', undefined],
      ]),
    )
    await sandbox.control.returnPayment(kept.endToEndId, 'BE05')
    expect((await sandbox.control.state()).payments[1]).toMatchObject({ status: 'DEVOLVIDO', code: 'BE05' })
    await expect(sandbox.control.returnPayment(kept.endToEndId, 'BE05')).rejects.toThrow('of a settled payment')
  })
})

it('cuts a file off in its bytes', async () => {
  const sandbox = await startTestSandbox()
  const file = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00, 0x80])
  const bureau = sandbox.state.vendors.find(({ vendor }) => vendor === 'bureau')!
  const app = express()
  app.use(
    playTransport(
      { ...sandbox.state, timers: { after: () => undefined, wait: () => Promise.resolve(), cancelAll: () => undefined }, now: Date.now },
      bureau,
    ),
  )
  app.use((_request, response) => void response.type('application/pdf').send(file))
  const server = await listen(createServer(app), 0, '127.0.0.1')
  await sandbox.control.play('bureau', { scenario: 'malformed' })
  const response = await fetch(`http://127.0.0.1:${server.port}/`)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.from(await response.arrayBuffer())).toEqual(file.subarray(0, 4))
  await server.close()
  await sandbox.close()
})
