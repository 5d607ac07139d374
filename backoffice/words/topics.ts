const topics: Readonly<Record<string, string>> = {
  'role.pep': 'Politically exposed person',
  'role.rca': 'Relative or close associate',
  debarment: 'Excluded from public contracts',
}

/** A topic of the lists as a person reads it; every kind of sanction is a sanction. */
export function topicText(topic: string): string {
  if (topic.startsWith('sanction')) return 'Sanctions'
  const known = topics[topic]
  if (known !== undefined) return known
  const words = topic.replaceAll('.', ', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
