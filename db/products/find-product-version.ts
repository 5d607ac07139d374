import { AppError } from '#domain/errors.ts'
import type { Product } from '#domain/product/product.ts'
import type { Db } from '../connect.ts'

export type ProductVersion = { id: string; product: Product; sha256: string }

/** The version that new applications get: the one of its code that was activated last. */
export async function currentProductVersion(db: Db, code: string): Promise<ProductVersion> {
  return toVersion(await db('product_version').where({ code }).orderBy('activated_at', 'desc').first())
}

/** Each product once, in the version that new applications get, by code. */
export async function currentProductVersions(db: Db): Promise<ProductVersion[]> {
  const { rows } = await db.raw<{ rows: Parameters<typeof toVersion>[0][] }>(
    `select distinct on (code) id, content, sha256 from product_version order by code, activated_at desc`,
  )
  return rows.map(toVersion)
}

export async function productVersion(db: Db, id: string): Promise<ProductVersion> {
  return toVersion(await db('product_version').where({ id }).first())
}

function toVersion(row: { id: string; content: Product; sha256: string } | undefined): ProductVersion {
  if (!row) throw new AppError('PRODUCT_NOT_FOUND')
  return { id: row.id, product: row.content, sha256: row.sha256 }
}
