//! Who is given what.
