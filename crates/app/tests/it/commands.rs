//! The commands, as processes: what they print, and how they end.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use kernel::SystemClock;
use serde_json::{Value, json};
use tempfile::TempDir;

/// What a command said, and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub good: bool,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("commands write UTF-8");
        Self { out: text(output.stdout), err: text(output.stderr), good: output.status.success() }
    }
}

pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for temporary files")
}

/// Runs `commonground` in a folder, with an installation in `data` below it.
pub fn run(folder: &TempDir, args: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
    for name in ["DATA", "DATABASE", "SCHEMA", "KEY", "LISTEN", "HTTPS"] {
        command.env_remove(format!("COMMONGROUND_{name}"));
    }
    command.current_dir(folder.path()).args(args).output().expect("the command can be started").into()
}

pub fn write(folder: &TempDir, name: &str, text: &str) {
    std::fs::write(folder.path().join(name), text).expect("a temporary file can be written");
}

pub fn divided() -> &'static str {
    ownership::preset_text("divided").expect("the preset comes with the product")
}

/// An installation of Larkspur Broadband.
pub fn installed() -> TempDir {
    let folder = folder();
    let made = run(&folder, &["init", "--name", "Larkspur Broadband"]);
    assert!(made.good && made.out.contains("user add"), "{}{}", made.out, made.err);
    folder
}

#[test]
fn holidays_of_an_ics_file_are_written_into_a_model_or_nothing_is() {
    let folder = folder();
    let calendar =
        "[calendar.shop]\ntz = \"Europe/London\" # ours\nopen = [\"mon-fri 09:00-17:00\"]\n\n[[department]]";
    let model = divided().replacen("[[department]]", calendar, 1);
    write(&folder, "mine.toml", &model);
    let event = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20271224\r\nSUMMARY:Eve\r\nEND:VEVENT\r\n";
    write(&folder, "house.ics", &format!("BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n"));
    let import = |calendar: &str, from: &str| {
        run(
            &folder,
            &[
                "ownership",
                "holidays",
                "house.ics",
                "--into",
                "mine.toml",
                "--calendar",
                calendar,
                "--from",
                from,
            ],
        )
    };
    let now = || std::fs::read_to_string(folder.path().join("mine.toml")).unwrap();
    for (wrong, why) in
        [(import("shpo", "2026"), "did you mean `shop`?"), (import("shop", "2030"), "no holidays from 2030")]
    {
        assert!(!wrong.good && wrong.err.contains(why), "{}", wrong.err);
        assert_eq!(now(), model);
    }
    let good = import("shop", "2026");
    assert!(good.good && good.out.contains("the one day of house"), "{}{}", good.out, good.err);
    assert!(now().contains("# ours") && now().contains("2027-12-24"));
}

#[test]
fn a_wrong_ownership_file_is_refused_with_its_place_and_the_cure() {
    let folder = folder();
    write(&folder, "good.toml", divided());
    write(
        &folder,
        "bad.toml",
        &divided().replacen(
            r#"then = { queue = "care", sla = "public_fast" }"#,
            r#"then = { queue = "caer", sla = "public_fast" }"#,
            1,
        ),
    );
    let good = run(&folder, &["ownership", "check", "good.toml"]);
    assert!(good.good, "{}{}", good.out, good.err);

    let line = divided()
        .lines()
        .position(|line| line.starts_with(r#"then = { queue = "care", sla = "public_fast" }"#));
    let place =
        format!("bad.toml:{}:18: error: unknown queue `caer`; did you mean `care`?", line.unwrap() + 1);
    let bad = run(&folder, &["ownership", "check", "good.toml", "bad.toml"]);
    assert!(!bad.good && bad.out.contains(&place), "{}{}", bad.out, bad.err);
    let reports: Value =
        serde_json::from_str(&run(&folder, &["ownership", "check", "--json", "bad.toml"]).out).unwrap();
    assert_eq!((&reports[0]["ok"], &reports[0]["file"]), (&json!(false), &json!("bad.toml")));
    // A refused file decides nothing, and one that is not there is named.
    let explained = run(&folder, &["ownership", "explain", "bad.toml", "--fact", "channel=x"]);
    assert!(!explained.good && explained.err.contains("did you mean"), "{}", explained.err);
    let missing = run(&folder, &["ownership", "check", "absent.toml"]);
    assert!(!missing.good && missing.err.contains("absent.toml"), "{}", missing.err);
}

#[test]
fn decide_prints_one_line_for_each_line_of_facts() {
    let folder = folder();
    write(&folder, "model.toml", divided());
    let cases = [
        (json!({ "intent": "complaint", "needs_action": true }), "care", "R4-something-to-do", "public_fast"),
        (
            json!({ "intent": "praise", "sentiment_brand": "positive" }),
            "community",
            "R6-friendly-or-neutral",
            "engage",
        ),
        (json!({ "intent": "lead" }), "leads", "R5-wants-to-buy", "engage"),
        (
            json!({ "intent": "self_harm", "open_case_queue": "community" }),
            "safety_desk",
            "G1-people-at-risk",
            "public_fast",
        ),
        (json!({ "open_case_queue": "community" }), "community", "C1-open-case", ""),
        (
            json!({ "topic": "outage", "_modes": ["crisis"], "_crisis_topics": ["outage"] }),
            "war_room",
            "M1-crisis-topic",
            "public_fast",
        ),
        (json!({}), "care", "default", "public_fast"),
    ];
    let lines: Vec<_> = cases
        .iter()
        .map(|(facts, ..)| {
            let mut facts = facts.clone();
            facts["direction"] = json!("inbound");
            facts.to_string()
        })
        .collect();
    write(&folder, "facts.jsonl", &lines.join("\n"));
    let decided = run(&folder, &["ownership", "decide", "model.toml", "--facts", "facts.jsonl"]);
    assert!(decided.good, "{}", decided.err);
    assert_eq!(decided.out.lines().count(), cases.len());
    for (line, (facts, queue, rule, sla)) in decided.out.lines().zip(cases) {
        let line: Value = serde_json::from_str(line).unwrap();
        let keys: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys.len(), 5, "{keys:?}");
        let sla = if sla.is_empty() { Value::Null } else { json!(sla) };
        assert_eq!(
            (&line["queue"], &line["rule"], &line["sla"]),
            (&json!(queue), &json!(rule), &sla),
            "{facts}"
        );
    }

    write(&folder, "broken.jsonl", "{\"channel\":\"x\"}\nnot facts\n");
    let broken = run(&folder, &["ownership", "decide", "model.toml", "--facts", "broken.jsonl"]);
    assert!(!broken.good && broken.err.contains("broken.jsonl, line 2"), "{}", broken.err);
}

#[test]
fn explain_says_why_in_a_sentence_and_as_json() {
    let folder = folder();
    write(&folder, "model.toml", divided());
    let facts = ["--fact", "direction=inbound", "--fact", "intent=complaint", "--fact", "needs_action=true"];
    let command = [&["ownership", "explain", "model.toml"], &facts[..]].concat();
    let told = run(&folder, &command);
    assert!(
        told.good && told.out.contains("Care") && told.out.contains("R4-something-to-do"),
        "{}",
        told.out
    );
    let json: Value = serde_json::from_str(&run(&folder, &[&command[..], &["--json"]].concat()).out).unwrap();
    assert_eq!(json["result"]["rule"], "R4-something-to-do");
    assert!(json["evaluated"].as_array().is_some_and(|rules| rules.len() > 5));
    let wrong = run(&folder, &["ownership", "explain", "model.toml", "--fact", "intnet=complaint"]);
    assert!(!wrong.good && wrong.err.contains("intent"), "{}", wrong.err);
}

#[test]
fn every_preset_is_right() {
    let folder = folder();
    let listed = run(&folder, &["ownership", "presets"]).out;
    assert_eq!(listed.lines().count(), 7);
    for line in listed.lines() {
        let name = line.split_whitespace().next().unwrap();
        let made = run(&folder, &["--data", name, "init", "--name", "Larkspur", "--preset", name]);
        assert!(made.good, "{name}: {}", made.err);
    }
    let unknown = run(&folder, &["--data", "other", "init", "--name", "Larkspur", "--preset", "chaos"]);
    assert!(!unknown.good && unknown.err.contains("no preset `chaos`"), "{}", unknown.err);
}

fn doctor(folder: &TempDir, more: &[&str]) -> (bool, Vec<(String, String)>) {
    let said = run(folder, &[&["doctor", "--json", "--listen", "127.0.0.1:0"], more].concat());
    let findings: Vec<Value> =
        serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    for finding in &findings {
        assert_eq!(
            finding["level"] == "good",
            finding.get("remedy").is_none(),
            "a remedy for what is wrong: {finding}"
        );
    }
    (said.good, findings.iter().map(|finding| (text(&finding["about"]), text(&finding["level"]))).collect())
}

#[test]
fn doctor_says_what_is_wrong_and_ends_with_it() {
    let is = |findings: &[(String, String)], about: &str, level: &str| {
        findings.iter().any(|(a, l)| a == about && l == level)
    };
    let (good, findings) = doctor(&folder(), &[]);
    assert!(good && is(&findings, "database", "look"), "nothing is there yet: {findings:?}");

    let installed = installed();
    let (good, findings) = doctor(&installed, &[]);
    assert!(good && findings.iter().all(|(_, level)| level == "good"), "{findings:?}");

    let another = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let (good, findings) = doctor(&installed, &["--key", another]);
    assert!(!good && is(&findings, "channels", "bad"), "another key opens nothing: {findings:?}");

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = run(&installed, &["doctor", "--listen", &address]);
    assert!(said.good && said.out.contains(&format!("{address} is in use")), "{}", said.out);

    let data = installed.path().join("data");
    std::fs::rename(data.join("key"), data.join("key.lost")).unwrap();
    let (good, findings) = doctor(&installed, &[]);
    assert!(!good && is(&findings, "key", "bad"), "{findings:?}");
    let served = run(&installed, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!served.good && served.err.contains("put the key file back"), "{}", served.err);

    std::fs::rename(data.join("key.lost"), data.join("key")).unwrap();
    std::fs::write(data.join("commonground.sqlite"), b"this is not a database, it is a sentence in a file")
        .unwrap();
    remove_if_there(&data.join("commonground.sqlite-wal"));
    let (good, findings) = doctor(&installed, &[]);
    assert!(!good && is(&findings, "database", "bad"), "{findings:?}");
}

#[test]
fn doctor_says_who_is_asked_for_a_second_opinion_and_what_is_wrong_with_the_settings() {
    let installed = installed();
    let opinion = |more: &[&str]| {
        let (good, findings) = doctor(&installed, more);
        let about = findings.into_iter().filter(|(about, _)| about == "opinion").map(|(_, level)| level);
        (good, about.collect::<Vec<_>>())
    };
    assert_eq!(opinion(&[]), (true, vec!["good".into()]), "it is off");
    let url = ["--opinion-url", "http://127.0.0.1:9/v1"];
    assert_eq!(opinion(&[&url[..], &["--opinion-model", "parrot:1b"]].concat()), (true, vec!["good".into()]));
    assert_eq!(opinion(&url), (false, vec!["bad".into()]), "which model?");
    let served = run(&installed, &[&["serve", "--listen", "127.0.0.1:0"], &url[..]].concat());
    assert!(!served.good && served.err.contains("COMMONGROUND_OPINION_MODEL"), "{}", served.err);
}

fn remove_if_there(path: &Path) {
    if path.exists() {
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn an_installation_is_made_once_and_its_people_and_tokens_are_listed_and_ended() {
    let folder = installed();
    let again = run(&folder, &["init", "--name", "Larkspur Broadband"]);
    assert!(!again.good && again.err.contains("a brand here already"), "{}", again.err);

    let added = run(&folder, &["user", "add", "--login", "ada", "--name", "Ada", "--role", "admin"]);
    assert!(added.good && added.out.contains("Password, shown once: "), "{}{}", added.out, added.err);
    for (args, why) in [
        (["user", "add", "--login", "ada", "--name", "Ada", "--role", "admin"], "`ada` is taken"),
        (["user", "add", "--login", "a b", "--name", "Ada", "--role", "agent"], "one word"),
        (["user", "add", "--login", "eve", "--name", "Eve", "--role", "king"], "viewer, agent, lead, admin"),
    ] {
        let refused = run(&folder, &args);
        assert!(!refused.good && refused.err.contains(why), "{}", refused.err);
    }
    assert!(run(&folder, &["user", "disable", "ada"]).good);
    let listed = run(&folder, &["user", "list"]).out;
    assert!(listed.contains("Ada") && listed.contains("(ended)"), "{listed}");

    for command in ["token create --name crm --role agent", "user add --login bo --name Bo --role agent"] {
        let args: Vec<_> = command.split(' ').chain(["--team", "nobody"]).collect();
        let refused = run(&folder, &args);
        assert!(!refused.good && refused.err.contains("there is no team `nobody`"), "{}", refused.err);
    }
    let made = run(&folder, &["token", "create", "--name", "robot", "--role", "agent"]).out;
    let (id, token) = made.trim().split_once('\n').unwrap();
    assert!(id.starts_with("tok_") && token.starts_with("cgt_"));
    let listed = run(&folder, &["token", "list"]).out;
    assert!(listed.contains("robot") && !listed.contains(token), "the list shows no secret");
    assert!(run(&folder, &["token", "revoke", id]).good);
    assert!(run(&folder, &["token", "list"]).out.contains("(ended)"));
    let data = std::fs::read(folder.path().join("data/commonground.sqlite")).unwrap();
    assert!(!data.windows(token.len()).any(|bytes| bytes == token.as_bytes()), "only its digest is stored");

    let traced = run(&folder, &["trace", "nonsense"]);
    assert!(!traced.good && traced.err.contains("name a message"), "{}", traced.err);
}

#[test]
fn nothing_runs_without_a_brand_and_says_how_to_make_one() {
    let folder = folder();
    for args in [&["serve", "--listen", "127.0.0.1:0"][..], &["user", "list"], &["trace", "case_00"]] {
        let said = run(&folder, args);
        assert!(!said.good, "{args:?}");
    }
    let said = run(&folder, &["user", "list"]);
    assert!(said.err.contains("commonground init --name BRAND"), "{}", said.err);
}

#[test]
fn a_server_without_its_key_or_with_another_one_refuses_to_start() {
    let folder = installed();
    let key = folder.path().join("data/key");
    let kept = std::fs::read_to_string(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let said = run(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!said.good && said.err.contains("put the key file back"), "{}", said.err);
    assert!(!key.exists(), "no new key was made in its place");

    let other = installed();
    std::fs::copy(other.path().join("data/key"), &key).unwrap();
    let said = run(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!said.good && said.err.contains("another key"), "{}", said.err);
    assert_ne!(std::fs::read_to_string(&key).unwrap(), kept);
}

#[test]
fn the_demo_keeps_out_of_a_brand_of_ones_own() {
    let folder = installed();
    let data = folder.path().join("data");
    let said = run(&folder, &["demo", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    assert!(!said.good && said.err.contains("choose another folder"), "{}{}", said.out, said.err);
}

#[test]
fn the_reader_is_measured_on_tables_and_says_what_it_left_out() {
    let folder = folder();
    let tweets = "text\tlabel\nI love the new app\tpositive\nmy line is down again\tnegative\nwhen do you open\tneutral\n\
                  no tab here\nwhatever\tpurple\n";
    write(&folder, "tweets.tsv", tweets);
    write(
        &folder,
        "acts.tsv",
        "can you help me please?\t1\nlol\t0\nmy parcel never came, please sort it\t1\nhaha ok\t0\n",
    );
    let args = ["triage", "evaluate", "--set", "sentiment=tweets.tsv", "--set", "mine=acts.tsv", "--json"];
    let said = run(&folder, &args);
    assert!(said.good, "{}", said.err);
    let sets: Vec<Value> = serde_json::from_str(&said.out).expect("JSON was asked for");
    assert_eq!((&sets[0]["fact"], &sets[0]["count"]), (&json!("sentiment_brand"), &json!(3)));
    assert_eq!(sets[0]["unknown_labels"], json!([["label", 1], ["purple", 1]]));
    assert_eq!((&sets[1]["fact"], &sets[1]["accuracy"]), (&json!("needs_action"), &json!(1.0)));
    assert!(sets[1]["auc"].is_f64() && sets[1]["texts_per_s"].is_f64());
    let said =
        run(&folder, &["triage", "evaluate", "--set", "sentiment=acts.tsv", "--set", "tweets=tweets.tsv"]);
    assert!(!said.good && said.err.contains("name it, as in `sentiment=tweets.tsv`"), "{}", said.err);
    let said = run(&folder, &["triage", "evaluate", "--set", "sentiment=none.tsv"]);
    assert!(!said.good && said.err.contains("none.tsv can't be read"), "{}", said.err);
}

#[test]
fn the_curve_of_learning_starts_with_the_model_as_shipped() {
    let folder = folder();
    let rows = ["the zorb is here\tpositive\n", "no zorb today\tnegative\n"].concat().repeat(40);
    write(&folder, "stream.tsv", &rows);
    write(&folder, "test.tsv", &rows);
    let args = ["triage", "learn", "--stream", "stream.tsv", "--test", "test.tsv", "--at", "0,80", "--json"];
    let said = run(&folder, &args);
    assert!(said.good, "{}", said.err);
    let points: Vec<Value> = serde_json::from_str(&said.out).expect("JSON was asked for");
    assert_eq!((&points[0]["at"], &points[0]["bytes"]), (&json!(0), &json!(0)));
    assert_eq!((&points[1]["at"], &points[1]["accuracy"]), (&json!(80), &json!(1.0)));
}

#[test]
fn a_model_is_trained_with_its_card_beside_it_and_can_be_read_with() {
    let folder = folder();
    let said = run(&folder, &["triage", "train", "--alone", "--out", "base.bin", "--epochs", "1"]);
    assert!(said.good && said.out.contains("card and notice beside"), "{}{}", said.out, said.err);
    for file in ["base.bin", "CARD.md", "NOTICE"] {
        assert!(folder.path().join(file).exists(), "{file}");
    }
    let said = run(&folder, &["triage", "read", "--model", "base.bin", "my internet is down, please help"]);
    assert!(said.good && said.out.contains("needs_action           true"), "{}", said.out);
    let said = run(&folder, &["triage", "train", "--data", "nowhere", "--out", "base.bin"]);
    assert!(
        !said.good
            && said.err.contains("--alone does without them")
            && said.err.contains("vader_lexicon.txt can't be read"),
        "{}",
        said.err
    );
    write(&folder, "no.bin", "nothing");
    let said = run(&folder, &["triage", "read", "--model", "no.bin", "hi"]);
    assert!(!said.good && said.err.contains("no model of this version's layout"), "{}", said.err);
}

#[test]
fn clocks_can_be_counted_again_and_a_moment_that_is_none_is_refused_with_what_to_write() {
    let folder = installed();
    let counted = run(&folder, &["clocks", "recompute", "--since", "30d"]);
    assert!(counted.good, "{}", counted.err);
    assert_eq!(counted.out.trim(), "0 clocks of 0 cases recomputed, 0 differ");
    let json = run(&folder, &["clocks", "recompute", "--json"]);
    let report: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&report["clocks"], &report["differing"]), (&json!(0), &json!([])));
    let refused = run(&folder, &["clocks", "recompute", "--since", "yesterday"]);
    assert!(!refused.good && refused.err.contains("30d"), "{}", refused.err);
}

/// Runs `commonground` with something on standard input.
fn run_with(folder: &TempDir, args: &[&str], input: &str) -> Said {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
    for name in ["DATA", "DATABASE", "SCHEMA", "KEY", "LISTEN", "HTTPS", "PRIVATE_NETWORKS"] {
        command.env_remove(format!("COMMONGROUND_{name}"));
    }
    let piped = std::process::Stdio::piped;
    let command = command.current_dir(folder.path()).args(args);
    let mut child =
        command.stdin(piped()).stdout(piped()).stderr(piped()).spawn().expect("it can be started");
    // Who refuses its arguments has gone before it read anything.
    _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends").into()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_connected_listed_read_and_taken_away_by_commands() {
    let folder = installed();
    let http = app::node::http_client().unwrap();
    let network = channels::sandbox::simulator::world(http, Arc::new(SystemClock)).await;
    let account = network.account();
    let base = format!("base_url={}", account.base_url);
    // The founder's own account on the sandbox is another one: its network runs inside a server.
    let add = ["--private-networks", "channel", "add", "--network", "sandbox", "--set", &base];
    let add = |more: &[&str], input: &str| run_with(&folder, &[&add[..], more].concat(), input);

    let shown = add(&["--set", "token=shown"], "");
    assert!(!shown.good && shown.err.contains("is a secret"), "{}", shown.err);
    let unknown = run(&folder, &["channel", "add", "--network", "pigeon"]);
    assert!(!unknown.good && unknown.err.contains("no network `pigeon`") && unknown.err.contains("sandbox"));
    let missing = add(&[], "");
    assert!(!missing.good && missing.err.contains("token: it is missing"), "{}", missing.err);
    let wrong = add(&["--secret", "token=-"], "a wrong one\n");
    assert!(!wrong.good && wrong.err.contains("nothing was kept"), "{}", wrong.err);
    let barred = run_with(
        &folder,
        &["channel", "add", "--network", "sandbox", "--set", &base, "--secret", "token=-"],
        "t\n",
    );
    assert!(!barred.good && barred.err.contains("--private-networks"), "{}", barred.err);

    let token = account.secrets.get("token").unwrap();
    let added = add(&["--secret", "token=-"], &format!("{token}\n"));
    assert!(added.good && added.out.contains("larkspur is connected: acc_"), "{}{}", added.out, added.err);
    let id = added.out.split("connected: ").nth(1).unwrap().trim().to_owned();
    let on = |what: &str| run(&folder, &["--private-networks", "channel", what, &id]);
    let test = on("test");
    assert!(test.good && test.out.contains("works"), "{}{}", test.out, test.err);

    let saying = channels::simulation::Saying {
        person: "jana".into(),
        visibility: channels::Visibility::Public,
        in_reply_to: None,
        text: "@larkspur the line is dead again".into(),
        picture: false,
    };
    network.says(saying).await;
    let read = on("reconcile");
    assert!(read.good && read.out.contains("1 new"), "{}{}", read.out, read.err);
    assert!(on("reconcile").out.contains("0 new"), "nothing comes twice");

    let listed: Value = serde_json::from_str(&run(&folder, &["channel", "list", "--json"]).out).unwrap();
    let one = listed.as_array().unwrap().iter().find(|one| one["id"] == id.as_str()).expect("it is listed");
    assert_eq!((&one["state"], &one["meter"]["came"]), (&json!("live"), &json!(1)));
    assert!(!listed.to_string().contains(token), "a secret is never shown");
    assert!(on("pause").good && run(&folder, &["channel", "list"]).out.contains("paused"));
    assert!(!on("reconcile").good, "nothing is read from it while it rests");
    assert!(on("resume").good);
    assert!(!on("remove").good, "somebody has to mean it");
    let removed = run(&folder, &["channel", "remove", &id, "--yes"]);
    assert!(removed.good && removed.out.contains("stays"), "{}{}", removed.out, removed.err);
    assert!(!run(&folder, &["channel", "list"]).out.contains(&id));
}
