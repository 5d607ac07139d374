import type { IncomePaper } from './income-paper.ts'

/** How banks print wages on a statement, in Portuguese and English, after accents and case are taken off. */
const wages = /\b(SALARIO|SALARIOS|PROVENTOS|REMUNERACAO|FOLHA DE PAGAMENTO|CRED(ITO)? (DE )?SAL|SALARY|PAYROLL|WAGES)\b/

/**
 * The wages that a bank statement shows as they came in; a transfer from anybody else is no income that a statement alone proves.
 * Example: `05/05 SALARIO 4.200,00` counts, `PIX RECEBIDO 900,00` does not. Undefined where no line is surely wages.
 */
export function salaryCredits(rows: IncomePaper['rows'], minimumConfidence: number): number | undefined {
  const credits = rows.filter((row) => row.amountMinor > 0 && row.confidence >= minimumConfidence && wages.test(folded(row.text)))
  return credits.length === 0 ? undefined : credits.reduce((sum, row) => sum + row.amountMinor, 0)
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
}
