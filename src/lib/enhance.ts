/**
 * A form that is sent from the page. SvelteKit's own gives way to its error page when nobody answers, and with it goes the
 * page and what was typed: here the page stays, and a sentence in the form says what became of the press.
 */
import type { SubmitFunction } from '@sveltejs/kit'
import { enhance as sendFromPage } from '$app/forms'
import { m } from './paraglide/messages.js'
import { patiently } from './patiently.ts'

const patienceMs = 15_000

/** As SvelteKit's, but pressed twice it is sent once; what `submit` returns is called only when the server has answered. */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction) {
  let isOnItsWay = false
  return sendFromPage(form, async (pressed) => {
    if (isOnItsWay) return pressed.cancel()
    isOnItsWay = true
    say(form, null)
    const goOn = () => (isOnItsWay = false)
    // A line may be silent for minutes before the browser gives it up.
    const impatient = setTimeout(() => (goOn(), say(form, m.refusal_no_answer())), patienceMs)
    const answered = await submit?.(pressed)
    return async (answer) => {
      clearTimeout(impatient)
      const trouble = troubleIn(answer.result)
      say(form, trouble)
      const update: Update = (options) => patiently(() => answer.update(options))
      if (trouble === null) await (answered ? answered({ ...answer, update }) : update())
      goOn()
    }
  })
}

/** For a form that leaves the page, which without network would leave it for nothing. */
export function staysWithoutNetwork(form: HTMLFormElement): () => void {
  const hold = (event: SubmitEvent) => {
    say(form, null)
    if (navigator.onLine) return
    event.preventDefault()
    say(form, m.refusal_not_sent())
  }
  form.addEventListener('submit', hold)
  return () => form.removeEventListener('submit', hold)
}

type Answer = Parameters<Exclude<Awaited<ReturnType<SubmitFunction>>, void>>[0]
type Update = Answer['update']
type Result = Answer['result']

/** Null where the server answered, and be it with an error of its own. */
function troubleIn(result: Result): string | null {
  if (result.type !== 'error' || result.status !== undefined) return null
  if (!(result.error instanceof TypeError)) return m.refusal_unavailable()
  // Of a line that broke nobody knows on which way: there or back.
  return navigator.onLine ? m.refusal_no_answer() : m.refusal_not_sent()
}

/** Beside the button, also in a dialog; a screen reader says it at once. */
function say(form: HTMLFormElement, sentence: string | null) {
  form.querySelector(':scope > .not-sent')?.remove()
  if (sentence === null) return
  const note = document.createElement('p')
  note.className = 'not-sent'
  note.setAttribute('role', 'alert')
  note.textContent = sentence
  form.append(note)
}
