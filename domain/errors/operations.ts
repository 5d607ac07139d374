import type { CodeEntry } from './code-entry.ts'

/** Switching providers, pausing intake, retrying in bulk. */
export const operationErrors = {
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
} as const satisfies Record<string, CodeEntry>
