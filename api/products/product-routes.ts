import { z } from 'zod'
import { roles } from '#domain/case/role.ts'
import { pauseInForce } from '#db/intake/intake-pauses.ts'
import { currentProductVersion, currentProductVersions } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { incomePaperKinds } from '#domain/income/income-paper.ts'
import type { Product } from '#domain/product/product.ts'
import { consentText } from '#domain/texts/consents.ts'
import { locales } from '#domain/texts/locale.ts'
import { route, type Route } from '../http/route.ts'

const rangeView = z.object({ min: z.int(), max: z.int(), step: z.int(), start: z.int() })

export const productView = z
  .object({
    code: z.string(),
    name: z.string(),
    currency: z.string(),
    locales: z.array(z.enum(locales)),
    lender: z.object({ name: z.string(), taxId: z.string(), address: z.string(), email: z.string(), phone: z.string() }),
    limits: z.object({ amountMinor: rangeView, termMonths: rangeView }),
    monthlyRatePercent: z.string(),
    identityDocumentTypes: z.array(z.enum(['identity_card', 'passport'])),
    minimumIncomeMinor: z.int(),
    /** The papers of their income that whoever borrows more than `aboveMinor` is asked for later; null where nobody is. */
    incomeEvidence: z
      .object({ aboveMinor: z.int(), accepted: z.array(z.enum(incomePaperKinds)), months: z.int(), notOlderThanMonths: z.int() })
      .nullable(),
    /** Whether new applications are taken at the moment. Those that have begun go on in any case. */
    takesApplications: z.boolean(),
    consents: z.array(
      z.object({
        kind: z.string(),
        version: z.string(),
        required: z.boolean(),
        title: z.string(),
        statement: z.string(),
        paragraphs: z.array(z.string()),
        /** Fingerprint of exactly these words. */
        sha256: z.string(),
      }),
    ),
  })
  .meta({ id: 'Product' })

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
        const body: z.input<typeof productView> = {
          code: product.code,
          name: product.name[query.locale],
          currency: product.currency,
          locales: product.locales,
          lender: product.lender,
          limits: product.limits,
          monthlyRatePercent: product.pricing.monthlyRatePercent,
          identityDocumentTypes: product.identityDocument.types,
          minimumIncomeMinor: product.policy.minimumIncomeMinor,
          incomeEvidence: incomeEvidenceOf(product),
          takesApplications: pause === undefined,
          consents: product.consents.map(({ kind, version, required }) => {
            const { title, statement, paragraphs, sha256 } = consentText(kind, version, query.locale)
            return { kind, version, required, title, statement, paragraphs: [...paragraphs], sha256 }
          }),
        }
        return { status: 200, body }
      },
    }),
  ]
}

function incomeEvidenceOf({ incomeEvidence }: Product): z.input<typeof productView>['incomeEvidence'] {
  if (incomeEvidence === undefined) return null
  const { aboveMinor, papers, months, notOlderThanMonths } = incomeEvidence
  return { aboveMinor, accepted: papers, months, notOlderThanMonths }
}
