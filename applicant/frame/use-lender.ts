import type { Product } from '../generated/api.ts'
import { useProduct } from '../product/ProductProvider.tsx'

/** Who lends, once the product has been loaded. */
export function useLender(): Product['lender'] | undefined {
  return useProduct().value?.lender
}
