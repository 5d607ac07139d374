import { z } from 'zod'
import type { Role } from '#domain/case/role.ts'
import { AppError } from '#domain/errors.ts'
import { findExport, listExports, type ExportRow } from '#db/exports/find-export.ts'
import { findFamily } from '#db/cases/find-case.ts'
import { recordSensitiveRead } from '#db/sessions/record-sensitive-read.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'
import type { StaffSession } from '../session/sessions.ts'

/** Builds, signs and keeps the bundle of an application; answers with the id under which it is kept. */
export type CaseExporter = {
  exportCase(request: { caseId: string; caller: StaffSession; reasonCode: string; requestId: string }): Promise<string>
}

const exporters: readonly Role[] = ['compliance', 'auditor']

const exportView = z
  .object({
    id: z.string(),
    caseId: z.string(),
    requestedBy: z.string(),
    reasonCode: z.string(),
    sha256: z.string(),
    byteSize: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Export' })

/** The signed bundle of a case: its histories, its record, a timeline to read and a manifest. Making one is itself on record. */
export function exportRoutes({ store, exporter }: { store: Store; exporter: CaseExporter }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/cases/{caseId}/exports',
      operationId: 'exportCase',
      summary: 'Export an application as a signed bundle',
      tag: 'Exports',
      access: { who: 'staff', roles: exporters },
      params: z.object({ caseId: z.uuid() }),
      body: z.strictObject({ reasonCode: z.enum(['regulator', 'audit', 'customer_request', 'legal', 'internal_review']) }),
      idempotent: 'claim',
      rateLimit: { name: 'export', points: 20, perSeconds: 600 },
      replies: { 201: { description: 'The bundle is ready', schema: exportView } },
      errors: ['CASE_NOT_FOUND', 'PROCESS_UNREACHABLE', 'KEPT_HISTORY_DAMAGED'],
      async handle({ params, body, caller, requestId }) {
        const [root] = await findFamily(store.db, params.caseId)
        const id = await exporter.exportCase({ caseId: root!.id, caller, reasonCode: body.reasonCode, requestId })
        return { status: 201, body: toExportView(await exportOf(store, id)) }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/exports',
      operationId: 'listExports',
      summary: 'The bundles that were made of an application',
      tag: 'Exports',
      access: { who: 'staff', roles: exporters },
      params: z.object({ caseId: z.uuid() }),
      replies: { 200: { description: 'The newest first', schema: z.object({ items: z.array(exportView) }) } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params }) {
        const [root] = await findFamily(store.db, params.caseId)
        return { status: 200, body: { items: (await listExports(store.db, root!.id)).map(toExportView) } }
      },
    }),
    route({
      method: 'get',
      path: '/api/exports/{exportId}/content',
      operationId: 'readExportContent',
      summary: 'The bundle itself',
      tag: 'Exports',
      access: { who: 'staff', roles: exporters },
      params: z.object({ exportId: z.uuid() }),
      replies: { 200: { description: 'A zip file', mediaType: 'application/zip' } },
      errors: ['EXPORT_NOT_FOUND', 'PARTY_ERASED'],
      async handle({ params, caller }) {
        const found = await exportOf(store, params.exportId)
        await recordSensitiveRead(store.db, { accountId: caller.accountId, caseId: found.caseId, what: 'export' })
        return { status: 200, stream: found.content, mediaType: 'application/zip', filename: `${found.caseReference}-export.zip` }
      },
    }),
  ]
}

async function exportOf(store: Store, exportId: string): Promise<ExportRow & { content: Buffer }> {
  const found = await findExport(store, exportId)
  if (!found) throw new AppError('EXPORT_NOT_FOUND')
  return found
}

function toExportView(row: ExportRow): z.input<typeof exportView> {
  const { id, caseId, requestedBy, reasonCode, sha256, byteSize } = row
  return { id, caseId, requestedBy, reasonCode, sha256, byteSize, createdAt: row.createdAt.toISOString() }
}
