import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Db } from '#db/connect.ts'
import { saveProductVersion } from '#db/products/save-product-version.ts'
import { parseProduct } from '#domain/product/product.ts'
import type { Config } from './config.ts'

/** Checks every product file and keeps it as a version; a file that is not right stops the start. */
export async function saveProducts(db: Db, config: Pick<Config, 'PRODUCTS_FOLDER'>): Promise<void> {
  const folder = config.PRODUCTS_FOLDER ?? fileURLToPath(new URL('../products', import.meta.url))
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted()) {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    if (isLoanProduct(content)) await saveProductVersion(db, parseProduct(content))
  }
}

function isLoanProduct(content: unknown): boolean {
  return (content as { process?: unknown }).process === 'loan'
}
