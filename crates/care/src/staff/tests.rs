//! Who is here, and what is said of them.
