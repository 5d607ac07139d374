import { action, type Composer, type NoFacts, paragraphs } from './message.ts'

/** Amounts and dates are texts in the applicant's language. */
export type OfferFacts = { net: string; count: number; instalment: string; total: string; cet: string; until: string }

export const offerReady: Composer<OfferFacts> = {
  en: (offer, sender) => ({
    sms: `${sender.lender}: your offer is ready. It stands until ${offer.until}: ${sender.url}`,
    mail: {
      subject: 'Your offer is ready',
      blocks: [
        ...paragraphs('We can offer you this loan:'),
        {
          kind: 'facts',
          facts: [
            { label: 'You receive', value: offer.net },
            { label: 'You pay', value: `${offer.count} payments of ${offer.instalment}` },
            { label: 'In all you pay', value: offer.total },
            { label: 'Total cost (CET)', value: `${offer.cet} a year` },
          ],
        },
        ...paragraphs(`The offer stands until ${offer.until}. You are free to say no.`),
        action('See the offer', sender),
      ],
    },
  }),
  'pt-BR': (offer, sender) => ({
    sms: `${sender.lender}: sua oferta está pronta. Vale até ${offer.until}: ${sender.url}`,
    mail: {
      subject: 'Sua oferta está pronta',
      blocks: [
        ...paragraphs('Podemos oferecer este empréstimo a você:'),
        {
          kind: 'facts',
          facts: [
            { label: 'Você recebe', value: offer.net },
            { label: 'Você paga', value: `${offer.count} parcelas de ${offer.instalment}` },
            { label: 'No total você paga', value: offer.total },
            { label: 'Custo Efetivo Total (CET)', value: `${offer.cet} ao ano` },
          ],
        },
        ...paragraphs(`A oferta vale até ${offer.until}. Você é livre para recusar.`),
        action('Ver a oferta', sender),
      ],
    },
  }),
}

export const contractReady: Composer<NoFacts> = {
  en: (_facts, sender) => ({
    sms: `${sender.lender}: your contract is ready. Read it in peace and sign it at ${sender.url}`,
    mail: {
      subject: 'Your contract is ready to sign',
      blocks: [
        ...paragraphs(
          'Your contract is ready. Read it in peace; if something is unclear, ask us before you sign.',
          'Once you have signed, we send the money.',
        ),
        action('Read and sign', sender),
      ],
    },
  }),
  'pt-BR': (_facts, sender) => ({
    sms: `${sender.lender}: seu contrato está pronto. Leia com calma e assine em ${sender.url}`,
    mail: {
      subject: 'Seu contrato está pronto para assinar',
      blocks: [
        ...paragraphs(
          'Seu contrato está pronto. Leia com calma; se algo não estiver claro, pergunte antes de assinar.',
          'Depois que você assinar, enviamos o dinheiro.',
        ),
        action('Ler e assinar', sender),
      ],
    },
  }),
}

export type PaidOutFacts = { net: string; paidOn: string; account: string; firstPayment: string; lastDueOn: string; withdrawUntil: string }

export const moneySent: Composer<PaidOutFacts> = {
  en: (loan, sender) => ({
    sms: `${sender.lender}: the money of your loan is in your account. Your payments are listed at ${sender.url}`,
    mail: {
      subject: 'The money is in your account',
      blocks: [
        ...paragraphs('We have sent you the money of your loan.'),
        {
          kind: 'facts',
          facts: [
            { label: 'Amount', value: loan.net },
            { label: 'On', value: loan.paidOn },
            { label: 'Account', value: loan.account },
            { label: 'First payment', value: loan.firstPayment },
            { label: 'Last payment', value: loan.lastDueOn },
          ],
        },
        ...paragraphs(
          'All payments, and your signed contract, are in your account with us. You can pay back early at any time, and pay less interest then.',
          `Until ${loan.withdrawUntil} you may change your mind and give the money back, without a reason. Tell us, and we say how.`,
        ),
        action('See my payments', sender),
      ],
    },
  }),
  'pt-BR': (loan, sender) => ({
    sms: `${sender.lender}: o dinheiro do seu empréstimo está na sua conta. Veja suas parcelas em ${sender.url}`,
    mail: {
      subject: 'O dinheiro está na sua conta',
      blocks: [
        ...paragraphs('Enviamos o dinheiro do seu empréstimo.'),
        {
          kind: 'facts',
          facts: [
            { label: 'Valor', value: loan.net },
            { label: 'Em', value: loan.paidOn },
            { label: 'Conta', value: loan.account },
            { label: 'Primeira parcela', value: loan.firstPayment },
            { label: 'Última parcela', value: loan.lastDueOn },
          ],
        },
        ...paragraphs(
          'Todas as parcelas e seu contrato assinado estão na sua conta conosco. Você pode pagar antes quando quiser, e então paga menos juros.',
          `Até ${loan.withdrawUntil} você pode desistir e devolver o dinheiro, sem dizer o motivo. Avise-nos e dizemos como.`,
        ),
        action('Ver minhas parcelas', sender),
      ],
    },
  }),
}
