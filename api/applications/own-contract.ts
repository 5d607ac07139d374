import { z } from 'zod'
import { findContract, type ContractRow } from '#db/contracts/find-contract.ts'
import type { Store } from '#db/store.ts'
import { AppError } from '#domain/errors.ts'
import { ownSigningPage } from '#domain/texts/signing-services.ts'
import { applicationPath } from './application-path.ts'

export const contractPath = applicationPath.extend({ contractId: z.uuid() })

/** A contract of this application. Throws `CONTRACT_NOT_FOUND`, also for one of somebody else's. */
export async function ownContract(store: Store, path: { applicationId: string; contractId: string }): Promise<ContractRow> {
  const contract = await findContract(store.db, path.contractId)
  if (!contract || contract.applicationId !== path.applicationId) throw new AppError('CONTRACT_NOT_FOUND')
  return contract
}

/** Signed at a signing service, which alone can say that it was signed. */
export function isSignedElsewhere({ esignProvider }: ContractRow): boolean {
  return esignProvider !== null && esignProvider !== ownSigningPage
}
