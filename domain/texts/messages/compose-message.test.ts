import { describe, expect, it } from 'vitest'
import { locales } from '../locale.ts'
import { requestsForApplicant } from '../requests.ts'
import { measureSms } from '../sms-segments.ts'
import { composeMessage, type Message, messageTemplates } from './compose-message.ts'
import type { MessageWords, Sender } from './message.ts'
import { renderMail } from './render-mail.ts'
import { applicantTasks } from './tasks.ts'

const sender: Sender = {
  lender: 'Tenor Financeira S.A.',
  phone: '0800 555 0100',
  email: 'ola@tenor.example',
  url: 'https://emprestimos.tenor.example/apply/',
}
const agency = {
  name: 'Birô Modelo S.A.',
  address: 'Rua das Fontes 10, São Paulo',
  phone: '0800 555 0200',
  website: 'https://biro.example',
}
const offer = { net: 'R$ 5.000,00', count: 12, instalment: 'R$ 486,51', total: 'R$ 5.838,12', cet: '37,96%', until: '28/11/2026' }

/** Each template with the longest facts that it meets. */
const messages: readonly Message[] = [
  { template: 'contact_code', facts: { code: '482913', minutes: 10 } },
  { template: 'resume_code', facts: { code: '482913', minutes: 10 } },
  ...Object.values(requestsForApplicant).flatMap(({ en: reason }): Message[] => [
    { template: 'photos_again', facts: { reason } },
    { template: 'details_again', facts: { reason } },
    { template: 'income_papers', facts: { reason } },
  ]),
  { template: 'photos_again', facts: {} },
  { template: 'details_again', facts: {} },
  { template: 'income_papers', facts: {} },
  ...applicantTasks.flatMap((task): Message[] => [
    { template: 'reminder', facts: { task, until: '28/11/2026' } },
    { template: 'reminder', facts: { task } },
    { template: 'expired', facts: { missing: task } },
  ]),
  { template: 'tax_pending', facts: {} },
  { template: 'offer_ready', facts: offer },
  { template: 'contract_ready', facts: {} },
  {
    template: 'money_sent',
    facts: {
      net: 'R$ 5.000,00',
      paidOn: '23/11/2026',
      account: 'Pix, CPF ***.222.331-**',
      firstPayment: 'R$ 486,51, 23/12/2026',
      lastDueOn: '23/11/2027',
      withdrawUntil: '30/11/2026',
    },
  },
  { template: 'declined', facts: { reasons: ['You are younger than this loan allows.'] } },
  { template: 'declined', facts: { reasons: ['The credit bureau reports debts.'], agency } },
  { template: 'withdrawn', facts: {} },
  { template: 'cancelled', facts: {} },
  { template: 'expired', facts: {} },
]
const everyMessage = locales.flatMap((locale) =>
  messages.map((message) => ({ ...message, locale, words: composeMessage(message, sender, locale) })),
)

describe('a message to an applicant', () => {
  it('is tried here for every template', () => {
    expect(new Set(messages.map((message) => message.template))).toEqual(new Set(messageTemplates))
  })

  it.each(everyMessage.filter(({ locale }) => locale === 'en'))('fits one SMS in English: $template $facts', ({ words }) => {
    expect(measureSms(words.sms)).toMatchObject({ alphabet: 'gsm-7', segments: 1 })
  })

  it.each(everyMessage.filter(({ locale }) => locale === 'pt-BR'))(
    'keeps its accents and fits three SMS: $template $facts',
    ({ words }) => {
      expect(measureSms(words.sms).segments).toBeLessThanOrEqual(3)
    },
  )

  it.each(everyMessage)('leaves no hole and shows no code of ours: $locale $template', ({ words }) => {
    const said = [words.sms, words.mail.subject, ...textsOf(words)].join('\n')
    expect(said).not.toMatch(/undefined|\bnull\b|NaN|\[object|\$\{|[a-z]+_[a-z]+|[A-Z]{3,}_/)
  })

  it('says the amount, the person and the reasons by mail only', () => {
    const { sms, mail } = composeMessage({ template: 'offer_ready', facts: offer }, sender, 'pt-BR')
    expect(textsOf({ sms, mail }).join()).toContain('R$ 5.000,00')
    expect(sms).not.toMatch(/R\$|5\.000/)
    const decline = composeMessage({ template: 'declined', facts: { reasons: ['Too much debt.'], agency } }, sender, 'en')
    expect(decline.sms).not.toMatch(/declin|cannot|debt|Birô/i)
  })

  it('names the bureau, its address and the rights there exactly where a report was used', () => {
    const declined = (facts: Extract<Message, { template: 'declined' }>['facts']) =>
      textsOf(composeMessage({ template: 'declined', facts }, sender, 'en')).join('\n')
    expect(declined({ reasons: ['x'], agency })).toMatch(/free of charge[\s\S]*Birô Modelo S\.A\.[\s\S]*Rua das Fontes 10/)
    expect(declined({ reasons: ['x'] })).not.toMatch(/bureau/i)
    expect(declined({ reasons: ['x'] })).toContain('have a person look at the decision again')
  })

  it('shows a code in the mail apart from its sentences, and never in the subject', () => {
    const { mail } = composeMessage({ template: 'contact_code', facts: { code: '482913', minutes: 10 } }, sender, 'pt-BR')
    expect(mail.blocks).toContainEqual({ kind: 'code', code: '482913' })
    expect(mail.subject).not.toContain('482913')
  })
})

describe('a rendered mail', () => {
  const frame = {
    locale: 'pt-BR',
    firstName: 'Zoë <b>',
    lender: { name: 'Tenor & Cia', address: 'Rua 1', phone: '0800', email: 'ola@tenor.example' },
  } as const
  const { mail } = composeMessage({ template: 'declined', facts: { reasons: ['Renda "menor" & prazo'], agency } }, sender, 'pt-BR')
  const rendered = renderMail(mail, frame)

  it('says the same in text and in HTML', () => {
    const words = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    const shown = words(rendered.html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(amp|lt|gt|quot|#39);/g, ' '))
    for (const block of mail.blocks) {
      for (const text of textsOfBlock(block)) expect(shown).toContain(words(text))
    }
    for (const text of textsOf({ sms: '', mail })) expect(rendered.text).toContain(text)
  })

  it('is HTML that names its language, and in which what people type stays text', () => {
    expect(rendered.html).toContain('<html lang="pt-BR">')
    expect(rendered.html).toContain('Olá, Zoë &lt;b&gt;,')
    expect(rendered.html).toContain('Renda &quot;menor&quot; &amp; prazo')
    expect(rendered.html).toContain('<th scope="row"')
    expect(rendered.html).not.toMatch(/<img|<script|href="[^"]*[?&]/)
  })

  it('greets somebody whose name we do not know without one', () => {
    expect(renderMail(mail, { ...frame, firstName: undefined }).text).toMatch(/^Olá,\n/)
  })
})

function textsOf({ mail }: MessageWords): string[] {
  return mail.blocks.flatMap(textsOfBlock)
}

function textsOfBlock(block: MessageWords['mail']['blocks'][number]): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text]
    case 'list':
      return [...block.items]
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value])
    case 'code':
      return [block.code]
    case 'action':
      return [block.label, block.url]
  }
}
