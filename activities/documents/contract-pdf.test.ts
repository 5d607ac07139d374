import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { printedLine, printedName } from '#domain/party/printed-text.ts'
import { findElements, type ReadPdf, readPdf, readTable } from '#test/documents/read-pdf.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import type { ContractDocument } from './contract-document.ts'
import { renderContract } from './contract-pdf.ts'
import { amountText, moneyText, shortDate } from './locale-text.ts'

const locales = ['pt-BR', 'en'] as const
const firstColumn = { 'pt-BR': 'Nº', en: 'No.' }

describe.each(locales)('a contract in %s', (locale) => {
  const contract = sampleContract({ locale })

  it('states every key fact of the loan', async () => {
    const pdf = await read(contract)
    const text = textOf(pdf)
    const { facts, schedule, lender, borrower, payout } = contract
    const money = (amountMinor: number) => moneyText(amountMinor, 'BRL', locale).replace('\u00A0', ' ')
    const percents = [facts.monthlyRatePercent, facts.annualRatePercent, facts.cetMonthlyPercent, facts.cetAnnualPercent]
    const parties = [
      lender.name,
      lender.taxId,
      lender.address,
      lender.contact,
      borrower.name,
      borrower.taxId,
      borrower.maskedTaxId,
      borrower.address,
    ]
    const loan = [payout.holder, payout.bank, payout.account, contract.reference, contract.productName]
    const amounts = [facts.netMinor, facts.financedMinor, facts.totalPaidMinor, schedule[0]!.paymentMinor].map(money)
    const costs = [facts.iofMinor, ...facts.fees.map((fee) => fee.amountMinor)].map((amountMinor) => amountText(amountMinor, 'BRL', locale))
    const rates = percents.map((percent) => `${locale === 'en' ? percent : percent.replace('.', ',')}%`)
    const dates = [schedule[0]!.dueOn, schedule.at(-1)!.dueOn].map((date) => shortDate(date, locale).replaceAll('\u00A0', ' '))
    const expected = [parties, loan, amounts, costs, rates, dates].flat(2)
    expect(expected.filter((fact) => !text.includes(fact))).toEqual([])
  })

  it.each([1, 12, 48, 120])('prints each of %i instalments as a row of one table, and their sums', async (termMonths) => {
    const long = sampleContract({ locale, termMonths, requestedMinor: 9_999_999 })
    const table = readTable(await read(long), firstColumn[locale])
    const amount = (amountMinor: number) => amountText(amountMinor, 'BRL', locale)
    const rows = long.schedule.map((row) => [
      String(row.number),
      shortDate(row.dueOn, locale).replaceAll('\u00A0', ' '),
      ...[row.openingMinor, row.interestMinor, row.principalMinor, row.paymentMinor, row.closingMinor].map(amount),
    ])
    const sum = (key: 'interestMinor' | 'principalMinor' | 'paymentMinor') =>
      amount(long.schedule.reduce((total, row) => total + row[key], 0))
    expect(table.slice(1, -1)).toEqual(rows)
    expect(table.at(-1)).toEqual(['', 'Total', '', sum('interestMinor'), sum('principalMinor'), sum('paymentMinor'), ''])
  })

  it('numbers its pages and names the contract on each', async () => {
    const { pages } = await read(sampleContract({ locale, termMonths: 48 }))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach(({ text }, index) => {
      expect(text).toContain(`${index + 1} / ${pages.length}`)
      expect(text).toContain(contract.reference)
    })
  })

  it('is tagged: a title, sections in order, row and column headers, and its language', async () => {
    const pdf = await read(contract)
    const elements = pdf.pages.flatMap((page) => page.elements)
    expect([pdf.isTagged, pdf.language, pdf.title.includes(contract.reference)]).toEqual([true, locale, true])
    expect(findElements(elements, 'H1')).toHaveLength(1)
    expect(findElements(elements, 'H2')).toHaveLength(7)
    const clauses = findElements(elements, 'H3').map((heading) => heading.text)
    expect(clauses.map((title) => title.split('.')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    expect(findElements(elements, 'THead')).toHaveLength(2)
    expect(findElements(elements, 'TH').length).toBeGreaterThan(30)
  })
})

describe('the bytes of a contract', () => {
  afterEach(() => void vi.useRealTimers())

  it('are the same for the same contract, on any day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00Z') })
    const first = await renderContract(sampleContract())
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'))
    expect(sha256(await renderContract(structuredClone(sampleContract())))).toBe(sha256(first))
  })

  it.each<[string, Partial<ContractDocument>]>([
    ['another borrower', { borrower: { ...sampleContract().borrower, name: 'Ana Beatriz Conceicao Souza' } }],
    ['another date', { issuedOn: '2026-11-22' }],
    ['another language', { locale: 'en' }],
  ])('differ for %s', async (_, change) => {
    const [first, second] = [await renderContract(sampleContract()), await renderContract({ ...sampleContract(), ...change })]
    expect(sha256(second)).not.toBe(sha256(first))
  })
})

describe('a schedule that goes on over pages', () => {
  it('repeats its header for the eye on every page, and says so once in the structure', async () => {
    const pdf = await read(sampleContract({ termMonths: 120 }))
    const withRows = pdf.pages.filter((page) =>
      page.elements.some((element) => findElements([element], 'TBody').some((body) => body.children.length > 3)),
    )
    const continued = withRows.filter(({ text }) => text.includes('Cronograma de pagamentos (continuação)'))
    expect(continued).toHaveLength(withRows.length - 1)
    expect(continued.every(({ text }) => text.includes('Saldo inicial'))).toBe(true)
    const headers = pdf.pages.flatMap((page) => findElements(page.elements, 'TH')).filter((cell) => cell.text === 'Saldo inicial')
    expect(headers).toHaveLength(1)
  })
})

describe('names', () => {
  it('keep every letter, and a very long one does not run off the page', async () => {
    const name = 'Maria Aparecida da Conceição Albuquerque de Vasconcelos Cavalcanti Figueiredo do Nascimento Souza-Łukasiewicz'
    const pdf = await read({ ...sampleContract(), borrower: { ...sampleContract().borrower, name } })
    const paragraphs = findElements(
      pdf.pages.flatMap((page) => page.elements),
      'P',
    ).map((paragraph) => paragraph.text)
    expect(paragraphs.filter((text) => text === name)).toHaveLength(2)
  })

  it('and addresses that are taken can be printed, every letter of them', async () => {
    const characters = Array.from({ length: 0x2200 }, (_one, code) => String.fromCodePoint(code))
    const inWords = (pattern: RegExp) =>
      characters
        .filter((character) => pattern.test(character))
        .join('')
        .match(/.{1,12}/gu)!
        .join(' ')
    const borrower = { ...sampleContract().borrower, name: inWords(printedName), address: [inWords(printedLine)] }
    expect(borrower.name).toContain('ễ')
    await expect(renderContract({ ...sampleContract(), borrower })).resolves.toBeInstanceOf(Uint8Array)
  })

  it('that the fonts cannot print are refused, not printed as boxes', async () => {
    const contract = { ...sampleContract(), borrower: { ...sampleContract().borrower, name: 'Ana 王' } }
    await expect(renderContract(contract)).rejects.toMatchObject({ code: 'DOCUMENT_TEXT_NOT_PRINTABLE', details: { character: 'U+738B' } })
  })
})

async function read(contract: ContractDocument): Promise<ReadPdf> {
  return readPdf(await renderContract(contract))
}

function textOf(pdf: ReadPdf): string {
  return pdf.pages.map((page) => page.text).join('\n')
}

function sha256(pdf: Uint8Array): string {
  return createHash('sha256').update(pdf).digest('hex')
}
