//! Who is who, at the verbs.
