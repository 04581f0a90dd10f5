//! A model server that does what a test tells it: also what no good one does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use app::settings::Opinion;
use kernel::Secret;
use serde_json::{Value, json};

/// What it does when it is asked.
#[derive(Clone)]
pub enum Reply {
    /// The model says these words.
    Says(String),
    /// These bytes, behind a status line and headers of the test's own.
    Raw(&'static str, String),
    /// Refuses to be told the form of the answer, and says these words without.
    SaysUnformed(String),
    /// Never says a word.
    Silence,
    /// Begins an answer, and drips.
    Drips,
    /// An answer without an end.
    Endless,
    /// Ends the connection in the middle of an answer.
    HangsUp,
}

/// A request as it came.
#[derive(Clone)]
pub struct Asked {
    /// The request line and the headers.
    pub head: String,
    /// The body.
    pub body: Value,
}

/// The server.
pub struct ModelServer {
    address: SocketAddr,
    reply: Arc<Mutex<Reply>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl ModelServer {
    /// A server on a port of its own, for as long as the test's process lives.
    pub fn start(reply: Reply) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("the port is known");
        let server = Self { address, reply: Arc::new(Mutex::new(reply)), asked: Arc::default() };
        let (reply, asked) = (server.reply.clone(), server.asked.clone());
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (reply, asked) = (reply.clone(), asked.clone());
                // A client that has gone away ends its conversation, and that is all.
                std::thread::spawn(move || drop(converse(connection, &reply, &asked)));
            }
        });
        server
    }

    /// Settings that name this server.
    pub fn settings(&self) -> Opinion {
        Opinion {
            url: Some(format!("http://{}/v1", self.address)),
            model: Some("parrot:1b".into()),
            key: Some(Secret::new("sk-the-key".to_owned())),
            timeout: 1,
            ..Opinion::default()
        }
    }

    /// From now on it does this.
    pub fn does(&self, reply: Reply) {
        *self.reply.lock().unwrap_or_else(PoisonError::into_inner) = reply;
    }

    /// From now on the model says these facts.
    pub fn says(&self, facts: &Value) {
        self.does(Reply::Says(facts.to_string()));
    }

    /// All that was asked, oldest first.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn converse(mut stream: TcpStream, reply: &Mutex<Reply>, asked: &Mutex<Vec<Asked>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Ok(());
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let body: Value = serde_json::from_slice(&body)?;
    let is_formed = body.get("response_format").is_some();
    asked.lock().unwrap_or_else(PoisonError::into_inner).push(Asked { head, body });
    let reply = reply.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match reply {
        Reply::Says(words) => answer(&mut stream, "200 OK", &completion(&words)),
        Reply::SaysUnformed(_) if is_formed => answer(&mut stream, "400 Bad Request", "{}"),
        Reply::SaysUnformed(words) => answer(&mut stream, "200 OK", &completion(&words)),
        Reply::Raw(status, body) => answer(&mut stream, status, &body),
        Reply::Silence => reader.read(&mut [0]).map(drop),
        Reply::Drips => {
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n{")?;
            loop {
                stream.write_all(b" ")?;
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        Reply::Endless => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b' '; 1 << 16])?;
            }
        }
        Reply::HangsUp => stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"choices\":"),
    }
}

fn answer(stream: &mut TcpStream, status: &str, body: &str) -> std::io::Result<()> {
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

/// What an OpenAI-compatible endpoint answers when its model says these words.
fn completion(words: &str) -> String {
    json!({
        "object": "chat.completion",
        "choices": [{ "index": 0, "message": { "role": "assistant", "content": words }, "finish_reason": "stop" }],
        "usage": { "prompt_tokens": 400, "completion_tokens": 55, "total_tokens": 455 },
    })
    .to_string()
}
