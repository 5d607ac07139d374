import type { Words } from '../words.ts'

export const ending: Words['ending'] = {
  declined: {
    title: 'Não podemos oferecer este empréstimo',
    lead: 'Obrigado por pedir. Você não nos deve nada. Os motivos são estes:',
    bureau:
      'Usamos um relatório de um birô de crédito. Ele não decidiu. A carta diz qual: você pode ver seu cadastro lá sem custo e corrigir erros.',
    letter: 'Abrir a carta (PDF)',
    letterSoon: 'Estamos escrevendo sua carta. Ela aparece aqui em um ou dois minutos.',
    rights: 'Seus direitos',
    person: (email, phone) =>
      `Você pode perguntar o motivo com mais detalhes e pedir que uma pessoa revise a decisão. Escreva para ${email} ou ligue ${phone}.`,
    anpd: 'Você pode reclamar à Autoridade Nacional de Proteção de Dados: gov.br/anpd.',
  },
  withdrawn: {
    title: 'Sua proposta foi encerrada',
    lead: 'Você desistiu dela. Não existe contrato e você não nos deve nada.',
  },
  cancelled: {
    title: 'Encerramos sua proposta',
    lead: 'Não existe contrato e você não nos deve nada. Se quiser saber o motivo, pergunte.',
  },
  expired: {
    title: 'O prazo desta proposta acabou',
    lead: 'Esperamos algo de você e não chegou a tempo. Você não nos deve nada.',
  },
  again: 'Pedir de novo',
  keep: 'O que acontece com seus dados',
  keepText: 'Apagamos o que a lei não nos obriga a guardar. As verificações de identidade ficam pelo tempo que a lei manda.',
}
