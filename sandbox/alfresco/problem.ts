import type { Trouble, VendorReply } from '../control/vendor.ts'

/** What the archive refuses. `key` is the name of its exception, or its sentence where it has none. */
export class AlfrescoProblem extends Error {
  readonly status: number
  readonly key: string
  constructor(status: number, key: string, summary: string) {
    super(summary)
    this.status = status
    this.key = key
  }
}

export const notFound = (id: string) =>
  new AlfrescoProblem(404, 'framework.exception.EntityNotFound', `The entity with id: ${id} was not found`)
export const invalid = (summary: string) => new AlfrescoProblem(400, 'framework.exception.InvalidArgument', summary)
export const denied = (summary = 'Permission was denied') => new AlfrescoProblem(403, 'framework.exception.PermissionDenied', summary)
export const clash = (name: string) =>
  new AlfrescoProblem(409, `Duplicate child name not allowed: ${name}`, `Duplicate child name not allowed: ${name}`)
export const integrity = (summary: string) => new AlfrescoProblem(422, 'framework.exception.ApiDefault', summary)
export const locked = (summary: string) => new AlfrescoProblem(409, 'framework.exception.ApiDefault', summary)

let logged = 0

/** The error body of every public API of Alfresco. The summary begins with the number that its log has. */
export function problemReply(status: number, errorKey: string, summary: string): VendorReply {
  logged += 1
  return {
    status,
    body: {
      error: {
        errorKey,
        statusCode: status,
        briefSummary: `${String(logged).padStart(8, '0')} ${summary}`,
        stackTrace: 'For security reasons the stack trace is no longer displayed, but the property is kept for previous versions',
        descriptionURL: 'https://api-explorer.alfresco.com',
      },
    },
    ...(status === 401 && { headers: { 'www-authenticate': 'Basic realm="Alfresco"' } }),
  }
}

export function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problemReply(503, 'framework.exception.ApiDefault', 'The repository is in read-only mode')
    case 'error':
      return problemReply(500, 'framework.exception.ApiDefault', 'An internal error has occurred')
    // The archive itself has no quota; the gateway in front of it does.
    case 'rate_limited':
      return { status: 429, body: { message: 'Too Many Requests' } }
    case 'unauthorized':
      return problemReply(
        401,
        'framework.exception.ApiDefault',
        'Authentication failed for Web Script org/alfresco/api/ResourceWebScript.get',
      )
  }
}
