import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { KeyFigures, type KeyFigure } from '../display/KeyFigures.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, CreditEvidence as Evidence } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { moneyText } from '../words/money.ts'
import type { StateLook } from '../words/states.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'
import { EvidenceBody } from './EvidenceBody.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { useEvidence } from './use-evidence.ts'

/** What the policy decided and on what: each fact beside its limit. */
export function CreditEvidence({ found }: { found: Case }) {
  const decision = found.members[0]?.steps.find((step) => step.name === 'decision')
  const asked = useEvidence({ caseId: found.id, what: 'credit', revision: `${decision?.state}${decision?.attempts}` }, (api) =>
    api.readCreditEvidence(found.id),
  )
  return (
    <EvidenceBody asked={asked}>
      {({ credit }) =>
        credit ? (
          <Credit credit={credit} found={found} />
        ) : (
          <EmptyState title="Not decided yet">The policy has not looked at this application.</EmptyState>
        )
      }
    </EvidenceBody>
  )
}

const outcomeLooks: Readonly<Record<Evidence['outcome'], StateLook>> = {
  approved: { label: 'Approved by policy', tone: 'good', icon: 'check' },
  declined: { label: 'Declined by policy', tone: 'bad', icon: 'cross' },
  referred: { label: 'Referred to an underwriter', tone: 'review', icon: 'eye' },
}

function Credit({ credit, found }: { credit: Evidence; found: Case }) {
  const reasonWords = useReasonWords()
  return (
    <>
      <KeyFigures label="What the decision turns on" figures={keyFigures(credit)} />
      <Section title="Decision by policy" aside={<StateMark look={outcomeLooks[credit.outcome]} />}>
        <Facts
          facts={[
            { label: 'Reasons', value: credit.reasons.length === 0 ? 'None' : <ReasonList reasons={credit.reasons.map(reasonWords)} /> },
            { label: 'Policy', value: credit.policyVersion },
            { label: 'Decided at', value: <Instant at={credit.decidedAt} /> },
          ]}
        />
      </Section>
      <Section title="Facts and limits" flush>
        <MeasureTable measures={credit.measures} reasons={credit.reasons} currency={found.requested.amount.currency} />
      </Section>
    </>
  )
}

function keyFigures({ bureau, income, provenIncome, instalment, measures, riskTier, taxStanding }: Evidence): KeyFigure[] {
  const share = (reason: string, of: string) => {
    const measured = measures.find((measure) => measure.reason === reason)?.measured
    return measured ? `${measured.value}% ${of}` : undefined
  }
  const { monthlyObligations } = bureau
  return [
    { label: 'Score', value: bureau.score ?? '–', beside: bureau.score === null ? codeText(bureau.outcome) : undefined },
    { label: 'Open defaults', value: bureau.openDefaults ?? '–' },
    { label: 'Monthly income', value: moneyText(income), beside: provenIncome ? incomeWords(provenIncome) : undefined },
    { label: 'Instalment', value: moneyText(instalment), beside: share('payment_too_high_for_income', 'of the income') },
    {
      label: 'Other obligations',
      value: monthlyObligations ? moneyText(monthlyObligations) : '–',
      beside: share('obligations_too_high_for_income', 'with the instalment'),
    },
    { label: 'Risk', value: codeText(riskTier), beside: `Tax standing ${codeText(taxStanding).toLowerCase()}` },
  ]
}

/** Which of the two figures counts, and what the other one is. */
function incomeWords({ declared, proven, used }: NonNullable<Evidence['provenIncome']>): string {
  return used === 'proven' ? `proven; ${moneyText(declared)} declared` : `declared; ${moneyText(proven)} proven`
}

export function ReasonList({ reasons }: { reasons: readonly string[] }) {
  return (
    <ol style={{ margin: 0, paddingLeft: 18 }}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
  )
}
