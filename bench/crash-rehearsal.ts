import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect, type Db } from '#db/connect.ts'
import { postEntries } from '#db/ledger/post-entries.ts'
import { postEntry } from '#db/ledger/post-entry.ts'
import { proveLedger } from '#db/ledger/prove-ledger.ts'
import type { LedgerEntry } from '#domain/ledger/ledger-entry.ts'
import { type BenchServer, startBenchServer } from './ledger/bench-server.ts'
import { killPostgres } from './ledger/kill-postgres.ts'
import { anEntry, openBenchAccounts } from './ledger/postings.ts'

const workers = 8

/**
 * Kills PostgreSQL with signal 9 at full posting load, again and again, and looks what is left: every entry that was acknowledged must be
 * there, once, and the books must balance. What was on its way is then posted again, as the product would, and must be there once as well.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '10' } } })
  let server = await startBenchServer()
  let broken = 0
  try {
    const db = open(server)
    await openBenchAccounts(db)
    await db.destroy()
    console.log(heading.map(([name, width]) => name.padStart(width)).join(''))
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      const load = await loadUntilKilled(server)
      const killedAt = performance.now()
      server = await server.restart()
      const recoverySeconds = ((performance.now() - killedAt) / 1000).toFixed(2)
      const found = await inspect(server, load)
      broken += found.lost + found.doubled + found.findings
      const figures = { round, ...load, acknowledged: load.acknowledged.length, inFlight: load.inFlight.length, recoverySeconds, ...found }
      console.log(
        heading
          .map(([, width, figure]) =>
            String(figures[figure])
              .slice(0, width - 1)
              .padStart(width),
          )
          .join(''),
      )
    }
  } finally {
    await server.discard()
  }
  console.log(broken === 0 ? '\nNothing lost, nothing doubled, and the books balance.' : `\n${broken} faults.`)
  if (broken > 0) process.exitCode = 1
}

const heading = [
  ['round', 6, 'round'],
  ['a second', 10, 'perSecond'],
  ['acknowledged', 14, 'acknowledged'],
  ['in flight', 11, 'inFlight'],
  ['killed', 8, 'killed'],
  ['recovery s', 12, 'recoverySeconds'],
  ['stored', 9, 'stored'],
  ['of in flight', 14, 'inFlightStored'],
  ['lost', 6, 'lost'],
  ['doubled', 9, 'doubled'],
  ['findings', 10, 'findings'],
  ['sum', 5, 'sum'],
] as const

type Load = { acknowledged: string[]; inFlight: LedgerEntry[]; perSecond: number; killed: number }

async function loadUntilKilled(server: BenchServer): Promise<Load> {
  const db = open(server)
  const acknowledged: string[] = []
  const inFlight: LedgerEntry[] = []
  const startedAt = performance.now()
  const poster = async () => {
    for (;;) {
      // Mostly single postings, now and then a batch.
      const entries = Array.from({ length: randomInt(20) === 0 ? 25 : 1 }, () => anEntry())
      try {
        await (entries.length === 1 ? postEntry(db, entries[0]!) : postEntries(db, entries))
        acknowledged.push(...entries.map((entry) => entry.idempotencyKey))
      } catch {
        // No answer: it may be stored or not. That is for the inspection to find out.
        inFlight.push(...entries)
        return
      }
    }
  }
  const posters = Array.from({ length: workers }, poster)
  await pause(3000 + randomInt(3000))
  const perSecond = Math.round((acknowledged.length * 1000) / (performance.now() - startedAt))
  const killed = killPostgres(server.folder)
  await Promise.all(posters)
  await db.destroy()
  await server.exited
  return { acknowledged, inFlight, perSecond, killed }
}

async function inspect(server: BenchServer, { acknowledged, inFlight }: Load) {
  const db = open(server)
  const expected = [...acknowledged, ...inFlight.map((entry) => entry.idempotencyKey)]
  const stored = await storedOnce(db, expected)
  const lost = acknowledged.filter((key) => !stored.has(key)).length
  const inFlightStored = inFlight.filter((entry) => stored.has(entry.idempotencyKey)).length
  const again = await postEntries(db, inFlight)
  const after = await storedOnce(db, expected)
  // Those that were stored must be recognised, and only those.
  const misjudged = again.filter((one, index) => one.isNew === stored.has(inFlight[index]!.idempotencyKey)).length
  const doubled = misjudged + [...after.values()].filter((count) => count !== 1).length + (expected.length - after.size)
  const findings = (await proveLedger(db)).length
  const { rows } = await db.raw<{ rows: [{ sum: string }] }>('select coalesce(sum(balance_minor), 0)::text as sum from ledger_bucket')
  await db.destroy()
  return { stored: stored.size, inFlightStored, lost, doubled, findings, sum: rows[0].sum }
}

/** How often each of these keys is in the journal. */
async function storedOnce(db: Db, keys: string[]): Promise<Map<string, number>> {
  const { rows } = await db.raw<{ rows: { key: string; count: string }[] }>(
    'select idempotency_key as key, count(*) as count from journal_entry where idempotency_key = any(?) group by idempotency_key',
    [keys],
  )
  return new Map(rows.map((row) => [row.key, Number(row.count)]))
}

function open(server: BenchServer): Db {
  const db = connect({ url: server.url, maxConnections: workers, applicationName: 'crash-rehearsal' })
  // That connections break is the point; the pool would tell of each.
  db.client.logger.warn = () => undefined
  db.client.logger.error = () => undefined
  return db
}
