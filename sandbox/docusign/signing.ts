import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { bodyTextOf } from '../control/vendor.ts'
import { readSignerAct, signingPageHtml, signingPagePolicy } from '../signing/signing-page.ts'
import type { KeptEnvelope } from './envelope.ts'
import type { EnvelopeDesk } from './envelope-desk.ts'

export type SigningRoom = { router: Router; invite(envelope: KeptEnvelope, returnUrl: string, origin: string): string }

type Visit = { envelopeId: string; returnUrl: string; until: number; isUsed: boolean }

const linkLifeMs = 5 * 60_000
const sessionLifeMs = 20 * 60_000

/** The embedded signing page: a link that works once and for five minutes opens a session in which a person decides. */
export function createSigningRoom(context: SandboxContext, desk: EnvelopeDesk): SigningRoom {
  const links = new Map<string, Visit>()
  const sessions = new Map<string, Visit>()
  const router = Router({ caseSensitive: true })

  router.get('/signing/:link', (request, response) => {
    const visit = links.get(request.params.link)
    if (visit === undefined) return response.status(404).type('text').send('This link is not known.')
    if (visit.isUsed || visit.until <= context.now()) return leave(response, visit, 'ttl_expired')
    visit.isUsed = true
    const envelope = desk.find(visit.envelopeId)!
    if (envelope.status !== 'sent' && envelope.status !== 'delivered') return leave(response, visit, 'viewing_complete')
    const session = randomUUID()
    sessions.set(session, { ...visit, until: context.now() + sessionLifeMs })
    desk.deliver(envelope)
    return show(response, envelope, session, visit)
  })
  router.get('/signing/session/:session/document', (request, response, next) => {
    const visit = sessions.get(request.params.session)
    if (visit === undefined) return void response.status(404).end()
    desk.combined(desk.find(visit.envelopeId)!).then((pdf) => response.type('pdf').send(Buffer.from(pdf)), next)
  })
  router.post('/signing/session/:session', (request, response, next) => {
    decide(request, response).catch(next)
  })

  async function decide(request: Request<{ session: string }>, response: Response): Promise<void> {
    const visit = sessions.get(request.params.session)
    if (visit === undefined) return void response.status(404).type('text').send('This session is not known.')
    const envelope = desk.find(visit.envelopeId)!
    if (visit.until <= context.now()) return leave(response, visit, 'session_timeout')
    const act = readSignerAct(bodyTextOf(request))
    if (act === undefined) return show(response.status(400), envelope, request.params.session, visit)
    sessions.delete(request.params.session)
    if (act.act === 'later') return leave(response, visit, 'cancel')
    // Somebody took it back while the page was open.
    if (envelope.status !== 'sent' && envelope.status !== 'delivered') return leave(response, visit, 'exception')
    await (act.act === 'sign' ? desk.sign(envelope, act.signature) : desk.decline(envelope, act.reason))
    return leave(response, visit, act.act === 'sign' ? 'signing_complete' : 'decline')
  }

  return {
    router,
    invite({ envelopeId }, returnUrl, origin) {
      const link = randomUUID()
      links.set(link, { envelopeId, returnUrl, until: context.now() + linkLifeMs, isUsed: false })
      return `${origin}/docusign/signing/${link}`
    },
  }
}

function show(response: Response, { order }: KeptEnvelope, session: string, { returnUrl }: Visit): void {
  const formUrl = `/docusign/signing/session/${session}`
  response
    .set('content-security-policy', signingPagePolicy([new URL(returnUrl).origin]))
    .type('html')
    .send(
      signingPageHtml({
        service: 'DocuSign',
        title: order.emailSubject,
        signerName: order.recipients.signers[0]!.name,
        documentUrl: `${formUrl}/document`,
        formUrl,
        mayComeBack: true,
      }),
    )
}

/** Back to whoever sent the signer here, with a hint that proves nothing. */
function leave(response: Response, { returnUrl }: Visit, event: string): void {
  const back = new URL(returnUrl)
  back.searchParams.set('event', event)
  response.redirect(302, back.href)
}
