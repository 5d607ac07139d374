import { Button } from '../controls/Button.tsx'
import { useSeconds } from '../controls/use-seconds.ts'
import { timeLeft } from '../format/time-left.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** When another code can be had, and the button once it can. */
export function ResendLine({
  resendAfter,
  isMain,
  isBusy,
  onResend,
}: {
  resendAfter: string
  isMain: boolean
  isBusy: boolean
  onResend: () => void
}) {
  const { words } = useLanguage()
  const now = useSeconds(true)
  const isEarly = Date.parse(resendAfter) > now
  if (isEarly && !isMain) return <p className="hint resend">{words.contact.resendIn(timeLeft(resendAfter, now))}</p>
  return (
    <Button look={isMain ? 'main' : 'second'} busy={isBusy && words.frame.loading} onClick={onResend}>
      {words.contact.resend}
    </Button>
  )
}
