import Link from '@mui/material/Link'
import { EmptyState } from '../display/EmptyState.tsx'
import type { Document } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { DocumentPicture, type MarkedField } from './DocumentPicture.tsx'

type Shown = {
  document: Document
  fields: readonly MarkedField[]
  highlighted: string | undefined
  onPoint: (key: string | undefined) => void
}

/** A paper as it was handed in: a picture here, a PDF in a window of its own. */
export function PaperFile({ document, fields, highlighted, onPoint }: Shown) {
  if (document.mediaType === 'application/pdf') {
    return (
      <EmptyState title="A PDF">
        <Link href={paths.documentContent(document.id)} target="_blank" rel="noreferrer">
          Open the file
        </Link>
      </EmptyState>
    )
  }
  return <DocumentPicture document={document} uprightDegrees={0} fields={fields} highlighted={highlighted} onPoint={onPoint} />
}
