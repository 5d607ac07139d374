import type { RequestReason } from '../case/order.ts'
import type { InBothLanguages } from './locale.ts'

/** Why something is asked for again, and what to do, in one or two sentences to the applicant. */
export const requestsForApplicant: Readonly<Record<RequestReason, InBothLanguages>> = {
  blurry: {
    en: 'The photo was blurry. Hold the phone still and wait until the text is sharp.',
    'pt-BR': 'A foto ficou tremida. Segure o celular parado e espere o texto ficar nítido.',
  },
  glare: {
    en: 'Light was reflected on the document. Move away from lamps and windows, and turn off the flash.',
    'pt-BR': 'Havia reflexo de luz no documento. Afaste-se de lâmpadas e janelas e desligue o flash.',
  },
  cropped: {
    en: 'A part of the document was outside the photo. All four corners must be in the picture.',
    'pt-BR': 'Uma parte do documento ficou fora da foto. Os quatro cantos precisam aparecer.',
  },
  wrong_side: {
    en: 'We saw the same side twice, or the other side. Please photograph the side that we ask for.',
    'pt-BR': 'Recebemos o lado errado do documento. Fotografe o lado que pedimos.',
  },
  wrong_type: {
    en: 'This was not an identity card or passport. Please photograph one of these.',
    'pt-BR': 'Este não era um documento de identidade ou passaporte. Fotografe um deles.',
  },
  expired: {
    en: 'The document is past its date. Please use one that is still valid.',
    'pt-BR': 'O documento está vencido. Use um que ainda seja válido.',
  },
  unreadable: {
    en: 'We could not read the document. Take the photo in even light, with the whole document in the picture.',
    'pt-BR': 'Não conseguimos ler o documento. Tire a foto com luz uniforme e o documento inteiro na imagem.',
  },
  name_mismatch: {
    en: 'The name on the document is not the name that you typed. Photograph the document again, or correct your name.',
    'pt-BR': 'O nome no documento não é o nome que você digitou. Fotografe o documento de novo ou corrija seu nome.',
  },
  birth_date_mismatch: {
    en: 'The birth date on the document is not the one that you typed. Photograph the document again, or correct the date.',
    'pt-BR': 'A data de nascimento no documento não é a que você digitou. Fotografe o documento de novo ou corrija a data.',
  },
  tax_id_mismatch: {
    en: 'The CPF does not fit the name and the birth date. Please check the number and the date.',
    'pt-BR': 'O CPF não corresponde ao nome e à data de nascimento. Confira o número e a data.',
  },
  tax_registration_suspended: {
    en: 'Your CPF is suspended at the Receita Federal. Have it restored at gov.br/receitafederal, then send your details again.',
    'pt-BR': 'Seu CPF está suspenso na Receita Federal. Regularize em gov.br/receitafederal e depois envie seus dados de novo.',
  },
}

/** The same for staff who choose one. */
export const requestsForStaff: Readonly<Record<RequestReason, string>> = {
  blurry: 'Blurry photograph',
  glare: 'Glare on the photograph',
  cropped: 'Part of the document is cut off',
  wrong_side: 'Wrong side of the document',
  wrong_type: 'Not an identity document that we take',
  expired: 'Document has expired',
  unreadable: 'Document cannot be read',
  name_mismatch: 'Name differs from the declaration',
  birth_date_mismatch: 'Birth date differs from the declaration',
  tax_id_mismatch: 'CPF does not fit the person',
  tax_registration_suspended: 'Tax registration is suspended',
}
