//! Connecting an account, and listening to it.

use channels::mastodon::{Kind, Mastodon};
use channels::{Credentials, Network, Secrets, Settings, Trouble};

use super::{Brand, KINDS, US};

const BACK: &str = "https://care.larkspur.example/connect/back";

#[tokio::test]
async fn a_check_keeps_what_each_software_allows() {
    for (kind, limit, files, per_address) in [
        (Kind::Mastodon, "500", "4", "23"),
        (Kind::GoToSocial, "5000", "6", "25"),
        (Kind::Pleroma, "5000", "", ""),
    ] {
        let brand = Brand::on(kind).await;
        let us = brand.checked().await.us;
        assert_eq!(us.external_id, brand.credentials.us.external_id);
        assert_eq!((us.handle.as_str(), us.settings["software"].as_str()), (US, kind.name()));
        let found = ["max_characters", "max_media_attachments", "characters_reserved_per_url"];
        assert_eq!(found.map(|name| us.settings[name].as_str()), [limit, files, per_address]);
        assert!(us.settings["streaming"].starts_with("ws://"));
    }
}

#[tokio::test]
async fn a_stream_that_refuses_the_token_says_that_a_person_is_needed() {
    for kind in KINDS {
        let brand = Brand::on(kind).await;
        let wrong = Credentials { secrets: Secrets::token("wrong"), ..brand.credentials.clone() };
        let (ears, _heard) = tokio::sync::mpsc::channel(1);
        let trouble = Mastodon.listen(&brand.line, &wrong, &ears).unwrap().await;
        assert!(matches!(trouble, Trouble::Unauthorised { .. }), "{trouble:?}");
    }
}

#[tokio::test]
async fn an_owner_s_yes_gives_a_token_that_works() {
    for kind in KINDS {
        let brand = Brand::on(kind).await;
        let stranger = Credentials { secrets: Secrets::token(""), ..brand.credentials.clone() };
        let consent = Mastodon.authorise(&brand.line, &stranger, BACK).unwrap().await.unwrap();
        let answer = brand.instance.allow(&consent.address).expect("the instance takes the question");
        let authorised = |answer: Settings| {
            let (line, stranger, kept) = (&brand.line, &stranger, &consent.kept);
            async move { Mastodon.authorised(line, stranger, kept, &answer).unwrap().await }
        };
        let with = |name: &str, value: &str| {
            let mut bent = answer.clone();
            bent.insert(name.into(), value.into());
            bent
        };
        for bent in [with("state", "guessed"), with("code", ""), with("code", "guessed"), Settings::new()] {
            let refused = authorised(bent).await;
            assert!(matches!(refused, Err(Trouble::Unauthorised { .. })), "{refused:?}");
        }
        let secrets = authorised(answer.clone()).await.unwrap();
        let opened = Credentials { secrets: secrets.clone(), ..stranger.clone() };
        let standing = Mastodon.check(&brand.line, &opened).await.unwrap();
        assert_eq!((standing.us.handle.as_str(), standing.lacks.len()), (US, 0));
        assert!(authorised(answer.clone()).await.is_err(), "a code works once");

        // The next time it is the same app, unless the instance has forgotten it.
        let registered = || brand.instance.calls().iter().filter(|call| *call == "POST /api/v1/apps").count();
        let again = Mastodon.authorise(&brand.line, &opened, BACK).unwrap().await.unwrap();
        assert_eq!((again.kept.get("client_id"), registered()), (secrets.get("client_id"), 1));
        assert_eq!(Mastodon.renew(&brand.line, &opened).is_some(), kind == Kind::Pleroma);
        brand.instance.forget_apps();
        let anew = Mastodon.authorise(&brand.line, &opened, BACK).unwrap().await.unwrap();
        assert_eq!(registered(), 2);
        assert!(brand.instance.allow(&anew.address).is_some());
    }
}

#[tokio::test]
async fn a_right_that_was_not_granted_is_named() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.credentials.secrets =
        brand.credentials.secrets.with("scope", "read write:statuses write:favourites");
    assert_eq!(brand.checked().await.lacks, ["write:media"]);
}

#[tokio::test]
async fn an_address_that_is_no_instance_is_wrong_and_not_only_late() {
    let brand = Brand::on(Kind::Mastodon).await;
    let base_url = format!("{}/elsewhere", brand.credentials.base_url);
    for base_url in [base_url, "not an address".into()] {
        let credentials = Credentials { base_url, ..brand.credentials.clone() };
        let checked = Mastodon.check(&brand.line, &credentials).await;
        assert!(matches!(checked, Err(Trouble::Wrong { field: "base_url", .. })), "{checked:?}");
    }
}
