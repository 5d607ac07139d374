import { z } from 'zod'
import { findApplication } from '#db/applications/find-application.ts'
import { findCase, type CaseRow } from '#db/cases/find-case.ts'
import { saveIncomePaper, type NewPaper } from '#db/income/save-paper.ts'
import { submitIncomePapers } from '#db/income/submit-papers.ts'
import { takeBackPaper } from '#db/income/take-back-paper.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { AppError } from '#domain/errors.ts'
import { pictureLimits, reEncodePicture, uploadsFromOneNetwork } from '../documents/re-encode-picture.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { asksForIncome, incomeView, toIncomeView } from './income-view.ts'

/** As many as are read. */
const mostPagesOfPaper = 20

const addedPaperView = z.object({ paperId: z.string(), income: incomeView }).meta({ id: 'AddedPaper' })

/** Papers that prove an income: one by one as they are photographed, taken back where one was the wrong one, then handed in together. */
export function incomePaperRoutes({ store, pdfChecker }: ApplicantDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/income-papers',
      operationId: 'addIncomePaper',
      summary: 'Send one paper that proves the income, while we ask for it; the same one again is the same paper',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      bytes: { mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'], maxBytes: pictureLimits.maxBytes },
      idempotent: 'record',
      rateLimit: { name: 'upload', points: 60, perSeconds: 600 },
      networkLimit: uploadsFromOneNetwork,
      replies: { 201: { description: 'The paper, and all so far', schema: addedPaperView } },
      errors: [
        'INCOME_NOT_ASKED_FOR',
        'TOO_MANY_PAPERS',
        'PICTURE_UNREADABLE',
        'PICTURE_TOO_SMALL',
        'PICTURE_TOO_LARGE',
        'PDF_NOT_ACCEPTED',
        'PDF_CHECK_BUSY',
        'BODY_TOO_LARGE',
        'MEDIA_TYPE_UNSUPPORTED',
      ],
      async prepare({ params, bytes, header, caller }) {
        await requireAsked(store, params.applicationId)
        return cleaned(bytes, header('content-type') ?? '', (pdf) =>
          pdfChecker.check(pdf, { mostPages: mostPagesOfPaper, by: caller.partyId }),
        )
      },
      async handle({ params, prepared: file, caller, store }) {
        const loan = await requireAsked(store, params.applicationId)
        const paperId = await saveIncomePaper(store, { partyId: caller.partyId, caseId: loan.id, ...file })
        return { status: 201, body: { paperId, income: await readIncomeView(store, params.applicationId) } }
      },
    }),
    route({
      method: 'delete',
      path: '/api/applications/{applicationId}/income-papers/{documentId}',
      operationId: 'takeBackIncomePaper',
      summary: 'Take one paper back, before it is handed in or when others are asked for',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath.extend({ documentId: z.uuid() }),
      replies: { 200: { description: 'The papers that are left', schema: incomeView } },
      errors: ['INCOME_NOT_ASKED_FOR', 'DOCUMENT_NOT_FOUND'],
      async handle({ params }) {
        const loan = await requireAsked(store, params.applicationId)
        await takeBackPaper(store.db, { caseId: loan.id, documentId: params.documentId })
        return { status: 200, body: await readIncomeView(store, params.applicationId) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/income-papers/submission',
      operationId: 'submitIncomePapers',
      summary: 'Hand the papers in',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      idempotent: 'record',
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['INCOME_NOT_ASKED_FOR', 'PAPERS_MISSING'],
      async handle({ params, store }) {
        const { applicationId } = params
        const loan = await requireAsked(store, applicationId)
        await submitIncomePapers(store, { applicationId, caseId: loan.id })
        return { status: 200, body: await readApplicationView(store, applicationId) }
      },
    }),
  ]
}

/** A picture as pixels only. A PDF stays as it was sent: who signed it, and how, may matter to a reviewer; what it may not hold is refused. */
async function cleaned(
  bytes: Buffer,
  mediaType: string,
  checkPdf: (pdf: Buffer) => Promise<void>,
): Promise<Pick<NewPaper, 'content' | 'mediaType' | 'size'>> {
  if (mediaType.startsWith('application/pdf')) {
    await checkPdf(bytes)
    return { content: bytes, mediaType: 'application/pdf' }
  }
  const { content, mediaType: kept, ...size } = await reEncodePicture(bytes)
  return { content, mediaType: kept, size }
}

async function requireAsked({ db }: Store, applicationId: string): Promise<CaseRow> {
  const { loanCaseId } = await findApplication(db, applicationId)
  const loan = await findCase(db, loanCaseId)
  if (!asksForIncome(loan)) throw new AppError('INCOME_NOT_ASKED_FOR')
  return loan
}

async function readIncomeView(store: Store, applicationId: string): Promise<z.input<typeof incomeView>> {
  const { loanCaseId, productVersionId, locale } = await findApplication(store.db, applicationId)
  const [loan, { product }] = await Promise.all([findCase(store.db, loanCaseId), productVersion(store.db, productVersionId)])
  const view = await toIncomeView(store, loan, { product, locale })
  if (view === null) throw new AppError('INCOME_NOT_ASKED_FOR')
  return view
}
