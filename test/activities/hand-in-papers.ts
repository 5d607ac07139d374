import { saveIncomePaper } from '#db/income/save-paper.ts'
import { submitIncomePapers } from '#db/income/submit-papers.ts'
import type { PaperField, PaperReader, ReadPaper } from '#integrations/ocr/papers/paper.ts'
import { AppError } from '#domain/errors.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import type { ActivityBench } from './activity-bench.ts'
import type { TestApplication } from './open-test-application.ts'

/** Papers of these contents, as bytes that only a played reader reads; answers what was handed in. */
export async function handInPapers({ store }: ActivityBench, application: TestApplication, contents: readonly string[]): Promise<string> {
  const { applicationId, partyId, loanCaseId: caseId } = application
  for (const content of contents) {
    await saveIncomePaper(store, { partyId, caseId, mediaType: 'image/jpeg', content: Buffer.from(`${content} of ${caseId}`) })
  }
  await submitIncomePapers(store, { applicationId, caseId })
  const row: { id: string } = await store.db('income_submission').where({ case_id: caseId }).orderBy('submitted_at', 'desc').first('id')
  return row.id
}

export type PlayedPapers = PaperReader & { read: string[] }

/** A reader that knows papers by their first word, and remembers what it was given. */
export function playPapers(papers: Readonly<Record<string, ReadPaper | AppError>>): PlayedPapers {
  const read: string[] = []
  return {
    read,
    readPaper: async ({ content }) => {
      const [name = ''] = Buffer.from(content).toString('utf8').split(' ')
      read.push(name)
      const answer = papers[name] ?? new AppError('OCR_DOCUMENT_UNREADABLE', { reason: 'no_text' })
      if (answer instanceof AppError) throw answer
      return answer
    },
  }
}

/** This person's payslip of a month, read well. */
export function payslipOf({ person }: TestApplication, said: { month: string; netPayMinor: number; holder?: string }): ReadPaper {
  const values = {
    holder: said.holder ?? fullNameOf(person).toUpperCase(),
    taxId: person.taxId,
    month: said.month,
    netPayMinor: String(said.netPayMinor),
  }
  const box = { left: 0.1, top: 0.2, width: 0.3, height: 0.05 }
  return {
    model: 'played 1',
    kind: 'payslip',
    fields: (Object.entries(values) as [PaperField['name'], string][]).map(([name, value]) => ({
      name,
      value,
      confidence: 94.5,
      page: 1,
      box,
    })),
    rows: [{ text: 'SALARIO BASE', amountMinor: said.netPayMinor, confidence: 93, page: 1, box }],
    sums: 'proven',
  }
}

/** A month before the one that runs, as ISO. */
export function monthsAgo(months: number): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7)
}
