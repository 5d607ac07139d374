import { unexpectedAnswer } from '../../http/read-json.ts'
import { blockingFactor, recordLength } from './record.ts'

/** An entry that came back, or one that the receiving bank corrected, by the trace number of the original. */
export type ReturnedEntry = {
  trace: string
  code: string
  kind: 'return' | 'correction'
  ownTrace: string
  /** In cents. */ amountMinor: number
}

export type ReturnFile = { date: string; time: string; modifier: string; entries: ReturnedEntry[] }

/** Reads a file of returns (R…) and notifications of change (C…). Throws `PROVIDER_ANSWER_UNEXPECTED` unless it is whole and adds up. */
export function readReturns(content: Uint8Array): ReturnFile {
  const records = Buffer.from(content)
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const used = records.slice(0, records.findLastIndex((record) => record !== '9'.repeat(recordLength)) + 1)
  const [header, control] = [used[0], used.at(-1)]
  if (records.some((record) => record.length !== recordLength)) throw unexpected('(record length)')
  if (header?.[0] !== '1' || control?.[0] !== '9') throw unexpected('(file header and control)')
  if (records.length % blockingFactor !== 0 || Number(control.slice(7, 13)) !== records.length / blockingFactor)
    throw unexpected('block count')
  checkTotals(used, control)
  const entries = used.flatMap((record, at) => (record.startsWith('7') ? [toEntry(record, used[at - 1])] : []))
  return { date: header.slice(23, 29), time: header.slice(29, 33), modifier: header.slice(33, 34), entries }
}

function checkTotals(records: readonly string[], control: string): void {
  const [entries, addenda] = ['6', '7'].map((type) => records.filter((record) => record.startsWith(type))) as [string[], string[]]
  const hash = entries.reduce((sum, entry) => sum + BigInt(entry.slice(3, 11)), 0n) % 10n ** 10n
  const amounts = entries.reduce((sum, entry) => sum + BigInt(entry.slice(29, 39)), 0n)
  if (Number(control.slice(13, 21)) !== entries.length + addenda.length) throw unexpected('entry and addenda count')
  if (BigInt(control.slice(21, 31)) !== hash) throw unexpected('entry hash')
  if (BigInt(control.slice(31, 43)) + BigInt(control.slice(43, 55)) !== amounts) throw unexpected('totals')
}

const kinds = { '99': 'return', '98': 'correction' } as const

/** An addendum follows the entry that it is about, which has the amount. */
function toEntry(record: string, entry: string | undefined): ReturnedEntry {
  const kind = kinds[record.slice(1, 3) as keyof typeof kinds] as ReturnedEntry['kind'] | undefined
  const [code, trace] = [record.slice(3, 6), record.slice(6, 21)]
  if (kind === undefined || !/^[RC]\d\d$/.test(code) || !/^\d{15}$/.test(trace)) throw unexpected('addenda')
  if (!entry?.startsWith('6')) throw unexpected('entry before its addenda')
  return { kind, code, trace, ownTrace: record.slice(79, 94), amountMinor: Number(entry.slice(29, 39)) }
}

function unexpected(field: string): Error {
  return unexpectedAnswer({ provider: 'nacha', operation: 'read_report' }, [field])
}
