import { type ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { createRecordingLog } from '#test/activities/recording-log.ts'
import type { ActivityDeps } from './activity-deps.ts'
import { type Activity, runActivity } from './run-activity.ts'

const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} }
const input = { caseId: 'case-1' }

function bench(activity: Activity<typeof input, unknown>) {
  const log = createRecordingLog()
  const environment = new MockActivityEnvironment({}, { logger: silent })
  // This runner hands deps on and uses nothing of them but the log.
  const run = () => environment.run(runActivity({ log } as unknown as ActivityDeps, 'tryIt', activity), input)
  const failure = async () => (await run().catch((error: unknown) => error)) as ApplicationFailure
  return { log, environment, run, failure }
}

afterEach(() => vi.useRealTimers())

describe('running an activity', () => {
  it('says in the log that it began and ended, for which case, and nothing else of its input', async () => {
    const { log, run } = bench(async () => 'answer')
    expect(await run()).toBe('answer')
    expect(log.lines).toEqual([
      { level: 'info', facts: { activity: 'tryIt', caseId: 'case-1' }, message: 'activity started' },
      { level: 'info', facts: { activity: 'tryIt', caseId: 'case-1', durationMs: expect.any(Number) }, message: 'activity done' },
    ])
  })

  it('gives a sign of life every three seconds while it works, and none afterwards', async () => {
    vi.useFakeTimers()
    const work = Promise.withResolvers<void>()
    const { environment, run } = bench(() => work.promise)
    let signs = 0
    environment.on('heartbeat', () => {
      signs += 1
    })
    const running = run()
    await vi.advanceTimersByTimeAsync(9_500)
    expect(signs).toBe(3)
    work.resolve()
    await running
    await vi.advanceTimersByTimeAsync(9_500)
    expect(signs).toBe(3)
  })

  it('hands its cancellation on, and ends cancelled', async () => {
    const { environment, log, failure } = bench(
      (_deps, _input, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    )
    const ended = failure()
    environment.cancel()
    expect(await ended).toBeInstanceOf(CancelledFailure)
    expect(log.lines.at(-1)).toMatchObject({ level: 'info', message: 'activity cancelled' })
  })

  it('runs where the engine’s context can be read', async () => {
    const { run } = bench(async () => Context.current().info.activityId)
    expect(await run()).toBe('test')
  })
})

describe('a failure', () => {
  it.each([
    ['invalid', 'TAX_ID_MALFORMED', true, 'info'],
    ['forbidden', 'WEBHOOK_SIGNATURE_INVALID', true, 'warn'],
    ['missing', 'OFFER_NOT_FOUND', true, 'info'],
    ['conflict', 'OFFER_NOT_ACCEPTED', true, 'info'],
    ['refused', 'PAYMENTS_REFUSED', true, 'warn'],
    ['unavailable', 'PAYMENTS_DOWN', false, 'warn'],
  ] as const)(
    'of kind %s carries its code, and is retried by the engine only where that may help',
    async (_kind, code, nonRetryable, level) => {
      const { log, failure } = bench(async () => {
        throw new AppError(code)
      })
      expect(await failure()).toMatchObject({ type: code, nonRetryable, message: new AppError(code).message })
      expect(log.lines.at(-1)).toMatchObject({ level, facts: { caseId: 'case-1', code } })
    },
  )

  it('carries its facts, the provider’s words apart, and how long to wait', async () => {
    const { failure } = bench(async () => {
      throw new AppError('SMS_DOWN', {
        provider: 'twilio',
        httpStatus: 503,
        mayHaveTakenEffect: true,
        fields: ['a'],
        nested: { b: 1 },
        absent: undefined,
        raw: 'Service Unavailable',
        retryAfterMs: 500,
      })
    })
    expect((await failure()).details).toEqual([
      {
        facts: { provider: 'twilio', httpStatus: 503, mayHaveTakenEffect: true, fields: ['a'], nested: '{"b":1}' },
        rawError: 'Service Unavailable',
        retryAfterMs: 500,
      },
    ])
  })

  it.each([
    [
      'a database that quotes a value',
      Object.assign(new Error('insert into party … Key (email)=(ana@example.org) already exists.'), {
        code: '23505',
        severity: 'ERROR',
        constraint: 'party_email',
      }),
      'The database refused with 23505 at party_email',
    ],
    ['a parser that quotes a text', new SyntaxError(`Unexpected token 'A', "Ana Moreira" is not valid JSON`), 'A text could not be parsed'],
    ['something that is no error', 'Ana Moreira', 'Something was thrown that is no error'],
  ])('that is a bug loses what it quotes: %s', async (_name, thrown, message) => {
    const { log, failure } = bench(async () => {
      throw thrown
    })
    const failed = await failure()
    expect(failed).toMatchObject({ message, nonRetryable: false })
    expect(JSON.stringify([failed.message, failed.stack, failed.details, log.lines])).not.toMatch(/ana@|Ana Moreira/)
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', message: 'activity failed' })
  })

  it('that is a bug keeps where it happened', async () => {
    const { failure } = bench(async () => {
      throw new TypeError('x is not a function')
    })
    const failed = await failure()
    expect(failed).toMatchObject({ type: 'TypeError', message: 'x is not a function' })
    expect(failed.stack).toContain('run-activity.test.ts')
  })
})
