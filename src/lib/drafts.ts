/**
 * What is being written and is not sent: it survives reload, sleep and a phone that throws the page away. Two tabs keep
 * one each; a tab that is gone for good leaves the last one.
 *
 * A place is whatever the words belong to: a thread, `reply ID` or `mend ID`.
 */

const nameOf = (place: string) => `raadslag.draft.${place}`
const inThisPage = new Map<string, string>()

export function readDraft(place: string): string {
  const draft = read('sessionStorage', place) ?? read('localStorage', place) ?? inThisPage.get(place) ?? ''
  if (draft !== '') inThisPage.set(place, draft)
  return draft
}

/** Nothing but white space is no draft. */
export function keepDraft(place: string, text: string): void {
  if (text.trim() === '') return dropDraft(place, inThisPage.get(place) ?? '')
  inThisPage.set(place, text)
  each((storage) => storage.setItem(nameOf(place), text))
}

/** It was sent, or taken away. What another tab has written there meanwhile stays. */
export function dropDraft(place: string, text: string): void {
  inThisPage.delete(place)
  if (read('localStorage', place) === text) tried(() => localStorage.removeItem(nameOf(place)))
  tried(() => sessionStorage.removeItem(nameOf(place)))
}

function read(storage: 'localStorage' | 'sessionStorage', place: string): string | null {
  return tried(() => globalThis[storage].getItem(nameOf(place)))
}

function each(work: (storage: Storage) => void) {
  tried(() => work(localStorage))
  tried(() => work(sessionStorage))
}

/** Where there is no storage, or none left, the words stay in this page. */
function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
