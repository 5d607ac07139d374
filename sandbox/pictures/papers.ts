import { fonts } from './fonts.ts'
import type { DocumentHolder } from './holder.ts'
import { taxIdText } from './identity-card.ts'
import { type Photograph, photograph, type PhotographOptions } from './photograph.ts'
import { printPage, type Press, type PrintedPage } from './printed-page.ts'
import { createRandom } from './random.ts'

export const drawnPapers = ['payslip', 'bank_statement', 'utility_bill'] as const
export type DrawnPaper = (typeof drawnPapers)[number]

/** Half a sheet, across: as payslips and bills are printed. */
const size = { widthMm: 200, heightMm: 140, cornerMm: 0.2, pixelsPerMm: 9 }

/** What the paper says of its holder: the truth for whoever reads it. Amounts in minor units. */
export type PaperTruth = { holder: string; taxId: string; month: string; amounts: Readonly<Record<string, number>>; rows: string[][] }

/** A paper that proves income or address, with figures of its own that add up, photographed like any other. The same seed gives the same bytes. */
export async function drawPaper(
  kind: DrawnPaper,
  holder: DocumentHolder,
  options: PhotographOptions,
): Promise<{ page: Photograph; truth: PaperTruth }> {
  const truth = truthOf(kind, holder, options.seed)
  return { page: await photograph(printPaper(kind, truth), options), truth }
}

function truthOf(kind: DrawnPaper, { givenNames, surname, personalNumber }: DocumentHolder, seed: number): PaperTruth {
  const random = createRandom(seed ^ 0x9e37)
  const some = (least: number, most: number) => Math.round(random.between(least, most))
  const person = { holder: `${givenNames} ${surname}`.toUpperCase(), taxId: personalNumber, month: '2026-05' }
  if (kind === 'payslip') {
    const [salary, overtime] = [some(250_000, 900_000), some(10_000, 60_000)]
    const deducted = Math.round((salary + overtime) * 0.11)
    const amounts = { grossPayMinor: salary + overtime, netPayMinor: salary + overtime - deducted }
    const rows = [
      ['001', 'SALARIO BASE', '220,00', money(salary)],
      ['050', 'HORAS EXTRAS', '12,00', money(overtime)],
      ['901', 'INSS', '11,00', money(deducted)],
    ]
    return { ...person, amounts, rows }
  }
  if (kind === 'bank_statement') {
    const [opening, credit, debit] = [some(10_000, 90_000), some(250_000, 700_000), some(20_000, 150_000)]
    const rows = [
      ['01/05/2026', 'SALDO ANTERIOR', money(opening)],
      ['05/05/2026', 'SALARIO', money(credit)],
      ['12/05/2026', 'PIX ENVIADO', money(debit)],
    ]
    return { ...person, amounts: { closingBalanceMinor: opening + credit - debit }, rows }
  }
  const [used, lighting] = [some(8_000, 45_000), some(900, 3_000)]
  const rows = [
    ['CONSUMO', 'KWH', money(used)],
    ['ILUMINACAO PUBLICA', 'MES', money(lighting)],
  ]
  return { ...person, amounts: { amountDueMinor: used + lighting }, rows }
}

const titles: Readonly<Record<DrawnPaper, [issuerLabel: string, issuer: string, title: string]>> = {
  payslip: ['EMPREGADOR', 'Padaria Modelo Ltda', 'RECIBO DE PAGAMENTO DE SALÁRIO'],
  bank_statement: ['BANCO', 'Banco Modelo S.A.', 'EXTRATO DE CONTA CORRENTE'],
  utility_bill: ['DISTRIBUIDORA', 'Luz Modelo S.A.', 'CONTA DE ENERGIA ELÉTRICA'],
}

const amountLabels: Readonly<Record<string, string>> = {
  grossPayMinor: 'TOTAL DE VENCIMENTOS',
  netPayMinor: 'VALOR LÍQUIDO',
  closingBalanceMinor: 'SALDO FINAL',
  amountDueMinor: 'TOTAL A PAGAR',
}

function printPaper(kind: DrawnPaper, truth: PaperTruth): PrintedPage {
  const [issuerLabel, issuer, title] = titles[kind]
  return printPage(size, (press) => {
    const { paint, print } = press
    paint.fillStyle = '#fbfbf8'
    paint.fillRect(0, 0, size.widthMm, size.heightMm)
    print(title, 60, 14, { font: fonts.sans, sizeMm: 5, bold: true, color: '#20242a' })
    field(press, 12, 22, issuerLabel, issuer)
    field(press, 120, 22, 'MÊS DE REFERÊNCIA', 'MAIO/2026')
    field(press, 12, 38, 'NOME', truth.holder)
    field(press, 120, 38, 'CPF', taxIdText(truth.taxId))
    if (kind === 'utility_bill') field(press, 12, 54, 'ENDEREÇO', 'Rua do Exemplo 123, Centro, São Paulo')
    if (kind === 'utility_bill') field(press, 120, 54, 'VENCIMENTO', '15/06/2026')
    truth.rows.forEach((row, number) =>
      row.forEach((cell, column) =>
        print(cell, 12 + (176 / row.length) * column, 78 + 9 * number, { font: fonts.sans, sizeMm: 3.8, maxWidthMm: 40 }),
      ),
    )
    paint.fillStyle = '#20242a'
    paint.fillRect(12, 106, 176, 0.3)
    Object.entries(truth.amounts).forEach(([name, amount], number) =>
      field(press, number === 0 ? 120 : 50, 112, amountLabels[name] ?? name, `R$ ${money(amount)}`),
    )
    print('Documento de demonstração, sem valor', 12, 135, { font: fonts.condensed, sizeMm: 2.6, color: '#777' })
  })
}

function field(press: Press, left: number, top: number, label: string, value: string): void {
  press.print(label, left, top + 3, { font: fonts.condensed, sizeMm: 3.2, color: '#4a505a' })
  press.print(value, left, top + 9, { font: fonts.sans, sizeMm: 4.4, bold: true, maxWidthMm: 100 })
}

function money(minor: number): string {
  const [whole = '', cents = ''] = (minor / 100).toFixed(2).split('.')
  return `${whole.replaceAll(/(?<=\d)(?=(\d{3})+$)/g, '.')},${cents}`
}
