import type { CmisNode, Shelf } from './shelf.ts'

/** A node in the short form of the browser binding: every property by id, dates in milliseconds. */
export function toObject(node: CmisNode, shelf: Shelf): { succinctProperties: Record<string, unknown> } {
  return {
    succinctProperties: {
      'cmis:objectId': node.id,
      'cmis:baseTypeId': node.kind === 'folder' ? 'cmis:folder' : 'cmis:document',
      'cmis:objectTypeId': node.kind === 'folder' ? 'cmis:folder' : 'cmis:document',
      'cmis:name': node.name,
      'cmis:creationDate': node.createdAt,
      'cmis:createdBy': node.createdBy,
      'cmis:changeToken': node.changeToken,
      'cmis:secondaryObjectTypeIds': null,
      ...(node.kind === 'document' && versionProperties(node, shelf)),
      ...node.properties,
    },
  }
}

function versionProperties(document: Extract<CmisNode, { kind: 'document' }>, shelf: Shelf): Record<string, unknown> {
  const versions = shelf.versionsOf(document.seriesId)
  const workingCopy = versions.find(({ label }) => label === 'pwc')
  const isWorkingCopy = document.label === 'pwc'
  return {
    'cmis:versionSeriesId': document.seriesId,
    'cmis:versionLabel': isWorkingCopy ? null : document.label,
    'cmis:isPrivateWorkingCopy': isWorkingCopy,
    'cmis:isLatestVersion': !isWorkingCopy && versions.find(({ label }) => label !== 'pwc')?.id === document.id,
    'cmis:isVersionSeriesCheckedOut': workingCopy !== undefined,
    'cmis:versionSeriesCheckedOutBy': workingCopy?.createdBy ?? null,
    'cmis:versionSeriesCheckedOutId': workingCopy?.id ?? null,
    'cmis:contentStreamLength': document.content.length,
    'cmis:contentStreamMimeType': document.content.mediaType,
    'cmis:contentStreamFileName': document.content.filename,
  }
}
