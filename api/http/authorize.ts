import type { Request } from 'express'
import type { Db } from '#db/connect.ts'
import { requireConsents } from '#db/consents/require-consents.ts'
import { AppError } from '#domain/errors.ts'
import { readApplicantSession, readStaffSession, type ApplicantSession, type StaffSession } from '../session/sessions.ts'
import type { Route } from './route.ts'

/**
 * The one place that lets a caller through, or not. Staff need one of the route's roles; an applicant needs the session of exactly the
 * application in the path, and is told "not found" of any other, so that ids cannot be tried out; nothing of a person is taken in before they
 * have agreed to it. What is not allowed is denied.
 */
export async function authorize(db: Db, route: Route, request: Request): Promise<StaffSession | ApplicantSession | undefined> {
  const { access } = route
  switch (access.who) {
    case 'anyone':
    case 'vendor':
      return undefined
    case 'staff': {
      const session = await readStaffSession(db, request)
      if (!session) throw new AppError('SIGN_IN_REQUIRED')
      if (!session.roles.some((role) => access.roles.includes(role))) throw new AppError('ACCESS_DENIED', { needs: access.roles })
      return session
    }
    case 'applicant': {
      const session = await readApplicantSession(db, request)
      if (!session) throw new AppError('SIGN_IN_REQUIRED')
      const named = request.params.applicationId
      if (named !== undefined && named !== session.applicationId) throw new AppError('APPLICATION_NOT_FOUND')
      if (needsConsents(route)) await requireConsents(db, session.applicationId)
      return session
    }
    default:
      throw new AppError('ACCESS_DENIED')
  }
}

/** Whether a route is closed to an applicant until the consents that the product needs are given: all that change something, but for named ones. */
export function needsConsents({ access, method }: Pick<Route, 'access' | 'method'>): boolean {
  return access.who === 'applicant' && method !== 'get' && access.beforeConsent !== true
}
