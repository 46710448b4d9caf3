/**
 * A list of a picture that pages are drawn from. One signal stands for all of it: with one for each entry, a page of two
 * hundred would go through everything that looks at the list two hundred times, and an evening's words fill many pages.
 */
import { Listing } from './picture.ts'

export class LiveListing<T extends { id: string }> extends Listing<T> {
  #changes = $state(0)

  override change(upserts: readonly T[], removed: readonly string[]) {
    // Not by `set`: whoever changes a list looks at nothing.
    for (const entity of upserts) super.set(entity.id, entity)
    for (const id of removed) super.delete(id)
    this.#changes++
  }

  override get(id: string) {
    void this.#changes
    return super.get(id)
  }
  override has(id: string) {
    void this.#changes
    return super.has(id)
  }
  override get size() {
    void this.#changes
    return super.size
  }
  override values() {
    void this.#changes
    return super.values()
  }
  override keys() {
    void this.#changes
    return super.keys()
  }
  override entries() {
    void this.#changes
    return super.entries()
  }
  override [Symbol.iterator]() {
    return this.entries()
  }
  override forEach(call: (entity: T, id: string, list: Map<string, T>) => void) {
    void this.#changes
    super.forEach(call)
  }
}
