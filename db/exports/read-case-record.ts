import { caseRecordSchema, type CaseRecord } from '#domain/audit/case-record.ts'
import { decisionsOf } from '#domain/audit/decisions-of.ts'
import type { Db } from '../connect.ts'
import { findCase } from '../cases/find-case.ts'
import { productVersion } from '../products/find-product-version.ts'
import type { Store } from '../store.ts'
import { sealedOf } from './open-sealed.ts'
import { recordedActions, recordedCorrections, recordedHolds, recordedPeople, recordedProposals } from './recorded-actions.ts'
import { recordedApplicant, recordedApplication, recordedConsents, recordedMessages } from './recorded-applicant.ts'
import { recordedCases } from './recorded-cases.ts'
import { recordedContracts, recordedOffers } from './recorded-contracts.ts'
import { recordedAnswers, recordedDocuments, recordedReadings, recordedScreenings } from './recorded-evidence.ts'
import { recordedLedger } from './recorded-ledger.ts'

/** All that the record holds of an application, read at one instant: nothing in it is older or newer than the rest. */
export async function readCaseRecord(store: Store, rootCaseId: string): Promise<CaseRecord> {
  return store.db.transaction((db) => readAll({ ...store, db }, rootCaseId), { isolationLevel: 'repeatable read', readOnly: true })
}

async function readAll(store: Store, rootCaseId: string): Promise<CaseRecord> {
  const { db } = store
  const root = await findCase(db, rootCaseId)
  const open = sealedOf(store, await dataKeyOrNone(db, root.partyId))
  const cases = await recordedCases(db, rootCaseId)
  const caseIds = cases.map((one) => one['id'] as string)
  const contracts = await recordedContracts(db, caseIds, open)
  const { product, sha256 } = await productVersion(db, root.productVersionId)
  // What cannot be read again by this schema is not written either.
  const read = readSchema.parse({
    format: 'tenor-case-record',
    formatVersion: 1,
    application: await recordedApplication(db, root.applicationId),
    product: { code: product.code, sha256, content: product },
    applicant: await recordedApplicant(db, root.partyId, open),
    cases,
    actions: await recordedActions(db, caseIds, open),
    proposals: await recordedProposals(db, caseIds),
    holds: await recordedHolds(db, caseIds),
    corrections: await recordedCorrections(db, caseIds, open),
    consents: await recordedConsents(db, root.applicationId),
    documents: await recordedDocuments(db, caseIds),
    readings: await recordedReadings(db, caseIds),
    answers: await recordedAnswers(db, caseIds, open),
    screenings: await recordedScreenings(db, caseIds),
    offers: await recordedOffers(db, caseIds),
    contracts,
    messages: await recordedMessages(db, caseIds),
    ledger: await recordedLedger(db, { caseIds, contractIds: contracts.map((contract) => contract['id'] as string) }),
  })
  return { ...read, decisions: decisionsOf(read), people: await recordedPeople(db, personIdsOf(read)) }
}

const readSchema = caseRecordSchema.omit({ decisions: true, people: true })

/** Null for somebody whose data were erased: the rest of the file is still there. */
async function dataKeyOrNone(db: Db, partyId: string): Promise<Buffer | null> {
  const row: { data_key: Buffer | null } | undefined = await db('party').where({ id: partyId }).first('data_key')
  return row?.data_key ?? null
}

function personIdsOf({ cases, actions, proposals }: Pick<CaseRecord, 'cases' | 'actions' | 'proposals'>): string[] {
  const actors = cases.flatMap((one) => one.events.map((event) => event.actor)).filter((actor) => actor.startsWith('staff:'))
  const people = [
    ...actors.map((actor) => actor.slice('staff:'.length)),
    ...actions.map((action) => action.personId),
    ...proposals.flatMap((proposal) => [proposal.makerPersonId, proposal.checkerPersonId]),
  ]
  return [...new Set(people.filter((person) => person !== null))].sort()
}
