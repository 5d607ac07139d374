import type { Words } from '../words.ts'

export const language: Words['language'] = { name: 'Português', switch: 'Idioma', changed: 'O idioma agora é português.' }

export const frame: Words['frame'] = {
  skip: 'Ir para o conteúdo',
  home: 'Sua proposta',
  menu: 'Menu',
  close: 'Fechar',
  back: 'Voltar',
  next: 'Continuar',
  cancel: 'Cancelar',
  change: 'Alterar',
  tryAgain: 'Tentar de novo',
  loading: 'Um momento…',
  saving: 'Salvando…',
  saved: 'Salvo. Você pode parar e continuar depois.',
  optional: 'opcional',
  why: 'Por que perguntamos',
  reference: (reference) => `Proposta ${reference}`,
  whatIsLeft: 'O que falta fazer',
  howItGoes: 'Como funciona',
  stageOf: (number, count) => `Etapa ${number} de ${count}`,
  allDone: 'Tudo pronto',
  updated: (what) => `Novidade: ${what}`,
  offline: 'Sem conexão. O que você digitou continua aqui. Seguimos assim que a internet voltar.',
  backOnline: 'A conexão voltou.',
  help: 'Ajuda',
  helpText: (phone, email) => `Ligue ${phone} (grátis) ou escreva para ${email}.`,
  lenderLine: (name, taxId) => `${name} · CNPJ ${taxId}`,
  correct: (count) => (count === 1 ? 'Corrija um ponto' : `Corrija ${count} pontos`),
  newWindow: 'abre em outra janela',
  notFound: {
    title: 'Esta página não existe',
    lead: 'O endereço pode ser antigo ou ter um erro de digitação.',
    action: 'Ir para o início',
  },
}

export const stages: Words['stages'] = {
  consents: 'Suas autorizações',
  contact: 'Seu celular ou e-mail',
  details: 'Seus dados',
  document: 'Seu documento',
  checks: 'Conferimos o que você enviou',
  decision: 'Decidimos',
  offer: 'Você vê nossa oferta',
  signature: 'Você assina',
  payout: 'Você recebe o dinheiro',
}

export const stageStates: Words['stageStates'] = {
  todo: 'Depois',
  needs_you: 'Sua vez',
  working: 'Estamos cuidando',
  done: 'Pronto',
  ended: 'Não é mais necessário',
}
