import { createHash } from 'node:crypto'
import { mostIncomePapers } from '#domain/income/income-paper.ts'
import { AppError } from '#domain/errors.ts'
import { saveDocument, type NewDocument } from '../documents/save-document.ts'
import { inTransaction, type Store } from '../store.ts'
import { incomePapers } from './find-papers.ts'
import { lockRow } from '../lock-row.ts'

export type NewPaper = Pick<NewDocument, 'partyId' | 'caseId' | 'mediaType' | 'content' | 'size'>

/** Keeps one paper of an applicant; the same bytes again are the same paper. Throws `TOO_MANY_PAPERS`. */
export async function saveIncomePaper(store: Store, paper: NewPaper): Promise<string> {
  const sha256 = createHash('sha256').update(paper.content).digest('hex')
  return inTransaction(store, async (tx) => {
    // Two phones at once are counted one after the other.
    await lockRow(tx.db, 'case', paper.caseId)
    const kept = await incomePapers(tx.db, paper.caseId)
    const same = kept.find((one) => one.sha256 === sha256)
    if (same) return same.id
    if (kept.length >= mostIncomePapers) throw new AppError('TOO_MANY_PAPERS', { most: mostIncomePapers })
    const filename = paper.mediaType === 'application/pdf' ? 'income-paper.pdf' : 'income-paper.jpg'
    const { id } = await saveDocument(tx, { ...paper, kind: 'income_paper', filename, uploadedBy: `party:${paper.partyId}` })
    return id
  })
}
