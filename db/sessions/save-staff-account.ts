import type { Role } from '#domain/case/role.ts'
import type { Db } from '../connect.ts'

export type SignedInStaff = { issuer: string; subject: string; personId: string; name: string; email: string; roles: Role[] }

/** The account as the identity provider describes it now. Returns its id. */
export async function saveStaffAccount(db: Db, staff: SignedInStaff): Promise<string> {
  const { issuer, subject, personId, name, email, roles } = staff
  const [row] = await db('staff_account')
    .insert({ issuer, subject, person_id: personId, name, email, roles, last_signed_in_at: db.fn.now() })
    .onConflict(['issuer', 'subject'])
    .merge(['person_id', 'name', 'email', 'roles', 'last_signed_in_at'])
    .returning('id')
  return row.id as string
}
