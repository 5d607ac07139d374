import type { InBothLanguages, Locale } from '../locale.ts'
import type { MailBlock, MessageWords } from './message.ts'

export type MailFrame = {
  locale: Locale
  /** How the person is addressed; a mail to nobody we can name begins without a name. */
  firstName?: string | undefined
  lender: { name: string; address: string; phone: string; email: string }
}

export type RenderedMail = { subject: string; text: string; html: string }

const frames: InBothLanguages<{ greeting: (name: string | undefined) => string; closing: string; because: string }> = {
  en: {
    greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    closing: 'Your team at',
    because: 'You get this message because you applied with us. We never ask for a password or a code by mail.',
  },
  'pt-BR': {
    greeting: (name) => (name === undefined ? 'Olá,' : `Olá, ${name},`),
    closing: 'Sua equipe da',
    because: 'Você recebe esta mensagem porque fez um pedido conosco. Nunca pedimos senha ou código por e-mail.',
  },
}

/**
 * A mail as text and as HTML that says the same. The HTML is what every client and screen reader understands: a language, a heading,
 * paragraphs, lists, a table with row headers, links whose words say where they lead; no pictures, no tracking.
 */
export function renderMail({ subject, blocks }: MessageWords['mail'], frame: MailFrame): RenderedMail {
  const words = frames[frame.locale]
  const greeting = words.greeting(frame.firstName)
  const { name, address, phone, email } = frame.lender
  const imprint = `${name} · ${address} · ${phone} · ${email}`
  const text = [greeting, ...blocks.map(blockAsText), `${words.closing} ${name}`, `-- \n${imprint}\n${words.because}`].join('\n\n')
  const html = [
    '<!doctype html>',
    `<html lang="${frame.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escape(subject)}</title></head>`,
    '<body style="margin:0;padding:24px 16px;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1b1f24;background:#ffffff">',
    '<main style="max-width:560px;margin:0 auto">',
    `<h1 style="font-size:20px;line-height:1.3">${escape(subject)}</h1>`,
    `<p>${escape(greeting)}</p>`,
    ...blocks.map(blockAsHtml),
    `<p>${escape(words.closing)} ${escape(name)}</p>`,
    `<hr style="border:0;border-top:1px solid #d0d5dc"><p style="font-size:14px;color:#4a525c">${escape(imprint)}<br>${escape(words.because)}</p>`,
    '</main></body></html>',
  ].join('\n')
  return { subject, text, html }
}

function blockAsText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'code':
      return block.code
    case 'action':
      return `${block.label}: ${block.url}`
  }
}

function blockAsHtml(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`
    case 'facts':
      return `<table style="border-collapse:collapse">${block.facts.map(factAsHtml).join('')}</table>`
    case 'code':
      return `<p style="font-size:28px;font-weight:600;letter-spacing:0.2em">${escape(block.code)}</p>`
    case 'action':
      return `<p><a href="${escape(block.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1f4f8f;color:#ffffff;font-weight:600">${escape(block.label)}</a></p>`
  }
}

function factAsHtml({ label, value }: { label: string; value: string }): string {
  return `<tr><th scope="row" style="padding:4px 16px 4px 0;text-align:left;font-weight:400;color:#4a525c">${escape(label)}</th><td style="padding:4px 0">${escape(value)}</td></tr>`
}

/** Names and addresses are typed by people. */
function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[one] ?? one)
}
