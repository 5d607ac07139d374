/** `E` valid, `ED` with the mark of a death, `X` deactivated, `F` fake, `D` deleted. `isLinked`: with the holder's Aadhaar. */
export type PanHolder = { pan: string; name: string; birthDate: string; status: 'E' | 'ED' | 'X' | 'F' | 'D'; isLinked: boolean }

/** Nobody here exists. */
export const panHolders: readonly PanHolder[] = [
  holder('AAAPE1234A', 'ASHA EXAMPLE', 'E'),
  { ...holder('BBBPU1234B', 'BINA UNLINKED', 'E'), isLinked: false },
  holder('CCCPD1234C', 'CHETAN DECEASED', 'ED'),
  holder('DDDPX1234D', 'DEV DEACTIVATED', 'X'),
  holder('EEEPF1234E', 'ESHA FAKE', 'F'),
  holder('FFFPD1234F', 'FARHAN DELETED', 'D'),
]

function holder(pan: string, name: string, status: PanHolder['status']): PanHolder {
  return { pan, name, birthDate: '1985-04-23', status, isLinked: true }
}
