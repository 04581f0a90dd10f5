//! The texts for `complaints`.

/// Entries, with the names of people.
macro_rules! entries {
    ($rest:literal) => {
        concat!(
            "select k.id, k.year, k.number, k.case_id, k.person_id, p.name as person, k.channel, k.received_at, k.state,
                k.category, k.severity, k.cause, k.remedy, k.redress, k.currency, k.owner, u.name as owner_name,
                k.acknowledge_by, k.answer_by, k.acknowledged_at, k.answered_at, k.closed_at, k.reopened, k.external,
                k.external_ref, k.external_at, k.created_at, k.changed_at
            from complaints k
            join people p on p.tenant = k.tenant and p.id = k.person_id
            left join users u on u.tenant = k.tenant and u.id = k.owner
            where k.tenant = $1 ",
            $rest
        )
    };
}

db::statements! {
    /// The next number of a year.
    NUMBER = "insert into complaint_numbers (tenant, year, last) values ($1, $2, 1)
        on conflict (tenant, year) do update set last = complaint_numbers.last + 1 returning last";
    /// An entry.
    INSERT = "insert into complaints (tenant, id, year, number, case_id, person_id, channel, received_at, state,
            category, severity, cause, remedy, redress, currency, owner, acknowledge_by, answer_by, acknowledged_at,
            answered_at, closed_at, reopened, external, external_ref, external_at, by_user, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28)";
    /// What may change about an entry.
    UPDATE = "update complaints set state = $1, category = $2, severity = $3, cause = $4, remedy = $5, redress = $6,
            currency = $7, owner = $8, acknowledged_at = $9, answered_at = $10, closed_at = $11, reopened = $12,
            external = $13, external_ref = $14, external_at = $15, changed_at = $16
        where tenant = $17 and id = $18";
    /// Holds an entry until the transaction ends.
    LOCK = "select id from complaints where tenant = $1 and id = $2 {lock}";
    /// One entry.
    GET = entries!("and k.id = $2");
    /// The entry of this number.
    BY_NUMBER = entries!("and k.year = $2 and k.number = $3");
    /// The entry of a case.
    OF_CASE = entries!("and k.case_id = $2");
    /// Entries of a kind, newest first, behind a place.
    LIST = entries!("and (k.year < $2 or (k.year = $2 and k.number < $3))
            and (cast($4 as text) = '' or k.state = $4 or ($4 = 'open' and k.state <> 'closed'))
            and (cast($5 as text) = '' or k.category = $5)
            and (cast($6 as text) = '' or k.cause = $6 or substr(k.cause, 1, length($6) + 1) = $6 || '/'
                or ($6 = 'unknown' and k.cause = ''))
            and (cast($7 as text) = '' or k.channel = $7)
            and (cast($8 as {id}) is null or k.owner = $8)
            and (cast($9 as {int}) = 0 or k.year = $9)
            and (cast($10 as {int}) = 0 or (k.state <> 'closed' and ((k.acknowledged_at is null and k.answered_at is null
                and k.acknowledge_by < $10) or (k.answered_at is null and k.answer_by < $10))))
            and (cast($11 as {int}) = 0 or k.external <> '')
        order by k.year desc, k.number desc limit $12");
    /// The years that have entries, newest first.
    YEARS = "select year, last from complaint_numbers where tenant = $1 order by year desc";
    /// What triage read in what the person wrote in a case, newest first.
    READ = "select facts from messages
        where tenant = $1 and case_id = $2 and direction = 'inbound' and facts is not null order by seq desc limit 20";
}
