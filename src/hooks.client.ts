/** The page was made in one language, and goes on in it. */
import { type Spoken, speakBy } from '$lib/further.ts'

const words = document.getElementById('further-words')?.textContent
if (words) {
  // As the server wrote it.
  const speech = JSON.parse(words) as Spoken
  speakBy(() => speech)
}
