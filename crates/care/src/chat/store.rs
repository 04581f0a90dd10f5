//! The texts for `chat_visitors`, `chat_files` and `chat_ratings`, and what a visitor is shown of `messages`.

/// The columns of a [`super::Visitor`].
macro_rules! visitors {
    ($rest:literal) => {
        concat!(
            "select id, account_id, external_id, former_id, name, email, verified, topic, wrote, lang, seen_at,
                here_at
            from chat_visitors where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// Somebody new.
    BEGIN = "insert into chat_visitors (tenant, id, account_id, token_hash, external_id, name, email, verified, topic,
            wrote, lang, consent, consented_at, seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    /// Who a token lets in.
    BY_TOKEN = visitors!("account_id = $2 and token_hash = $3 and ended_at is null and seen_at > $4");
    /// Whether somebody is still let in.
    OPEN = "select count(*) as open from chat_visitors
        where tenant = $1 and id = $2 and ended_at is null and seen_at > $3";
    /// They were here.
    SEEN = "update chat_visitors set seen_at = $1, wrote = (wrote or $2) where tenant = $3 and id = $4";
    /// Their line stands.
    HERE = "update chat_visitors set here_at = $1 where tenant = $2 and id = $3";
    /// Answers to visitors who have gone and left an address, and have not been here since: the oldest first.
    UNSEEN = "select m.id, m.case_id, c.identity_id, m.text, v.email from messages m
            join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
            join outbox o on o.tenant = m.tenant and o.subject = m.id and o.state = 'sent'
            join chat_visitors v on v.tenant = m.tenant and v.account_id = m.account_id
                and (v.external_id = m.thread or v.former_id = m.thread)
        where m.tenant = $1 and m.account_id = $2 and m.channel = 'chat' and m.direction = 'outbound' and m.at > $3
            and m.visibility = 'private' and not m.automatic and v.email is not null
            and not exists (select 1 from chat_visitors h where h.tenant = m.tenant and h.account_id = m.account_id
                and (h.external_id = m.thread or h.former_id = m.thread)
                and (h.seen_at > $4 or h.here_at > $4 or h.here_at >= o.updated_at or h.seen_at >= o.updated_at))
            and not exists (select 1 from chat_visitors later where later.tenant = v.tenant
                and later.account_id = v.account_id and later.external_id = v.external_id
                and later.email is not null and later.seen_at > v.seen_at)
            and not exists (select 1 from chat_mails done where done.tenant = m.tenant and done.message_id = m.id)
        order by m.at, m.id limit $5";
    /// The newest mail that carried answers of a case to an address.
    MAILED_BEFORE = "select s.conversation_id, m.provider_id from conversations c
            join chat_mails s on s.tenant = c.tenant and s.conversation_id = c.id
            join messages m on m.tenant = s.tenant and m.id = s.mail_id
        where c.tenant = $1 and c.case_id = $2 and c.account_id = $3 and s.address = $4
        order by s.at desc limit 1";
    /// An answer went by mail.
    MAILED = "insert into chat_mails (tenant, message_id, mail_id, conversation_id, address, at)
        values ($1, $2, $3, $4, $5, $6)";
    /// One is taken of what somebody may ask for, if there is one.
    TAKE = "insert into chat_limits (tenant, asks, who, full_at) values ($1, $2, $3, $4)
        on conflict (tenant, asks, who) do update set full_at =
            case when chat_limits.full_at < $5 then excluded.full_at else chat_limits.full_at + $6 end
        where chat_limits.full_at <= $7";
    /// When all that somebody took is made good.
    FULL = "select full_at from chat_limits where tenant = $1 and asks = $2 and who = $3";
    /// Nobody waits for what is made good.
    MADE_GOOD = "delete from chat_limits where tenant = $1 and full_at < $2";
    /// They write.
    TYPING = "update chat_visitors set typing_at = $1 where tenant = $2 and id = $3";
    /// They said more about themselves.
    DESCRIBE = "update chat_visitors set name = $1, email = $2 where tenant = $3 and id = $4 and not verified";
    /// The site vouches for them.
    IDENTIFY = "update chat_visitors set former_id = $1, external_id = $2, name = $3, email = $4, verified = $5
        where tenant = $6 and id = $7";
    /// They are let in no more.
    END = "update chat_visitors set ended_at = $1 where tenant = $2 and id = $3 and ended_at is null";
    /// The ids that somebody had before the site vouched for them.
    FORMER = "select distinct former_id from chat_visitors
        where tenant = $1 and account_id = $2 and external_id = $3 and former_id is not null";
    /// An address of somebody becomes the one that the site vouches for.
    PROMOTE = "update identities set external_id = $1 where tenant = $2 and channel = 'chat' and external_id = $3";
    /// The newest words of some threads that their visitor may see: ours once they are sent.
    SAID = "select m.id, m.case_id, m.direction, m.provider_id, m.text, u.name as author, m.automatic, m.attachments,
            m.at, m.received_at, m.edited_at, m.deleted_at, o.updated_at as sent_at
        from messages m left join users u on u.tenant = m.tenant and u.id = m.author_id
            left join outbox o on o.tenant = m.tenant and o.subject = m.id and o.state = 'sent'
        where m.tenant = $1 and m.account_id = $2 and m.thread in {texts:$3} and m.visibility = 'private'
            and m.provider_id is not null and m.direction <> 'note'
        order by m.at desc, m.seq desc, m.id desc limit $4";
    /// The threads of some cases.
    THREADS = "select distinct thread from conversations
        where tenant = $1 and channel = 'chat' and case_id in {ids:$2}";
    /// The newest case of some threads.
    CASE = "select c.id, c.state from conversations v join cases c on c.tenant = v.tenant and c.id = v.case_id
        where v.tenant = $1 and v.account_id = $2 and v.thread in {texts:$3} order by c.last_at desc limit 1";
    /// The cases in which a visitor writes, of some.
    WRITES = "select distinct c.case_id from conversations c join chat_visitors v on v.tenant = c.tenant
            and v.account_id = c.account_id and (v.external_id = c.thread or v.former_id = c.thread)
        where c.tenant = $1 and c.case_id in {ids:$2} and c.channel = 'chat' and v.typing_at > $3
            and v.ended_at is null";
    /// A file.
    KEEP_FILE = "insert into chat_files
            (tenant, id, account_id, visitor_id, name, media_type, size, body, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Some files of a visitor, without their bytes.
    FILES_OF = "select id, name, media_type, size from chat_files
        where tenant = $1 and visitor_id = $2 and id in {ids:$3} order by id";
    /// How many files a visitor has sent since a time.
    FILES_SINCE = "select count(*) as files from chat_files
        where tenant = $1 and visitor_id = $2 and created_at > $3";
    /// A file with its bytes.
    FILE = "select id, name, media_type, size, body from chat_files where tenant = $1 and id = $2";
    /// Whether a file was sent by somebody, under any of their tokens.
    OWNS = "select count(*) as owned from chat_files f
            join chat_visitors v on v.tenant = f.tenant and v.id = f.visitor_id
        where f.tenant = $1 and f.id = $2 and f.account_id = $3
            and (v.external_id in {texts:$4} or v.former_id in {texts:$4})";
    /// Whether a file of ours hangs on words that a visitor may see.
    SENT_FILE = "select count(*) as sent from media f
            join messages m on m.tenant = f.tenant and m.id = f.message_id
        where f.tenant = $1 and f.id = $2 and m.account_id = $3 and m.thread in {texts:$4}
            and m.visibility = 'private' and m.direction = 'outbound' and m.provider_id is not null";
    /// How somebody was served.
    RATE = "insert into chat_ratings
            (tenant, account_id, case_id, external_id, stars, words, agent_id, rated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant, account_id, case_id, external_id) do update set stars = excluded.stars,
            words = excluded.words, agent_id = excluded.agent_id, rated_at = excluded.rated_at";
    /// The stars that somebody gave for a case.
    RATED = "select stars from chat_ratings
        where tenant = $1 and account_id = $2 and case_id = $3 and external_id in {texts:$4} limit 1";
    /// Who answered last in a case.
    LAST_AGENT = "select author_id from messages where tenant = $1 and case_id = $2 and direction = 'outbound'
            and author_id is not null order by seq desc limit 1";
    /// How often each number of stars was given through an account.
    STARS = "select stars, count(*) as times from chat_ratings where tenant = $1 and account_id = $2 group by stars
        order by stars";
    /// How a chat is set up.
    CONFIGURE = "update accounts set settings = $1, name = $2 where tenant = $3 and id = $4 and channel = 'chat'";
}
