//! Which assumptions, orders of wishes and readings of the definitions a verdict survives (spec A13).
