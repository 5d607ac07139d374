import type { InBothLanguages } from '../locale.ts'
import { action, type Composer, type NoFacts, paragraphs } from './message.ts'

/** What an applicant can be waited for. */
export const applicantTasks = ['consents', 'details', 'photos', 'incomePapers', 'offer', 'signature'] as const
export type ApplicantTask = (typeof applicantTasks)[number]

const tasks: Readonly<Record<ApplicantTask, InBothLanguages>> = {
  consents: { en: 'your permissions', 'pt-BR': 'suas autorizações' },
  details: { en: 'your details', 'pt-BR': 'seus dados' },
  photos: { en: 'photos of your identity document', 'pt-BR': 'fotos do seu documento de identidade' },
  incomePapers: { en: 'proof of your income', 'pt-BR': 'seu comprovante de renda' },
  offer: { en: 'your answer to our offer', 'pt-BR': 'sua resposta à nossa oferta' },
  signature: { en: 'your signature', 'pt-BR': 'sua assinatura' },
}

/** The applicant's part, in the middle of a sentence. */
export function taskWords(task: ApplicantTask): InBothLanguages {
  return tasks[task]
}

/** Comes by the product's cadence while a part of the applicant's is open. `until` is a date in words. */
export const reminder: Composer<{ task: ApplicantTask; until?: string | undefined }> = {
  en: ({ task, until }, sender) => ({
    sms: `${sender.lender}: your application waits for ${tasks[task].en}${until === undefined ? '' : `, until ${until}`}. Go on at ${sender.url}`,
    mail: {
      subject: 'Your application waits for you',
      blocks: [
        ...paragraphs(
          `To go on we need ${tasks[task].en}. Everything that you have done so far is saved.`,
          ...(until === undefined
            ? []
            : [`We keep your application open until ${until}. After that it is closed, and you can begin a new one.`]),
        ),
        action('Go on', sender),
      ],
    },
  }),
  'pt-BR': ({ task, until }, sender) => ({
    sms: `${sender.lender}: sua proposta espera ${tasks[task]['pt-BR']}${until === undefined ? '' : `, até ${until}`}. Continue em ${sender.url}`,
    mail: {
      subject: 'Sua proposta espera por você',
      blocks: [
        ...paragraphs(
          `Para continuar precisamos de ${tasks[task]['pt-BR']}. Tudo o que você já fez está salvo.`,
          ...(until === undefined ? [] : [`Mantemos sua proposta aberta até ${until}. Depois ela é encerrada, e você pode começar outra.`]),
        ),
        action('Continuar', sender),
      ],
    },
  }),
}

/** `reason` is the applicant's sentence from `requests.ts`. */
type Again = { reason?: string | undefined }

export const photosAgain: Composer<Again> = {
  en: ({ reason }, sender) => ({
    sms: `${sender.lender}: we need new photos of your identity document. See why, and take them, at ${sender.url}`,
    mail: {
      subject: 'We need new photos of your document',
      blocks: [
        ...paragraphs('Please photograph your identity document again.', ...(reason === undefined ? [] : [reason])),
        action('Take new photos', sender),
      ],
    },
  }),
  'pt-BR': ({ reason }, sender) => ({
    sms: `${sender.lender}: precisamos de novas fotos do seu documento. Veja o motivo e fotografe em ${sender.url}`,
    mail: {
      subject: 'Precisamos de novas fotos do seu documento',
      blocks: [
        ...paragraphs('Fotografe seu documento de identidade de novo, por favor.', ...(reason === undefined ? [] : [reason])),
        action('Tirar novas fotos', sender),
      ],
    },
  }),
}

/** Asked for the first time where `reason` is not given. */
export const incomePapersAsked: Composer<Again> = {
  en: ({ reason }, sender) => ({
    sms: `${sender.lender}: we need ${reason === undefined ? '' : 'other '}papers that prove your income. See which, and send them, at ${sender.url}`,
    mail: {
      subject: reason === undefined ? 'Please show us what you earn' : 'We need other papers of your income',
      blocks: [
        ...paragraphs(
          ...(reason === undefined
            ? ['For a loan of this size we need to see what you earn. A photo of each paper is enough, and it takes about two minutes.']
            : [reason]),
        ),
        action('Send papers', sender),
      ],
    },
  }),
  'pt-BR': ({ reason }, sender) => ({
    sms: `${sender.lender}: precisamos de ${reason === undefined ? '' : 'outros '}comprovantes da sua renda. Veja quais e envie em ${sender.url}`,
    mail: {
      subject: reason === undefined ? 'Mostre para nós quanto você ganha' : 'Precisamos de outros comprovantes de renda',
      blocks: [
        ...paragraphs(
          ...(reason === undefined
            ? ['Para um empréstimo deste valor precisamos ver quanto você ganha. Basta uma foto de cada comprovante, em uns dois minutos.']
            : [reason]),
        ),
        action('Enviar comprovantes', sender),
      ],
    },
  }),
}

export const detailsAgain: Composer<Again> = {
  en: ({ reason }, sender) => ({
    sms: `${sender.lender}: please look at your details again. What we need is at ${sender.url}`,
    mail: {
      subject: 'Please look at your details again',
      blocks: [
        ...paragraphs('We cannot go on with your details as they are.', ...(reason === undefined ? [] : [reason])),
        action('Look at my details', sender),
      ],
    },
  }),
  'pt-BR': ({ reason }, sender) => ({
    sms: `${sender.lender}: confira seus dados de novo, por favor. O que precisamos está em ${sender.url}`,
    mail: {
      subject: 'Confira seus dados de novo',
      blocks: [
        ...paragraphs('Não podemos continuar com os seus dados como estão.', ...(reason === undefined ? [] : [reason])),
        action('Conferir meus dados', sender),
      ],
    },
  }),
}

/** The registration is in order for us; what is pending is between the person and the authority. */
export const taxPending: Composer<NoFacts> = {
  en: (_facts, sender) => ({
    sms: `${sender.lender}: the Receita Federal has an open matter with your CPF. We go on. Please settle it at gov.br/receitafederal`,
    mail: {
      subject: 'Your CPF needs your attention',
      blocks: paragraphs(
        'The Receita Federal says that your CPF is pending regularisation. Often a tax return is missing.',
        'Your application goes on. Please settle it soon, because a CPF that stays open can be suspended: gov.br/receitafederal',
      ),
    },
  }),
  'pt-BR': (_facts, sender) => ({
    sms: `${sender.lender}: seu CPF tem uma pendência na Receita Federal. Sua proposta continua. Regularize em gov.br/receitafederal`,
    mail: {
      subject: 'Seu CPF precisa da sua atenção',
      blocks: paragraphs(
        'A Receita Federal informa que seu CPF está pendente de regularização. Muitas vezes falta uma declaração.',
        'Sua proposta continua. Regularize logo, porque um CPF com pendência pode ser suspenso: gov.br/receitafederal',
      ),
    },
  }),
}
