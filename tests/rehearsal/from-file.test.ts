import { expect, test } from 'vitest'
import { aWorld } from '../support/world.ts'

const aFile = (meeting: Record<string, unknown> = {}) => ({
  meeting: { title: 'Torvet', ...meeting },
  threads: [{ question: 'Hvad skal torvet bruges til?', contributions: ['Flere bænke i læ.'] }],
})

test('a rehearsal is open at once and says what it is', async () => {
  const { core, administrator } = await aWorld()
  const { meetingId, items } = await core.rehearsals.begin(aFile())
  const { meeting } = await core.meetings.read(administrator, meetingId)
  expect(meeting.state).toBe('open')
  expect(meeting.title).toBe('Torvet')
  expect(meeting.rehearsal).toEqual({ of: meetingId, endsAt: null })
  expect(meeting.frame.fixed).toMatch(/^Eksempel/)
  expect(items).toHaveLength(1)
})

test('a kind may be called what the municipality calls it', async () => {
  const { core, administrator } = await aWorld()
  const kindOf = async (kind: string) => {
    const { meetingId } = await core.rehearsals.begin(aFile({ kind }))
    return (await core.meetings.read(administrator, meetingId)).meeting.kind
  }
  expect(await kindOf('opgaveudvalg')).toBe('task_committee_meeting')
  expect(await kindOf('Temamøde')).toBe('theme_meeting')
  expect(await kindOf('Opsøgende dialog (Deltag-bilen)')).toBe('outreach')
  expect(await kindOf('dinner')).toBe('dinner')
  expect(await kindOf('noget helt andet')).toBe('public_meeting')
})

test('a frame in the file is used as it stands', async () => {
  const { core, administrator } = await aWorld()
  const frame = {
    purpose: 'At høre hinanden.',
    influence: 'Bænkene.',
    fixed: 'Prisen.',
    decides: 'Udvalget.',
    afterwards: 'Svar i juni.',
  }
  const { meetingId } = await core.rehearsals.begin(aFile({ frame }))
  expect((await core.meetings.read(administrator, meetingId)).meeting.frame).toEqual(frame)
})

test('the links for a guest work once', async () => {
  const { core } = await aWorld()
  const { guestSecret } = await core.rehearsals.begin(aFile())
  await core.accounts.useLogin({ secret: guestSecret })
  await expect(core.accounts.useLogin({ secret: guestSecret })).rejects.toMatchObject({
    reason: 'login_link_used',
  })
})

test('it begins and ends as the file says, and asks its questions in between', async () => {
  const { core, administrator } = await aWorld()
  const agenda = ['Velkomst', 'Torvet', 'Tak for i dag']
  const { meetingId, items } = await core.rehearsals.begin(aFile({ agenda }))
  const page = await core.meetings.read(administrator, meetingId)
  expect(page.agenda.map(({ title }) => title)).toEqual([
    'Velkomst',
    'Hvad skal torvet bruges til?',
    'Tak for i dag',
  ])
  expect(items).toHaveLength(1)
})
