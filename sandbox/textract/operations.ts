import { z } from 'zod'
import { toBlocks } from './blocks.ts'
import { toExpenseDocument } from './expense.ts'
import { findDocumentFault } from './document-fault.ts'
import { toIdentityDocument } from './identity-fields.ts'
import { type LendingDesk, readLending, startLending, summariseLending } from './lending.ts'
import type { PictureReading, ReadPicture } from './reading.ts'

/** What this vendor can be made to answer, beside the trouble that every vendor can have. */
export type TextractScenarioName = 'unsupported_document' | 'absent_fields' | 'slow_job' | 'failed_job' | 'partial_success' | 'small_parts'

export type OperationReply = { status: number; body: unknown }

/** `readText` is the engine for pages of plain print; without it all pages are read as documents of identity are. */
export type Stage = {
  readPicture: ReadPicture
  readText?: ReadPicture | undefined
  scenario: TextractScenarioName | undefined
  lending: LendingDesk
}

const documentBody = z.object({
  Bytes: z.string().optional(),
  S3Object: z.object({ Bucket: z.string().optional(), Name: z.string().optional() }).optional(),
})
const featureTypes = ['TABLES', 'FORMS', 'QUERIES', 'SIGNATURES', 'LAYOUT'] as const
const analyzeDocumentBody = z.object({
  Document: documentBody,
  FeatureTypes: z.array(z.enum(featureTypes)).min(1),
  QueriesConfig: z
    .strictObject({
      Queries: z
        .array(
          z.strictObject({
            Text: z.string().min(1).max(200),
            Alias: z.string().min(1).max(200).optional(),
            Pages: z.array(z.string()).optional(),
          }),
        )
        .min(1)
        .max(15),
    })
    .optional(),
})
const oneDocumentBody = z.object({ Document: documentBody })
const analyzeIdBody = z.object({ DocumentPages: z.array(documentBody).min(1).max(2) })

/** Answers one operation, its faults in the order in which the service finds them. */
export async function answerOperation(operation: string, body: Buffer, stage: Stage): Promise<OperationReply> {
  if (stage.scenario === 'unsupported_document') return fault('UnsupportedDocumentException', 'Request has unsupported document format')
  const input = parseJson(body)
  if (input === undefined) return fault('SerializationException', 'Start of structure or map found where not expected.')
  switch (operation) {
    case 'AnalyzeDocument':
      return await analyzeDocument(input, stage)
    case 'DetectDocumentText':
      return await detectText(input, stage)
    case 'AnalyzeExpense':
      return await analyzeExpense(input, stage)
    case 'StartLendingAnalysis':
      return startLending(input, stage.lending, stage.scenario)
    case 'GetLendingAnalysis':
      return readLending(input, stage.lending)
    case 'GetLendingAnalysisSummary':
      return summariseLending(input, stage.lending)
    case 'AnalyzeID':
      return await analyzeId(input, stage)
    default:
      return fault('UnknownOperationException', '')
  }
}

async function analyzeDocument(input: unknown, stage: Stage): Promise<OperationReply> {
  const parsed = analyzeDocumentBody.safeParse(input)
  if (!parsed.success) return validationFault(parsed.error)
  const { Document, FeatureTypes, QueriesConfig } = parsed.data
  if (FeatureTypes.includes('QUERIES') !== (QueriesConfig !== undefined))
    return fault('InvalidParameterException', 'QUERIES feature type and QueriesConfig must be given together.')
  const page = await readPage(Document, stage)
  if ('status' in page) return page
  const reading = stage.scenario === 'absent_fields' ? { ...page, lines: [], mrz: undefined } : page
  const body = {
    DocumentMetadata: { Pages: 1 },
    Blocks: toBlocks(reading, {
      forms: FeatureTypes.includes('FORMS'),
      tables: FeatureTypes.includes('TABLES'),
      signatures: FeatureTypes.includes('SIGNATURES'),
      questions: (QueriesConfig?.Queries ?? []).map(({ Text, Alias }) => ({ Text, ...(Alias !== undefined && { Alias }) })),
    }),
    AnalyzeDocumentModelVersion: '1.0',
  }
  return { status: 200, body }
}

async function detectText(input: unknown, stage: Stage): Promise<OperationReply> {
  const parsed = oneDocumentBody.safeParse(input)
  if (!parsed.success) return validationFault(parsed.error)
  const page = await readPage(parsed.data.Document, { ...stage, readPicture: stage.readText ?? stage.readPicture })
  if ('status' in page) return page
  const reading = stage.scenario === 'absent_fields' ? { ...page, lines: [], mrz: undefined } : page
  return {
    status: 200,
    body: { DocumentMetadata: { Pages: 1 }, Blocks: toBlocks(reading, { forms: false }), DetectDocumentTextModelVersion: '1.0' },
  }
}

async function analyzeExpense(input: unknown, stage: Stage): Promise<OperationReply> {
  const parsed = oneDocumentBody.safeParse(input)
  if (!parsed.success) return validationFault(parsed.error)
  const page = await readPage(parsed.data.Document, stage)
  if ('status' in page) return page
  const reading = stage.scenario === 'absent_fields' ? { ...page, lines: [] } : page
  return { status: 200, body: { DocumentMetadata: { Pages: 1 }, ExpenseDocuments: [toExpenseDocument(reading)] } }
}

async function analyzeId(input: unknown, stage: Stage): Promise<OperationReply> {
  const parsed = analyzeIdBody.safeParse(input)
  if (!parsed.success) return validationFault(parsed.error)
  const pages: PictureReading[] = []
  for (const document of parsed.data.DocumentPages) {
    const page = await readPage(document, stage)
    if ('status' in page) return page
    pages.push(page)
  }
  // Front and back are one document; the side with more to say gives the fields.
  const fullest = pages.toSorted((a, b) => Object.keys(b.identity ?? {}).length - Object.keys(a.identity ?? {}).length)[0]!
  const documents = [toIdentityDocument(fullest, { absentFields: stage.scenario === 'absent_fields' })]
  return { status: 200, body: { DocumentMetadata: { Pages: pages.length }, AnalyzeIDModelVersion: '1.0', IdentityDocuments: documents } }
}

async function readPage(document: z.output<typeof documentBody>, stage: Stage): Promise<PictureReading | OperationReply> {
  if ((document.Bytes === undefined) === (document.S3Object === undefined))
    return fault('InvalidParameterException', 'Request has invalid parameters')
  if (document.Bytes === undefined)
    return fault('InvalidS3ObjectException', 'Unable to get object metadata from S3. Check object key, region and/or access permissions.')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(document.Bytes)) return fault('SerializationException', 'Unable to decode base64.')
  const content = Buffer.from(document.Bytes, 'base64')
  const found = await findDocumentFault(content)
  if (found !== undefined) return fault(found.type, found.message)
  // A page without text is no error to the service: it answers with the page alone.
  return (await stage.readPicture(content)) ?? { widthPx: 1, heightPx: 1, rotationDegrees: 0, lines: [] }
}

function validationFault(error: z.ZodError): OperationReply {
  const details = error.issues.map((issue) => `Value at '${issue.path.join('.')}' failed to satisfy constraint: ${issue.message}`)
  return fault('ValidationException', `${details.length} validation error detected: ${details.join('; ')}`)
}

function fault(type: string, message: string): OperationReply {
  return { status: 400, body: { __type: type, message } }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
