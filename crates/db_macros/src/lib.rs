//! db_macros
