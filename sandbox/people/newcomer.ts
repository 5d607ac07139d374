import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isCpf } from './cpf.ts'
import type { SandboxPerson } from './person.ts'

/** Somebody new with a name and numbers of their own, who otherwise is known as somebody of the cast is. */
export const newcomer = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/),
  /** The slug of the person whose address, tax situation, bureau file, phone, mailbox and account they have. */
  like: z.string(),
  taxId: z.string().refine(isCpf, 'a CPF with right check digits'),
  givenNames: z.string().min(1).max(60),
  surname: z.string().max(60),
  birthDate: z.iso.date(),
  sex: z.enum(['F', 'M']),
  phone: z.string().regex(/^\+551190\d{7}$/, 'a number in the range that no operator gives out, such as +5511901234567'),
  email: z.email().endsWith('@example.org'),
})
export type Newcomer = z.output<typeof newcomer>

export function toPerson({ like: _like, ...own }: Newcomer, model: SandboxPerson): SandboxPerson {
  const { address, tax, bureau, handset, mailbox, account, story } = model
  return { ...own, address, tax, bureau, handset, mailbox, account, story, randomPixKey: randomPixKeyOf(own.slug) }
}

function randomPixKeyOf(slug: string): string {
  const hex = createHash('sha256').update(`pix ${slug}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
