import type { DocumentLocale } from '#integrations/pdf/blocks.ts'
import type { ContractDocument } from './contract-document.ts'
import type { ContractFigures } from './contract-figures.ts'
import { bindReferences, longDate, moneyText, percentText } from './locale-text.ts'

export type Clause = { title: string; paragraphs: readonly string[] }

/** What the clauses say in numbers and dates, as text. */
type Terms = {
  financed: string
  net: string
  count: number
  firstDue: string
  lastDue: string
  monthlyRate: string
  cetMonthly: string
  cetAnnual: string
  fine: string
  defaultInterest: string
}

/** The terms of the contract, in the language of the document. Sources stand in the text; the law is Brazil's in both languages. */
export function contractClauses(contract: ContractDocument, { first, last }: ContractFigures): Clause[] {
  const { locale, currency, facts, latePayment } = contract
  const terms: Terms = {
    financed: moneyText(facts.financedMinor, currency, locale),
    net: moneyText(facts.netMinor, currency, locale),
    count: contract.schedule.length,
    firstDue: longDate(first.dueOn, locale),
    lastDue: longDate(last.dueOn, locale),
    monthlyRate: percentText(facts.monthlyRatePercent, locale),
    cetMonthly: percentText(facts.cetMonthlyPercent, locale),
    cetAnnual: percentText(facts.cetAnnualPercent, locale),
    fine: percentText(latePayment.finePercent, locale),
    defaultInterest: percentText(latePayment.defaultInterestMonthlyPercent, locale),
  }
  return catalogue[locale](terms).map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.map(bindReferences) }))
}

const catalogue = { en: inEnglish, 'pt-BR': inPortuguese } satisfies Record<DocumentLocale, (terms: Terms) => Clause[]>

function inEnglish(terms: Terms): Clause[] {
  const financed =
    terms.financed === terms.net
      ? `The financed amount is ${terms.financed}, and the Borrower receives all of it.`
      : `The financed amount is ${terms.financed}, of which the Borrower receives ${terms.net}; the difference is the tax and the fees shown in the summary.`
  const duePayments =
    terms.count === 1
      ? `The Borrower repays the loan in one instalment, due on ${terms.firstDue}, in the amount set out in the schedule.`
      : `The Borrower repays the loan in ${terms.count} monthly and successive instalments, on the dates and in the amounts set out in the schedule. The first is due on ${terms.firstDue}, the last on ${terms.lastDue}.`
  return [
    {
      title: 'Object',
      paragraphs: [
        `The Lender grants the Borrower a personal loan for no specific purpose. ${financed}`,
        'After signature, the Lender credits the amount to the account named in this agreement.',
      ],
    },
    {
      title: 'Payment',
      paragraphs: [
        duePayments,
        `Interest is fixed at ${terms.monthlyRate} a month for the whole term. It is calculated on the outstanding balance; each instalment pays the interest of its period and reduces the principal (Price method).`,
        'An instalment that falls due on a Saturday, a Sunday or a bank holiday may be paid on the next banking day without any charge (Law 7.089/1983).',
        `The Total Effective Cost (CET) is ${terms.cetAnnual} a year (${terms.cetMonthly} a month). It takes in interest, tax and fees, and is calculated on the amount that the Borrower receives.`,
      ],
    },
    {
      title: 'Late payment',
      paragraphs: [
        `On an instalment in arrears the Lender charges, for the days of delay, the interest of this agreement and default interest of ${terms.defaultInterest} a month, and once a fine of ${terms.fine} of the instalment (Consumer Protection Code, art. 52, § 1º). Nothing else is charged for the delay.`,
        'The Lender may report the debt to credit bureaus only after written notice to the Borrower (Consumer Protection Code, art. 43, § 2º).',
      ],
    },
    {
      title: 'Early repayment',
      paragraphs: [
        'The Borrower may repay the loan early at any time, in whole or in part, with a proportional reduction of interest and other charges (Consumer Protection Code, art. 52, § 2º).',
        'The amount to repay is the present value of the instalments not yet due, discounted at the interest rate of this agreement to the day of payment. No fee is charged for early repayment.',
        'On request the Lender states the outstanding balance and how it was calculated.',
      ],
    },
    {
      title: 'Right of withdrawal',
      paragraphs: [
        'As this agreement is made outside the Lender’s premises, the Borrower may withdraw from it within 7 days of signing it or of receiving the money, without giving a reason (Consumer Protection Code, art. 49).',
        'To withdraw, the Borrower tells the Lender through one of the channels on the first page and returns the amount received. Sums already paid under this agreement are returned at once, adjusted for inflation. No fine and no fee is due.',
      ],
    },
    {
      title: 'Data protection',
      paragraphs: [
        'The Lender processes the Borrower’s personal data to assess the application, to perform this agreement, to protect credit and to comply with the law (General Data Protection Law, LGPD, Law 13.709/2018, art. 7º, II, V and X).',
        'The Lender reports this operation to the Credit Information System (SCR) of the Central Bank of Brazil, as the regulations require. The Borrower may consult these records at the Central Bank.',
        'The Borrower may ask for access to the data, for their correction and for the other rights of art. 18 of the LGPD, and for the review of automated decisions (art. 20). The data are kept for the periods that the law sets and are then erased.',
      ],
    },
    {
      title: 'Electronic signature',
      paragraphs: [
        'The parties accept the electronic signature used here as a valid way to conclude this agreement (Provisional Measure 2.200-2/2001, art. 10, § 2º). The evidence page records how it was signed, and a digital seal shows any later change.',
        'The Borrower receives the signed agreement in electronic form and may ask for another copy at any time.',
      ],
    },
    {
      title: 'Governing law and courts',
      paragraphs: [
        'This agreement is governed by the law of Brazil.',
        'The courts of the Borrower’s place of residence have jurisdiction (Consumer Protection Code, art. 101, I).',
      ],
    },
  ]
}

function inPortuguese(terms: Terms): Clause[] {
  const financed =
    terms.financed === terms.net
      ? `O valor financiado é de ${terms.financed}, que o Devedor recebe por inteiro.`
      : `O valor financiado é de ${terms.financed}, do qual o Devedor recebe ${terms.net}; a diferença corresponde ao imposto e às tarifas demonstrados no resumo.`
  const duePayments =
    terms.count === 1
      ? `O Devedor paga o empréstimo em uma parcela, que vence em ${terms.firstDue}, no valor indicado no cronograma.`
      : `O Devedor paga o empréstimo em ${terms.count} parcelas mensais e sucessivas, nas datas e nos valores do cronograma. A primeira vence em ${terms.firstDue} e a última, em ${terms.lastDue}.`
  return [
    {
      title: 'Objeto',
      paragraphs: [
        `O Credor concede ao Devedor um empréstimo pessoal, sem destinação específica. ${financed}`,
        'Depois da assinatura, o Credor credita o valor na conta indicada neste contrato.',
      ],
    },
    {
      title: 'Pagamento',
      paragraphs: [
        duePayments,
        `A taxa de juros é prefixada, de ${terms.monthlyRate} ao mês, durante todo o prazo. Os juros incidem sobre o saldo devedor; cada parcela paga os juros do seu período e amortiza o principal (Tabela Price).`,
        'A parcela que vencer em sábado, domingo ou feriado bancário pode ser paga no primeiro dia útil seguinte, sem nenhum encargo (Lei 7.089/1983).',
        `O Custo Efetivo Total (CET) é de ${terms.cetAnnual} ao ano (${terms.cetMonthly} ao mês). Ele reúne juros, tributos e tarifas e é calculado sobre o valor que o Devedor recebe.`,
      ],
    },
    {
      title: 'Atraso no pagamento',
      paragraphs: [
        `Sobre a parcela em atraso o Credor cobra, pelos dias de atraso, os juros deste contrato e juros de mora de ${terms.defaultInterest} ao mês e, uma única vez, multa de ${terms.fine} sobre a parcela (Código de Defesa do Consumidor, art. 52, § 1º). Nenhum outro encargo é cobrado pelo atraso.`,
        'O Credor só pode comunicar a dívida aos órgãos de proteção ao crédito depois de avisar o Devedor por escrito (Código de Defesa do Consumidor, art. 43, § 2º).',
      ],
    },
    {
      title: 'Pagamento antecipado',
      paragraphs: [
        'O Devedor pode pagar antecipadamente o empréstimo a qualquer tempo, no todo ou em parte, com redução proporcional dos juros e demais acréscimos (Código de Defesa do Consumidor, art. 52, § 2º).',
        'O valor a pagar é o valor presente das parcelas a vencer, descontadas à taxa de juros deste contrato até o dia do pagamento. Nenhuma tarifa é cobrada pelo pagamento antecipado.',
        'A pedido do Devedor, o Credor informa o saldo devedor e como ele foi calculado.',
      ],
    },
    {
      title: 'Direito de desistência',
      paragraphs: [
        'Como este contrato é celebrado fora do estabelecimento do Credor, o Devedor pode desistir dele no prazo de 7 dias, contado da assinatura ou do recebimento do valor, sem indicar o motivo (Código de Defesa do Consumidor, art. 49).',
        'Para desistir, o Devedor avisa o Credor por um dos canais indicados na primeira página e devolve o valor recebido. O que já tiver pago por este contrato lhe é devolvido de imediato, monetariamente atualizado. Não há multa nem tarifa.',
      ],
    },
    {
      title: 'Proteção de dados pessoais',
      paragraphs: [
        'O Credor trata os dados pessoais do Devedor para analisar a proposta, executar este contrato, proteger o crédito e cumprir a lei (Lei Geral de Proteção de Dados Pessoais, LGPD, Lei 13.709/2018, art. 7º, II, V e X).',
        'O Credor registra esta operação no Sistema de Informações de Crédito (SCR) do Banco Central do Brasil, como exige a regulamentação. O Devedor pode consultar esses registros no Banco Central.',
        'O Devedor pode pedir acesso aos dados, sua correção e os demais direitos do art. 18 da LGPD, bem como a revisão de decisões automatizadas (art. 20). Os dados são conservados pelos prazos legais e depois eliminados.',
      ],
    },
    {
      title: 'Assinatura eletrônica',
      paragraphs: [
        'As partes aceitam a assinatura eletrônica aqui usada como forma válida de celebrar este contrato (Medida Provisória 2.200-2/2001, art. 10, § 2º). A página de evidências registra como ele foi assinado, e um selo digital revela qualquer alteração posterior.',
        'O Devedor recebe o contrato assinado em formato eletrônico e pode pedir nova via a qualquer tempo.',
      ],
    },
    {
      title: 'Lei aplicável e foro',
      paragraphs: [
        'Este contrato é regido pela lei brasileira.',
        'É competente o foro do domicílio do Devedor (Código de Defesa do Consumidor, art. 101, I).',
      ],
    },
  ]
}
