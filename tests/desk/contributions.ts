import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'

let made = 0

type Desk = NonNullable<ContributionView['desk']>

/** As the desk sees one: received in the room, not on the wall yet. */
export const aContribution = ({
  desk,
  ...rest
}: Partial<Omit<ContributionView, 'desk'>> & { desk?: Partial<Desk> } = {}): ContributionView => ({
  id: `contribution${String(++made).padStart(4, '0')}`,
  meetingId: 'meeting',
  threadId: 'thread',
  parentId: null,
  kind: null,
  text: 'Flere bænke i læ.',
  name: null,
  channel: 'phone',
  createdAt: made,
  editedAt: null,
  state: 'shown',
  ...rest,
  desk: {
    onWall: true,
    holdReason: null,
    holdNote: null,
    nameHeld: false,
    phoneStopped: false,
    mended: false,
    wish: null,
    readyAt: 0,
    showings: 0,
    shownAt: null,
    ...desk,
  },
})
