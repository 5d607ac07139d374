import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { counterFolder } from '#sandbox/bank/bank.ts'
import { checkAchFile } from '#sandbox/bank/nacha/check-file.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createAch, payoutTo } from '#test/payments/payments-subjects.ts'
import { readReturns } from './nacha/read-returns.ts'
import { isRoutingNumber } from './nacha/record.ts'
import { writeFile } from './nacha/write-file.ts'
import type { PayoutInstruction } from './payments.ts'

const { bank } = sandboxCredentials
const account = { kind: 'us_account', value: '4455667788', routingNumber: '121000358', accountType: 'checking' } as const
const marks = { date: '261130', time: '0930', modifier: 'A', trace: '091000010000042', effectiveOn: '261201' }
const originator = { companyName: bank.name, companyId: bank.companyId, bankName: bank.bankName, bankRoutingNumber: bank.routingNumber }
const instruction = (changes: Partial<PayoutInstruction> = {}) => ({ ...payoutTo(account, 'USD', changes), account })

describe('an ACH file', () => {
  it('is a block of ten records of 94 characters, with the totals and the hash of its one entry', () => {
    const records = writeFile(instruction(), originator, marks).split('\n').slice(0, -1)
    expect(records.map((record) => record.length)).toEqual(Array<number>(10).fill(94))
    expect(records.map((record) => record[0]).join('')).toBe('1567899999')
    expect(records[0]).toMatch(/^101 0910000191987654321261130 ?0930A094101SANDBOX BANK {11}TENOR FINANCEIRA S\.A\. {2} {8}$/)
    expect(records[2]).toContain('622121000358 '.trim())
    expect(records[2]!.slice(29, 39)).toBe('0000500007')
    expect(records[4]!.slice(4, 44)).toBe('0000020012100035000000000000000000500007')
    expect(records[5]!.slice(0, 55)).toBe('9000001000001000000020012100035000000000000000000500007')
  })

  it('is taken by a bank that checks every field', () => {
    const file = checkAchFile(writeFile(instruction({ endToEndId: 'E99999004202611301230a1B2c3D4e5F' }), originator, marks), bank)
    expect(file).toMatchObject({
      entryClass: 'PPD',
      effectiveOn: '261201',
      entries: [
        { amountCents: 500_007, accountNumber: '4455667788', name: 'ANA CONCEICAO MOREIRA', addendum: 'E99999004202611301230a1B2c3D4e5F' },
      ],
    })
  })

  const at = (record: number, from: number, text: string) => (file: string) => {
    const records = file.split('\n')
    records[record] = records[record]!.slice(0, from) + text + records[record]!.slice(from + text.length)
    return records.join('\n')
  }
  const broken: [what: string, change: (file: string) => string, code: string, words: string][] = [
    ['a record that is too short', (file) => file.replace(/ \n/, '\n'), 'FF01', '94 characters'],
    ['a block that is not full', (file) => file.slice(0, -95), 'FF01', 'blocks of ten'],
    ['records out of order', (file) => file.replace(/(5.{93}\n)(6.{93}\n)/, '$2$1'), 'FF01', 'not in order'],
    ['another bank', at(0, 4, '021000021'), 'FF01', 'another bank'],
    ['an origin that the bank does not know', at(0, 13, '1000000000'), 'AC02', 'origin'],
    ['a record size that does not exist', at(0, 34, '080'), 'FF01', 'record size'],
    ['an entry class that we may not use', at(1, 50, 'TEL'), 'FF01', 'entry class'],
    ['a day that is over', at(1, 69, '261129'), 'DT01', 'effective date'],
    ['a debit', at(2, 1, '27'), 'FF01', 'transaction code'],
    ['a routing number that does not check', at(2, 11, '9'), 'FF01', 'routing number'],
    ['nothing to pay', at(2, 29, '0000000000'), 'FF01', 'amount'],
    ['a receiver without a name', at(2, 54, ' '.repeat(22)), 'FF01', 'name'],
    ['a missing addendum', at(2, 78, '0'), 'FF01', 'addenda'],
    ['a trace number of another bank', at(2, 79, '02100002'), 'FF01', 'trace'],
    ['an addendum of another entry', at(3, 87, '9999999'), 'FF01', 'addenda'],
    ['an amount that is not in the total', at(2, 29, '0000500008'), 'AM10', 'batch 1: hash or totals'],
    ['a hash that is wrong', at(4, 10, '9'), 'AM10', 'batch 1: hash or totals'],
    ['a total of the file that is wrong', at(5, 43, '9'), 'AM10', 'totals of the file'],
    ['a block count that is wrong', at(5, 7, '000002'), 'FF01', 'block'],
  ]
  it.each(broken)('is refused for %s', (_what, change, code, words) => {
    const right = writeFile(instruction(), originator, marks)
    const file = change(right)
    expect(file).not.toBe(right)
    const problem = checkAchFile(file, bank)
    expect(problem).toMatchObject({ code })
    expect(problem).toHaveProperty('words', expect.stringContaining(words))
  })

  it.each(['021000021', '121000358', '026009593', '091000019', '011401533'])(
    'knows %s for a routing number, and no neighbour of it',
    (routing) => {
      expect(isRoutingNumber(routing)).toBe(true)
      expect(isRoutingNumber(`${routing.slice(0, 8)}${(Number(routing[8]) + 1) % 10}`)).toBe(false)
    },
  )
})

describe('a bank that is reached by ACH', () => {
  let sandbox: TestSandbox
  beforeAll(async () => {
    sandbox = await startTestSandbox()
  })
  afterEach(() => sandbox.control.clear('bank'))
  afterAll(() => sandbox.close())
  const folder = (of: string) => join(counterFolder(sandbox.dataFolder, 'nacha'), of)
  const payTo = async (number: string, days: number) => {
    const order = payoutTo({ ...account, value: number }, 'USD')
    const at = Date.now()
    await createAch(sandbox, { now: () => at }).createPayout(order)
    const later = createAch(sandbox, { now: () => at + days * 86_400_000 })
    return { order, find: () => later.findPayout(order.endToEndId) }
  }

  it.each(['R01', 'R02', 'R03', 'R04', 'R16', 'R20', 'R29'])('brings back days later with %s what it paid', async (code) => {
    const { find } = await payTo(`TEST${code}`, 2)
    await eventually(async () => expect(await find()).toMatchObject({ status: 'returned', code }))
  })

  it('takes a correction of the account for no return: the money arrived', async () => {
    const { find } = await payTo('TESTC01', 7)
    await eventually(async () => {
      await find()
      expect(
        readdirSync(folder('read')).filter((name) => readFileSync(join(folder('read'), name), 'utf8').includes('798C01')),
      ).toHaveLength(1)
    })
    await expect(find()).resolves.toMatchObject({ status: 'settled' })
  })

  it('settles on the next day on which banks settle, over a holiday and a weekend', async () => {
    // The Wednesday before Thanksgiving 2026, late in the evening of New York.
    const orderedAt = Date.parse('2026-11-26T03:00:00Z')
    const order = payoutTo(account, 'USD')
    await sandbox.control.play('bank', { scenario: 'closed' })
    await createAch(sandbox, { now: () => orderedAt }).createPayout(order)
    const [name] = readdirSync(folder('to-bank'))
    const file = checkAchFile(readFileSync(join(folder('to-bank'), name!), 'utf8'), bank)
    expect(file).toMatchObject({ effectiveOn: '261127' })
    await sandbox.control.clear('bank')
    await eventually(() => expect(readdirSync(folder('to-bank'))).toEqual([]))
    const on = (instant: string) => createAch(sandbox, { now: () => Date.parse(instant) }).findPayout(order.endToEndId)
    await expect(on('2026-11-27T13:29:00Z')).resolves.toEqual({ status: 'pending' })
    await expect(on('2026-11-27T13:30:00Z')).resolves.toEqual({ status: 'settled', settledAt: '2026-11-27T13:30:00.000Z' })
  })

  it('gets no two files of one name in a minute, nor two entries of one number, from however many workers', async () => {
    await sandbox.control.play('bank', { scenario: 'closed' })
    const at = Date.parse('2026-10-01T15:00:00Z')
    const orders = Array.from({ length: 40 }, () => payoutTo(account, 'USD'))
    await Promise.all(orders.map((order) => createAch(sandbox, { now: () => at }).createPayout(order)))
    const files = readdirSync(folder('to-bank')).map((name) => checkAchFile(readFileSync(join(folder('to-bank'), name), 'utf8'), bank))
    expect(files).toHaveLength(40)
    expect(new Set(files.map((file) => ('fileId' in file ? file.fileId : file.words))).size).toBe(40)
    expect(new Set(files.map((file) => ('entries' in file ? file.entries[0]!.trace : file.words))).size).toBe(40)
  })

  it('is believed only where its returns add up', () => {
    const returned = readdirSync(folder('read')).find((name) => name.startsWith('return-'))!
    const file = readFileSync(join(folder('read'), returned), 'utf8')
    expect(readReturns(Buffer.from(file)).entries).toMatchObject([{ amountMinor: expect.any(Number) as unknown }])
    for (const wrong of [
      file.replace(/^(9.{7}0+)1/m, '$12'),
      file.replace(/^(621.{26}0*)([1-9])/m, '$18'),
      file.replace(/^9{94}\n/m, ''),
      file.replace(/^(799)R/m, '$1X'),
      file.replace('\n', ' \n'),
    ]) {
      expect(wrong).not.toBe(file)
      expect(() => readReturns(Buffer.from(wrong))).toThrow(expect.objectContaining({ code: 'PROVIDER_ANSWER_UNEXPECTED' }))
    }
  })
})
