//! What the targets hold the readers to.

mod models;

pub use models::read_and_write_again;
