import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chooseCacheFolder } from '#bin/embedded/cache-folder.ts'
import { freePort } from '#bin/embedded/choose-port.ts'
import { getTemporalCli } from '#bin/embedded/temporal-cli.ts'
import { startTemporal, temporalNamespace } from '#bin/embedded/temporal-server.ts'
import { openCasesOn, quickProduct, type CaseBench, type OpenCase } from '#test/workflows/cases-on-engine.ts'
import { createBulkDesk, type BulkDesk, type BulkRun } from './outage/bulk-desk.ts'
import { createOutsideWorld, providers, type OutsideWorld } from './outage/outside-world.ts'

/** One hour of the outage lasts this long here; the pauses between tries are shortened alike. */
const hourMs = 36_000
const timesFaster = 3_600_000 / hourMs
const patienceMs = 600_000

/**
 * Every outside system is away for an hour, in compressed time, while so many loans are on their way: the processes, the engine and the bulk retry
 * are real, the outside is played. Prints what became of everybody, and fails where somebody was lost or something was done twice.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { cases: { type: 'string', default: '200' } } })
  const folder = mkdtempSync(join(tmpdir(), 'tenor-outage-'))
  const cli = await getTemporalCli({
    cacheFolder: chooseCacheFolder(process.env, process.cwd()),
    path: process.env['PATH'] ?? '',
    say: console.log,
  })
  const engine = await startTemporal({ program: cli.path, port: await freePort(), logFile: join(folder, 'temporal.log') })
  const outside = createOutsideWorld()
  let bench: CaseBench | undefined
  const desk = createBulkDesk({
    client: () => bench!.client,
    taskQueue: () => bench!.taskQueue,
    record: () => bench!.world.record,
    pauseMs: 1000 / timesFaster,
  })
  try {
    bench = await openCasesOn(
      { address: engine.address, namespace: temporalNamespace },
      { change: (activities) => desk.change(outside.change(activities)) },
    )
    await rehearse({ bench, outside, desk, cases: Number(values.cases) })
  } finally {
    await bench?.close()
    await engine.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Rehearsal = { bench: CaseBench; outside: OutsideWorld; desk: BulkDesk; cases: number }

async function rehearse({ bench, outside, desk, cases }: Rehearsal): Promise<void> {
  const startedAt = Date.now()
  const loans: OpenCase[] = []
  const runs: BulkRun[] = []
  const finished = () => loans.filter(({ briefing }) => bench.world.record.get(briefing.caseId)?.facts.active).length
  const parked = () => providers.reduce((sum, provider) => sum + desk.parkedBy(provider).length, 0)
  const say = (what: string) => {
    const figures = [((Date.now() - startedAt) / 1000).toFixed(1), loans.length, parked(), finished(), outside.unanswered()]
    console.log([...figures.map((figure) => String(figure).padStart(10)), `  ${what}`].join(''))
  }
  console.log(['seconds', 'started', 'parked', 'paid out', 'unanswered'].map((head) => head.padStart(10)).join(''))

  // A third is on its way when the outage begins; the others come while it lasts.
  const people: Promise<void>[] = []
  const begin = async (howMany: number, withinMs: number) => {
    for (let number = 0; number < howMany; number += 1) {
      const loan = await bench.open('loan', { product: hasty(bench) })
      loans.push(loan)
      people.push(takePart(loan))
      await pause(withinMs / howMany)
    }
  }
  const before = Math.floor(cases / 3)
  await begin(before, hourMs / 6)
  outside.goDown()
  say('every outside system goes down')
  const outageEnds = Date.now() + hourMs
  await begin(cases - before, hourMs / 2)
  say('half an hour later somebody retries too early')
  for (const provider of providers.filter((one) => desk.parkedBy(one).length > 0)) runs.push(await desk.retry(provider))
  await pause(Math.max(0, outageEnds - Date.now()))
  say('an hour later')
  outside.comeBack()
  const giveUpAt = Date.now() + patienceMs
  while (finished() < cases && Date.now() < giveUpAt) {
    for (const provider of providers.filter((one) => desk.parkedBy(one).length > 0)) {
      runs.push(await desk.retry(provider))
      say(`the outside is back: those who waited for ${provider} were retried`)
    }
    await pause(200)
  }
  say('the last one is paid out')
  await Promise.race([Promise.all(people), pause(Math.max(0, giveUpAt - Date.now()))])
  report({ bench, outside, runs, cases, finished: finished(), parked: parked() })
}

/** The product that is sold, with its pauses as much shorter as the hour is. */
function hasty({ product }: CaseBench): Partial<CaseBench['product']> {
  const calls = { ...quickProduct.calls.default, attempts: 3, backoffSeconds: 2 / timesFaster, backoffMaximumSeconds: 30 / timesFaster }
  return { ...product, calls: { default: calls } }
}

/** What the applicant does, as soon as it is asked of them. */
async function takePart(loan: OpenCase): Promise<void> {
  // With many at once, the cases below a loan begin some time after it.
  await until(loan, 'began', () => loan.recorded('onboarding') !== undefined)
  for (const subject of ['consents', 'contact', 'details']) await loan.tell('onboarding', { subject })
  await until(loan, 'asked for photographs', () => loan.recorded('documentCheck') !== undefined)
  await loan.tell('documentCheck', { subject: 'photos', reference: 'set-1' })
  await untilWaiting(loan, 'offer')
  await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
  await untilWaiting(loan, 'signature')
  await loan.tell('loan', { subject: 'signature' })
}

function untilWaiting(loan: OpenCase, step: 'offer' | 'signature'): Promise<void> {
  return until(loan, `came to ${step}`, () => loan.recorded('loan')?.steps[step]?.state === 'waiting')
}

async function until(loan: OpenCase, what: string, isSo: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!isSo()) {
    if (Date.now() > giveUpAt) throw new Error(`${loan.briefing.caseId} never ${what}`)
    await pause(50)
  }
}

type Outcome = { bench: CaseBench; outside: OutsideWorld; runs: BulkRun[]; cases: number; finished: number; parked: number }

function report({ bench, outside, runs, cases, finished, parked }: Outcome): void {
  console.log(
    `\n${'bulk retry of'.padEnd(16)}${['cases', 'went on', 'again', 'not tried'].map((head) => head.padStart(11)).join('')}  ended`,
  )
  for (const { provider, state, steps } of runs) {
    const count = (outcome: string) => steps.filter((one) => one.outcome === outcome).length
    const figures = [steps.length, count('went_on'), count('parked_again'), count('not_tried')]
    console.log(`${provider.padEnd(16)}${figures.map((figure) => String(figure).padStart(11)).join('')}  ${state}`)
  }
  const payouts = bench.world.countOf('bookDisbursement')
  const doubled = outside.doubled()
  const lost = cases - finished
  console.log(`\n${cases} cases met ${outside.unanswered()} questions without an answer: ${lost} lost, ${parked} still parked,`)
  console.log(`${doubled.length} answered questions asked again, ${finished} paid out with ${payouts} bookings.`)
  if (lost > 0 || parked > 0 || doubled.length > 0 || payouts !== cases) process.exitCode = 1
}
