import { randomUUID } from 'node:crypto'
import { Client, Connection, WorkflowExecutionAlreadyStartedError, type WorkflowHandle } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { inject } from 'vitest'
import type { ActivityDeps } from '#activities/activity-deps.ts'
import { createActivities } from '#activities/create-activities.ts'
import { createCaseExporter } from '#api/exports/create-case-exporter.ts'
import { readExportKey, type ExportKey } from '#api/exports/export-key.ts'
import { createHistoryReader, type HistoryReader } from '#api/exports/history-reader.ts'
import { giveOrder, type OrderAnswer, type OrderRequest } from '#api/orders/give-order.ts'
import { startOutboxRelay } from '#api/outbox/deliver-outbox.ts'
import { createProcessEngine, type ProcessEngine } from '#api/processes/process-engine.ts'
import type { StaffSession } from '#api/session/sessions.ts'
import { saveCorrection } from '#db/cases/save-correction.ts'
import { findCase } from '#db/cases/find-case.ts'
import { declareDetails } from '#db/applications/declare-details.ts'
import { findContractOfCase } from '#db/contracts/find-contract.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { findExport } from '#db/exports/find-export.ts'
import { answerOffer } from '#db/offers/answer-offer.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import { saveStaffAccount } from '#db/sessions/save-staff-account.ts'
import type { Store } from '#db/store.ts'
import { thisDeployment } from '#bin/process-build.ts'
import { processBundle } from '#bin/process-bundle.ts'
import type { CaseEventKind } from '#domain/case/case-event.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import type { ContentReference, DecidedTerms } from '#domain/case/order.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import { caseWorkflowId } from '#workflows/case/messages.ts'
import { openActivityBench, type ActivityBench } from '../activities/activity-bench.ts'
import { playBank, sign, type PlayedBank } from '../activities/carry-loan.ts'
import { handInPapers, monthsAgo, payslipOf, playPapers } from '../activities/hand-in-papers.ts'
import { handInPhotographs } from '../activities/hand-in-photographs.ts'
import { declarationOf, openTestApplication, type TestApplication } from '../activities/open-test-application.ts'
import type { PaperReader } from '#integrations/ocr/papers/paper.ts'
import { cardOf, playOcr } from '../activities/played-ocr.ts'
import { createRecordingLog } from '../activities/recording-log.ts'
import { staff } from '../cast/staff.ts'
import '../servers/provided.ts'

export type ExportBench = {
  activities: ActivityBench
  reader: HistoryReader
  key: ExportKey
  bank: PlayedBank
  /** Somebody of the cast at the desk, signed in. */
  signIn(sub: string): Promise<StaffSession>
  open(slug: string, opening?: Opening): Promise<ExportedLoan>
  /** Gives an order to any case of the record, as the desk does. */
  order(caseId: string, caller: StaffSession, request: GivenRequest): Promise<OrderAnswer>
  /** Exports as compliance does; answers with the bundle as it was kept. */
  export(loan: ExportedLoan, by?: StaffSession): Promise<{ id: string; zip: Buffer }>
  close(): Promise<void>
}

export type Opening = { product?: Partial<Product>; profile?: Partial<PartyProfile> }
type GivenRequest = Pick<OrderRequest, 'content' | 'reasonCode'> & { note?: string }
type Member = 'loan' | 'onboarding' | 'documentCheck'

/** An application that runs on the real engine, with the real activities, into the real record. */
export type ExportedLoan = {
  application: TestApplication
  handle: WorkflowHandle
  facts(member: Member): Promise<CaseFacts | null>
  until(member: Member, isSo: (facts: CaseFacts) => boolean, what: string): Promise<CaseFacts>
  order(member: Member, caller: StaffSession, request: GivenRequest): Promise<OrderAnswer>
  /** The applicant asks for another amount or term. */
  changeTerms(terms: DecidedTerms): Promise<OrderAnswer>
  /** A document of staff beside the case, as evidence of a result by hand. */
  keepEvidence(member: Member, caller: StaffSession): Promise<{ id: string; sha256: string }>
  /** Keeps what is to be corrected; the order names it. */
  correct(member: Member, caller: StaffSession, values: Partial<PartyProfile>): Promise<ContentReference>
  introduce(): Promise<void>
  /** Waits until papers are asked for, and hands in payslips of the last two months that say this. */
  handInPapers(said: Payslip): Promise<void>
  acceptAndSign(): Promise<void>
  /** Up to the signature, which then waits for the applicant. */
  accept(): Promise<void>
  sign(): Promise<void>
  /** Tells the process of the loan what the outside reports. */
  tell(subject: string): Promise<void>
  untilEvent(kind: CaseEventKind): Promise<void>
}

type Payslip = { holder: string; netPayMinor: number }

const quiet = new DefaultLogger('ERROR')

/** `changed`: outside systems that answer as a test says. */
export async function openExportBench(changed: Partial<ActivityDeps> = {}): Promise<ExportBench> {
  const { address, namespace } = inject('servers').temporal
  Runtime.install({ logger: quiet, shutdownSignals: [], telemetryOptions: { logging: { filter: 'OFF' } } })
  const activities = await openActivityBench()
  const [connection, native] = await Promise.all([Connection.connect({ address }), NativeConnection.connect({ address })])
  const client = new Client({ connection, namespace })
  const reader = createHistoryReader(client)
  const asEver = createProcessEngine(client)
  const bank = playBank({ status: 'settled', settledAt: new Date().toISOString() })
  const taskQueue = `export-${randomUUID()}`
  const cards = new Map<string, TestApplication>()
  const ocr = {
    provider: 'tesseract',
    readIdentityDocument: () => playOcr(cardOf([...cards.values()].at(-1)!)).readIdentityDocument([]),
  }
  const payslips = new Map<TestApplication, Payslip>()
  const papers: PaperReader = {
    readPaper: (page) => {
      const [application, payslip] = [...payslips].at(-1)!
      const said = (ago: number) => payslipOf(application, { month: monthsAgo(ago), ...payslip })
      return playPapers({ newest: said(1), older: said(2) }).readPaper(page)
    },
  }
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowBundle: await processBundle(),
    workerDeploymentOptions: thisDeployment(),
    activities: createActivities({
      ...activities.deps,
      histories: reader,
      payments: { pix: bank },
      ocr: { tesseract: ocr },
      papers: { tesseract: papers },
      giveOrder: (...order) => asEver.giveOrder(...order),
      ...changed,
    }),
    shutdownGraceTime: 500,
  })
  const running = worker.run()
  const handles: WorkflowHandle[] = []
  const engine: ProcessEngine = {
    ...asEver,
    // As ever, but on the queue of this bench, which no other test works off.
    startCase: async (process, briefing) => {
      const workflowId = caseWorkflowId(process, briefing.caseId)
      // What the outbox delivered before, in a slow hour, runs already.
      await client.workflow
        .start(process, { workflowId, taskQueue, args: [{ briefing }], workflowIdReusePolicy: 'REJECT_DUPLICATE' })
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
        })
      handles.push(client.workflow.getHandle(workflowId))
    },
  }
  const { store } = activities
  const key = readExportKey(Buffer.alloc(32, 5))
  const exporter = createCaseExporter({
    store,
    engine: reader,
    key,
    code: { version: '0.0.0-test', commit: null },
    clock: () => new Date().toISOString(),
  })
  const relay = startOutboxRelay({ db: store.db, engine, log: createRecordingLog() as never, pollMs: 20 })
  const signIn = async (sub: string): Promise<StaffSession> => {
    const person = staff.find((one) => one.sub === sub)!
    const { personId, name, email, roles } = person
    const accountId = await saveStaffAccount(store.db, { issuer: 'test', subject: sub, personId, name, email, roles })
    return { kind: 'staff', sessionId: randomUUID(), accountId, personId, name, email, roles, expiresAt: '2099-01-01T00:00:00.000Z' }
  }
  return {
    activities,
    reader,
    key,
    bank,
    signIn,
    async open(slug, opening = {}) {
      const product = { ...activities.product, calls: quickCalls, ...opening.product }
      const application = await openTestApplication(activities, slug, { product, ...(opening.profile && { profile: opening.profile }) })
      cards.set(application.loanCaseId, application)
      const { workflowId } = await findCase(store.db, application.loanCaseId)
      const handle = client.workflow.getHandle(workflowId)
      return openLoan({ activities, engine, payslips }, application, { handle, ...(opening.profile && { profile: opening.profile }) })
    },
    order: (caseId, caller, request) => orderAtDesk({ store, engine }, caseId, { caller, ...request }),
    async export(loan, by) {
      const caller = by ?? (await signIn('clara'))
      const id = await exporter.exportCase({
        caseId: loan.application.loanCaseId,
        caller,
        reasonCode: 'regulator',
        requestId: randomUUID(),
      })
      const found = await findExport(store, id)
      return { id, zip: found!.content }
    },
    async close() {
      await relay.stop()
      await Promise.all(handles.map((handle) => handle.terminate('the test is over').catch(() => undefined)))
      worker.shutdown()
      await running
      await Promise.all([connection.close(), native.close()])
      await activities.close()
    },
  }
}

/** Two attempts without a pause: a test does not wait for an outside system to come back by itself. */
const quickCalls = { default: { timeoutSeconds: 20, attempts: 2, backoffSeconds: 0.01, backoffMaximumSeconds: 1 } }

function openLoan(
  { activities, engine, payslips }: { activities: ActivityBench; engine: ProcessEngine; payslips: Map<TestApplication, Payslip> },
  application: TestApplication,
  { handle, profile }: { handle: WorkflowHandle; profile?: Partial<PartyProfile> },
): ExportedLoan {
  const { store } = activities
  const caseIds: Record<Member, string> = {
    loan: application.loanCaseId,
    onboarding: application.onboardingCaseId,
    documentCheck: application.documentCaseId,
  }
  const facts = async (member: Member) => (await findCase(store.db, caseIds[member])).facts
  const until: ExportedLoan['until'] = async (member, isSo, what) => {
    const giveUpAt = Date.now() + 30_000
    for (;;) {
      const now = await facts(member)
      if (now && isSo(now)) return now
      if (Date.now() > giveUpAt) throw new Error(`Never so: ${what}\n${JSON.stringify(now, undefined, 1)}`)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
  return {
    application,
    handle,
    facts,
    until,
    order: (member, caller, request) => orderAtDesk({ store, engine }, caseIds[member], { caller, ...request }),
    changeTerms: (terms) =>
      giveOrder(
        { store, engine },
        {
          caseId: application.loanCaseId,
          content: { kind: 'changeTerms', terms },
          reasonCode: 'asked_by_applicant',
          caller: { kind: 'applicant', sessionId: randomUUID(), ...application },
          key: randomUUID(),
          requestId: randomUUID(),
        },
      ),
    keepEvidence: (member, caller) =>
      saveDocument(store, {
        partyId: application.partyId,
        caseId: caseIds[member],
        kind: 'evidence',
        filename: 'certificate.pdf',
        mediaType: 'application/pdf',
        content: Buffer.from(`Certificate of the tax authority ${randomUUID()}`),
        uploadedBy: `staff:${caller.personId}`,
      }),
    correct: (member, caller, values) => saveCorrection(store, { caseId: caseIds[member], values, createdBy: `staff:${caller.personId}` }),
    async introduce() {
      await declareDetails(store, { ...application, profile: { ...declarationOf(application.person), ...profile } })
      await handInPhotographs(store, application)
    },
    async handInPapers(said) {
      payslips.set(application, said)
      await until('loan', (now) => now.steps['incomePapers']?.state === 'waiting', 'papers are asked for')
      await handInPapers(activities, application, ['newest', 'older'])
    },
    async acceptAndSign() {
      await this.accept()
      await this.sign()
    },
    async accept() {
      await until('loan', (now) => now.steps['offer']?.state === 'waiting', 'the offer waits')
      const offer = await latestOffer(store.db, application.loanCaseId)
      if (!(await answerOffer(store, offer!, 'accepted'))) throw new Error('The offer cannot be accepted')
      await until('loan', (now) => now.steps['signature']?.state === 'waiting', 'the signature waits')
    },
    async sign() {
      const contract = await findContractOfCase(store.db, application.loanCaseId)
      await sign(activities, application, contract!.id)
    },
    async tell(subject) {
      const { workflowId } = await findCase(store.db, application.loanCaseId)
      await engine.reportFact(workflowId, { factId: randomUUID(), subject })
    },
    async untilEvent(kind) {
      const giveUpAt = Date.now() + 30_000
      while ((await store.db('case_event').where({ case_id: application.loanCaseId, kind })).length === 0) {
        if (Date.now() > giveUpAt) throw new Error(`Never happened: ${kind}`)
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
    },
  }
}

async function orderAtDesk(
  { store, engine }: { store: Store; engine: ProcessEngine },
  caseId: string,
  { caller, content, reasonCode, note }: GivenRequest & { caller: StaffSession },
): Promise<OrderAnswer> {
  const { version } = await findCase(store.db, caseId)
  return giveOrder(
    { store, engine },
    { caseId, content, reasonCode, note, caller, key: randomUUID(), expectedVersion: version, requestId: randomUUID() },
  )
}
