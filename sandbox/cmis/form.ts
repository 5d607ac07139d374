import type { Request } from 'express'
import { hasContentType } from '../control/vendor.ts'
import { CmisException } from './exception.ts'

export type ActionForm = {
  /** Controls other than properties. */
  field(name: string): string | undefined
  /** Properties by id, with their values in order. */
  properties: ReadonlyMap<string, readonly string[]>
  /** Entries that are added, by principal. */
  readers: readonly string[]
  content: { bytes: Uint8Array; mediaType: string; filename: string } | undefined
}

/** Reads the form of an action as a strict server does: multipart, the content last, every property id with its values. */
export async function readActionForm(request: Request): Promise<ActionForm> {
  const entries = await entriesOf(request)
  const files = entries.filter((entry): entry is [string, File] => entry[1] instanceof File)
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const [file] = files
  if (files.length > 1 || (file && file[0] !== 'content')) throw new CmisException('invalidArgument', 'One content stream only.')
  if (file && entries.at(-1) !== file) throw new CmisException('invalidArgument', 'Form data must precede the content stream.')
  const unknown = texts.find(([name]) => !fields.some((field) => field.test(name)))
  if (unknown !== undefined) throw new CmisException('invalidArgument', `Unknown parameter ${unknown[0]}.`)
  return {
    field: (name) => texts.find(([one]) => one === name)?.[1],
    properties: propertiesOf(texts),
    readers: texts.filter(([name]) => /^addACEPrincipal\[\d+\]$/.test(name)).map(([name, principal]) => readerOf(texts, name, principal)),
    content: file && {
      bytes: new Uint8Array(await file[1].arrayBuffer()),
      mediaType: file[1].type.split(';')[0] || 'application/octet-stream',
      filename: file[1].name,
    },
  }
}

const fields = [
  /^(cmisaction|objectId|succinct|versioningState|major|checkinComment|changeToken|allVersions|type|sourceFolderId|targetFolderId)$/,
  /^propertyId\[\d+\]$/,
  /^propertyValue\[\d+\](\[\d+\])?$/,
  /^addACEPrincipal\[\d+\]$/,
  /^addACEPermission\[\d+\]\[\d+\]$/,
]

async function entriesOf(request: Request): Promise<[string, string | File][]> {
  if (!hasContentType(request, 'multipart/form-data')) throw new CmisException('invalidArgument', 'Send multipart/form-data.')
  const body: unknown = request.body
  const form = await new Response(Buffer.isBuffer(body) ? new Uint8Array(body) : null, {
    headers: { 'content-type': request.get('content-type') ?? '' },
  })
    .formData()
    .catch(() => undefined)
  if (form === undefined) throw new CmisException('invalidArgument', 'Invalid multipart request.')
  return [...form.entries()]
}

function propertiesOf(texts: readonly [string, string][]): Map<string, string[]> {
  const ids = texts.flatMap(([name, id]) => {
    const index = /^propertyId\[(\d+)\]$/.exec(name)?.[1]
    return index === undefined ? [] : [[index, id] as const]
  })
  return new Map(
    ids.map(([index, id]) => [
      id,
      texts.filter(([name]) => name === `propertyValue[${index}]` || name.startsWith(`propertyValue[${index}][`)).map(([, value]) => value),
    ]),
  )
}

function readerOf(texts: readonly [string, string][], name: string, principal: string): string {
  const index = name.slice('addACEPrincipal['.length, -1)
  const permissions = texts.filter(([one]) => one.startsWith(`addACEPermission[${index}][`)).map(([, permission]) => permission)
  if (permissions.length !== 1 || permissions[0] !== 'cmis:read') throw new CmisException('constraint', 'Only cmis:read can be added.')
  return principal
}
