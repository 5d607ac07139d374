import { useSyncExternalStore } from 'react'

const coarse = '(pointer: coarse)'

/** Something that is held and touched has its camera on the back; on a desk a file, or the phone, is the better way. */
export function useHandheld(): boolean {
  return useSyncExternalStore(listenToPointer, () => matchMedia(coarse).matches)
}

function listenToPointer(changed: () => void): () => void {
  const query = matchMedia(coarse)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
