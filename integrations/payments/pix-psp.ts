import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { parseMoney } from '#domain/money/money.ts'
import { createHttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, readJson, unexpectedAnswer } from '../http/read-json.ts'
import { createTokenSource, fetchClientCredentialsToken, oauthComplaintOf } from '../http/token-source.ts'
import { verifyStandardWebhook } from '../webhooks/standard-webhook.ts'
import type { CallingPayments, PayoutAccount, PayoutInstruction, PayoutReport, PayoutState } from './payments.ts'

export type PixPspOptions = {
  baseUrl: string
  clientId: string
  clientSecret: string
  /** `whsec_…`: the current secret first and, while it is replaced, the previous one. */
  webhookSecrets: readonly string[]
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'pix'
const codes = { down: 'PAYMENTS_DOWN', refused: 'PAYMENTS_REFUSED', misconfigured: 'PAYMENTS_MISCONFIGURED' } as const

const plainFields = ['endToEndId', 'tipoChave', 'solicitacao', 'liquidacao', 'devolucao', 'expires_in']

const paymentBody = z.object({
  endToEndId: z.string(),
  status: z.enum(['EM_PROCESSAMENTO', 'REALIZADO', 'NAO_REALIZADO', 'DEVOLVIDO']),
  /** What came back of it. */
  valorDevolvido: z
    .string()
    .regex(/^\d{1,10}\.\d{2}$/)
    .optional(),
  horario: z.object({ liquidacao: z.iso.datetime().optional(), devolucao: z.iso.datetime().optional() }),
  motivo: z.object({ codigo: z.string() }).optional(),
})
const eventBody = z.object({ eventoId: z.string().min(1), pagamento: paymentBody })
const problemBody = z.object({ codigo: z.string(), mensagem: z.string().optional() })

const keyKinds = { cpf: 'CPF', phone: 'TELEFONE', email: 'EMAIL', evp: 'ALEATORIA' } as const

/** Pix payouts through a payment provider. The end-to-end id is the key: the same id, sent again, never pays twice. */
export function createPixPsp(options: PixPspOptions): CallingPayments {
  const http = createHttpClient({ ...options, provider, codes, complaintOf, plainFields, timeoutMs: options.timeoutMs ?? 15_000 })
  const tokens = createTokenSource(
    () => fetchClientCredentialsToken(http, { path: '/oauth/token', id: options.clientId, secret: options.clientSecret, provider, codes }),
    options.now,
  )
  return {
    provider,
    async createPayout(instruction, { signal } = {}) {
      const body = toBody(checkInstruction(instruction))
      return tokens.withToken(signal, (token) =>
        http.call({
          operation: 'create_payout',
          method: 'PUT',
          path: `/v1/pagamentos/${instruction.endToEndId}`,
          headers: { authorization: `Bearer ${token}` },
          body: { json: body },
          // 201 is a new payment, 200 the one that this id made before.
          answers: [200, 201],
          personalData: [instruction.account.value, instruction.creditorTaxId],
          read: (reply) => toState(reply, 'create_payout', instruction.endToEndId),
          signal,
        }),
      )
    },
    findPayout: (endToEndId, { signal } = {}) =>
      tokens.withToken(signal, (token) =>
        http.call({
          operation: 'find_payout',
          method: 'GET',
          path: `/v1/pagamentos/${encodeURIComponent(endToEndId)}`,
          headers: { authorization: `Bearer ${token}` },
          answers: [200, 404],
          read: (reply) => (reply.status === 404 ? toUnknownPayment(reply) : toState(reply, 'find_payout', endToEndId)),
          signal,
        }),
      ),
    readPayoutReport: (request) => readPayoutReport(request, options.webhookSecrets),
  }
}

type PixKey = Extract<PayoutAccount, { kind: keyof typeof keyKinds }>

function isPixKey(account: PayoutAccount): account is PixKey {
  return Object.hasOwn(keyKinds, account.kind)
}

/** Refused here, before anything leaves: a provider that is stricter than this says so itself. */
function checkInstruction(instruction: PayoutInstruction): PayoutInstruction & { account: PixKey } {
  const { account } = instruction
  const broken =
    (!isPixKey(account) && 'Pix pays to a Pix key') ||
    (instruction.currency !== 'BRL' && 'Pix pays in BRL') ||
    (!(Number.isSafeInteger(instruction.amountMinor) && instruction.amountMinor > 0) &&
      'the amount must be a whole number of cents above zero') ||
    (!/^E\d{8}\d{12}[A-Za-z0-9]{11}$/.test(instruction.endToEndId) &&
      'the end-to-end id must be E, 8 digits, a UTC minute and 11 alphanumerics') ||
    (instruction.description.length > 140 && 'the description may have 140 characters')
  if (broken || !isPixKey(account)) throw new AppError('PAYOUT_INSTRUCTION_INVALID', { provider, rule: broken })
  return { ...instruction, account }
}

function toBody(instruction: PayoutInstruction & { account: PixKey }): unknown {
  return {
    valor: `${Math.trunc(instruction.amountMinor / 100)}.${String(instruction.amountMinor % 100).padStart(2, '0')}`,
    favorecido: {
      tipoChave: keyKinds[instruction.account.kind],
      chave: instruction.account.value,
      cpf: instruction.creditorTaxId,
    },
    descricao: instruction.description,
  }
}

function toState(reply: HttpReply, operation: string, endToEndId: string): PayoutState {
  const payment = readJson(reply, paymentBody, { provider, operation, codes })
  if (payment.endToEndId !== endToEndId) throw unexpectedAnswer({ provider, operation }, ['endToEndId'], reply)
  return stateOf(payment, (field) => unexpectedAnswer({ provider, operation }, [field], reply))
}

function stateOf(payment: z.infer<typeof paymentBody>, missing: (field: string) => AppError): PayoutState {
  const { liquidacao, devolucao } = payment.horario
  const code = payment.motivo?.codigo
  switch (payment.status) {
    case 'EM_PROCESSAMENTO':
      return { status: 'pending' }
    case 'REALIZADO':
      if (liquidacao === undefined) throw missing('horario.liquidacao')
      return { status: 'settled', settledAt: liquidacao }
    case 'NAO_REALIZADO':
      if (code === undefined) throw missing('motivo.codigo')
      return { status: 'rejected', code }
    case 'DEVOLVIDO':
      if (code === undefined || devolucao === undefined) throw missing(code === undefined ? 'motivo.codigo' : 'horario.devolucao')
      if (payment.valorDevolvido === undefined) throw missing('valorDevolvido')
      return { status: 'returned', code, returnedAt: devolucao, amountMinor: parseMoney(payment.valorDevolvido, 'BRL').amountMinor }
  }
}

/** Only the provider's own "no such payment" may say so: any other 404 would invite a caller to pay again. */
function toUnknownPayment(reply: HttpReply): undefined {
  const problem = peekJson(reply, problemBody)
  if (problem?.codigo === 'PAGAMENTO_NAO_ENCONTRADO') return undefined
  throw new AppError('PAYMENTS_MISCONFIGURED', {
    provider,
    operation: 'find_payout',
    reason: 'status',
    httpStatus: 404,
    raw: 'the address of the service has no payments',
    mayHaveTakenEffect: false,
  })
}

function readPayoutReport(
  request: { rawBody: Uint8Array; headers: Readonly<Record<string, string | undefined>>; now: string },
  secrets: readonly string[],
): PayoutReport {
  const { webhookId } = verifyStandardWebhook(request, { provider, secrets, now: request.now })
  const malformed = (fields: string[]) => new AppError('WEBHOOK_MALFORMED', { provider, fields })
  const event = eventBody.safeParse(parseJson(request.rawBody))
  if (!event.success) throw malformed(event.error.issues.map((issue) => issue.path.join('.')))
  // The signature covers both; a provider whose ids disagree cannot be told apart from a replay.
  if (event.data.eventoId !== webhookId) throw malformed(['eventoId'])
  return {
    endToEndId: event.data.pagamento.endToEndId,
    eventId: webhookId,
    state: stateOf(event.data.pagamento, (field) => malformed([field])),
  }
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'))
  } catch {
    return undefined
  }
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const problem = peekJson(reply, problemBody)
  if (problem === undefined) return oauthComplaintOf(reply, codes)
  return {
    providerCode: problem.codigo,
    ...(problem.mensagem !== undefined && { message: problem.mensagem }),
    ...(reply.status === 409 && { code: 'PAYOUT_ID_REUSED' }),
  }
}
