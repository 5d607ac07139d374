import { useState } from 'react'
import { DocumentLink } from '../controls/DocumentLink.tsx'
import { Icon } from '../controls/Icon.tsx'
import type { Application } from '../generated/api.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

type ContractDocumentProps = { applicationId: string; contract: NonNullable<Application['contract']>; onOpened: () => void }

/** The document itself, in the reader of the device: phones show at most the first page of a document inside a page. */
export function ContractDocument({ applicationId, contract, onOpened }: ContractDocumentProps) {
  const { words } = useLanguage()
  const { contract: text } = words
  const [isOpened, setOpened] = useState(false)
  const address = `/api/applications/${applicationId}/contracts/${contract.id}/document`
  const opened = () => {
    setOpened(true)
    onOpened()
  }
  return (
    <section aria-label={text.document} className="contract-document">
      <h2>{text.document}</h2>
      <DocumentLink id="open-contract" address={address} title={contract.reference} label={text.open} isOpened={isOpened} onOpen={opened} />
      <p className="hint">
        {text.openHint}{' '}
        {isOpened && (
          <a href={address} download={`${contract.reference}.pdf`}>
            {text.download}
          </a>
        )}
      </p>
      {contract.documentSha256 && (
        <details className="more">
          <summary>
            <span>{text.fingerprint}</span>
            <Icon name="down" />
          </summary>
          <p className="fingerprint">{contract.documentSha256}</p>
          <p className="hint">{text.fingerprintWhy}</p>
        </details>
      )}
    </section>
  )
}
