//! The single keys of the desk. The help sheet prints this table; the script finds what to press by the
//! `data-key` of the button or link itself.

/// One shortcut.
pub struct Shortcut {
    /// The keys in order, as printed on the keyboard.
    pub keys: &'static [&'static str],
    /// What happens.
    pub does: &'static str,
}

const fn key(keys: &'static [&'static str], does: &'static str) -> Shortcut {
    Shortcut { keys, does }
}

/// Headings and their shortcuts.
pub const SHORTCUTS: &[(&str, &[Shortcut])] = &[
    (
        "Move",
        &[
            key(&["J"], "Next case"),
            key(&["K"], "Previous case"),
            key(&["/"], "Search"),
            key(&["G", "M"], "Go to my cases"),
            key(&["G", "A"], "Go to all cases"),
            key(&["G", "U"], "Go to unassigned"),
            key(&["G", "S"], "Go to snoozed"),
            key(&["G", "H"], "Go to what was handed to us"),
            key(&["G", "Q"], "Go to what we are asked"),
            key(&["G", "Y"], "Go to what waits for our agreement"),
            key(&["G", "B"], "Go to notifications"),
            key(&["G", "W"], "Go to the team"),
            key(&["G", "C"], "Go to the clocks"),
            key(&["G", "L"], "Go to the calls"),
            key(&["G", "P"], "Go to people"),
            key(&["G", "T"], "Go to what triage has learnt"),
            key(&["G", "O"], "Go to ownership: who owns what"),
            key(&["G", "X"], "Go to the sandbox"),
        ],
    ),
    (
        "Write",
        &[
            key(&["R"], "Reply"),
            key(&["P"], "Switch public and private"),
            key(&["N"], "Internal note"),
            key(&["V"], "Take it private: a public line and a private one"),
            key(&["⌘", "↵"], "Send"),
            key(&["⌘", "⇧", "↵"], "Send and resolve"),
        ],
    ),
    (
        "Handle",
        &[
            key(&["T"], "Take the next case"),
            key(&["I"], "Assign to me"),
            key(&["A"], "Assign to a person"),
            key(&["O"], "Hand over to a department"),
            key(&["W"], "Wrong owner: send it on"),
            key(&["Y"], "Acknowledge a hand-over"),
            key(&["C"], "Consult another team"),
            key(&["D"], "Decide not to reply"),
            key(&["E"], "Resolve"),
            key(&["B"], "Say the last word in public"),
            key(&["⇧", "E"], "Resolve and open the next"),
            key(&["S"], "Snooze"),
            key(&["F", "…"], "Set right what was read: the menu shows each key"),
        ],
    ),
    (
        "Anywhere",
        &[
            key(&["⌘", "K"], "Do anything"),
            key(&["?"], "This sheet"),
            key(&["Esc"], "Close, or leave the text"),
        ],
    ),
];
