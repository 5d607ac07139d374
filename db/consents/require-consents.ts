import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

/** Refuses to go on where a consent that the product needs is not given, or was taken back. Throws `CONSENT_MISSING` (LGPD, art. 7). */
export async function requireConsents(db: Db, applicationId: string): Promise<void> {
  const { rows } = await db.raw<{ rows: { kind: string }[] }>(
    `select asked.kind
     from application a
     join product_version v on v.id = a.product_version_id
     cross join lateral rows from (jsonb_to_recordset(v.content->'consents') as (kind text, required boolean))
       with ordinality as asked (kind, required, position)
     where a.id = ? and asked.required and (
       select c.given from consent c where c.application_id = a.id and c.kind = asked.kind order by c.decided_at desc, c.id desc limit 1
     ) is not true
     order by asked.position`,
    [applicationId],
  )
  if (rows.length > 0) throw new AppError('CONSENT_MISSING', { consents: rows.map(({ kind }) => kind) })
}
