import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { applicationView } from '#api/applications/application-view.ts'
import type { productView } from '#api/products/product-view.ts'
import { controlSandbox, type SandboxControl } from '#sandbox/control-sandbox.ts'
import { fullNameOf, type SandboxPerson } from '#sandbox/people/person.ts'
import type { PictureFlaw } from '#sandbox/pictures/photograph.ts'
import { signAtVendor, type SignerDecision } from '#sandbox/testing/sign-at-vendor.ts'
import { growingPauses } from './growing-pauses.ts'
import { createHttpSession, type HttpSession } from './http-session.ts'

export type Application = z.output<typeof applicationView>

/** Behind a proxy, everybody calls from an address of their own. */
export type CastStage = { baseUrl: string; sandboxUrl: string; behindProxy?: boolean }

/** One of the fictional people with a phone in the hand: does by HTTP what the app does. */
export type CastApplicant = {
  person: SandboxPerson
  session: HttpSession
  /** What people call the application, once there is one. */
  reference(): string
  /** The address of something below the application. */
  path(below: string): string
  apply(terms: Terms): Promise<Application>
  consent(): Promise<Application>
  /** Asks for a code, waits until it has arrived, and types it. */
  confirmContact(channel?: 'sms' | 'email'): Promise<Application>
  /** Asks for a code only; what it answers with waits for it and types it. */
  askForCode(channel?: 'sms' | 'email'): Promise<() => Promise<Application>>
  declare(changes?: Record<string, unknown>): Promise<Application>
  photograph(pages?: Record<string, Uint8Array>): Promise<Application>
  /** Sends papers that prove the income once they are asked for, and hands them in; payslips of their own where nothing is said. */
  proveIncome(papers?: readonly Uint8Array[]): Promise<Application>
  accept(): Promise<Application>
  decline(): Promise<Application>
  sign(): Promise<Application>
  /** Goes to the page of the signing service, decides there, and comes back. */
  signAtService(decision?: SignerDecision): Promise<Application>
  withdraw(): Promise<Application>
  read(): Promise<Application>
  until(isSo: (application: Application) => boolean, what: string): Promise<Application>
}

export type Terms = { amountMinor: number; termMonths: number; locale?: 'en' | 'pt-BR'; product?: string }

const patienceMs = 120_000

export function castApplicant(stage: CastStage, person: SandboxPerson): CastApplicant {
  const session = createHttpSession(stage.baseUrl, stage.behindProxy ? { ipAddress: ipAddressOf(person.slug) } : {})
  const sandbox = controlSandbox(`${stage.sandboxUrl}/_admin`)
  let applicationId = ''
  let reference = ''
  let product = ''
  const at = (path: string) => `/api/applications/${applicationId}${path}`
  const post = async (path: string, body?: unknown) => (await session.call<Application>('POST', at(path), body)).body
  const read = async () => (await session.call<Application>('GET', at(''))).body

  const until: CastApplicant['until'] = async (isSo, what) => {
    const giveUpAt = Date.now() + patienceMs
    const lookLater = growingPauses()
    for (;;) {
      const application = await read()
      if (isSo(application)) return application
      if (Date.now() > giveUpAt) throw new Error(`${person.slug}: never ${what}; needs ${JSON.stringify(application.needs)}`)
      await lookLater()
    }
  }

  const answer = async (answer: 'accepted' | 'declined') => {
    const { offer } = await until((application) => application.needs.some((need) => need.kind === 'offer'), 'offered')
    return post(`/offers/${offer!.id}/answer`, { answer })
  }

  const askForCode: CastApplicant['askForCode'] = async (channel = 'sms') => {
    const contact = channel === 'sms' ? person.phone : person.email
    const earlier = (await codesAt(sandbox, contact)).length
    const { body: code } = await session.call<{ id: string }>('POST', at('/contact-codes'), { channel, contact })
    return async () => post(`/contact-codes/${code.id}/confirmation`, { code: await nextCode(sandbox, contact, earlier) })
  }

  return {
    person,
    session,
    reference: () => reference,
    path: at,
    read,
    until,
    async apply({ locale = 'pt-BR', product: wanted = 'personal-loan-br', ...terms }) {
      product = wanted
      await session.call('POST', '/api/calculations/offers', { product, ...terms })
      const { body } = await session.call<Application>('POST', '/api/applications', { product, locale, ...terms })
      applicationId = body.id
      reference = body.reference
      return body
    },
    async consent() {
      const { locale } = await read()
      const { body } = await session.call<z.output<typeof productView>>('GET', `/api/products/${product}?locale=${locale}`)
      const decisions = body.consents.map(({ kind, version, required, sha256 }) => ({ kind, version, given: required, sha256 }))
      return post('/consents', { decisions })
    },
    askForCode,
    confirmContact: async (channel) => (await askForCode(channel))(),
    declare: (changes = {}) => post('/declaration', { ...declarationOf(person), ...changes }),
    async photograph(pages) {
      const photos = pages ?? { front: await picture(stage, person, 'front'), back: await picture(stage, person, 'back') }
      const documentType = 'data_page' in photos ? 'passport' : 'identity_card'
      const { body: set } = await session.call<{ id: string }>('POST', at('/document-sets'), { documentType })
      for (const [slot, bytes] of Object.entries(photos)) {
        await session.call('PUT', at(`/document-sets/${set.id}/pages/${slot}`), bytes, { 'content-type': 'image/jpeg' })
      }
      return post(`/document-sets/${set.id}/submission`)
    },
    async proveIncome(papers) {
      await until((application) => application.income !== null, 'asked to prove their income')
      const sent = papers ?? [await payslip(stage, person, 1), await payslip(stage, person, 2)]
      for (const paper of sent) await session.call('POST', at('/income-papers'), paper, { 'content-type': mediaTypeOf(paper) })
      return post('/income-papers/submission')
    },
    accept: () => answer('accepted'),
    decline: () => answer('declined'),
    async sign() {
      const { contract } = await until((application) => application.needs.some((need) => need.kind === 'signature'), 'asked to sign')
      const document = await session.fetch(`${stage.baseUrl}${at(`/contracts/${contract!.id}/document`)}`)
      if (!document.ok) throw new Error(`${person.slug}: the contract cannot be read`)
      return post(`/contracts/${contract!.id}/signature`, {
        documentSha256: contract!.documentSha256,
        accepted: true,
        typedName: fullNameOf(person),
      })
    },
    async signAtService(decision) {
      const { contract } = await until((application) => application.needs.some((need) => need.kind === 'signature'), 'asked to sign')
      const { body: page } = await session.call<{ url: string }>('POST', at(`/contracts/${contract!.id}/signing-page`))
      const back = await signAtVendor(page.url, decision)
      if (back.origin !== new URL(stage.baseUrl).origin) throw new Error(`${person.slug}: the service leads to ${back.origin}`)
      return post(`/contracts/${contract!.id}/signing-return`)
    },
    withdraw: () => post('/withdrawal', { reasonCode: 'changed_mind' }),
  }
}

export function declarationOf(person: SandboxPerson): Record<string, unknown> {
  return {
    fullName: fullNameOf(person),
    ...(person.socialName !== undefined && { socialName: person.socialName }),
    birthDate: person.birthDate,
    taxId: person.taxId,
    address: { ...person.address, country: 'BR' },
    monthlyIncomeMinor: 850_000,
    pixKey: { kind: 'cpf', value: person.taxId },
  }
}

/** One of a range that is nobody's (RFC 5737 has too few of them, RFC 2544 enough), the same for the same name. */
export function ipAddressOf(slug: string): string {
  const [first = 0, second = 0] = createHash('sha256').update(slug).digest()
  return `198.18.${first}.${second}`
}

/** A photograph of the person's document, as the sandbox draws it, or one that went wrong. */
export async function picture(
  stage: CastStage,
  person: SandboxPerson,
  page: 'front' | 'back' | 'passport',
  flaw?: PictureFlaw,
): Promise<Uint8Array> {
  const response = await fetch(`${stage.sandboxUrl}/documents/${person.slug}/${page}.jpg${flaw === undefined ? '' : `?flaw=${flaw}`}`)
  if (!response.ok) throw new Error(`no picture of ${person.slug}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** A photograph of the person's payslip of a month before this one, or the file of the employer. */
export async function payslip(
  stage: CastStage,
  person: SandboxPerson,
  monthsAgo: 1 | 2 | 3,
  format: 'jpg' | 'pdf' = 'jpg',
): Promise<Uint8Array> {
  const response = await fetch(`${stage.sandboxUrl}/documents/${person.slug}/payslip-${monthsAgo}.${format}`)
  if (!response.ok) throw new Error(`no payslip of ${person.slug}`)
  return new Uint8Array(await response.arrayBuffer())
}

function mediaTypeOf(paper: Uint8Array): string {
  return Buffer.from(paper.subarray(0, 4)).toString('latin1') === '%PDF' ? 'application/pdf' : 'image/jpeg'
}

/** The codes that arrived at a phone or mailbox, the oldest first. */
export async function codesAt(sandbox: SandboxControl, contact: string): Promise<string[]> {
  const { sms, mail } = await sandbox.outbox(contact)
  return [...sms.map((message) => message.body), ...mail.map((message) => message.text)].flatMap(
    (text) => /\b(\d{6})\b/.exec(text)?.[1] ?? [],
  )
}

/** The code that arrives after so many earlier ones. */
export async function nextCode(sandbox: SandboxControl, contact: string, earlier: number): Promise<string> {
  const giveUpAt = Date.now() + patienceMs
  const lookLater = growingPauses()
  for (;;) {
    const codes = await codesAt(sandbox, contact)
    if (codes.length > earlier) return codes.at(-1)!
    if (Date.now() > giveUpAt) throw new Error(`no code arrived at ${contact}`)
    await lookLater()
  }
}
