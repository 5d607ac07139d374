import { AlfrescoProblem, invalid } from './problem.ts'

/** Aspects that a node can be given, with their properties: those of the archive, and the one of the customer's model. */
const aspects: Readonly<Record<string, readonly string[]>> = {
  'cm:titled': ['cm:title', 'cm:description'],
  'cm:author': ['cm:author'],
  'tenor:filing': ['tenor:externalId', 'tenor:version', 'tenor:sha256', 'tenor:retentionClass', 'tenor:metadata'],
}

export function describeAspect(id: string): object | undefined {
  const properties = Object.hasOwn(aspects, id) ? aspects[id] : undefined
  return (
    properties && {
      id,
      title: id,
      properties: properties.map((name) => ({ id: name, title: name, dataType: 'd:text', isMultiValued: false, isMandatory: false })),
    }
  )
}

/** Aspects that are missing come with their properties. Throws for what no model knows. */
export function withAspects(names: readonly string[], properties: Readonly<Record<string, unknown>>): string[] {
  for (const name of names) if (!Object.hasOwn(aspects, name)) throw invalid(`Unknown aspect: ${name}`)
  const implied = Object.entries(properties).map(([name, value]) => {
    if (typeof value !== 'string') throw invalid(`Invalid property value: ${name}`)
    const found = Object.entries(aspects).find(([, known]) => known.includes(name))
    if (found === undefined) throw new AlfrescoProblem(400, 'framework.exception.InvalidArgument', `Unknown property: ${name}`)
    return found[0]
  })
  return [...new Set([...names, ...implied])]
}
