//! The names inside a model. Each kind is its own type, so that a team's name can't be passed for a queue's;
//! all are cheap to clone.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.into())
            }
        }
        impl From<Arc<str>> for $name {
            fn from(name: Arc<str>) -> Self {
                Self(name)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }
        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    )*};
}

names! {
    /// The `id` of a whole model.
    ModelId;
    /// A department: who pays and to whom a team reports.
    DepartmentName;
    /// A team of agents.
    TeamName;
    /// A queue: the one accountable place that a decision names.
    QueueName;
    /// A promise: response and resolution times.
    SlaName;
    /// Opening hours.
    CalendarName;
    /// A rule, unique inside its model.
    RuleId;
    /// A switch such as `crisis`, off unless somebody turned it on.
    ModeName;
    /// A role that approves or publishes, such as `campaign_owner` or `support.qa_lead`.
    RoleName;
    /// Somebody to consult or inform: a team, a queue or a department.
    PartyName;
}
