import { fold } from '../reading/labels.ts'
import type { PaperFieldName, PaperKind } from './paper.ts'

/** What labels on papers say, in Portuguese and English, folded to capitals without accents. */
const labels: Readonly<Record<PaperFieldName, readonly string[]>> = {
  holder: ['NOME', 'NOME DO FUNCIONARIO', 'FUNCIONARIO', 'CLIENTE', 'TITULAR', 'EMPLOYEE', 'CUSTOMER', 'ACCOUNT HOLDER'],
  taxId: ['CPF', 'CPF DO TITULAR'],
  issuer: ['EMPRESA', 'EMPREGADOR', 'EMPLOYER', 'BANCO', 'BANK', 'DISTRIBUIDORA', 'UTILITY'],
  address: ['ENDERECO', 'ENDERECO DE ENTREGA', 'ADDRESS', 'SERVICE ADDRESS'],
  month: ['MES DE REFERENCIA', 'REFERENCIA', 'COMPETENCIA', 'PERIODO', 'PAY PERIOD', 'STATEMENT PERIOD'],
  dueOn: ['VENCIMENTO', 'DATA DE VENCIMENTO', 'DUE DATE'],
  grossPayMinor: ['TOTAL DE VENCIMENTOS', 'SALARIO BRUTO', 'GROSS PAY'],
  netPayMinor: ['VALOR LIQUIDO', 'LIQUIDO A RECEBER', 'SALARIO LIQUIDO', 'NET PAY'],
  closingBalanceMinor: ['SALDO FINAL', 'SALDO ATUAL', 'CLOSING BALANCE', 'ENDING BALANCE'],
  amountDueMinor: ['TOTAL A PAGAR', 'VALOR A PAGAR', 'AMOUNT DUE', 'TOTAL DUE'],
}

const titles: readonly (readonly [kind: PaperKind, words: RegExp])[] = [
  ['payslip', /\b(RECIBO DE PAGAMENTO|DEMONSTRATIVO DE PAGAMENTO|HOLERITE|CONTRACHEQUE|PAYSLIP|PAY STUB|EARNINGS STATEMENT)\b/],
  ['bank_statement', /\b(EXTRATO( DE CONTA| BANCARIO)?|ACCOUNT STATEMENT|BANK STATEMENT)\b/],
  ['utility_bill', /\b(CONTA DE (LUZ|ENERGIA|AGUA|GAS|TELEFONE)|FATURA DE (ENERGIA|SERVICOS)|ELECTRICITY BILL|WATER BILL|UTILITY BILL)\b/],
]

/** The field that a printed text is the label of. Only a label that is the whole text: papers are full of sentences. */
export function paperLabelOf(text: string): PaperFieldName | undefined {
  const folded = fold(text)
  return Object.entries(labels).find(([, phrases]) => phrases.includes(folded))?.[0] as PaperFieldName | undefined
}

/** The kind by the title, or undefined for a paper of another kind. */
export function paperKindOf(texts: readonly string[]): PaperKind | undefined {
  const folded = texts.map(fold)
  return titles.find(([, words]) => folded.some((text) => words.test(text)))?.[0]
}
