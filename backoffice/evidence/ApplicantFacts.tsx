import { Facts } from '../display/Facts.tsx'
import { Section } from '../display/Section.tsx'
import type { Case } from '../generated/api.ts'
import { dateText } from '../words/dates.ts'
import { moneyText } from '../words/money.ts'
import { termsText } from '../words/terms.ts'
import { formatPhone } from '../words/phone.ts'
import { pixKeyText } from '../words/pix-key.ts'
import { formatTaxId } from '../words/tax-id.ts'

/** What the applicant declared, and what they ask for. */
export function ApplicantFacts({ found }: { found: Case }) {
  const { applicant, requested, firstRequested, product } = found
  const { pixKey } = applicant
  return (
    <>
      <Section title="Declared by the applicant" aside={applicant.masked ? <span>Masked for your role</span> : undefined}>
        <Facts
          facts={[
            { label: 'Full name', value: applicant.fullName },
            { label: 'Social name', value: applicant.socialName ?? 'None' },
            { label: 'Birth date', value: applicant.birthDate && dateText(applicant.birthDate), isFigure: true },
            { label: 'CPF', value: applicant.taxId && formatTaxId(applicant.taxId), isFigure: true },
            { label: 'Phone', value: applicant.phone && formatPhone(applicant.phone), isFigure: true },
            { label: 'E-mail', value: applicant.email },
            { label: 'Address', value: applicant.address },
            { label: 'Occupation', value: applicant.occupation },
            { label: 'Monthly income', value: applicant.monthlyIncome && moneyText(applicant.monthlyIncome), isFigure: true },
            { label: 'Pix key', value: pixKey && pixKeyText(pixKey) },
          ]}
        />
      </Section>
      <Section title="Asked for">
        <Facts
          facts={[
            { label: 'Product', value: product.name },
            { label: 'Amount', value: moneyText(requested.amount), isFigure: true },
            { label: 'Term', value: `${requested.termMonths} months`, isFigure: true },
            ...(firstRequested ? [{ label: 'Asked for at first', value: termsText(firstRequested), isFigure: true }] : []),
            { label: 'Policy', value: product.policyVersion },
            { label: 'Product version', value: product.versionSha256.slice(0, 12) },
          ]}
        />
      </Section>
    </>
  )
}
