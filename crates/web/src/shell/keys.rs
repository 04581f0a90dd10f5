//! The single keys of the desk, and where they are written down: the help sheet prints this table, and people change
//! it for themselves. The script finds what to press by the `data-key` of the button or link itself.

use crate::prefs::Prefs;
use crate::ui::t;

/// One shortcut.
pub struct Shortcut {
    /// The key as `data-key` names it: `e`, `shift+e`, `g m`, `mod+enter`.
    pub key: &'static str,
    /// What happens.
    pub does: &'static str,
}

impl Shortcut {
    /// Whether people may change it: what works inside text as well stays as it is.
    pub fn is_changeable(&self) -> bool {
        !self.key.starts_with("mod+") && !self.key.starts_with("alt+") && !matches!(self.key, "escape" | "f")
    }
    /// The key that somebody has it on, as it is printed on a keyboard.
    pub fn caps(&self, prefs: &Prefs) -> Vec<String> {
        caps(prefs.key(self.key))
    }
}

/// The caps of a key, in order.
pub fn caps(key: &str) -> Vec<String> {
    let cap = |part: &str| match part {
        "mod" => "⌘".to_owned(),
        "shift" => "⇧".to_owned(),
        "alt" => "⌥".to_owned(),
        "enter" => "↵".to_owned(),
        "escape" => "Esc".to_owned(),
        one => one.to_uppercase(),
    };
    key.split([' ', '+']).filter(|part| !part.is_empty()).map(cap).collect()
}

/// Shortcuts of a kind.
pub struct Group {
    /// What they are for.
    pub heading: &'static str,
    /// In the order of the table.
    pub shortcuts: Vec<Shortcut>,
}

impl Group {
    /// The usual keys of those that people may change.
    pub fn changeable(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.shortcuts.iter().filter(|one| one.is_changeable()).map(|one| one.key)
    }
}

/// The table, which templates ask for [`Shortcuts::groups`] in the reader's language.
pub struct Shortcuts;

/// The one table of shortcuts.
pub const SHORTCUTS: Shortcuts = Shortcuts;

impl Shortcuts {
    /// All shortcuts, by kind.
    pub fn groups(&self) -> [Group; 5] {
        let group = |heading, shortcuts: &[(&'static str, &'static str)]| Group {
            heading,
            shortcuts: shortcuts.iter().map(|&(key, does)| Shortcut { key, does }).collect(),
        };
        [
            group(t("keys-move"), &moves()),
            group(
                t("keys-write"),
                &[
                    ("r", t("keys-reply")),
                    ("p", t("keys-switch")),
                    ("n", t("keys-note")),
                    ("shift+p", t("pivots-take-private")),
                    ("m", t("keys-macro")),
                    ("1", t("keys-first")),
                    ("2", t("keys-second")),
                    ("3", t("keys-third")),
                    ("mod+enter", t("keys-send")),
                    ("mod+shift+enter", t("keys-send-resolve")),
                    ("alt+enter", t("turns-send-next")),
                    ("b", t("turns-boomerang")),
                ],
            ),
            group(t("keys-handle"), &handles()),
            group(
                t("keys-engage"),
                &[
                    ("u", t("keys-thank")),
                    ("shift+r", t("keys-rights")),
                    ("shift+g", t("keys-gift")),
                    ("shift+l", t("keys-lead")),
                    ("shift+c", t("keys-care")),
                ],
            ),
            group(
                t("keys-anywhere"),
                &[
                    ("mod+k", t("keys-palette")),
                    ("?", t("keys-help")),
                    ("mod+s", t("keys-save")),
                    ("escape", t("keys-escape")),
                ],
            ),
        ]
    }
}

fn moves() -> [(&'static str, &'static str); 24] {
    [
        ("j", t("keys-next")),
        ("k", t("keys-previous")),
        ("/", t("keys-search")),
        ("g m", t("keys-go-mine")),
        ("g a", t("keys-go-all")),
        ("g u", t("keys-go-unassigned")),
        ("g s", t("keys-go-snoozed")),
        ("g h", t("keys-go-handed")),
        ("g q", t("keys-go-asked")),
        ("g y", t("keys-go-approve")),
        ("g n", t("turns-go")),
        ("g d", t("wallboard-go")),
        ("g b", t("keys-go-notifications")),
        ("g e", t("keys-go-engage")),
        ("g l", t("keys-go-leads")),
        ("g w", t("keys-go-team")),
        ("g c", t("keys-go-clocks")),
        ("g v", t("calls-go")),
        ("g f", t("keys-go-complaints")),
        ("g p", t("keys-go-people")),
        ("g t", t("keys-go-triage")),
        ("g o", t("keys-go-ownership")),
        ("g x", t("keys-go-sandbox")),
        ("g ,", t("keys-go-me")),
    ]
}

fn handles() -> [(&'static str, &'static str); 17] {
    [
        ("t", t("keys-take")),
        ("i", t("keys-assign-me")),
        ("a", t("keys-assign")),
        ("o", t("keys-hand-over")),
        ("w", t("keys-wrong-owner")),
        ("y", t("keys-acknowledge")),
        ("c", t("keys-consult")),
        ("d", t("keys-no-reply")),
        ("e", t("keys-resolve")),
        ("shift+e", t("keys-resolve-next")),
        ("shift+b", t("pivots-close-title")),
        ("l", t("keys-wrap-up")),
        ("s", t("keys-snooze")),
        ("z", t("turns-boomerang-command")),
        ("shift+s", t("turns-skip")),
        ("h", t("keys-like")),
        ("f", t("keys-facts")),
    ]
}
