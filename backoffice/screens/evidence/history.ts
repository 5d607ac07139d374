import type { CaseEvent, Export, ListedOrder, Message } from '../../generated/api.ts'
import { ago } from '../build-case.ts'
import { cases } from '../cases.ts'

/** Forty-four events, so that a long story can be seen. */
export function eventsOf(found: (typeof cases)[number]): CaseEvent[] {
  const [loan, onboarding] = found.members
  const story: [sentence: string, actor: CaseEvent['actor'], kind: string][] = [
    ['Tax authority needs attention. The tax authority does not answer.', { kind: 'system', name: null }, 'step_parked'],
    ['Tax authority: attempt 3 began with Serpro Consulta CPF.', { kind: 'system', name: null }, 'step_started'],
    ['Tax authority: another attempt was ordered.', { kind: 'staff', name: 'Rita Moraes' }, 'order_given'],
    ['Declared details: what the applicant gave was used.', { kind: 'applicant', name: null }, 'fact_used'],
  ]
  return Array.from({ length: 44 }, (_, index) => {
    const [sentence, actor, kind] = story[index % story.length]!
    const owner = index % 3 === 0 ? loan! : (onboarding ?? loan!)
    return {
      caseId: owner.id,
      sequence: 44 - index,
      kind,
      at: ago(40 + index * 53),
      step: 'taxAuthority',
      actor,
      sentence,
      facts:
        kind === 'order_given'
          ? { order: 'retryStep', orderId: 'o-1', reasonCode: 'outside_system_back' }
          : { attempt: 3, code: 'TAX_AUTHORITY_DOWN' },
    }
  })
}

export const orders: ListedOrder[] = [
  {
    orderId: 'o-1',
    caseId: cases[0]!.id,
    kind: 'retryStep',
    step: 'taxAuthority',
    stepLabel: 'Tax authority',
    by: { kind: 'staff', name: 'Rita Moraes', roles: ['reviewer'] },
    reasonCode: 'outside_system_back',
    reason: 'The outside system is back',
    note: 'Their status page is green again since nine.',
    state: 'carried_out',
    refusal: null,
    requestedAt: ago(150),
    completedAt: ago(149),
  },
  {
    orderId: 'o-2',
    caseId: cases[0]!.id,
    kind: 'confirmProposal',
    step: null,
    stepLabel: null,
    by: { kind: 'staff', name: 'Otávio Lima (credit)', roles: ['underwriter', 'reviewer'] },
    reasonCode: 'evidence_checked',
    reason: 'Evidence checked',
    note: null,
    state: 'refused',
    refusal: { code: 'SECOND_PERSON_REQUIRED', title: 'Another person must confirm it' },
    requestedAt: ago(100),
    completedAt: ago(100),
  },
]

export const messages: Message[] = [
  {
    id: 'm-1',
    rootCaseId: cases[0]!.id,
    caseReference: 'L-100042',
    channel: 'sms',
    template: 'one_time_code',
    locale: 'pt-BR',
    recipient: '+5511912345678',
    subject: null,
    body: 'Tenor: seu código é 482913. Vale por 10 minutos. Não passe este código a ninguém.',
    state: 'delivered',
    errorCode: null,
    attempts: 1,
    createdAt: ago(310),
    sentAt: ago(310),
  },
  {
    id: 'm-2',
    rootCaseId: cases[0]!.id,
    caseReference: 'L-100042',
    channel: 'email',
    template: 'tax_pending',
    locale: 'pt-BR',
    recipient: 'ana.beatriz@mail.example',
    subject: 'Regularize o seu CPF',
    body: 'Olá, Ana Beatriz.\n\nO seu CPF está pendente de regularização na Receita Federal. Seu pedido continua.\n\nO que fazer: acesse gov.br/receitafederal e regularize.\n\nTenor Financeira S.A.',
    state: 'sent',
    errorCode: null,
    attempts: 1,
    createdAt: ago(200),
    sentAt: ago(199),
  },
  {
    id: 'm-3',
    rootCaseId: cases[10]!.id,
    caseReference: 'L-100052',
    channel: 'sms',
    template: 'reminder',
    locale: 'en',
    recipient: '+5521900000000',
    subject: null,
    body: 'Tenor: we still need your permissions. Open your link to go on.',
    state: 'undeliverable',
    errorCode: '30005',
    attempts: 2,
    createdAt: ago(5),
    sentAt: null,
  },
]

export const exports: Export[] = [
  {
    id: 'x-1',
    caseId: cases[7]!.id,
    requestedBy: 'Clara Esteves',
    reasonCode: 'audit',
    sha256: '3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed',
    byteSize: 184_220,
    createdAt: ago(1200),
  },
]
