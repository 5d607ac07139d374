import { randomBytes, randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { bodyTextOf } from '../control/vendor.ts'
import { escapeHtml, htmlPage } from '../pages/html.ts'
import { readSignerAct, signingPageHtml, type SignerAct } from '../signing/signing-page.ts'
import type { KeptRequest } from './request.ts'
import type { RequestDesk } from './request-desk.ts'

export type SigningRoom = { router: Router; invite(request: KeptRequest, origin: string): { sign_url: string; expires_at: number } }

type Visit = { signatureId: string; until: number; parentOrigin: string }

const linkLifeMs = 60 * 60_000

/** The page inside the customer's page: opened once by its link, it tells the page around it what the signer did, in messages between windows. */
export function createSigningRoom(context: SandboxContext, desk: RequestDesk): SigningRoom {
  const links = new Map<string, Omit<Visit, 'parentOrigin'>>()
  const sessions = new Map<string, Visit>()
  const router = Router({ caseSensitive: true })

  router.get('/editor/embeddedSign', (request, response) => {
    const text = (name: string) => (typeof request.query[name] === 'string' ? request.query[name] : '')
    const link = links.get(text('token'))
    // It dies with the first visit, whatever comes of that.
    links.delete(text('token'))
    const asked = link && desk.findBySignature(link.signatureId)
    if (!link || !asked || link.until <= context.now() || link.signatureId !== text('signature_id'))
      return turnAway(response, 'This link has expired')
    if (asked.order.client_id !== text('client_id')) return turnAway(response, 'The client_id is not that of the request')
    // A domain is registered with the app; here none is, so only tests are let in.
    if (asked.order.test_mode !== '1' || text('skip_domain_verification') !== '1') return turnAway(response, 'The domain is not verified')
    if (asked.status !== 'awaiting') return turnAway(response, 'This request can no longer be signed')
    const session = randomUUID()
    const parent = text('parent_url')
    sessions.set(session, { ...link, parentOrigin: URL.canParse(parent) ? new URL(parent).origin : '' })
    return show(response, asked, session, sessions.get(session)!)
  })
  router.get('/editor/session/:session/document', (request, response) => {
    const visit = sessions.get(request.params.session)
    const asked = visit && desk.findBySignature(visit.signatureId)
    return asked ? response.type('pdf').send(Buffer.from(desk.file(asked))) : response.status(404).end()
  })
  router.post('/editor/session/:session', (request, response, next) => {
    decide(request, response).catch(next)
  })

  async function decide(request: Request<{ session: string }>, response: Response): Promise<void> {
    const visit = sessions.get(request.params.session)
    const asked = visit && desk.findBySignature(visit.signatureId)
    if (!visit || asked?.status !== 'awaiting') return turnAway(response, 'This request can no longer be signed')
    const act = readSignerAct(bodyTextOf(request))
    if (act === undefined) return show(response.status(400), asked, request.params.session, visit)
    sessions.delete(request.params.session)
    if (act.act === 'sign') await desk.sign(asked, act.signature)
    if (act.act === 'decline') desk.decline(asked, act.reason)
    return tellParent(response, visit, messagesOf(act, visit.signatureId), 'You can close this window.')
  }

  return {
    router,
    invite({ signatureId }, origin) {
      const token = randomBytes(20).toString('hex')
      const until = context.now() + linkLifeMs
      links.set(token, { signatureId, until })
      return {
        sign_url: `${origin}/dropbox-sign/editor/embeddedSign?signature_id=${signatureId}&token=${token}`,
        expires_at: Math.floor(until / 1000),
      }
    },
  }
}

type Message = { type: string; payload?: object }

function messagesOf(act: SignerAct, signatureId: string): Message[] {
  switch (act.act) {
    case 'sign':
      return [{ type: 'hellosign:userSignRequest', payload: { signatureId } }, { type: 'hellosign:userFinishRequest' }]
    case 'decline':
      return [
        { type: 'hellosign:userDeclineRequest', payload: { signatureId, reason: act.reason } },
        { type: 'hellosign:userFinishRequest' },
      ]
    case 'later':
      return [{ type: 'hellosign:userCancelRequest' }]
  }
}

function show(response: Response, { order, signatureId }: KeptRequest, session: string, visit: Visit): void {
  const formUrl = `/dropbox-sign/editor/session/${session}`
  const html = signingPageHtml({
    service: 'Dropbox Sign',
    title: order.title ?? '',
    signerName: order.signers['0']!.name,
    documentUrl: `${formUrl}/document`,
    formUrl,
    mayComeBack: true,
  })
  sendWithMessages(response, visit, [{ type: 'hellosign:initialize', payload: { signatureId } }], html)
}

function tellParent(response: Response, visit: Visit, messages: Message[], text: string): void {
  sendWithMessages(response, visit, messages, htmlPage('Dropbox Sign', `<main><p>${escapeHtml(text)}</p></main>`))
}

function sendWithMessages(response: Response, { parentOrigin }: Visit, messages: Message[], html: string): void {
  const nonce = randomBytes(16).toString('base64')
  const calls = messages.map((message) => `parent.postMessage(${forScript(message)}, ${forScript(parentOrigin)})`).join(';')
  const script = parentOrigin === '' ? '' : `<script nonce="${nonce}">${calls}</script>`
  response
    .set(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'`,
    )
    .type('html')
    .send(html.replace('</body>', `${script}</body>`))
}

/** JSON that cannot end the script that it stands in. */
function forScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}

function turnAway(response: Response, why: string): void {
  response
    .status(403)
    .type('html')
    .send(htmlPage('Dropbox Sign', `<main><h1>${escapeHtml(why)}</h1></main>`))
}
