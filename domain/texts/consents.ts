import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../audit/canonical-json.ts'
import { AppError } from '../errors.ts'
import type { Product } from '../product/product.ts'
import type { InBothLanguages, Locale } from './locale.ts'

export type ConsentKind = Product['consents'][number]['kind']

type ConsentWords = {
  title: string
  /** The sentence beside the box. */
  statement: string
  /** What it means, readable before the box is ticked. */
  paragraphs: readonly string[]
}

/** `sha256` is the fingerprint of exactly these words: the record keeps it with the decision. */
export type ConsentText = ConsentWords & { kind: ConsentKind; version: string; locale: Locale; sha256: string }

type Versions = Readonly<Record<string, InBothLanguages<ConsentWords>>>

/** Published words are never edited: a change is a new version, and a product that names it. */
const consents: Readonly<Record<ConsentKind, Versions>> = {
  privacy: {
    '2026-06': {
      en: {
        title: 'Privacy notice',
        statement: 'I have read how my data are used.',
        paragraphs: [
          'We use your data to check who you are, to decide on your application, to make the contract, and to do what the law asks of lenders. We need your name, birth date, CPF, address, income, contact and your identity document for this.',
          'We share them only with those who work on this with us: the tax authority, the credit bureau, services that check sanctions lists, banks that move the money, the Central Bank where the law says so, and companies that run our systems under contract.',
          'An application that you do not finish is closed after 30 days; ask us, and we erase what you gave. Contracts and the checks behind them are kept for ten years after the end, because the law says so.',
          'You may ask what we know of you, have mistakes corrected, ask for a copy, and complain to the data protection authority (ANPD). You may have a person review a decision that was made by a computer. Write to the address at the end of each of our messages.',
        ],
      },
      'pt-BR': {
        title: 'Aviso de privacidade',
        statement: 'Li como os meus dados são usados.',
        paragraphs: [
          'Usamos seus dados para conferir quem você é, decidir sobre a sua proposta, fazer o contrato e cumprir o que a lei exige de quem empresta. Para isso precisamos do seu nome, data de nascimento, CPF, endereço, renda, contato e documento de identidade.',
          'Só os compartilhamos com quem trabalha nisso conosco: a Receita Federal, o birô de crédito, serviços que consultam listas de sanções, bancos que movimentam o dinheiro, o Banco Central quando a lei manda e empresas que operam nossos sistemas sob contrato.',
          'Uma proposta que você não terminar é encerrada depois de 30 dias; se pedir, apagamos o que você informou. Contratos e as verificações feitas para eles são guardados por dez anos depois do fim, porque a lei exige.',
          'Você pode perguntar o que sabemos de você, corrigir erros, pedir uma cópia e reclamar à Autoridade Nacional de Proteção de Dados (ANPD). Pode pedir que uma pessoa revise uma decisão tomada por computador. Escreva para o endereço no fim de cada mensagem nossa.',
        ],
      },
    },
  },
  tax_authority: {
    '2026-06': {
      en: {
        title: 'Check of your CPF',
        statement: 'You may ask the tax authority about my CPF.',
        paragraphs: [
          'We ask the Receita Federal whether your CPF is in order and which name it is registered to. For this we send your CPF and your birth date: without the birth date it gives no answer.',
          'We see nothing of your income or your tax returns. You may withdraw this permission at any time; we then cannot go on with your application.',
        ],
      },
      'pt-BR': {
        title: 'Consulta do seu CPF',
        statement: 'Autorizo a consulta do meu CPF na Receita Federal.',
        paragraphs: [
          'Perguntamos à Receita Federal se o seu CPF está em ordem e em que nome está. Para isso enviamos seu CPF e sua data de nascimento: sem a data de nascimento ela não responde.',
          'Não vemos nada da sua renda nem das suas declarações. Você pode retirar esta autorização quando quiser; nesse caso não podemos continuar com a sua proposta.',
        ],
      },
    },
  },
  bureau: {
    '2026-06': {
      en: {
        title: 'Your credit history',
        statement: 'You may ask the credit bureau for my history.',
        paragraphs: [
          'We ask a credit bureau how you have paid your debts so far and what you pay each month. We use it to decide whether you can afford this loan, and on which terms.',
          'This is a full enquiry: other lenders can see that we asked, and many enquiries in a short time can make others lend you less. You may withdraw this permission until we have asked.',
        ],
      },
      'pt-BR': {
        title: 'Seu histórico de crédito',
        statement: 'Autorizo a consulta do meu histórico no birô de crédito.',
        paragraphs: [
          'Perguntamos a um birô de crédito como você pagou suas dívidas até hoje e quanto paga por mês. Usamos isso para decidir se este empréstimo cabe no seu bolso, e em que condições.',
          'É uma consulta completa: outras empresas podem ver que perguntamos, e muitas consultas em pouco tempo podem dificultar outro empréstimo. Você pode retirar esta autorização até fazermos a consulta.',
        ],
      },
    },
  },
  electronic: {
    '2026-06': {
      en: {
        title: 'Documents on screen instead of paper',
        statement: 'I agree to receive and sign the documents electronically.',
        paragraphs: [
          'You get the offer, the contract and our notices as web pages, PDF files, e-mail and SMS, and you sign on the screen. This covers this application and the loan that may come of it.',
          'You need a phone or computer with a current browser, a programme that opens PDF files, and your own e-mail address or phone. You can save and print everything.',
          'You may ask for paper at any time, free of charge, and you may withdraw this agreement for the future. Then we send what is still to come by post, which takes longer. Tell us when your e-mail address or phone changes.',
        ],
      },
      'pt-BR': {
        title: 'Documentos na tela em vez de papel',
        statement: 'Concordo em receber e assinar os documentos por meio eletrônico.',
        paragraphs: [
          'Você recebe a oferta, o contrato e nossos avisos em páginas da internet, arquivos PDF, e-mail e SMS, e assina na tela. Isso vale para esta proposta e para o empréstimo que vier dela.',
          'Você precisa de um celular ou computador com navegador atual, de um programa que abra PDF e de e-mail ou celular próprio. Você pode salvar e imprimir tudo.',
          'Você pode pedir papel quando quiser, sem custo, e pode retirar esta concordância para o futuro. Nesse caso enviamos o restante pelo correio, o que demora mais. Avise-nos quando seu e-mail ou celular mudar.',
        ],
      },
    },
  },
  marketing: {
    '2026-06': {
      en: {
        title: 'News and offers',
        statement: 'You may send me news and offers.',
        paragraphs: ['Now and then we write about our products. This has no influence on our decision, and you can stop it with one tap.'],
      },
      'pt-BR': {
        title: 'Novidades e ofertas',
        statement: 'Podem me enviar novidades e ofertas.',
        paragraphs: [
          'De vez em quando escrevemos sobre nossos produtos. Isso não influencia a nossa decisão, e você pode parar com um toque.',
        ],
      },
    },
  },
}

/** The words of a consent as they are shown and hashed. Throws `CONSENT_TEXT_UNKNOWN` for a version that was never published. */
export function consentText(kind: ConsentKind, version: string, locale: Locale): ConsentText {
  const versions = consents[kind]
  const words = Object.hasOwn(versions, version) ? versions[version]?.[locale] : undefined
  if (!words) throw new AppError('CONSENT_TEXT_UNKNOWN', { kind, version })
  const { title, statement, paragraphs } = words
  const shown = { kind, version, locale, title, statement, paragraphs }
  return { ...shown, sha256: bytesToHex(sha256(utf8ToBytes(canonicalJson(shown)))) }
}

/** Every consent text that was ever published, for tests and auditors. */
export function publishedConsents(): { kind: ConsentKind; version: string }[] {
  return (Object.entries(consents) as [ConsentKind, Versions][]).flatMap(([kind, versions]) =>
    Object.keys(versions).map((version) => ({ kind, version })),
  )
}
