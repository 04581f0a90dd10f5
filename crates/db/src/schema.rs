//! A description of the tables that is the same text for the same tables on both engines.

use crate::{Db, Error, Tx};

crate::statements! {
    COLUMNS = {
        sqlite: "select t.name as table_name, c.name as name, lower(c.type) as type,
                c.\"notnull\" = 0 and c.pk = 0 as nullable, c.pk as key,
                c.dflt_value is not null as has_default
            from pragma_table_list t join pragma_table_xinfo(t.name) c
            where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%' and c.hidden <> 1
            order by t.name, c.name",
        postgres: "select t.relname as table_name, a.attname as name,
                case y.typname when 'uuid' then 'blob' when 'bytea' then 'blob' when 'jsonb' then 'text'
                    when 'int8' then 'integer' when 'bool' then 'integer' when 'float8' then 'real'
                    else y.typname::text end as type,
                not a.attnotnull as nullable,
                coalesce(array_position(p.conkey, a.attnum), 0)::bigint as key, a.atthasdef as has_default
            from pg_class t join pg_attribute a on a.attrelid = t.oid join pg_type y on y.oid = a.atttypid
                left join pg_constraint p on p.conrelid = t.oid and p.contype = 'p'
            where t.relkind in ('r', 'p') and t.relnamespace = current_schema()::regnamespace
                and a.attnum > 0 and not a.attisdropped and not exists (select 1 from pg_attribute w
                    where w.attrelid = t.oid and w.atttypid = 'tsvector'::regtype)
            order by t.relname collate \"C\", a.attname collate \"C\"",
    };
    INDEXES = {
        sqlite: "select t.name as table_name, i.\"unique\" as uniq, i.partial as partial,
                (select group_concat(coalesce(c.name, '(…)'), ', ') from
                    (select name from pragma_index_info(i.name) order by seqno) c) as columns
            from pragma_table_list t join pragma_index_list(t.name) i
            where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%' and i.origin <> 'pk'",
        postgres: "select t.relname as table_name, i.indisunique as uniq, i.indpred is not null as partial,
                (select string_agg(coalesce(a.attname, '(…)'), ', ' order by k.n)
                    from unnest(i.indkey::int2[]) with ordinality k(attnum, n)
                    left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) as columns
            from pg_class t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
                join pg_am m on m.oid = x.relam
            where t.relkind in ('r', 'p') and t.relnamespace = current_schema()::regnamespace
                and not i.indisprimary and m.amname = 'btree'",
    };
    REFERENCES = {
        sqlite: "select t.name as table_name, f.\"table\" as target, lower(f.on_delete) as on_delete,
                group_concat(f.\"from\" || ' -> ' || coalesce(f.\"to\", ''), ', ' order by f.seq) as columns
            from pragma_table_list t join pragma_foreign_key_list(t.name) f
            where t.schema = 'main' and t.type = 'table'
            group by t.name, f.id, f.\"table\", f.on_delete",
        postgres: "select t.relname as table_name, g.relname as target,
                case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null'
                    when 'd' then 'set default' when 'r' then 'restrict' else 'no action' end as on_delete,
                (select string_agg(a.attname || ' -> ' || b.attname, ', ' order by k.n)
                    from unnest(c.conkey, c.confkey) with ordinality k(a, b, n)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.a
                    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.b) as columns
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class g on g.oid = c.confrelid
            where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace",
    };
}

/// The migrated tables as sorted lines: columns with storage class, nullability, place in the key and whether
/// they have a default; indexes with uniqueness; foreign keys. Two engines migrated by the same texts give
/// the same description, so a test compares them as text. Tables of a full-text search, each
/// engine's own, are left out.
pub async fn schema_of(db: &Db) -> Result<String, Error> {
    db.read(async |tx: &mut Tx| {
        let mut lines = Vec::new();
        let columns: Vec<(String, String, String, bool, i64, bool)> = tx.query(&COLUMNS, &[]).await?;
        for (table, name, kind, nullable, key, has_default) in columns {
            let null = if nullable { " null" } else { "" };
            let key = if key > 0 { format!(" key {key}") } else { String::new() };
            let default = if has_default { " default" } else { "" };
            lines.push(format!("{table}.{name} {kind}{null}{key}{default}"));
        }
        let indexes: Vec<(String, bool, bool, String)> = tx.query(&INDEXES, &[]).await?;
        for (table, unique, partial, columns) in indexes {
            let unique = if unique { "unique" } else { "index" };
            let partial = if partial { " where …" } else { "" };
            lines.push(format!("{table} {unique} ({columns}){partial}"));
        }
        let references: Vec<(String, String, String, String)> = tx.query(&REFERENCES, &[]).await?;
        for (table, target, on_delete, columns) in references {
            lines.push(format!("{table} references {target} ({columns}) on delete {on_delete}"));
        }
        lines.sort();
        Ok(lines.join("\n"))
    })
    .await
}
