import { ButtonLink } from '../controls/Button.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { Screen } from './Screen.tsx'

export function NotFoundScreen() {
  const { words } = useLanguage()
  const { title, lead, action } = words.frame.notFound
  return <Screen title={title} lead={lead} actions={<ButtonLink to="/">{action}</ButtonLink>} />
}
