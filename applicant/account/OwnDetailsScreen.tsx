import { ButtonLink } from '../controls/Button.tsx'
import { Notice } from '../controls/Notice.tsx'
import { hideCpf } from '../format/cpf.ts'
import { hideEmail } from '../format/email.ts'
import { hidePhone } from '../format/phone.ts'
import { Screen } from '../frame/Screen.tsx'
import { useLender } from '../frame/use-lender.ts'
import type { Declaration } from '../generated/api.ts'
import { useApplication } from '../session/SessionProvider.tsx'
import type { Format } from '../format/create-format.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Words } from '../words/words.ts'

/** What we know of the applicant, numbers hidden in part: somebody may look over the shoulder. */
export function OwnDetailsScreen() {
  const { words, format } = useLanguage()
  const { account } = words
  const { application } = useApplication()
  const lender = useLender()
  return (
    <Screen
      title={account.details}
      lead={account.detailsLead}
      back="/menu"
      below={
        !application.ending && (
          <ButtonLink to="/contact" look="second">
            {account.changeContact}
          </ButtonLink>
        )
      }
    >
      <dl className="summary">
        {ownDetails(application.declaration, words, format).map(({ label, lines }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {lines.length === 0 && <span className="muted">{account.notYet}</span>}
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {lender && (
        <Notice title={account.yourData}>
          <p>{account.detailsWrong(lender.phone)}</p>
          <p>{account.yourDataText(lender.email)}</p>
        </Notice>
      )}
    </Screen>
  )
}

function ownDetails(known: Declaration, { details, account }: Words, format: Format): { label: string; lines: string[] }[] {
  const { address } = known
  const present = (...lines: (string | null | undefined | false)[]) => lines.filter((line): line is string => Boolean(line))
  return [
    { label: details.name.full, lines: present(known.fullName) },
    ...(known.socialName ? [{ label: details.name.social, lines: [known.socialName] }] : []),
    { label: account.confirmedContact, lines: present(known.phone && hidePhone(known.phone), known.email && hideEmail(known.email)) },
    { label: details.identity.taxId, lines: present(known.taxId && hideCpf(known.taxId)) },
    { label: details.identity.birthDate, lines: present(known.birthDate && format.longDate(known.birthDate)) },
    {
      label: details.parts.address,
      lines: address
        ? present(
            [address.street, address.number, address.complement].filter(Boolean).join(', '),
            address.district,
            `${address.city}, ${address.state}`,
          )
        : [],
    },
    {
      label: details.income.income,
      lines: present(known.monthlyIncomeMinor !== null && format.money({ amountMinor: known.monthlyIncomeMinor, currency: 'BRL' })),
    },
    { label: details.parts.payout, lines: present(known.pixKey && `Pix: ${details.payout[known.pixKey.kind]}`) },
  ]
}
