import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { connect, type Db } from '#db/connect.ts'
import { proveLedger } from '#db/ledger/prove-ledger.ts'
import { type BenchServer, startBenchServer } from './ledger/bench-server.ts'
import { barePosting } from './ledger/bare-posting.ts'
import { openBenchAccounts, posting, postingBatches } from './ledger/postings.ts'
import { bareSeparateStatements, separateStatements } from './ledger/separate-statements.ts'
import { bareTpcb, createTpcb, tpcb } from './ledger/tpcb.ts'
import { compare } from './rounds/compare.ts'
import { rateOf, type Rounds } from './rounds/interleave.ts'

const workers = 8

/**
 * How fast the ledger posts, against TPC-B and against itself, in interleaved rounds on a server of its own with fsync on. The goals are those
 * of the money engine. "Bare" lines leave the product's database client out on both sides: prepared statements on the driver itself.
 */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '8' },
      seconds: { type: 'string', default: '5' },
      postings: { type: 'string', default: '1000000' },
    },
  })
  const chosen = new Set(positionals.length > 0 ? positionals : ['tpcb', 'statements', 'hot', 'batch', 'million'])
  const rounds = { rounds: Number(values.rounds), seconds: Number(values.seconds), workers }
  const server = await startBenchServer()
  const bench = await prepare(server)
  try {
    if (chosen.has('tpcb')) await againstTpcb(bench, rounds)
    if (chosen.has('statements')) await againstStatements(bench, rounds)
    if (chosen.has('hot')) await hotAgainstCold(bench, rounds)
    if (chosen.has('batch')) await batchAgainstSingle(bench, rounds)
    if (chosen.has('million')) await withoutDeadlock(bench, Number(values.postings))
    await prove(bench)
  } finally {
    await bench.close()
    await server.discard()
  }
}

type Bench = { app: Db; owner: Db; bareApp: Client[]; bareOwner: Client[]; close: () => Promise<void> }

async function prepare(server: BenchServer): Promise<Bench> {
  const app = connect({ url: server.url, maxConnections: workers, applicationName: 'bench' })
  const owner = connect({ url: server.ownerUrl, maxConnections: workers, applicationName: 'bench' })
  const bare = (url: string) =>
    Promise.all(
      Array.from({ length: workers }, async () => {
        const client = new Client({ connectionString: url })
        await client.connect()
        return client
      }),
    )
  console.log('Preparing: 100,000 contracts with an account in a hot and in a cold product, 500 cold products, as many TPC-B accounts')
  await openBenchAccounts(app)
  await createTpcb(owner)
  await owner.raw('vacuum analyze')
  const [bareApp, bareOwner] = await Promise.all([bare(server.url), bare(server.ownerUrl)])
  const close = async () => {
    await Promise.all([app.destroy(), owner.destroy(), ...[...bareApp, ...bareOwner].map((client) => client.end())])
  }
  return { app, owner, bareApp, bareOwner, close }
}

async function againstTpcb({ app, bareApp }: Bench, rounds: Rounds): Promise<void> {
  await compare({ name: 'one entry by postEntry', work: posting(app) }, { name: 'TPC-B, product client', work: tpcb(app) }, rounds, 1.2)
  await compare(
    { name: 'one entry, bare driver', work: barePosting(bareApp) },
    { name: 'TPC-B, bare driver', work: bareTpcb(bareApp) },
    rounds,
  )
}

async function againstStatements({ app, owner, bareApp, bareOwner }: Bench, rounds: Rounds): Promise<void> {
  const statements = { name: 'separate statements, product client', work: separateStatements(owner) }
  await compare({ name: 'one entry by postEntry', work: posting(app) }, statements, rounds, 1.25)
  const bareStatements = { name: 'separate statements, bare driver', work: bareSeparateStatements(bareOwner) }
  await compare({ name: 'one entry, bare driver', work: barePosting(bareApp) }, bareStatements, rounds)
}

async function hotAgainstCold({ app }: Bench, rounds: Rounds): Promise<void> {
  const before = await deadlocks(app)
  await compare(
    { name: 'all on one account', work: posting(app) },
    { name: 'spread over 500', work: posting(app, { cold: true }) },
    rounds,
    0.85,
  )
  console.log(`  deadlocks: ${(await deadlocks(app)) - before}`)
}

async function batchAgainstSingle({ app }: Bench, rounds: Rounds): Promise<void> {
  const batches = { name: 'batches of 500', work: postingBatches(app, 500) }
  const single = { name: 'one entry by postEntry', work: posting(app) }
  await compare(
    { ...batches, name: `${batches.name}, one connection` },
    { ...single, name: `${single.name}, one connection` },
    { ...rounds, workers: 1 },
    6,
  )
  await compare(
    { ...batches, name: `${batches.name}, eight connections` },
    { ...single, name: `${single.name}, eight connections` },
    rounds,
  )
}

async function withoutDeadlock({ app }: Bench, postings: number): Promise<void> {
  const before = await deadlocks(app)
  const work = posting(app)
  const seconds = 15
  console.log(`\n${postings.toLocaleString('en')} single postings to one account on eight connections`)
  for (let done = 0; done < postings;) {
    const rate = await rateOf(work, seconds, workers)
    done += Math.floor(rate * seconds)
    console.log(
      `  ${done.toLocaleString('en').padStart(10)} posted, ${Math.round(rate)} a second, deadlocks: ${(await deadlocks(app)) - before}`,
    )
  }
}

async function prove({ app }: Bench): Promise<void> {
  const startedAt = performance.now()
  const findings = await proveLedger(app)
  const { rows } = await app.raw<{ rows: [{ entries: string }] }>('select count(*) as entries from journal_entry')
  console.log(
    `\nProof over ${Number(rows[0].entries).toLocaleString('en')} entries in ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${findings.length} findings`,
  )
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 5)))
}

async function deadlocks(db: Db): Promise<number> {
  // The statistics of a connection reach the view when it is idle for a moment.
  await db.raw('select pg_sleep(1.1)')
  const { rows } = await db.raw<{ rows: [{ deadlocks: string }] }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0].deadlocks)
}
