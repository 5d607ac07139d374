import type { SKRSContext2D } from '@napi-rs/canvas'
import { fonts } from '../fonts.ts'
import { taxIdText } from '../identity-card.ts'
import type { Press } from '../printed-page.ts'
import { decimal, type DrawnPaper, type PaperLanguage, type PaperTruth, type RowTruth } from './paper-figures.ts'

/** Half a sheet, across: as payslips and bills are printed. */
export const paperSize = { widthMm: 200, heightMm: 140 } as const

/** Rows that one page has room for. */
export const rowsPerPage = 10

type Cell = { text: string; right: boolean; atMm: number }
type Column = { title: string; atMm: number; right?: boolean; of: (row: RowTruth) => string }
type Words = {
  title: string
  issuer: [label: string, name: string]
  columns: readonly Column[]
  /** Rows under headings of their own, or all of them together. */
  parts: (rows: readonly RowTruth[]) => { heading?: string; rows: readonly RowTruth[] }[]
}

/** Prints one page of a paper; a paper of several pages repeats its head, and only the last one has the totals. */
export function printPaper(press: Pick<Press, 'paint' | 'print'>, truth: PaperTruth, pageNumber: number): void {
  const { paint } = press
  const { title, issuer, columns, parts } = layouts[truth.kind][truth.language]
  const label = labels[truth.language]
  paint.fillStyle = '#fbfbf8'
  paint.fillRect(0, 0, paperSize.widthMm, paperSize.heightMm)
  press.print(title, 60, 12, { font: fonts.sans, sizeMm: 5, bold: true, color: '#20242a' })
  field(press, 12, 17, ...issuer)
  field(press, 120, 17, label.month, monthText(truth.month, truth.language))
  field(press, 12, 31, label.holder, truth.holder)
  field(press, 120, 31, 'CPF', taxIdText(truth.taxId))
  if (truth.dueOn !== undefined) {
    field(press, 12, 45, label.address, 'Rua do Exemplo 123, Centro, São Paulo')
    field(press, 120, 45, label.dueOn, dateText(truth.dueOn, truth.language))
  }
  const rows = truth.rows.slice((pageNumber - 1) * rowsPerPage, pageNumber * rowsPerPage)
  const opening = truth.amounts['openingBalanceMinor']
  const beginsAtMm = truth.kind === 'utility_bill' ? 62 : 50
  const ownRow = opening !== undefined && pageNumber === 1 ? [opening] : []
  printTable(press, {
    columns,
    parts: parts(rows),
    beginsAtMm,
    opening: ownRow.map((amount) => [label.opening, decimal(amount, truth.language)] as const),
  })
  paint.fillStyle = '#20242a'
  paint.fillRect(12, 117, 176, 0.3)
  if (pageNumber * rowsPerPage >= truth.rows.length) printTotals(press, truth)
  press.print(label.foot, 12, 137, { font: fonts.condensed, sizeMm: 2.6, color: '#777' })
}

/** How many pages the rows of a paper fill. */
export function pageCountOf({ rows }: PaperTruth): number {
  return Math.max(1, Math.ceil(rows.length / rowsPerPage))
}

function printTable(
  press: Pick<Press, 'paint' | 'print'>,
  table: {
    columns: readonly Column[]
    parts: ReturnType<Words['parts']>
    beginsAtMm: number
    opening: readonly (readonly [string, string])[]
  },
): void {
  let baseline = table.beginsAtMm
  const line = (cells: readonly Cell[], bold: boolean): void => {
    for (const { text, right, atMm } of cells) printCell(press, { text, right, atMm, baseline, bold })
    baseline += bold ? 6 : 5.4
  }
  line(
    table.columns.map(({ title, right = false, atMm }) => ({ text: title, right, atMm })),
    true,
  )
  const last = table.columns.at(-1)
  for (const [text, amount] of table.opening)
    line(
      [
        { text, right: false, atMm: 40 },
        { text: amount, right: true, atMm: last!.atMm },
      ],
      false,
    )
  for (const { heading, rows } of table.parts) {
    if (heading !== undefined) line([{ text: heading, right: false, atMm: 12 }], true)
    for (const row of rows)
      line(
        table.columns.map(({ of, right = false, atMm }) => ({ text: of(row), right, atMm })),
        false,
      )
  }
}

function printCell(press: Pick<Press, 'paint' | 'print'>, cell: Cell & { baseline: number; bold: boolean }): void {
  const { text, right, atMm, baseline, bold } = cell
  if (text === '') return
  const style = bold ? { font: fonts.condensed, sizeMm: 3.2, bold, color: '#4a505a' } : { font: fonts.sans, sizeMm: 3.5 }
  press.print(text, right ? atMm - widthMm(press.paint, text, style) : atMm, baseline, style)
}

function widthMm(paint: SKRSContext2D, text: string, style: { font: string; sizeMm: number; bold?: boolean }): number {
  paint.letterSpacing = '0px'
  paint.font = `${style.bold === true ? 'bold ' : ''}${style.sizeMm * 10}px "${style.font}"`
  return paint.measureText(text).width / 10
}

function printTotals(press: Pick<Press, 'paint' | 'print'>, { amounts, language }: PaperTruth): void {
  const shown = Object.entries(amounts).filter(([name]) => name !== 'openingBalanceMinor')
  shown.forEach(([name, amount], index) => {
    const left = [130, 70, 12][shown.length - 1 - index] ?? 12
    field(press, left, 119, totals[language][name] ?? name, `${language === 'pt' ? 'R$' : '$'} ${decimal(amount, language)}`)
  })
}

function field(press: Pick<Press, 'print'>, left: number, top: number, label: string, value: string): void {
  press.print(label, left, top + 3, { font: fonts.condensed, sizeMm: 3.2, color: '#4a505a' })
  press.print(value, left, top + 9, { font: fonts.sans, sizeMm: 4.4, bold: true, maxWidthMm: 100 })
}

const labels = {
  pt: {
    month: 'MÊS DE REFERÊNCIA',
    holder: 'NOME',
    address: 'ENDEREÇO',
    dueOn: 'VENCIMENTO',
    opening: 'SALDO ANTERIOR',
    foot: 'Documento de demonstração, sem valor',
  },
  en: {
    month: 'STATEMENT PERIOD',
    holder: 'CUSTOMER',
    address: 'SERVICE ADDRESS',
    dueOn: 'DUE DATE',
    opening: 'OPENING BALANCE',
    foot: 'Printed to try the product with, of no value',
  },
} as const

const totals: Readonly<Record<PaperLanguage, Readonly<Record<string, string>>>> = {
  pt: {
    grossPayMinor: 'TOTAL DE VENCIMENTOS',
    deductionsMinor: 'TOTAL DE DESCONTOS',
    netPayMinor: 'VALOR LÍQUIDO',
    closingBalanceMinor: 'SALDO FINAL',
    amountDueMinor: 'TOTAL A PAGAR',
  },
  en: {
    grossPayMinor: 'GROSS PAY',
    deductionsMinor: 'TOTAL DEDUCTIONS',
    netPayMinor: 'NET PAY',
    closingBalanceMinor: 'CLOSING BALANCE',
    amountDueMinor: 'AMOUNT DUE',
  },
}

const text = (title: string, atMm: number): Column => ({ title, atMm, of: (row) => row.text })
const other = (title: string, atMm: number, index: number): Column => ({ title, atMm, right: true, of: (row) => row.others?.[index] ?? '' })
const amount = (title: string, atMm: number, of: (row: RowTruth) => string): Column => ({ title, atMm, right: true, of })
const together: Words['parts'] = (rows) => [{ rows }]
const plain = (language: PaperLanguage) => (row: RowTruth) => decimal(row.amountMinor, language)
const only = (language: PaperLanguage, sign: 1 | -1) => (row: RowTruth) =>
  Math.sign(row.amountMinor) === sign ? decimal(row.amountMinor, language) : ''
const date = (title: string, language: PaperLanguage): Column => ({ title, atMm: 12, of: (row) => dateText(row.date!, language) })
const balance = (language: PaperLanguage) => (row: RowTruth) => decimal(row.balanceMinor!, language)

const layouts: Readonly<Record<DrawnPaper, Readonly<Record<PaperLanguage, Words>>>> = {
  payslip: {
    pt: {
      title: 'RECIBO DE PAGAMENTO DE SALÁRIO',
      issuer: ['EMPREGADOR', 'Padaria Modelo Ltda'],
      columns: [
        text('DESCRIÇÃO', 12),
        other('REFERÊNCIA', 106, 0),
        amount('VENCIMENTOS', 148, only('pt', 1)),
        amount('DESCONTOS', 186, only('pt', -1)),
      ],
      parts: together,
    },
    en: {
      title: 'EARNINGS STATEMENT',
      issuer: ['EMPLOYER', 'Model Bakery Inc'],
      columns: [text('DESCRIPTION', 12), other('HOURS', 96, 0), other('RATE', 136, 1), amount('AMOUNT', 186, plain('en'))],
      parts: (rows) => [
        { heading: 'EARNINGS', rows: rows.filter((row) => row.amountMinor > 0) },
        { heading: 'DEDUCTIONS', rows: rows.filter((row) => row.amountMinor < 0) },
      ],
    },
  },
  bank_statement: {
    pt: {
      title: 'EXTRATO DE CONTA CORRENTE',
      issuer: ['BANCO', 'Banco Modelo S.A.'],
      columns: [
        date('DATA', 'pt'),
        text('HISTÓRICO', 40),
        amount('VALOR', 140, (row) => `${row.amountMinor < 0 ? '-' : ''}${decimal(row.amountMinor, 'pt')}`),
        amount('SALDO', 186, balance('pt')),
      ],
      parts: together,
    },
    en: {
      title: 'ACCOUNT STATEMENT',
      issuer: ['BANK', 'Model Bank Inc'],
      columns: [
        date('DATE', 'en'),
        text('DESCRIPTION', 40),
        amount('WITHDRAWALS', 122, only('en', -1)),
        amount('DEPOSITS', 154, only('en', 1)),
        amount('BALANCE', 186, balance('en')),
      ],
      parts: together,
    },
  },
  utility_bill: {
    pt: {
      title: 'CONTA DE ENERGIA ELÉTRICA',
      issuer: ['DISTRIBUIDORA', 'Luz Modelo S.A.'],
      columns: [text('DESCRIÇÃO', 12), other('QUANTIDADE', 106, 0), other('TARIFA', 142, 1), amount('VALOR', 186, plain('pt'))],
      parts: together,
    },
    en: {
      title: 'ELECTRICITY BILL',
      issuer: ['UTILITY', 'Model Light Inc'],
      columns: [text('DESCRIPTION', 12), other('USAGE', 106, 0), other('RATE', 142, 1), amount('AMOUNT', 186, plain('en'))],
      parts: together,
    },
  },
}

const months = {
  pt: ['JANEIRO', 'FEVEREIRO', 'MARÇO', 'ABRIL', 'MAIO', 'JUNHO'],
  en: ['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE'],
} as const

function monthText(month: string, language: PaperLanguage): string {
  const [year = '', number = ''] = month.split('-')
  const name = months[language][Number(number) - 1] ?? number
  return language === 'pt' ? `${name}/${year}` : `${name} ${year}`
}

function dateText(iso: string, language: PaperLanguage): string {
  const [year, month, day] = iso.split('-')
  return language === 'pt' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`
}
