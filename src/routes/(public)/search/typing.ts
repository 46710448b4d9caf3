/** Looking while one types: what has been found stands there until something else has. */
import { replaceState } from '$app/navigation'
import { saysSomething } from '$lib/contract/text.ts'
import type { SearchAnswer } from '$lib/contract/wire/search.ts'
import { answerTo } from '$lib/posting.ts'

/** After the last key. */
const pauseMs = 300

/** What was asked, and what there is of it; null where there was no word to look for. */
export interface Looked {
  q: string
  questions: URLSearchParams
  answer: SearchAnswer | null
}

/** Looks for what the form asks, a moment after each change of it. Its address is then the one that its button leads to. */
export function whileTyping(found: (looked: Looked) => void) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  /** What cannot be had leaves the page as it is: whoever presses the button is told why. */
  async function look(form: HTMLFormElement) {
    const mine = ++asked
    const questions = questionsOf(form)
    const q = questions.get('q')?.trim() ?? ''
    try {
      const answer = saysSomething(q) ? await answerFor(questions) : null
      if (mine !== asked) return
      replaceState(`/search?${questions}`, {})
      found({ q, questions, answer })
    } catch {
      return
    }
  }

  function stop() {
    clearTimeout(waiting)
    asked++
  }

  return {
    changed(form: HTMLFormElement) {
      stop()
      waiting = setTimeout(() => void look(form), pauseMs)
    },
    stop,
  }
}

/** Without those that nobody has answered. */
function questionsOf(form: HTMLFormElement): URLSearchParams {
  const answered = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )
  return new URLSearchParams(answered)
}

async function answerFor(questions: URLSearchParams): Promise<SearchAnswer> {
  const { ok, body } = await answerTo(`/api/search?${questions}`)
  if (!ok) throw new Error('No answer')
  return body as SearchAnswer
}
