//! What every question about a model shares: the terms it is worked out under, and why it may have no answer.

use crate::{Failure, ModelSource};
use standoff_conflict::Conflict;
use standoff_questions::Limits;
use standoff_stability::{Analysis, CannotAnalyse, Settings, analyse};

/// The terms under which a question is worked out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms<'a> {
    /// How the definitions are read.
    pub settings: Settings,
    /// How much work it may take, and the flag that calls it off.
    pub limits: Limits<'a>,
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// The model cannot be analysed as it stands. Places are those of the model's file.
    #[error(transparent)]
    CannotAnalyse(#[from] CannotAnalyse),
    /// What was asked makes no sense for this model.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl NoAnswer {
    /// A question that makes no sense, in words for the person who put it.
    pub(crate) fn usage(why: impl ToString) -> NoAnswer {
        NoAnswer::Failure(Failure::Usage(why.to_string()))
    }
}

impl Terms<'_> {
    /// The analysis of a model under these terms.
    pub(crate) fn analysed(&self, conflict: &Conflict) -> Result<Analysis, CannotAnalyse> {
        analyse(conflict, &self.settings, &self.limits.budget)
    }
}

impl ModelSource {
    /// The model to work with: the only one of the file, or the one with an id.
    ///
    /// # Errors
    /// [`Failure::Usage`] where the file holds several and none is named; [`Failure::NoSuchModel`] where none has the id.
    pub fn model(&self, id: Option<&str>) -> Result<&Conflict, Failure> {
        let known = || self.models.iter().map(|model| model.id.clone()).collect::<Vec<_>>();
        match (id, &self.models[..]) {
            (None, [only]) => Ok(only),
            (None, models) => Err(Failure::Usage(format!(
                "{} holds {} models; name one with --id: {}",
                self.path.display(),
                models.len(),
                known().join(", ")
            ))),
            (Some(id), models) => models.iter().find(|model| model.id == id).ok_or_else(|| Failure::NoSuchModel {
                name: id.to_owned(),
                known: known(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"format":"graph-model/1","models":[
        {"id":"spring","dms":[{"name":"A","options":[0]}],"options":[{"name":"x"}],"preferences":[{"type":"statements","statements":[["Y"]]}]},
        {"id":"autumn","dms":[{"name":"A","options":[0]}],"options":[{"name":"x"}],"preferences":[{"type":"statements","statements":[["Y"]]}]}]}"#;

    #[test]
    fn of_several_models_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("two.json");
        std::fs::write(&path, TWO).unwrap();
        let source = ModelSource::load(&path).unwrap();
        let said = source.model(None).unwrap_err().to_string();
        assert!(said.contains("spring, autumn"), "{said}");
        assert_eq!(source.model(Some("autumn")).unwrap().id, "autumn");
        assert!(source.model(Some("winter")).unwrap_err().to_string().contains("spring"));
    }
}
