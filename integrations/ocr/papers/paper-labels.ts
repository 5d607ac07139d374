import { fold, isNearly } from '../reading/labels.ts'
import type { PaperFieldName, PaperKind } from './paper.ts'

/** What labels on papers say, in Portuguese and English, folded to capitals without accents. */
const labels: Readonly<Record<PaperFieldName, readonly string[]>> = {
  holder: ['NOME', 'NOME DO FUNCIONARIO', 'FUNCIONARIO', 'CLIENTE', 'TITULAR', 'EMPLOYEE', 'CUSTOMER', 'ACCOUNT HOLDER'],
  taxId: ['CPF', 'CPF DO TITULAR'],
  issuer: ['EMPRESA', 'EMPREGADOR', 'EMPLOYER', 'BANCO', 'BANK', 'DISTRIBUIDORA', 'UTILITY'],
  address: ['ENDERECO', 'ENDERECO DE ENTREGA', 'ADDRESS', 'SERVICE ADDRESS'],
  month: ['MES DE REFERENCIA', 'REFERENCIA', 'COMPETENCIA', 'PERIODO', 'PAY PERIOD', 'STATEMENT PERIOD'],
  dueOn: ['VENCIMENTO', 'DATA DE VENCIMENTO', 'DUE DATE'],
  grossPayMinor: ['TOTAL DE VENCIMENTOS', 'TOTAL VENCIMENTOS', 'TOTAL DE PROVENTOS', 'SALARIO BRUTO', 'GROSS PAY', 'TOTAL EARNINGS'],
  deductionsMinor: ['TOTAL DE DESCONTOS', 'TOTAL DESCONTOS', 'TOTAL DEDUCTIONS'],
  netPayMinor: ['VALOR LIQUIDO', 'LIQUIDO A RECEBER', 'SALARIO LIQUIDO', 'NET PAY'],
  openingBalanceMinor: ['SALDO ANTERIOR', 'SALDO INICIAL', 'OPENING BALANCE', 'BEGINNING BALANCE', 'PREVIOUS BALANCE'],
  closingBalanceMinor: ['SALDO FINAL', 'SALDO ATUAL', 'CLOSING BALANCE', 'ENDING BALANCE'],
  amountDueMinor: ['TOTAL A PAGAR', 'VALOR A PAGAR', 'AMOUNT DUE', 'TOTAL DUE'],
}

export type PaperLanguage = 'pt' | 'en'

const titles: readonly (readonly [kind: PaperKind, language: PaperLanguage, words: RegExp])[] = [
  ['payslip', 'pt', /\b(RECIBO DE PAGAMENTO|DEMONSTRATIVO DE PAGAMENTO|HOLERITE|CONTRACHEQUE)\b/],
  ['payslip', 'en', /\b(PAYSLIP|PAY STUB|EARNINGS STATEMENT)\b/],
  ['bank_statement', 'pt', /\bEXTRATO( DE CONTA| BANCARIO)?\b/],
  ['bank_statement', 'en', /\b(ACCOUNT STATEMENT|BANK STATEMENT)\b/],
  ['utility_bill', 'pt', /\b(CONTA DE (LUZ|ENERGIA|AGUA|GAS|TELEFONE)|FATURA DE (ENERGIA|SERVICOS))\b/],
  ['utility_bill', 'en', /\b(ELECTRICITY BILL|WATER BILL|UTILITY BILL)\b/],
]

/** The field that a printed text is the label of. Only a label that is the whole text, give or take a letter: papers are full of sentences. */
export function paperLabelOf(text: string): PaperFieldName | undefined {
  const folded = fold(text)
  const all = Object.entries(labels) as [PaperFieldName, readonly string[]][]
  const exact = all.find(([, phrases]) => phrases.includes(folded))
  // One letter in nine: two labels of so many letters differ in more.
  return (exact ?? all.find(([, phrases]) => phrases.some((phrase) => isNearly(folded, phrase, Math.floor(phrase.length / 9)))))?.[0]
}

/** The kind and the language by the title, or undefined for a paper of another kind. */
export function titleOf(texts: readonly string[]): { kind: PaperKind; language: PaperLanguage } | undefined {
  const folded = texts.map(fold)
  const found = titles.find(([, , words]) => folded.some((text) => words.test(text)))
  return found === undefined ? undefined : { kind: found[0], language: found[1] }
}
