import { redact } from './redact.ts'

/**
 * A reply that nobody could read, as staff may see it. A page or a plain sentence is shown redacted; anything that looks like
 * data may hold what we never sent, a registered name for instance, so only its shape is told.
 */
export function redactReply(reply: { text: string }, personalData: readonly string[] = []): string {
  const text = reply.text.trim()
  if (text === '') return 'an empty answer'
  if (!/^[[{"]/.test(text)) return redact(text, personalData)
  const names = fieldNamesOf(text)
  return names === undefined ? `${reply.text.length} characters that begin like JSON and are none` : `JSON with ${names}`
}

function fieldNamesOf(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null) return `a ${typeof body}`
    return Array.isArray(body) ? `a list of ${body.length}` : `the fields ${Object.keys(body).slice(0, 20).join(', ')}`
  } catch {
    return undefined
  }
}
