import type { CodeEntry } from './code-entry.ts'

/** Signing in. */
export const signInErrors = {
  SIGN_IN_REQUIRED: { kind: 'forbidden', title: 'You are not signed in', remedy: 'Sign in, then try again.' },
  IDENTITY_PROVIDER_DOWN: { kind: 'unavailable', title: 'The sign-in service does not answer', remedy: 'Try again in a moment.' },
  SIGN_IN_FAILED: { kind: 'forbidden', title: 'The sign-in was not completed', remedy: 'Start again from the sign-in page.' },
  IDENTITY_INCOMPLETE: {
    kind: 'refused',
    title: 'The sign-in service does not say enough about you',
    remedy: 'Ask the administrator to release the claims that the facts name.',
  },
} as const satisfies Record<string, CodeEntry>
