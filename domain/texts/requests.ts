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
  paper_unreadable: {
    en: 'We could not read one of your papers. Lay it flat in even light, with all of it in the photo.',
    'pt-BR': 'Não conseguimos ler um dos seus comprovantes. Coloque-o numa superfície plana, com luz uniforme, e mostre-o inteiro na foto.',
  },
  paper_not_accepted: {
    en: 'One of the papers is not of the kind that we take. Please send payslips or bank statements.',
    'pt-BR': 'Um dos comprovantes não é de um tipo que aceitamos. Envie holerites ou extratos bancários.',
  },
  paper_too_old: {
    en: 'One of the papers is too old. Please send one of the last months.',
    'pt-BR': 'Um dos comprovantes é antigo demais. Envie um dos últimos meses.',
  },
  paper_of_somebody_else: {
    en: 'The name on one of the papers is not yours. Please send papers with your own name.',
    'pt-BR': 'O nome em um dos comprovantes não é o seu. Envie comprovantes em seu próprio nome.',
  },
  months_missing: {
    en: 'Your papers show fewer months than we need. Please add one for each missing month.',
    'pt-BR': 'Seus comprovantes mostram menos meses do que precisamos. Inclua um para cada mês que falta.',
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
  paper_unreadable: 'Income paper cannot be read',
  paper_not_accepted: 'Not a paper that proves income here',
  paper_too_old: 'Income paper is too old',
  paper_of_somebody_else: 'Income paper is in another name',
  months_missing: 'Papers of more months are needed',
}
