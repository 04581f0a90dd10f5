//! Connecting by the network's own page.

use channels::bluesky::Bluesky;
use channels::simulation::Faults;
use channels::{Consent, Network, Secrets, SendOutcome, Settings, Trouble, Visibility, client_address};
use kernel::Millis;

use crate::bluesky::{Sky, words};

const BACK: &str = "http://127.0.0.1:8080/channels/back";

async fn asks(sky: &Sky) -> Consent {
    Bluesky.authorise(&sky.line(), &sky.credentials, BACK).unwrap().await.unwrap()
}

async fn comes_back(sky: &Sky, kept: &Secrets, answer: &Settings) -> Result<Secrets, Trouble> {
    Bluesky.authorised(&sky.line(), &sky.credentials, kept, answer).unwrap().await
}

#[tokio::test]
async fn the_brand_s_person_says_yes_and_the_account_works_with_keys_of_its_own() {
    let mut sky = Sky::new().await;
    sky.credentials.secrets = Secrets::new(std::iter::empty::<(String, String)>());
    let consent = asks(&sky).await;
    assert!(!consent.address.contains(consent.kept.get("verifier").unwrap()), "{}", consent.address);
    let answer = sky.network.allows(&consent.address, &sky.brand);
    sky.credentials.secrets = comes_back(&sky, &consent.kept, &answer).await.unwrap();
    assert_eq!(sky.checks().await.unwrap().us.external_id, sky.brand);
    let sent = sky.sends(&words(Visibility::Public, "msg_1", "Hello.")).await;
    assert!(matches!(sent, SendOutcome::Sent { .. }), "{sent:?}");
    // The nonce of the server changes; nobody notices.
    sky.later(Millis::minutes(6));
    let message = sky.asks("by a key").await;
    assert!(message.text.0.ends_with("by a key"));
    // A code is worth tokens once.
    assert!(comes_back(&sky, &consent.kept, &answer).await.is_err());
}

#[tokio::test]
async fn tokens_are_renewed_once_each_and_without_the_key_they_are_worth_nothing() {
    let mut sky = Sky::new().await;
    let consent = asks(&sky).await;
    let answer = sky.network.allows(&consent.address, &sky.brand);
    sky.credentials.secrets = comes_back(&sky, &consent.kept, &answer).await.unwrap();
    let renew = async |sky: &Sky| Bluesky.renew(&sky.line(), &sky.credentials).unwrap().await;
    let (old, renewed) = (sky.credentials.secrets.clone(), renew(&sky).await.unwrap());
    assert!(matches!(renew(&sky).await, Err(Trouble::Unauthorised { .. })), "a refresh token works once");
    sky.network.set(Faults { expired: true, ..Faults::default() });
    sky.credentials.secrets = renewed;
    let outcome = sky.sends(&words(Visibility::Public, "msg_1", "x")).await;
    assert!(matches!(outcome, SendOutcome::Unauthorised { .. }), "{outcome:?}");
    let renewed = renew(&sky).await.unwrap();
    let stolen = Secrets::new([("access", renewed.get("access").unwrap())]);
    sky.credentials.secrets = stolen.clone();
    assert!(matches!(
        sky.sends(&words(Visibility::Public, "msg_1", "x")).await,
        SendOutcome::Unauthorised { .. }
    ));
    let another = asks(&sky).await.kept;
    sky.credentials.secrets = stolen.with("dpop_key", another.get("dpop_key").unwrap());
    assert!(matches!(
        sky.sends(&words(Visibility::Public, "msg_1", "x")).await,
        SendOutcome::Unauthorised { .. }
    ));
    sky.credentials.secrets = renewed;
    assert!(matches!(sky.sends(&words(Visibility::Public, "msg_1", "x")).await, SendOutcome::Sent { .. }));
    assert_ne!(old.get("refresh"), sky.credentials.secrets.get("refresh"));
}

#[tokio::test]
async fn an_answer_to_no_question_of_ours_or_of_another_account_is_refused() {
    let sky = Sky::new().await;
    let consent = asks(&sky).await;
    let answer = sky.network.allows(&consent.address, &sky.brand);
    for (name, wrong) in [("state", "guessed"), ("iss", "https://evil.example")] {
        let mut bent = answer.clone();
        bent.insert(name.into(), wrong.into());
        let refused = comes_back(&sky, &consent.kept, &bent).await;
        assert!(matches!(refused, Err(Trouble::Unauthorised { .. })), "{name}: {refused:?}");
    }
    let mut denied = answer.clone();
    denied.remove("code");
    assert!(matches!(comes_back(&sky, &consent.kept, &denied).await, Err(Trouble::Unauthorised { .. })));
    let other = asks(&sky).await;
    let of_dana = sky.network.allows(&other.address, &sky.dana);
    let refused = comes_back(&sky, &other.kept, &of_dana).await;
    assert!(matches!(refused, Err(Trouble::Unauthorised { .. })), "{refused:?}");
    assert!(comes_back(&sky, &consent.kept, &answer).await.is_ok());
}

#[tokio::test]
async fn away_from_this_machine_the_network_reads_over_https_who_we_are() {
    let mut sky = Sky::new().await;
    let plain = "http://care.example/channels/back";
    let asked = Bluesky.authorise(&sky.line(), &sky.credentials, plain).unwrap().await;
    assert!(matches!(asked, Err(Trouble::Wrong { field: "client_id", .. })), "{asked:?}");
    let away = "https://care.example/channels/back";
    let client = client_address("bluesky", away).unwrap();
    assert_eq!(client, "https://care.example/channels/bluesky/client.json");
    let consent = Bluesky.authorise(&sky.line(), &sky.credentials, away).unwrap().await.unwrap();
    assert_eq!(consent.kept.get("client_id"), Some(client.as_str()));
    let published = Bluesky.published(&client, away).unwrap();
    assert_eq!(published["client_id"], client);
    assert_eq!(published["redirect_uris"][0], away);
    let elsewhere = "https://cdn.example/client-metadata.json";
    sky.credentials.us.settings.insert("client_id".into(), elsewhere.into());
    let consent = Bluesky.authorise(&sky.line(), &sky.credentials, away).unwrap().await.unwrap();
    assert_eq!(consent.kept.get("client_id"), Some(elsewhere));
}
