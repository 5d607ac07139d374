import { z } from 'zod'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import type { Product } from '#domain/product/product.ts'
import type { Locale } from '#domain/texts/locale.ts'
import { findApplication } from '#db/applications/find-application.ts'
import { findCase } from '#db/cases/find-case.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import { requireOffered } from '../calculations/offer-routes.ts'
import { pricedView, toPricedView } from '../contracts/priced-view.ts'
import { route, type Route } from '../http/route.ts'
import { giveOrder } from '../orders/give-order.ts'
import { productView, toProductView } from '../products/product-view.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { requireOpenTerms } from './may-change-terms.ts'

const terms = z.strictObject({ amountMinor: z.int(), termMonths: z.int() })

/**
 * Another amount or term, before anything rests on them. An application keeps the version of the product that it began with: its limits and
 * its price are that version's, whatever is lent to others by now.
 */
export function termsRoutes(deps: ApplicantDeps): Route[] {
  const { store, today } = deps
  const productOf = async (applicationId: string): Promise<{ product: Product; locale: Locale }> => {
    const { productVersionId, locale } = await findApplication(store.db, applicationId)
    return { product: (await productVersion(store.db, productVersionId)).product, locale }
  }
  return [
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/product',
      operationId: 'readOwnProduct',
      summary: 'The product as it was when the application began, which is what holds for it',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      replies: { 200: { description: 'The product', schema: productView } },
      async handle({ params }) {
        const { product, locale } = await productOf(params.applicationId)
        return { status: 200, body: toProductView(product, { locale, takesApplications: true }) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/calculations',
      operationId: 'calculateOwnOffer',
      summary: 'What another amount or term would cost in this application',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      params: applicationPath,
      body: terms,
      rateLimit: { name: 'calculation', points: 300, perSeconds: 60 },
      replies: { 200: { description: 'The price, with its schedule', schema: pricedView } },
      errors: ['TERMS_OUTSIDE_PRODUCT'],
      async handle({ params, body }) {
        const { product } = await productOf(params.applicationId)
        requireOffered(product, body)
        return { status: 200, body: toPricedView(priceProductOffer(product, body, today())) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/terms',
      operationId: 'changeTerms',
      summary: 'Ask for another amount or term, while nothing rests on them yet',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      params: applicationPath,
      body: terms,
      idempotent: 'order',
      rateLimit: { name: 'change-terms', points: 30, perSeconds: 3600 },
      replies: {
        200: { description: 'Changed', schema: applicationView },
        202: { description: 'Taken, and being carried out', schema: applicationView },
      },
      errors: [
        'TERMS_OUTSIDE_PRODUCT',
        'TERMS_CLOSED',
        'TERMS_ALREADY_REQUESTED',
        'CASE_ENDED',
        'NO_LONGER_RUNNING',
        'PROCESS_UNREACHABLE',
      ],
      async handle({ params, body, caller, key, requestId }) {
        const { product } = await productOf(params.applicationId)
        requireOffered(product, body)
        const { facts } = await findCase(store.db, caller.loanCaseId)
        await requireOpenTerms(store.db, { id: params.applicationId, facts })
        const answer = await giveOrder(deps, {
          caseId: caller.loanCaseId,
          content: { kind: 'changeTerms', terms: body },
          reasonCode: 'asked_by_applicant',
          caller,
          key,
          requestId,
        })
        return { status: answer.state === 'settled' ? 200 : 202, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
