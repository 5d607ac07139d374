import type { DocumentHolder } from '../holder.ts'
import { createRandom, type Random } from '../random.ts'

export const drawnPapers = ['payslip', 'bank_statement', 'utility_bill'] as const
export type DrawnPaper = (typeof drawnPapers)[number]
export type PaperLanguage = 'pt' | 'en'

export type RowTruth = {
  text: string
  /** ISO. */
  date?: string
  /** Below zero what is taken off or goes out. */
  amountMinor: number
  balanceMinor?: number
  /** Figures of the row that are no amounts: hours, a quantity, a rate. */
  others?: string[]
}

/** What a paper says: the truth for whoever reads it. Amounts in minor units, by the names that the reader gives them. */
export type PaperTruth = {
  kind: DrawnPaper
  language: PaperLanguage
  holder: string
  taxId: string
  month: string
  dueOn?: string
  amounts: Readonly<Record<string, number>>
  rows: RowTruth[]
}

export type PaperOptions = {
  seed: number
  language?: PaperLanguage
  rowCount?: number
  /** ISO, such as `2026-05`; any of the first months of a year where it is left out. */
  month?: string
  /** What a payslip pays out. */
  netPayMinor?: number
}

/** Figures of a paper, which add up as they would on a real one. The same seed gives the same figures. */
export function paperFigures(kind: DrawnPaper, holder: DocumentHolder, options: PaperOptions): PaperTruth {
  const { seed, language = 'pt', rowCount, month, netPayMinor } = options
  const random = createRandom(seed ^ 0x9e37)
  const person = {
    kind,
    language,
    holder: `${holder.givenNames} ${holder.surname}`.toUpperCase(),
    taxId: holder.personalNumber,
    month: `2026-0${Math.round(random.between(1, 5))}`,
    ...(month !== undefined && { month }),
  }
  switch (kind) {
    case 'payslip':
      return { ...person, ...payslipFigures(language, random, netPayMinor) }
    case 'bank_statement':
      return { ...person, ...statementFigures(person, random, rowCount ?? Math.round(random.between(6, 9))) }
    case 'utility_bill':
      return { ...person, dueOn: '2026-06-15', ...billFigures(language, random) }
  }
}

const payWords = {
  pt: { earnings: ['SALÁRIO BASE', 'HORAS EXTRAS', 'ADICIONAL NOTURNO'], deductions: ['INSS', 'IRRF', 'VALE TRANSPORTE'] },
  en: { earnings: ['REGULAR PAY', 'OVERTIME', 'NIGHT SHIFT'], deductions: ['FEDERAL TAX', 'SOCIAL SECURITY', 'MEDICARE'] },
} as const

const takenShares = [0.09, 0.075, 0.03]

function payslipFigures(language: PaperLanguage, random: Random, wantedNetMinor?: number): Pick<PaperTruth, 'amounts' | 'rows'> {
  const words = payWords[language]
  const earned = [some(random, 250_000, 900_000), some(random, 10_000, 60_000), some(random, 5_000, 30_000)]
  // A wanted net pay is reached by the base salary, and to the cent by the first deduction.
  if (wantedNetMinor !== undefined) earned[0] = Math.round(wantedNetMinor / (1 - sum(takenShares))) - earned[1]! - earned[2]!
  const grossPayMinor = sum(earned)
  const taken = takenShares.map((share) => Math.round(grossPayMinor * share) + some(random, 0, 99))
  if (wantedNetMinor !== undefined) taken[0]! += grossPayMinor - sum(taken) - wantedNetMinor
  const hours = [some(random, 16_000, 22_000), some(random, 400, 2_400), some(random, 800, 4_000)]
  const earnings = words.earnings.map((text, index) => ({
    text,
    amountMinor: earned[index]!,
    others: [
      decimal(hours[index]!, language),
      ...(language === 'en' ? [decimal(Math.round((earned[index]! / hours[index]!) * 100), 'en')] : []),
    ],
  }))
  const deductions = words.deductions.map((text, index) => ({ text, amountMinor: -taken[index]! }))
  const amounts = { grossPayMinor, deductionsMinor: sum(taken), netPayMinor: grossPayMinor - sum(taken) }
  return { amounts, rows: [...earnings, ...deductions] }
}

const movements = {
  pt: {
    in: ['SALÁRIO', 'PIX RECEBIDO', 'DEPÓSITO EM DINHEIRO'],
    out: ['PIX ENVIADO', 'COMPRA NO DÉBITO', 'PAGAMENTO DE BOLETO', 'TARIFA MENSAL', 'SAQUE'],
  },
  en: {
    in: ['PAYROLL DEPOSIT', 'TRANSFER RECEIVED', 'CASH DEPOSIT'],
    out: ['CARD PURCHASE', 'RENT PAYMENT', 'MONTHLY FEE', 'ATM CASH', 'TRANSFER SENT'],
  },
} as const

function statementFigures(
  { language, month }: { language: PaperLanguage; month: string },
  random: Random,
  count: number,
): Pick<PaperTruth, 'amounts' | 'rows'> {
  const openingBalanceMinor = some(random, 60_000, 190_000)
  let balanceMinor = openingBalanceMinor
  const rows = Array.from({ length: count }, (_, index): RowTruth => {
    // The pay comes first, so that no account runs dry.
    const isIn = index === 0 || random.between(0, 1) < 0.25
    const most = Math.max(2_000, Math.round(balanceMinor / 4))
    const amountMinor = index === 0 ? some(random, 250_000, 700_000) : isIn ? some(random, 5_000, 90_000) : -some(random, 1_000, most)
    balanceMinor += amountMinor
    const text = index === 0 ? movements[language].in[0] : random.pick(movements[language][isIn ? 'in' : 'out'])
    const day = Math.min(28, 1 + Math.floor(((index + 1) * 27) / count))
    return { text, date: `${month}-${String(day).padStart(2, '0')}`, amountMinor, balanceMinor }
  })
  return { amounts: { openingBalanceMinor, closingBalanceMinor: balanceMinor }, rows }
}

const consumed = {
  pt: ['CONSUMO KWH', 'ILUMINAÇÃO PÚBLICA', 'MULTA POR ATRASO'],
  en: ['ELECTRICITY KWH', 'GRID SERVICE', 'LATE FEE'],
} as const

function billFigures(language: PaperLanguage, random: Random): Pick<PaperTruth, 'amounts' | 'rows'> {
  const kilowattHours = some(random, 90, 480)
  const [used, service, fee] = [kilowattHours * some(random, 70, 98), some(random, 900, 3_000), some(random, 150, 900)]
  const [energy, grid, late] = consumed[language]
  const rows = [
    { text: energy, amountMinor: used, others: [String(kilowattHours), decimal(Math.round(used / kilowattHours), language)] },
    { text: grid, amountMinor: service },
    { text: late, amountMinor: fee },
  ]
  return { amounts: { amountDueMinor: used + service + fee }, rows }
}

/** Two decimals as the language prints them. */
export function decimal(hundredths: number, language: PaperLanguage): string {
  const [whole = '', rest = ''] = (Math.abs(hundredths) / 100).toFixed(2).split('.')
  const [group, point] = language === 'pt' ? ['.', ','] : [',', '.']
  return `${whole.replaceAll(/(?<=\d)(?=(\d{3})+$)/g, group)}${point}${rest}`
}

function some(random: Random, least: number, most: number): number {
  return Math.round(random.between(least, most))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0)
}
