import type { DeclarationStanding } from '#domain/application/open-declaration.ts'
import type { RequestReason } from '#domain/case/order.ts'
import type { Db } from '../connect.ts'

/** How far a declaration has come, for whoever says what of it is open. */
export async function readDeclarationStanding(db: Db, applicationId: string): Promise<DeclarationStanding> {
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
