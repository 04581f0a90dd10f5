//! The routing matrix in people's own words: what the shipped reader makes of a message takes it to where the facts of
//! the reference message take it, or it stands in triage. Never wrong and sure.

use care::facts;
use care::people::Whose;
use channels::{Author, Automatic, Inbound, Surface, Visibility};
use kernel::{IdentityId, Instant, PersonId, Personal};
use ownership::{Decision, Facts, Input, Model, Modes, Presets, decide};
use triage::{Alike, Taxonomy, Thread, Topic, Triage};

/// One reference message: its facts, those of them that a network knows, and how people say it.
struct Said {
    name: &'static str,
    facts: &'static str,
    modes: &'static str,
    place: Place,
    texts: &'static [&'static str],
}

/// Where a message was said, and by whom.
#[derive(Clone, Copy)]
struct Place {
    channel: &'static str,
    surface: Surface,
    visibility: Visibility,
    reach: u64,
    campaign: Option<&'static str>,
    open_case: bool,
}

const fn public(channel: &'static str, reach: u64) -> Place {
    let (surface, visibility) = (Surface::Mention, Visibility::Public);
    Place { channel, surface, visibility, reach, campaign: None, open_case: false }
}

const fn private(channel: &'static str, reach: u64) -> Place {
    Place { surface: Surface::Dm, visibility: Visibility::Private, ..public(channel, reach) }
}

/// The messages of people; M13 and M14 are the brand's own posts, which nobody reads.
const SAID: &[Said] = &[
    Said {
        name: "M1 public complaint",
        facts: "direction=inbound channel=x visibility=public intent=complaint sentiment_brand=negative \
                sentiment_target=brand needs_action=true author_reach=300 topic=outage",
        modes: "",
        place: public("x", 300),
        texts: &[
            "@larkspur our internet has been down since 6 this morning, when will it be fixed?",
            "@larkspur no broadband in Hebden again. third outage this month, please sort it",
            "My Larkspur router shows a red light and nothing works, can somebody help me please",
            "@larkspur internet down, phone line dead and your status page says all is well. What is going on?",
            "hey @larkspur still no connection, your engineer never turned up and nobody called me back",
        ],
    },
    Said {
        name: "M2 public praise",
        facts: "direction=inbound channel=instagram visibility=public intent=praise sentiment_brand=positive \
                sentiment_target=brand needs_action=false author_reach=900",
        modes: "",
        place: public("instagram", 900),
        texts: &[
            "Love the new router @larkspur, so easy to set up and super fast 😍",
            "Huge shout out to Larkspur, the engineer was brilliant and so friendly",
            "best broadband we ever had, thank you @larkspur ❤️",
            "@larkspur you are amazing, what a great team!",
        ],
    },
    Said {
        name: "M3 billing question in a direct message",
        facts: "direction=inbound channel=messenger visibility=private intent=query sentiment_brand=neutral \
                needs_action=true author_reach=120",
        modes: "",
        place: private("messenger", 120),
        texts: &[
            "Hi, could you tell me when my next bill is due and how I can pay it?",
            "hello, where do I find last month's invoice please",
            "can i change the date of my direct debit to the 28th?",
            "What is the charge of 4.50 on my bill for?",
        ],
    },
    Said {
        name: "M4 a competitor's customer",
        facts: "direction=inbound channel=x visibility=public intent=competitor_switch sentiment_brand=neutral \
                sentiment_target=competitor needs_action=false author_reach=700",
        modes: "",
        place: public("x", 700),
        texts: &[
            "so fed up with @voltara, three days without internet. thinking of moving to @larkspur",
            "Voltara have put their prices up again, I'm done with them, off to find somebody new",
            "anyone else sick of Skyline? leaving them at the end of the month",
        ],
    },
    Said {
        name: "M5 question under a campaign",
        facts: "direction=inbound channel=facebook visibility=public intent=query sentiment_brand=neutral \
                needs_action=true author_reach=50 campaign=spring",
        modes: "",
        place: Place { surface: Surface::Comment, campaign: Some("spring"), ..public("facebook", 50) },
        texts: &[
            "Does this also work with my old router?",
            "how long is the offer valid?",
            "is the app available for android tablets too",
            "Where do I enter the code from the letter?",
        ],
    },
    Said {
        name: "M6 an influencer complains",
        facts: "direction=inbound channel=x visibility=public intent=complaint sentiment_brand=negative \
                sentiment_target=brand needs_action=true author_reach=250000",
        modes: "",
        place: public("x", 250_000),
        texts: &[
            "@larkspur two weeks, four calls, still no working connection. This is a disgrace, please fix it",
            "Hey @larkspur I can't stream tonight because your line drops every ten minutes. Help?",
            "@larkspur you charged me twice and support hangs up on me. I want my money back",
        ],
    },
    Said {
        name: "M7 sign of self-harm",
        facts: "direction=inbound channel=x visibility=public intent=self_harm sentiment_brand=negative \
                needs_action=true author_reach=40",
        modes: "",
        place: public("x", 40),
        texts: &[
            "@larkspur I can't pay this bill, I can't do anything right, I just want to end my life",
            "honestly there is no reason to live any more @larkspur, cancel everything, I won't be here tomorrow",
            "you took my last money. I am going to kill myself tonight",
            "ich will nicht mehr leben, ihr habt mir alles genommen @larkspur",
        ],
    },
    Said {
        name: "M8 journalist",
        facts: "direction=inbound channel=x visibility=private intent=press sentiment_brand=neutral \
                needs_action=true author_reach=9000",
        modes: "",
        place: private("x", 9_000),
        texts: &[
            "Hi, I'm a reporter with the Calder Gazette writing about the outage. Could your press office comment by 4pm?",
            "Journalist here, working on a piece about rural broadband. Who can I speak to for a statement?",
            "Good morning, BBC Radio would like an interview with a spokesperson on the price rise, deadline today",
        ],
    },
    Said {
        name: "M9 complaint by e-mail",
        facts: "direction=inbound channel=email visibility=private intent=complaint sentiment_brand=negative \
                sentiment_target=brand needs_action=true",
        modes: "",
        place: Place { surface: Surface::Email, ..private("email", 0) },
        texts: &[
            "Dear Sir or Madam, I am writing to complain about the repeated loss of service at my address. The line has \
             failed six times in two weeks and your engineer did not keep the appointment. Please let me know when it \
             will be repaired. Yours faithfully, J. Whitlock",
            "Hello, you have charged me twice for February and my refund still has not arrived. I have called three \
             times without success. Please correct this.",
        ],
    },
    Said {
        name: "M10 venting",
        facts: "direction=inbound channel=x visibility=public intent=opinion sentiment_brand=negative \
                sentiment_target=brand needs_action=false author_reach=80",
        modes: "",
        place: public("x", 80),
        texts: &[
            "larkspur are a joke",
            "typical larkspur, rubbish as ever 🙄",
            "never liked @larkspur and never will, overrated and overpriced",
            "@larkspur worst company in the country lol",
        ],
    },
    Said {
        name: "M11 call back, social case",
        facts: "direction=inbound channel=voice visibility=private intent=complaint sentiment_brand=negative \
                needs_action=true case_origin=social open_case_queue=OWNER",
        modes: "",
        place: Place { surface: Surface::Call, open_case: true, ..private("voice", 0) },
        texts: &[
            "hello it's about my post yesterday, the internet is still not working",
            "you asked me to call about the wrong bill, I am still waiting for my money",
        ],
    },
    Said {
        name: "M12 outage in a crisis",
        facts: "direction=inbound channel=x visibility=public intent=complaint sentiment_brand=negative \
                sentiment_target=brand needs_action=true topic=outage",
        modes: "_modes=crisis _crisis_topics=outage",
        place: public("x", 60),
        texts: &[
            "@larkspur is there an outage in Leeds? no internet at all here",
            "internet down in the whole street @larkspur, fix it please",
            "@larkspur outage again, I can't work!!",
        ],
    },
    Said {
        name: "M15 lead in a direct message",
        facts: "direction=inbound channel=messenger visibility=private intent=lead sentiment_brand=neutral \
                needs_action=true author_reach=10",
        modes: "",
        place: private("messenger", 10),
        texts: &[
            "Hi, we are moving to Todmorden in May and would like to order broadband. What packages do you offer?",
            "I'm interested in becoming a customer, how much is the 500 Mbit package?",
            "Hello, I'd like to sign up for fibre, do you have an offer for new customers?",
        ],
    },
    Said {
        name: "M17 link spam",
        facts: "direction=inbound channel=x visibility=public intent=spam sentiment_brand=neutral needs_action=false \
                author_reach=3",
        modes: "",
        place: public("x", 3),
        texts: &[
            "🔥🔥 EARN $900 A DAY FROM HOME!! click here https://win.example.com #crypto #money #giveaway @larkspur",
            "Buy followers cheap!!! 10k for $9 https://followers.example.com @larkspur @voltara @skyline",
            "Congratulations! You have won an iPhone, claim your prize now https://prize.example.com",
        ],
    },
    Said {
        name: "M16 unclassified",
        facts: "direction=inbound channel=facebook visibility=public",
        modes: "",
        place: public("facebook", 0),
        texts: &["hm", "…", "asdf", "🤔"],
    },
];

fn reader() -> Triage {
    Triage::with_taxonomy(&Taxonomy {
        brand_names: vec!["Larkspur".into(), "@larkspur".into()],
        competitors: vec!["Voltara".into(), "Skyline".into()],
        topics: vec![
            Topic::new(
                "outage",
                ["outage", "down", "no internet", "no connection", "no broadband", "internet dead"],
            ),
            Topic::new("billing", ["bill", "charged", "invoice", "direct debit"]),
        ],
        regions: vec!["GB".into()],
    })
}

fn read(reader: &Triage, place: Place, text: &str, owner: &str) -> Facts {
    let message = Inbound {
        provider_id: "m".into(),
        thread: "m".into(),
        parent: None,
        surface: place.surface,
        visibility: place.visibility,
        direct: true,
        author: Author {
            external_id: "u".into(),
            handle: Personal("ann".into()),
            name: Personal("Ann".into()),
            avatar: None,
            reach: Some(place.reach),
        },
        text: Personal(text.into()),
        subject: None,
        at: Instant::from_seconds(1_772_445_600),
        attachments: Vec::new(),
        campaign: place.campaign.map(Into::into),
        automatic: Automatic::No,
        quoted: None,
        page: None,
    };
    let whose = Whose {
        identity: IdentityId::from_uuid(uuid::Uuid::nil()),
        person: PersonId::from_uuid(uuid::Uuid::nil()),
        reach: Some(place.reach),
    };
    let thread = Thread { open_case: place.open_case, ..Thread::default() };
    let reading = facts::read(reader, place.channel, &message, thread, Alike::default());
    let (queue, origin) = if place.open_case { (Some(owner), Some("x")) } else { (None, None) };
    facts::assemble(place.channel, &message, whose, &reading, queue, origin)
}

fn model(name: &str) -> Model {
    let text = ownership::preset_text(name).expect("the preset comes with the product");
    ownership::load(name, text, &Presets).expect("the preset is sound")
}

fn where_to(decision: &Decision) -> Option<String> {
    decision.queue().map(ToString::to_string)
}

#[test]
#[expect(clippy::print_stdout, reason = "how many stood in triage is worth reading")]
fn the_matrix_in_peoples_own_words_goes_where_it_belongs_or_stands_in_triage() {
    let reader = reader();
    let (mut routed, mut asked, mut wrong) = (0, 0, Vec::new());
    for preset in ["marketing", "support", "divided", "squad", "matrix", "unified"] {
        let model = model(preset);
        let owner = model.queues().last().expect("a model has queues").id.to_string();
        for said in SAID {
            let reference = said.facts.replace("OWNER", &owner);
            let reference =
                Input::from_pairs(reference.split_whitespace().chain(said.modes.split_whitespace()));
            let Input { facts, modes, .. } = reference.expect("the facts are facts");
            let belongs = where_to(&decide(&model, &facts, &modes));
            for text in said.texts {
                let decision = decide(&model, &read(&reader, said.place, text, &owner), &modes);
                if decision.needs_triage {
                    asked += 1;
                } else if where_to(&decision) == belongs {
                    routed += 1;
                } else {
                    wrong.push(format!(
                        "{preset}, {}: `{text}` went to {:?} by {}",
                        said.name,
                        where_to(&decision),
                        decision.rule
                    ));
                }
            }
        }
    }
    println!("{routed} routed, {asked} in triage");
    assert!(wrong.is_empty(), "wrong and sure:\n{}", wrong.join("\n"));
    assert!(routed > asked, "{routed} routed, {asked} in triage");
}

#[test]
fn danger_and_the_press_are_never_left_to_triage_alone() {
    let (reader, model) = (reader(), model("divided"));
    for said in SAID.iter().filter(|said| said.name.starts_with("M7") || said.name.starts_with("M8")) {
        for text in said.texts {
            let decision = decide(&model, &read(&reader, said.place, text, ""), &Modes::none());
            let guard =
                ["safety_desk", "corp_comms"].contains(&where_to(&decision).unwrap_or_default().as_str());
            assert!(guard || decision.needs_triage, "{text}: {}", decision.rule);
        }
    }
}
