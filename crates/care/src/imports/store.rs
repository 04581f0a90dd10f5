//! The texts for `imports`.

db::statements! {
    /// A file, once.
    BEGIN = "insert into imports (tenant, hash, mode, name, rows, done, started_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, hash, mode) do nothing";
    /// How far a file has been taken in.
    GET = "select hash, mode, name, rows, done, started_at, updated_at, finished_at
        from imports where tenant = $1 and hash = $2 and mode = $3";
    /// It goes on, unless somebody else took it on.
    ADVANCE = "update imports set done = $1, updated_at = $2
        where tenant = $3 and hash = $4 and mode = $5 and done = $6";
    /// It is over.
    FINISH = "update imports set finished_at = $1 where tenant = $2 and hash = $3 and mode = $4";
    /// Imported cases that nobody has spoken in for long.
    SILENT = "select c.id from cases c
        where c.tenant = $1 and c.state <> 'resolved' and c.last_at >= $2 and c.last_at < $3
            and exists (select 1 from messages m
                where m.tenant = c.tenant and m.case_id = c.id and m.provider_id like $4)
        order by c.last_at, c.id limit $5 {lock}";
}
