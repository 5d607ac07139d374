import type { CodeEntry } from './code-entry.ts'

/** Contracts and their signatures. */
export const signatureErrors = {
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
  CONTRACT_NOT_IN_STATE: {
    kind: 'conflict',
    title: 'The contract is not in a state that allows this',
    remedy: 'Look at the steps before this one; the facts name the state.',
  },
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
} as const satisfies Record<string, CodeEntry>
