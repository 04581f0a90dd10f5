//! Tables that sort by a column and can be taken away as a file.
//!
//! In: what the address asks (`?sort=-seen`, `?as=csv`), and rows that say what stands in their columns. Out: the rows
//! in that order, a head whose links keep the rest of the address, a file. Promised: the order is stable, so that
//! equal rows stay as the page has them; a cell of the file is never a formula of whoever opens it.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt::{self, Write};

use askama::filters::{Escaper, Html, HtmlSafe};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use kernel::Instant;

use super::{icon, iso, t, tell};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in addresses and the head of the file; empty for one that only holds buttons.
    pub key: &'static str,
    /// Its head on the page.
    pub title: fn() -> &'static str,
    /// Whether its numbers stand at the end.
    pub number: bool,
    /// What hovering over its head tells.
    pub told: Option<fn() -> &'static str>,
}

impl Column {
    /// A column of words.
    pub const fn words(key: &'static str, title: fn() -> &'static str) -> Self {
        Self { key, title, number: false, told: None }
    }
    /// A column of numbers or moments.
    pub const fn number(key: &'static str, title: fn() -> &'static str) -> Self {
        Self { key, title, number: true, told: None }
    }
    /// The same with its definition.
    pub const fn told(self, told: fn() -> &'static str) -> Self {
        Self { told: Some(told), ..self }
    }
    /// A column of buttons, with a head for screen readers.
    pub const fn buttons(title: fn() -> &'static str) -> Self {
        Self { key: "", title, number: false, told: None }
    }
}

/// What stands in a cell, for sorting and for the file.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing; stands last.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A moment.
    At(Instant),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<Option<Instant>> for Cell {
    fn from(at: Option<Instant>) -> Self {
        at.map_or(Self::Empty, Self::At)
    }
}
impl From<u64> for Cell {
    #[expect(clippy::cast_precision_loss, reason = "counts on a page are far below 2^53")]
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl Cell {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => one.to_lowercase().cmp(&two.to_lowercase()),
            (Self::Number(one), Self::Number(two)) => one.total_cmp(two),
            (Self::At(one), Self::At(two)) => one.cmp(two),
            _ => Ordering::Equal,
        }
    }
    /// The words in the file. A spreadsheet takes what begins with one of these signs for a formula.
    fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::At(at) => iso(*at),
        }
    }
}

/// A row of a table.
pub trait Tabular {
    /// The columns in the order of the page.
    const COLUMNS: &'static [Column];
    /// What stands in each column that has a key.
    fn cells(&self) -> Vec<Cell>;
}

/// What an address asks of its table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    path: String,
    rest: Vec<(String, String)>,
    sort: String,
    csv: bool,
}

impl<S: Sync> FromRequestParts<S> for Sheet {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts.uri.path(), parts.uri.query().unwrap_or_default()))
    }
}

impl Sheet {
    /// What a path with a query asks.
    pub fn of(path: &str, query: &str) -> Self {
        let mut sheet = Self { path: path.to_owned(), ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.as_bytes()).into_owned() {
            match name.as_str() {
                "sort" => sheet.sort = value,
                "as" => sheet.csv = value == "csv",
                _ => sheet.rest.push((name, value)),
            }
        }
        sheet
    }

    /// The address with another order, or as a file.
    fn address(&self, sort: &str, csv: bool) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.rest);
        if !sort.is_empty() {
            query.append_pair("sort", sort);
        }
        if csv {
            query.append_pair("as", "csv");
        }
        format!("{}?{}", self.path, query.finish())
    }

    /// The column by which the rows stand, and whether downwards.
    fn order<T: Tabular>(&self) -> Option<(usize, bool)> {
        let (key, down) = self.sort.strip_prefix('-').map_or((self.sort.as_str(), false), |key| (key, true));
        let keyed = T::COLUMNS.iter().filter(|column| !column.key.is_empty());
        keyed.enumerate().find(|(_, column)| column.key == key).map(|(at, _)| (at, down))
    }

    /// Puts rows into the order that is asked for; else they stay as they are. Empty cells stand last either way.
    pub fn sort<T: Tabular>(&self, rows: &mut [T]) {
        let Some((column, down)) = self.order::<T>() else { return };
        rows.sort_by_cached_key(|row| {
            let cell = row.cells().into_iter().nth(column).unwrap_or(Cell::Empty);
            Placed { cell, down }
        });
    }

    /// The file, if that is what is asked for.
    pub fn file<'a, T: Tabular + 'a>(
        &self,
        name: &str,
        rows: impl IntoIterator<Item = &'a T>,
    ) -> Option<Response> {
        if !self.csv {
            return None;
        }
        let keyed = T::COLUMNS.iter().filter(|column| !column.key.is_empty());
        let mut file = line(keyed.map(|column| column.key.to_owned()));
        for row in rows {
            file.push_str(&line(row.cells().iter().map(Cell::plain)));
        }
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
        ];
        Some((headers, file).into_response())
    }

    /// The table's head, with a link on each column that sorts.
    pub fn head<T: Tabular>(&self) -> Head {
        let order = self.order::<T>();
        let mut html = String::from("<thead><tr>");
        let mut at = 0;
        for column in T::COLUMNS {
            let now =
                order.filter(|(chosen, _)| !column.key.is_empty() && *chosen == at).map(|(_, down)| down);
            // Writing into a string does not fail.
            let _ = self.column(&mut html, column, now);
            at += usize::from(!column.key.is_empty());
        }
        html.push_str("</tr></thead>");
        Head { html, file: self.address(&self.sort, true) }
    }

    fn column(&self, out: &mut String, column: &Column, now: Option<bool>) -> fmt::Result {
        let class = if column.number { " class=\"number\"" } else { "" };
        let title = (column.title)();
        if column.key.is_empty() {
            return write!(out, "<th scope=\"col\"{class}><span class=\"sr\">{title}</span></th>");
        }
        let (sorted, sign) = match now {
            None => ("", icon("arrow-down-up")),
            Some(false) => (" aria-sort=\"ascending\"", icon("arrow-up")),
            Some(true) => (" aria-sort=\"descending\"", icon("arrow-down")),
        };
        let next = if now == Some(false) { format!("-{}", column.key) } else { column.key.to_owned() };
        write!(out, "<th scope=\"col\"{class}{sorted}><a class=\"sort\" href=\"")?;
        Html.write_escaped_str(&mut *out, &self.address(&next, false))?;
        out.push_str("\" title=\"");
        let by = || tell("table-sort", &[("column", title.into())]);
        let told = column.told.map_or_else(by, |told| told().to_owned());
        Html.write_escaped_str(&mut *out, &told)?;
        write!(out, "\">{title}{sign}</a></th>")
    }
}

/// A cell in its order.
#[derive(PartialEq)]
struct Placed {
    cell: Cell,
    down: bool,
}
impl Eq for Placed {}
impl PartialOrd for Placed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Placed {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mine, theirs) = (self.cell == Cell::Empty, other.cell == Cell::Empty);
        let by_cell = self.cell.compare(&other.cell);
        mine.cmp(&theirs).then(if self.down { by_cell.reverse() } else { by_cell })
    }
}

/// A line of the file (RFC 4180).
fn line(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| {
        let plain = !cell.contains([',', '"', '\n', '\r']);
        if plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A table's head as HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    html: String,
    file: String,
}

impl Head {
    /// The link to the file.
    pub fn export(&self) -> Export<'_> {
        Export(&self.file)
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.html)
    }
}
impl HtmlSafe for Head {}

/// The link to a table's file.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a>(&'a str);

impl fmt::Display for Export<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<a class=\"link export\" download href=\"")?;
        Html.write_escaped_str(&mut *f, self.0)?;
        write!(f, "\">{}{}</a>", icon("arrow-down"), t("table-export"))
    }
}
impl HtmlSafe for Export<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row(&'static str, Option<u64>);

    impl Tabular for Row {
        const COLUMNS: &'static [Column] =
            &[Column::words("name", || "Name"), Column::buttons(|| "Do"), Column::number("n", || "N")];
        fn cells(&self) -> Vec<Cell> {
            vec![self.0.into(), self.1.map_or(Cell::Empty, Cell::from)]
        }
    }

    fn rows() -> Vec<Row> {
        vec![Row("mo", Some(2)), Row("Ana", None), Row("=1+1, \"x\"", Some(10))]
    }

    fn sorted(query: &str) -> Vec<&'static str> {
        let mut rows = rows();
        Sheet::of("/team", query).sort(&mut rows);
        rows.iter().map(|row| row.0).collect()
    }

    #[test]
    fn rows_stand_by_a_column_either_way_and_empty_cells_last() {
        assert_eq!(sorted("sort=name"), ["=1+1, \"x\"", "Ana", "mo"]);
        assert_eq!(sorted("sort=n"), ["mo", "=1+1, \"x\"", "Ana"]);
        assert_eq!(sorted("sort=-n"), ["=1+1, \"x\"", "mo", "Ana"]);
        assert_eq!(sorted("sort=nothing"), ["mo", "Ana", "=1+1, \"x\""], "as the page has them");
    }

    #[test]
    fn the_heads_links_keep_the_rest_of_the_address() {
        let head = Sheet::of("/team", "q=a%26b&sort=n").head::<Row>();
        let html = head.to_string();
        assert!(html.contains("href=\"/team?q=a%26b&#38;sort=-n\""), "{html}");
        assert!(html.contains("<th scope=\"col\" class=\"number\" aria-sort=\"ascending\">"), "{html}");
        assert!(head.export().to_string().contains("sort=n&#38;as=csv"));
    }

    #[tokio::test]
    async fn a_file_holds_every_row_and_no_formula() {
        assert!(Sheet::of("/team", "").file("team", &rows()).is_none());
        let answer = Sheet::of("/team", "as=csv&sort=name").file("team", &rows()).unwrap();
        let body = axum::body::to_bytes(answer.into_body(), 1000).await.unwrap();
        assert_eq!(String::from_utf8_lossy(&body), "name,n\r\nmo,2\r\nAna,\r\n\"'=1+1, \"\"x\"\"\",10\r\n");
    }
}
