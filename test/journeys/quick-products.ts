import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Product } from '#domain/product/product.ts'
import { readProducts } from '#bin/read-products.ts'

/**
 * Codes of products whose people are in a hurry; the rest of them is the product that we sell. Their documents are read by the reading
 * service outside: where it is down, reviewers look at them, which takes less time than any reading.
 */
export const quick = {
  /** Nothing else is different. */
  plain: 'quick-plain-br',
  /** An offer stands a moment. */
  offer: 'quick-offer-br',
  /** So does a contract that waits to be signed. */
  signature: 'quick-signature-br',
  /** A contract is signed at DocuSign, for a week or for a moment. */
  docusign: 'quick-docusign-br',
  docusignMoment: 'quick-docusign-moment-br',
  /** Reminds at once, twice. */
  reminders: 'quick-reminders-br',
} as const

/** What an outside system gets before staff are called: one more try, at once. */
const hastyCalls = (calls: Product['calls']): Product['calls'] => ({
  default: { ...calls.default, attempts: 2, backoffSeconds: 0.2 },
  readDocument: { ...(calls['readDocument'] ?? calls.default), attempts: 2, backoffSeconds: 0.2 },
})

/** Writes the products of the journeys into a folder: those that we sell, with hasty calls, and one for each duration that must pass. */
export function writeQuickProducts(folder: string): void {
  mkdirSync(folder, { recursive: true })
  cpSync(join(import.meta.dirname, '..', '..', 'products'), folder, { recursive: true })
  for (const product of readProducts()) {
    const hasty: Product = { ...product, calls: hastyCalls(product.calls) }
    const quickOne = (code: string, durations: Partial<Product['durations']> = {}, providers: Product['providers'] = {}): Product => ({
      ...hasty,
      code,
      // So that a list of products tells them apart.
      name: { en: `${product.name.en} (${code})`, 'pt-BR': `${product.name['pt-BR']} (${code})` },
      durations: { ...product.durations, ...durations },
      providers: { ...product.providers, readDocument: 'textract', ...providers },
    })
    const docusign = { envelope: 'docusign' }
    const products = [
      hasty,
      quickOne(quick.plain),
      quickOne(quick.offer, { offerStandsSeconds: 3 }),
      quickOne(quick.signature, { signatureStandsSeconds: 3 }),
      quickOne(quick.docusign, {}, docusign),
      quickOne(quick.docusignMoment, { signatureStandsSeconds: 4 }, docusign),
      quickOne(quick.reminders, { remindAfterSeconds: [0.5, 0.5] }),
    ]
    for (const one of products) writeFileSync(join(folder, `${one.code}.json`), JSON.stringify(one))
  }
}
