import { createHash } from 'node:crypto'
import type { Manifest } from '#domain/audit/manifest.ts'
import type { RecordedCase } from '#domain/audit/record/case-part.ts'
import type { Db } from '../connect.ts'
import { recordSensitiveRead } from '../sessions/record-sensitive-read.ts'
import type { FoundStaffSession } from '../sessions/find-session.ts'
import { inTransaction, type Store } from '../store.ts'

export type NewExport = {
  zip: Buffer
  manifest: Manifest
  root: Pick<RecordedCase, 'id' | 'version' | 'workflowId'>
  partyId: string
  caller: FoundStaffSession
  requestId: string
}

/** Taken before the bundle is made: the manifest names it. */
export async function newExportId(db: Db): Promise<string> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>('select uuidv7() as id')
  return rows[0]!.id
}

/**
 * Keeps a bundle, sealed like all that is personal, together with the action of whoever asked for it: there is no export without the word
 * that it was made.
 */
export async function saveExport(store: Store, made: NewExport): Promise<void> {
  const { zip, manifest, root, caller } = made
  const { exportId, at, reasonCode } = manifest.made
  const sha256 = createHash('sha256').update(zip).digest('hex')
  await inTransaction(store, async (tx) => {
    await tx.db('export').insert({
      id: exportId,
      case_id: root.id,
      requested_by: `staff:${caller.personId}`,
      requested_account_id: caller.accountId,
      reason_code: reasonCode,
      manifest: JSON.stringify(manifest),
      sha256,
      byte_size: zip.length,
      content: await sealed(tx, made),
      created_at: at,
    })
    await tx.db('staff_action').insert({
      order_id: exportId,
      case_id: root.id,
      kind: 'exportCase',
      actor_kind: 'staff',
      person_id: caller.personId,
      account_id: caller.accountId,
      roles: caller.roles,
      session_id: caller.sessionId,
      reason_code: reasonCode,
      content: JSON.stringify({ kind: 'exportCase', exportId }),
      state: 'carried_out',
      version_before: root.version,
      result: JSON.stringify({ outcome: 'carried_out', version: root.version, sha256 }),
      requested_at: at,
      completed_at: at,
      workflow_id: root.workflowId,
      request_id: made.requestId,
    })
    await recordSensitiveRead(tx.db, { accountId: caller.accountId, caseId: root.id, what: 'export' })
  })
}

/** Of somebody whose data were erased nothing personal is in the bundle, and no key is left to seal it with. */
async function sealed({ db, vault }: Store, { partyId, zip }: NewExport): Promise<Buffer> {
  const row: { data_key: Buffer | null } | undefined = await db('party').where({ id: partyId }).first('data_key')
  return row?.data_key ? vault.seal(row.data_key, zip) : zip
}
