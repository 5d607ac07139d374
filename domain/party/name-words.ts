/**
 * The words of a name as they are compared: folded to plain capitals, particles left out. Example: "João da Conceição" gives JOAO and
 * CONCEICAO.
 */
export function nameWords(name: string): string[] {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
  return [...new Set(folded.split(' ').filter((word) => word !== '' && !particles.has(word)))]
}

const particles = new Set(['DA', 'DE', 'DO', 'DAS', 'DOS', 'E', 'D', 'VAN', 'VON', 'DI', 'DEL', 'LA'])
