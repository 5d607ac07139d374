import { action, type Composer, type MailBlock, type NoFacts, paragraphs } from './message.ts'
import { type ApplicantTask, taskWords } from './tasks.ts'

export type Agency = { name: string; address: string; phone: string; website: string }

/** `agency` where the decision rests on what a bureau reported. */
export type DeclineFacts = { reasons: readonly string[]; agency?: Agency | undefined }

export const declined: Composer<DeclineFacts> = {
  en: ({ reasons, agency }, sender) => ({
    sms: `${sender.lender}: we have decided on your application. Our answer is waiting for you at ${sender.url}`,
    mail: {
      subject: 'Our decision on your application',
      blocks: [
        ...paragraphs('Thank you for applying. We cannot offer you this loan. What decided it:'),
        { kind: 'list', items: reasons },
        ...(agency === undefined
          ? []
          : [
              agencyBlock(
                'We used a report of the credit bureau below. It did not decide and cannot say why we did. You may see your file there free of charge and have mistakes corrected:',
              ),
              agencyFacts(agency, ['Bureau', 'Address', 'Telephone', 'Website']),
            ]),
        ...paragraphs(
          `You may ask us for more detail, and have a person look at the decision again (LGPD, art. 20). Write to ${sender.email} or call ${sender.phone}.`,
          'You owe us nothing. You may apply again at any time.',
        ),
      ],
    },
  }),
  'pt-BR': ({ reasons, agency }, sender) => ({
    sms: `${sender.lender}: decidimos sobre a sua proposta. Nossa resposta espera por você em ${sender.url}`,
    mail: {
      subject: 'Nossa decisão sobre a sua proposta',
      blocks: [
        ...paragraphs('Obrigado por pedir. Não podemos oferecer este empréstimo a você. O que decidiu:'),
        { kind: 'list', items: reasons },
        ...(agency === undefined
          ? []
          : [
              agencyBlock(
                'Usamos um relatório do birô de crédito abaixo. Ele não decidiu e não sabe dizer por que decidimos assim. Você pode ver seu cadastro lá sem custo e corrigir erros:',
              ),
              agencyFacts(agency, ['Birô', 'Endereço', 'Telefone', 'Site']),
            ]),
        ...paragraphs(
          `Você pode nos pedir mais detalhes e que uma pessoa revise a decisão (LGPD, art. 20). Escreva para ${sender.email} ou ligue para ${sender.phone}.`,
          'Você não nos deve nada. Pode pedir de novo quando quiser.',
        ),
      ],
    },
  }),
}

export const withdrawn: Composer<NoFacts> = {
  en: (_facts, sender) => ({
    sms: `${sender.lender}: your application is closed, as you asked. You owe nothing. You may apply again at ${sender.url}`,
    mail: {
      subject: 'Your application is closed',
      blocks: [
        ...paragraphs('You withdrew your application. It is closed, no contract exists, and you owe us nothing.'),
        action('Apply again', sender),
      ],
    },
  }),
  'pt-BR': (_facts, sender) => ({
    sms: `${sender.lender}: sua proposta foi encerrada, como você pediu. Você não deve nada. Peça de novo em ${sender.url}`,
    mail: {
      subject: 'Sua proposta foi encerrada',
      blocks: [
        ...paragraphs('Você desistiu da sua proposta. Ela foi encerrada, não existe contrato e você não nos deve nada.'),
        action('Pedir de novo', sender),
      ],
    },
  }),
}

export const cancelled: Composer<NoFacts> = {
  en: (_facts, sender) => ({
    sms: `${sender.lender}: we closed your application without a loan. You owe nothing. Questions? Call ${sender.phone}`,
    mail: {
      subject: 'We closed your application',
      blocks: paragraphs(
        'We had to close your application. No contract exists any more, and you owe us nothing.',
        `If you want to know why, write to ${sender.email} or call ${sender.phone}.`,
      ),
    },
  }),
  'pt-BR': (_facts, sender) => ({
    sms: `${sender.lender}: encerramos sua proposta sem empréstimo. Você não deve nada. Dúvidas? Ligue ${sender.phone}`,
    mail: {
      subject: 'Encerramos a sua proposta',
      blocks: paragraphs(
        'Tivemos de encerrar a sua proposta. Não existe mais contrato e você não nos deve nada.',
        `Se quiser saber o motivo, escreva para ${sender.email} ou ligue para ${sender.phone}.`,
      ),
    },
  }),
}

/** `missing` is what did not come in time. */
export const expired: Composer<{ missing?: ApplicantTask | undefined }> = {
  en: ({ missing }, sender) => ({
    sms: `${sender.lender}: your application ran out and is closed. You owe nothing. You may apply again at ${sender.url}`,
    mail: {
      subject: 'Your application ran out',
      blocks: [
        ...paragraphs(
          missing === undefined
            ? 'We heard nothing from you in time, so your application is closed.'
            : `We waited for ${taskWords(missing).en}, and the time is over. Your application is closed.`,
          'You owe us nothing. You may apply again at any time.',
        ),
        action('Apply again', sender),
      ],
    },
  }),
  'pt-BR': ({ missing }, sender) => ({
    sms: `${sender.lender}: o prazo da sua proposta acabou e ela foi encerrada. Você não deve nada. Peça de novo em ${sender.url}`,
    mail: {
      subject: 'O prazo da sua proposta acabou',
      blocks: [
        ...paragraphs(
          missing === undefined
            ? 'Não tivemos resposta sua a tempo, por isso sua proposta foi encerrada.'
            : `Esperamos ${taskWords(missing)['pt-BR']}, e o prazo acabou. Sua proposta foi encerrada.`,
          'Você não nos deve nada. Pode pedir de novo quando quiser.',
        ),
        action('Pedir de novo', sender),
      ],
    },
  }),
}

function agencyBlock(text: string): MailBlock {
  return { kind: 'paragraph', text }
}

function agencyFacts(agency: Agency, [name, address, phone, website]: readonly [string, string, string, string]): MailBlock {
  return {
    kind: 'facts',
    facts: [
      { label: name, value: agency.name },
      { label: address, value: agency.address },
      { label: phone, value: agency.phone },
      { label: website, value: agency.website },
    ],
  }
}
