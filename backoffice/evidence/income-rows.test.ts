import { describe, expect, it } from 'vitest'
import type { IncomePaper } from '../generated/api.ts'
import { findingLooks, incomeRows } from './income-rows.ts'

const declared = {
  fullName: 'Ana Souza',
  socialName: 'Bia Souza',
  taxId: '40442820135',
  monthlyIncome: { amountMinor: 480_000, currency: 'BRL' },
}
const payslip = (findings: string[] = [], values: Record<string, string> = {}): IncomePaper => ({
  documentId: 'd',
  kind: 'payslip',
  month: '2026-10',
  net: null,
  findings,
  model: 'tesseract 5',
  readAt: '2026-11-05T10:00:00.000Z',
  sums: 'proven',
  fields: Object.entries({ holder: 'ANA SOUZA', taxId: '40442820135', month: '2026-10', netPayMinor: '432110', ...values }).map(
    ([name, value]) => ({ name, value, confidence: 93, page: 1, box: null }),
  ),
  lines: [],
})
const rowsOf = (paper: IncomePaper) =>
  incomeRows({ declared }, paper, 'BRL').map(({ label, declared: said, reads, finding }) => [label, said, reads[0]?.value, finding?.label])

describe('the declaration beside a paper', () => {
  it('agrees where nothing was found, in the words of the desk', () => {
    expect(rowsOf(payslip())).toEqual([
      ['Name', 'Ana Souza or Bia Souza', 'ANA SOUZA', 'Agrees'],
      ['CPF', '40442820135', '40442820135', 'Agrees'],
      ['Month', null, 'Oct 2026', undefined],
      ['Paid out', 'R$4,800.00', 'R$4,321.10', undefined],
    ])
  })

  it.each([
    ['name_differs', 'Name', 'Another name'],
    ['name_not_read', 'Name', 'Name not read'],
    ['tax_id_differs', 'CPF', 'Another CPF'],
    ['too_old', 'Month', 'Too old'],
    ['month_ahead', 'Month', 'Month lies ahead'],
    ['month_not_read', 'Month', 'Month not read'],
    ['income_not_read', 'Paid out', 'Amount not read'],
    ['sums_contradict', 'Paid out', 'Does not add up'],
  ])('says %s beside what it is about', (code, label, words) => {
    expect(rowsOf(payslip([code])).find(([of]) => of === label)?.[3]).toBe(words)
  })

  it('shows what else was read, once', () => {
    expect(rowsOf(payslip([], { issuer: 'Padaria Modelo', grossPayMinor: '480000' })).slice(4)).toEqual([
      ['Issuer', null, 'Padaria Modelo', undefined],
      ['Gross pay', null, 'R$4,800.00', undefined],
    ])
  })

  it('names every finding of a paper, and says of one without that it proves its month', () => {
    expect(findingLooks(['name_differs', 'too_old']).map(({ label }) => label)).toEqual(['Another name', 'Too old'])
    expect(findingLooks([]).map(({ label }) => label)).toEqual(['Proves its month'])
  })
})
