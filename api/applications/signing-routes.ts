import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { formatCpf, maskCpf, type Cpf } from '#domain/identity/cpf.ts'
import { findApplication } from '#db/applications/find-application.ts'
import { recordContractOpening, signContract } from '#db/contracts/sign-contract.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { verifiedContact } from '#db/parties/verified-contact.ts'
import { signingStatement } from '#domain/texts/signing.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { contractPath, isSignedElsewhere, ownContract } from './own-contract.ts'

/** Reading the contract and signing it on our own page. What is signed is the hash of what was read. */
export function signingRoutes({ store, clock }: ApplicantDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/contracts/{contractId}/document',
      operationId: 'readContractDocument',
      summary: 'The contract as PDF: the signed one once there is one',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: contractPath,
      replies: { 200: { description: 'The PDF', mediaType: 'application/pdf' } },
      errors: ['CONTRACT_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'DOCUMENT_DAMAGED'],
      async handle({ params }) {
        const contract = await ownContract(store, params)
        const documentId = contract.signedDocumentId ?? contract.documentId
        if (!documentId) throw new AppError('DOCUMENT_NOT_FOUND')
        const document = await findDocument(store.db, documentId)
        const content = await readDocumentContent(store, document)
        await recordContractOpening(store, contract.id)
        return { status: 200, stream: content, mediaType: document.mediaType, filename: document.filename, inline: true }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/contracts/{contractId}/signature',
      operationId: 'signContract',
      summary: 'Sign exactly the document that was read',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: contractPath,
      body: z.strictObject({
        documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
        /** The signer's own act: not pre-ticked. */
        accepted: z.literal(true),
        typedName: z.string().trim().min(2).max(120),
      }),
      idempotent: 'record',
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['CONTRACT_NOT_FOUND', 'CONTRACT_NOT_OPENED', 'CONTRACT_DIFFERS', 'CONTRACT_NOT_TO_SIGN'],
      async handle({ params, body, caller, ipAddress, userAgent, store }) {
        const contract = await ownContract(store, params)
        if (!contract.documentId || isSignedElsewhere(contract)) throw new AppError('CONTRACT_NOT_TO_SIGN', { state: contract.state })
        if (!contract.openedAt) throw new AppError('CONTRACT_NOT_OPENED')
        const document = await findDocument(store.db, contract.documentId)
        if (document.sha256 !== body.documentSha256) throw new AppError('CONTRACT_DIFFERS')
        const [profile, proven, { locale }] = await Promise.all([
          readDeclaredProfile(store, caller.partyId),
          verifiedContact(store, caller.partyId),
          findApplication(store.db, params.applicationId),
        ])
        const signedAt = clock()
        const evidence = {
          signerName: profile.fullName,
          typedName: body.typedName,
          signerTaxId: maskCpf(profile.taxId as Cpf),
          openedAt: contract.openedAt.toISOString(),
          signedAt,
          ipAddress,
          userAgent,
          authentication: proven,
          documentSha256: document.sha256,
          statement: signingStatement(locale, {
            name: profile.fullName,
            taxId: formatCpf(profile.taxId as Cpf),
            reference: contract.reference,
          }),
          locale,
        }
        const signed = await signContract(store, contract, { documentSha256: document.sha256, evidence, signedAt })
        if (!signed) throw new AppError('CONTRACT_NOT_TO_SIGN', { state: contract.state })
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
