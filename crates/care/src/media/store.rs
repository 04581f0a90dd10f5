//! The texts for `media` and `media_gone`.

/// The columns of a [`super::Media`], and which rows.
macro_rules! media {
    ($rest:literal) => {
        concat!(
            "select id, message_id, approval_id, case_id, user_id, state, media_type, name, alt, size, digest, width,
                height, reason
            from media where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A file that hangs on a message that has just come.
    WANT = "insert into media (tenant, id, message_id, position, account_id, locator, state, media_type, name, alt,
            size, attempts, due_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    /// A file that somebody of ours attached.
    ATTACH = "insert into media (tenant, id, case_id, user_id, position, state, media_type, name, alt, size, digest,
            width, height, attempts, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    /// One file.
    GET = media!("id = $2");
    /// Those of some messages.
    OF_MESSAGES = media!("message_id in {ids:$2} order by message_id, position, id");
    /// Those of words that wait for agreement.
    OF_APPROVALS = media!("approval_id in {ids:$2} order by position, id");
    /// Those of the drafts for a case.
    OF_DRAFTS = media!("case_id = $2 order by position, id");
    /// Those in a state, from an id on.
    IN_STATE = media!("state = $2 and id > $3 order by id limit $4");
    /// Those whose bytes should be there, from an id on.
    KEPT = "select id, width is not null as small, digest from media
        where tenant = $1 and state = 'kept' and id > $2 order by id limit $3";
    /// When something is to be fetched next.
    NEXT_DUE = "select due_at from media where tenant = $1 and state = 'wanted' order by due_at, id limit 1";
    /// What is to be fetched now, the longest due first.
    DUE = "select id, account_id, media_type, locator, name, size, alt from media
        where tenant = $1 and state = 'wanted' and due_at <= $2 order by due_at, id limit $3 {skip_locked}";
    /// Somebody fetches it now: until then nobody else does.
    CLAIM = "update media set attempts = attempts + 1, due_at = $1 where tenant = $2 and id in {ids:$3}";
    /// How often it was tried.
    ATTEMPTS = "select attempts from media where tenant = $1 and id = $2 and state = 'wanted' {lock}";
    /// It is here.
    KEEP = "update media set state = 'kept', media_type = $1, size = $2, digest = $3, width = $4, height = $5,
            reason = $6, due_at = null
        where tenant = $7 and id = $8 and state = 'wanted'";
    /// It is not here, or not yet.
    SETTLE = "update media set state = $1, reason = $2, due_at = $3 where tenant = $4 and id = $5
        and state = 'wanted'";
    /// It is to be tried anew.
    RETRY = "update media set state = 'wanted', attempts = 0, due_at = $1, reason = null
        where tenant = $2 and id = $3 and state in ('refused', 'failed') and locator is not null";
    /// The case in which it hangs on a message.
    CASE_OF = "select m.case_id from media f join messages m on m.tenant = f.tenant and m.id = f.message_id
        where f.tenant = $1 and f.id = $2";
    /// It hangs on something else now.
    HANG = "update media set message_id = $1, approval_id = $2, case_id = $3, user_id = $4
        where tenant = $5 and id in {ids:$6}";
    /// What it shows.
    DESCRIBE = "update media set alt = $1 where tenant = $2 and id = $3 and case_id = $4 and user_id = $5";
    /// Their bytes are to be deleted.
    GONE = "insert into media_gone (tenant, id) values ($1, $2) on conflict (tenant, id) do nothing";
    /// The bytes of all that hangs on some messages are to be deleted.
    GONE_WITH = "insert into media_gone (tenant, id) select tenant, id from media
        where tenant = $1 and message_id in {ids:$2} on conflict (tenant, id) do nothing";
    /// They hang on nothing any more.
    DROP = "delete from media where tenant = $1 and id in {ids:$2}";
    /// Nothing hangs on some messages any more.
    DROP_OF = "delete from media where tenant = $1 and message_id in {ids:$2}";
    /// Whose bytes are to be deleted.
    TO_DELETE = "select id from media_gone where tenant = $1 order by id limit $2";
    /// They are.
    DELETED = "delete from media_gone where tenant = $1 and id in {ids:$2}";
}
