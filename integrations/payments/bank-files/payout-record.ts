import { createHash } from 'node:crypto'
import { readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { createOnce, makeFolder } from '../../ecm/create-once.ts'
import type { PayoutReport, PayoutState } from '../payments.ts'

/** What was ordered, without a word of whom it pays. `marks` are what the format gave it: trace numbers and the like. */
export type OrderRecord = { digest: string; orderedAt: string; marks: Readonly<Record<string, string>> }

/** What the bank said of a pay-out. `eventId` is the same for every copy of one report. */
export type ToldState = { endToEndId: string; eventId: string; state: PayoutState }

/** What we know of our pay-outs through a bank that speaks in files; it outlives the files. Safe for any number of writers, and holds no names. */
export type PayoutRecord = {
  /** Writes the order down before it is handed over; where it is there already, returns it as it was first written. */
  order(endToEndId: string, fresh: OrderRecord): Promise<OrderRecord>
  findOrder(endToEndId: string): Promise<OrderRecord | undefined>
  noteHandedOver(endToEndId: string): Promise<void>
  wasHandedOver(endToEndId: string): Promise<boolean>
  /** Keeps what the bank said of one of ours, once, and as news. */
  note(told: ToldState): Promise<void>
  told(endToEndId: string): Promise<PayoutState[]>
  news(): Promise<PayoutReport[]>
  forgetNews(report: PayoutReport): Promise<void>
  /** Takes a name that only one pay-out can have, and returns the pay-out that has it. */
  claim(kind: string, name: string, endToEndId: string): Promise<string>
  /** The pay-out that has this name. */
  claimant(kind: string, name: string): Promise<string | undefined>
}

const orderBody = z.object({ digest: z.string(), orderedAt: z.iso.datetime(), marks: z.record(z.string(), z.string()) })
const stateBody = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending') }),
  z.object({ status: z.literal('settled'), settledAt: z.iso.datetime() }),
  z.object({ status: z.literal('rejected'), code: z.string() }),
  z.object({
    status: z.literal('returned'),
    code: z.string(),
    returnedAt: z.iso.datetime(),
    amountMinor: z.int().nonnegative().exactOptional(),
  }),
])
const reportBody = z.object({ endToEndId: z.string(), eventId: z.string(), state: stateBody })

/** In a folder that all workers share: each fact is a file that appears once and whole. */
export function createPayoutRecord(folder: string): PayoutRecord {
  const of = (endToEndId: string) => join(folder, 'payouts', endToEndId)
  const newsFolder = join(folder, 'news')
  const write = async (path: string, fact: unknown) => {
    await makeFolder(join(path, '..'))
    return createOnce(path, Buffer.from(JSON.stringify(fact)))
  }
  return {
    async order(endToEndId, fresh) {
      await write(join(of(endToEndId), 'order.json'), fresh)
      return orderBody.parse(await readFact(join(of(endToEndId), 'order.json')))
    },
    async findOrder(endToEndId) {
      const fact = await readFact(join(of(endToEndId), 'order.json'))
      return fact === undefined ? undefined : orderBody.parse(fact)
    },
    async noteHandedOver(endToEndId) {
      await write(join(of(endToEndId), 'handed-over.json'), {})
    },
    wasHandedOver: async (endToEndId) => (await readFact(join(of(endToEndId), 'handed-over.json'))) !== undefined,
    async note(told) {
      const report: PayoutReport = told
      // News first: a crash between the two tells it again, never not at all.
      const path = join(of(told.endToEndId), `told-${nameOf(told.eventId)}.json`)
      if ((await readFact(path)) !== undefined) return
      await write(join(newsFolder, `${nameOf(told.eventId)}.json`), report)
      await write(path, told.state)
    },
    async told(endToEndId) {
      const names = (await namesIn(of(endToEndId))).filter((name) => name.startsWith('told-'))
      const facts = await Promise.all(names.map((name) => readFact(join(of(endToEndId), name))))
      return facts.map((fact) => stateBody.parse(fact))
    },
    async news() {
      const facts = await Promise.all((await namesIn(newsFolder)).map((name) => readFact(join(newsFolder, name))))
      return facts.flatMap((fact) => (fact === undefined ? [] : [reportBody.parse(fact)]))
    },
    async forgetNews({ eventId }) {
      await unlink(join(newsFolder, `${nameOf(eventId)}.json`)).catch(unlessMissing)
    },
    async claim(kind, name, endToEndId) {
      const path = join(folder, kind, `${name}.json`)
      await write(path, { endToEndId })
      return z.object({ endToEndId: z.string() }).parse(await readFact(path)).endToEndId
    },
    async claimant(kind, name) {
      const fact = await readFact(join(folder, kind, `${name}.json`))
      return fact === undefined ? undefined : z.object({ endToEndId: z.string() }).parse(fact).endToEndId
    },
  }
}

/** Ids come from a bank: no text of theirs becomes a path. */
function nameOf(eventId: string): string {
  return createHash('sha256').update(eventId).digest('hex').slice(0, 40)
}

async function readFact(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(unlessMissing)
  return text === undefined ? undefined : JSON.parse(text)
}

async function namesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(unlessMissing)) ?? []
  return names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
