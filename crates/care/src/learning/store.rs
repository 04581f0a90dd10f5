//! The texts for `signals`, `seen_messages` and `lessons`.

db::statements! {
    /// Somebody corrected or confirmed a fact.
    INSERT_SIGNAL = "insert into signals (tenant, id, message_id, case_id, fact, kind, was, was_known, value, actor_id,
            day, at, moved_from, moved_to, lost_ms)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    /// A message as numbers; those of another model are replaced.
    INSERT_SEEN = "insert into seen_messages (tenant, message_id, base, features) values ($1, $2, $3, $4)
        on conflict (tenant, message_id) do update set base = excluded.base, features = excluded.features
        where seen_messages.base <> excluded.base";
    /// The facts of a message that somebody corrected or confirmed.
    SIGNALLED = "select fact from signals where tenant = $1 and message_id = $2";
    /// The newest words of the person in a case that were not taken back.
    NEWEST_INBOUND = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and case_id = $2 and direction = 'inbound' and deleted_at is null
        order by at desc, seq desc limit 1";
    /// What the brand had said last in a thread when a message came.
    SPOKEN_BEFORE = "select text from messages
        where tenant = $1 and account_id = $2 and thread = $3 and at < $4 and direction = 'outbound'
            and provider_id is not null
        order by at desc, seq desc limit 1";
    /// Who answered a case first. Words that were called back are none.
    FIRST_ANSWER = "select u.name from messages m
        left join users u on u.tenant = m.tenant and u.id = m.author_id
        where m.tenant = $1 and m.case_id = $2 and m.direction = 'outbound' and not exists (
            select 1 from outbox o where o.tenant = m.tenant and o.subject = m.id and o.state = 'cancelled')
        order by m.at, m.seq limit 1";

    /// How many signals no lesson has seen, and since when.
    NEW = "select count(*) as new, min(at) as oldest from signals where tenant = $1 and lesson is null";
    /// How many signals lessons have seen, and when the last lesson was.
    SEEN = "select cast(coalesce(sum(new_signals), 0) as bigint) as seen, max(at) as last
        from lessons where tenant = $1";
    /// The signals that no lesson has seen.
    NEW_IDS = "select id from signals where tenant = $1 and lesson is null";
    /// The newest signals of a kind among those that some lessons were the first to see, and some others.
    HEARD = "select s.id, s.message_id, s.fact, s.value, s.actor_id, s.day, m.features
        from signals s join seen_messages m on m.tenant = s.tenant and m.message_id = s.message_id
        where s.tenant = $1 and s.kind = $2 and m.base = $3 and (s.lesson in {ints:$4} or s.id in {ids:$5})
        order by s.id desc limit $6";
    /// A lesson has seen some signals.
    MARK = "update signals set lesson = $1 where tenant = $2 and id in {ids:$3} and lesson is null";
    /// A lesson; not if another came first.
    INSERT_LESSON = "insert into lessons (tenant, id, seq, at, kind, outcome, in_force, base, signals, new_signals,
            delta_id, delta, effects, actor_id, restores)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (tenant, seq) do nothing";
    /// Another lesson comes into force.
    OUT_OF_FORCE = "update lessons set in_force = $1 where tenant = $2 and in_force";
    /// This lesson comes into force.
    INTO_FORCE = "update lessons set in_force = $1 where tenant = $2 and id = $3";
    /// Old deltas are let go.
    FORGET = "update lessons set delta = null
        where tenant = $1 and seq <= $2 and delta is not null and not in_force";
    /// The number of the last lesson.
    LAST_SEQ = "select cast(coalesce(max(seq), 0) as bigint) as seq from lessons where tenant = $1";
    /// How the lessons followed each other.
    COURSE = "select l.seq, l.kind, r.seq as restored from lessons l
        left join lessons r on r.tenant = l.tenant and r.id = l.restores
        where l.tenant = $1 order by l.seq";
    /// The model on which the last lesson was learnt.
    LAST_BASE = "select base from lessons where tenant = $1 and kind = 'update' order by seq desc limit 1";
    /// Messages that are known as numbers of another model, of which the words are still there.
    OUTDATED = "select s.message_id from seen_messages s
        join messages m on m.tenant = s.tenant and m.id = s.message_id and m.deleted_at is null
        where s.tenant = $1 and s.base <> $2 order by s.message_id desc limit $3";
    /// The lessons, newest first.
    LESSONS = "select l.id, l.seq, l.at, l.kind, l.outcome, l.in_force, l.base, l.signals, l.new_signals,
            l.delta_id, l.effects, l.delta is not null and not l.in_force as restorable, l.actor_id, u.name as by_name,
            l.restores
        from lessons l left join users u on u.tenant = l.tenant and u.id = l.actor_id
        where l.tenant = $1 order by l.seq desc limit $2";
    /// One lesson.
    LESSON = "select l.id, l.seq, l.at, l.kind, l.outcome, l.in_force, l.base, l.signals, l.new_signals,
            l.delta_id, l.effects, l.delta is not null and not l.in_force as restorable, l.actor_id, u.name as by_name,
            l.restores
        from lessons l left join users u on u.tenant = l.tenant and u.id = l.actor_id
        where l.tenant = $1 and l.id = $2";
    /// What a lesson taught.
    DELTA = "select delta from lessons where tenant = $1 and id = $2";
    /// The lesson in force.
    IN_FORCE = "select seq, base, delta from lessons where tenant = $1 and in_force";

    /// Signals, by week since Monday, 29 December 1969.
    SIGNALS_BY_WEEK = "select (at / 86400000000 + 3) / 7 as week, count(*) as signals,
            count(*) filter (where kind = 'correction') as corrections
        from signals where tenant = $1 and at >= $2 group by (at / 86400000000 + 3) / 7";
    /// Messages of people, by the same weeks.
    MESSAGES_BY_WEEK = "select (received_at / 86400000000 + 3) / 7 as week, count(*) as messages,
            count(*) filter (where unsure) as unsure
        from messages where tenant = $1 and direction = 'inbound' and received_at >= $2
        group by (received_at / 86400000000 + 3) / 7";
    /// What was said and what was meant, by the same weeks.
    CONFUSIONS = "select (at / 86400000000 + 3) / 7 as week, fact, coalesce(was, '') as said, value as meant,
            count(*) as count
        from signals
        where tenant = $1 and kind = 'correction' and at >= $2 and coalesce(was, '') <> value
        group by (at / 86400000000 + 3) / 7, fact, coalesce(was, ''), value
        order by week desc, count desc, fact, said, meant limit 500";
    /// From where to where cases moved because of corrections.
    DETOURS = "select moved_from, moved_to, count(*) as count, cast(sum(lost_ms) as bigint) as lost_ms
        from signals
        where tenant = $1 and kind = 'correction' and at >= $2 and moved_to is not null
        group by moved_from, moved_to order by count desc, moved_from, moved_to";
    /// What people wrote since a moment and nobody corrected, newest first.
    UNCORRECTED = "select m.id, m.case_id, m.text, m.channel, m.at, m.likeness, m.facts from messages m
        where m.tenant = $1 and m.direction = 'inbound' and m.received_at >= $2 and m.deleted_at is null
            and m.facts is not null and not exists (select 1 from signals s
                where s.tenant = m.tenant and s.message_id = m.id and s.kind = 'correction')
        order by m.received_at desc, m.id desc limit $3";
}
