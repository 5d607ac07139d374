import type { SandboxCredentials } from '../../credentials.ts'

/** One credit of a file that was found right. */
export type AchEntry = {
  transactionCode: string
  routingNumber: string
  accountNumber: string
  amountCents: number
  name: string
  trace: string
  addendum: string
}

/** What a return file has to repeat of the batch. `fileId` is what no other file has. */
export type AchFile = { fileId: string; companyName: string; entryClass: string; effectiveOn: string; entries: AchEntry[] }

export type AchProblem = { code: string; words: string }

type Batch = { header: string; entries: { record: string; addenda: string[] }[]; control: string }

const serviceClasses = ['200', '220', '225']
const entryClasses = ['PPD', 'CCD', 'WEB']
const credits = ['22', '32']

/**
 * Reads a file as an originating bank's gateway does: records of 94 characters in blocks of ten, in their order, with every total, hash and
 * number right. The first thing that is wrong refuses the whole file.
 */
export function checkAchFile(content: string, bank: SandboxCredentials['bank']): AchFile | AchProblem {
  const records = content.split('\n').slice(0, -1)
  const used = records.slice(0, records.findLastIndex((record) => record !== '9'.repeat(94)) + 1)
  const [header = '', control = ''] = [used[0], used.at(-1)]
  const batches = batchesOf(used.slice(1, -1))
  const wrong = (words: string, code = 'FF01') => ({ code, words })
  if (!content.endsWith('\n') || records.some((record) => !/^[\x20-\x7e]{94}$/.test(record))) return wrong('every record has 94 characters')
  if (records.length % 10 !== 0) return wrong('records come in blocks of ten')
  if (batches === undefined || !header.startsWith('101') || !control.startsWith('9')) return wrong('the records are not in order')
  if (header.slice(34, 40) !== '094101') return wrong('record size, blocking factor or format code')
  if (header.slice(3, 13) !== ` ${bank.routingNumber}`) return wrong('the file is for another bank')
  if (header.slice(13, 23) !== bank.companyId) return wrong('the origin is not known', 'AC02')
  if (!/^\d{10}[A-Z0-9]$/.test(header.slice(23, 34))) return wrong('date, time or modifier of the file')
  const inBatch = batches.map((batch, index) => batchProblem(batch, { index, header, bank })).find((problem) => problem !== undefined)
  if (inBatch !== undefined) return inBatch
  const totals = totalsOf(batches.flatMap(({ entries }) => entries))
  const inControl = [batches.length, records.length / 10, totals.count].map((value, index) =>
    String(value).padStart([6, 6, 8][index]!, '0'),
  )
  if (!control.startsWith(`9${inControl.join('')}`)) return wrong('batch, block or entry count of the file')
  if (control.slice(21, 55) !== totals.text) return wrong('hash or totals of the file', 'AM10')
  const first = batches[0]?.header ?? ''
  return {
    fileId: header.slice(13, 34),
    companyName: first.slice(4, 20).trim(),
    entryClass: first.slice(50, 53),
    effectiveOn: first.slice(69, 75),
    entries: batches.flatMap(({ entries }) => entries.map(toEntry)),
  }
}

/** Undefined where a record stands out of its place. */
function batchesOf(records: readonly string[]): Batch[] | undefined {
  const batches: Batch[] = []
  let open: Batch | undefined
  for (const record of records) {
    const type = record[0]
    if (type === '5' && open === undefined) open = { header: record, entries: [], control: '' }
    else if (type === '6' && open !== undefined) open.entries.push({ record, addenda: [] })
    else if (type === '7' && open?.entries.length) open.entries.at(-1)!.addenda.push(record)
    else if (type === '8' && open?.entries.length) {
      batches.push({ ...open, control: record })
      open = undefined
    } else return undefined
  }
  return open === undefined && batches.length > 0 ? batches : undefined
}

type Place = { index: number; header: string; bank: SandboxCredentials['bank'] }

function batchProblem({ header, entries, control }: Batch, { index, header: file, bank }: Place): AchProblem | undefined {
  const wrong = (words: string, code = 'FF01') => ({ code, words: `batch ${index + 1}: ${words}` })
  const odfi = bank.routingNumber.slice(0, 8)
  const ending = `${odfi}${String(index + 1).padStart(7, '0')}`
  if (!serviceClasses.includes(header.slice(1, 4)) || control.slice(1, 4) !== header.slice(1, 4)) return wrong('service class')
  if (header.slice(40, 50) !== bank.companyId || control.slice(44, 54) !== bank.companyId) return wrong('company', 'AC02')
  if (!entryClasses.includes(header.slice(50, 53))) return wrong('entry class')
  if (header.slice(4, 20).trim() === '' || header.slice(53, 63).trim() === '') return wrong('company name or description')
  if (!/^\d{6}$/.test(header.slice(69, 75)) || header.slice(69, 75) < file.slice(23, 29)) return wrong('effective date', 'DT01')
  if (header[78] !== '1' || header.slice(79, 94) !== ending || control.slice(79, 94) !== ending) return wrong('originating bank or number')
  const inEntry = entries.map((entry) => entryProblem(entry, odfi)).find((words) => words !== undefined)
  if (inEntry !== undefined) return wrong(inEntry)
  const traces = entries.map(({ record }) => record.slice(79, 94))
  if (traces.some((trace, at) => at > 0 && trace <= traces[at - 1]!)) return wrong('trace numbers do not ascend')
  const totals = totalsOf(entries)
  if (control.slice(4, 10) !== String(totals.count).padStart(6, '0')) return wrong('entry count')
  return control.slice(10, 44) === totals.text ? undefined : wrong('hash or totals', 'AM10')
}

function entryProblem({ record, addenda }: Batch['entries'][number], odfi: string): string | undefined {
  const routing = record.slice(3, 12)
  if (!credits.includes(record.slice(1, 3))) return 'transaction code'
  if (!/^\d{9}$/.test(routing) || checkDigit(routing.slice(0, 8)) !== Number(routing[8])) return 'routing number'
  if (!/^[A-Z0-9-]+ *$/.test(record.slice(12, 29))) return 'account number'
  if (!/^\d{10}$/.test(record.slice(29, 39)) || Number(record.slice(29, 39)) === 0) return 'amount'
  if (record.slice(54, 76).trim() === '') return 'name of the receiver'
  if (record[78] !== (addenda.length > 0 ? '1' : '0') || addenda.length > 1) return 'addenda'
  const trace = record.slice(79, 94)
  if (!/^\d{15}$/.test(trace) || !trace.startsWith(odfi)) return 'trace number'
  return addenda.every((one) => one.startsWith('705') && one.slice(83) === `0001${trace.slice(-7)}`) ? undefined : 'addenda'
}

/** The count, and the hash, debits and credits as a control record has them. */
function totalsOf(entries: Batch['entries']): { count: number; text: string } {
  const hash = entries.reduce((sum, { record }) => sum + Number(record.slice(3, 11)), 0) % 10 ** 10
  const sum = entries.reduce((total, { record }) => total + Number(record.slice(29, 39)), 0)
  return {
    count: entries.reduce((count, { addenda }) => count + 1 + addenda.length, 0),
    text: `${String(hash).padStart(10, '0')}${'0'.repeat(12)}${String(sum).padStart(12, '0')}`,
  }
}

function toEntry({ record, addenda }: Batch['entries'][number]): AchEntry {
  return {
    transactionCode: record.slice(1, 3),
    routingNumber: record.slice(3, 12),
    accountNumber: record.slice(12, 29).trim(),
    amountCents: Number(record.slice(29, 39)),
    name: record.slice(54, 76).trim(),
    trace: record.slice(79, 94),
    addendum: addenda[0]?.slice(3, 83).trim() ?? '',
  }
}

/** Ten minus the last digit of 3, 7 and 1 times the digits. */
function checkDigit(digits: string): number {
  const weights = [3, 7, 1, 3, 7, 1, 3, 7]
  return (10 - (Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0) % 10)) % 10
}
