import type { Words } from '../words.ts'

export const offer: Words['offer'] = {
  title: 'Nossa oferta',
  lead: 'Veja com calma. Nada vale antes de você assinar o contrato.',
  counterTitle: 'Podemos oferecer outra coisa',
  counterLead: (asked, offered) => `Você pediu ${asked}. Pelo que sabemos, isto cabe melhor: ${offered}.`,
  standsUntil: (moment) => `A oferta vale até ${moment}.`,
  payoutOn: 'Calculado como se o dinheiro chegasse em',
  accept: 'Aceitar a oferta',
  decline: 'Não aceitar',
  declineTitle: 'Recusar a oferta?',
  declineText: 'Sua proposta termina com isso. Você não deve nada e pode pedir de novo.',
  declineConfirm: 'Recusar',
  accepted: 'Você aceitou. Agora vem o contrato.',
  acceptedHint: 'Depois que você aceita, fazemos o contrato, e você lê e assina.',
  closed: 'Esta oferta não vale mais.',
}
