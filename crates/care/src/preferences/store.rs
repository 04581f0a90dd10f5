//! The texts for the preferences of `users`.

db::statements! {
    /// How somebody likes the desk.
    SET = "update users set lang = $1, zone = $2, wishes = $3 where tenant = $4 and id = $5";
}
