import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { counterFolder } from '#sandbox/bank/bank.ts'
import { checkMessage } from '#sandbox/bank/iso20022/check-message.ts'
import { pain001, publishedMessages } from '#sandbox/bank/iso20022/published-messages.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createIso, iban, payoutTo } from '#test/payments/payments-subjects.ts'
import { readReport } from './iso20022/read-report.ts'
import { uetrOf, writePain001 } from './iso20022/write-pain-001.ts'
import type { PayoutAccount, PayoutInstruction, Payments } from './payments.ts'

const { name, iban: own, bic } = sandboxCredentials.bank
const order = { orderedAt: '2026-11-30T01:30:00.000Z', payer: { name, iban: own, bic }, timeZone: 'America/Sao_Paulo' }
const write = (account: PayoutAccount, currency: string, changes: Partial<PayoutInstruction> = {}) =>
  writePain001(payoutTo(account, currency, changes), order)
const problemsOf = (file: string) => checkMessage(file, [pain001])?.problems ?? ['(no pain.001)']

describe('an order to the bank', () => {
  const accounts: [PayoutAccount, string][] = [
    [{ kind: 'cpf', value: '11122233124' }, 'BRL'],
    [{ kind: 'phone', value: '+5511900000001' }, 'BRL'],
    [{ kind: 'email', value: 'ana.moreira@example.org' }, 'BRL'],
    [{ kind: 'evp', value: 'c0ffee00-1234-4abc-8def-00c0ffee0001' }, 'BRL'],
    [{ kind: 'iban', value: iban }, 'EUR'],
    [{ kind: 'iban', value: iban, bic: 'BCOMPTPLXXX' }, 'USD'],
  ]
  it.each(accounts)('is a pain.001.001.09 as it was published: %o in %s', (account, currency) => {
    expect(problemsOf(write(account, currency))).toEqual([])
  })

  it('writes every amount with the decimals of its currency', () => {
    const amounts = [
      ['JPY', 5_000, '5000'],
      ['EUR', 5_000, '50.00'],
      ['KWD', 5_000, '5.000'],
    ] as const
    for (const [currency, amountMinor, text] of amounts)
      expect(write({ kind: 'iban', value: iban }, currency, { amountMinor })).toContain(`<InstdAmt Ccy="${currency}">${text}</InstdAmt>`)
  })

  it('is executed on the day that it is where we are', () => {
    expect(write({ kind: 'iban', value: iban }, 'EUR')).toContain('<Dt>2026-11-29</Dt>')
  })

  it('says names in letters that every bank has, and lets no text become markup', () => {
    const file = write({ kind: 'iban', value: iban }, 'EUR', { creditorName: 'José <Æ> & Conceição 日本', description: 'a ]]> b "q"' })
    expect(file).toContain('<Nm>Jose .AE. + Conceicao ..</Nm>')
    expect(file).toContain('<Ustrd>a ... b .q.</Ustrd>')
    expect(problemsOf(file)).toEqual([])
  })

  it('has one reference on its whole way, which is a version 4 UUID', () => {
    expect(uetrOf('E1')).toBe(uetrOf('E1'))
    expect(uetrOf('E1')).not.toBe(uetrOf('E2'))
    expect(uetrOf('E1')).toMatch(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/)
  })

  const broken: [how: string, from: string | RegExp, to: string, problem: string][] = [
    ['an element out of order', /(<MsgId>.*<\/MsgId>)\s*(<CreDtTm>.*<\/CreDtTm>)/, '$2$1', 'MsgId is missing before CreDtTm'],
    ['an element that is missing', /<ReqdExctnDt>[\s\S]*<\/ReqdExctnDt>/, '', 'ReqdExctnDt is missing'],
    ['an element twice', /(<ChrgBr>SLEV<\/ChrgBr>)/, '$1$1', 'ChrgBr stands 2 times'],
    ['an element that nobody knows', '<ChrgBr>', '<Fee>1</Fee><ChrgBr>', 'CdtTrfTxInf is missing before Fee'],
    ['an id that is too long', /<MsgId>/, `<MsgId>${'x'.repeat(10)}`, 'GrpHdr/MsgId: not of the form'],
    ['an amount with six decimals', '5000.07</InstdAmt>', '5000.070001</InstdAmt>', 'InstdAmt: not of the form'],
    ['an amount without a currency', ' Ccy="EUR"', '', 'needs a currency'],
    ['a method that does not exist', 'TRF', 'XXX', 'PmtMtd: not of the form'],
    ['a date that does not exist', '2026-11-29', '2026-13-29', 'Dt: not of the form'],
    ['two of a choice', '<Dt>', '<DtTm>2026-11-29T00:00:00Z</DtTm><Dt>', 'only one choice'],
    ['text between elements', '<PmtInf>', '<PmtInf>text', 'text is not allowed'],
    ['an attribute', '<PmtInf>', '<PmtInf a="1">', 'attribute a is not allowed'],
  ]
  it.each(broken)('is refused by the bank for %s', (_how, from, to, problem) => {
    const right = write({ kind: 'iban', value: iban }, 'EUR')
    const file = right.replace(from, to)
    expect(file).not.toBe(right)
    expect(problemsOf(file).join('; ')).toContain(problem)
  })
})

describe('the bank', () => {
  let sandbox: TestSandbox
  let payments: Payments
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    payments = createIso(sandbox)
  })
  afterEach(() => sandbox.control.clear('bank'))
  afterAll(() => sandbox.close())

  const folder = (of: string) => join(counterFolder(sandbox.dataFolder, 'iso20022'), of)
  const pay = async (slug: string, changes: Partial<PayoutInstruction> = {}) => {
    const person = people.find((one) => one.slug === slug)!
    const instruction = payoutTo({ kind: 'cpf', value: person.taxId }, 'BRL', { creditorTaxId: person.taxId, ...changes })
    await payments.createPayout(instruction)
    return instruction.endToEndId
  }
  const becomes = (id: string, state: object) => eventually(async () => expect(await payments.findPayout(id)).toMatchObject(state))

  it('rejects, settles and returns by the account of the person who is paid', async () => {
    await becomes(await pay('wagner-closed-account'), { status: 'rejected', code: 'AC04' })
    await becomes(await pay('ana-ordinary', { creditorTaxId: '11122233205' }), { status: 'rejected', code: 'BE01' })
    await becomes(await pay('ana-ordinary'), { status: 'settled' })
  })

  it('proves a payment by the statement alone', async () => {
    await sandbox.control.play('bank', { scenario: 'statement_only', times: 1 })
    await becomes(await pay('ana-ordinary'), { status: 'settled' })
  })

  it('leaves a payment pending for as long as it says so', async () => {
    await sandbox.control.play('bank', { scenario: 'stay_pending', times: 1 })
    const id = await pay('ana-ordinary')
    await eventually(() => expect(allReports().some(({ file }) => file.includes(id) && file.includes('PDNG'))).toBe(true))
    await expect(payments.findPayout(id)).resolves.toEqual({ status: 'pending' })
  })

  it('may tell the return before the settlement: what came back stays so', async () => {
    await sandbox.control.play('bank', { scenario: 'return_later', code: 'AC04', afterMs: 0, times: 1 })
    await sandbox.control.play('bank', { scenario: 'report_reordered' })
    await becomes(await pay('ana-ordinary'), { status: 'returned', code: 'AC04' })
  })

  const strict: [why: string, from: string | RegExp, to: string, code: string][] = [
    ['a control sum that is not the sum', /<CtrlSum>.*?<\/CtrlSum>/, '<CtrlSum>1.00</CtrlSum>', 'AM10'],
    ['a number that is not the number', '<NbOfTxs>1<', '<NbOfTxs>2<', 'AM18'],
    ['an account that is not of this customer', own, 'DE75512108001245126199', 'AC02'],
    ['what is not of its form', '<NbOfTxs>', '<Nb>', 'FF01'],
  ]
  it.each(strict)('refuses %s', async (_why, from, to, code) => {
    const instruction = payoutTo({ kind: 'iban', value: iban }, 'EUR')
    writeFileSync(join(folder('to-bank'), `${code}.xml`), writePain001(instruction, order).replace(from, to))
    await eventually(() => {
      const answers = allReports().filter(({ file }) => file.includes(`<OrgnlMsgId>${code === 'FF01' ? '' : instruction.endToEndId}`))
      expect(answers.map(({ file }) => /<Cd>(\w+)</.exec(file)?.[1])).toContain(code)
    })
    const { payments: kept = [] } = await sandbox.control.held('bank')
    expect(kept.filter((one) => 'endToEndId' in one && one.endToEndId === instruction.endToEndId)).toEqual([])
  })

  it('leaves reports that are as they were published, every one of them', () => {
    const reports = allReports()
    expect(new Set(reports.map(({ name: file }) => file.slice(0, 8)))).toEqual(new Set(['pain.002', 'camt.053', 'camt.054', 'pacs.004']))
    for (const { name: file, file: content } of reports)
      expect([file, checkMessage(content, publishedMessages)?.problems]).toEqual([file, []])
  })

  function allReports(): { name: string; file: string }[] {
    return ['read', 'from-bank'].flatMap((of) =>
      readdirSync(folder(of))
        .filter((one) => !one.startsWith('.'))
        .map((one) => ({ name: one, file: readFileSync(join(folder(of), one), 'utf8') })),
    )
  }
})

describe('a report of a bank', () => {
  const report = (status: string, body = '') =>
    Buffer.from(`<?xml version="1.0"?><p:Document xmlns:p="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><p:CstmrPmtStsRpt>
      <p:GrpHdr><p:MsgId>M1</p:MsgId><p:CreDtTm>2026-11-30T10:00:00</p:CreDtTm></p:GrpHdr>
      <p:OrgnlGrpInfAndSts><p:OrgnlMsgId>E1</p:OrgnlMsgId><p:OrgnlMsgNmId>pain.001</p:OrgnlMsgNmId><p:GrpSts>${status}</p:GrpSts>${body}</p:OrgnlGrpInfAndSts>
    </p:CstmrPmtStsRpt></p:Document>`)
  const reason = (code: string) => `<p:StsRsnInf><p:Rsn><p:Prtry>${code}</p:Prtry></p:Rsn></p:StsRsnInf>`

  it.each(['RCVD', 'ACTC', 'ACCP', 'ACSP', 'ACWC', 'PDNG', 'PART'])('says %s of what is on its way', (status) => {
    expect(readReport(report(status))).toMatchObject([{ endToEndId: 'E1', state: { status: 'pending' } }])
  })

  it('is read whatever its name space is called, and in the zone of UTC where it names none', () => {
    expect(readReport(report('ACSC'))).toMatchObject([{ state: { status: 'settled', settledAt: '2026-11-30T10:00:00.000Z' } }])
  })

  it('gives a reason of the bank’s own, or says that it gave none', () => {
    expect(readReport(report('RJCT', reason('X99')))).toMatchObject([{ state: { status: 'rejected', code: 'X99' } }])
    expect(readReport(report('RJCT'))).toMatchObject([{ state: { status: 'rejected', code: 'MS03' } }])
  })

  it('says nothing of a payment when it refuses a message that the bank had before', () => {
    expect(readReport(report('RJCT', reason('AM05')))).toEqual([])
  })

  it.each([
    ['a status that is not on the list', report('XXXX')],
    ['a message of another kind', Buffer.from(String(report('ACSC')).replaceAll('pain.002.001.03', 'pain.008.001.08'))],
    ['bytes that are no text', Buffer.from([0x3c, 0xff, 0xfe])],
    [
      'a document type, which could bring entities of its own',
      Buffer.from(`<!DOCTYPE Document [<!ENTITY a "b">]>${String(report('ACSC')).slice(21)}`),
    ],
    ['nothing at all', Buffer.from('')],
  ])('is refused: %s', (_what, content) => {
    expect(() => readReport(content)).toThrow(expect.objectContaining({ code: 'PROVIDER_ANSWER_UNEXPECTED' }))
  })

  it('counts a booking only when it is booked, and a credit only as the return of what was paid', () => {
    const entry = (status: string, direction: string, inside: string) => `<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>${direction}</CdtDbtInd>
      <Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>2026-11-30</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs>${inside}</TxDtls></NtryDtls></Ntry>`
    const read = (entries: string) =>
      readReport(
        Buffer.from(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId>
        <CreDtTm>2026-11-30T10:00:00Z</CreDtTm></GrpHdr><Ntfctn>${entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`),
      ).map(({ state }) => state)
    expect(read(entry('PDNG', 'DBIT', ''))).toEqual([])
    expect(read(entry('BOOK', 'CRDT', ''))).toEqual([])
    expect(read(entry('BOOK', 'DBIT', ''))).toEqual([{ status: 'settled', settledAt: '2026-11-30T12:00:00.000Z' }])
    expect(read(entry('BOOK', 'CRDT', '<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>'))).toEqual([
      { status: 'returned', code: 'AC01', returnedAt: '2026-11-30T12:00:00.000Z', amountMinor: 100 },
    ])
    // The amount of the transaction counts where it names one: an entry can be the sum of several.
    expect(read(entry('BOOK', 'CRDT', '<Amt Ccy="EUR">0.40</Amt><RtrInf/>'))).toMatchObject([{ status: 'returned', amountMinor: 40 }])
    expect(() => read(entry('BOOK', 'CRDT', '<Amt Ccy="EUR">0.401</Amt><RtrInf/>'))).toThrow(
      expect.objectContaining({ code: 'PROVIDER_ANSWER_UNEXPECTED' }),
    )
  })
})
