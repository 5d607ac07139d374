import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type BankFormat, counterFolder } from '#sandbox/bank/bank.ts'
import type { Scenario } from '#sandbox/control/scenarios.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createAch, createIso, isoSubject, nachaSubject, type PaymentsSubject } from '#test/payments/payments-subjects.ts'
import type { ObservedCall } from '../http/observe-call.ts'
import type { Payments, PayoutReport, PayoutState } from './payments.ts'

/** What every client of a bank that speaks in files owes its callers; the rest is in the contract of all payment clients. */
const banks: [format: BankFormat, subject: (sandbox: TestSandbox) => PaymentsSubject, create: typeof createIso | typeof createAch][] = [
  ['iso20022', isoSubject, createIso],
  ['nacha', nachaSubject, createAch],
]

describe.each(banks)('a bank that is reached by %s files', (format, subjectOf, create) => {
  let sandbox: TestSandbox
  let subject: PaymentsSubject
  let payments: Payments
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    subject = subjectOf(sandbox)
    ;({ payments } = subject)
  })
  afterEach(() => sandbox.control.clear('bank'))
  afterAll(() => sandbox.close())

  const folder = (name: string) => join(counterFolder(sandbox.dataFolder, format), name)
  const play = (order: Scenario & { times?: number }) => sandbox.control.play('bank', order)
  const kept = async (id: string) =>
    ((await sandbox.control.held('bank'))['payments'] ?? []).filter((one) => 'endToEndId' in one && one.endToEndId === id)
  const becomes = (id: string, status: PayoutState['status']) =>
    eventually(async () => expect(await payments.findPayout(id)).toMatchObject({ status }))
  const returned = () => play({ scenario: 'return_later', code: subject.returnCode, afterMs: 5, times: 1 })
  const collect = async () => {
    const news: PayoutReport[] = []
    await payments.collectReports!(async (report) => void news.push(report))
    return news
  }

  it('may take the same file twice, whatever became of our note of it, and pays it once', async () => {
    const instruction = subject.instruction()
    await play({ scenario: 'closed' })
    await payments.createPayout(instruction)
    const [name] = readdirSync(folder('to-bank'))
    const content = readFileSync(join(folder('to-bank'), name!))
    await sandbox.control.clear('bank')
    await eventually(async () => expect(await kept(instruction.endToEndId)).toHaveLength(1))
    writeFileSync(join(folder('to-bank'), name!), content)
    await eventually(() => expect(readdirSync(folder('to-bank'))).toEqual([]))
    // The bank refused it as a duplicate, and that is no word on the payment.
    subject.letDaysPass()
    await becomes(instruction.endToEndId, 'settled')
    expect(await kept(instruction.endToEndId)).toHaveLength(1)
  })

  it('waits for a bank that is closed for days', async () => {
    await play({ scenario: 'closed' })
    const instruction = subject.instruction()
    await payments.createPayout(instruction)
    subject.letDaysPass()
    await expect(payments.findPayout(instruction.endToEndId)).resolves.toEqual({ status: 'pending' })
    await sandbox.control.clear('bank')
    await becomes(instruction.endToEndId, 'settled')
  })

  it('tells its news until they are taken, each once', async () => {
    await collect()
    await returned()
    const instruction = subject.instruction()
    await payments.createPayout(instruction)
    await becomes(instruction.endToEndId, 'returned')
    const full = new Error('the database is down')
    await expect(payments.collectReports!(() => Promise.reject(full))).rejects.toBe(full)
    const news = (await collect()).filter((report) => report.endToEndId === instruction.endToEndId)
    expect(news.map((report) => report.state.status)).toContain('returned')
    expect(new Set(news.map((report) => report.eventId)).size).toBe(news.length)
    expect(await collect()).toEqual([])
  })

  it('takes a report that comes twice for one', async () => {
    await collect()
    await returned()
    await play({ scenario: 'report_duplicated' })
    const instruction = subject.instruction()
    await payments.createPayout(instruction)
    await becomes(instruction.endToEndId, 'returned')
    await eventually(() =>
      expect(
        readdirSync(folder('from-bank'))
          .concat(readdirSync(folder('read')))
          .join(' '),
      ).toContain('copy-of-'),
    )
    const news = await collect()
    expect(new Set(news.map((report) => report.eventId)).size).toBe(news.length)
    await sandbox.control.clear('bank')
    // Days later the bank leaves one of them again: it is no news any more.
    const [again] = readdirSync(folder('read')).filter((name) => name.startsWith('copy-of-'))
    copyFileSync(join(folder('read'), again!), join(folder('from-bank'), `again-${again!}`))
    expect(await collect()).toEqual([])
    expect(readdirSync(folder('from-bank'))).not.toContain(`again-${again!}`)
  })

  it('sets a report aside that nobody can read, says so to whoever watches, and reads the others', async () => {
    const calls: ObservedCall[] = []
    const old = join(folder('from-bank'), 'cut-off.xml')
    writeFileSync(old, '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>')
    const later = Date.now() + 7 * 86_400_000
    const watched = create(sandbox, { onCall: (call) => calls.push(call), now: () => later })
    await returned()
    const instruction = subject.instruction()
    await watched.createPayout(instruction)
    await eventually(async () => expect(await watched.findPayout(instruction.endToEndId)).toMatchObject({ status: 'returned' }))
    expect(readdirSync(folder('unreadable'))).toEqual(['cut-off.xml'])
    expect(calls).toContainEqual(
      expect.objectContaining({ operation: 'read_report', outcome: 'refused', errorCode: 'PROVIDER_ANSWER_UNEXPECTED' }),
    )
    expect(JSON.stringify(calls)).not.toContain(instruction.account.value)
  })

  it('gives a report the time to become whole that is only on its way', async () => {
    const path = join(folder('from-bank'), 'on-its-way.xml')
    writeFileSync(path, '<Docu')
    await payments.findPayout(subject.instruction().endToEndId)
    // The clock of one of the subjects is days ahead, and then a minute is long over.
    expect(readdirSync(folder('from-bank')).concat(readdirSync(folder('unreadable')))).toContain('on-its-way.xml')
    writeFileSync(join(folder('from-bank'), 'half.xml.part'), '<Docu')
    await payments.findPayout(subject.instruction().endToEndId)
    expect(readdirSync(folder('from-bank'))).toContain('half.xml.part')
  })

  it('believes no report of a form that the bank has not told us of', async () => {
    await play({ scenario: 'report_drifted' })
    await play({ scenario: 'return_later', code: subject.returnCode, afterMs: 5 })
    const instruction = subject.instruction()
    await payments.createPayout(instruction)
    await eventually(async () => expect(await kept(instruction.endToEndId)).toMatchObject([{ state: 'returned' }]))
    expect((await payments.findPayout(instruction.endToEndId))?.status).not.toBe('rejected')
    const files = readdirSync(folder('from-bank')).concat(readdirSync(folder('unreadable')))
    expect(files.some((name) => /pain\.002|return-/.test(name))).toBe(true)
  })

  it('keeps no name and no account in its own record', async () => {
    const instruction = subject.instruction()
    await payments.createPayout(instruction)
    const record = readdirSync(folder('record'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')
    expect(record.length).toBeGreaterThan(100)
    for (const personal of [instruction.account.value, instruction.creditorTaxId, 'Moreira']) expect(record).not.toContain(personal)
  })
})
