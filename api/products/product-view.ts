import { z } from 'zod'
import { incomePaperKinds } from '#domain/income/income-paper.ts'
import type { Product } from '#domain/product/product.ts'
import { consentText } from '#domain/texts/consents.ts'
import { locales, type Locale } from '#domain/texts/locale.ts'

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

/** What a version of a product is, for whoever borrows under it. */
export function toProductView(
  product: Product,
  { locale, takesApplications }: { locale: Locale; takesApplications: boolean },
): z.input<typeof productView> {
  return {
    code: product.code,
    name: product.name[locale],
    currency: product.currency,
    locales: product.locales,
    lender: product.lender,
    limits: product.limits,
    monthlyRatePercent: product.pricing.monthlyRatePercent,
    identityDocumentTypes: product.identityDocument.types,
    minimumIncomeMinor: product.policy.minimumIncomeMinor,
    incomeEvidence: incomeEvidenceOf(product),
    takesApplications,
    consents: product.consents.map(({ kind, version, required }) => {
      const { title, statement, paragraphs, sha256 } = consentText(kind, version, locale)
      return { kind, version, required, title, statement, paragraphs: [...paragraphs], sha256 }
    }),
  }
}

function incomeEvidenceOf({ incomeEvidence }: Product): z.input<typeof productView>['incomeEvidence'] {
  if (incomeEvidence === undefined) return null
  const { aboveMinor, papers, months, notOlderThanMonths } = incomeEvidence
  return { aboveMinor, accepted: papers, months, notOlderThanMonths }
}
