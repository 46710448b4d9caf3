/** As much of a browser as the phone's own memory needs: two storages, and events that nobody sends. */
import { vi } from 'vitest'

class Memory implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  readonly #kept = new Map<string, string>()
  isFull = false
  getItem = (name: string) => this.#kept.get(name) ?? null
  setItem = (name: string, value: string) => {
    if (this.isFull) throw new Error('QuotaExceededError')
    this.#kept.set(name, value)
  }
  removeItem = (name: string) => void this.#kept.delete(name)
}

/** A phone that has just been switched on; `anotherTab` shares what lasts, and nothing else. */
export function aPhoneMemory() {
  const localStorage = new Memory()
  const tab = () => {
    vi.stubGlobal('localStorage', localStorage)
    vi.stubGlobal('sessionStorage', new Memory())
    vi.stubGlobal('addEventListener', () => {})
    vi.stubGlobal('removeEventListener', () => {})
  }
  tab()
  return { localStorage, anotherTab: tab }
}
