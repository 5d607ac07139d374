import { z } from 'zod'
import { roles } from '#domain/case/role.ts'
import { pauseInForce } from '#db/intake/intake-pauses.ts'
import { currentProductVersion, currentProductVersions } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { locales } from '#domain/texts/locale.ts'
import { route, type Route } from '../http/route.ts'
import { productView, toProductView } from './product-view.ts'

/** What a product is, in the applicant's language. */
export function productRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/products',
      operationId: 'listProducts',
      summary: 'The products that there are',
      tag: 'Products',
      access: { who: 'staff', roles },
      replies: { 200: { description: 'By code', schema: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }) } },
      async handle() {
        const versions = await currentProductVersions(store.db)
        return { status: 200, body: { items: versions.map(({ product }) => ({ code: product.code, name: product.name.en })) } }
      },
    }),
    route({
      method: 'get',
      path: '/api/products/{code}',
      operationId: 'readProduct',
      summary: 'A product with its limits and the consents that it asks for',
      tag: 'Products',
      access: { who: 'anyone' },
      params: z.object({ code: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
      query: z.object({ locale: z.enum(locales).default('pt-BR') }),
      replies: { 200: { description: 'The product', schema: productView } },
      errors: ['PRODUCT_NOT_FOUND'],
      async handle({ params, query }) {
        const [{ product }, pause] = await Promise.all([currentProductVersion(store.db, params.code), pauseInForce(store.db, params.code)])
        return { status: 200, body: toProductView(product, { locale: query.locale, takesApplications: pause === undefined }) }
      },
    }),
  ]
}
