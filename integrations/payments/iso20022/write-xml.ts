/** An element as it is written: its name, then its text or its children. Undefined children are left out. */
export type Element = readonly [
  name: string,
  content: string | readonly (Element | undefined)[],
  attributes?: Readonly<Record<string, string>>,
]

/** A document of one message, in the name space of its version, such as `pain.001.001.09`. */
export function writeMessage(version: string, body: Element): string {
  const document: Element = ['Document', [body], { xmlns: `urn:iso:std:iso:20022:tech:xsd:${version}` }]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(document, '')}`
}

function writeElement([name, content, attributes = {}]: Element, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  const inside = typeof content === 'string' ? escape(content) : writeChildren(content, indent)
  return `${indent}<${name}${written.join('')}>${inside}</${name}>\n`
}

function writeChildren(children: readonly (Element | undefined)[], indent: string): string {
  const written = children.flatMap((child) => (child === undefined ? [] : [writeElement(child, `${indent}  `)]))
  return `\n${written.join('')}${indent}`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
