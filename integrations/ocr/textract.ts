import { AnalyzeDocumentCommand, AnalyzeIDCommand, type TextractClient } from '@aws-sdk/client-textract'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { unexpectedAnswer } from '../http/read-json.ts'
import type { Ocr, ReadDocument } from './ocr.ts'
import { checkPages, checkPaper, type PageSize } from './page-limits.ts'
import type { PaperReader } from './papers/paper.ts'
import { readInPart } from './papers/read-in-part.ts'
import { readPaper } from './papers/read-paper.ts'
import { uprightByExif } from './picture/upright-by-exif.ts'
import { assembleDocument, type ReadPage } from './reading/assemble-document.ts'
import { createReaderPool } from './tesseract/reader-pool.ts'
import { connectTextract, type TextractAccess } from './textract/ask-textract.ts'
import { readBlocks } from './textract/read-blocks.ts'
import { identityTypeOf, readIdentityFields } from './textract/read-identity-fields.ts'
import { readPaperPages } from './textract/read-paper-pages.ts'

export type TextractOptions = TextractAccess & { today: () => IsoDate }

export type TextractOcr = Ocr & PaperReader & { close: () => Promise<void> }

const provider = 'textract'

/**
 * Reads identity documents by Amazon Textract. Forms first: AnalyzeDocument reads Portuguese, while AnalyzeID is for documents of the United
 * States and English only, so it is asked where the page is such a document or says nothing that we know. Papers that prove income are read by
 * their words.
 */
export function createTextractOcr(options: TextractOptions): TextractOcr {
  const { today } = options
  const { ask, close } = connectTextract(options)
  // What somebody sends as a PDF is opened where it can do no harm.
  const sheets = createReaderPool({ readers: 1, idleMs: 60_000, pageTimeoutMs: 60_000 })
  return {
    provider,
    async readIdentityDocument(pages, { signal } = {}) {
      const sizes = await checkPages(pages)
      const contents = await Promise.all(pages.map(uprightByExif))
      const read: ReadPage[] = []
      for (const [index, content] of contents.entries()) {
        read.push(
          await ask('AnalyzeDocument', { contents: [content], signal }, (client, limit) =>
            analyzeForms(client, content, sizes[index]!, limit),
          ),
        )
      }
      const empty = read.findIndex((page) => page.lines.length === 0)
      if (empty >= 0) throw new AppError('OCR_DOCUMENT_UNREADABLE', { provider, page: empty + 1, reason: 'no_text' })
      const document = assembleDocument('Amazon Textract AnalyzeDocument 1.0', read, today())
      if (!isForAnalyzeId(document)) return document
      return await ask('AnalyzeID', { contents, signal }, (client, limit) => addIdentityFields(client, document, contents, limit))
    },
    async readPaper(file, { signal } = {}) {
      await checkPaper(file)
      const { pages, models, isWhole } = await readPaperPages(file, { ask, sheets, signal })
      const paper = readPaper(pages)
      return { model: models.join(', '), ...(isWhole ? paper : readInPart(paper)) }
    },
    async close() {
      close()
      await sheets.close()
    },
  }
}

async function analyzeForms(client: TextractClient, content: Uint8Array, size: PageSize, limit: AbortSignal): Promise<ReadPage> {
  const command = new AnalyzeDocumentCommand({ Document: { Bytes: content }, FeatureTypes: ['FORMS'] })
  const { Blocks } = await client.send(command, { abortSignal: limit })
  if (Blocks === undefined) throw unexpectedAnswer({ provider, operation: 'AnalyzeDocument' }, ['Blocks'])
  return readBlocks(Blocks, size)
}

function isForAnalyzeId(document: ReadDocument): boolean {
  const isAmerican = document.fields.some((field) => field.name === 'issuingState' && field.value === 'USA')
  return isAmerican || document.fields.length === 0
}

async function addIdentityFields(
  client: TextractClient,
  document: ReadDocument,
  contents: Uint8Array[],
  limit: AbortSignal,
): Promise<ReadDocument> {
  const command = new AnalyzeIDCommand({ DocumentPages: contents.map((content) => ({ Bytes: content })) })
  const { IdentityDocuments, AnalyzeIDModelVersion } = await client.send(command, { abortSignal: limit })
  if (IdentityDocuments === undefined) throw unexpectedAnswer({ provider, operation: 'AnalyzeID' }, ['IdentityDocuments'])
  const found = IdentityDocuments.flatMap((one) => one.IdentityDocumentFields ?? [])
  const read = readIdentityFields(found, 1).filter(
    (field) => !document.fields.some((known) => known.name === field.name && known.source === 'visual'),
  )
  return {
    ...document,
    model: `${document.model}, AnalyzeID ${AnalyzeIDModelVersion ?? 'unknown'}`,
    documentType: document.documentType === 'unknown' ? identityTypeOf(found) : document.documentType,
    fields: [...document.fields, ...read],
  }
}
