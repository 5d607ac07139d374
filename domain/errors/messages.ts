import type { CodeEntry } from './code-entry.ts'

/** Texts, one-time codes and e-mail. */
export const messageErrors = {
  SMS_DOWN: {
    kind: 'unavailable',
    title: 'The text message service did not answer',
    remedy: 'Try again later. The message may have been sent: the next attempt looks for it first.',
  },
  SMS_REFUSED: {
    kind: 'refused',
    title: 'The text message service refused the message',
    remedy: 'Read the raw answer, correct the message or reach the person by e-mail.',
  },
  SMS_MISCONFIGURED: {
    kind: 'refused',
    title: 'The text message service does not accept our access',
    remedy: 'Ask operations to check the account, the sender number and the address of the service, then try again.',
  },
  SMS_RECIPIENT_OPTED_OUT: {
    kind: 'refused',
    title: 'The person stopped text messages from us',
    remedy: 'Reach the person by e-mail. Only they can lift it, by texting START.',
  },
  SMS_RECIPIENT_UNREACHABLE: {
    kind: 'refused',
    title: 'The telephone number cannot receive text messages',
    remedy: 'Ask for a mobile number, or reach the person by e-mail.',
  },
  VERIFY_DOWN: {
    kind: 'unavailable',
    title: 'The service for one-time codes did not answer',
    remedy: 'Try again later. A code may have been sent: the next attempt looks for it first.',
  },
  VERIFY_REFUSED: {
    kind: 'refused',
    title: 'The service for one-time codes refused the request',
    remedy: 'Read the raw answer; check the number or the address with the person.',
  },
  VERIFY_MISCONFIGURED: {
    kind: 'refused',
    title: 'The service for one-time codes does not accept our access',
    remedy: 'Ask operations to check the account, the service and the countries that are enabled, then try again.',
  },
  VERIFY_TOO_MANY_CODES: {
    kind: 'refused',
    title: 'This person has had as many codes as the service sends',
    remedy: 'Wait ten minutes, or use another number or address.',
  },
  MAIL_DOWN: {
    kind: 'unavailable',
    title: 'The mail server did not take the message',
    remedy: 'Try again later; a repeated message carries the same Message-ID.',
  },
  MAIL_REFUSED: {
    kind: 'refused',
    title: 'The mail server refused the message for good',
    remedy: 'Read the raw answer; correct the message or ask operations.',
  },
  MAIL_RECIPIENT_REFUSED: {
    kind: 'refused',
    title: 'The mail server does not know the recipient',
    remedy: 'Check the e-mail address with the person, correct it and try again.',
  },
  MAIL_MISCONFIGURED: {
    kind: 'refused',
    title: 'The mail server does not accept our access',
    remedy: 'Ask operations to check the account and the address of the mail server, then try again.',
  },
  APPLICANT_WITHOUT_CONTACT: {
    kind: 'conflict',
    title: 'The applicant has confirmed no phone and no mailbox',
    remedy: 'The applicant sees it when they come back. Nothing was sent.',
  },
  APPLICANT_NOT_REACHED: {
    kind: 'refused',
    title: 'The message reached the applicant on none of their contacts',
    remedy: 'Reach them by telephone or letter, or skip the message; the outbox shows what was tried.',
  },
  CODE_NOT_FOUND: { kind: 'missing', title: 'There is no such code', remedy: 'Ask for a new code.' },
  CODE_WRONG: { kind: 'invalid', title: 'The code is not right', remedy: 'Check the message and type the six digits again.' },
  CODE_VOID: { kind: 'conflict', title: 'The code no longer works', remedy: 'Ask for a new code.' },
  RECOVERY_REFUSED: {
    kind: 'invalid',
    title: 'The code is not right, or no longer works',
    remedy: 'Check the message and type the six digits again, or ask for a new code. The answer is the same where there is no application.',
  },
} as const satisfies Record<string, CodeEntry>
