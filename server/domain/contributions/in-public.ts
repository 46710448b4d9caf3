/** Words that everybody may read, whoever they are: those of feeds and mails. */
import type { Reader } from '../../persistence/schema.ts'
import { isInPlace } from './in-place.ts'

/** With their `meeting`; a reply where what it answers is to be read by everybody as well. */
export const wordsInPublic = (reader: Reader) =>
  reader
    .selectFrom('contribution')
    .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
    .selectAll('contribution')
    .where('contribution.state', '=', 'shown')
    .where('meeting.access', '=', 'open')
    .where('meeting.publishedAt', 'is not', null)
    .where(isInPlace)
    .where((eb) =>
      eb.or([
        eb('contribution.parentId', 'is', null),
        eb.exists(
          eb
            .selectFrom('contribution as answered')
            .innerJoin('meeting as there', 'there.id', 'answered.meetingId')
            .select('answered.id')
            .whereRef('answered.id', '=', 'contribution.parentId')
            .where('there.access', '=', 'open')
            .where('there.publishedAt', 'is not', null),
        ),
      ]),
    )
