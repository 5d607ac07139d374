import type { StepSummary } from '../case/case-facts.ts'
import type { PaperFinding } from '../income/income-paper.ts'
import type { IncomeFinding } from '../income/prove-income.ts'
import { listInWords, type InBothLanguages, type Locale } from './locale.ts'

const words: Readonly<Record<IncomeFinding, string>> = {
  name_differs: 'another name than declared',
  tax_id_differs: 'another CPF than declared',
  sums_contradict: 'figures that do not add up',
  month_ahead: 'a month that lies ahead',
  no_salary_found: 'no wages among the movements',
  unreadable: 'a paper that cannot be read',
  kind_not_accepted: 'a paper of a kind that is not taken',
  name_not_read: 'a name that was not read',
  month_not_read: 'a month that was not read',
  income_not_read: 'an income that was not read',
  too_old: 'a paper that is too old',
  months_missing: 'too few months',
}

/** What was found about papers, for staff, in the middle of a sentence. */
export function incomeFindings(codes: StepSummary[string] | undefined): string {
  const found = (Array.isArray(codes) ? (codes as readonly string[]) : []).map((code) => incomeFindingForStaff(code))
  return found.length === 0 ? 'no paper could be used' : listInWords(found)
}

export function incomeFindingForStaff(code: string): string {
  return Object.hasOwn(words, code) ? words[code as IncomeFinding] : code.replaceAll('_', ' ')
}

/** What is wrong with a paper, to the applicant whose paper it is; nobody is told here that a paper is held to be altered. */
const forApplicant: Readonly<Partial<Record<PaperFinding, InBothLanguages>>> = {
  unreadable: { en: 'We could not read it.', 'pt-BR': 'Não conseguimos ler.' },
  kind_not_accepted: { en: 'This is not a kind of paper that we take.', 'pt-BR': 'Este tipo de comprovante não é aceito.' },
  name_not_read: { en: 'We could not read the name.', 'pt-BR': 'Não conseguimos ler o nome.' },
  month_not_read: { en: 'We could not read the month.', 'pt-BR': 'Não conseguimos ler o mês.' },
  income_not_read: { en: 'We could not read what you were paid.', 'pt-BR': 'Não conseguimos ler quanto você recebeu.' },
  too_old: { en: 'It is too old.', 'pt-BR': 'É antigo demais.' },
  name_differs: { en: 'The name is not yours.', 'pt-BR': 'O nome não é o seu.' },
}

/** The first thing about a paper that the applicant can put right, or undefined where there is nothing to say to them. */
export function paperFindingForApplicant(findings: readonly PaperFinding[], locale: Locale): string | undefined {
  return findings.map((finding) => forApplicant[finding]?.[locale]).find((text) => text !== undefined)
}
