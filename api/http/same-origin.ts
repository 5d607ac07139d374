import type { Request } from 'express'
import { AppError } from '#domain/errors.ts'

/** Browsers cannot send this header from a form or another site without asking us first, which we refuse. */
export const clientHeader = 'x-tenor-client'

/**
 * Refuses what another site makes a browser send (cross-site request forgery, login included): a changing request needs our header, and
 * where the browser says where it comes from, that must be us.
 */
export function requireSameOrigin(request: Request, publicUrl: string): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && origin !== new URL(publicUrl).origin)
  if (foreign || request.get(clientHeader) === undefined) throw new AppError('CROSS_SITE_REQUEST')
}
