/** Names of countries as OFAC writes them, where they are not those of the Unicode Common Locale Data Repository. */
const ofOfac: Readonly<Record<string, string>> = {
  burma: 'mm',
  'congo, democratic republic of the': 'cd',
  'congo, republic of the': 'cg',
  "cote d'ivoire": 'ci',
  'cote d ivoire': 'ci',
  'czech republic': 'cz',
  'hong kong': 'hk',
  'ivory coast': 'ci',
  'korea, north': 'kp',
  'korea, south': 'kr',
  macau: 'mo',
  'north macedonia, the republic of': 'mk',
  palestinian: 'ps',
  'region: gaza': 'ps',
  'region: crimea': 'ua',
  'saint kitts and nevis': 'kn',
  'the gambia': 'gm',
  turkey: 'tr',
  'west bank': 'ps',
}

const codeByName = new Map<string, string>()
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const code = `${first}${second}`
    const name = names.of(code)
    // Codes of the past have the names of today: SU is called Russia too.
    const isCurrent = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
    if (name !== undefined && isCurrent) codeByName.set(plain(name), code.toLowerCase())
  }
}

/** ISO 3166 alpha-2 in lower case, or undefined for a name that is no country (a region, "undetermined"). */
export function countryCode(name: string): string | undefined {
  const written = plain(name)
  return ofOfac[written] ?? codeByName.get(written)
}

function plain(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('&', 'and').toLowerCase().trim()
}
