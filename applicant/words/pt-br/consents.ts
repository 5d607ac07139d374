import type { Words } from '../words.ts'

export const consents: Words['consents'] = {
  title: 'Suas autorizações',
  lead: 'Pedimos uma por uma. Leia o que significa e depois marque. Você pode retirar mais tarde.',
  needed: 'Necessária',
  choice: 'Você escolhe',
  read: 'Ler o que significa',
  missing: (title) => `Marque “${title}”. Sem ela não podemos continuar.`,
  changed: 'Um texto mudou enquanto você lia. Leia de novo e marque.',
  version: (version) => `Versão ${version}`,
  submit: 'Continuar',
  noneTicked: 'Se não concorda com uma que é necessária, pode parar aqui. Nada é enviado a ninguém.',
}
