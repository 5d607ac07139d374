import { setTimeout as pause } from 'node:timers/promises'
import { controlSandbox } from '#sandbox/control-sandbox.ts'
import { people } from '#sandbox/people/people.ts'
import { castApplicant, payslip, type CastApplicant, type CastStage, type Terms } from './applicant.ts'
import { castDesk } from './desk.ts'

/** One person's way through the product, and where it leaves them. */
export type Story = { slug: string; ends: string; play: (applicant: CastApplicant, stage: CastStage) => Promise<void> }

/** Where each of the cast ends, so that the desk of a newcomer shows every state. Played through the front door, one after the other. */
export const stories: readonly Story[] = [
  {
    slug: 'ana-ordinary',
    ends: 'disbursed',
    async play(ana) {
      await introduce(ana, { amountMinor: 500_000, termMonths: 12 })
      await ana.accept()
      await ana.sign()
      await ana.until((application) => application.contract?.state === 'active', 'paid out')
    },
  },
  {
    slug: 'nadia-unreachable-sms',
    ends: 'parked: the credit bureau does not answer',
    async play(nadia, stage) {
      const sandbox = controlSandbox(`${stage.sandboxUrl}/_admin`)
      await sandbox.play('bureau', { scenario: 'down' })
      try {
        await nadia.apply({ amountMinor: 800_000, termMonths: 18 })
        await nadia.consent()
        await nadia.confirmContact('email')
        await nadia.declare()
        await nadia.photograph()
        const otavio = await castDesk(stage.baseUrl, 'otavio')
        const { id } = await otavio.findCase((await nadia.read()).reference)
        await otavio.untilStep(id, 'loan', 'bureauReport', (step) => step.state === 'needs_attention')
      } finally {
        await sandbox.clear('bureau')
      }
    },
  },
  {
    slug: 'joao-near-match',
    ends: 'waiting for compliance: looks like somebody on a list',
    play: (joao) => introduce(joao, { amountMinor: 300_000, termMonths: 10 }),
  },
  {
    slug: 'paula-medium-score',
    ends: 'waiting for an underwriter',
    play: (paula) => introduce(paula, { amountMinor: 2_500_000, termMonths: 36 }),
  },
  { slug: 'lucas-low-score', ends: 'declined', play: (lucas) => introduce(lucas, { amountMinor: 400_000, termMonths: 24 }) },
  {
    slug: 'bruno-pending-regularisation',
    ends: 'offered',
    async play(bruno) {
      await introduce(bruno, { amountMinor: 600_000, termMonths: 15 })
      await bruno.until((application) => application.needs.some((need) => need.kind === 'offer'), 'offered')
    },
  },
  {
    slug: 'carla-suspended',
    ends: 'waiting for the applicant: the CPF is suspended',
    play: (carla) => introduce(carla, { amountMinor: 350_000, termMonths: 12 }),
  },
  {
    slug: 'sofia-long-name',
    ends: 'signed, on hold before the money goes out',
    async play(sofia, stage) {
      await introduce(sofia, { amountMinor: 1_200_000, termMonths: 48 })
      await sofia.accept()
      await sofia.until((application) => application.needs.some((need) => need.kind === 'signature'), 'asked to sign')
      const clara = await castDesk(stage.baseUrl, 'clara')
      const { id } = await clara.findCase((await sofia.read()).reference)
      await clara.order(id, { process: 'loan' }, 'holds', {
        reasonCode: 'fraud_suspected',
        holdKind: 'fraud',
        note: 'Signed from a device that we saw with another applicant.',
      })
      await sofia.sign()
    },
  },
  {
    slug: 'ursula-social-name',
    ends: 'withdrawn',
    async play(ursula) {
      await introduce(ursula, { amountMinor: 450_000, termMonths: 9, locale: 'en' })
      await ursula.until((application) => application.needs.some((need) => need.kind === 'offer'), 'offered')
      await ursula.withdraw()
    },
  },
  {
    slug: 'wagner-closed-account',
    ends: 'parked: the bank refuses the payout',
    async play(wagner) {
      await introduce(wagner, { amountMinor: 700_000, termMonths: 12 })
      await wagner.accept()
      await wagner.sign()
    },
  },
  {
    slug: 'otavio-no-hit',
    ends: 'waiting for a reviewer: a payslip in another name',
    async play(otavio, stage) {
      await introduce(otavio, { amountMinor: 3_500_000, termMonths: 36 })
      const colleague = people.find(({ slug }) => slug === 'vitor-partial-answer')!
      await otavio.proveIncome([await payslip(stage, otavio.person, 1), await payslip(stage, colleague, 2)])
    },
  },
  {
    slug: 'teodoro-one-word-name',
    ends: 'waiting for the applicant: photographs',
    async play(teodoro) {
      await teodoro.apply({ amountMinor: 250_000, termMonths: 6 })
      await teodoro.consent()
      await teodoro.confirmContact()
      await teodoro.declare()
    },
  },
]

/** Everything that an applicant does before the lender decides. */
export async function introduce(applicant: CastApplicant, terms: Terms): Promise<void> {
  await applicant.apply(terms)
  await applicant.consent()
  await applicant.confirmContact()
  await applicant.declare()
  await applicant.photograph()
}

/** Plays the stories that were not played yet. `done` is told of each one that came to its end. */
export async function playCast(
  stage: CastStage,
  progress: { isPlayed(slug: string): boolean; done(slug: string): void; signal: AbortSignal },
): Promise<void> {
  for (const story of stories) {
    if (progress.signal.aborted) return
    if (progress.isPlayed(story.slug)) continue
    const person = people.find((one) => one.slug === story.slug)
    if (!person) throw new Error(`the sandbox does not know ${story.slug}`)
    await story.play(castApplicant(stage, person), stage)
    progress.done(story.slug)
    // The newcomer at the screen comes first.
    await pause(200)
  }
}
