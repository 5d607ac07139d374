import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { AppError, type ErrorCode } from '#domain/errors.ts'

/** What every client over HTTP owes its callers when the line or the vendor fails. */
export type TransportSubject = {
  /** A client with these changes, to be asked by one ordinary call that is answered when all is well. */
  connect(changes?: { baseUrl?: string; timeoutMs?: number }): (options?: { signal?: AbortSignal }) => Promise<unknown>
  play(scenario: FaultOrder): Promise<void>
  clear(): Promise<void>
}

type FaultOrder =
  | { scenario: 'down' | 'error500' | 'refused_connection' | 'malformed' | 'unauthorized_once' }
  | { scenario: 'rate_limited'; retryAfterSeconds?: number }
  | { scenario: 'quota'; limit: number; windowSeconds: number }
  | { scenario: 'slow'; delayMs: number }
  | { scenario: 'schema_drift'; change: 'extra_field' | 'missing_field' }

type Contract = {
  down: ErrorCode
  misconfigured: ErrorCode
  /** Whether the client holds a token that it can renew, or a key that is right or wrong. */
  access: 'token' | 'key'
  /** How the vendor refuses a key. 401 where absent. */
  keyRefusedWith?: number
  /** Whether its answers tell how many more calls it will take. */
  tellsQuota?: boolean
  /** Must not appear in any error. */
  personalData: readonly string[]
}

export function describeTransportFaults(subject: () => TransportSubject, contract: Contract): void {
  describe('when the line or the vendor fails', () => {
    /** By a client of its own: one that was asked to wait would. */
    const call = (options?: { signal?: AbortSignal }) => subject().connect()(options)
    afterEach(() => subject().clear())

    const outages: [situation: string, order: FaultOrder, details: object][] = [
      ['the vendor is down for a while', { scenario: 'down' }, { httpStatus: 503 }],
      ['the vendor breaks', { scenario: 'error500' }, { httpStatus: 500, mayHaveTakenEffect: true }],
      ['the connection is cut', { scenario: 'refused_connection' }, { reason: 'connection' }],
      ['the answer is cut off', { scenario: 'malformed' }, { reason: 'malformed' }],
      ['the vendor asks us to wait', { scenario: 'rate_limited', retryAfterSeconds: 7 }, { retryAfterMs: 7_000 }],
    ]
    it.each(outages)(`is unavailable, to be tried again, when %s`, async (_situation, order, details) => {
      await subject().play(order)
      const error = await failureOf(call())
      expect(error.code).toBe(contract.down)
      expect(error.kind).toBe('unavailable')
      expect(error.details).toMatchObject(details)
      expectNothingPersonal(error)
    })

    it('is unavailable, perhaps with effect, when the vendor is slower than we wait', async () => {
      await subject().play({ scenario: 'slow', delayMs: 5_000 })
      const error = await failureOf(subject().connect({ timeoutMs: 200 })())
      expect(error.code).toBe(contract.down)
      expect(error.details).toMatchObject({ reason: 'timeout', timeoutMs: 200, mayHaveTakenEffect: true })
    })

    it('names no waiting time when the vendor names none', async () => {
      await subject().play({ scenario: 'rate_limited' })
      const error = await failureOf(call())
      expect(error.code).toBe(contract.down)
      expect(error.details).not.toHaveProperty('retryAfterMs')
    })

    it('is unavailable, and surely without effect, when nobody listens', async () => {
      const error = await failureOf(subject().connect({ baseUrl: await closedAddress() })())
      expect(error.code).toBe(contract.down)
      expect(error.details).toMatchObject({ raw: 'connection failed: ECONNREFUSED', mayHaveTakenEffect: false })
    })

    it('refuses an answer that lost an essential field, and names no value of it', async () => {
      await subject().play({ scenario: 'schema_drift', change: 'missing_field' })
      const error = await failureOf(call())
      expect(error.code).toBe('PROVIDER_ANSWER_UNEXPECTED')
      expect(error.kind).toBe('refused')
      expectNothingPersonal(error)
    })

    it('takes an answer that gained a field', async () => {
      await subject().play({ scenario: 'schema_drift', change: 'extra_field' })
      await expect(call()).resolves.toBeDefined()
    })

    if (contract.access === 'token') {
      it('renews its token once and goes on when the vendor refuses it', async () => {
        await subject().play({ scenario: 'unauthorized_once' })
        await expect(call()).resolves.toBeDefined()
      })
    } else {
      it('says that its access is wrong when the vendor refuses its key', async () => {
        await subject().play({ scenario: 'unauthorized_once' })
        const error = await failureOf(call())
        expect(error.code).toBe(contract.misconfigured)
        expect(error.details).toMatchObject({ httpStatus: contract.keyRefusedWith ?? 401 })
      })
    }

    if (contract.tellsQuota) {
      it('keeps within the quota that the vendor tells: the last calls are spread, and the one too many waits for the next window', async () => {
        const callAgain = subject().connect()
        await subject().play({ scenario: 'quota', limit: 20, windowSeconds: 2 })
        for (let calls = 1; calls <= 22; calls += 1) await expect(callAgain()).resolves.toBeDefined()
      })
    }

    it('asks nothing of a vendor that asked it to wait for longer than a call may, and says for how long', async () => {
      const callAgain = subject().connect()
      await subject().play({ scenario: 'rate_limited', retryAfterSeconds: 30 })
      await failureOf(callAgain())
      await subject().clear()
      const error = await failureOf(callAgain())
      expect([error.code, error.details['reason'], error.details['mayHaveTakenEffect']]).toEqual([contract.down, 'quota', false])
      expect(error.details['retryAfterMs']).toBeGreaterThan(25_000)
    })

    it('ends a cancelled call with the reason of the cancellation', async () => {
      await subject().play({ scenario: 'slow', delayMs: 5_000 })
      const cancellation = new AbortController()
      const cancelled = call({ signal: cancellation.signal })
      const reason = new Error('the case was withdrawn')
      cancellation.abort(reason)
      await expect(cancelled).rejects.toBe(reason)
    })
  })

  function expectNothingPersonal(error: AppError): void {
    const told = JSON.stringify([error.message, error.details, error.stack, String(error.cause)])
    for (const secret of contract.personalData) expect(told).not.toContain(secret)
  }
}

/** An address where nobody listens: a port that was free a moment ago. */
export async function closedAddress(): Promise<string> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  await new Promise((closed) => {
    server.close(closed)
  })
  return `http://127.0.0.1:${port}`
}

export async function failureOf(call: Promise<unknown>): Promise<AppError> {
  const outcome = await call.then(
    (answer) => new Error(`answered ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  )
  if (outcome instanceof AppError) return outcome
  throw outcome
}
