/** People, meetings, words, the wall and the feed. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

type Build = (table: CreateTableBuilder<string>) => CreateTableBuilder<string>

export function holdAMeeting(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const create = (name: string, build: Build) => {
        const table = build(db.schema.createTable<string>(name))
        return (engine === 'sqlite' ? table.modifyEnd(sql`strict`) : table).execute()
      }
      const integer = engine === 'sqlite' ? 'integer' : 'bigint'

      await create('setting', (t) =>
        t.addColumn('name', 'text', (c) => c.primaryKey()).addColumn('value', 'text', (c) => c.notNull()),
      )
      await create('account', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('email', 'text', (c) => c.notNull().unique())
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('password_hash', 'text', (c) => c.notNull())
          .addColumn('role', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull()),
      )
      await create('login', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('expires_at', integer, (c) => c.notNull()),
      )
      await create('meeting', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('title', 'text', (c) => c.notNull())
          .addColumn('place', 'text', (c) => c.notNull())
          .addColumn('address', 'text', (c) => c.notNull())
          .addColumn('directions', 'text', (c) => c.notNull())
          .addColumn('starts_at', integer, (c) => c.notNull())
          .addColumn('ends_at', integer, (c) => c.notNull())
          .addColumn('expected', integer, (c) => c.notNull())
          .addColumn('access', 'text', (c) => c.notNull())
          .addColumn('safety_delay_ms', integer)
          .addColumn('filed', integer, (c) => c.notNull())
          .addColumn('wifi_name', 'text', (c) => c.notNull())
          .addColumn('wifi_password', 'text', (c) => c.notNull())
          .addColumn('frame_purpose', 'text', (c) => c.notNull())
          .addColumn('frame_influence', 'text', (c) => c.notNull())
          .addColumn('frame_fixed', 'text', (c) => c.notNull())
          .addColumn('frame_decides', 'text', (c) => c.notNull())
          .addColumn('frame_afterwards', 'text', (c) => c.notNull())
          .addColumn('state', 'text', (c) => c.notNull())
          .addColumn('host_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('current_item_id', 'text')
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('announced_at', integer)
          .addColumn('opened_at', integer)
          .addColumn('closed_at', integer)
          .addColumn('published_at', integer)
          .addColumn('published_by', 'text'),
      )
      await create('facilitator', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
          .addPrimaryKeyConstraint('facilitator_pk', ['meeting_id', 'account_id']),
      )
      await create('thread', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('question', 'text', (c) => c.notNull())
          .addColumn('host_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('state', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull()),
      )
      await create('thread_meeting', (t) =>
        t
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id').onDelete('cascade'))
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addPrimaryKeyConstraint('thread_meeting_pk', ['thread_id', 'meeting_id']),
      )
      await create('agenda_item', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('position', integer, (c) => c.notNull())
          .addColumn('title', 'text', (c) => c.notNull())
          .addColumn('minutes', integer, (c) => c.notNull())
          .addColumn('thread_id', 'text', (c) => c.references('thread.id'))
          .addColumn('started_at', integer)
          .addColumn('ended_at', integer),
      )
      await create('join_code', (t) =>
        t
          .addColumn('code', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('ended_at', integer),
      )
      await create('participant', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('created_at', integer, (c) => c.notNull()),
      )
      await create('participant_key', (t) =>
        t
          .addColumn('device_hash', 'text', (c) => c.primaryKey())
          .addColumn('claim_hash', 'text', (c) => c.notNull().unique())
          .addColumn('participant_id', 'text', (c) =>
            c.notNull().references('participant.id').onDelete('cascade'),
          )
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('created_at', integer, (c) => c.notNull()),
      )
      await create('grant', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('code_hash', 'text', (c) => c.notNull().unique())
          .addColumn('expires_at', integer, (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('device_hash', 'text')
          .addColumn('exchanged_at', integer)
          .addColumn('ended_at', integer),
      )
      await create('contribution', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id'))
          .addColumn('participant_id', 'text', (c) => c.references('participant.id').onDelete('set null'))
          .addColumn('author', 'text', (c) => c.notNull())
          .addColumn('parent_id', 'text', (c) => c.references('contribution.id'))
          .addColumn('kind', 'text')
          .addColumn('key', 'text', (c) => c.notNull().unique())
          .addColumn('submission_hash', 'text', (c) => c.notNull())
          .addColumn('claim_hash', 'text')
          .addColumn('channel', 'text', (c) => c.notNull())
          .addColumn('text', 'text', (c) => c.notNull())
          .addColumn('name', 'text')
          .addColumn('name_held', integer, (c) => c.notNull())
          .addColumn('state', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('edited_at', integer)
          .addColumn('hold_reason', 'text')
          .addColumn('hold_note', 'text'),
      )
      await create('wall_entry', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          .addColumn('ready_at', integer)
          .addColumn('base', integer)
          .addColumn('showings', integer, (c) => c.notNull())
          .addColumn('shown_at', integer)
          .addPrimaryKeyConstraint('wall_entry_pk', ['meeting_id', 'contribution_id']),
      )
      await create('moderation', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('act', 'text', (c) => c.notNull())
          .addColumn('reason', 'text')
          .addColumn('note', 'text')
          .addColumn('at', integer, (c) => c.notNull()),
      )
      await create('programme', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.primaryKey().references('meeting.id').onDelete('cascade'))
          .addColumn('version', integer, (c) => c.notNull())
          .addColumn('mode', 'text', (c) => c.notNull())
          .addColumn('mode_before', 'text')
          .addColumn('since', integer, (c) => c.notNull())
          .addColumn('item_id', 'text')
          .addColumn('thread_id', 'text')
          .addColumn('k', integer, (c) => c.notNull())
          .addColumn('wished_slots', integer)
          .addColumn('characters_per_slot', integer, (c) => c.notNull())
          .addColumn('slots', 'text', (c) => c.notNull())
          .addColumn('reserved_id', 'text')
          .addColumn('changed_at', integer, (c) => c.notNull())
          .addColumn('pace_ms', integer, (c) => c.notNull())
          .addColumn('focus_id', 'text')
          .addColumn('focus_showing_id', 'text')
          .addColumn('text_size', 'text', (c) => c.notNull())
          .addColumn('theme', 'text', (c) => c.notNull())
          .addColumn('large_code', integer, (c) => c.notNull())
          .addColumn('floor_taken', integer, (c) => c.notNull())
          .addColumn('thinking_until', integer)
          .addColumn('seed', integer, (c) => c.notNull())
          .addColumn('leader_id', 'text')
          .addColumn('leader_until', integer, (c) => c.notNull()),
      )
      await create('screen', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('k', integer, (c) => c.notNull())
          .addColumn('characters_per_slot', integer, (c) => c.notNull())
          .addColumn('seen_at', integer, (c) => c.notNull())
          .addColumn('left_out', integer, (c) => c.notNull()),
      )
      await create('showing', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addColumn('shown_ms', integer, (c) => c.notNull()),
      )
      await create('feed', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.notNull())
          .addColumn('audience', 'text', (c) => c.notNull())
          .addColumn('seq', integer, (c) => c.notNull())
          .addColumn('entity_kind', 'text', (c) => c.notNull())
          .addColumn('entity_id', 'text', (c) => c.notNull())
          .addColumn('at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('feed_pk', ['meeting_id', 'audience', 'seq']),
      )
      await create('feed_head', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.notNull())
          .addColumn('audience', 'text', (c) => c.notNull())
          .addColumn('head', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('feed_head_pk', ['meeting_id', 'audience']),
      )
      await create('presence', (t) =>
        t
          .addColumn('process_id', 'text', (c) => c.notNull())
          .addColumn('meeting_id', 'text', (c) => c.notNull())
          .addColumn('phones', integer, (c) => c.notNull())
          .addColumn('walls', integer, (c) => c.notNull())
          .addColumn('desks', integer, (c) => c.notNull())
          .addColumn('at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('presence_pk', ['process_id', 'meeting_id']),
      )

      const indexes: [name: string, table: string, columns: string[]][] = [
        ['login_account', 'login', ['account_id']],
        ['meeting_time', 'meeting', ['starts_at']],
        ['agenda_item_meeting', 'agenda_item', ['meeting_id', 'position']],
        ['agenda_item_thread', 'agenda_item', ['thread_id']],
        ['thread_meeting_meeting', 'thread_meeting', ['meeting_id']],
        ['join_code_meeting', 'join_code', ['meeting_id']],
        ['participant_key_participant', 'participant_key', ['participant_id']],
        ['grant_device', 'grant', ['device_hash']],
        ['contribution_thread', 'contribution', ['thread_id', 'created_at']],
        ['contribution_meeting', 'contribution', ['meeting_id', 'created_at']],
        ['contribution_participant', 'contribution', ['participant_id']],
        ['contribution_parent', 'contribution', ['parent_id']],
        ['wall_entry_contribution', 'wall_entry', ['contribution_id']],
        ['moderation_contribution', 'moderation', ['contribution_id']],
        ['screen_meeting', 'screen', ['meeting_id']],
        ['showing_meeting', 'showing', ['meeting_id']],
        ['showing_contribution', 'showing', ['contribution_id']],
      ]
      for (const [name, table, columns] of indexes)
        await db.schema.createIndex(name).on(table).columns(columns).execute()
      // One live code of each kind: two presses of *ny kode* at once must not leave two.
      await db.schema
        .createIndex('join_code_live')
        .unique()
        .on('join_code')
        .columns(['meeting_id', 'kind'])
        .where(sql.ref('ended_at'), 'is', null)
        .execute()
    },
  }
}
