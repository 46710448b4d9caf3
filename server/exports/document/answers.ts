/** What the municipality answered, in the record. */
import { answerFacts, answeredBy, outcomeLabel } from '../../../src/lib/answers.ts'
import type { AnswerView } from '../../../src/lib/contract/wire/answering.ts'
import { m } from '../../../src/lib/paraglide/messages.js'
import { longDate } from '../../../src/lib/when.ts'
import type { Block } from './paper.ts'

/** @param title to what, where that is not what stands right above. */
export function answerBlocks(answer: AnswerView | undefined, title = m.answer_title()): Block[] {
  if (!answer) return []
  if (answer.state === 'withdrawn') {
    const said = { time: longDate(answer.at), name: answer.by ?? '', office: answer.office }
    const text = answer.by ? m.answer_withdrawn(said) : m.answer_withdrawn_office(said)
    return [{ is: 'facts', rows: [{ label: title, text }] }]
  }
  const words = [outcomeLabel[answer.outcome](), answer.text].filter(Boolean).join('\n')
  const by = `${answeredBy(answer)}, ${longDate(answer.at)}`
  return [
    { is: 'facts', rows: [{ label: title, text: words }, ...answerFacts(answer), { label: '', text: by }] },
  ]
}
