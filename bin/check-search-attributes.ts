import type { NativeConnection } from '@temporalio/worker'
import { caseSearchAttributes } from '#domain/case/search-attributes.ts'
import { AppError } from '#domain/errors.ts'

/**
 * Without these a case cannot say how it stands, and its workflow waits. So the worker asks before it takes any work, and says what is
 * missing instead of getting stuck on every case.
 */
export async function checkSearchAttributes(connection: NativeConnection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = Object.values(caseSearchAttributes).filter((name) => !(name in customAttributes))
  if (missing.length > 0) throw new AppError('SEARCH_ATTRIBUTES_MISSING', { missing, namespace })
}
