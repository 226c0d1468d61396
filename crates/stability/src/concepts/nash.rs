//! Nash stability: no improvement of one's own.
use crate::concepts::Definition;

/// No reply is asked for; what would deter is never looked at.
pub(crate) const DEFINITION: Definition = Definition {
    replies: None,
    deters: |_, _| false,
    looks_at_escapes: false,
};
