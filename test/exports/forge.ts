import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { signDetached, type ExportKey } from '#api/exports/export-key.ts'
import { zipFiles } from '#api/exports/zip-files.ts'
import type { CaseRecord } from '#domain/audit/case-record.ts'
import type { Manifest } from '#domain/audit/manifest.ts'
import { historyText, parseHistory } from '#domain/audit/run-history.ts'

export type Bundle = Map<string, Buffer>

export function openBundle(zip: Buffer): Bundle {
  return new Map(Object.entries(unzipSync(zip)).map(([name, content]) => [name, Buffer.from(content)]))
}

/** Packs files as an export is packed, changed before as a forger without a key can: the manifest and its signature stay. */
export function repacked(zip: Buffer, change: (files: Bundle) => void): Buffer {
  const files = openBundle(zip)
  change(files)
  return zipFiles(files)
}

/** The same by somebody with a key, who makes the manifest fit and signs it. */
export async function resigned(zip: Buffer, key: ExportKey, change: (files: Bundle, manifest: Manifest) => void): Promise<Buffer> {
  const files = openBundle(zip)
  const manifest = JSON.parse(files.get('manifest.json')!.toString('utf8')) as Manifest
  change(files, manifest)
  manifest.files = [...files]
    .filter(([name]) => !name.startsWith('manifest.'))
    .map(([name, content]) => ({ name, sha256: createHash('sha256').update(content).digest('hex'), byteSize: content.length }))
  const content = Buffer.from(JSON.stringify(manifest))
  files.set('manifest.json', content)
  files.set('manifest.jws', Buffer.from(await signDetached(key, content)))
  return zipFiles(files)
}

export function changeRecord(files: Bundle, change: (record: CaseRecord) => void): void {
  const record = JSON.parse(files.get('record.json')!.toString('utf8')) as CaseRecord
  change(record)
  files.set('record.json', Buffer.from(JSON.stringify(record)))
}

type Event = { eventType: string } & Record<string, unknown>

export function changeHistory(files: Bundle, file: string, change: (events: Event[]) => void): void {
  const events = parseHistory(files.get(file)!.toString('utf8')) as Event[]
  change(events)
  files.set(file, Buffer.from(historyText(events)))
}

/** Changes the JSON inside the first payload of an event whose JSON holds these words. */
export function changePayload(events: Event[], eventType: string, words: string, change: (text: string) => string): void {
  for (const event of events) {
    if (event.eventType !== `EVENT_TYPE_${eventType}`) continue
    const [payload] = payloadsIn(event)
    if (!payload) continue
    const text = Buffer.from(payload.data, 'base64').toString('utf8')
    if (!text.includes(words)) continue
    payload.data = Buffer.from(change(text)).toString('base64')
    return
  }
  throw new Error(`No ${eventType} holds ${words}`)
}

function payloadsIn(value: unknown): { data: string }[] {
  if (value === null || typeof value !== 'object') return []
  if ('data' in value && typeof value.data === 'string' && 'metadata' in value) return [value as { data: string }]
  return Object.values(value).flatMap(payloadsIn)
}
