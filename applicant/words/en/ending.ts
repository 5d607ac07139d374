export const ending = {
  declined: {
    title: 'We cannot offer you this loan',
    lead: 'Thank you for applying. You owe us nothing. These are the reasons:',
    bureau:
      'We used a report of a credit bureau. It did not decide. The letter names the bureau: you may see your file there free of charge and have mistakes corrected.',
    letter: 'Open the letter (PDF)',
    letterSoon: 'We are writing your letter. It appears here in a minute or two.',
    rights: 'Your rights',
    person: (email: string, phone: string) =>
      `You may ask why in more detail, and have a person look at the decision again. Write to ${email} or call ${phone}.`,
    anpd: 'You may complain to the data protection authority: gov.br/anpd.',
  },
  withdrawn: {
    title: 'Your application is closed',
    lead: 'You withdrew it. There is no contract, and you owe us nothing.',
  },
  cancelled: {
    title: 'We closed your application',
    lead: 'There is no contract, and you owe us nothing. If you want to know why, ask us.',
  },
  expired: {
    title: 'The time for this application is over',
    lead: 'We waited for something from you and it did not come in time. You owe us nothing.',
  },
  again: 'Apply again',
  keep: 'What happens with your data',
  keepText: 'We delete what the law does not make us keep. Checks of identity are kept as long as the law says.',
}
