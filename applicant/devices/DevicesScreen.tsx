import { useEffect, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import { WaitingScreen } from '../frame/WaitingScreen.tsx'
import { maskShortCode } from '../resume/short-code.ts'
import { resumeLink } from '../session/resume-secret.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { QrSquare } from './QrSquare.tsx'

type Pass = { secret: string; expiresAt: string }

/** Going on elsewhere: a square for the camera of the other phone, a link, or a short code to type. */
export function DevicesScreen() {
  const { words, format } = useLanguage()
  const { devices } = words
  const api = useApi()
  const { application } = useApplication()
  const [link, setLink] = useState<Pass>()
  const [code, setCode] = useState<Pass>()
  const makeLink = useAct(async () => setLink(await api.createResumePass(application.id, { kind: 'link' })))
  const makeCode = useAct(async () => setCode(await api.createResumePass(application.id, { kind: 'code' })))
  const { run } = makeLink
  useEffect(() => void run(), [run])
  if (!link && !makeLink.failure) return <WaitingScreen />
  return (
    <Screen title={devices.title} lead={devices.lead} back="/menu">
      {makeLink.failure && <FailureNotice failure={makeLink.failure} retry={makeLink.again} />}
      {link && (
        <section className="card pass" aria-label={devices.qr}>
          <QrSquare text={resumeLink(location.origin, link.secret)} alt={devices.qrAlt} />
          <div>
            <h2>{devices.qr}</h2>
            <LinkButtons address={resumeLink(location.origin, link.secret)} />
            <p className="hint">{devices.linkUntil(format.moment(link.expiresAt))}</p>
            <Button look="quiet" busy={makeLink.isBusy && words.frame.loading} onClick={() => void makeLink.run()}>
              {devices.renew}
            </Button>
          </div>
        </section>
      )}
      <section className="card pass-code" aria-label={devices.code}>
        <h2>{devices.code}</h2>
        {makeCode.failure && <FailureNotice failure={makeCode.failure} retry={makeCode.again} />}
        {code ? (
          <>
            <p>{devices.codeText(`${location.host}/apply`)}</p>
            <p className="short-code">{maskShortCode(code.secret)}</p>
            <p className="hint">{devices.codeUntil(format.time(code.expiresAt))}</p>
          </>
        ) : (
          <Button look="second" busy={makeCode.isBusy && words.frame.loading} onClick={() => void makeCode.run()}>
            {devices.getCode}
          </Button>
        )}
      </section>
      <Notice icon="lock" title={devices.secret} />
    </Screen>
  )
}

function LinkButtons({ address }: { address: string }) {
  const { words } = useLanguage()
  const { devices } = words
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
    announce(devices.copied)
  }
  const share = async () => {
    // Closing the sheet of the phone is no failure.
    await navigator.share({ url: address }).catch(() => undefined)
  }
  return (
    <>
      {'share' in navigator && (
        <Button look="second" onClick={() => void share()}>
          {devices.share}
        </Button>
      )}
      <Button look="second" onClick={() => void copy()}>
        {devices.copy}
      </Button>
      <output className="hint">{isCopied && devices.copied}</output>
    </>
  )
}
