import { ApplicationFailure } from '@temporalio/activity'
import type { Activities } from '#activities/create-activities.ts'
import type { CaseProjection } from '#db/cases/project-case.ts'
import type { Capability } from '#domain/outside/capability.ts'
import { AppError, errorCodes, type ErrorCode } from '#domain/errors.ts'

type Name = Exclude<keyof Activities, 'projectCase' | 'archiveRun' | 'chooseProvider'>
type Answer<N extends Name> = Awaited<ReturnType<Activities[N]>>

/** What an activity does when it is called next: answer, or fail with a code. The last one stays. */
export type Script = { [N in Name]?: (Answer<N> | ErrorCode)[] }

export type FakeActivities = {
  activities: Activities
  /** Everything that was done to the world, in order: the name and the input. */
  done: { name: Name; input: unknown }[]
  /** What the record would hold: the last projection of each case. */
  record: Map<string, CaseProjection>
  events: CaseProjection['events']
  /** What operations have switched a capability to; without it each product says. */
  defaults: Partial<Record<Capability, string>>
  /** The runs whose history was kept. */
  archived: Parameters<Activities['archiveRun']>[0][]
  countOf(name: Name): number
  /** Changes what an activity does from now on. */
  script(changes: Script): void
}

/** A world in which everything goes well, until a script says otherwise. */
export function createFakeActivities(changes: Script = {}): FakeActivities {
  const scripts: Script = { ...goodAnswers, ...changes }
  const done: FakeActivities['done'] = []
  const record: FakeActivities['record'] = new Map()
  const events: FakeActivities['events'] = []
  const archived: FakeActivities['archived'] = []
  const play = <N extends Name>(name: N) =>
    (async (input: unknown) => {
      done.push({ name, input })
      const script = scripts[name] as (Answer<N> | ErrorCode)[] | undefined
      const next = script && script.length > 1 ? script.shift() : script?.[0]
      if (typeof next === 'string' && Object.hasOwn(errorCodes, next)) throw failure(next as ErrorCode)
      return next as Answer<N>
    }) as unknown as Activities[N]
  const names = Object.keys(goodAnswers) as Name[]
  const world: FakeActivities = {
    activities: {
      ...(Object.fromEntries(names.map((name) => [name, play(name)])) as unknown as Pick<Activities, Name>),
      projectCase: async (projection) => {
        record.set(projection.caseId, projection)
        events.push(...projection.events)
      },
      chooseProvider: async ({ capability, usual }) => ({ provider: world.defaults[capability] ?? usual }),
      archiveRun: async (run) => {
        archived.push(run)
        return { outcome: 'kept' }
      },
    },
    done,
    record,
    events,
    defaults: {},
    archived,
    countOf: (name) => done.filter((one) => one.name === name).length,
    script: (more) => Object.assign(scripts, more),
  }
  return world
}

function failure(code: ErrorCode): ApplicationFailure {
  return ApplicationFailure.create({
    type: code,
    message: new AppError(code).message,
    nonRetryable: true,
    details: [{ facts: {}, rawError: `HTTP 503 from the fake` }],
  })
}

const goodAnswers: { [N in Name]: [Answer<N>] } = {
  sendContactCode: [{ channel: 'sms', delivered: true }],
  sendResumeCode: [undefined],
  remindApplicant: [undefined],
  sendDisbursementNotice: [{ channels: ['sms', 'email'] }],
  sendEndingNotice: [undefined],
  readIdentityDocument: [
    {
      readingId: 'reading-1',
      readable: true,
      documentType: 'identity_card',
      mrz: 'valid',
      fieldsRead: 9,
      lowestConfidence: 88,
      missing: [],
    },
  ],
  compareDocument: [{ missing: [], lowConfidence: [], mismatches: [], expired: false }],
  compareEnteredDocument: [{ missing: [], lowConfidence: [], mismatches: [], expired: false }],
  checkTaxStanding: [{ outcome: 'found', standing: 'regular', nameAgrees: true, partial: false }],
  screenPerson: [{ screeningId: 'screening-1', hits: 0, topics: [], highestScore: '0', listVersion: '2026-11-20', algorithm: 'logic-v2' }],
  recordScreeningDecision: [undefined],
  searchDuplicates: [{ matches: 0, matchedOn: [] }],
  recordCustomer: [undefined],
  pullBureauReport: [{ outcome: 'hit', score: 700, monthlyObligationsMinor: 10_000, openDefaults: 0 }],
  proveIncome: [{ proofId: 'proof-1', outcome: 'proven', findings: [], months: 2, papers: 2, hasFigure: true }],
  decideByPolicy: [{ outcome: 'approved' }],
  makeOffer: [{ offerId: 'offer-1', instalmentMinor: 49_000, cetAnnualPercent: '38.12', totalPaidMinor: 588_000 }],
  closeWindow: [{ closed: true }],
  postCommitment: [undefined],
  releaseCommitment: [undefined],
  drawUpContract: [{ contractId: 'contract-1', sha256: 'a'.repeat(64), pages: 5 }],
  requestSignature: [{ envelopeId: 'envelope-1', page: 'own_page', number: 1 }],
  findSignature: [{ status: 'open' }],
  closeEnvelope: [{ status: 'void' }],
  voidEnvelope: [undefined],
  sealContract: [{ sha256: 'b'.repeat(64) }],
  fileDocuments: [{ objects: ['object-1'] }],
  orderPayout: [{ status: 'settled', settledAt: '2026-11-23T17:31:00.000Z' }],
  findPayout: [{ status: 'settled', settledAt: '2026-11-23T17:31:00.000Z' }],
  bookDisbursement: [{ journalEntryId: 'entry-1', amountMinor: 500_000 }],
  bookReturn: [{ outcome: 'not_returned' }],
  applyCorrection: [undefined],
  findLastEndedDay: [{ businessDate: '2026-11-22' }],
  closeLedgerDays: [{ daysClosed: ['2026-11-22'] }],
  collectPayoutReports: [{ taken: 2 }],
  askAfterMessages: [{ asked: 3, settled: 1 }],
  proveBooks: [{ proofId: 'proof-1', findings: 0 }],
  fetchWatchList: [{ version: 'sha256:1', parties: 7, isNew: true }],
  rescreenCustomers: [{ screened: 0, reviews: 0, isDone: true }],
  nextStepsToRetry: [{ positions: [], isStopped: false }],
  retryParkedStep: [{ outcome: 'went_on', isOutage: false }],
  endBulkRetry: [undefined],
}
