import { z } from 'zod'
import type { ListedEvent } from '#db/cases/list-events.ts'
import { eventSentence } from '#domain/texts/case-events.ts'

const actorView = z.object({ kind: z.enum(['staff', 'applicant', 'system']), name: z.string().nullable() })

export const eventView = z
  .object({
    caseId: z.string(),
    sequence: z.int(),
    kind: z.string(),
    at: z.iso.datetime(),
    step: z.string().nullable(),
    actor: actorView,
    /** One sentence for a person. */
    sentence: z.string(),
    /** The facts behind it, as recorded. */
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CaseEvent' })

/** `names` are the names of staff by person. */
export function toEventView(event: ListedEvent, names: ReadonlyMap<string, string>): z.input<typeof eventView> {
  return {
    caseId: event.caseId,
    sequence: event.sequence,
    kind: event.kind,
    at: event.at,
    step: event.step ?? null,
    actor: toActorView(event.actor, names),
    sentence: eventSentence(event),
    facts: event.facts,
  }
}

function toActorView(actor: string, names: ReadonlyMap<string, string>): z.input<typeof actorView> {
  const [kind, id = ''] = actor.split(':')
  if (kind === 'staff') return { kind: 'staff', name: names.get(id) ?? null }
  return { kind: kind === 'party' ? 'applicant' : 'system', name: null }
}
