import type { Remembered } from './create-session.ts'

const key = 'tenor-apply-open'

/** Only that there was one: which application, and whose, is known to the cookie alone. */
export function rememberedIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Remembered {
  return {
    get: () => storage.getItem(key) === 'yes',
    set: (isOpen) => (isOpen ? storage.setItem(key, 'yes') : storage.removeItem(key)),
  }
}
