import type { CallOptions } from '../call-options.ts'

export type ScreeningSubject = {
  name: string
  /** ISO date. A name alone never confirms a person. */
  birthDate: string
  /** ISO 3166 alpha-2, lower case. */
  nationality?: string
  taxId?: string
}

export type ScreeningHit = {
  entityId: string
  caption: string
  /** 0 to 1. */
  score: number
  /** The provider's own verdict at its threshold. */
  match: boolean
  /** For example `sanction`, `role.pep`, `role.rca`. */
  topics: string[]
  datasets: string[]
  birthDates: string[]
  countries: string[]
  explanations: { feature: string; score: number; detail?: string }[]
  /** When the entity last changed: a cleared hit comes back only when this moves. */
  lastChange?: string
}

export type ScreeningResult = {
  algorithm: string
  threshold: number
  /** Version of the list that was searched. */
  listVersion: string
  hits: ScreeningHit[]
}

export type Screening = {
  readonly provider: string
  screen(subject: ScreeningSubject, options?: CallOptions & { excludeEntityIds?: string[] }): Promise<ScreeningResult>
}
