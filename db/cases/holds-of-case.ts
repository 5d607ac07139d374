import type { HoldKind, holdEndings } from '#domain/case/hold.ts'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { staffNames } from '../sessions/staff-names.ts'
import type { Store } from '../store.ts'
import type { CaseRow } from './find-case.ts'

/** A hold with who, when and why in their own words. Names are null for what no person of the staff did. */
export type CaseHold = {
  id: string
  kind: HoldKind
  placedAt: Date
  placedBy: string | null
  reasonCode: string | null
  note: string | null
  confirmedIn: { caseId: string; reference: string } | null
  ended: {
    how: (typeof holdEndings)[number]
    at: Date
    by: string | null
    confirmedBy: string | null
    reasonCode: string | null
    note: string | null
  } | null
}

/** A hold of this case, whether it stands or not. Throws `CASE_NOT_ON_HOLD`. */
export async function findHold(db: Db, { caseId, holdId }: { caseId: string; holdId: string }): Promise<{ kind: HoldKind }> {
  const row = (await db('case_hold').where({ case_id: caseId, id: holdId }).first('kind')) as { kind: HoldKind } | undefined
  if (!row) throw new AppError('CASE_NOT_ON_HOLD')
  return row
}

/** Every hold that stands or stood on an application, the oldest first. */
export async function holdsOfCase(store: Store, root: Pick<CaseRow, 'id' | 'partyId'>): Promise<CaseHold[]> {
  const rows = (await store
    .db('case_hold as h')
    .leftJoin('staff_action as placing', 'placing.order_id', 'h.id')
    .leftJoin('staff_action as lifting', 'lifting.order_id', 'h.ended_order_id')
    .leftJoin('case as review', 'review.id', 'h.confirmed_in')
    .where({ 'h.case_id': root.id })
    .orderBy(['h.placed_at', 'h.id'])
    .select({
      id: 'h.id',
      kind: 'h.kind',
      placedAt: 'h.placed_at',
      placedBy: 'h.placed_by',
      reasonCode: 'h.reason_code',
      note: 'placing.note',
      confirmedIn: 'h.confirmed_in',
      reference: 'review.reference',
      ending: 'h.ending',
      endedAt: 'h.ended_at',
      endedBy: 'h.ended_by',
      endConfirmedBy: 'h.end_confirmed_by',
      endedReasonCode: 'h.ended_reason_code',
      endNote: 'lifting.note',
    })) as Row[]
  if (rows.length === 0) return []
  const [names, key] = await Promise.all([staffNames(store.db), dataKeyOf(store, root.partyId)])
  const open = (note: Buffer | null) => note && store.vault.open(key, note).toString('utf8')
  const nameOf = (actor: string | null) => names.get(actor?.replace(/^staff:/, '') ?? '') ?? null
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    placedAt: row.placedAt,
    placedBy: nameOf(row.placedBy),
    reasonCode: row.reasonCode,
    note: open(row.note),
    confirmedIn: row.confirmedIn === null ? null : { caseId: row.confirmedIn, reference: row.reference! },
    ended:
      row.ending === null
        ? null
        : {
            how: row.ending,
            at: row.endedAt!,
            by: nameOf(row.endedBy),
            confirmedBy: nameOf(row.endConfirmedBy),
            reasonCode: row.endedReasonCode,
            note: open(row.endNote),
          },
  }))
}

/** What belongs to an end is there together: the table checks it. */
type Row = {
  id: string
  kind: HoldKind
  placedAt: Date
  placedBy: string
  reasonCode: string | null
  note: Buffer | null
  confirmedIn: string | null
  reference: string | null
  ending: (typeof holdEndings)[number] | null
  endedAt: Date | null
  endedBy: string | null
  endConfirmedBy: string | null
  endedReasonCode: string | null
  endNote: Buffer | null
}
