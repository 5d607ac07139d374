import { AppError } from '#domain/errors.ts'

/** The entity tag of a version. */
export function versionTag(version: number): string {
  return `"v${version}"`
}

/** The version that the caller decides on. Orders without one are refused: nobody orders blind. */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined) throw new AppError('PRECONDITION_REQUIRED')
  const version = /^"v(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined)
    throw new AppError('REQUEST_MALFORMED', { where: 'If-Match', fields: [{ field: 'If-Match', rule: 'looks like "v12"' }] })
  return Number(version)
}
