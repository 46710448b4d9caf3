/** What is done with who speaks: called, thanked, taken off the list, written on it; and how long each is given. */
import type { SpeakerView } from '$lib/contract/wire/meeting.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'
import { calledBy } from '$lib/calling.ts'

/** Whoever spoke until then is done, and speaks again when it is taken back. */
export function call(desk: Desk, speaker: SpeakerView) {
  const { live, meetingId, speaking: before } = desk
  const { id } = speaker
  void desk.act({
    done: m.desk_did_called(),
    said: m.desk_said_called({ name: calledBy(speaker) }),
    send: () => live.send('speaker:call', { meetingId, id }),
    undone: m.desk_said_back_in_line({ name: calledBy(speaker) }),
    back: async () => {
      const answer = await live.send('speaker:put_back', { id, state: 'waiting' })
      return answer.ok && before
        ? live.send('speaker:put_back', { id: before.id, state: 'speaking' })
        : answer
    },
  })
}

export function thank(desk: Desk, speaker: SpeakerView) {
  const { live, meetingId } = desk
  void desk.act({
    done: m.desk_did_thanked(),
    said: m.desk_said_thanked({ name: calledBy(speaker) }),
    send: () => live.send('speaker:end', { meetingId }),
    undone: m.desk_said_called({ name: calledBy(speaker) }),
    back: () => live.send('speaker:put_back', { id: speaker.id, state: 'speaking' }),
  })
}

/** One key for both: *Tak* while somebody speaks, else the word goes to the next. */
export function passTheWord(desk: Desk) {
  const [next] = desk.inLine
  if (desk.speaking) thank(desk, desk.speaking)
  else if (next) call(desk, next)
}

export function takeOff(desk: Desk, speaker: SpeakerView) {
  const { live } = desk
  const { id } = speaker
  void desk.act({
    done: m.desk_did_taken_off(),
    said: m.desk_said_taken_off({ name: calledBy(speaker) }),
    send: () => live.send('speaker:withdraw', { id }),
    undone: m.desk_said_back_in_line({ name: calledBy(speaker) }),
    back: () => live.send('speaker:put_back', { id, state: 'waiting' }),
  })
}

/** Answers whether the name is on the list. */
export function addByHand(desk: Desk, name: string): Promise<boolean> {
  const { live, meetingId } = desk
  let id = ''
  return desk.act({
    done: m.desk_did_added(),
    said: m.desk_said_added({ name }),
    send: async () => {
      const answer = await live.send('speaker:add', { meetingId, name })
      if (answer.ok) desk.doneHere.add((id = answer.id))
      return answer
    },
    undone: m.desk_said_taken_off({ name }),
    back: () => live.send('speaker:withdraw', { id }),
  })
}

export function giveEach(desk: Desk, seconds: number) {
  const { live, meetingId, meeting } = desk
  if (!meeting || meeting.speakingSeconds === seconds) return
  const before = meeting.speakingSeconds
  const send = (given: number) => live.send('speaker:time', { meetingId, seconds: given })
  const said = (given: number) => m.desk_said_speaking_time({ n: given / 60 })
  void desk.act({
    done: m.desk_did_speaking_time(),
    said: said(seconds),
    send: () => send(seconds),
    undone: said(before),
    back: () => send(before),
  })
}
