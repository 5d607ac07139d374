/**
 * JSON with sorted keys and no white space (the subset of RFC 8785 that our values need: strings, safe integers, booleans, null, arrays,
 * objects). Two equal values have equal texts, so their hashes can be compared. Undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('A number that JSON cannot hold')
  return JSON.stringify(value)
}
