import type { Request } from 'express'
import type { z } from 'zod'
import { bodyTextOf, hasContentType, parseJson } from '../control/vendor.ts'
import { AlfrescoProblem, invalid } from './problem.ts'

/** JSON of exactly this form: the archive refuses fields that it does not know. */
export function readBody<T>(request: Request, form: z.ZodType<T>): T {
  if (!hasContentType(request, 'application/json'))
    throw new AlfrescoProblem(415, 'framework.exception.ApiDefault', 'The content type of the request is not supported')
  const parsed = form.safeParse(parseJson(bodyTextOf(request)))
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ('keys' in issue ? issue.keys.join(', ') : issue.path.join('.')))
    throw invalid(`Could not read content from HTTP request body: ${fields.join('; ')}`)
  }
  return parsed.data
}

export type UploadForm = { fields: Readonly<Record<string, string>>; file: { bytes: Uint8Array; mimeType: string; filename: string } }

/** The form of an upload; one file, under the name `filedata`. */
export async function readUpload(request: Request): Promise<UploadForm> {
  const body: unknown = request.body
  const form = await new Response(Buffer.isBuffer(body) ? new Uint8Array(body) : null, {
    headers: { 'content-type': request.get('content-type') ?? '' },
  })
    .formData()
    .catch(() => undefined)
  if (form === undefined) throw invalid('The multipart request cannot be read')
  const entries: [string, string | File][] = [...form.entries()]
  const files = entries.filter((entry): entry is [string, File] => entry[1] instanceof File)
  const [file] = files
  if (file === undefined || files.length > 1 || file[0] !== 'filedata') throw invalid('Required parameters are missing: filedata')
  return {
    fields: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    file: {
      bytes: new Uint8Array(await file[1].arrayBuffer()),
      mimeType: file[1].type.split(';')[0] || 'application/octet-stream',
      filename: file[1].name,
    },
  }
}
