/** The closed vocabularies as people read them. */
import type { ContributionView } from './contract/wire/contributions.ts'
import type { Access, Channel, LoginWay, MeetingKind, MeetingState, ReplyKind } from './contract/words.ts'
import type { FrameView } from './contract/wire/meeting.ts'
import type { Tally } from '../../server/domain/contributions/count.ts'
import { m } from './paraglide/messages.js'

type Labels<K extends string> = Record<K, () => string>

export const kindLabel: Labels<MeetingKind> = {
  talk: m.kind_talk,
  theme_meeting: m.kind_theme_meeting,
  task_committee_meeting: m.kind_task_committee_meeting,
  council_meeting: m.kind_council_meeting,
  joint_meeting: m.kind_joint_meeting,
  public_meeting: m.kind_public_meeting,
  outreach: m.kind_outreach,
  dinner: m.kind_dinner,
  follow_up: m.kind_follow_up,
}

export const channelLabel: Labels<Channel> = {
  phone: m.channel_phone,
  spoken: m.channel_spoken,
  paper: m.channel_paper,
  table: m.channel_table,
  outreach: m.channel_outreach,
  online: m.channel_online,
}

/** How words came, and where they were said if they have a place of their own. */
export const whence = ({ channel, place }: Pick<ContributionView, 'channel' | 'place'>): string =>
  [channelLabel[channel](), place].filter(Boolean).join(' · ')

export const replyLabel: Labels<ReplyKind> = {
  ask: m.reply_ask,
  build_on: m.reply_build_on,
  experience: m.reply_experience,
  other_view: m.reply_other_view,
}

export { reasonLabel } from './reasons.ts'

export const meetingStateLabel: Labels<MeetingState> = {
  draft: m.state_draft,
  announced: m.state_announced,
  open: m.state_open,
  closed: m.state_closed,
}

export const accessLabel: Labels<Access> = {
  open: m.access_open,
  participants: m.access_participants,
  closed: m.access_closed,
}

/** How much was said, whether in the room or since, what it was answered, and what is not shown, or not yet. */
export function saidLabel({ room, home, replies, held, waiting, forHours }: Tally): string {
  const parts = [
    home === 0 ? m.forum_said_room({ room }) : m.forum_said_from({ room, home }),
    ...(replies > 0 ? [m.forum_said_replies({ replies })] : []),
    ...(held > 0 ? [m.forum_said_held({ held })] : []),
    ...(waiting > 0 ? [m.forum_said_waiting({ waiting })] : []),
    ...(forHours > 0 ? [m.forum_said_for_hours({ count: forHours })] : []),
  ]
  return room + home + replies + held + waiting + forHours === 0 ? m.forum_said_none() : parts.join(' · ')
}

export const frameLabel: Labels<keyof FrameView> = {
  purpose: m.frame_purpose,
  influence: m.frame_influence,
  fixed: m.frame_fixed,
  decides: m.frame_decides,
  afterwards: m.frame_afterwards,
}

const loginWayLabel: Labels<LoginWay> = {
  mail: m.account_way_mail,
  password: m.account_way_password,
  provider: m.account_way_provider,
  handed: m.account_way_handed,
}

/** Also for logins from before it was written down. */
export const wayLabel = (way: string | null): string =>
  way && way in loginWayLabel ? loginWayLabel[way as LoginWay]() : m.account_way_unknown()

/** *Firefox på Windows*, as far as it is known. */
export const loginLabel = ({ browser, system }: { browser: string | null; system: string | null }): string =>
  browser && system
    ? m.account_device({ browser, system })
    : (browser ?? system ?? m.account_device_unknown())
