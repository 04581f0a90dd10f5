//! What the query planner is told about the tables.
//!
//! In: the schema. Out: rows in `sqlite_stat1`. Promised: plans do not depend on what a table happened to hold when
//! somebody last looked, and none begins with all rows of a brand: every index begins with the tenant, and without
//! statistics SQLite takes any first column for a narrow one. An installation serves one brand, so here it is the
//! widest there can be.

use rusqlite::{Connection, Result};

/// How many rows a table is assumed to have: so many that nobody wants to read them all.
const ROWS: u64 = 1_000_000;
/// How many of them an index of a part of the table is assumed to hold.
const PART: u64 = 20_000;
/// How many rows share the first column behind the tenant; each further one divides them by [`NARROWER`].
const SHARED: u64 = 30;
const NARROWER: u64 = 4;

/// An index: its table, its name, whether it is unique, whether it holds a part of the table.
type Index = (String, String, bool, bool);

/// Tells the planner of this schema, and of all connections that read the schema from now on.
pub(crate) fn assume(connection: &Connection) -> Result<()> {
    // Makes the table that only the engine may make; this one is small.
    connection.execute_batch("analyze migration_lock; delete from sqlite_stat1")?;
    let mut statement = connection.prepare(
        "select t.name, i.name, i.\"unique\", i.partial from sqlite_schema t join pragma_index_list(t.name) i
            where t.type = 'table' and t.name not like 'sqlite%' order by t.name, i.name",
    )?;
    let indexes: Vec<Index> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_>>()?;
    for (table, index, unique, partial) in indexes {
        let mut columns =
            connection.prepare_cached("select name from pragma_index_info(?1) order by seqno")?;
        // A column that is computed has no name.
        let columns: Vec<Option<String>> =
            columns.query_map([&index], |row| row.get(0))?.collect::<Result<_>>()?;
        let by_tenant = columns.first().is_some_and(|first| first.as_deref() == Some("tenant"));
        let told = told(columns.len(), by_tenant, unique, partial);
        let insert = "insert into sqlite_stat1 (tbl, idx, stat) values (?1, ?2, ?3)";
        connection.prepare_cached(insert)?.execute([&table, &index, &told])?;
    }
    connection.execute_batch("analyze sqlite_schema")
}

/// How many rows there are, and how many share the first column, the first two, and so on.
fn told(columns: usize, by_tenant: bool, unique: bool, partial: bool) -> String {
    let rows = if partial { PART } else { ROWS };
    let mut told = rows.to_string();
    let mut sharing = SHARED;
    for place in 0..columns {
        let share = if unique && place + 1 == columns {
            1
        } else if place == 0 && by_tenant {
            rows
        } else {
            let share = sharing;
            sharing = (sharing / NARROWER).max(2);
            share
        };
        told.push_str(&format!(" {share}"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn the_tenant_is_wide_and_what_follows_is_narrow() {
        assert_eq!(told(2, true, true, false), "1000000 1000000 1");
        assert_eq!(told(4, true, false, false), "1000000 1000000 30 7 2");
        assert_eq!(told(2, true, true, true), "20000 20000 1");
        assert_eq!(told(1, false, true, false), "1000000 1");
    }
}
