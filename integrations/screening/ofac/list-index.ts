import { type ComparableParty, type ComparableSubject, leastLikeness, toComparableParty } from './match-party.ts'
import type { ComparableName } from './name-likeness.ts'
import type { ListedParty } from './read-list.ts'

/** A list that is asked for the few parties that may be alike: comparing a person with twenty thousand takes a second. */
export type ListIndex = { candidatesFor(subject: ComparableSubject): Iterable<ComparableParty> }

/**
 * By what a word begins with, ends with and sounds like, and by numbers of documents. Two words that are nearly the same share a beginning, an end
 * or their sound; names that are alike enough to count have such a counterpart for most words of the shorter one.
 */
export function indexParties(parties: readonly ListedParty[]): ListIndex {
  const names: { name: ComparableName; party: ComparableParty }[] = []
  const [byKey, byNumber] = [new Map<string, number[]>(), new Map<string, ComparableParty[]>()]
  for (const party of parties.map(toComparableParty)) {
    for (const name of [...party.names, ...party.weakNames]) {
      for (const key of new Set(name.words.flatMap(keysOf))) append(byKey, key, names.length)
      names.push({ name, party })
    }
    for (const number of party.party.identifiers) append(byNumber, number, party)
  }
  return {
    candidatesFor({ comparable, identifier }) {
      const answered = new Uint8Array(names.length)
      for (const word of comparable.words) {
        for (const place of new Set(keysOf(word).flatMap((key) => byKey.get(key) ?? []))) answered[place]! += 1
      }
      const alike = names.filter(({ name }, place) => answered[place]! > 0 && answered[place]! >= leastAnswered(comparable, name))
      return new Set([...alike.map(({ party }) => party), ...((identifier !== undefined && byNumber.get(identifier)) || [])])
    },
  }
}

type Word = ComparableName['words'][number]

/** An initial says too little to look for anybody by it. */
function keysOf({ written, sound }: Word): string[] {
  return written.length === 1 ? [] : [`begins:${written.slice(0, 2)}`, `ends:${written.slice(-3)}`, `sounds:${sound}`]
}

/** Fewer words than these, and the names cannot be alike enough; an initial may be the counterpart of any. */
function leastAnswered(left: ComparableName, right: ComparableName): number {
  const initials = [...left.words, ...right.words].filter(({ written }) => written.length === 1).length
  return Math.ceil(leastLikeness * Math.min(left.words.length, right.words.length)) - initials
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const found = map.get(key)
  if (found) found.push(value)
  else map.set(key, [value])
}
