import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** Says that what was typed so far is with us. */
export function SavedNote() {
  const { words } = useLanguage()
  return (
    <output className="saved">
      <Icon name="check" />
      {words.frame.saved}
    </output>
  )
}
