// What the worker bundles: every process, by the name that its workflows have.
export { closeOfBusiness } from './close-of-business/close-of-business.ts'
export { documentCheck } from './document-check/document-check.ts'
export { keptHistory } from './kept-history/kept-history.ts'
export { loan } from './loan/loan.ts'
export { oneTimeCode } from './one-time-code/one-time-code.ts'
export { reconciliation } from './reconciliation/reconciliation.ts'
export { onboarding } from './onboarding/onboarding.ts'
