import { z } from 'zod'
import { parseJson } from '../control/vendor.ts'
import { CmisException } from './exception.ts'

type PropertyType = 'string' | 'id' | 'datetime' | 'integer' | 'boolean'
type PropertyDefinition = { type: PropertyType; isMany: boolean; /** Set by the repository alone. */ isFixed?: boolean }

const fixed = (type: PropertyType): PropertyDefinition => ({ type, isMany: false, isFixed: true })
const text: PropertyDefinition = { type: 'string', isMany: false }
const instant: PropertyDefinition = { type: 'datetime', isMany: false }

const everyObject: Record<string, PropertyDefinition> = {
  'cmis:name': text,
  'cmis:description': text,
  'cmis:objectId': fixed('id'),
  'cmis:baseTypeId': fixed('id'),
  'cmis:objectTypeId': { type: 'id', isMany: false },
  'cmis:secondaryObjectTypeIds': { type: 'id', isMany: true },
  'cmis:creationDate': fixed('datetime'),
  'cmis:createdBy': fixed('string'),
  'cmis:changeToken': fixed('string'),
}
const standardTypes: Record<string, Record<string, PropertyDefinition>> = {
  'cmis:folder': everyObject,
  'cmis:document': {
    ...everyObject,
    'cmis:versionSeriesId': fixed('id'),
    'cmis:versionLabel': fixed('string'),
    'cmis:isLatestVersion': fixed('boolean'),
    'cmis:isPrivateWorkingCopy': fixed('boolean'),
    'cmis:versionSeriesCheckedOutBy': fixed('string'),
    'cmis:versionSeriesCheckedOutId': fixed('id'),
    'cmis:contentStreamLength': fixed('integer'),
    'cmis:contentStreamMimeType': fixed('string'),
    'cmis:contentStreamFileName': fixed('string'),
  },
  'cmis:secondary': {},
  'cmis:rm_clientMgtRetention': { 'cmis:rm_startOfRetention': instant, 'cmis:rm_expirationDate': instant },
  'cmis:rm_hold': { 'cmis:rm_holdIds': { type: 'string', isMany: true } },
}

const addedType = z.looseObject({
  id: z.string().min(3),
  baseId: z.literal('cmis:secondary'),
  parentId: z.literal('cmis:secondary'),
  displayName: z.string().min(1),
  queryName: z.string().min(1),
  propertyDefinitions: z.record(
    z.string(),
    z.looseObject({
      id: z.string(),
      displayName: z.string().min(1),
      propertyType: z.enum(['string', 'id', 'datetime', 'integer', 'boolean']),
      cardinality: z.enum(['single', 'multi']),
      updatability: z.enum(['readwrite', 'readonly', 'oncreate', 'whencheckedout']),
    }),
  ),
})
export type AddedType = z.infer<typeof addedType>

/** A secondary type as somebody wants to add it. */
export function readAddedType(body: string): AddedType {
  const parsed = addedType.safeParse(parseJson(body))
  if (!parsed.success)
    throw new CmisException('invalidArgument', `Type: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`)
  if (standardTypes[parsed.data.id] !== undefined) throw new CmisException('invalidArgument', 'The type exists.')
  return parsed.data
}

/** The properties of a type, or undefined where there is no such type. */
export function propertiesOfType(added: readonly AddedType[], typeId: string): Record<string, PropertyDefinition> | undefined {
  const found = added.find((one) => one.id === typeId)
  if (found === undefined) return Object.hasOwn(standardTypes, typeId) ? standardTypes[typeId] : undefined
  return Object.fromEntries(
    Object.values(found.propertyDefinitions).map((one) => [one.id, { type: one.propertyType, isMany: one.cardinality === 'multi' }]),
  )
}

/** Texts as they came, as values of their property; the definition says whether one or many. */
export function toValue(id: string, definition: PropertyDefinition, values: readonly string[]): unknown {
  if (definition.isFixed) throw new CmisException('constraint', `${id} is read-only.`)
  if (definition.isMany) return values
  const [value] = values
  if (values.length > 1) throw new CmisException('constraint', `${id} has one value.`)
  if (value === undefined) return null
  if (definition.type !== 'datetime' && definition.type !== 'integer') return value
  if (!/^-?\d{1,15}$/.test(value)) throw new CmisException('invalidArgument', `${id} is no number.`)
  return Number(value)
}
