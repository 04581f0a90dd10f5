//! The texts for `model_versions`, `modes`, `shadow_decisions` and `comparisons`, and for `decisions` as a history.

db::statements! {
    /// A new draft.
    INSERT = "insert into model_versions (tenant, version, state, name, note, source, hash, author, authored_at,
            editor, updated_at, based_on)
        values ($1, (select coalesce(max(version), 0) + 1 from model_versions where tenant = $1), 'draft',
            $2, $3, $4, $5, $6, $7, $6, $7, $8)
        returning version";
    /// All versions, newest first.
    LIST = "select v.version, v.state, v.name, v.note, v.hash, v.author, a.name as author_name, v.authored_at,
            v.editor, e.name as editor_name, v.updated_at, v.based_on, v.shadow_since, v.approved_by,
            p.name as approver_name, v.approved_at, v.effective_at, v.activated_at, v.retired_at
        from model_versions v
            left join users a on a.tenant = v.tenant and a.id = v.author
            left join users e on e.tenant = v.tenant and e.id = v.editor
            left join users p on p.tenant = v.tenant and p.id = v.approved_by
        where v.tenant = $1 order by v.version desc limit 500";
    /// One version.
    GET = "select v.version, v.state, v.name, v.note, v.hash, v.author, a.name as author_name, v.authored_at,
            v.editor, e.name as editor_name, v.updated_at, v.based_on, v.shadow_since, v.approved_by,
            p.name as approver_name, v.approved_at, v.effective_at, v.activated_at, v.retired_at
        from model_versions v
            left join users a on a.tenant = v.tenant and a.id = v.author
            left join users e on e.tenant = v.tenant and e.id = v.editor
            left join users p on p.tenant = v.tenant and p.id = v.approved_by
        where v.tenant = $1 and v.version = $2";
    /// The text of a version.
    SOURCE = "select source from model_versions where tenant = $1 and version = $2";
    /// The texts of some versions.
    SOURCES = "select version, source from model_versions where tenant = $1 and version in {ints:$2}";
    /// The version in force, one in the shadow, and the newest of those that were in force.
    IN_USE = "select version, state, hash from model_versions
        where tenant = $1 and (state in ('active', 'shadow') or activated_at is not null)
        order by case when state in ('active', 'shadow') then 0 else 1 end, activated_at desc, version desc
        limit $2";
    /// A version, and those that it may replace, locked in one order.
    LOCK = "select version from model_versions
        where tenant = $1 and (version = $2 or state in ('active', 'shadow')) order by version {lock}";
    /// Other words for a draft. Whatever was agreed to is agreed to no more.
    SAVE = "update model_versions set state = 'draft', source = $1, hash = $2, editor = $3, updated_at = $4,
            shadow_since = null, approved_by = null, approved_at = null, effective_at = null
        where tenant = $5 and version = $6 and state in ('draft', 'shadow')";
    /// Another name and note.
    RENAME = "update model_versions set name = $1, note = $2, updated_at = $3 where tenant = $4 and version = $5";
    /// A draft goes.
    REMOVE = "delete from model_versions where tenant = $1 and version = $2 and state = 'draft'";
    /// A draft decides beside the version in force.
    SHADOW = "update model_versions set state = 'shadow', shadow_since = $1
        where tenant = $2 and version = $3 and state = 'draft'";
    /// It does so no more.
    UNSHADOW = "update model_versions set state = 'draft' where tenant = $1 and state = 'shadow' returning version";
    /// Somebody agrees.
    APPROVE = "update model_versions set approved_by = $1, approved_at = $2, effective_at = $3
        where tenant = $4 and version = $5 and state in ('draft', 'shadow')";
    /// The version in force is so no more.
    RETIRE = "update model_versions set state = 'retired', retired_at = $1 where tenant = $2 and state = 'active'
        returning version";
    /// A version comes into force.
    ACTIVATE = "update model_versions set state = 'active', activated_at = $1, retired_at = null
        where tenant = $2 and version = $3";
    /// What was agreed to and is due, in the order in which it was meant.
    DUE = "select version from model_versions
        where tenant = $1 and state in ('draft', 'shadow') and effective_at <= $2 order by effective_at, version";
    /// The version that was in force before this one.
    BEFORE = "select version from model_versions where tenant = $1 and state = 'retired'
        order by retired_at desc, version desc limit 1";

    /// A mode is on.
    SWITCH_ON = "insert into modes (tenant, id, mode, topics, author, reason, since, until)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// A mode is off.
    SWITCH_OFF = "update modes set ended_at = $1, ended_by = $2 where tenant = $3 and mode = $4 and ended_at is null
        returning id";
    /// Modes whose time is over are off.
    SWITCH_OFF_DUE = "update modes set ended_at = until where tenant = $1 and ended_at is null and until <= $2
        returning mode";
    /// The modes that are on.
    MODES_ON = "select m.id, m.mode, m.topics, m.author, u.name as author_name, m.reason, m.since, m.until,
            m.ended_at, m.ended_by
        from modes m left join users u on u.tenant = m.tenant and u.id = m.author
        where m.tenant = $1 and m.ended_at is null and (m.until is null or m.until > $2) order by m.since, m.id";
    /// The modes that are or were on, newest first.
    MODES = "select m.id, m.mode, m.topics, m.author, u.name as author_name, m.reason, m.since, m.until,
            m.ended_at, m.ended_by
        from modes m left join users u on u.tenant = m.tenant and u.id = m.author
        where m.tenant = $1 order by m.since desc, m.id desc limit 100";

    /// What a draft would have done.
    INSERT_SHADOW = "insert into shadow_decisions (tenant, version, id, at, case_id, message_id, from_queue, to_queue,
            from_rule, to_rule, moved)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// A draft begins anew.
    FORGET_SHADOW = "delete from shadow_decisions where tenant = $1 and version = $2";
    /// How much a draft has seen.
    SHADOW_TOTAL = "select count(*) as items, count(*) filter (where moved) as moved from shadow_decisions
        where tenant = $1 and version = $2";
    /// Why items would have moved, the most frequent first.
    SHADOW_CAUSES = "select from_rule, to_rule, from_queue, to_queue, count(*) as count from shadow_decisions
        where tenant = $1 and version = $2 and moved
        group by from_rule, to_rule, from_queue, to_queue
        order by count desc, from_rule, to_rule, from_queue, to_queue limit 200";
    /// The items of a cause, newest first.
    SHADOW_ITEMS = "select id, at, case_id, message_id, from_queue, to_queue, from_rule, to_rule from shadow_decisions
        where tenant = $1 and version = $2 and moved
            and from_rule = $3 and to_rule = $4 and from_queue = $5 and to_queue = $6
            and (at < $7 or (at = $7 and id < $8))
        order by at desc, id desc limit $9";

    /// How many decisions a period holds.
    PAST_SIZE = "select count(*) as n from decisions where tenant = $1 and at >= $2 and at < $3";
    /// A page of what was decided, oldest first.
    PAST = "select id, at, case_id, record from decisions
        where tenant = $1 and (at > $2 or (at = $2 and id > $3)) and at < $4 order by at, id limit $5";
    /// How often each rule decided.
    RULE_HITS = "select rule, count(*) as hits, max(at) as last_at from decisions
        where tenant = $1 and at >= $2 group by rule order by hits desc, rule";
    /// What a rule decided, newest first.
    RULE_ITEMS = "select id, at, case_id, message_id, queue from decisions
        where tenant = $1 and rule = $2 and at >= $3 and (at < $4 or (at = $4 and id < $5))
        order by at desc, id desc limit $6";

    /// A comparison is asked for.
    INSERT_COMPARISON = "insert into comparisons (tenant, id, a, b, since, until, state, done, total, author, asked_at,
            updated_at)
        values ($1, $2, $3, $4, $5, $6, 'waiting', 0, 0, $7, $8, $8)";
    /// One comparison.
    COMPARISON = "select id, a, b, since, until, state, done, total, result, failed, author, asked_at, updated_at
        from comparisons where tenant = $1 and id = $2";
    /// The newest comparisons.
    COMPARISONS = "select id, a, b, since, until, state, done, total, result, failed, author, asked_at, updated_at
        from comparisons where tenant = $1 order by asked_at desc, id desc limit 50";
    /// The oldest comparison that waits, or whose worker has gone silent.
    CLAIM_COMPARISON = "update comparisons set state = 'running', done = 0, updated_at = $1
        where tenant = $2 and id = (select c.id from comparisons c
            where c.tenant = $2 and (c.state = 'waiting' or (c.state = 'running' and c.updated_at < $3))
            order by c.asked_at, c.id limit 1 {skip_locked})
        returning id, a, b, since, until, state, done, total, result, failed, author, asked_at, updated_at";
    /// How far it is.
    PROGRESS = "update comparisons set done = $1, total = $2, updated_at = $3
        where tenant = $4 and id = $5 and state = 'running'";
    /// It is done.
    FINISH_COMPARISON = "update comparisons set state = $1, result = $2, failed = $3, updated_at = $4
        where tenant = $5 and id = $6 and state = 'running'";
}
