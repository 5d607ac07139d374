import { AppError } from '#domain/errors.ts'

/** The versions of a document that somebody asked for: at least one. Throws `ECM_OBJECT_NOT_FOUND`, also for what we did not file. */
export function requireVersions<T>(versions: T[], objectId: string): T[] {
  if (versions.length === 0) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId })
  return versions
}

/** The version of this number. Throws `ECM_OBJECT_NOT_FOUND`. */
export function getVersion<T extends { number: number }>(versions: readonly T[], objectId: string, number: number): T {
  const found = versions.find((one) => one.number === number)
  if (found === undefined) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId, version: String(number) })
  return found
}
