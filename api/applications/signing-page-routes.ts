import { z } from 'zod'
import type { ContractRow } from '#db/contracts/find-contract.ts'
import { recordContractOpening } from '#db/contracts/sign-contract.ts'
import { enqueue } from '#db/delivery/enqueue.ts'
import { envelopesOf } from '#db/envelopes/envelope-row.ts'
import { findApplication } from '#db/applications/find-application.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { contractSigner } from '#domain/contract/contract-signer.ts'
import { AppError } from '#domain/errors.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { contractPath, isSignedElsewhere, ownContract } from './own-contract.ts'

const signingPage = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('redirect'), url: z.url() }),
    z.object({ kind: z.literal('frame'), url: z.url(), clientId: z.string(), skipDomainVerification: z.boolean() }),
  ])
  .meta({ id: 'SigningPage' })

/** To the page of a signing service and back. Nobody has signed because they came back: the process asks the service. */
export function signingPageRoutes({ store, relay, openSigningPage, mailDomain, publicUrl }: ApplicantDeps): Route[] {
  const tellOfNews = async (contract: ContractRow, news: 'returned' | 'not_open') => {
    await enqueue(store.db, { kind: 'report_fact', caseId: contract.caseId, payload: { subject: 'envelope', facts: { news } } })
    relay.kick()
  }
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/contracts/{contractId}/signing-page',
      operationId: 'openSigningPage',
      summary: 'A way to the page of the signing service, for one visit within minutes',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: contractPath,
      rateLimit: { name: 'signing-page', points: 20, perSeconds: 600 },
      replies: { 201: { description: 'Where to go now; it is not kept', schema: signingPage } },
      errors: [
        'CONTRACT_NOT_FOUND',
        'CONTRACT_NOT_TO_SIGN',
        'SIGNATURE_NOT_OPEN',
        'SIGNATURE_ENVELOPE_NOT_FOUND',
        'SIGNATURE_PROVIDER_DOWN',
        'SIGNATURE_PROVIDER_REJECTED',
        'SIGNATURE_PROVIDER_MISCONFIGURED',
        'SIGNATURE_CONSENT_MISSING',
        'PROVIDER_ANSWER_UNEXPECTED',
        'PROVIDER_NOT_CONFIGURED',
      ],
      async handle({ params, caller }) {
        const contract = await ownContract(store, params)
        const [envelope] = await envelopesOf(store.db, contract.id)
        if (contract.state !== 'out_for_signature' || !isSignedElsewhere(contract) || envelope?.state !== 'open' || !envelope.envelopeId)
          throw new AppError('CONTRACT_NOT_TO_SIGN', { state: contract.state })
        const [profile, { locale }] = await Promise.all([
          readDeclaredProfile(store, caller.partyId),
          findApplication(store.db, params.applicationId),
        ])
        const page = await openSigningPage({
          provider: envelope.provider,
          envelopeId: envelope.envelopeId,
          externalId: envelope.id,
          signer: contractSigner(profile, { envelopeId: envelope.id, mailDomain }),
          returnUrl: `${publicUrl}/apply/contract/signed`,
          locale,
        }).catch(async (error: unknown) => {
          // It ended there without our knowing: the process must hear of it.
          if (error instanceof AppError && error.code === 'SIGNATURE_NOT_OPEN') await tellOfNews(contract, 'not_open')
          throw error
        })
        await recordContractOpening(store, contract.id)
        return { status: 201, body: page }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/contracts/{contractId}/signing-return',
      operationId: 'returnFromSigning',
      summary: 'The applicant is back from the page of the signing service, which is asked at once what happened there',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: contractPath,
      // A service counts how often it is asked about one envelope.
      rateLimit: { name: 'signing-return', points: 6, perSeconds: 60 },
      replies: { 202: { description: 'The application as it stands; what the service says follows', schema: applicationView } },
      errors: ['CONTRACT_NOT_FOUND'],
      async handle({ params }) {
        const contract = await ownContract(store, params)
        if (contract.state === 'out_for_signature' && isSignedElsewhere(contract)) await tellOfNews(contract, 'returned')
        return { status: 202, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
