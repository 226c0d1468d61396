//! Words that say nothing of an act, words that end one, and what a label can do without. Each list is one string, words parted by blanks.

/// Verbs and nouns that carry no act of their own.
pub(super) const LIGHT: &str = "\
    be have do will would shall can could may might must should go get make take give see want wish agree proceed continue \
    begin start let need say come put bring keep stay hold commit prepare intend plan seek try remain become step concrete \
    way part move measure side party thing anything something nothing anybody nobody other new old further more own such \
    single certain possible ready willing willingness prepared open able full fully advance precondition condition form \
    kind some case event first second last next half member people";

/// Words of time and place in time.
pub(super) const TIME: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
    october november december day night morning evening week month year summer winter spring autumn today tomorrow \
    yesterday soon again time moment meantime date now then anytime anywhere hour minute late early";

/// Adverbs that make a light verb an act: "take back", "go out".
pub(super) const PARTICLES: &str = "\
    back out off down up in over away together";

/// Words for taking something away or bringing it to an end: an act with one of them is not the act that it undoes.
pub(super) const UNDOING: &str = "\
    end stop halt cease suspend freeze cancel lift dismantle abandon reduce reduction ease relief relieve waive remove \
    drop renounce scrap cut over off down draw abolish disarm";

/// Words at the head of a clause that its label can do without.
pub(super) const LEADING: &str = "\
    to will would shall can could may might must should not never be want wish see agree proceed have and that the a an \
    any also prepared ready willing is was were are been has had ’ll 'll ’d 'd , “ ” \" n't n’t no further go commit it \
    who";

/// Endings that differ between a verb and its noun.
pub(super) const ENDINGS: &str = "\
    ization isation ement ation ition ment tion ance ence ing ize ise ate ion ent al ed e at";

/// Whether a list holds a word.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}
