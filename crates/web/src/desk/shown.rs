//! What a reader has before them: a view, and what they ask of it in the address.
//!
//! In: the last part of the path, `f` (a filter as JSON), `sort`, and `q` (what is searched for). Out: the filter and the order that the list is
//! read by, and the query that every link of the list carries, so that the browser's back button is right.

use axum::http::{HeaderMap, header};
use care::desk::{self, View};
use care::views::{self, Column, Filter, Sort};
use care::{Result, Tx, brand::Brand};
use form_urlencoded::{Serializer, parse};
use kernel::Ctx;

/// A view, with what is asked of it in the address.
#[derive(Clone, Debug)]
pub struct At {
    /// The view.
    pub view: View,
    /// A filter of the reader's own, as JSON: it narrows a fixed view, and stands for the filter of a saved one.
    pub filter: Option<String>,
    /// An order of the reader's own.
    pub sort: Option<String>,
    /// What they search for: then the list is the answer, whatever the view is.
    pub query: Option<String>,
}

impl At {
    /// A view as it is.
    pub fn plain(view: View) -> Self {
        Self { view, filter: None, sort: None, query: None }
    }

    /// What an address says; of an empty one, everything.
    pub fn new(view: &str, filter: Option<String>, sort: Option<String>, query: Option<String>) -> Self {
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Self { view: View::from(view), filter: said(filter), sort: said(sort), query: said(query) }
    }

    /// The view from which a request comes: the one in the address that the browser shows.
    pub fn of(headers: &HeaderMap) -> Self {
        let from = headers.get("hx-current-url").or_else(|| headers.get(header::REFERER));
        let rest = from.and_then(|value| value.to_str().ok()).and_then(|url| url.split("/desk/").nth(1));
        let (path, query) = rest.map_or(("", ""), |rest| rest.split_once('?').unwrap_or((rest, "")));
        let slug = path.split(['/', '#']).next().filter(|slug| !slug.is_empty() && *slug != "cases");
        let said = |name: &str| {
            parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        Self::new(slug.unwrap_or("all"), said("f"), said("sort"), said("q"))
    }

    /// What links of the list carry behind their path: nothing, or `?f=…&sort=…&q=…`.
    pub fn tail(&self) -> String {
        tail(self.filter.as_deref(), self.sort.as_deref(), self.query.as_deref())
    }

    /// What rows show, as it was saved with the view; none of them is all.
    pub async fn columns(&self, tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Column>> {
        let View::Saved(id) = self.view else { return Ok(Vec::new()) };
        match views::get(tx, ctx, id).await {
            Ok(saved) => Ok(saved.columns),
            // Somebody has deleted it meanwhile.
            Err(care::Error::NotFound { .. }) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Reads what the list is asked for.
    ///
    /// # Errors
    /// If the view is not the reader's, or the filter can't be read.
    pub async fn read(&self, tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Shown> {
        let saved = match &self.view {
            View::Saved(id) => Some(views::get(tx, ctx, *id).await?),
            _ => None,
        };
        let own = self.filter.as_deref().map(Filter::parse).transpose()?;
        let sort = self
            .sort
            .as_deref()
            .map(|sort| sort.parse().map_err(care::Error::invalid::<String>))
            .transpose()?;
        let base = match &saved {
            Some(saved) => Some((saved.filter.clone(), saved.sort)),
            None => desk::asked(&self.view),
        };
        let asked = base.map(|(base, order)| match (&own, &saved) {
            (None, _) => (base, sort.unwrap_or(order)),
            (Some(own), Some(_)) => (own.clone(), sort.unwrap_or(order)),
            (Some(own), None) => (both(&base, own), sort.unwrap_or(order)),
        });
        Ok(Shown { asked, own, saved, scope: views::scope(tx, ctx, brand).await? })
    }
}

/// A fixed view's own filter and the reader's.
fn both(base: &Filter, own: &Filter) -> Filter {
    own.parts().iter().fold(base.clone(), |both, part| both.and(part.clone()))
}

/// `?f=…&sort=…&q=…`, or nothing.
pub fn tail(filter: Option<&str>, sort: Option<&str>, query: Option<&str>) -> String {
    let mut tail = Serializer::new(String::new());
    for (key, value) in [("f", filter), ("sort", sort), ("q", query)] {
        if let Some(value) = value {
            tail.append_pair(key, value);
        }
    }
    let tail = tail.finish();
    if tail.is_empty() { tail } else { format!("?{tail}") }
}

/// What the list is asked for.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The filter and the order; `None` for a view that other work makes.
    pub asked: Option<(Filter, Sort)>,
    /// What the reader asks in the address.
    pub own: Option<Filter>,
    /// The saved view.
    pub saved: Option<views::View>,
    /// For whom it is asked, and when.
    pub scope: views::Scope,
}

impl Shown {
    /// What the filter bar shows: the reader's own conditions, or those of the saved view.
    pub fn bar(&self) -> Filter {
        self.own.clone().or_else(|| self.saved.as_ref().map(|saved| saved.filter.clone())).unwrap_or_default()
    }

    /// Whether the address asks for something else than the saved view does.
    pub fn is_changed(&self) -> bool {
        match &self.saved {
            Some(saved) => self
                .asked
                .as_ref()
                .is_some_and(|(filter, sort)| *filter != saved.filter || *sort != saved.sort),
            None => self.own.as_ref().is_some_and(|own| !own.is_empty()),
        }
    }
}
