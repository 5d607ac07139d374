import { isDeepStrictEqual } from 'node:util'
import { identityFields, openDeclaration, type DeclarationStanding } from '#domain/application/open-declaration.ts'
import type { RequestReason } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { lockRow } from '../lock-row.ts'
import { readProfile } from '../parties/read-profile.ts'
import type { Store } from '../store.ts'

export type DeclarationChange = { applicationId: string; partyId: string; profile: Partial<PartyProfile> }

/** Lets a change of a declaration through, until the transaction ends, where it is open. Throws `DECLARATION_CLOSED`, naming what is fixed. */
export async function requireOpenDeclaration(tx: Store, { applicationId, partyId, profile }: DeclarationChange): Promise<void> {
  await lockRow(tx.db, 'application', applicationId)
  const open = openDeclaration(await readStanding(tx.db, applicationId))
  if (open.open === 'all') return
  if (open.open === 'none') throw new AppError('DECLARATION_CLOSED')
  const declared = await readProfile(tx, partyId)
  const fields = identityFields.filter(
    (field) => field in profile && !open.identity.includes(field) && !isDeepStrictEqual(profile[field], declared[field]),
  )
  if (fields.length > 0) throw new AppError('DECLARATION_CLOSED', { fields })
}

async function readStanding(db: Store['db'], applicationId: string): Promise<DeclarationStanding> {
  const { rows } = await db.raw<{ rows: [Standing] }>(
    `select loan.facts->'ending' is not null as "hasEnded",
            a.declared_at is not null as "isHandedIn",
            photos.is_open or not exists (select from document_set s where s.application_id = a.id and s.submitted_at is not null)
              as "isBeforeDocument",
            details.is_open and details.revision > coalesce(a.declared_revision, 0) as "isAskedAgain",
            tax.request
     from application a
     join "case" loan on loan.id = a.loan_case_id
     cross join lateral (
       -- The record is a moment behind the process: what was handed in since it last spoke is under way.
       select coalesce(bool_or(s.state = 'waiting' and s.waits_for = 'applicant' and not exists (
                select from document_set d where d.application_id = a.id and d.submitted_at >= c.changed_at
              )), false) as is_open
       from case_step s join "case" c on c.id = s.case_id
       where c.application_id = a.id and c.process = 'documentCheck' and s.name = 'photos'
     ) photos
     cross join lateral (
       select coalesce(bool_or(s.state = 'waiting' and s.waits_for = 'applicant'), false) as is_open, max(s.revision) as revision
       from case_step s join "case" c on c.id = s.case_id
       where c.application_id = a.id and c.process = 'onboarding' and s.name = 'details'
     ) details
     cross join lateral (
       select max(s.summary->>'request') as request
       from case_step s join "case" c on c.id = s.case_id
       where c.application_id = a.id and c.process = 'onboarding' and s.name = 'taxAuthority'
     ) tax
     where a.id = ?`,
    [applicationId],
  )
  const { isAskedAgain, request, ...standing } = rows[0]
  return { ...standing, ...(isAskedAgain && { askedAgain: { ...(request !== null && { request }) } }) }
}

type Standing = Omit<DeclarationStanding, 'askedAgain'> & { isAskedAgain: boolean; request: RequestReason | null }
