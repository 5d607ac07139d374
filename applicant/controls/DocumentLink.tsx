import { useLanguage } from '../words/LanguageProvider.tsx'
import { Icon } from './Icon.tsx'

type DocumentLinkProps = {
  id?: string
  address: string
  title: string
  label: string
  isOpened?: boolean
  onOpen?: () => void
}

/** A document to open in a window of its own. */
export function DocumentLink({ id, address, title, label, isOpened = false, onOpen }: DocumentLinkProps) {
  const { words } = useLanguage()
  return (
    <a id={id} className="document-link" href={address} target="_blank" rel="noopener" onClick={onOpen}>
      <Icon name="file" />
      <span>
        <strong>{title}</strong>
        <span>
          {label} <span className="unseen">({words.frame.newWindow})</span>
        </span>
      </span>
      {isOpened && <Icon name="check" />}
    </a>
  )
}
