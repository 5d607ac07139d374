import type { CodeEntry } from './code-entry.ts'

/** Exports of cases and the histories kept for them. */
export const exportErrors = {
  EXPORT_NOT_FOUND: { kind: 'missing', title: 'There is no such export', remedy: 'Make a new one from the page of the case.' },
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
} as const satisfies Record<string, CodeEntry>
