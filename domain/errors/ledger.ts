import type { CodeEntry } from './code-entry.ts'

/** The ledger. */
export const ledgerErrors = {
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
} as const satisfies Record<string, CodeEntry>
