import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
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
  const { bureau } = credit
  return (
    <>
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
      <Section title="Bureau and income">
        <Facts
          wide
          facts={[
            { label: 'Bureau', value: codeText(bureau.outcome) },
            { label: 'Score', value: bureau.score, isFigure: true },
            { label: 'Monthly obligations', value: bureau.monthlyObligations && moneyText(bureau.monthlyObligations), isFigure: true },
            { label: 'Open defaults', value: bureau.openDefaults, isFigure: true },
            { label: 'Monthly income', value: moneyText(credit.income), isFigure: true },
            { label: 'Instalment asked for', value: moneyText(credit.instalment), isFigure: true },
            { label: 'Tax standing', value: codeText(credit.taxStanding) },
            { label: 'Risk', value: codeText(credit.riskTier) },
          ]}
        />
      </Section>
    </>
  )
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
