/** What was promised aloud is written down, and taken back where it was written down wrongly. */
import type { PromiseView } from '$lib/contract/wire/meeting.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'

export type Promised = Pick<PromiseView, 'who' | 'what' | 'due'> & {
  threadId?: string | null
  contributionId?: string | null
}

/** Answers whether it is written down. */
export function promise(desk: Desk, promised: Promised): Promise<boolean> {
  const { live, meetingId } = desk
  let id = ''
  return desk.act({
    done: m.desk_did_promise(),
    said: m.desk_promise_said({ who: promised.who }),
    send: async () => {
      const answer = await live.send('promise:make', { meetingId, ...promised })
      if (answer.ok) id = answer.id
      return answer
    },
    undone: m.desk_promise_gone(),
    back: () => live.send('promise:withdraw', { id }),
  })
}

export function takeBack(desk: Desk, { id, who, what, due, threadId, contributionId }: PromiseView) {
  const { live, meetingId } = desk
  void desk.act({
    done: m.desk_did_promise_gone(),
    said: m.desk_promise_gone(),
    send: () => live.send('promise:withdraw', { id }),
    undone: m.desk_promise_said({ who }),
    back: () => live.send('promise:make', { meetingId, who, what, due, threadId, contributionId }),
  })
}
