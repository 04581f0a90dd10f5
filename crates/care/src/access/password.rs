//! Passwords: argon2id. Slow on purpose, so callers run it on a thread of its own.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Ctx, Secret, said};

use crate::{Error, Result};

/// The shortest password.
const SHORTEST: usize = 10;
/// The longest password, so that nobody makes us hash megabytes.
const LONGEST: usize = 200;

/// 19 MiB, two passes, one lane: OWASP's first choice for argon2id.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

/// Whether a password is good enough to be set.
///
/// # Errors
/// [`Error::Invalid`] with what is wrong.
pub fn policy(password: &Secret<String>) -> Result<()> {
    let length = password.expose().chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        return Err(Error::invalid(said!(
            "a password has {shortest} to {longest} characters",
            shortest = SHORTEST,
            longest = LONGEST
        )));
    }
    Ok(())
}

/// The hash to store. Takes tens of milliseconds.
///
/// # Errors
/// [`Error::Invalid`] if the password is too long to be hashed.
pub fn hash(ctx: &Ctx, password: &Secret<String>) -> Result<String> {
    let mut salt = [0; 16];
    ctx.fill_random(&mut salt);
    argon2()
        .hash_password_with_salt(password.expose().as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| Error::invalid("this password can't be hashed; choose another"))
}

/// Whether a password fits a stored hash. Without a hash (an unknown login) it takes as long and says no, so that
/// nobody can tell known logins from unknown ones by the time it takes.
pub fn matches(password: &Secret<String>, stored: Option<&Secret<String>>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let text = stored.map_or(NOBODY, |hash| hash.expose());
    let Ok(hash) = PasswordHash::new(text) else { return false };
    let fits = argon2().verify_password(password.expose().as_bytes(), &hash).is_ok();
    fits && stored.is_some() && password.expose().chars().count() <= LONGEST
}
