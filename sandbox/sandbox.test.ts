import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sandboxCredentials } from './credentials.ts'
import { toCpf } from './people/cpf.ts'
import { people } from './people/people.ts'
import { startSandbox } from './start-sandbox.ts'
import { eventually } from './testing/eventually.ts'
import { receiveWebhooks, type WebhookReceiver } from './testing/receive-webhooks.ts'
import { startTestSandbox, type TestSandbox } from './testing/start-test-sandbox.ts'

const open: { close(): Promise<void> }[] = []
const start = async (options: Parameters<typeof startTestSandbox>[0] = {}) => opened(await startTestSandbox(options))
const opened = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one)
  return one
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

const ana = people.find((person) => person.slug === 'ana-ordinary')!
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

async function sendSms(sandbox: TestSandbox, fields: Record<string, string>, contentType = 'application/x-www-form-urlencoded') {
  const { accountSid, authToken } = sandboxCredentials.twilio
  return fetch(`${sandbox.addresses.twilio}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: basic(accountSid, authToken), 'content-type': contentType },
    body: new URLSearchParams(fields).toString(),
  })
}

async function pay(sandbox: TestSandbox, endToEndId: string, changes: object = {}) {
  const token = await fetch(`${sandbox.addresses.pix}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: basic(sandboxCredentials.pix.clientId, sandboxCredentials.pix.clientSecret),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const { access_token: accessToken } = (await token.json()) as { access_token: string }
  return fetch(`${sandbox.addresses.pix}/v1/pagamentos/${endToEndId}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      valor: '10.00',
      favorecido: { tipoChave: 'CPF', chave: ana.taxId, cpf: ana.taxId },
      descricao: 'x',
      ...changes,
    }),
  })
}
const endToEndId = (number: number) => `E${sandboxCredentials.pix.ispb}202608151030${String(number).padStart(11, '0')}`

describe('the sandbox over a restart', () => {
  it('forgets no payment, message, mail, report or change of a person, and finishes what was on its way', async () => {
    const receiver: WebhookReceiver = opened(await receiveWebhooks())
    const before = await startTestSandbox({ webhookUrls: { pix: receiver.url }, settleAfterMs: 60_000, deliverAfterMs: 60_000 })
    await pay(before, endToEndId(1))
    await sendSms(before, { To: ana.phone, From: sandboxCredentials.twilio.from, Body: 'Olá', StatusCallback: receiver.url })
    await before.control.changePerson('bruno-pending-regularisation', { situation: '0' })
    await eventually(() => expect(receiver.received).toHaveLength(1))
    const aMinuteLater = Date.now() + 61_000
    const after = opened(await before.restart({ now: () => aMinuteLater, deliverAfterMs: 5 }))
    await eventually(async () => {
      expect((await after.control.state()).payments).toMatchObject([{ endToEndId: endToEndId(1), status: 'REALIZADO' }])
      expect((await after.control.outbox()).sms).toMatchObject([{ to: ana.phone, body: 'Olá', status: 'delivered' }])
      expect(receiver.received).toHaveLength(4)
    })
    const { people: current } = (await (await fetch(`${after.addresses.admin}/people`)).json()) as { people: typeof people }
    expect(current.find((person) => person.slug === 'bruno-pending-regularisation')!.tax).toMatchObject({ situation: '0' })
  })

  it('delivers a webhook after the restart that nobody took before', async () => {
    const receiver = opened(await receiveWebhooks())
    receiver.decide = () => 500
    const before = await startTestSandbox({ webhookUrls: { pix: receiver.url }, webhookBackoffMs: () => 60_000 })
    await pay(before, endToEndId(2))
    await eventually(() => expect(receiver.received.filter((one) => one.status === 500)).toHaveLength(2))
    receiver.decide = () => 204
    opened(await before.restart())
    await eventually(() => expect(receiver.received.filter((one) => one.status === 204)).toHaveLength(2))
    const ids = receiver.received.map((one) => one.headers['webhook-id'])
    expect(new Set(ids).size).toBe(2)
  })

  it('drops a record that a crash cut off, and keeps the others', async () => {
    const before = await startTestSandbox({ settleAfterMs: 60_000 })
    await pay(before, endToEndId(3))
    appendFileSync(join(before.dataFolder, 'payments.jsonl'), '{"endToEndId":"E9999')
    const after = opened(await before.restart())
    expect((await after.control.state()).payments.map((payment) => payment.endToEndId)).toEqual([endToEndId(3)])
  })
})

describe('somebody new', () => {
  const vera = {
    slug: 'vera-new',
    like: 'wagner-closed-account',
    taxId: toCpf('987654321'),
    givenNames: 'Vera',
    surname: 'Nunes Prata',
    birthDate: '1991-02-03',
    sex: 'F',
    phone: '+5511901234567',
    email: 'vera.prata@example.org',
  } as const

  it('is known everywhere as somebody of the cast is, has documents of their own, and stays', async () => {
    const before = await startTestSandbox()
    await before.control.addPerson(vera)
    const after = opened(await before.restart())
    await pay(after, endToEndId(4), { favorecido: { tipoChave: 'TELEFONE', chave: vera.phone, cpf: vera.taxId } })
    await eventually(async () => expect((await after.control.state()).payments).toMatchObject([{ status: 'NAO_REALIZADO', code: 'AC07' }]))
    expect((await fetch(`${after.addresses.page}/documents/vera-new/passport.jpg`)).headers.get('content-type')).toBe('image/jpeg')
    const paper = (name: string) => fetch(`${after.addresses.page}/documents/vera-new/${name}`)
    expect((await paper('payslip-1.jpg')).headers.get('content-type')).toBe('image/jpeg')
    expect((await paper('payslip-2.pdf')).headers.get('content-type')).toBe('application/pdf')
    expect((await paper('payslip-4.pdf')).status).toBe(404)
    await after.control.changePerson('vera-new', { situation: '2' })
  })

  it('is refused with an identity of somebody else, or like nobody', async () => {
    const { control } = await start()
    await expect(control.addPerson({ ...vera, taxId: ana.taxId })).rejects.toThrow('somebody else has this taxId')
    await expect(control.addPerson({ ...vera, like: 'nobody' })).rejects.toThrow('nobody is called nobody')
    await expect(control.addPerson({ ...vera, taxId: '98765432101' })).rejects.toThrow('a CPF with right check digits')
  })
})

describe('the sandbox is as strict as the vendors', () => {
  it('sends no text message with an unknown field, another content type, or a wrong password', async () => {
    const sandbox = await start()
    const fields = { To: ana.phone, From: sandboxCredentials.twilio.from, Body: 'x' }
    expect((await sendSms(sandbox, { ...fields, Urgency: 'high' })).status).toBe(400)
    expect((await sendSms(sandbox, fields, 'application/json')).status).toBe(415)
    const { accountSid } = sandboxCredentials.twilio
    const address = `${sandbox.addresses.twilio}/2010-04-01/Accounts/${accountSid}/Messages.json`
    const refused = await fetch(address, { method: 'POST', headers: { authorization: basic(accountSid, 'guess') } })
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 20003, status: 401 }])
    expect((await sandbox.control.outbox()).sms).toEqual([])
  })

  it('delivers no text message to a number that nobody has', async () => {
    const sandbox = await start()
    await sendSms(sandbox, { To: '+5511955554444', From: sandboxCredentials.twilio.from, Body: 'x' })
    await eventually(async () => expect((await sandbox.control.outbox()).sms).toMatchObject([{ status: 'undelivered', errorCode: 30005 }]))
  })

  it('pays nothing for an unknown field, another bank code, a malformed key or an amount without cents', async () => {
    const sandbox = await start()
    expect((await pay(sandbox, endToEndId(1), { urgente: true })).status).toBe(400)
    expect((await pay(sandbox, endToEndId(1).replace('99999004', '11111111'))).status).toBe(422)
    expect((await pay(sandbox, endToEndId(1), { valor: '10' })).status).toBe(400)
    expect((await pay(sandbox, endToEndId(1), { favorecido: { tipoChave: 'TELEFONE', chave: ana.taxId, cpf: ana.taxId } })).status).toBe(
      422,
    )
    expect((await sandbox.control.state()).payments).toEqual([])
  })

  it('gives no token for another content type, another grant, or a wrong secret', async () => {
    const sandbox = await start()
    const { consumerKey, consumerSecret } = sandboxCredentials.serpro
    const ask = (headers: Record<string, string>, body: string) =>
      fetch(`${sandbox.addresses.serpro}/token`, { method: 'POST', headers, body })
    const authorization = basic(consumerKey, consumerSecret)
    const form = 'application/x-www-form-urlencoded'
    expect((await ask({ authorization, 'content-type': 'application/json' }, '{"grant_type":"client_credentials"}')).status).toBe(415)
    expect((await ask({ authorization, 'content-type': form }, 'grant_type=password')).status).toBe(400)
    expect((await ask({ authorization: basic(consumerKey, 'x'), 'content-type': form }, 'grant_type=client_credentials')).status).toBe(401)
  })

  it('knows the published trial numbers, in the trial and under contract, and nobody else in the trial', async () => {
    const sandbox = await start()
    const { consumerKey, consumerSecret } = sandboxCredentials.serpro
    const token = await fetch(`${sandbox.addresses.serpro}/token`, {
      method: 'POST',
      headers: { authorization: basic(consumerKey, consumerSecret), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    })
    const { access_token: accessToken } = (await token.json()) as { access_token: string }
    const ask = async (path: string) => {
      const response = await fetch(`${sandbox.addresses.serpro}${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
      return [response.status, await response.json()]
    }
    const published = '40442820135/14111970'
    expect(await ask(`/consulta-cpf-df-trial/v3/cpf/${published}`)).toMatchObject([
      200,
      { situacao: { codigo: '0', descricao: 'Regular' } },
    ])
    expect(await ask(`/consulta-cpf-df/v3/cpf/${published}`)).toMatchObject([200, { ni: '40442820135', nascimento: '14111970' }])
    expect(await ask('/consulta-cpf-df-trial/v3/cpf/11122233124/12041990')).toMatchObject([404, {}])
    expect(await ask(`/Consulta-CPF-DF/v3/cpf/${published}`)).toMatchObject([404, { fault: { code: 900906 } }])
    expect(await ask('/consulta-cpf-df/v3/cpf/40442820135/31021970')).toMatchObject([400, {}])
  })
})

describe('what goes wrong is ordered', () => {
  it('by name and parameters that the vendor knows, or refused in a sentence', async () => {
    const { addresses } = await start()
    const order = async (vendor: string, body: object) => {
      const response = await fetch(`${addresses.admin}/scenarios/${vendor}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return [response.status, await response.json()]
    }
    expect(await order('serpro', { scenario: 'slow', delayMs: 5, times: 2 })).toMatchObject([
      200,
      { scenarios: [{ vendor: 'serpro', timesLeft: 2 }] },
    ])
    expect(await order('serpro', { scenario: 'reject', code: 'AC04' })).toMatchObject([
      400,
      { message: expect.stringContaining('serpro has no scenario reject') },
    ])
    expect(await order('serpro', { scenario: 'slow' })).toMatchObject([400, { message: expect.stringContaining('delayMs') }])
    expect(await order('serpro', { scenario: 'down', times: 0 })).toMatchObject([400, {}])
    expect(await order('nobody', { scenario: 'down' })).toMatchObject([
      400,
      { message: expect.stringContaining('there is no vendor nobody') },
    ])
  })

  it('as often as it was ordered, and one aspect beside another', async () => {
    const sandbox = await start()
    await sandbox.control.play('pix', { scenario: 'down', times: 1 })
    await sandbox.control.play('pix', { scenario: 'reject', code: 'AC04' })
    expect((await fetch(`${sandbox.addresses.pix}/oauth/token`, { method: 'POST' })).status).toBe(503)
    await pay(sandbox, endToEndId(1))
    await eventually(async () =>
      expect((await sandbox.control.state()).payments).toMatchObject([{ status: 'NAO_REALIZADO', code: 'AC04' }]),
    )
    await sandbox.control.clear('pix')
    await pay(sandbox, endToEndId(2))
    await eventually(async () => expect((await sandbox.control.state()).payments[1]).toMatchObject({ status: 'REALIZADO' }))
  })

  it('works for the protocol that reads its own body too', async () => {
    const sandbox = await start({ readPicture: () => Promise.reject(new Error('nothing to read here')) })
    const ask = () => fetch(sandbox.addresses.textract, { method: 'POST', headers: { 'x-amz-target': 'Textract.AnalyzeID' }, body: '{}' })
    const unsigned = await ask()
    await sandbox.control.play('textract', { scenario: 'rate_limited', times: 1 })
    expect(await (await ask()).json()).toMatchObject({ __type: 'ProvisionedThroughputExceededException' })
    await sandbox.control.play('textract', { scenario: 'down', times: 1 })
    expect([unsigned.status, (await ask()).status]).toEqual([400, 503])
    expect((await sandbox.control.requests('textract')).map((request) => request.status)).toEqual([400, 400, 503])
  })
})

describe('the page of the sandbox', () => {
  it('shows vendors, people and requests, without a tax number in any path and without running what somebody sent', async () => {
    const sandbox = await start()
    await fetch(`${sandbox.addresses.serpro}/consulta-cpf-df/v3/cpf/40442820135/14111970?x=<script>alert(1)</script>`)
    const response = await fetch(sandbox.addresses.page)
    const html = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('/serpro/consulta-cpf-df/v3/cpf/•••/•••')
    expect(html).not.toContain('40442820135')
    expect(html).not.toContain('<script')
    expect(html).toContain('nadia-unreachable-sms')
  })

  it('shows what each vendor keeps, and each request with its answer, whole but for credentials', async () => {
    const sandbox = await start()
    await pay(sandbox, endToEndId(1))
    const vendor = await (await fetch(`${sandbox.addresses.page}/vendors/pix`)).text()
    expect(vendor).toContain('payments (1)')
    expect(vendor).toContain(endToEndId(1))
    const { sequence } = (await sandbox.control.requests('pix')).at(-1)!
    const request = await (await fetch(`${sandbox.addresses.page}/requests/${sequence}`)).text()
    expect(request).toContain('EM_PROCESSAMENTO')
    expect(request).toContain(ana.taxId)
    expect(request).not.toContain('Bearer')
    expect((await fetch(`${sandbox.addresses.page}/requests/99999`)).status).toBe(404)
    expect((await fetch(`${sandbox.addresses.page}/vendors/nobody`)).status).toBe(404)
  })

  it('sets and clears a scenario from its form, and takes no form of another web site', async () => {
    const sandbox = await start()
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${sandbox.addresses.page}/scenarios/serpro`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
        redirect: 'manual',
      })
    expect((await post({ scenario: 'slow', parameters: '{"delayMs": 1}', times: '' })).headers.get('location')).toBe('/')
    expect(await (await fetch(sandbox.addresses.page)).text()).toContain('! slow, delayMs 1, until cleared')
    await post({ scenario: 'down', parameters: '', times: '2', mentions: ana.taxId })
    expect(await (await fetch(sandbox.addresses.page)).text()).toContain(`! down, for ${ana.taxId}, 2 more`)
    expect((await post({ scenario: 'slow', parameters: '', times: '' })).headers.get('location')).toMatch(/^\/\?wrong=/)
    expect((await post({ scenario: 'down' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    await post({ scenario: '' })
    expect(sandbox.state.scenarios.active()).toEqual([])
  })
})

it('leaves nothing open when one of its ports is taken', async () => {
  const taken = createServer()
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port))
  })
  const { dataFolder } = await start()
  await expect(startSandbox({ dataFolder, ports: { smtp: port } })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await new Promise((closed) => {
    taken.close(closed)
  })
})
