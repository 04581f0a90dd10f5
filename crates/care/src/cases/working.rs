//! The cases that a batch of items speaks of: loaded together, changed in memory, written together.

mod changes;
mod flush;

pub(super) use flush::insert_row;

use std::collections::{BTreeMap, HashMap, HashSet};

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{AccountId, CaseId, ConversationId, Ctx, DeliveryId, Instant, MessageId, PersonId};
use serde_json::Value;

use super::decide::{self, Candidate, Clue, Place};
use super::model::{Case, Conversation, Direction, Seen, State};
use super::store;
use crate::Result;
use crate::people::Whose;

/// What a batch needs to know before it changes anything.
#[derive(Default, Debug)]
pub struct Keys {
    /// The network's ids of messages spoken of, by account.
    pub messages: HashMap<AccountId, HashSet<String>>,
    /// Threads spoken of, by account.
    pub threads: HashMap<AccountId, HashSet<String>>,
}

/// A message that is known already.
#[derive(Clone, Debug, FromRow)]
pub struct KnownMessage {
    provider_id: String,
    /// Its id.
    pub id: MessageId,
    /// Its case.
    pub case_id: CaseId,
    /// Its conversation.
    pub conversation_id: ConversationId,
    /// Who speaks.
    pub direction: Direction,
    /// What it says.
    pub text: String,
    /// When it was changed last.
    pub edited_at: Option<Instant>,
    /// When it was taken back.
    pub deleted_at: Option<Instant>,
    /// How many earlier versions of it are kept.
    pub versions: i64,
}

#[derive(Debug, FromRow)]
struct EarlyRow {
    provider_id: String,
    at: Instant,
    text: Option<String>,
}

/// A message that is about to be stored.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// Through which account.
    pub account: AccountId,
    /// The delivery that brought it.
    pub delivery: Option<DeliveryId>,
    /// The network.
    pub channel: &'a str,
    /// Who speaks.
    pub direction: Direction,
    /// Who may see it.
    pub visibility: Seen,
    /// Where it stands.
    pub surface: &'static str,
    /// The network's thread.
    pub thread: &'a str,
    /// The network's id.
    pub provider_id: &'a str,
    /// What it answers.
    pub parent: Option<&'a str>,
    /// The subject.
    pub subject: Option<&'a str>,
    /// The words.
    pub text: &'a str,
    /// When it was said, as we see it.
    pub at: Instant,
    /// When it was said, as the network claims.
    pub provider_at: Instant,
    /// What triage read, as JSON.
    pub facts: Option<&'a str>,
    /// The outline of the words, if they are long enough to have one.
    pub likeness: Option<triage::Likeness>,
    /// Whether triage is unsure of what routing looks at; `None` for words that nobody read.
    pub unsure: Option<bool>,
    /// The person's tone, if triage is sure.
    pub sentiment: Option<&'static str>,
    /// Pictures and files.
    pub attachments: Option<Value>,
    /// The campaign post.
    pub campaign: Option<&'a str>,
    /// Whether a machine wrote it.
    pub automatic: bool,
    /// What it repeats of earlier messages.
    pub quoted: Option<&'a str>,
    /// How its author laid it out.
    pub page: Option<&'a channels::Page>,
}

/// Where a message was put.
#[derive(Clone, Copy, Debug)]
pub struct Attached {
    /// The message.
    pub message: MessageId,
    /// The case and how it got there.
    pub place: Place,
    /// The case.
    pub case: CaseId,
}

/// Where words of ours were put that were seen on the network.
#[derive(Clone, Copy, Debug)]
pub struct Overheard {
    /// The message.
    pub message: MessageId,
    /// The case.
    pub case: CaseId,
    /// Whether they answer the newest words of the person. News of an answer may come after the next question.
    pub answers: bool,
}

/// A change that overtook its message: when it was made, and the new words; none where the message was taken back.
pub type Early = (Instant, Option<String>);

/// The cases of a batch.
#[derive(Default, Debug)]
pub struct Cases {
    cases: BTreeMap<CaseId, Case>,
    by_person: HashMap<PersonId, Vec<CaseId>>,
    conversations: HashMap<(AccountId, String, kernel::IdentityId), Conversation>,
    known: HashMap<(AccountId, String), KnownMessage>,
    early: HashMap<(AccountId, String), Vec<Early>>,
    new_cases: HashSet<CaseId>,
    changed_cases: HashSet<CaseId>,
    new_conversations: HashSet<ConversationId>,
    moved_conversations: HashSet<ConversationId>,
    messages: Vec<Vec<Arg<'static>>>,
    pages: Vec<Vec<Arg<'static>>>,
    versions: Vec<Vec<Arg<'static>>>,
    edits: Vec<Vec<Arg<'static>>>,
    deletes: Vec<Vec<Arg<'static>>>,
    forget_versions: Vec<Vec<Arg<'static>>>,
    early_new: Vec<Vec<Arg<'static>>>,
    early_done: Vec<Vec<Arg<'static>>>,
}

impl Cases {
    /// Loads the messages and conversations that the keys name, and the cases of the persons and of those messages.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, keys: &Keys, persons: &[PersonId]) -> Result<()> {
        let mut case_ids = HashSet::new();
        for (account, ids) in &keys.messages {
            let key = |id: &str| (*account, id.to_owned());
            let texts = || Arg::texts(ids.iter().map(String::as_str));
            let known: Vec<KnownMessage> =
                tx.query(&store::KNOWN_MESSAGES, &[ctx.tenant.into(), account.into(), texts()]).await?;
            for message in known {
                case_ids.insert(message.case_id);
                self.known.insert(key(&message.provider_id), message);
            }
            let early: Vec<EarlyRow> =
                tx.query(&store::EARLY, &[ctx.tenant.into(), account.into(), texts()]).await?;
            for change in early {
                self.early.entry(key(&change.provider_id)).or_default().push((change.at, change.text));
            }
        }
        for (account, threads) in &keys.threads {
            let texts = Arg::texts(threads.iter().map(String::as_str));
            let found: Vec<Conversation> =
                tx.query(&store::CONVERSATIONS, &[ctx.tenant.into(), account.into(), texts]).await?;
            for conversation in found {
                case_ids.insert(conversation.case_id);
                let key = (conversation.account_id, conversation.thread.clone(), conversation.identity_id);
                self.conversations.insert(key, conversation);
            }
        }
        let since = ctx.now() - decide::REOPEN_WITHIN;
        let persons = Arg::ids(persons.iter().copied());
        let mut found: Vec<Case> =
            tx.query(&store::CANDIDATES, &[ctx.tenant.into(), persons, since.into()]).await?;
        for case in &found {
            case_ids.remove(&case.id);
        }
        if !case_ids.is_empty() {
            let ids = Arg::ids(case_ids);
            found.extend(tx.query::<Case>(&store::LOCK_SOME, &[ctx.tenant.into(), ids]).await?);
        }
        for case in found {
            self.by_person.entry(case.person_id).or_default().push(case.id);
            self.cases.insert(case.id, case);
        }
        Ok(())
    }

    /// A message that is known, stored or in this batch.
    pub fn known(&self, account: AccountId, provider_id: &str) -> Option<&KnownMessage> {
        self.known.get(&(account, provider_id.to_owned()))
    }

    /// A case of this batch.
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(&id)
    }

    /// All cases of this batch that are stored already.
    pub fn stored(&self) -> Vec<CaseId> {
        self.cases.keys().copied().filter(|id| !self.new_cases.contains(id)).collect()
    }

    /// Puts a message of a person into its conversation and case.
    pub fn receive(&mut self, ctx: &Ctx, whose: Whose, clue: Clue<'_>, message: NewMessage<'_>) -> Attached {
        let key = (message.account, message.thread.to_owned(), whose.identity);
        let in_conversation = self.conversations.get(&key).map(|conversation| conversation.case_id);
        let clue = Clue { conversation: in_conversation.or(clue.conversation), ..clue };
        let place = {
            let candidates: Vec<_> = self.candidates(whose.person);
            decide::place(clue, &candidates)
        };
        let case = match place {
            Place::New => self.open(ctx, whose, &message, clue),
            Place::Joins(id) | Place::Reopens(id) | Place::Thanks(id) => id,
        };
        let conversation = self.converse(ctx, key, &message, case);
        self.touch(case, place, clue, &message);
        let id = self.store_message(ctx, whose.person, case, conversation, None, message);
        Attached { message: id, place, case }
    }

    /// Puts words of ours, seen on the network but not sent from here, where they stand. `None` if they answer nobody
    /// whom we know.
    pub fn overhear(&mut self, ctx: &Ctx, to: Option<Whose>, message: NewMessage<'_>) -> Option<Overheard> {
        let stands = self.conversation_of(&message).map(|c| (c.id, c.case_id));
        let (conversation, case) = stands.or_else(|| self.begin(ctx, to?, &message))?;
        let person = self.cases.get(&case)?.person_id;
        let entry = self.cases.get_mut(&case)?;
        entry.last_seq += 1;
        if message.at >= entry.last_at {
            entry.last_at = message.at;
            entry.last_text = decide::first_line(message.text);
            entry.last_direction = Direction::Outbound;
            entry.last_visibility = message.visibility;
        }
        entry.answered_at = Some(entry.answered_at.map_or(message.at, |at| at.min(message.at)));
        let answers = message.at >= entry.last_inbound_at;
        if entry.state == State::Open && answers {
            entry.state = State::Waiting;
        }
        self.changed_cases.insert(case);
        let id = self.store_message(ctx, person, case, conversation, None, message);
        Some(Overheard { message: id, case, answers })
    }

    /// The conversation in whose thread words of ours stand.
    fn conversation_of(&self, message: &NewMessage<'_>) -> Option<&Conversation> {
        let parent = message.parent.and_then(|p| self.known(message.account, p)).map(|m| m.conversation_id);
        self.conversations
            .values()
            .filter(|c| c.account_id == message.account && c.thread == message.thread)
            .max_by_key(|c| (Some(c.id) == parent, c.opened_at))
    }

    /// A conversation that begins with words of ours belongs to the person's newest case.
    fn begin(&mut self, ctx: &Ctx, to: Whose, message: &NewMessage<'_>) -> Option<(ConversationId, CaseId)> {
        let newest = self.candidates(to.person).into_iter();
        let case = newest.max_by_key(|case| (case.state != State::Resolved, case.last_at, case.id))?.id;
        let key = (message.account, message.thread.to_owned(), to.identity);
        Some((self.converse(ctx, key, message, case), case))
    }

    /// Notes what routing found out about a case.
    pub fn describe(&mut self, case: CaseId, needs_triage: bool) {
        if let Some(entry) = self.cases.get_mut(&case) {
            entry.needs_triage = needs_triage;
            self.changed_cases.insert(case);
        }
    }

    fn candidates(&self, person: PersonId) -> Vec<Candidate<'_>> {
        self.by_person
            .get(&person)
            .into_iter()
            .flatten()
            .filter_map(|id| self.cases.get(id))
            .map(|case| Candidate {
                id: case.id,
                state: case.state,
                resolved_at: case.resolved_at,
                last_at: case.last_at,
                topic: case.topic.as_deref(),
            })
            .collect()
    }

    fn open(&mut self, ctx: &Ctx, whose: Whose, message: &NewMessage<'_>, clue: Clue<'_>) -> CaseId {
        let case = Case {
            id: ctx.mint(),
            person_id: whose.person,
            state: State::Open,
            origin_channel: message.channel.to_owned(),
            origin_visibility: message.visibility,
            topic: clue.topic.map(str::to_owned),
            opened_at: message.at,
            answered_at: None,
            resolved_at: None,
            snoozed_until: None,
            reopened: 0,
            last_seq: 0,
            last_at: message.at,
            last_inbound_at: message.at,
            last_text: String::new(),
            last_direction: Direction::Inbound,
            last_visibility: message.visibility,
            sentiment: None,
            needs_triage: false,
            joined_to: None,
        };
        let id = case.id;
        self.by_person.entry(whose.person).or_default().push(id);
        self.cases.insert(id, case);
        self.new_cases.insert(id);
        id
    }

    fn converse(
        &mut self,
        ctx: &Ctx,
        key: (AccountId, String, kernel::IdentityId),
        message: &NewMessage<'_>,
        case: CaseId,
    ) -> ConversationId {
        let identity = key.2;
        let conversation = self.conversations.entry(key).or_insert_with_key(|(account, thread, _)| {
            let conversation = Conversation {
                id: ctx.mint(),
                account_id: *account,
                channel: message.channel.to_owned(),
                visibility: message.visibility,
                thread: thread.clone(),
                identity_id: identity,
                case_id: case,
                subject: message.subject.map(str::to_owned),
                opened_at: message.at,
            };
            self.new_conversations.insert(conversation.id);
            conversation
        });
        if conversation.case_id != case {
            conversation.case_id = case;
            self.moved_conversations.insert(conversation.id);
        }
        conversation.id
    }

    fn touch(&mut self, case: CaseId, place: Place, clue: Clue<'_>, message: &NewMessage<'_>) {
        let Some(entry) = self.cases.get_mut(&case) else { return };
        entry.last_seq += 1;
        entry.opened_at = entry.opened_at.min(message.at);
        entry.last_inbound_at = entry.last_inbound_at.max(message.at);
        if message.at >= entry.last_at || entry.last_text.is_empty() {
            entry.last_at = message.at;
            entry.last_text = decide::first_line(message.text);
            entry.last_direction = message.direction;
            entry.last_visibility = message.visibility;
        }
        if entry.topic.is_none() {
            entry.topic = clue.topic.map(str::to_owned);
        }
        if let Some(tone) = message.sentiment {
            entry.sentiment = Some(tone.to_owned());
        }
        match place {
            Place::New | Place::Joins(_) => entry.state = State::Open,
            Place::Reopens(_) => {
                entry.state = State::Open;
                entry.reopened += 1;
                entry.resolved_at = None;
            }
            Place::Thanks(_) => {}
        }
        if entry.state == State::Open {
            entry.snoozed_until = None;
        }
        self.changed_cases.insert(case);
    }

    fn store_message(
        &mut self,
        ctx: &Ctx,
        person: PersonId,
        case: CaseId,
        conversation: ConversationId,
        author: Option<kernel::UserId>,
        message: NewMessage<'_>,
    ) -> MessageId {
        let id: MessageId = ctx.mint();
        let seq = self.cases.get(&case).map_or(1, |case| case.last_seq);
        let none = None::<Instant>;
        self.messages.push(
            args![
                ctx.tenant,
                id,
                seq,
                case,
                conversation,
                person,
                message.account,
                message.delivery,
                message.channel.to_owned(),
                message.direction,
                message.visibility,
                message.surface,
                message.thread.to_owned(),
                message.provider_id.to_owned(),
                message.parent.map(str::to_owned),
                message.subject.map(str::to_owned),
                message.text.to_owned(),
                author,
                message.at,
                message.provider_at,
                ctx.now(),
                message.facts.map(|json| Arg::json(json.to_owned())),
                message.attachments,
                message.campaign.map(str::to_owned),
                none,
                none,
                message.likeness.map(triage::Likeness::to_bits),
                message.unsure,
                message.automatic,
                message.quoted.map(str::to_owned)
            ]
            .into(),
        );
        if let Some(page) = message.page {
            let html = page.html.0.clone();
            self.pages.push(args![ctx.tenant, id, html, Json(&page.pictures), page.cut].into());
        }
        self.known.insert(
            (message.account, message.provider_id.to_owned()),
            KnownMessage {
                provider_id: message.provider_id.to_owned(),
                id,
                case_id: case,
                conversation_id: conversation,
                direction: message.direction,
                text: message.text.to_owned(),
                edited_at: None,
                deleted_at: None,
                versions: 0,
            },
        );
        id
    }
}
