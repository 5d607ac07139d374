/** One key for one posting, whoever posts it and however often. */
export function commitmentKey(offerId: string): string {
  return `${offerId}:commitment`
}

export function commitmentReleaseKey(offerId: string): string {
  return `${offerId}:commitment_release`
}

export function disbursementKey(contractId: string, payoutSequence: number): string {
  return `${contractId}:disbursement:${payoutSequence}`
}

export function disbursementReturnKey(contractId: string, payoutSequence: number): string {
  return `${contractId}:disbursement_returned:${payoutSequence}`
}
