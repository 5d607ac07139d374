import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { SignedContract } from './signed-contract.ts'

/** Tells the borrower by SMS and mail that the money has arrived. */
export async function toldOfDisbursement(file: CaseFile, contract: SignedContract): Promise<void> {
  await callStep(file, 'disbursementNotice', {
    attempt: ({ call }) => call.sendDisbursementNotice({ caseId: file.caseId, contractId: contract.contractId }),
    summary: ({ channels }) => ({ channels }),
  })
}

/** Whatever ends the case early, the applicant is told, last of all. */
export function tellAtTheEnd(file: CaseFile): void {
  file.compensations.push({
    step: 'endingNotice',
    run: (call) => call.sendEndingNotice({ caseId: file.caseId, status: file.facts.ending!.status, reasons: file.facts.ending!.reasons }),
  })
}
