import { createHash } from 'node:crypto'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import type { Product } from '#domain/product/product.ts'
import type { Db } from '../connect.ts'

/** Stores a product under the hash of its content; the same content is the same version. Returns the id of the version. */
export async function saveProductVersion(db: Db, product: Product): Promise<string> {
  const sha256 = createHash('sha256').update(canonicalJson(product)).digest('hex')
  await db('product_version')
    .insert({ code: product.code, content: JSON.stringify(product), sha256 })
    .onConflict('sha256')
    .ignore()
  const row = (await db('product_version').where({ sha256 }).first('id')) as { id: string }
  return row.id
}
