//! Where the conflict drifts when its decision makers move now and then and choose with some carelessness (spec A14; the chain is this
//! program's own definition).
