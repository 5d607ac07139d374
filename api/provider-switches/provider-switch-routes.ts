import { z } from 'zod'
import { switchableProviders } from '#domain/case/processes.ts'
import { roles, type Role } from '#domain/case/role.ts'
import { AppError } from '#domain/errors.ts'
import { capabilities, type Capability } from '#domain/outside/capability.ts'
import { ownSigningPage } from '#domain/texts/signing-services.ts'
import { answerSwitch } from '#db/provider-switches/answer-switch.ts'
import { chosenProvider, findSwitch, listSwitches } from '#db/provider-switches/list-switches.ts'
import { proposeSwitch } from '#db/provider-switches/propose-switch.ts'
import { staffNames } from '#db/sessions/staff-names.ts'
import type { Store } from '#db/store.ts'
import { idFromKey } from '../http/answer-once.ts'
import { pageQuery, readInstantCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'
import type { ConfiguredProviders } from '../outside/integration-routes.ts'
import type { StaffSession } from '../session/sessions.ts'
import { providerSwitchView, toProviderSwitchView } from './provider-switch-view.ts'

const operations: readonly Role[] = ['operations']
const path = z.object({ switchId: z.uuid() })
const reasonCode = z.string().regex(/^[a-z0-9_]{2,60}$/)
const page = z.object({ items: z.array(providerSwitchView), next: z.string().nullable() }).meta({ id: 'ProviderSwitchPage' })

/** Two days, as proposals about cases stand. */
const standsSeconds = 172_800

/** The provider that a capability uses by default: proposed by one of operations, put into force by another. */
export function providerSwitchRoutes({ store, providers }: { store: Store; providers: ConfiguredProviders }): Route[] {
  const whole = async (db: Store['db'], id: string, caller: StaffSession) => {
    const [row, names] = await Promise.all([findSwitch(db, id), staffNames(db)])
    if (!row) throw new AppError('PROPOSAL_NOT_FOUND')
    return toProviderSwitchView(row, { names, caller })
  }
  const answerRoute = (answer: 'confirmed' | 'refused', noun: string, operationId: string, summary: string) =>
    route({
      method: 'post',
      path: `/api/provider-switches/{switchId}/${noun}`,
      operationId,
      summary,
      tag: 'Integrations',
      access: { who: 'staff', roles: operations },
      params: path,
      body: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), reasonCode }),
      idempotent: 'record',
      replies: { 200: { description: 'Answered', schema: providerSwitchView } },
      errors: ['PROPOSAL_NOT_FOUND', 'SECOND_PERSON_REQUIRED', 'PROPOSAL_DIFFERS', 'PROPOSAL_CLOSED'],
      async handle({ params: { switchId }, body, caller, store }) {
        await answerSwitch(store.db, { id: switchId, answer, accountId: caller.accountId, ...body })
        return { status: 200, body: await whole(store.db, switchId, caller) }
      },
    })
  return [
    route({
      method: 'post',
      path: '/api/provider-switches',
      operationId: 'proposeProviderSwitch',
      summary: 'Propose that a capability uses another provider by default; another person of operations puts it into force',
      description:
        'Cases under way follow when they begin their next try, except where a person chose a provider for that case. Send null as provider to go back to what each product says.',
      tag: 'Integrations',
      access: { who: 'staff', roles: operations },
      idempotent: 'record',
      body: z.strictObject({ capability: z.enum(capabilities), provider: z.string().max(40).nullable(), reasonCode }),
      replies: { 201: { description: 'Proposed; it changes nothing until it is confirmed', schema: providerSwitchView } },
      errors: ['PROVIDER_NOT_SWITCHABLE', 'SWITCH_CHANGES_NOTHING', 'SWITCH_ALREADY_PROPOSED'],
      async handle({ body, caller, key, store }) {
        const { capability, provider } = body
        const choices = providerChoices(providers, capability)
        if (provider === null ? choices.length === 0 : !choices.includes(provider))
          throw new AppError('PROVIDER_NOT_SWITCHABLE', { capability, choices })
        if ((await chosenProvider(store.db, capability)) === provider) throw new AppError('SWITCH_CHANGES_NOTHING', { capability })
        const { personId, accountId } = caller
        const id = idFromKey(accountId, key)
        await proposeSwitch(store.db, { id, ...body, makerPersonId: personId, accountId, standsSeconds })
        return { status: 201, body: await whole(store.db, id, caller) }
      },
    }),
    answerRoute('confirmed', 'confirmation', 'confirmProviderSwitch', 'Put exactly this switch into force, as another person'),
    answerRoute('refused', 'refusal', 'refuseProviderSwitch', 'Refuse this switch, as another person'),
    route({
      method: 'get',
      path: '/api/provider-switches',
      operationId: 'listProviderSwitches',
      summary: 'Switches of default providers, proposed and answered, the newest first',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      query: pageQuery.extend({ capability: z.enum(capabilities).optional() }),
      replies: { 200: { description: 'A page of them', schema: page } },
      async handle({ query: { limit, after: cursor, capability }, caller }) {
        const after = readInstantCursor(cursor)
        const [rows, names] = await Promise.all([listSwitches(store.db, { capability }, { limit: limit + 1, after }), staffNames(store.db)])
        const items = rows.slice(0, limit)
        const last = items.at(-1)
        const next = rows.length > limit && last ? writeCursor([last.cursorAt, last.id]) : null
        return { status: 200, body: { items: items.map((row) => toProviderSwitchView(row, { names, caller })), next } }
      },
    }),
  ]
}

/** Among which a capability can be switched: what the steps know and this installation is set up for. Our own signing page always is. */
export function providerChoices(configured: ConfiguredProviders, capability: Capability): string[] {
  const setUp = [...(configured[capability] ?? []), ...(capability === 'esign' ? [ownSigningPage] : [])]
  const choices = switchableProviders(capability).filter((provider) => setUp.includes(provider))
  return choices.length > 1 ? choices : []
}
