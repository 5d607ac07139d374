import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** From here on the person is a customer. */
export async function customerRecorded(file: CaseFile): Promise<void> {
  await callStep(file, 'customer', {
    attempt: ({ call }) => call.recordCustomer({ caseId: file.caseId }),
    summary: () => ({}),
  })
}
