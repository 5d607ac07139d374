import type { Db } from '../connect.ts'
import type { OpenSealed } from './open-sealed.ts'
import { toPlain, type Plain } from './to-plain.ts'

export async function recordedOffers(db: Db, caseIds: string[]): Promise<Plain[]> {
  const rows: Plain[] = await db('offer').whereIn('case_id', caseIds).orderBy(['created_at', 'id']).select({
    id: 'id',
    caseId: 'case_id',
    amountMinor: 'amount_minor',
    termMonths: 'term_months',
    currency: 'currency',
    disbursedOn: 'disbursed_on',
    priced: 'priced',
    sha256: 'sha256',
    state: 'state',
    standsUntil: 'stands_until',
    createdAt: 'created_at',
    answeredAt: 'answered_at',
  })
  return rows.map(toPlain)
}

/** The contracts of these cases, each with its signature, schedule, pay-outs and what happened to its money. */
export async function recordedContracts(db: Db, caseIds: string[], open: OpenSealed): Promise<Plain[]> {
  const rows: (Plain & { id: string })[] = await db('contract').whereIn('case_id', caseIds).orderBy(['created_at', 'id']).select({
    id: 'id',
    caseId: 'case_id',
    offerId: 'offer_id',
    reference: 'reference',
    state: 'state',
    currency: 'currency',
    documentId: 'document_id',
    signedDocumentId: 'signed_document_id',
    certificateDocumentId: 'certificate_document_id',
    esignProvider: 'esign_provider',
    envelopeId: 'envelope_id',
    openedAt: 'opened_at',
    disbursedOn: 'disbursed_on',
    createdAt: 'created_at',
  })
  const contracts: Plain[] = []
  for (const row of rows) contracts.push({ ...toPlain(row), ...(await partsOf(db, row.id, open)) })
  return contracts
}

async function partsOf(db: Db, contractId: string, open: OpenSealed): Promise<Plain> {
  const of = { contract_id: contractId }
  const envelopes: Plain[] = await db('envelope').where(of).orderBy('number').select({
    id: 'id',
    number: 'number',
    provider: 'provider',
    envelopeId: 'envelope_id',
    state: 'state',
    requestedAt: 'requested_at',
    changedAt: 'changed_at',
  })
  const instalments: Plain[] = await db('instalment').where(of).orderBy('number').select({
    number: 'number',
    dueOn: 'due_on',
    openingMinor: 'opening_minor',
    principalMinor: 'principal_minor',
    interestMinor: 'interest_minor',
    paymentMinor: 'payment_minor',
    closingMinor: 'closing_minor',
  })
  const payouts: Plain[] = await db('payout').where(of).orderBy('sequence').select({
    sequence: 'sequence',
    endToEndId: 'end_to_end_id',
    amountMinor: 'amount_minor',
    currency: 'currency',
    state: 'state',
    code: 'code',
    provider: 'provider',
    createdAt: 'created_at',
    settledAt: 'settled_at',
  })
  const events: Plain[] = await db('contract_event').where(of).orderBy('sequence').select({
    sequence: 'sequence',
    kind: 'kind',
    effectiveOn: 'effective_on',
    amountMinor: 'amount_minor',
    currency: 'currency',
    facts: 'facts',
    journalEntryId: 'journal_entry_id',
    recordedAt: 'recorded_at',
  })
  return {
    envelopes: envelopes.map(toPlain),
    signature: await signatureOf(db, contractId, open),
    instalments: instalments.map(toPlain),
    payouts: payouts.map(toPlain),
    events: events.map(toPlain),
  }
}

async function signatureOf(db: Db, contractId: string, open: OpenSealed): Promise<Plain | null> {
  const row: { document_sha256: string; signed_at: Date; evidence: Buffer } | undefined = await db('signing_evidence')
    .where({ contract_id: contractId })
    .first('document_sha256', 'signed_at', 'evidence')
  if (!row) return null
  const evidence = open(row.evidence)
  return {
    documentSha256: row.document_sha256,
    signedAt: row.signed_at.toISOString(),
    evidence: evidence === null ? null : JSON.parse(evidence),
  }
}
