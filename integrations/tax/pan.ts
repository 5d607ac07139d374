import { z } from 'zod'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { createHttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply } from '../http/provider-error.ts'
import { readJson, unexpectedAnswer } from '../http/read-json.ts'
import { type SigningKey, signText } from './pan/sign-records.ts'
import type { TaxAuthority, TaxCheckRequest, TaxCheckResult, TaxStanding } from './tax-authority.ts'

export type PanOptions = {
  /** Of the inquiry service, as the contract names it. */
  baseUrl: string
  /** Of the entity that is approved to ask. */
  userId: string
  signingKey: SigningKey
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'pan'
const operation = 'check_person'
const codes = { down: 'TAX_AUTHORITY_DOWN', refused: 'TAX_AUTHORITY_REFUSED', misconfigured: 'TAX_AUTHORITY_MISCONFIGURED' } as const

/** Five letters, of which the fourth says what the holder is, four digits and a check letter. P is a person. */
const personsNumber = /^[A-Z]{3}P[A-Z]\d{4}[A-Z]$/

/** E with a second letter marks an event in the life of the holder; for a person the one that counts is death. */
const standings: Readonly<Record<string, TaxStanding>> = {
  E: 'regular',
  EA: 'regular',
  EC: 'regular',
  ED: 'deceased',
  EI: 'regular',
  EL: 'regular',
  EM: 'regular',
  EP: 'regular',
  ES: 'regular',
  EU: 'regular',
  X: 'suspended',
  F: 'annulled',
  D: 'cancelled_ex_officio',
}

/** Codes of the whole answer that say something else than "our access is wrong". */
const codeOfResponse: Readonly<Record<string, ErrorCode>> = {
  '2': 'TAX_AUTHORITY_DOWN',
  '5': 'TAX_AUTHORITY_REFUSED',
  '7': 'TAX_AUTHORITY_REFUSED',
  '11': 'TAX_AUTHORITY_DOWN',
}

const yesOrNo = z.enum(['Y', 'N', ''])
const answerBody = z.object({
  response_Code: z.string(),
  outputData: z
    .array(z.object({ pan: z.string(), pan_status: z.string(), name: yesOrNo, dob: yesOrNo, seeding_status: z.string().nullish() }))
    .nullish(),
})

/**
 * India's verification of a Permanent Account Number (bulk inquiry, API version 4), one number a question. The service compares name and birth
 * date itself and says yes or no: no name comes back.
 */
export function createPan(options: PanOptions): TaxAuthority {
  const now = options.now ?? Date.now
  const http = createHttpClient({
    ...options,
    provider,
    codes,
    plainFields: ['response_Code', 'pan_status', 'seeding_status'],
    timeoutMs: options.timeoutMs ?? 15_000,
  })
  return {
    provider,
    async checkPerson(request, { signal } = {}) {
      const { taxId, name, birthDate, requestTag } = request
      const rule = !personsNumber.test(taxId) ? 'no number of a person' : name === undefined ? 'a question needs the name' : undefined
      if (rule !== undefined) throw new AppError('TAX_AUTHORITY_REFUSED', { provider, operation, raw: rule, mayHaveTakenEffect: false })
      const inputData = [{ pan: taxId, name, fathername: '', dob: birthDate.split('-').reverse().join('/') }]
      const signature = signText(JSON.stringify(inputData), options.signingKey, now())
      return http.call({
        operation,
        method: 'POST',
        path: '',
        headers: {
          User_ID: options.userId,
          Records_count: '1',
          Request_time: new Date(now()).toISOString(),
          Transaction_ID: `${options.userId}:${requestTag}`,
          Version: '4',
        },
        body: { json: { inputData, signature } },
        answers: [200],
        personalData: [taxId, name ?? '', birthDate],
        read: (reply) => toResult(reply, request),
        signal,
      })
    },
  }
}

function toResult(reply: HttpReply, request: TaxCheckRequest): TaxCheckResult {
  const { response_Code: responseCode, outputData } = readJson(reply, answerBody, { provider, operation, codes })
  if (responseCode !== '1') {
    const code = codeOfResponse[responseCode] ?? 'TAX_AUTHORITY_MISCONFIGURED'
    const raw = `the service answered with code ${responseCode}`
    throw new AppError(code, { provider, operation, httpStatus: reply.status, providerCode: responseCode, raw, mayHaveTakenEffect: false })
  }
  const [found] = outputData ?? []
  if (found?.pan !== request.taxId) throw unexpectedAnswer({ provider, operation }, ['outputData.pan'], reply)
  // The number is there and somebody else's birth date with it: the same "no" that other authorities give.
  if (found.pan_status === 'N' || found.dob === 'N') return { outcome: 'no_match' }
  const standing = Object.hasOwn(standings, found.pan_status) ? standings[found.pan_status] : undefined
  if (standing === undefined) throw unexpectedAnswer({ provider, operation }, ['outputData.pan_status'], reply)
  // A number that is not linked with the holder's Aadhaar is inoperative until it is.
  const isInoperative = standing === 'regular' && found.seeding_status === 'N'
  return {
    outcome: 'found',
    standing: isInoperative ? 'pending_regularisation' : standing,
    standingCode: found.pan_status,
    nameAgrees: found.name === 'Y',
    partial: found.dob === '' || found.name === '',
  }
}
