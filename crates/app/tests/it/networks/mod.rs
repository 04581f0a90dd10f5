//! The laws that every network keeps, asked of the product: its reader, placer, sender and reconciler, on both engines, with
//! each network's simulator beside it.
//!
//! `channels` asks the same of the folders alone. A new network is a line at the end of this file. The web chat is no
//! network beside the product but the product itself: what it promises stands in `webchat.rs`.

mod laws;
pub mod mail_server;
pub mod product;

use channels::mastodon::Kind;

use crate::harness::{Story, on_both_engines};

use laws::*;
use product::Product;

/// Asks every law of every network, on both engines.
macro_rules! keep_the_laws {
    ($($network:ident: $story:ident => $world:expr,)+) => {$(
        mod $network {
            use super::*;

            keep_the_laws! { @ $story $world;
                what_people_say_arrives_once_whatever_happens_on_the_way,
                what_is_changed_and_taken_back_is_so_at_the_desk,
                an_answer_stands_there_once_even_if_its_answer_is_lost,
                words_refused_for_good_have_failed_for_the_network_s_reason,
                an_account_that_is_turned_away_keeps_its_words_until_somebody_acts,
                an_access_that_ended_in_its_time_is_renewed_and_nobody_notices,
                an_hour_without_the_network_loses_nothing_and_the_desk_says_so,
                too_many_calls_wait_as_long_as_the_network_says,
                what_nobody_can_read_is_kept_and_harms_nothing,
            }
        }
    )+};
    (@ $story:ident $world:expr; $($law:ident,)+) => {
        on_both_engines! { $($law),+ }

        $(async fn $law($story: &Story) {
            super::$law(&Product::on($story, $world.await).await).await;
        })+
    };
}

keep_the_laws! {
    sandbox: story => channels::sandbox::simulator::world(story.http.clone(), story.clock.clone()),
    bluesky: story => channels::bluesky::simulator::world(story.clock.clone()),
    mastodon: story => channels::mastodon::simulator::world(Kind::Mastodon, story.clock.clone()),
    telegram: story => channels::telegram::simulator::world(story.http.clone(), story.clock.clone()),
    telegram_by_poll: story => channels::telegram::simulator::world_by_poll(story.http.clone(), story.clock.clone()),
    email: story => channels::email::simulator::world(story.clock.clone()),
}
