import type { CaseFile } from './case-file.ts'

/** When an application that the applicant never finishes is closed. */
export function applicationDueAt(file: CaseFile): string {
  return plusSeconds(file.openedAt, file.briefing.product.durations.applicationStandsSeconds)
}

export function fromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString()
}

/** When the desk should have answered, where the product sets itself a time. */
export function dueForDesk(withinSeconds: number | undefined): { dueAt?: string } {
  return withinSeconds === undefined ? {} : { dueAt: fromNow(withinSeconds) }
}

function plusSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}
