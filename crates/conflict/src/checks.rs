//! placeholder
use crate::*;
pub(crate) fn meaning(_c: &Conflict, _u: &[Place], _f: &mut Vec<Finding>) {}
pub(crate) fn support(_c: &Conflict, _f: &mut Vec<Finding>) {}
