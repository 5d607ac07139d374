import type { StepName } from '../case/processes.ts'
import type { InBothLanguages, Locale } from './locale.ts'

type StepWords = { staff: string; applicant: InBothLanguages }

const steps: Readonly<Record<StepName, StepWords>> = {
  // onboarding
  consents: step('Consents', 'Your permissions', 'Suas autorizações'),
  contactCode: step('One-time code', 'Your code', 'Seu código'),
  contact: step('Confirmed contact', 'Confirm your phone or e-mail', 'Confirme seu celular ou e-mail'),
  details: step('Declared details', 'About you', 'Seus dados'),
  identityDocument: step('Identity document', 'Your identity document', 'Seu documento de identidade'),
  taxAuthority: step('Tax authority', 'Check of your CPF', 'Consulta do seu CPF'),
  screening: step('Sanctions and PEP screening', 'Checks that the law asks for', 'Verificações que a lei exige'),
  duplicateSearch: step('Duplicate search', 'Check of your details', 'Conferência dos seus dados'),
  riskRating: step('Risk rating', 'Check of your details', 'Conferência dos seus dados'),
  customer: step('Customer recorded', 'Your registration', 'Seu cadastro'),

  // documentCheck
  photos: step('Photographs', 'Photos of your document', 'Fotos do seu documento'),
  readDocument: step('Reading of the document', 'Reading your document', 'Leitura do seu documento'),
  compareDocument: step('Comparison with the declaration', 'Checking your document', 'Conferência do seu documento'),

  // loan
  application: step('Application', 'Your application', 'Sua proposta'),
  onboarding: step('Onboarding', 'Getting to know you', 'Conhecer você'),
  bureauReport: step('Credit bureau report', 'Your credit history', 'Seu histórico de crédito'),
  incomePapers: step('Income papers', 'Proof of your income', 'Seu comprovante de renda'),
  incomeEvidence: step('Income evidence', 'Check of your income', 'Conferência da sua renda'),
  decision: step('Decision by policy', 'Our decision', 'Nossa decisão'),
  underwriting: step('Underwriting', 'Review by a person', 'Análise por uma pessoa'),
  pricing: step('Pricing', 'Your offer', 'Sua oferta'),
  offer: step('Offer', 'Your answer to the offer', 'Sua resposta à oferta'),
  commitment: step('Commitment', 'Money set aside for you', 'Dinheiro reservado para você'),
  contract: step('Contract', 'Your contract', 'Seu contrato'),
  envelope: step('Signature request', 'Your contract', 'Seu contrato'),
  signature: step('Signature', 'Your signature', 'Sua assinatura'),
  seal: step('Sealed contract', 'Your signed contract', 'Seu contrato assinado'),
  filing: step('Filing in the archive', 'Your signed contract', 'Seu contrato assinado'),
  disbursement: step('Pay-out', 'Money to your account', 'Dinheiro na sua conta'),
  booking: step('Booking', 'Money to your account', 'Dinheiro na sua conta'),
  disbursementNotice: step('Notice of the pay-out', 'Message about your money', 'Aviso sobre o seu dinheiro'),
  servicing: step('Servicing', 'Your payments', 'Seus pagamentos'),
  returnBooking: step('Booking of the return', 'Money that came back', 'Dinheiro que voltou'),
  voidEnvelope: step('Void the signature request', 'End of your application', 'Fim da sua proposta'),
  releaseCommitment: step('Release the commitment', 'End of your application', 'Fim da sua proposta'),
  endingNotice: step('Notice of the ending', 'Message about the end', 'Aviso do encerramento'),
}

/** What staff call a step. One that no process has, because somebody mistyped it in an order that was refused, is called as it was written. */
export function stepForStaff(name: string): string {
  return Object.hasOwn(steps, name) ? steps[name as StepName].staff : name
}

/** What the applicant reads of a step on their status page. */
export function stepForApplicant(name: string, locale: Locale): string {
  return wordsOf(name).applicant[locale]
}

function wordsOf(name: string): StepWords {
  if (!Object.hasOwn(steps, name)) throw new Error(`No process has a step ${name}`)
  return steps[name as StepName]
}

function step(staff: string, english: string, portuguese: string): StepWords {
  return { staff, applicant: { en: english, 'pt-BR': portuguese } }
}
