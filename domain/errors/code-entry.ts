/**
 * What went wrong, from the point of view of whoever must act on it.
 * `invalid` the caller's input, `forbidden` the caller's rights, `missing` no such thing, `conflict` the thing has moved on,
 * `refused` an outside party said no for good, `unavailable` an outside party did not answer this time.
 */
export type ErrorKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused' | 'unavailable'

/** `title` says what happened, `remedy` what to do; both may be shown to staff and integrators. */
export type CodeEntry = { kind: ErrorKind; title: string; remedy: string }
