import { parseXml, XmlElement } from '@rgrove/parse-xml'
import type { PublishedMessage } from './published-messages.ts'
import { structureProblems } from './structure.ts'

export type CheckedMessage = { message: PublishedMessage; body: XmlElement; problems: string[] }

/** A file as one of these messages, with everything in which it differs from the published structure; undefined for what is no XML. */
export function checkMessage(file: string, messages: readonly PublishedMessage[]): CheckedMessage | undefined {
  const root = rootOf(file)
  const message = messages.find(({ version }) => root?.attributes['xmlns'] === `urn:iso:std:iso:20022:tech:xsd:${version}`)
  if (root === undefined || message === undefined || root.name !== 'Document') return undefined
  const [body, ...more] = elementsOf(root)
  if (body?.name !== message.element || more.length > 0) return undefined
  return { message, body, problems: structureProblems(body, message.type, message.structure) }
}

/** The text at the end of a path of a message that was found right. */
export function textAt(element: XmlElement, ...path: string[]): string | undefined {
  const found = path.reduce<XmlElement | undefined>(
    (at, name) => (at === undefined ? undefined : elementsOf(at).find((child) => child.name === name)),
    element,
  )
  return found?.text
}

export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement).filter((child) => name === undefined || child.name === name)
}

function rootOf(file: string): XmlElement | undefined {
  try {
    return parseXml(file).root ?? undefined
  } catch {
    return undefined
  }
}
