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
import { planDelivery } from '../control/webhooks.ts'
import { isCpf } from '../people/cpf.ts'
import type { PixAccount, SandboxPerson } from '../people/person.ts'
import { advance, type KeptPayment, paymentOrder, type PaymentOrder, type PaymentStep, toResource } from './payment.ts'

export type PixSandbox = VendorSandbox & {
  payments(): KeptPayment[]
  /** Payments on their way when the sandbox stopped go on. */
  resume(): void
}

/** ISO 20022 reasons as the Brazilian instant payment system uses them. */
const accountReasons: Partial<Record<PixAccount, string>> = { closed: 'AC07', blocked: 'AC06' }
const limitInReais = 1_000_000

/** A payment provider for Pix payouts: OAuth, one PUT for each end-to-end id, states that move on by themselves, signed webhooks. */
export function createPixSandbox(context: SandboxContext, settleAfterMs: number): PixSandbox {
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
    router,
    troubleReply,
    essentialFields: ['status'],
    isTokenRequest: (path) => path === '/oauth/token',
    payments: () => payments.all(),
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
  // Normally the reply leaves first.
  if (bank.context.scenarios.take('pix', 'webhook', 'webhook_early') !== undefined) await tell(payment, bank)
  else bank.context.timers.after(0, () => void tell(payment, bank))
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
  const at = now + (ordered?.scenario === 'settle' ? ordered.afterMs : settleAfterMs)
  const reason = ordered?.scenario === 'reject' ? ordered.code : reasonAgainst(paid, owner)
  if (reason !== undefined) return [{ status: 'NAO_REALIZADO', at, code: reason }]
  const settled: PaymentStep = { status: 'REALIZADO', at }
  return ordered?.scenario === 'return_later' ? [settled, { status: 'DEVOLVIDO', at: at + ordered.afterMs, code: ordered.code }] : [settled]
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
    void tell(moved, bank)
    scheduleNext(moved, bank)
  })
}

/** One event for each state, normally in order; a reordered one waits for the event that should come after it. */
function tell(payment: KeptPayment, { context }: Bank): Promise<void> {
  const { scenarios, webhooks } = context
  if (scenarios.take('pix', 'webhook', 'webhook_lost') !== undefined) return Promise.resolve()
  const isReordered = payment.status === 'EM_PROCESSAMENTO' && scenarios.take('pix', 'webhook', 'webhook_reordered') !== undefined
  const plan = planDelivery(
    scenarios.take('pix', 'webhook', 'webhook_duplicated', 'webhook_wrong_signature', 'webhook_previous_secret', 'webhook_stale'),
  )
  const next = payment.ahead[0]?.status
  const id = eventId(payment.endToEndId, payment.status)
  return webhooks.send({
    id,
    vendor: 'pix',
    contentType: 'application/json',
    body: JSON.stringify({ eventoId: id, pagamento: toResource(payment) }),
    ...plan,
    ...(isReordered && next !== undefined && { after: eventId(payment.endToEndId, next) }),
  })
}

function eventId(endToEndId: string, status: string): string {
  return `evt_${endToEndId}_${status}`
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
