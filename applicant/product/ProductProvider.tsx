import { createContext, useContext, type ReactNode } from 'react'
import type { Product } from '../generated/api.ts'
import { useLoaded, type Loaded } from '../controls/use-loaded.ts'
import { useApi } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** The one product that is applied for here. */
export const productCode = 'personal-loan-br'

const ProductContext = createContext<Loaded<Product> | undefined>(undefined)

/** Limits and lender, loaded once in each language. */
export function ProductProvider({ children }: { children: ReactNode }) {
  const api = useApi()
  const { locale } = useLanguage()
  const product = useLoaded((signal) => api.readProduct(productCode, { locale }, { signal }), locale)
  return <ProductContext value={product}>{children}</ProductContext>
}

export function useProduct(): Loaded<Product> {
  const product = useContext(ProductContext)
  if (!product) throw new Error('ProductProvider is missing')
  return product
}
