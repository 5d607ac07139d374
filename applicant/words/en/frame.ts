export const language = { name: 'English', switch: 'Language', changed: 'The language is English now.' }

export const frame = {
  skip: 'Skip to the content',
  home: 'Your application',
  menu: 'Menu',
  close: 'Close',
  back: 'Back',
  next: 'Continue',
  cancel: 'Cancel',
  change: 'Change',
  tryAgain: 'Try again',
  loading: 'One moment…',
  saving: 'Saving…',
  saved: 'Saved. You can stop and go on later.',
  optional: 'optional',
  why: 'Why we ask',
  reference: (reference: string) => `Application ${reference}`,
  whatIsLeft: 'What is left to do',
  howItGoes: 'How it goes',
  stageOf: (number: number, count: number) => `Step ${number} of ${count}`,
  allDone: 'All done',
  updated: (what: string) => `News: ${what}`,
  offline: 'No connection. What you typed is still here. We go on as soon as the line is back.',
  backOnline: 'You are connected again.',
  help: 'Help',
  helpText: (phone: string, email: string) => `Call ${phone} (free) or write to ${email}.`,
  lenderLine: (name: string, taxId: string) => `${name} · CNPJ ${taxId}`,
  correct: (count: number) => (count === 1 ? 'Please correct one thing' : `Please correct ${count} things`),
  newWindow: 'opens in a new window',
  notFound: { title: 'There is no such page', lead: 'The address may be old or mistyped.', action: 'Go to the start' },
}

export const stages = {
  consents: 'Your permissions',
  contact: 'Your phone or e-mail',
  details: 'Your details',
  document: 'Your identity document',
  checks: 'We check what you sent',
  decision: 'We decide',
  offer: 'You look at our offer',
  signature: 'You sign',
  payout: 'You get the money',
}

export const stageStates = { todo: 'Later', needs_you: 'Your turn', working: 'We are on it', done: 'Done', ended: 'Not needed any more' }
