import type { DeclineReason } from '../eligibility/decide-application.ts'
import type { InBothLanguages, Locale } from './locale.ts'

/** Reasons that a person can give beside those of the policy, and those with which a check ends a case. */
const otherReasons = [
  'tax_registration_irregular',
  'identity_not_verified',
  'document_not_genuine',
  'listed_person',
  'score_insufficient',
  'credit_file_frozen',
  'other',
] as const
export type DeclineCode = DeclineReason | (typeof otherReasons)[number]

type ReasonWords = {
  staff: string
  applicant: InBothLanguages
  /** What a bureau reported led here: the notice names the bureau and the applicant's rights there. */
  restsOnBureau?: true
}

/**
 * Why an application is declined. The applicant reads what was decisive, as exactly as the law lets us say it: nobody is told that they are
 * on a list, or that their document is held to be forged, because the law on money laundering forbids the warning (Lei 9.613/1998, art. 11, II).
 */
const reasons: Readonly<Record<DeclineCode, ReasonWords>> = {
  under_age: {
    staff: 'Under the minimum age',
    applicant: {
      en: 'You are younger than this loan allows.',
      'pt-BR': 'Você ainda não tem a idade mínima para este empréstimo.',
    },
  },
  over_age: {
    staff: 'Over the maximum age at the last instalment',
    applicant: {
      en: 'On the last payment date you would be older than this loan allows. A shorter loan may fit.',
      'pt-BR': 'Na data da última parcela você teria mais idade do que este empréstimo permite. Um prazo menor pode servir.',
    },
  },
  not_resident: {
    staff: 'Not resident where the product is offered',
    applicant: {
      en: 'We only lend to people who live in Brazil.',
      'pt-BR': 'Só emprestamos a quem mora no Brasil.',
    },
  },
  open_defaults: {
    staff: 'Open defaults at the bureau',
    applicant: {
      en: 'The credit bureau reports debts of yours that are overdue and not yet paid.',
      'pt-BR': 'O birô de crédito informa dívidas suas vencidas e ainda não pagas.',
    },
    restsOnBureau: true,
  },
  credit_history: {
    staff: 'Credit history below the limit of the policy',
    applicant: {
      en: 'Your credit history shows payments that were missed or made late.',
      'pt-BR': 'Seu histórico de crédito mostra pagamentos atrasados ou não feitos.',
    },
    restsOnBureau: true,
  },
  income_insufficient: {
    staff: 'Income below the minimum',
    applicant: {
      en: 'Your monthly income is lower than this loan asks for.',
      'pt-BR': 'Sua renda mensal é menor do que este empréstimo exige.',
    },
  },
  payment_too_high_for_income: {
    staff: 'Instalment too high for the income',
    applicant: {
      en: 'The monthly payment would be too high for your income. A smaller amount or more months may fit.',
      'pt-BR': 'A parcela mensal seria alta demais para a sua renda. Um valor menor ou mais meses podem servir.',
    },
  },
  obligations_too_high_for_income: {
    staff: 'All obligations too high for the income',
    applicant: {
      en: 'Together with what you already pay to others each month, the payment would be too high for your income.',
      'pt-BR': 'Somada ao que você já paga a outros por mês, a parcela seria alta demais para a sua renda.',
    },
    restsOnBureau: true,
  },
  tax_registration_irregular: {
    staff: 'Tax registration is not in order',
    applicant: {
      en: 'Your CPF is not in order at the Receita Federal. You can see why at gov.br/receitafederal.',
      'pt-BR': 'Seu CPF não está em ordem na Receita Federal. Veja o motivo em gov.br/receitafederal.',
    },
  },
  identity_not_verified: {
    staff: 'Identity could not be verified',
    applicant: {
      en: 'We could not confirm who you are with what you sent us.',
      'pt-BR': 'Não conseguimos confirmar quem você é com o que recebemos.',
    },
  },
  document_not_genuine: {
    staff: 'Document is not genuine',
    applicant: {
      en: 'We could not confirm who you are with the document that you sent us.',
      'pt-BR': 'Não conseguimos confirmar quem você é com o documento que recebemos.',
    },
  },
  listed_person: {
    staff: 'Confirmed match on a sanctions or PEP list',
    applicant: {
      en: 'The rules that the law sets for lenders do not let us offer you this loan.',
      'pt-BR': 'As regras que a lei impõe a quem empresta não nos permitem oferecer este empréstimo a você.',
    },
  },
  score_insufficient: {
    staff: 'Score not sufficient',
    applicant: {
      en: 'What the credit bureau reports of your payments is not enough for this loan.',
      'pt-BR': 'O que o birô de crédito informa sobre seus pagamentos não é suficiente para este empréstimo.',
    },
    restsOnBureau: true,
  },
  credit_file_frozen: {
    staff: 'Credit file is frozen by the person',
    applicant: {
      en: 'You closed your file at the credit bureau, so we could not see your credit history. You can open it and apply again.',
      'pt-BR': 'Você bloqueou seu cadastro no birô de crédito e não pudemos ver seu histórico. Você pode desbloquear e pedir de novo.',
    },
    restsOnBureau: true,
  },
  other: {
    staff: 'Other reason, in the note',
    applicant: {
      en: 'What we know of your finances is not enough for this loan. Call us and we will explain it to you.',
      'pt-BR': 'O que sabemos das suas finanças não é suficiente para este empréstimo. Ligue para nós e explicamos a você.',
    },
  },
}

/** All codes, for products and tests. */
export const declineCodes = Object.keys(reasons) as DeclineCode[]

export function declineReasonForStaff(code: string): string {
  return wordsOf(code).staff
}

/** The reasons in the applicant's words, strongest first, at most four, none twice. */
export function declineReasonsForApplicant(codes: readonly string[], locale: Locale): string[] {
  return [...new Set(codes.map((code) => wordsOf(code).applicant[locale]))].slice(0, 4)
}

/** Whether the applicant must be told which bureau reported of them (Lei 12.414/2011, art. 5; Código de Defesa do Consumidor, art. 43). */
export function restsOnBureau(codes: readonly string[]): boolean {
  return codes.some((code) => wordsOf(code).restsOnBureau === true)
}

/** A code that a product adds without words of its own is told as the open one: never shown as a code. */
function wordsOf(code: string): ReasonWords {
  return Object.hasOwn(reasons, code) ? reasons[code as DeclineCode] : reasons.other
}
