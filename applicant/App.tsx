import { lazy, Suspense, useEffect, type ComponentType } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { AmountScreen } from './amount/AmountScreen.tsx'
import { ApplicationLanguage } from './session/ApplicationLanguage.tsx'
import { Announcer } from './frame/Announcer.tsx'
import { Frame } from './frame/Frame.tsx'
import { WaitingScreen } from './frame/WaitingScreen.tsx'
import { CapturesProvider } from './document/CapturesProvider.tsx'
import { ProductProvider } from './product/ProductProvider.tsx'
import type { TenorApi } from './server/create-api.ts'
import type { Session } from './session/create-session.ts'
import { homeOf } from './session/screen-path.ts'
import { SessionProvider, useSession } from './session/SessionProvider.tsx'
import { OpeningSession } from './session/OpeningSession.tsx'
import type { Locale } from './format/create-format.ts'
import { keepLocale } from './words/first-locale.ts'
import { LanguageProvider } from './words/LanguageProvider.tsx'

type AppProps = { api: TenorApi; session: Session; locale: Locale; resumeSecret: string | undefined }

/** Long enough for the first screen to stand on a slow phone. */
const quietMs = 2500

const keep = (locale: Locale) => keepLocale(localStorage, locale)

export function App({ api, session, locale, resumeSecret }: AppProps) {
  return (
    <LanguageProvider first={locale} keep={keep}>
      <SessionProvider api={api} session={session}>
        <Announcer>
          <ProductProvider>
            <CapturesProvider>
              <Router base="/apply">
                <ApplicationLanguage />
                <Frame>
                  <Suspense fallback={<WaitingScreen />}>
                    <Screens resumeSecret={resumeSecret} />
                  </Suspense>
                </Frame>
              </Router>
            </CapturesProvider>
          </ProductProvider>
        </Announcer>
      </SessionProvider>
    </LanguageProvider>
  )
}

// The first screen is for everybody; the others come after it, for those who go on.
const laterScreens = () => import('./later-screens.ts')
const ConsentsScreen = lazy(async () => ({ default: (await laterScreens()).ConsentsScreen }))
const ContactScreens = lazy(async () => ({ default: (await laterScreens()).ContactScreens }))
const DetailsScreens = lazy(async () => ({ default: (await laterScreens()).DetailsScreens }))
const DocumentScreens = lazy(async () => ({ default: (await laterScreens()).DocumentScreens }))
const IncomeScreen = lazy(async () => ({ default: (await laterScreens()).IncomeScreen }))
const OfferScreen = lazy(async () => ({ default: (await laterScreens()).OfferScreen }))
const ContractScreen = lazy(async () => ({ default: (await laterScreens()).ContractScreen }))
const SigningReturnScreen = lazy(async () => ({ default: (await laterScreens()).SigningReturnScreen }))
const StatusScreen = lazy(async () => ({ default: (await laterScreens()).StatusScreen }))
const LoanScreen = lazy(async () => ({ default: (await laterScreens()).LoanScreen }))
const EndingScreen = lazy(async () => ({ default: (await laterScreens()).EndingScreen }))
const ResumeScreens = lazy(async () => ({ default: (await laterScreens()).ResumeScreens }))
const DevicesScreen = lazy(async () => ({ default: (await laterScreens()).DevicesScreen }))
const TermsScreen = lazy(async () => ({ default: (await laterScreens()).TermsScreen }))
const MenuScreen = lazy(async () => ({ default: (await laterScreens()).MenuScreen }))
const OwnDetailsScreen = lazy(async () => ({ default: (await laterScreens()).OwnDetailsScreen }))
const MessagesScreen = lazy(async () => ({ default: (await laterScreens()).MessagesScreen }))
const OwnConsentsScreen = lazy(async () => ({ default: (await laterScreens()).OwnConsentsScreen }))
const WithdrawScreen = lazy(async () => ({ default: (await laterScreens()).WithdrawScreen }))
const NotFoundScreen = lazy(async () => ({ default: (await laterScreens()).NotFoundScreen }))

/** Screens of an open application; who has none is sent to the start, who lost the session is asked back in, right there. */
const ofApplication: { path: string; screen: ComponentType }[] = [
  { path: '/consents', screen: ConsentsScreen },
  { path: '/contact/*?', screen: ContactScreens },
  { path: '/details/:part?', screen: DetailsScreens },
  { path: '/document/:page?', screen: DocumentScreens },
  { path: '/income', screen: IncomeScreen },
  { path: '/offer', screen: OfferScreen },
  { path: '/contract', screen: ContractScreen },
  { path: '/contract/signed', screen: SigningReturnScreen },
  { path: '/devices', screen: DevicesScreen },
  { path: '/terms', screen: TermsScreen },
  { path: '/own-details', screen: OwnDetailsScreen },
  { path: '/messages', screen: MessagesScreen },
  { path: '/own-consents', screen: OwnConsentsScreen },
  { path: '/withdraw', screen: WithdrawScreen },
]

function Screens({ resumeSecret }: { resumeSecret: string | undefined }) {
  const { session, current } = useSession()
  useAfterFirstScreen(session)
  if (current.state === 'asking')
    return (
      <OpeningSession>
        <WaitingScreen />
      </OpeningSession>
    )
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/new" component={AmountScreen} />
      <Route path="/resume">
        <ResumeScreens secret={resumeSecret} />
      </Route>
      <Route path="/menu" component={MenuScreen} />
      {ofApplication.map(({ path, screen }) => (
        <Route key={path} path={path}>
          <Opened screen={screen} />
        </Route>
      ))}
      <Route component={NotFoundScreen} />
    </Switch>
  )
}

/** While somebody reads the first screen: the other screens, and whether this device has an application that it forgot. */
function useAfterFirstScreen(session: Session): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void laterScreens().catch(() => undefined)
      if (session.get().state === 'none') void session.look().catch(() => undefined)
    }, quietMs)
    return () => clearTimeout(timer)
  }, [session])
}

function Home() {
  const { current } = useSession()
  if (current.state === 'lost' || current.state === 'left') return <ResumeScreens secret={undefined} />
  if (current.state !== 'open') return <AmountScreen />
  const screens = { ending: EndingScreen, loan: LoanScreen, status: StatusScreen }
  const Screen = screens[homeOf(current.application)]
  return <Screen />
}

function Opened({ screen: Screen }: { screen: ComponentType }) {
  const { current } = useSession()
  if (current.state === 'open') return <Screen key={current.application.id} />
  if (current.state === 'lost') return <ResumeScreens secret={undefined} />
  return <Redirect to="/" />
}
