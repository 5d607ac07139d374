import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { consentText, publishedConsents, type ConsentKind } from '../texts/consents.ts'
import { canonicalJson } from './canonical-json.ts'
import type { CaseRecord } from './case-record.ts'
import { decisionsOf } from './decisions-of.ts'
import { contradicted, counted, notProven, unless, type Finding } from './finding.ts'
import type { RunAccount } from './run-account.ts'

/** Whatever the record points at by a hash is what the hash says: product, offers, corrections, evidence, signed contract, words of consent. */
export function checkReferences(record: CaseRecord, runs: readonly RunAccount[]): Finding[] {
  return [
    ...checkProduct(record, runs),
    ...checkDecisions(record),
    ...checkOffers(record),
    ...checkSignatures(record),
    ...checkEvidence(record),
    ...checkCorrections(record),
    ...checkConsents(record),
  ]
}

function checkProduct({ product }: CaseRecord, runs: readonly RunAccount[]): Finding[] {
  const content = canonicalJson(product.content)
  const problems = [
    ...(hashOf(content) === product.sha256 ? [] : ['The product in the record is not the version that its hash says.']),
    ...runs
      .filter((run) => canonicalJson(run.product) !== content)
      .map((run) => `${run.file} ran with another product than the one in the record.`),
  ]
  return unless(
    problems.map(contradicted),
    `Every run went by the product version ${product.sha256.slice(0, 12)}… of ${product.code}, as its hash says.`,
  )
}

function checkDecisions(record: CaseRecord): Finding[] {
  const same = canonicalJson(record.decisions) === canonicalJson(decisionsOf(record))
  const problems = same ? [] : ['The list of decisions is not the one that follows from the events and answers.']
  return unless(
    problems.map(contradicted),
    `${counted(record.decisions.length, 'decision')} with version of policy and product, as the events and answers say.`,
  )
}

function checkOffers({ offers }: CaseRecord): Finding[] {
  if (offers.length === 0) return []
  const problems = offers
    .filter((offer) => hashOf(canonicalJson(offer.priced)) !== offer.sha256)
    .map((offer) => `Offer ${offer.id} is not what its hash says.`)
  return unless(problems.map(contradicted), `${counted(offers.length, 'offer')}, as priced and shown.`)
}

function checkSignatures({ contracts, documents }: CaseRecord): Finding[] {
  const signed = contracts.filter((contract) => contract.signature !== null)
  if (signed.length === 0) return []
  const problems = signed
    .filter(({ signature, documentId }) => {
      const drawnUp = documents.find((document) => document.id === documentId)
      const evidence = signature?.evidence?.['documentSha256']
      return drawnUp?.sha256 !== signature?.documentSha256 || (evidence !== undefined && evidence !== signature?.documentSha256)
    })
    .map((contract) => `What was signed of contract ${contract.reference} is not the document that was drawn up.`)
  return unless(
    problems.map(contradicted),
    `${counted(signed.length, 'contract')}: what was signed is, by its hash, the document that was drawn up.`,
  )
}

/** A result by hand names its evidence by hash; the document with that hash is among the documents. */
function checkEvidence({ actions, documents }: CaseRecord): Finding[] {
  const named = actions.filter((action) => action.kind === 'enterResult' && action.state !== 'refused')
  if (named.length === 0) return []
  const problems = named
    .filter(({ content }) => {
      const { id, sha256 } = (content['evidence'] ?? {}) as { id?: unknown; sha256?: unknown }
      return !documents.some((document) => document.id === id && document.sha256 === sha256)
    })
    .map((action) => `The evidence of order ${action.orderId} (${action.step}) is not among the documents.`)
  return unless(problems.map(contradicted), `${counted(named.length, 'result')} by hand, each with its evidence among the documents.`)
}

function checkCorrections({ actions, corrections }: CaseRecord): Finding[] {
  if (corrections.length === 0) return []
  const problems = [
    ...corrections
      .filter(({ content, sha256 }) => content !== null && hashOf(content) !== sha256)
      .map(({ id }) => `Correction ${id} is not what its hash says.`),
    ...actions
      .filter((action) => action.kind === 'correctStep' && action.state !== 'refused')
      .filter(({ content }) => {
        const { id, sha256 } = (content['correction'] ?? {}) as { id?: unknown; sha256?: unknown }
        return !corrections.some((correction) => correction.id === id && correction.sha256 === sha256)
      })
      .map((action) => `The correction of order ${action.orderId} (${action.step}) is not in the record.`),
  ]
  const erased = corrections.filter((correction) => correction.content === null).length
  return [
    ...unless(problems.map(contradicted), `${counted(corrections.length, 'correction')} of the declaration, as ordered.`),
    ...(erased === 0 ? [] : [notProven(`The values of ${counted(erased, 'correction')} were erased with the person.`)]),
  ]
}

function checkConsents({ consents }: CaseRecord): Finding[] {
  if (consents.length === 0) return []
  const published = publishedConsents()
  const known = consents.filter(({ kind, version }) => published.some((one) => one.kind === kind && one.version === version))
  const problems = known
    .filter(({ kind, version, locale, textSha256 }) => consentText(kind as ConsentKind, version, locale).sha256 !== textSha256)
    .map(({ kind, version }) => `The consent ${kind} ${version} was not given to the words that were published under it.`)
  const unknown = consents.length - known.length
  return [
    ...unless(problems.map(contradicted), `${counted(known.length, 'consent')}, each to words that this version publishes.`),
    ...(unknown === 0 ? [] : [notProven(`The words of ${counted(unknown, 'consent')} are not known to this version.`)]),
  ]
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
