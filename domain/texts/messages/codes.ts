import { type Composer, type MailBlock, paragraphs } from './message.ts'

type Code = { code: string; minutes: number }

/** Proves that a phone or mailbox is the applicant's. */
export const contactCode: Composer<Code> = {
  en: ({ code, minutes }, { lender }) => ({
    sms: `${lender}: ${code} is your code. It works for ${minutes} minutes. Give it to nobody, not even to us.`,
    mail: {
      subject: 'Your code',
      blocks: codeMail(
        code,
        ['Type this code to confirm your e-mail address:'],
        [`It works for ${minutes} minutes. Give it to nobody, not even to us.`, 'If you did not apply with us, you need not do anything.'],
      ),
    },
  }),
  'pt-BR': ({ code, minutes }, { lender }) => ({
    sms: `${lender}: ${code} é o seu código. Vale por ${minutes} minutos. Não o passe a ninguém, nem a nós.`,
    mail: {
      subject: 'Seu código',
      blocks: codeMail(
        code,
        ['Digite este código para confirmar seu e-mail:'],
        [
          `Ele vale por ${minutes} minutos. Não o passe a ninguém, nem a nós.`,
          'Se não foi você quem fez o pedido, não precisa fazer nada.',
        ],
      ),
    },
  }),
}

/** Opens an application on another device. */
export const resumeCode: Composer<Code> = {
  en: ({ code, minutes }, { lender }) => ({
    sms: `${lender}: ${code} opens your application on another device, for ${minutes} minutes. Not you? Give the code to nobody.`,
    mail: {
      subject: 'Your code to go on',
      blocks: codeMail(
        code,
        ['With this code you open your application on another device:'],
        [
          `It works for ${minutes} minutes. Give it to nobody, not even to us.`,
          'If it was not you who asked for it, do nothing: without the code your application stays closed.',
        ],
      ),
    },
  }),
  'pt-BR': ({ code, minutes }, { lender }) => ({
    sms: `${lender}: ${code} abre sua proposta em outro aparelho, por ${minutes} minutos. Não foi você? Não passe o código.`,
    mail: {
      subject: 'Seu código para continuar',
      blocks: codeMail(
        code,
        ['Com este código você abre sua proposta em outro aparelho:'],
        [
          `Ele vale por ${minutes} minutos. Não o passe a ninguém, nem a nós.`,
          'Se não foi você quem pediu, não faça nada: sem o código, sua proposta continua fechada.',
        ],
      ),
    },
  }),
}

function codeMail(code: string, before: string[], after: string[]): MailBlock[] {
  return [...paragraphs(...before), { kind: 'code', code }, ...paragraphs(...after)]
}
