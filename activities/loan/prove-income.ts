import { answerOfAttempt, type StoredAnswer } from '#db/answers/find-answer.ts'
import { saveAnswer } from '#db/answers/save-answer.ts'
import type { DocumentRow } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { papersOfSubmission } from '#db/income/find-papers.ts'
import type { KeptProof } from '#db/income/proven-income.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { paperReading, savePaperReading, type StoredPaperReading } from '#db/readings/paper-readings.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { type IncomeFinding, type IncomeRetake, proveIncome as proveIncomeByRule } from '#domain/income/prove-income.ts'
import type { PaperFile, PaperReader, ReadPaper } from '#integrations/ocr/papers/paper.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { providerOf } from '../provider-of.ts'

/** Codes and counts; the figures are in the record under `proofId`. `hasFigure`: the papers come to one, whatever speaks against them. */
export type ProvedIncome = {
  proofId: string
  /** The last two are what people made of it. */
  outcome: 'proven' | 'unproven' | 'accepted' | 'entered'
  findings: IncomeFinding[]
  months: number
  papers: number
  hasFigure: boolean
  retake?: IncomeRetake
}

type Input = { caseId: string; submissionId: string; provider: string; attempt: number }

const step = 'incomeEvidence'

/** Reads the papers that were handed in, and holds them against what was declared, by the rules of the product. A paper is read once by a provider. */
export async function proveIncome(deps: ActivityDeps, input: Input, { signal }: Running): Promise<ProvedIncome> {
  const { store, businessDate } = deps
  const { caseId, submissionId, provider, attempt } = input
  const earlier = await answerOfAttempt<KeptProof>(store, { caseId, step, attempt })
  if (earlier !== undefined) return toResult(earlier)
  const { partyId, product } = await findSubject(store, caseId)
  if (product.incomeEvidence === undefined) throw new AppError('INCOME_NOT_ASKED_FOR')
  const readings = await readAll(deps, input, signal)
  const { fullName, socialName, taxId, monthlyIncomeMinor } = await readDeclaredProfile(store, partyId)
  const proof = proveIncomeByRule(
    readings.map(({ lines, ...reading }) => ({ ...reading, rows: lines })),
    {
      earner: { fullName, ...(socialName !== undefined && { socialName }), taxId },
      rules: product.incomeEvidence,
      today: parseIsoDate(businessDate()),
    },
  )
  const papers = readings.map(({ documentId, id }) => ({ documentId, readingId: id }))
  const content: KeptProof = { submissionId, declaredMinor: monthlyIncomeMinor, papers, proof }
  const findings = proof.outcome === 'unproven' ? proof.findings : []
  const summary = { outcome: proof.outcome, findings, months: proof.months.length, papers: papers.length }
  return toResult(await saveAnswer(store, { caseId, partyId, step, provider, attempt, summary, content }))
}

function toResult({ id, content: { proof, papers } }: StoredAnswer<KeptProof>): ProvedIncome {
  return {
    proofId: id,
    outcome: proof.outcome,
    findings: proof.outcome === 'unproven' ? proof.findings : [],
    months: proof.months.length,
    papers: papers.length,
    hasFigure: proof.monthlyMinor !== undefined,
    ...(proof.outcome === 'unproven' && proof.retake !== undefined && { retake: proof.retake }),
  }
}

async function readAll(deps: ActivityDeps, input: Input, signal: AbortSignal): Promise<StoredPaperReading[]> {
  const documents = await papersOfSubmission(deps.store.db, input)
  if (documents.length === 0) throw new AppError('DOCUMENT_SET_NOT_FOUND')
  const readings: StoredPaperReading[] = []
  // One after the other: an engine on this machine takes its processors for each.
  for (const document of documents) readings.push(await readOnce(deps, { ...input, document }, signal))
  return readings
}

async function readOnce(
  deps: ActivityDeps,
  { document, provider, attempt, caseId }: Input & { document: DocumentRow },
  signal: AbortSignal,
): Promise<StoredPaperReading> {
  const { store } = deps
  const asked = { documentId: document.id, provider }
  const earlier = await paperReading(store, asked)
  if (earlier !== undefined) return earlier
  const { model, kind, sums, fields, rows } = await read(providerOf(deps.papers, provider), await contentOf(deps, document), signal)
  await savePaperReading(store, {
    ...asked,
    caseId,
    partyId: document.partyId,
    attempt,
    model,
    kind,
    sums,
    fields: fields.map((field) => ({ ...field, source: 'visual' })),
    lines: rows.map(({ text, date, amountMinor, balanceMinor, confidence }) => ({
      text,
      ...(date !== undefined && { date }),
      amountMinor,
      ...(balanceMinor !== undefined && { balanceMinor }),
      confidence,
    })),
  })
  const kept = await paperReading(store, asked)
  if (kept === undefined) throw new Error('A reading was written and is not there')
  return kept
}

async function contentOf({ store }: ActivityDeps, document: DocumentRow): Promise<PaperFile> {
  const { mediaType } = document
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png' && mediaType !== 'application/pdf')
    throw new AppError('MEDIA_TYPE_UNSUPPORTED', { mediaType })
  return { content: await readDocumentContent(store, document), mediaType }
}

/** From these nothing can be read, however often it is tried. */
const unreadable: readonly ErrorCode[] = ['OCR_DOCUMENT_UNREADABLE', 'OCR_PDF_LOCKED', 'OCR_PDF_TOO_LONG', 'OCR_PDF_DAMAGED']

/** A paper from which nothing can be read is an answer: the applicant sends a better one. */
async function read(
  reader: PaperReader,
  file: PaperFile,
  signal: AbortSignal,
): Promise<Omit<ReadPaper, 'kind'> & { kind: ReadPaper['kind'] | 'unreadable' }> {
  try {
    return await reader.readPaper(file, { signal })
  } catch (error) {
    if (!(error instanceof AppError) || !unreadable.includes(error.code)) throw error
    return { model: 'none', kind: 'unreadable', fields: [], rows: [], sums: 'unproven' }
  }
}
