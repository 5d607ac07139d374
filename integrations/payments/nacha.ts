import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { unexpectedAnswer } from '../http/read-json.ts'
import type { FileExchange, BankFile } from './bank-files/exchange-folder.ts'
import { createFileBank, type FileBankOptions, type FileFormat } from './bank-files/file-bank.ts'
import type { OrderRecord, PayoutRecord, ToldState } from './bank-files/payout-record.ts'
import { claimMarks } from './nacha/marks.ts'
import { readReturns } from './nacha/read-returns.ts'
import { isRoutingNumber } from './nacha/record.ts'
import { type Originator, writeFile } from './nacha/write-file.ts'
import type { PayoutAccount, PayoutInstruction, PayoutState, Payments } from './payments.ts'

export type NachaOptions = FileBankOptions & { originator: Originator }

const provider = 'nacha'
const mostCents = 9_999_999_999

const marksBody = z.object({
  date: z.string(),
  time: z.string(),
  modifier: z.string(),
  trace: z.string(),
  effectiveOn: z.string().regex(/^\d{6}$/),
})

/**
 * Pay-outs by ACH: a NACHA file for each, and files of returns and of notifications of change from the bank. The network says nothing of an
 * entry that went well: it settles on the morning of the day for which it was ordered, once the bank has taken the file away.
 */
export function createNacha(options: NachaOptions): Payments {
  const { originator } = options
  const odfi = originator.bankRoutingNumber.slice(0, 8)
  const format: FileFormat = {
    provider,
    brokenRule,
    marksOf: (endToEndId, orderedAt, record) => claimMarks(endToEndId, { orderedAt, odfi, record }),
    write: (instruction, order) => toFile(instruction, order, originator),
    read,
    supposed,
  }
  return createFileBank(format, options)
}

type UsAccount = Extract<PayoutAccount, { kind: 'us_account' }>

function brokenRule({ account, currency, amountMinor, creditorName }: PayoutInstruction): string | false {
  return (
    (account.kind !== 'us_account' && 'ACH pays to an account of a bank in the United States') ||
    (currency !== 'USD' && 'ACH pays in USD') ||
    (amountMinor > mostCents && 'the amount may have ten digits') ||
    (creditorName.trim() === '' && 'the receiver needs a name') ||
    (account.kind === 'us_account' && !isRoutingNumber(account.routingNumber) && 'the routing number is not valid') ||
    (account.kind === 'us_account' && !/^[A-Za-z0-9-]{1,17}$/.test(account.value) && 'the account number may have 17 letters and digits')
  )
}

function toFile(instruction: PayoutInstruction, order: OrderRecord, originator: Originator): BankFile {
  const { account } = instruction
  if (account.kind !== 'us_account') throw new AppError('PAYOUT_INSTRUCTION_INVALID', { provider })
  const written = writeFile({ ...instruction, account: account satisfies UsAccount }, originator, marksBody.parse(order.marks))
  return { name: fileName(instruction.endToEndId), content: Buffer.from(written) }
}

function fileName(endToEndId: string): string {
  return `ppd-${endToEndId}.ach`
}

/** What the bank's gateway refused it gives back as `<name>.rej`, the reason first: `AM10 the totals are wrong`. */
const refusedName = /^ppd-(E\d{20}[A-Za-z0-9]{11})\.ach\.rej$/
/** The bank had the file before: this says nothing of what became of it. */
const duplicate = 'AM05'

async function read(file: BankFile, record: PayoutRecord): Promise<ToldState[]> {
  const refused = refusedName.exec(file.name)?.[1]
  if (refused !== undefined) return readRefusal(file, refused)
  const { date, time, modifier, entries } = readReturns(file.content)
  const told = await Promise.all(
    entries
      // A correction asks us to write another number next time; the money arrived.
      .filter(({ kind }) => kind === 'return')
      .map(async ({ trace, code, ownTrace, amountMinor }): Promise<ToldState[]> => {
        const endToEndId = await record.claimant('traces', trace)
        if (endToEndId === undefined) return []
        const returnedAt = `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4, 6)}T12:00:00.000Z`
        return [
          {
            endToEndId,
            eventId: `ach:${date}${time}${modifier}:${ownTrace}`,
            state: { status: 'returned', code, returnedAt, amountMinor },
          },
        ]
      }),
  )
  return told.flat()
}

function readRefusal({ content }: BankFile, endToEndId: string): ToldState[] {
  const code = /^([A-Z0-9]{4})( |\r?$)/m.exec(Buffer.from(content).toString('utf8'))?.[1]
  if (code === undefined) throw unexpectedAnswer({ provider, operation: 'read_report' }, ['(reason)'])
  return code === duplicate ? [] : [{ endToEndId, eventId: `rej:${endToEndId}`, state: { status: 'rejected', code } }]
}

/** 8:30 in the morning in New York, when the Federal Reserve settles ACH credits; an hour less matters to nobody's day. */
async function supposed(
  endToEndId: string,
  order: OrderRecord,
  { now, exchange }: { now: number; exchange: FileExchange },
): Promise<PayoutState | undefined> {
  const { effectiveOn } = marksBody.parse(order.marks)
  const settledAt = `20${effectiveOn.slice(0, 2)}-${effectiveOn.slice(2, 4)}-${effectiveOn.slice(4, 6)}T13:30:00.000Z`
  if (now < Date.parse(settledAt) || (await exchange.isWaiting(fileName(endToEndId)))) return undefined
  return { status: 'settled', settledAt }
}
