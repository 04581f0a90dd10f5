//! Lists the tables of `corpus/`, so that a new one is part of the corpus by lying there.

#![expect(clippy::disallowed_methods, reason = "cargo tells a build script where it is by the environment")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let corpus = root.join("corpus");
    println!("cargo::rerun-if-changed={}", corpus.display());
    let mut out = String::new();
    list(&mut out, "TABLES", &corpus.join("messages"));
    list(&mut out, "FEELINGS", &corpus.join("feelings"));
    let labels = corpus.join("labels/ibm_tcc.tsv");
    let _ = writeln!(out, "const LABELS: &str = include_str!({:?});", labels.display().to_string());
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("corpus.rs");
    fs::write(target, out).expect("the build folder can be written");
}

fn list(out: &mut String, name: &str, folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus lies beside this file")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "tsv"))
        .collect();
    files.sort();
    let _ = writeln!(out, "const {name}: &[(&str, &str)] = &[");
    for path in files {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(out, "    ({stem:?}, include_str!({:?})),", path.display().to_string());
    }
    let _ = writeln!(out, "];");
}
