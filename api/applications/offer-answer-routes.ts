import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { answerOffer } from '#db/offers/answer-offer.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import { route, type Route } from '../http/route.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'

/** Accepting or declining the offer, as long as it stands. */
export function offerAnswerRoutes(): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/offers/{offerId}/answer',
      operationId: 'answerOffer',
      summary: 'Accept or decline the offer',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath.extend({ offerId: z.uuid() }),
      body: z.strictObject({ answer: z.enum(['accepted', 'declined']) }),
      idempotent: 'record',
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['OFFER_NOT_FOUND', 'OFFER_CLOSED'],
      async handle({ params, body, store }) {
        const offer = await findOffer(store.db, params.offerId)
        if (!offer || offer.applicationId !== params.applicationId) throw new AppError('OFFER_NOT_FOUND')
        if (!(await answerOffer(store, offer, body.answer))) throw new AppError('OFFER_CLOSED', { state: offer.state })
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
