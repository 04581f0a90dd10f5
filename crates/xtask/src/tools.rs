//! What the other steps need: found, or installed where we may, or named for whoever may. What they can do without is
//! [`peers`].
//!
//! Debian's packages go into the system. Cargo's tools go into `target/ci-tools` and nowhere else.

use anyhow::{Context, Result, bail};

use crate::{
    peers, service,
    shell::{Shell, succeed},
};

/// A program from Debian, and why we want it.
struct Need {
    program: &'static str,
    packages: &'static [&'static str],
    why: &'static str,
}

const NEEDS: &[Need] = &[
    Need { program: "cc", packages: &["gcc", "libc6-dev"], why: "compiles the SQLite inside" },
    Need { program: "initdb", packages: &["postgresql"], why: "is the second engine of every database test" },
    Need {
        program: "chromium",
        packages: &["chromium", "fonts-liberation"],
        why: "is the browser of the browser tests",
    },
    Need { program: "chromedriver", packages: &["chromium-driver"], why: "drives Chromium" },
];

/// Parts of the Rust toolchain, which only its owner can add.
const COMPONENTS: &[(&str, &str)] = &[("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")];

/// Cargo's tools, and how they are compiled where `.ci/tools.txt` has no ready-made build for the machine.
/// Unoptimised: compiling is what takes the time (cargo-deny: a minute and a half on two cores), not their work.
const CARGO_TOOLS: &[(&str, &str)] = &[
    ("cargo-deny", "cargo install --locked --debug --root target/ci-tools cargo-deny"),
    (
        "cargo-nextest",
        "cargo install --locked --debug --root target/ci-tools cargo-nextest --no-default-features \
         --features default-no-update",
    ),
];

/// Ready-made builds, pinned by their digests; Python's installer carries them, and nothing of Python is in them.
const READY_MADE: &str = "python3 -m pip --disable-pip-version-check install --quiet --root-user-action ignore \
     --upgrade --target target/ci-tools --no-deps --only-binary :all: --require-hashes -r .ci/tools.txt";

/// Finds or installs everything.
pub fn install(shell: &Shell) -> Result<()> {
    for (program, component) in COMPONENTS {
        if shell.find(program).is_none() {
            bail!(
                "{program} is missing: run `rustup component add {component}`, or install Debian's {component}"
            );
        }
    }
    let missing: Vec<_> = NEEDS.iter().filter(|need| !is_here(shell, need.program)).collect();
    if !missing.is_empty() {
        for need in &missing {
            println!("{} is missing; it {}", need.program, need.why);
        }
        let packages: Vec<_> = missing.iter().flat_map(|need| need.packages).copied().collect();
        apt(shell, &packages)?;
    }
    if CARGO_TOOLS.iter().any(|(tool, _)| !is_here(shell, tool)) {
        cargo_tools(shell)?;
    }
    peers::install(shell);
    Ok(())
}

fn is_here(shell: &Shell, program: &str) -> bool {
    match program {
        "initdb" => service::postgres_programs(shell).is_some(),
        _ => shell.find(program).is_some(),
    }
}

fn cargo_tools(shell: &Shell) -> Result<()> {
    let pip = shell.succeeds("python3 -m pip --version") || apt(shell, &["python3-pip"]).is_ok();
    if pip && shell.run(READY_MADE).is_ok() {
        return Ok(());
    }
    println!("no ready-made build can be had here: compiling Cargo's tools, which takes some minutes");
    for (tool, install) in CARGO_TOOLS {
        if !is_here(shell, tool) {
            shell.run(install)?;
        }
    }
    Ok(())
}

/// Installs Debian's packages if we are root or `sudo` asks no password; otherwise says what to type.
pub fn apt(shell: &Shell, packages: &[&str]) -> Result<()> {
    let packages = packages.join(" ");
    if shell.find("apt-get").is_none() {
        bail!("install what Debian calls: {packages}; this system has no apt-get");
    }
    let sudo = match () {
        () if shell.is_root()? => "",
        () if shell.succeeds("sudo -n true") => "sudo -n ",
        () => bail!("run `sudo apt-get install {packages}`, then this again"),
    };
    println!("installing {packages}");
    let apt = format!("{sudo}env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600");
    succeed(&mut shell.command(&format!("{apt} update"))).context("Debian's package lists cannot be read")?;
    succeed(&mut shell.command(&format!("{apt} install -y --no-install-recommends {packages}")))
}
