//! From the product's read models to the desk's views. Pure: no request, no database.

mod bar;
mod case;
mod colleagues;
mod composer;
mod context;
mod deeds;
mod dialogs;
mod elsewhere;
mod files;
mod identity;
mod list;
mod timeline;
mod turns;
mod watchers;

pub use bar::{bar, order};
pub use case::{conversation, label};
pub use colleagues::{Said, colleagues, waiting, within};
pub use composer::{Given, composer};
pub use context::context;
pub(crate) use deeds::{icon as deed_icon, told as deed_told};
pub use dialogs::{assign, consult, hand_over, no_reply, presence, titles, wrong_owner};
pub use elsewhere::{Typed, close, elsewhere, invite, said_at, slot, tried};
pub use list::{around_row, list, row};
pub use timeline::message;
pub(super) use turns::Stand;
pub use turns::{handed, turn};
pub use watchers::{lock, viewers, visitor, watch, watch_list};

use care::brand::Brand;
use care::cases::Seen;

use crate::ui::{Audience, Chip, Mark, Network, t};

/// Who sees a message.
pub fn audience(seen: Seen) -> Audience {
    match seen {
        Seen::Public => Audience::Public,
        Seen::Private => Audience::Private,
        Seen::Internal => Audience::Note,
    }
}

/// A network with the name that people know.
pub fn network(channel: &str) -> Network {
    let name = channels::by_id(channel).map_or(channel, |network| network.capabilities().name);
    Network::new(channel, name)
}

/// That a lead wants somebody to be treated with particular care; else how far their words carry, where it is worth a
/// mark.
pub fn mark(reach: Option<i64>, is_vip: bool) -> Option<Mark> {
    const WORTH_A_MARK: u64 = 1000;
    if is_vip {
        return Some(Mark::Vip);
    }
    let reach = u64::try_from(reach?).ok()?;
    (reach >= WORTH_A_MARK).then_some(Mark::Reach(reach))
}

/// The class of a department's colour and shape.
pub fn department(id: &str) -> &'static str {
    match id {
        "support" => "dept-support",
        "marketing" => "dept-marketing",
        _ => "dept-other",
    }
}

/// A queue with the department that answers for it.
pub fn queue_chip(brand: &Brand, queue: &str) -> Chip {
    let owner = brand.model.owner_of(queue);
    let word = owner.as_ref().map_or_else(|| queue.to_owned(), |owner| owner.queue.title().to_owned());
    let department = owner.as_ref().and_then(|owner| owner.department);
    let kind = department.map_or("dept-other", |one| self::department(one.id.as_str()));
    let team = owner.as_ref().and_then(|owner| owner.team).map(|team| team.title());
    let title = match (department, team) {
        (Some(department), Some(team)) => format!("{}, {team}", department.title()),
        _ => t("desk-no-team").to_owned(),
    };
    Chip { word, kind, title }
}
