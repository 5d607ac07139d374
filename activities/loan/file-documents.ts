import { findFamily } from '#db/cases/find-case.ts'
import type { ContractRow } from '#db/contracts/find-contract.ts'
import { type DocumentRow, documentsOfCases, documentsOfSet } from '#db/documents/find-document.ts'
import { latestSubmittedSet } from '#db/documents/latest-submitted-set.ts'
import { markArchived } from '#db/documents/mark-archived.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { papersHandedInLast } from '#db/income/find-papers.ts'
import type { Store } from '#db/store.ts'
import { addYears } from '#domain/calendar/date-arithmetic.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { contractOf, signedOffer } from './contract-of.ts'

export type FiledDocuments = { objects: string[] }

/**
 * Files the signed contract with the certificate of its signing, the photographs of the identity document, the papers that proved the income and
 * what staff put forward as evidence. The outside id says which bytes of which document it is, so that filing again changes nothing. Kept for the years of the product from the last due date: paid earlier, it is
 * kept a little longer than it must be, never shorter.
 */
export async function fileDocuments(
  { store, ecm }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<FiledDocuments> {
  const contract = await contractOf(store, input)
  const [{ reference, product }, { schedule }] = await Promise.all([findSubject(store, input.caseId), signedOffer(store, contract)])
  // A priced offer has at least one row.
  const retainUntil = addYears(schedule.at(-1)!.dueOn, product.retention.years)
  const objects: string[] = []
  for (const [index, document] of (await documentsToFile(store, contract)).entries()) {
    const filed = await ecm.file(
      {
        externalId: `${input.caseId}:${document.id}:${document.sha256.slice(0, 16)}`,
        filename: filenameOf(document, { reference: contract.reference, number: index + 1 }),
        mediaType: document.mediaType,
        content: await readDocumentContent(store, document),
        sha256: document.sha256,
        retention: { class: product.retention.class, retainUntil },
        metadata: { case: reference, contract: contract.reference, document: document.id, kind: document.kind },
      },
      running,
    )
    await markArchived(store.db, document.id, filed.objectId)
    objects.push(filed.objectId)
  }
  return { objects }
}

async function documentsToFile({ db }: Store, contract: ContractRow): Promise<DocumentRow[]> {
  const family = await findFamily(db, contract.caseId)
  const documents = await documentsOfCases(
    db,
    family.map((member) => member.id),
  )
  const signed = documents.filter((document) => document.id === contract.signedDocumentId)
  if (signed.length === 0) throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'sealed' })
  const setId = await latestSubmittedSet(db, contract.applicationId)
  const photographs = setId === undefined ? [] : await documentsOfSet(db, setId)
  const papers = await papersHandedInLast(db, contract.caseId)
  const evidence = documents.filter((document) => document.kind === 'evidence').toReversed()
  const certificate = documents.filter((document) => document.id === contract.certificateDocumentId)
  return [...signed, ...certificate, ...photographs, ...papers, ...evidence]
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** Names of our own: what people call their files may name them. */
function filenameOf({ kind, slot, mediaType }: DocumentRow, { reference, number }: { reference: string; number: number }): string {
  return (
    [reference, number, kind.replaceAll('_', '-'), ...(slot === null ? [] : [slot.replaceAll('_', '-')])].join('-') +
    `.${extensions[mediaType] ?? 'bin'}`
  )
}
