import type { CodeEntry } from './code-entry.ts'

/** People, their consent and the protection of what is known of them. */
export const peopleErrors = {
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
  CONSENT_TEXT_UNKNOWN: {
    kind: 'missing',
    title: 'There are no such words of consent',
    remedy: 'Name a kind and version that were published, or publish the new version first.',
  },
  CONSENT_MISSING: {
    kind: 'conflict',
    title: 'The applicant has not given the consent that this needs',
    remedy: 'Ask the applicant for the consent that the facts name. Nothing was done without it.',
  },
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
} as const satisfies Record<string, CodeEntry>
