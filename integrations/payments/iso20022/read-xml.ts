import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { AppError } from '#domain/errors.ts'
import { parseMoney } from '#domain/money/money.ts'
import { unexpectedAnswer } from '../../http/read-json.ts'

/** A message of a bank: its version by name space, such as `pain.002.001.10`, and its body, the one element of the document. */
export type Message = { version: string; body: XmlElement }

const nameSpace = /^urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3}\.\d{2})$/
const call = { provider: 'iso20022', operation: 'read_report' }

/** Reads one message. Throws `PROVIDER_ANSWER_UNEXPECTED` for what is none: other text, other bytes, an entity of its own, another name space. */
export function readMessage(content: Uint8Array): Message {
  const document = parse(content)
  const [prefix] = document.name.includes(':') ? document.name.split(':') : []
  const version = nameSpace.exec(document.attributes[prefix === undefined ? 'xmlns' : `xmlns:${prefix}`] ?? '')?.[1]
  const [body, ...more] = childrenOf(document)
  if (localName(document) !== 'Document' || version === undefined || body === undefined || more.length > 0)
    throw unexpectedAnswer(call, ['Document'])
  return { version, body }
}

function parse(content: Uint8Array): XmlElement {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    // A document type could bring entities of its own; a bank's report needs none.
    if (/<!DOCTYPE/i.test(text)) throw new Error('a document type')
    const { root } = parseXml(text)
    if (root === null) throw new Error('no element')
    return root
  } catch {
    throw unexpectedAnswer(call, ['(no XML)'])
  }
}

/** All elements at the end of this path, in order. */
export function findAll(from: XmlElement, ...path: string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) => found.flatMap((element) => childrenOf(element).filter((child) => localName(child) === name)),
    [from],
  )
}

/** The text at the end of this path, or undefined where there is none. */
export function findText(from: XmlElement, ...path: string[]): string | undefined {
  const text = findAll(from, ...path)[0]?.text.trim()
  return text === '' ? undefined : text
}

/** The same where it must be there. */
export function getText(from: XmlElement, ...path: string[]): string {
  const text = findText(from, ...path)
  if (text === undefined) throw unexpectedAnswer(call, [path.join('/')])
  return text
}

/** A code of the standard's own lists or, under `Prtry`, of the bank's. */
export function findCode(from: XmlElement, ...path: string[]): string | undefined {
  return findText(from, ...path, 'Cd') ?? findText(from, ...path, 'Prtry')
}

/** The amount of the element at the end of this path, by the currency that it names. */
export function getAmountMinor(from: XmlElement, ...path: string[]): number {
  const [element] = findAll(from, ...path)
  try {
    return parseMoney(getText(from, ...path), element?.attributes['Ccy'] ?? '').amountMinor
  } catch (error) {
    throw error instanceof AppError && error.code !== 'PROVIDER_ANSWER_UNEXPECTED' ? unexpectedAnswer(call, [path.join('/')]) : error
  }
}

/** An instant in UTC. A bank that names no zone is read as if it meant UTC; a date alone is its noon, the same day nearly everywhere. */
export function toInstant(text: string): string {
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text)
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : hasZone ? text : `${text}Z`
  const at = Date.parse(whole)
  if (Number.isNaN(at)) throw unexpectedAnswer(call, ['(date)'])
  return new Date(at).toISOString()
}

function childrenOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement)
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}
