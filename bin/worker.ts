import { Client } from '@temporalio/client'
import { makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createActivities } from '#activities/create-activities.ts'
import { createCallRecorder } from '#activities/outside/call-recorder.ts'
import { forgetOldCalls } from '#activities/outside/forget-old-calls.ts'
import { createHistoryReader } from '#api/exports/history-reader.ts'
import { createProcessEngine } from '#api/processes/process-engine.ts'
import { ownSigningPage } from '#domain/texts/signing-services.ts'
import { createBuiltInESign } from '#integrations/esign/built-in.ts'
import { caseTaskQueue } from '#workflows/case/messages.ts'
import { closeOfBusinessId } from '#workflows/close-of-business/messages.ts'
import { watchListNightId } from '#workflows/watch-list-night/messages.ts'
import { buildOutside } from './build-outside.ts'
import { buildSigningServices } from './build-signing-services.ts'
import { buildStore } from './build-store.ts'
import { calendarDay } from './calendar-day.ts'
import { checkSearchAttributes } from './check-search-attributes.ts'
import { readConfig } from './config.ts'
import { announceReady, onStop } from './embedded/child.ts'
import { engineLog } from './engine-log.ts'
import { createLog } from './log.ts'
import { thisDeployment } from './process-build.ts'
import { processBundle } from './process-bundle.ts'
import { readLoanAccounting } from './read-products.ts'
import { scheduleReconciliation } from './schedule-reconciliation.ts'
import { keptLists } from './kept-lists.ts'
import { scheduleNightly } from './schedule-nightly.ts'
import { readSealingCertificate } from './sealing-certificate.ts'

const config = readConfig(process.env)
const log = createLog('worker', config.LOG_LEVEL)
const today = () => calendarDay(config.TIME_ZONE)

// Our own parts end us in order; the engine's runtime must not end the process on a signal by itself.
Runtime.install({
  shutdownSignals: [],
  logger: engineLog(log),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
})
const store = buildStore(config, 'tenor-worker')
const calls = createCallRecorder({ db: store.db, log })
const outside = buildOutside(config, { today, calls, lists: keptLists(store) })
const forgetting = forgetOldCalls({ db: store.db, log, keptDays: config.CALLS_KEPT_DAYS })
const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS })
await checkSearchAttributes(connection, config.TEMPORAL_NAMESPACE)
const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE })
const engine = createProcessEngine(client)
const deployment = thisDeployment()
const worker = await Worker.create({
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue: caseTaskQueue,
  workerDeploymentOptions: deployment,
  workflowBundle: await processBundle(),
  activities: createActivities({
    store,
    ...outside,
    esign: {
      [ownSigningPage]: createBuiltInESign({ certificate: readSealingCertificate(config) }),
      ...buildSigningServices(config, (provider) => calls.of('esign', provider)),
    },
    usualProviders: config.OCR_PROVIDER === undefined ? {} : { ocr: config.OCR_PROVIDER },
    giveOrder: (...order) => engine.giveOrder(...order),
    histories: createHistoryReader(client),
    accounting: readLoanAccounting(config.PRODUCTS_FOLDER),
    ispb: config.PIX_ISPB,
    mailDomain: config.MAIL_DOMAIN,
    publicUrl: config.PUBLIC_URL,
    clock: () => new Date().toISOString(),
    businessDate: today,
    log,
  }),
  // The scripts run on one thread. More of them at once than it gets through in ten seconds, on a machine that is busy with something
  // else, would all be taken away and begun again, for ever; the others wait with the engine.
  maxConcurrentWorkflowTaskExecutions: 8,
  maxConcurrentWorkflowTaskPolls: 4,
  shutdownGraceTime: '8 seconds',
})

await scheduleReconciliation(client, config.RECONCILE_EVERY_MINUTES)
await scheduleNightly(client, closeOfBusinessId, { at: config.CLOSE_OF_BUSINESS_AT, timeZone: config.TIME_ZONE })
await scheduleNightly(client, watchListNightId, { at: config.WATCH_LISTS_AT, timeZone: config.TIME_ZONE })
const running = worker.run()
onStop(async () => {
  await outside.close()
  clearInterval(forgetting)
  await calls.close()
  await store.db.destroy()
  await connection.close()
})
// What is under way is finished or handed back before anything that it needs is closed.
onStop(async () => {
  if (worker.getState() === 'RUNNING') worker.shutdown()
  await running
})
announceReady()
// Kept with the release, it is how the code is found that a history names.
log.info({ build: deployment.version.buildId }, 'the worker runs')
