import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case } from '../generated/api.ts'
import { offerStates } from '../words/states.ts'
import { PriceFacts } from './PriceFacts.tsx'
import { ScheduleTable } from './ScheduleTable.tsx'

/** The offer that the applicant has before them, whole. */
export function OfferEvidence({ found }: { found: Case }) {
  const { offer } = found
  if (!offer) return <EmptyState title="No offer yet">There is nothing before the applicant to accept.</EmptyState>
  return (
    <>
      <Section title="Offer" aside={<StateMark look={offerStates[offer.state]} />}>
        <PriceFacts priced={offer.priced} />
      </Section>
      <Section title="Answer">
        <Facts
          facts={[
            { label: 'Stands until', value: <Instant at={offer.standsUntil} /> },
            { label: 'Answered at', value: offer.answeredAt === null ? 'Not yet' : <Instant at={offer.answeredAt} /> },
          ]}
        />
      </Section>
      <Section title="Schedule" flush>
        <ScheduleTable rows={offer.priced.schedule} />
      </Section>
    </>
  )
}
