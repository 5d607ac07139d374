import { openSharedBrowser, type Device, type VisitOptions } from '#test/browser/open-browser.ts'
import { ipAddressOf, type CastApplicant } from '#test/cast/applicant.ts'
import { applicantAtAScreen, type ApplicantAtAScreen, type Locale } from '#test/cast/applicant-at-a-screen.ts'
import type { SandboxPerson } from '#sandbox/people/person.ts'
import type { Stage } from './stage.ts'

type Screen = { device?: Device; locale?: Locale; colorScheme?: NonNullable<VisitOptions['colorScheme']> }

/** The applicants of the journeys before screens of their own; on a phone and in English where nothing else is said. */
export type Screens = {
  /** A browser that nobody has applied with. */
  of: (person: SandboxPerson, screen?: Screen) => Promise<ApplicantAtAScreen>
  /** A browser in which the link that was made elsewhere is followed. */
  resumed: (applicant: CastApplicant, screen?: Screen) => Promise<ApplicantAtAScreen>
  close: () => Promise<void>
}

export async function openScreens(stage: Stage): Promise<Screens> {
  const browser = await openSharedBrowser()
  const of: Screens['of'] = async (person, { device = 'phone', locale = 'en', colorScheme = 'light' } = {}) => {
    const ipAddress = ipAddressOf(`${person.slug} ${device}`)
    const visit = await browser.visit({ device, baseUrl: stage.addresses().url, locale, colorScheme, ipAddress })
    return applicantAtAScreen(visit, { person, locale, sandbox: stage.sandbox() })
  }
  return {
    of,
    async resumed(applicant, screen) {
      const { body } = await applicant.session.call<{ secret: string }>('POST', applicant.path('/resume-passes'), { kind: 'link' })
      const resumed = await of(applicant.person, screen)
      await resumed.page.goto(`/apply/resume#${body.secret}`)
      await resumed.presses(resumed.words.resume.openHere)
      return resumed
    },
    close: () => browser.close(),
  }
}
