import type { Words } from '../words.ts'

export const loan: Words['loan'] = {
  title: 'Seu empréstimo',
  welcome: 'O dinheiro está com você',
  welcomeText: (amount, day) => `Enviamos ${amount} em ${day}.`,
  nextPayment: 'Próxima parcela',
  dueOn: (day) => `vence em ${day}`,
  balance: 'Falta abater',
  balanceHint: 'Sem os juros dos próximos meses.',
  paymentsLeft: (left, count) => `Faltam ${left} de ${count} parcelas`,
  contract: 'Seu contrato assinado',
  openContract: 'Abrir (PDF)',
  contractReference: (reference) => `Contrato ${reference}`,
  changedMind: 'Mudou de ideia?',
  changedMindText: (phone) => `Você pode devolver o dinheiro em até sete dias, sem juros. Ligue ${phone}.`,
  noMorePayments: 'Todas as parcelas foram pagas.',
}
