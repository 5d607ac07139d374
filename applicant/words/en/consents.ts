export const consents = {
  title: 'Your permissions',
  lead: 'We ask for each one by itself. Read what it means, then tick it. You can take it back later.',
  needed: 'Needed',
  choice: 'Your choice',
  read: 'Read what this means',
  missing: (title: string) => `Tick “${title}”. Without it we cannot go on.`,
  changed: 'A text changed while you were reading. Please read it again and tick it.',
  version: (version: string) => `Version ${version}`,
  submit: 'Continue',
  noneTicked: 'If you do not agree with one that is needed, you can stop here. Nothing is sent to anyone.',
}
