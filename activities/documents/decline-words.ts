import type { DocumentLocale } from '#integrations/pdf/blocks.ts'

const english = {
  title: 'Answer to your credit application',
  reference: 'Application',
  to: 'To',
  greeting: (name: string) => `Dear ${name},`,
  outcome: (product: string) => `Thank you for your application (${product}). We are sorry that we cannot grant you this credit now.`,
  reasons: 'Why we decided so',
  decidedBy: {
    automatic: 'The decision was made automatically, from the information in your application and our lending criteria.',
    person: 'The decision was made by a person of our credit team.',
  },
  information: 'Information that we used',
  bureauUsed: 'Among other information, we considered your credit history and a credit score that we received from this bureau:',
  bureau: 'Credit bureau',
  bureauDidNotDecide: 'The bureau did not make the decision and cannot explain it. We can.',
  rights: 'What you can do',
  right: {
    review:
      'Ask us to review the automated decision, and to tell you clearly which criteria we used (General Data Protection Law, LGPD, art. 20; Law 12.414/2011, art. 5º).',
    bureauData: [
      'See at no cost what the bureau holds about you, and have what is wrong corrected (Consumer Protection Code, art. 43).',
      'Learn from the bureau the main elements that its score considers (Law 12.414/2011, art. 5º).',
    ],
    ownData: 'Ask us for access to your personal data and for their correction (LGPD, art. 18).',
    again: 'Apply again when your situation has changed. This answer does not stand against a new application.',
  },
  complaint:
    'To use these rights, write to us or call us: the contacts are at the head of this letter. If you do not agree with our answer, you can turn to our ombudsman and to the Central Bank of Brazil (telephone 145).',
  closing: 'Kind regards,',
}

type DeclineWords = typeof english

const portuguese: DeclineWords = {
  title: 'Resposta ao seu pedido de crédito',
  reference: 'Pedido',
  to: 'Para',
  greeting: (name) => `Olá, ${name},`,
  outcome: (product) => `Obrigado pelo seu pedido (${product}). Lamentamos, mas não podemos conceder este crédito agora.`,
  reasons: 'Por que decidimos assim',
  decidedBy: {
    automatic: 'A decisão foi tomada de forma automatizada, com base nas informações do seu pedido e nos nossos critérios de crédito.',
    person: 'A decisão foi tomada por uma pessoa da nossa equipe de crédito.',
  },
  information: 'Informações que usamos',
  bureauUsed: 'Entre outras informações, consideramos o seu histórico e uma pontuação de crédito que recebemos deste birô:',
  bureau: 'Birô de crédito',
  bureauDidNotDecide: 'O birô não tomou a decisão e não pode explicá-la. Nós podemos.',
  rights: 'O que você pode fazer',
  right: {
    review:
      'Pedir que revisemos a decisão automatizada e que informemos com clareza os critérios usados (Lei Geral de Proteção de Dados Pessoais, LGPD, art. 20; Lei 12.414/2011, art. 5º).',
    bureauData: [
      'Consultar de graça o que o birô tem sobre você e pedir a correção do que estiver errado (Código de Defesa do Consumidor, art. 43).',
      'Conhecer, no birô, os principais elementos que a pontuação considera (Lei 12.414/2011, art. 5º).',
    ],
    ownData: 'Pedir acesso aos seus dados pessoais e a correção deles (LGPD, art. 18).',
    again: 'Fazer um novo pedido quando a sua situação mudar. Esta resposta não impede um novo pedido.',
  },
  complaint:
    'Para usar esses direitos, escreva ou ligue para nós: os contatos estão no alto desta carta. Se não concordar com a nossa resposta, você pode procurar a nossa ouvidoria e o Banco Central do Brasil (telefone 145).',
  closing: 'Atenciosamente,',
}

export const declineWords = { en: english, 'pt-BR': portuguese } satisfies Record<DocumentLocale, DeclineWords>
