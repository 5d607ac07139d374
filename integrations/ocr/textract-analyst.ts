import {
  AnalyzeDocumentCommand,
  AnalyzeExpenseCommand,
  GetLendingAnalysisCommand,
  GetLendingAnalysisSummaryCommand,
  type LendingResult,
  StartLendingAnalysisCommand,
  type Warning,
} from '@aws-sdk/client-textract'
import { AppError } from '#domain/errors.ts'
import { unexpectedAnswer } from '../http/read-json.ts'
import type { DocumentAnalyst, LendingAnalysis, PageRequest } from './document-analyst.ts'
import type { DocumentPage } from './ocr.ts'
import { checkPages } from './page-limits.ts'
import { type AskTextract, connectTextract, type TextractAccess } from './textract/ask-textract.ts'
import { readAnalysis } from './textract/read-analysis.ts'
import { readExpense } from './textract/read-expense.ts'
import { readLending, readSummary } from './textract/read-lending.ts'

export type TextractAnalyst = DocumentAnalyst & { close(): void }

const provider = 'textract'
const mostQuestions = 15
/** Pages of an answer in one part; a job of three thousand pages is three parts. */
const partSize = 1000

/**
 * What is on a page, by Amazon Textract: forms in six languages; receipts, questions and lending documents in English only, so elsewhere they
 * are worth what their confidence says.
 */
export function createTextractAnalyst(access: TextractAccess): TextractAnalyst {
  const { ask, close } = connectTextract(access)
  return {
    provider,
    close,
    async analysePage(page, request, { signal } = {}) {
      await checkPages([page])
      checkRequest(request)
      const { Blocks, AnalyzeDocumentModelVersion } = await ask('AnalyzeDocument', { contents: [page.content], signal }, (client, limit) =>
        client.send(new AnalyzeDocumentCommand(toInput(page, request)), { abortSignal: limit }),
      )
      if (Blocks === undefined) throw unexpectedAnswer({ provider, operation: 'AnalyzeDocument' }, ['Blocks'])
      return { model: `Amazon Textract AnalyzeDocument ${AnalyzeDocumentModelVersion ?? 'unknown'}`, ...readAnalysis(Blocks) }
    },
    async analyseExpense(page, { signal } = {}) {
      await checkPages([page])
      const { ExpenseDocuments } = await ask('AnalyzeExpense', { contents: [page.content], signal }, (client, limit) =>
        client.send(new AnalyzeExpenseCommand({ Document: { Bytes: page.content } }), { abortSignal: limit }),
      )
      if (ExpenseDocuments === undefined) throw unexpectedAnswer({ provider, operation: 'AnalyzeExpense' }, ['ExpenseDocuments'])
      return readExpense(ExpenseDocuments)
    },
    async startLendingAnalysis({ bucket, name }, token, { signal } = {}) {
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(token))
        throw new AppError('OCR_REQUEST_INVALID', { provider, rule: 'a token of 64 letters, digits, - and _' })
      const { JobId } = await ask('StartLendingAnalysis', { contents: [], signal }, (client, limit) =>
        client.send(
          new StartLendingAnalysisCommand({ DocumentLocation: { S3Object: { Bucket: bucket, Name: name } }, ClientRequestToken: token }),
          { abortSignal: limit },
        ),
      )
      if (JobId === undefined) throw unexpectedAnswer({ provider, operation: 'StartLendingAnalysis' }, ['JobId'])
      return { jobId: JobId }
    },
    readLendingAnalysis: (jobId, { signal } = {}) => readJob(ask, jobId, signal),
    async summariseLending(jobId, { signal } = {}) {
      const answer = await ask('GetLendingAnalysisSummary', { contents: [], signal }, (client, limit) =>
        client.send(new GetLendingAnalysisSummaryCommand({ JobId: jobId }), { abortSignal: limit }),
      )
      if (answer.JobStatus === 'IN_PROGRESS') return { status: 'running' }
      if (answer.JobStatus === 'FAILED') return { status: 'failed' }
      if (answer.Summary === undefined) throw unexpectedAnswer({ provider, operation: 'GetLendingAnalysisSummary' }, ['Summary'])
      return readSummary(answer)
    },
  }
}

function checkRequest({ questions = [] }: PageRequest): void {
  const isRight = questions.length <= mostQuestions && questions.every(({ question }) => question.length >= 1 && question.length <= 200)
  if (!isRight) throw new AppError('OCR_REQUEST_INVALID', { provider, rule: 'at most fifteen questions of at most 200 characters' })
}

const features = { forms: 'FORMS', tables: 'TABLES', signatures: 'SIGNATURES' } as const

function toInput(page: DocumentPage, { features: asked, questions = [] }: PageRequest) {
  return {
    Document: { Bytes: page.content },
    FeatureTypes: [...asked.map((one) => features[one]), ...(questions.length > 0 ? (['QUERIES'] as const) : [])],
    ...(questions.length > 0 && { QueriesConfig: { Queries: questions.map(({ name, question }) => ({ Text: question, Alias: name })) } }),
  }
}

/** All parts of the answer of one job. While it runs, and where it failed, there is one part. */
async function readJob(ask: AskTextract, jobId: string, signal: AbortSignal | undefined): Promise<LendingAnalysis> {
  const results: LendingResult[] = []
  const warnings: Warning[] = []
  let next: string | undefined
  for (;;) {
    const token = next
    const part = await ask('GetLendingAnalysis', { contents: [], signal }, (client, limit) =>
      client.send(new GetLendingAnalysisCommand({ JobId: jobId, MaxResults: partSize, ...(token !== undefined && { NextToken: token }) }), {
        abortSignal: limit,
      }),
    )
    if (part.JobStatus === 'IN_PROGRESS') return { status: 'running' }
    if (part.JobStatus === 'FAILED') return { status: 'failed', ...(part.StatusMessage !== undefined && { reason: part.StatusMessage }) }
    if (part.JobStatus === undefined || part.Results === undefined)
      throw unexpectedAnswer({ provider, operation: 'GetLendingAnalysis' }, ['JobStatus', 'Results'])
    results.push(...part.Results)
    warnings.push(...(part.Warnings ?? []))
    next = part.NextToken
    if (next === undefined)
      return {
        status: 'read',
        model: `Amazon Textract Lending ${part.AnalyzeLendingModelVersion ?? 'unknown'}`,
        ...readLending(results, dedupe(warnings)),
      }
  }
}

/** Each part repeats the warnings of the whole job. */
function dedupe(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()]
}
