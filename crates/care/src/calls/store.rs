//! The texts for `calls`.

/// The columns of a [`super::Call`].
macro_rules! call {
    ($rest:literal) => {
        concat!(
            "select c.id, c.case_id, c.person_id, c.queue, c.state, c.agent, c.slots, c.slot_at, c.link_until,
                c.booked_by, c.attempts, c.offered_at, c.booked_at, c.rung_at, c.started_at, c.ended_at, c.wrapped_at,
                c.disposition, c.notes, c.message_id
            from calls c where c.tenant = $1 and ",
            $rest
        )
    };
}

/// The columns of a [`super::Row`].
macro_rules! row {
    ($rest:literal) => {
        concat!(
            "select c.id, c.case_id, p.name as person, c.queue, c.state, c.agent, u.name as agent_name, c.slot_at,
                c.offered_at, c.started_at, c.ended_at
            from calls c
            join people p on p.tenant = c.tenant and p.id = c.person_id
            left join users u on u.tenant = c.tenant and u.id = c.agent
            where c.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A call is offered.
    INSERT = "insert into calls (tenant, id, case_id, person_id, queue, state, agent, slots, token_hash, link_until,
            attempts, offered_at) values ($1, $2, $3, $4, $5, 'offered', $6, $7, $8, $9, 0, $10)";
    /// One call.
    GET = call!("c.id = $2");
    /// One call, locked.
    LOCK = call!("c.id = $2 {lock}");
    /// The call of a link.
    BY_LINK = call!("c.token_hash = $2");
    /// The calls of a case, oldest first.
    OF_CASE = call!("c.case_id = $2 order by c.offered_at, c.id");
    /// The call of a case that is still to be made.
    OPEN_OF = call!("c.case_id = $2 and c.state in ('offered', 'booked', 'due', 'talking', 'wrap_up', 'missed')");
    /// The times at which somebody makes calls.
    TAKEN = "select slot_at from calls where tenant = $1 and agent = $2 and state in ('booked', 'due')
        and slot_at is not null and id <> $3 order by slot_at";
    /// A time was chosen.
    BOOK = "update calls set state = 'booked', slot_at = $1, booked_by = $2, booked_at = $3, agent = $4, rung_at = null
        where tenant = $5 and id = $6";
    /// Calls whose time has come.
    DUE = call!("c.state = 'booked' and c.slot_at <= $2 order by c.slot_at, c.id limit 100 {lock}");
    /// It is time.
    RING = "update calls set state = 'due', agent = $1, rung_at = $2 where tenant = $3 and id = $4";
    /// They speak.
    START = "update calls set state = 'talking', agent = $1, started_at = $2, ended_at = null
        where tenant = $3 and id = $4";
    /// They have spoken.
    END = "update calls set state = 'wrap_up', ended_at = $1, message_id = $2 where tenant = $3 and id = $4";
    /// What a call came to.
    WRAP = "update calls set state = 'done', wrapped_at = $1, disposition = $2, notes = $3
        where tenant = $4 and id = $5";
    /// Nobody answered.
    MISS = "update calls set state = 'missed', attempts = attempts + 1, started_at = null
        where tenant = $1 and id = $2";
    /// It is not offered any more.
    WITHDRAW = "update calls set state = 'withdrawn' where tenant = $1 and id = $2";
    /// A message of a call stands where calls do.
    SET_SURFACE = "update messages set surface = 'call' where tenant = $1 and id = $2";
    /// The line of a call says what it came to.
    SET_TEXT = "update messages set text = $1 where tenant = $2 and id = $3";
    /// The calls that are to be made or were made between two moments, by their time.
    DAY = row!("(c.state in ('offered', 'due', 'talking', 'wrap_up', 'missed')
            or (c.slot_at >= $2 and c.slot_at < $3))
            and c.state <> 'withdrawn' order by c.slot_at nulls last, c.offered_at, c.id limit 200");
    /// The calls for which it is time, of one agent.
    RINGING = row!("c.agent = $2 and c.state = 'due' order by c.slot_at, c.id limit 5");
}
