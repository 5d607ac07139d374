import { CmisException } from './exception.ts'
import { toObject } from './object.ts'
import type { Shelf } from './shelf.ts'
import { propertiesOfType } from './types.ts'

const statementForm = /^SELECT\s+(\*|[\w:]+(?:\s*,\s*[\w:]+)*)\s+FROM\s+([\w:]+)(?:\s+WHERE\s+(.+))?$/i
const conditionForm = /^([\w:]+)\s*=\s*'((?:[^'\\]|\\.)*)'$/

/** Queries of one type with equalities joined by AND; of the latest versions that the asker may read. */
export function answerQuery(shelf: Shelf, statement: string, mayRead: (id: string) => boolean): unknown {
  const match = statementForm.exec(statement.trim())
  if (match === null) throw new CmisException('invalidArgument', 'The statement cannot be parsed.')
  const [, columns = '*', typeId = '', where] = match
  const properties = propertiesOfType(shelf.types(), typeId)
  if (properties === undefined || !['cmis:document', 'cmis:folder'].includes(typeId))
    throw new CmisException('invalidArgument', `${typeId} cannot be queried.`)
  const conditions = (where?.split(/\s+AND\s+/i) ?? []).map((text) => readCondition(text, properties))
  const rows = shelf
    .all()
    .map((node) => toObject(node, shelf).succinctProperties)
    .filter((row) => row['cmis:objectTypeId'] === typeId && row['cmis:isLatestVersion'] !== false && mayRead(String(row['cmis:objectId'])))
    .filter((row) => conditions.every(({ id, value }) => row[id] === value))
  const selected = columns === '*' ? undefined : columns.split(',').map((column) => column.trim())
  const results = rows.map((row) => ({
    succinctProperties: selected ? Object.fromEntries(selected.map((column) => [column, row[column] ?? null])) : row,
  }))
  return { results, hasMoreItems: false, numItems: results.length }
}

function readCondition(text: string, properties: Record<string, unknown>): { id: string; value: string } {
  const match = conditionForm.exec(text.trim())
  if (match === null) throw new CmisException('invalidArgument', 'The statement cannot be parsed.')
  const [, id = '', value = ''] = match
  if (properties[id] === undefined) throw new CmisException('invalidArgument', `${id} cannot be queried.`)
  return { id, value: value.replaceAll(/\\(.)/g, '$1') }
}
