import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { findPairs } from './find-pairs.ts'
import type { OperationReply, Stage } from './operations.ts'
import type { PictureReading } from './reading.ts'

/** The files that the service can reach, by bucket and name: each is its pages. */
export type StoredFiles = { find(bucket: string, name: string): readonly PictureReading[] | undefined }

type Job = { jobId: string; parameters: string; pages: readonly PictureReading[]; asked: number; outcome: Stage['scenario'] }

export type LendingDesk = { jobs: Map<string, Job>; tokens: Map<string, string>; files: StoredFiles }

const startBody = z.strictObject({
  DocumentLocation: z.strictObject({
    S3Object: z.strictObject({ Bucket: z.string().min(3), Name: z.string().min(1), Version: z.string().optional() }),
  }),
  ClientRequestToken: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  JobTag: z.string().max(64).optional(),
})
const readBody = z.strictObject({ JobId: z.string(), MaxResults: z.int().min(1).optional(), NextToken: z.string().optional() })
const summaryBody = z.strictObject({ JobId: z.string() })

/** Starts a job. The same token with the same parameters is the same job; with others it is refused. */
export function startLending(input: unknown, desk: LendingDesk, scenario: Stage['scenario']): OperationReply {
  const parsed = startBody.safeParse(input)
  if (!parsed.success) return fault('InvalidParameterException', 'Request has invalid parameters')
  const { DocumentLocation, ClientRequestToken: token } = parsed.data
  const { Bucket, Name } = DocumentLocation.S3Object
  const pages = desk.files.find(Bucket, Name)
  if (pages === undefined)
    return fault('InvalidS3ObjectException', 'Unable to get object metadata from S3. Check object key, region and/or access permissions.')
  const parameters = createHash('sha256')
    .update(JSON.stringify([Bucket, Name, parsed.data.JobTag]))
    .digest('hex')
  const earlier = token === undefined ? undefined : desk.jobs.get(desk.tokens.get(token) ?? '')
  if (earlier !== undefined)
    return earlier.parameters === parameters
      ? { status: 200, body: { JobId: earlier.jobId } }
      : fault(
          'IdempotentParameterMismatchException',
          'A ClientRequestToken input parameter was reused with an operation, but at least one of the other input parameters is different.',
        )
  const jobId = randomBytes(32).toString('hex')
  desk.jobs.set(jobId, { jobId, parameters, pages, asked: 0, outcome: scenario })
  if (token !== undefined) desk.tokens.set(token, jobId)
  return { status: 200, body: { JobId: jobId } }
}

/** One part of what a job found. It runs for the first question, or for five of a slow one. */
export function readLending(input: unknown, desk: LendingDesk): OperationReply {
  const parsed = readBody.safeParse(input)
  if (!parsed.success) return fault('InvalidParameterException', 'Request has invalid parameters')
  const job = desk.jobs.get(parsed.data.JobId)
  if (job === undefined) return fault('InvalidJobIdException', 'Request has invalid Job Id')
  const running = stateOf(job, true)
  if (running !== undefined) return running
  const { MaxResults = 1000, NextToken } = parsed.data
  const start = NextToken === undefined ? 0 : startOf(job, NextToken)
  if (start === undefined) return fault('InvalidParameterException', 'Request has an invalid NextToken')
  const size = Math.min(MaxResults, job.outcome === 'small_parts' ? 2 : MaxResults)
  const end = start + size
  const results = readable(job).map((page) => toResult(job.pages[page - 1]!, page))
  return {
    status: 200,
    body: {
      DocumentMetadata: { Pages: job.pages.length },
      JobStatus: job.outcome === 'partial_success' ? 'PARTIAL_SUCCESS' : 'SUCCEEDED',
      Results: results.slice(start, end),
      ...(end < results.length && { NextToken: tokenOf(job, end) }),
      ...warningsOf(job),
      AnalyzeLendingModelVersion: '1.0',
    },
  }
}

export function summariseLending(input: unknown, desk: LendingDesk): OperationReply {
  const parsed = summaryBody.safeParse(input)
  if (!parsed.success) return fault('InvalidParameterException', 'Request has invalid parameters')
  const job = desk.jobs.get(parsed.data.JobId)
  if (job === undefined) return fault('InvalidJobIdException', 'Request has invalid Job Id')
  const running = stateOf(job, false)
  if (running !== undefined) return running
  const kinds = Object.entries(Object.groupBy(readable(job), (page) => kindOf(job.pages[page - 1]!)))
  const groups = kinds.map(([Type, pages = []]) => ({
    Type,
    SplitDocuments: [{ Index: 1, Pages: pages }],
    DetectedSignatures: pages.filter((page) => job.pages[page - 1]!.signatures?.length).map((Page) => ({ Page })),
    UndetectedSignatures: pages.filter((page) => !job.pages[page - 1]!.signatures?.length).map((Page) => ({ Page })),
  }))
  const Summary = {
    DocumentGroups: groups,
    UndetectedDocumentTypes: known.map(({ kind }) => kind).filter((kind) => !kinds.some(([found]) => found === kind)),
  }
  const JobStatus = job.outcome === 'partial_success' ? 'PARTIAL_SUCCESS' : 'SUCCEEDED'
  return {
    status: 200,
    body: { JobStatus, Summary, DocumentMetadata: { Pages: job.pages.length }, ...warningsOf(job), AnalyzeLendingModelVersion: '1.0' },
  }
}

function stateOf(job: Job, counts: boolean): OperationReply | undefined {
  if (counts) job.asked += 1
  const slowness = job.outcome === 'slow_job' ? 5 : 1
  if (job.asked <= slowness) return { status: 200, body: { JobStatus: 'IN_PROGRESS' } }
  return job.outcome === 'failed_job' ? { status: 200, body: { JobStatus: 'FAILED', StatusMessage: 'INTERNAL_ERROR' } } : undefined
}

/** In part: the second page could not be read. */
function readable({ pages, outcome }: Job): number[] {
  return pages.map((_, index) => index + 1).filter((page) => outcome !== 'partial_success' || page !== 2)
}

function warningsOf({ outcome }: Job): { Warnings?: object[] } {
  return outcome === 'partial_success' ? { Warnings: [{ ErrorCode: 'UNSUPPORTED_DOCUMENT', Pages: [2] }] } : {}
}

/** What tells the kinds apart, in the language that the service reads. */
const known = [
  { kind: 'PAYSLIPS', words: /\b(pay ?slip|pay stub|net pay)\b/i },
  { kind: 'BANK_STATEMENT', words: /\b(account statement|statement period|ending balance)\b/i },
  { kind: 'W_2', words: /\bwage and tax statement\b/i },
] as const

function kindOf({ lines }: PictureReading): string {
  const text = lines.map((line) => line.text).join('\n')
  return known.find(({ words }) => words.test(text))?.kind ?? 'UNCLASSIFIED'
}

function toResult(reading: PictureReading, page: number): object {
  const kind = kindOf(reading)
  const geometry = { BoundingBox: { Left: 0, Top: 0, Width: 1, Height: 1 } }
  const fields = findPairs(reading.lines).map(({ key, value }) => ({
    Type: reading.lines[key]!.text.toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, ''),
    KeyDetection: { Text: reading.lines[key]!.text, Confidence: reading.lines[key]!.confidence, Geometry: geometry },
    ValueDetections: [{ Text: reading.lines[value]!.text, Confidence: reading.lines[value]!.confidence, Geometry: geometry }],
  }))
  const SignatureDetections = (reading.signatures ?? []).map(() => ({ Confidence: 90, Geometry: geometry }))
  return {
    Page: page,
    PageClassification: {
      PageType: [{ Value: kind, Confidence: kind === 'UNCLASSIFIED' ? 51 : 98 }],
      PageNumber: [{ Value: 'undetected', Confidence: 60 }],
    },
    Extractions: kind === 'UNCLASSIFIED' ? [] : [{ LendingDocument: { LendingFields: fields, SignatureDetections } }],
  }
}

function tokenOf({ jobId }: Job, start: number): string {
  return Buffer.from(`${jobId.slice(0, 16)}:${start}`).toString('base64url')
}

function startOf({ jobId }: Job, token: string): number | undefined {
  const [id, start] = Buffer.from(token, 'base64url').toString().split(':')
  return id === jobId.slice(0, 16) && /^\d+$/.test(start ?? '') ? Number(start) : undefined
}

function fault(type: string, message: string): OperationReply {
  return { status: 400, body: { __type: type, message } }
}
