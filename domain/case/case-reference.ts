import type { ProcessName } from './processes.ts'

const suffixes: Record<Exclude<ProcessName, 'loan'>, string> = { onboarding: 'ON', documentCheck: 'DC', rescreening: 'RS' }

/** What people call a case: `L-100042` for the loan, `L-100042-ON` for the onboarding that belongs to it. */
export function caseReference(number: number, process: ProcessName): string {
  const root = `L-${number}`
  return process === 'loan' ? root : `${root}-${suffixes[process]}`
}
