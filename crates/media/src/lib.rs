//! Pictures and files as bytes: what they are, smaller pictures of them, and where they lie.
