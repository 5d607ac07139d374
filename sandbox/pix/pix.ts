import { isDeepStrictEqual } from 'node:util'
import { type Request, Router } from 'express'
import { createTokenDesk } from '../control/client-credentials.ts'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import {
  bearerTokenOf,
  bodyTextOf,
  hasContentType,
  parseJson,
  sendReply,
  type Trouble,
  type VendorReply,
  type VendorSandbox,
} from '../control/vendor.ts'
import { tellAtFirst, tellOf } from '../control/tell-of.ts'
import type { OutgoingWebhook } from '../control/webhooks.ts'
import { isCpf } from '../people/cpf.ts'
import type { PixAccount, SandboxPerson } from '../people/person.ts'
import { toEvent } from './payment-event.ts'
import { createReturnRoute } from './return-route.ts'
import { signStandardWebhook } from './signature.ts'
import { advance, type KeptPayment, paymentOrder, type PaymentOrder, type PaymentStep, toResource } from './payment.ts'

/** ISO 20022 reasons as the Brazilian instant payment system uses them. */
const accountReasons: Partial<Record<PixAccount, string>> = { closed: 'AC07', blocked: 'AC06' }
const limitInReais = 1_000_000
const tenMinutesMs = 600_000

/** A payment provider for Pix payouts: OAuth, one PUT for each end-to-end id, states that move on by themselves, signed webhooks. */
export function createPixSandbox(context: SandboxContext, settleAfterMs: number): VendorSandbox {
  const { clientId, clientSecret } = context.credentials.pix
  const tokens = createTokenDesk({ id: clientId, secret: clientSecret }, context.now)
  const payments = context.keep<KeptPayment>('payments', (payment) => payment.endToEndId)
  const bank = { context, payments, settleAfterMs }
  const router = Router({ caseSensitive: true })
  router.post('/oauth/token', (request, response) => {
    sendReply(response, tokens.issue(request, context.scenarios.take('pix', 'answer', 'short_token')?.remainingSeconds))
  })
  router.use((request, response, next) =>
    tokens.isLive(bearerTokenOf(request)) ? next() : sendReply(response, problem(401, 'NAO_AUTORIZADO', 'Token ausente ou inválido')),
  )
  router.put('/v1/pagamentos/:endToEndId', (request, response, next) => {
    order(request, request.params.endToEndId, bank).then((reply) => sendReply(response, reply), next)
  })
  router.get('/v1/pagamentos/:endToEndId', (request, response) => {
    const payment = payments.find(request.params.endToEndId)
    sendReply(
      response,
      payment === undefined
        ? problem(404, 'PAGAMENTO_NAO_ENCONTRADO', 'Pagamento não encontrado')
        : { status: 200, body: toResource(payment) },
    )
  })
  router.use((_request, response) => sendReply(response, problem(404, 'RECURSO_NAO_ENCONTRADO', 'Recurso não encontrado')))
  return {
    vendor: 'pix',
    capability: 'Payments',
    router,
    troubleReply,
    essentialFields: ['status'],
    isTokenRequest: (path) => path === '/oauth/token',
    // A payment provider insists.
    webhooks: { sign: (webhook, at) => sign(webhook, { ...at, secrets: context.credentials.pix.webhookSecrets }), maxAttempts: Infinity },
    held: { payments: () => payments.all() },
    admin: createReturnRoute(bank),
    resume() {
      for (const payment of payments.all()) scheduleNext(payment, bank)
    },
  }
}

type Bank = { context: SandboxContext; payments: KeptRecords<KeptPayment>; settleAfterMs: number }

async function order(request: Request, endToEndId: string, bank: Bank): Promise<VendorReply> {
  if (!hasContentType(request, 'application/json')) return problem(415, 'TIPO_NAO_SUPORTADO', 'Envie application/json')
  const { ispb } = bank.context.credentials.pix
  if (!new RegExp(`^E${ispb}\\d{12}[A-Za-z0-9]{11}$`).test(endToEndId))
    return problem(422, 'ENDTOENDID_INVALIDO', `endToEndId deve começar com E${ispb}`)
  const parsed = paymentOrder.safeParse(parseJson(bodyTextOf(request)))
  if (!parsed.success)
    return problem(400, 'REQUISICAO_INVALIDA', parsed.error.issues.map((issue) => issue.path.join('.') || issue.message).join(', '))
  const before = bank.payments.find(endToEndId)
  if (before !== undefined) {
    return isDeepStrictEqual(before.order, parsed.data)
      ? { status: 200, body: toResource(before) }
      : problem(409, 'ENDTOENDID_EM_USO', 'endToEndId pertence a outro pagamento')
  }
  const owner = bank.context.register.findByPixKey(parsed.data.favorecido.chave)
  if (!isKeyWellFormed(parsed.data) || Number(parsed.data.valor) === 0)
    return problem(422, 'REQUISICAO_INVALIDA', 'chave ou valor inválidos')
  if (owner === undefined) return problem(422, 'CHAVE_NAO_ENCONTRADA', 'Chave não encontrada no DICT')
  const now = bank.context.now()
  const payment: KeptPayment = {
    endToEndId,
    order: parsed.data,
    status: 'EM_PROCESSAMENTO',
    createdAt: now,
    ahead: planSteps(parsed.data, owner, bank, now),
  }
  bank.payments.put(payment)
  await tellAtFirst(bank.context, 'pix', toEvent(payment))
  scheduleNext(payment, bank)
  return { status: 201, body: toResource(payment) }
}

function isKeyWellFormed({ favorecido: { tipoChave, chave } }: PaymentOrder): boolean {
  switch (tipoChave) {
    case 'CPF':
      return isCpf(chave)
    case 'TELEFONE':
      return /^\+55\d{10,11}$/.test(chave)
    case 'EMAIL':
      return /^[^\s@]+@[^\s@]+$/.test(chave)
    case 'ALEATORIA':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(chave)
  }
}

/** What will become of the payment: by an ordered scenario, else by the receiving account. */
function planSteps(paid: PaymentOrder, owner: SandboxPerson, { context, settleAfterMs }: Bank, now: number): PaymentStep[] {
  const ordered = context.scenarios.take('pix', 'outcome', 'settle', 'stay_pending', 'reject', 'return_later')
  if (ordered?.scenario === 'stay_pending') return []
  const usualMs = owner.account === 'slow' ? 10 * settleAfterMs : settleAfterMs
  const at = now + (ordered?.scenario === 'settle' ? ordered.afterMs : usualMs)
  const reason = ordered?.scenario === 'reject' ? ordered.code : reasonAgainst(paid, owner)
  if (reason !== undefined) return [{ status: 'NAO_REALIZADO', at, code: reason }]
  const settled: PaymentStep = { status: 'REALIZADO', at }
  if (ordered?.scenario === 'return_later') {
    const { amountMinor, afterMs, code } = ordered
    const part = amountMinor === undefined ? {} : { valor: (amountMinor / 100).toFixed(2) }
    return [settled, { status: 'DEVOLVIDO', at: at + afterMs, code, ...part }]
  }
  return owner.account === 'returning' ? [settled, { status: 'DEVOLVIDO', at: at + settleAfterMs, code: 'MD06' }] : [settled]
}

function reasonAgainst(paid: PaymentOrder, owner: SandboxPerson): string | undefined {
  if (Number(paid.valor) > limitInReais) return 'AM02'
  // The tax number of the order is not that of the account's holder.
  if (paid.favorecido.cpf !== owner.taxId) return 'BE01'
  return accountReasons[owner.account]
}

function scheduleNext(payment: KeptPayment, bank: Bank): void {
  const [step] = payment.ahead
  if (step === undefined) return
  bank.context.timers.after(Math.max(0, step.at - bank.context.now()), () => {
    const moved = advance(payment)
    bank.payments.put(moved)
    void tellOf(bank.context, 'pix', toEvent(moved))
    scheduleNext(moved, bank)
  })
}

function sign(
  webhook: OutgoingWebhook,
  { secrets: [current, previous], now }: { secrets: readonly [current: string, previous: string]; now: number },
): Record<string, string> {
  const secret = { right: current, stale: current, previous, wrong: 'whsec_c29tZWJvZHkgZWxzZQ==' }[webhook.signedAs]
  return signStandardWebhook(secret, { id: webhook.id, body: webhook.body, now: webhook.signedAs === 'stale' ? now - tenMinutesMs : now })
}

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 'INDISPONIVEL', 'Serviço indisponível')
    case 'error':
      return problem(500, 'ERRO_INTERNO', 'Erro interno')
    case 'rate_limited':
      return problem(429, 'LIMITE_EXCEDIDO', 'Limite de requisições excedido')
    case 'unauthorized':
      return problem(401, 'NAO_AUTORIZADO', 'Token ausente ou inválido')
  }
}

function problem(status: number, codigo: string, mensagem: string): VendorReply {
  return { status, body: { codigo, mensagem } }
}
