//! Personal data: what is one, what only looks like one, and what a redacted text shows.

use triage::{Input, PersonalKind, PersonalSpan, redact};

use crate::northwave;

fn found(text: &str) -> Vec<(PersonalKind, String)> {
    let reading = northwave().read(&Input::mention(text));
    assert_eq!(reading.contains_personal_data.value, Some(!reading.personal_data.is_empty()));
    reading.personal_data.iter().map(|found| (found.kind, text[found.span.clone()].to_owned())).collect()
}

#[test]
fn cards_accounts_addresses_and_numbers_are_found() {
    use PersonalKind::{Card, Email, Iban, Phone};
    for (text, kind, span) in [
        ("my card is 4111 1111 1111 1111 ok?", Card, "4111 1111 1111 1111"),
        ("pay with 5555-5555-5555-4444", Card, "5555-5555-5555-4444"),
        ("378282246310005", Card, "378282246310005"),
        ("4111 1111 1111 1111 12/27", Card, "4111 1111 1111 1111"),
        ("IBAN DE89 3704 0044 0532 0130 00.", Iban, "DE89 3704 0044 0532 0130 00"),
        ("gb82west12345698765432", Iban, "gb82west12345698765432"),
        ("konto NL91ABNA0417164300 bitte", Iban, "NL91ABNA0417164300"),
        ("mail me: jo.bloggs+shop@mail.example.co.uk!", Email, "jo.bloggs+shop@mail.example.co.uk"),
        ("call me on +44 20 7946 0958 please", Phone, "+44 20 7946 0958"),
        ("ring 020 7946 0958", Phone, "020 7946 0958"),
        ("my mobile is 07700900123", Phone, "07700900123"),
        ("reach me at (212) 736-5000", Phone, "(212) 736-5000"),
        ("Tel. 030 901820, danke", Phone, "030 901820"),
    ] {
        assert_eq!(found(text), [(kind, span.to_owned())], "{text}");
    }
}

#[test]
fn numbers_that_only_look_personal_are_left_alone() {
    for text in [
        "order 0123456789 has not arrived",
        "my order number is 07700900123",
        "order #447190212345",
        "card 4111 1111 1111 1112 is refused",
        "0000 0000 0000 0000",
        "delivered on 12.05.2024 10:30",
        "from 2024-05-12 to 2024-06-12",
        "it cost £1,299.00 and now $1499.99",
        "DE89 3704 0044 0532 0130 01",
        "version 10.15.7.19041",
        "invoice 2024000123456",
        "me @ home.",
        "@northwave.help hello",
        "flight BA 117 at 18:45, gate 24, seat 32A",
        "1 2 3 4 5 6 7 8 9 10",
        "tracking JD014600006281230704",
        "12345678",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_redacted_text_keeps_everything_but_the_data() {
    let text = "Ünal here: 4111111111111111, jo@example.com or +44 20 7946 0958 😀";
    let spans = northwave().read(&Input::mention(text)).personal_data;
    assert_eq!(redact(text, &spans), "Ünal here: [card], [email] or [phone] 😀");
}

#[test]
fn spans_that_do_not_fit_are_skipped_by_redaction() {
    let span = |span| PersonalSpan { span, kind: PersonalKind::Email };
    assert_eq!(redact("aé", &[span(0..2), span(5..9), span(1..3)]), "a[email]");
    assert_eq!(redact("abcd", &[span(0..3), span(1..2)]), "[email]d");
}
