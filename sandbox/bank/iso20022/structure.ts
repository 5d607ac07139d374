import { XmlElement } from '@rgrove/parse-xml'

/** What an element may hold: text of a form, or children in an order. */
export type Structure = { leaves: Readonly<Record<string, Leaf>>; types: Readonly<Record<string, string>> }

/** Text of an element. `currency` says that the element names one. */
export type Leaf = { form: RegExp; currency?: true }

type Part = { name: string; isOptional: boolean; most: number; type: string }

/**
 * Everything in which an element differs from a published structure, each with its path. A type is written as its children in order,
 * `Name:Type`, with `?` where one may be missing, `*` for any number and `{n}` for at most n; `|` before the first says that there is one of
 * them. A child without a type may hold anything.
 */
export function structureProblems(element: XmlElement, type: string, structure: Structure, path = element.name): string[] {
  const leaf = structure.leaves[type]
  if (leaf !== undefined) return leafProblems(element, leaf, path)
  const written = structure.types[type]
  if (written === undefined) throw new Error(`The structure has no type ${type}`)
  const children = element.children.filter((child) => child instanceof XmlElement)
  const parts = partsOf(written)
  const order = written.startsWith('|') ? choiceProblems(children, parts, path) : sequenceProblems(children, parts, path)
  const text = element.children.some((child) => !(child instanceof XmlElement) && 'text' in child && String(child.text).trim() !== '')
  const inside = children.flatMap((child) => {
    const part = parts.find((one) => one.name === child.name)
    return part === undefined || part.type === '' ? [] : structureProblems(child, part.type, structure, `${path}/${child.name}`)
  })
  return [...(text ? [`${path}: text is not allowed here`] : []), ...attributeProblems(element, path), ...order, ...inside]
}

function leafProblems(element: XmlElement, { form, currency }: Leaf, path: string): string[] {
  if (element.children.some((child) => child instanceof XmlElement)) return [`${path}: only text is allowed here`]
  const wrongText = new RegExp(`^(?:${form.source})$`, form.flags).test(element.text) ? [] : [`${path}: not of the form that is published`]
  if (currency === undefined) return [...wrongText, ...attributeProblems(element, path)]
  const named = element.attributes['Ccy'] ?? ''
  return [...wrongText, ...(/^[A-Z]{3}$/.test(named) ? [] : [`${path}: needs a currency`])]
}

function attributeProblems(element: XmlElement, path: string): string[] {
  return Object.keys(element.attributes)
    .filter((name) => !name.startsWith('xmlns') && !name.startsWith('xsi:'))
    .map((name) => `${path}: attribute ${name} is not allowed here`)
}

function choiceProblems(children: XmlElement[], parts: Part[], path: string): string[] {
  const [child, ...more] = children
  if (child === undefined) return [`${path}: one of ${parts.map(({ name }) => name).join(', ')} is missing`]
  if (more.length > 0) return [`${path}: only one choice is allowed`]
  return parts.some(({ name }) => name === child.name) ? [] : [`${path}: ${child.name} is not allowed here`]
}

function sequenceProblems(children: XmlElement[], parts: Part[], path: string): string[] {
  let next = 0
  const problems: string[] = []
  for (const { name, isOptional, most } of parts) {
    let found = 0
    while (children[next]?.name === name) {
      found += 1
      next += 1
    }
    if (found === 0 && !isOptional)
      return [...problems, `${path}: ${name} is missing${children[next] ? ` before ${children[next]!.name}` : ''}`]
    if (found > most) problems.push(`${path}: ${name} stands ${found} times, ${most} is the most`)
  }
  return children[next] === undefined ? problems : [...problems, `${path}: ${children[next]!.name} is not allowed here`]
}

const part = /^(\w+)(\?)?(\*|\{(\d+)\})?(?::(\w+))?$/

function partsOf(written: string): Part[] {
  return written
    .replace(/^\|/, '')
    .trim()
    .split(/\s+/)
    .map((text) => {
      const [, name = '', optional, many, most, type = ''] = part.exec(text) ?? []
      if (name === '') throw new Error(`The structure has a part that nobody can read: ${text}`)
      return { name, isOptional: optional !== undefined, most: many === '*' ? Infinity : Number(most ?? 1), type }
    })
}
