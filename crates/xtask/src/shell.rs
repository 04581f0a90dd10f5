//! Running other programs: from the root of the tree, without standard input, with our own tools first on the
//! `PATH`.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// Where commands run and where they are looked for.
pub struct Shell {
    /// The root of the tree.
    pub root: PathBuf,
    path: OsString,
}

impl Shell {
    /// The shell of the tree that this binary was built from.
    pub fn at_the_root() -> Self {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let root = crates.and_then(Path::parent).expect("xtask lies two folders below the root").to_owned();
        let inherited = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(
            [root.join("target/ci-tools/bin")].into_iter().chain(env::split_paths(&inherited)),
        )
        .expect("a PATH that was split joins again");
        Self { root, path }
    }

    /// A command from words separated by blanks; arguments that contain blanks are added by the caller.
    pub fn command(&self, line: &str) -> Command {
        let mut words = line.split_whitespace();
        let mut command = Command::new(words.next().expect("a command has a name"));
        command.args(words).current_dir(&self.root).env("PATH", &self.path).stdin(Stdio::null());
        command
    }

    /// Runs a line, its output shown as it comes.
    pub fn run(&self, line: &str) -> Result<()> {
        succeed(&mut self.command(line))
    }

    /// Whether a line ends well; what it prints is not shown.
    pub fn succeeds(&self, line: &str) -> bool {
        self.command(line)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// What a line prints, without the blanks around it.
    pub fn read(&self, line: &str) -> Result<String> {
        let output = self.command(line).output().with_context(|| format!("`{line}` cannot be started"))?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The program of that name on the `PATH`.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path).map(|folder| folder.join(program)).find(|file| file.is_file())
    }

    /// Whether we are root: PostgreSQL refuses to be, and apt needs to be.
    pub fn is_root(&self) -> Result<bool> {
        Ok(self.read("id -u")? == "0")
    }
}

/// Runs a command to its end; an error if it fails.
pub fn succeed(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("`{name}` cannot be started"))?;
    if !status.success() {
        bail!("`{name}` failed: {status}");
    }
    Ok(())
}
