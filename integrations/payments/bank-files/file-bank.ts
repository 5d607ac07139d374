import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../../call-options.ts'
import { observeCall, type OnCall } from '../../http/observe-call.ts'
import type { Payments, PayoutInstruction, PayoutState } from '../payments.ts'
import { type BankFile, createExchangeFolder, type FileExchange } from './exchange-folder.ts'
import { createPayoutRecord, type OrderRecord, type PayoutRecord, type ToldState } from './payout-record.ts'

export type FileBankOptions = {
  /** What `exchange-folder.ts` describes, for this bank alone, with our own `record/` beside it. */
  folder: string
  onCall?: OnCall
  now?: () => number
}

/** How one kind of bank words its files. */
export type FileFormat = {
  readonly provider: string
  /** The rule that an instruction breaks, or false. */
  brokenRule(instruction: PayoutInstruction): string | false
  /** What the order needs beside the instruction, fixed once. */
  marksOf(endToEndId: string, orderedAt: string, record: PayoutRecord): Promise<Readonly<Record<string, string>>>
  /** The same instruction and order are the same bytes. */
  write(instruction: PayoutInstruction, order: OrderRecord): BankFile
  /** Throws `PROVIDER_ANSWER_UNEXPECTED` for what is no report of this bank. */
  read(file: BankFile, record: PayoutRecord): Promise<ToldState[]>
  /** What follows from silence: some banks say nothing of what went well. */
  supposed?(endToEndId: string, order: OrderRecord, at: { now: number; exchange: FileExchange }): Promise<PayoutState | undefined>
}

/** A file that was cut off may only be on its way: it is given this long to become whole. */
const patienceMs = 60_000

/**
 * Pay-outs through a bank that takes and leaves files. The end-to-end id is the id of the message too, so a file that is handed over twice is
 * one order to the bank; what the bank says is kept by the id of its report, so reports may come twice and in any order.
 */
export function createFileBank(format: FileFormat, options: FileBankOptions): Payments {
  const bank: FileBank = {
    format,
    exchange: createExchangeFolder(options.folder),
    record: createPayoutRecord(join(options.folder, 'record')),
    onCall: options.onCall,
    now: options.now ?? Date.now,
  }
  const run = <T>(operation: string, call: CallOptions | undefined, work: () => Promise<T>) =>
    observeCall({ provider: format.provider, operation, onCall: options.onCall, signal: call?.signal }, () =>
      work().catch((error: unknown) => Promise.reject(toAppError(error, format.provider, operation))),
    )
  return {
    provider: format.provider,
    createPayout: (instruction, call) => run('create_payout', call, () => createPayout(bank, instruction)),
    findPayout: (endToEndId, call) => run('find_payout', call, () => findPayout(bank, endToEndId)),
    async collectReports(take, call) {
      await run('collect_reports', call, () => readArrivals(bank))
      const news = await bank.record.news()
      for (const report of news) {
        await take(report)
        await bank.record.forgetNews(report)
      }
      return news.length
    },
  }
}

type FileBank = { format: FileFormat; exchange: FileExchange; record: PayoutRecord; onCall: OnCall | undefined; now: () => number }

async function createPayout(bank: FileBank, instruction: PayoutInstruction): Promise<PayoutState> {
  const { format, record, exchange } = bank
  const { endToEndId } = instruction
  const rule = brokenRule(instruction) || format.brokenRule(instruction)
  if (rule) throw new AppError('PAYOUT_INSTRUCTION_INVALID', { provider: format.provider, rule })
  const digest = digestOf(instruction)
  const order = (await record.findOrder(endToEndId)) ?? (await record.order(endToEndId, await newOrder(bank, endToEndId, digest)))
  if (order.digest !== digest) throw new AppError('PAYOUT_ID_REUSED', { provider: format.provider, providerCode: 'other_instruction' })
  if (!(await record.wasHandedOver(endToEndId))) {
    await exchange.handOver(format.write(instruction, order))
    await record.noteHandedOver(endToEndId)
  }
  return stateOf(bank, endToEndId, order)
}

async function newOrder({ format, record, now }: FileBank, endToEndId: string, digest: string): Promise<OrderRecord> {
  const orderedAt = new Date(now()).toISOString()
  return { digest, orderedAt, marks: await format.marksOf(endToEndId, orderedAt, record) }
}

async function findPayout(bank: FileBank, endToEndId: string): Promise<PayoutState | undefined> {
  await readArrivals(bank)
  const order = isId(endToEndId) ? await bank.record.findOrder(endToEndId) : undefined
  // Written down but not handed over: the bank cannot know it.
  if (order === undefined || !(await bank.record.wasHandedOver(endToEndId))) return undefined
  return stateOf(bank, endToEndId, order)
}

const ranks = { pending: 0, settled: 1, rejected: 2, returned: 3 } as const satisfies Record<PayoutState['status'], number>

/** Reports overtake each other, so what counts is what is furthest, not what is last; of what came back, the most that a report says. */
async function stateOf({ record, format, exchange, now }: FileBank, endToEndId: string, order: OrderRecord): Promise<PayoutState> {
  const told = await record.told(endToEndId)
  const furthest = told.toSorted((one, other) => ranks[other.status] - ranks[one.status] || returnedOf(other) - returnedOf(one))[0] ?? {
    status: 'pending',
  }
  if (furthest.status !== 'pending') return furthest
  return (await format.supposed?.(endToEndId, order, { now: now(), exchange })) ?? furthest
}

/** A report without an amount was always taken for the whole. */
function returnedOf(state: PayoutState): number {
  return state.status === 'returned' ? (state.amountMinor ?? Number.MAX_SAFE_INTEGER) : 0
}

/** One report that nobody can read keeps no other from being read: it is set aside, and is a failure of its own. */
async function readArrivals(bank: FileBank): Promise<void> {
  for (const name of await bank.exchange.arrived()) {
    const { provider } = bank.format
    await observeCall({ provider, operation: 'read_report', onCall: bank.onCall, signal: undefined }, () => readArrival(bank, name)).catch(
      (error: unknown) => {
        if (!(error instanceof AppError && error.code === 'PROVIDER_ANSWER_UNEXPECTED')) throw error
      },
    )
  }
}

async function readArrival({ format, exchange, record, now }: FileBank, name: string): Promise<void> {
  const found = await exchange.read(name)
  if (found === undefined) return
  let told: ToldState[]
  try {
    told = await format.read({ name, content: found.content }, record)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (now() - found.arrivedAt.getTime() > patienceMs) await exchange.setAside(name, 'unreadable')
    throw error
  }
  for (const one of told) if (isId(one.endToEndId) && (await record.findOrder(one.endToEndId)) !== undefined) await record.note(one)
  await exchange.setAside(name, 'read')
}

function brokenRule({ endToEndId, amountMinor, description }: PayoutInstruction): string | false {
  return (
    (!isId(endToEndId) && 'the end-to-end id must be E, 8 digits, a UTC minute and 11 alphanumerics') ||
    (!(Number.isSafeInteger(amountMinor) && amountMinor > 0) && 'the amount must be a whole number of minor units above zero') ||
    (description.length > 140 && 'the description may have 140 characters')
  )
}

/** Ours, so that it can be the name of a folder. */
function isId(text: string): boolean {
  return /^E\d{8}\d{12}[A-Za-z0-9]{11}$/.test(text)
}

function digestOf(instruction: PayoutInstruction): string {
  const { endToEndId, amountMinor, currency, account, creditorName, creditorTaxId, description } = instruction
  const told = [
    endToEndId,
    amountMinor,
    currency,
    ...Object.entries(account)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flat(),
    creditorName,
    creditorTaxId,
    description,
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

function toAppError(error: unknown, provider: string, operation: string): unknown {
  if (error instanceof AppError || !(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error
  const isSetUpWrong = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'].includes(error.code)
  return new AppError(isSetUpWrong ? 'PAYMENTS_MISCONFIGURED' : 'PAYMENTS_DOWN', {
    provider,
    operation,
    reason: 'connection',
    raw: `the folder of the bank: ${error.code}`,
    // A full or failing disk may have kept the file.
    mayHaveTakenEffect: !isSetUpWrong,
  })
}
