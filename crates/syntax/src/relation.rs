//! Relations between a word and its head: those of Universal Dependencies, version 2. Their order is part of the weights.

/// The relation of a word to its head; in the examples the word stands in bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// `acl`: “the offer **made** in May”.
    Acl,
    /// `acl:relcl`: “the man who **spoke**”.
    AclRelcl,
    /// `advcl`: “if they **refuse**”.
    Advcl,
    /// `advcl:relcl`: “…, which **surprised** us”.
    AdvclRelcl,
    /// `advmod`: “**never** go”.
    Advmod,
    /// `amod`: “**old** treaty”.
    Amod,
    /// `appos`: “Lund, the **mayor**”.
    Appos,
    /// `aux`: “**will** go”.
    Aux,
    /// `aux:pass`: “**was** seen”.
    AuxPass,
    /// `case`: “**of** Halden”.
    Case,
    /// `cc`: “**and**”.
    Cc,
    /// `cc:preconj`: “**both** … and”.
    CcPreconj,
    /// `ccomp`: “said that he **went**”.
    Ccomp,
    /// `compound`: “**peace** talks”.
    Compound,
    /// `compound:prt`: “give **up**”.
    CompoundPrt,
    /// `conj`: “talks and **visits**”.
    Conj,
    /// `cop`: “**is** ill”.
    Cop,
    /// `csubj`: “**leaving** was wrong”.
    Csubj,
    /// `csubj:pass`: “what he **did** was seen”.
    CsubjPass,
    /// `dep`: a relation without a better name.
    Dep,
    /// `det`: “**the** treaty”.
    Det,
    /// `det:predet`: “**all** the men”.
    DetPredet,
    /// `discourse`: “**yes**, we will”.
    Discourse,
    /// `dislocated`: a part set before or behind its clause.
    Dislocated,
    /// `expl`: “**there** is”.
    Expl,
    /// `fixed`: “because **of**”.
    Fixed,
    /// `flat`: “Ana **Lund**”.
    Flat,
    /// `goeswith`: parts of one word written apart.
    Goeswith,
    /// `iobj`: “gave **them** a week”.
    Iobj,
    /// `list`: members of a list.
    List,
    /// `mark`: “**that** he went”, “**to** go”.
    Mark,
    /// `nmod`: “mayor of **Halden**”.
    Nmod,
    /// `nmod:desc`: “**President** Lund”.
    NmodDesc,
    /// `nmod:poss`: “**her** office”.
    NmodPoss,
    /// `nmod:unmarked`: “talks **Monday**” below a noun.
    NmodUnmarked,
    /// `nsubj`: “**Lund** went”.
    Nsubj,
    /// `nsubj:outer`: “the **point** is that …”.
    NsubjOuter,
    /// `nsubj:pass`: “**Lund** was seen”.
    NsubjPass,
    /// `nummod`: “**ten** men”.
    Nummod,
    /// `obj`: “signed the **treaty**”.
    Obj,
    /// `obl`: “went to **Halden**”.
    Obl,
    /// `obl:agent`: “seen by **Lund**”.
    OblAgent,
    /// `obl:unmarked`: “went **Monday**”.
    OblUnmarked,
    /// `orphan`: what is left of a clause without its verb.
    Orphan,
    /// `parataxis`: clauses side by side, “he went, she **says**”.
    Parataxis,
    /// `punct`: marks.
    Punct,
    /// `reparandum`: a false start.
    Reparandum,
    /// `root`: the head of the sentence.
    Root,
    /// `vocative`: “**Ana**, come”.
    Vocative,
    /// `xcomp`: “wants to **go**”.
    Xcomp,
}

/// Relations with the names that treebanks write, in the order of the enumeration.
const NAMES: [(&str, Relation); 50] = [
    ("acl", Relation::Acl),
    ("acl:relcl", Relation::AclRelcl),
    ("advcl", Relation::Advcl),
    ("advcl:relcl", Relation::AdvclRelcl),
    ("advmod", Relation::Advmod),
    ("amod", Relation::Amod),
    ("appos", Relation::Appos),
    ("aux", Relation::Aux),
    ("aux:pass", Relation::AuxPass),
    ("case", Relation::Case),
    ("cc", Relation::Cc),
    ("cc:preconj", Relation::CcPreconj),
    ("ccomp", Relation::Ccomp),
    ("compound", Relation::Compound),
    ("compound:prt", Relation::CompoundPrt),
    ("conj", Relation::Conj),
    ("cop", Relation::Cop),
    ("csubj", Relation::Csubj),
    ("csubj:pass", Relation::CsubjPass),
    ("dep", Relation::Dep),
    ("det", Relation::Det),
    ("det:predet", Relation::DetPredet),
    ("discourse", Relation::Discourse),
    ("dislocated", Relation::Dislocated),
    ("expl", Relation::Expl),
    ("fixed", Relation::Fixed),
    ("flat", Relation::Flat),
    ("goeswith", Relation::Goeswith),
    ("iobj", Relation::Iobj),
    ("list", Relation::List),
    ("mark", Relation::Mark),
    ("nmod", Relation::Nmod),
    ("nmod:desc", Relation::NmodDesc),
    ("nmod:poss", Relation::NmodPoss),
    ("nmod:unmarked", Relation::NmodUnmarked),
    ("nsubj", Relation::Nsubj),
    ("nsubj:outer", Relation::NsubjOuter),
    ("nsubj:pass", Relation::NsubjPass),
    ("nummod", Relation::Nummod),
    ("obj", Relation::Obj),
    ("obl", Relation::Obl),
    ("obl:agent", Relation::OblAgent),
    ("obl:unmarked", Relation::OblUnmarked),
    ("orphan", Relation::Orphan),
    ("parataxis", Relation::Parataxis),
    ("punct", Relation::Punct),
    ("reparandum", Relation::Reparandum),
    ("root", Relation::Root),
    ("vocative", Relation::Vocative),
    ("xcomp", Relation::Xcomp),
];

impl Relation {
    /// How many there are.
    pub const COUNT: usize = NAMES.len();

    /// The relation of a name as treebanks write it, "nsubj:pass"; without its subtype where only that is unknown.
    pub fn from_name(name: &str) -> Option<Relation> {
        let find = |name: &str| NAMES.iter().find(|(known, _)| *known == name).map(|(_, relation)| *relation);
        find(name).or_else(|| find(name.split(':').next()?))
    }

    /// The name that treebanks write.
    pub fn name(self) -> &'static str {
        NAMES[self.place()].0
    }

    /// The relation at a place in the order of the enumeration; [`Relation::Dep`] beyond the end.
    pub fn at(place: usize) -> Relation {
        NAMES.get(place).map_or(Relation::Dep, |(_, relation)| *relation)
    }

    /// Its place in the order of the enumeration, below [`Relation::COUNT`].
    pub fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_places_and_relations_agree() {
        for (place, (name, relation)) in NAMES.into_iter().enumerate() {
            assert_eq!((relation.place(), Relation::at(place)), (place, relation));
            assert_eq!((Relation::from_name(name), relation.name()), (Some(relation), name));
        }
        assert_eq!(Relation::from_name("nsubj:new"), Some(Relation::Nsubj));
        assert_eq!(Relation::from_name("new"), None);
    }
}
