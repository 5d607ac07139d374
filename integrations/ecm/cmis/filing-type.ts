import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../../call-options.ts'
import { type Binding, misconfigured } from './binding.ts'
import { provider } from './codes.ts'

/** The secondary type that our documents have beside the one of the archive. */
export const filingType = 'tenor:filing'

const properties = {
  'tenor:externalId': 'Id under which Tenor filed the document',
  'tenor:version': 'Version, counted from 1',
  'tenor:sha256': 'SHA-256 of the content, in hex',
  'tenor:retentionClass': 'Retention class',
  'tenor:metadata': 'What Tenor knows of the document, as JSON',
}

/**
 * Makes sure that the archive knows our type, and adds it where it does not (`createType`, CMIS 1.1, 2.2.2.5). Where the archive lets nobody
 * add types its administrators add this one; until then filing says so.
 */
export async function ensureFilingType(binding: Binding, call: CallOptions): Promise<void> {
  if (await binding.hasType(filingType, call)) return
  try {
    await binding.act(
      {
        operation: 'create_type',
        action: 'createType',
        on: 'repository',
        fields: [['type', JSON.stringify(filingTypeDefinition)]],
      },
      z.object({ id: z.literal(filingType) }),
      call,
    )
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error
    // Another worker added it in the same moment.
    if (await binding.hasType(filingType, call)) return
    if (error.details['provider'] !== provider || error.code === 'PROVIDER_ANSWER_UNEXPECTED') throw error
    throw misconfigured(`the repository has no type ${filingType} and lets us add none`)
  }
}

const filingTypeDefinition = {
  id: filingType,
  localName: 'filing',
  localNamespace: 'tenor',
  displayName: 'Filed by Tenor',
  queryName: filingType,
  description: 'A document that Tenor filed',
  baseId: 'cmis:secondary',
  parentId: 'cmis:secondary',
  creatable: false,
  fileable: false,
  queryable: true,
  fulltextIndexed: false,
  includedInSupertypeQuery: true,
  controllablePolicy: false,
  controllableACL: false,
  propertyDefinitions: Object.fromEntries(
    Object.entries(properties).map(([id, displayName]) => [
      id,
      {
        id,
        localName: id.split(':')[1],
        localNamespace: 'tenor',
        displayName,
        queryName: id,
        propertyType: 'string',
        cardinality: 'single',
        updatability: 'readwrite',
        inherited: false,
        required: false,
        queryable: true,
        orderable: false,
      },
    ]),
  ),
}
