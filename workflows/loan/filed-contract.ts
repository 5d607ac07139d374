import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { SignedContract } from './signed-contract.ts'

/** The signed contract and the documents behind it go to the archive, once, under their content hash and retention class. */
export async function filedContract(file: CaseFile, contract: SignedContract): Promise<void> {
  await callStep(file, 'filing', {
    attempt: ({ call }) => call.fileDocuments({ caseId: file.caseId, contractId: contract.contractId }),
    summary: ({ objects }) => ({ objects }),
    byHand: () => ({ objects: [] }),
  })
}
