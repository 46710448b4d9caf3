/** Loads again what a page says that it depends on, for what is on no feed, and stays on the page without network. */
import { invalidate } from '$app/navigation'
import { navigating } from '$app/state'
import { patiently } from './patiently.ts'

let isAsking = false
let isAskedAgain = false

export async function loadAgain(dependency: string): Promise<void> {
  isAskedAgain = true
  if (isAsking) return
  isAsking = true
  while (isAskedAgain) {
    isAskedAgain = false
    // Whoever is on their way to another page would be called back.
    await navigating.complete?.catch(() => {})
    await patiently(() => invalidate(dependency)).catch(() => {})
  }
  isAsking = false
}
