import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { casePage } from '#api/cases/case-list-routes.ts'
import type { caseView } from '#api/cases/case-routes.ts'
import type { caseMemberView } from '#api/cases/case-view.ts'
import type { stepView } from '#api/cases/step-view.ts'
import type { orderAnswerView } from '#api/orders/order-view.ts'
import { growingPauses } from './growing-pauses.ts'
import { createHttpSession, ProblemAnswer, type HttpSession } from './http-session.ts'

export type Case = z.output<typeof caseView>
export type CaseMember = z.output<typeof caseMemberView>
export type Step = z.output<typeof stepView>
export type OrderAnswer = z.output<typeof orderAnswerView>

/** A member of staff at the desk: does by HTTP what the console does. */
export type CastDesk = {
  session: HttpSession
  findCase(reference: string): Promise<Case>
  read(caseId: string): Promise<Case>
  /** Gives an order about a step, or about the case when there is none, on the version that was just read. */
  order(
    caseId: string,
    on: { process: CaseMember['process']; step?: string },
    noun: string,
    body: Record<string, unknown>,
    method?: string,
  ): Promise<OrderAnswer>
  confirm(proposalId: string): Promise<OrderAnswer>
  /** Adds a PDF to a case that proves a result; returns its id. */
  addEvidence(caseId: string, pdf: Uint8Array): Promise<string>
  untilStep(caseId: string, process: CaseMember['process'], name: string, isSo: (step: Step) => boolean): Promise<Step>
}

/** Signs in through the identity provider, as the browser does, with one click on an account. */
export async function castDesk(baseUrl: string, sub: string, options: { ipAddress?: string } = {}): Promise<CastDesk> {
  const session = createHttpSession(baseUrl, options)
  await signIn(session, baseUrl, sub)
  const read = async (caseId: string) => (await session.call<Case>('GET', `/api/cases/${caseId}`)).body
  const memberOf = async (caseId: string, process: CaseMember['process']) => {
    const member = (await read(caseId)).members.find((one) => one.process === process)
    if (!member) throw new Error(`the case has no ${process}`)
    return member
  }
  // The record is a moment behind the process: whoever is told that something has changed looks again, as a person would.
  const asSeen = async <Answer>(give: () => Promise<Answer>): Promise<Answer> => {
    for (let looks = 1; ; looks += 1) {
      try {
        return await give()
      } catch (error) {
        if (!(error instanceof ProblemAnswer) || error.code !== 'STALE_ORDER' || looks === 5) throw error
        await pause(200)
      }
    }
  }
  return {
    session,
    read,
    async findCase(reference) {
      const { body } = await session.call<z.output<typeof casePage>>('POST', '/api/case-searches', { search: reference })
      const found = body.items[0]
      if (!found) throw new Error(`no case ${reference}`)
      return read(found.id)
    },
    order: (caseId, { process, step }, noun, body, method = 'POST') =>
      asSeen(async () => {
        const member = await memberOf(caseId, process)
        const path = step === undefined ? `/api/cases/${member.id}/${noun}` : `/api/cases/${member.id}/steps/${step}/${noun}`
        return (await session.call<OrderAnswer>(method, path, body, { 'if-match': `"v${member.version}"` })).body
      }),
    confirm: (proposalId) =>
      asSeen(async () => {
        const { body } = await session.call<{ items: { id: string; hash: string; caseVersion: number }[] }>('GET', '/api/proposals')
        const proposal = body.items.find((one) => one.id === proposalId)
        if (!proposal) throw new Error('the proposal is not open')
        const headers = { 'if-match': `"v${proposal.caseVersion}"` }
        return (
          await session.call<OrderAnswer>(
            'POST',
            `/api/proposals/${proposalId}/confirmation`,
            { hash: proposal.hash, reasonCode: 'agreed' },
            headers,
          )
        ).body
      }),
    async addEvidence(caseId, pdf) {
      const headers = { 'content-type': 'application/pdf' }
      for (;;) {
        try {
          return (await session.call<{ id: string }>('POST', `/api/cases/${caseId}/evidence`, pdf, headers)).body.id
        } catch (error) {
          // Who hands in a hundred files at once is told to come again in a moment, and does.
          if (!(error instanceof ProblemAnswer) || error.code !== 'PDF_CHECK_BUSY') throw error
          await pause(Number(error.facts['retryAfterMs']))
        }
      }
    },
    async untilStep(caseId, process, name, isSo) {
      const giveUpAt = Date.now() + 120_000
      const lookLater = growingPauses()
      for (;;) {
        const step = (await memberOf(caseId, process)).steps.find((one) => one.name === name)
        if (step && isSo(step)) return step
        if (Date.now() > giveUpAt) throw new Error(`${name} never came to that; it is ${JSON.stringify(step)}`)
        await lookLater()
      }
    },
  }
}

async function signIn(session: HttpSession, baseUrl: string, sub: string): Promise<void> {
  let response = await session.fetch(`${baseUrl}/auth/sign-in`)
  for (let hops = 0; hops < 12; hops += 1) {
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      const next = new URL(location, response.url)
      if (next.origin === new URL(baseUrl).origin && next.pathname.startsWith('/desk')) return
      response = await session.fetch(next.href)
      continue
    }
    const action = /action="(\/interaction\/[^"]+\/login)"/.exec(await response.text())?.[1]
    if (action === undefined) throw new Error(`the sign-in as ${sub} stopped with ${response.status} at ${response.url}`)
    response = await session.fetch(new URL(action, response.url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ sub }).toString(),
    })
  }
  throw new Error(`the sign-in as ${sub} never came back`)
}
