import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { parseAccounting, type Accounting } from '#domain/ledger/accounting.ts'
import { parseProduct, type Product } from '#domain/product/product.ts'

const ourProducts = fileURLToPath(new URL('../products', import.meta.url))

/** Every product of a folder; a file that is not right stops the start, naming what is wrong with it. */
export function readProducts(folder: string = ourProducts): Product[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.toSorted().map((file) => parseProduct(readJson(join(folder, file))))
}

/** What each transaction of a loan debits and credits. */
export function readLoanAccounting(folder: string = ourProducts): Accounting {
  return parseAccounting(readJson(join(folder, 'accounting', 'loan.json')))
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
