import type { Integration, Provider } from '../generated/api.ts'
import { countText, listText } from '../words/codes.ts'
import { providerStates, type StateLook } from '../words/states.ts'

export function providerLook({ state, stateLabel }: Pick<Provider, 'state' | 'stateLabel'>): StateLook {
  return { ...providerStates[state], label: stateLabel }
}

/** The share of calls that failed, or a dash where there was none: 3 of 40 is "7.5%". One in a thousand is not nothing. */
export function failureRateText({ calls, failures }: Pick<Provider, 'calls' | 'failures'>): string {
  if (calls === 0) return '–'
  const percent = (failures / calls) * 100
  if (failures > 0 && percent < 0.1) return '< 0.1%'
  return `${Number(percent.toFixed(percent < 10 ? 1 : 0))}%`
}

/** How long something took: < 1 ms, 87 ms, 1.2 s, 2 min 5 s. */
export function durationText(ms: number): string {
  if (ms < 1) return '< 1 ms'
  if (ms < 1000) return `${ms} ms`
  const seconds = ms / 1000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  const rest = Math.round(seconds % 60)
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** The first thing to know of all outside systems: which are in trouble, by name. */
export function headlineOf(items: readonly Integration[]): { text: string; look: StateLook } {
  const providers = items.flatMap((item) => item.providers)
  const failing = providers.filter(({ state }) => state === 'failing')
  const troubled = providers.filter(({ state }) => state === 'struggling' || state === 'limited')
  if (failing.length > 0) {
    const more = troubled.length === 0 ? '' : ` ${countText(troubled.length, 'more has', 'more have')} trouble.`
    return {
      text: `${listText(failing.map(({ label }) => label))} ${failing.length === 1 ? 'does' : 'do'} not answer.${more}`,
      look: { ...providerStates.failing, label: 'Outage' },
    }
  }
  if (troubled.length > 0) {
    return {
      text: `${listText(troubled.map(({ label }) => label))} ${troubled.length === 1 ? 'answers' : 'answer'} with trouble.`,
      look: { ...providerStates.struggling, label: 'Trouble' },
    }
  }
  return { text: 'Every system that was called lately answers.', look: { ...providerStates.working, label: 'All well' } }
}
