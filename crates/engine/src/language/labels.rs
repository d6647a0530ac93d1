//! The label sets of the analysis, each under the name its scheme gives it: Penn Treebank tags
//! (Santorini 1990, "Part-of-Speech Tagging Guidelines for the Penn Treebank Project"), universal parts
//! of speech (<https://universaldependencies.org/u/pos/>), `ClearNLP` relations (Choi and Palmer 2012,
//! "Guidelines for the Clear Style Constituent to Dependency Conversion"), `OntoNotes` 5 entities
//! (<https://catalog.ldc.upenn.edu/LDC2013T19>).

/// Declares an enum whose variants stand for the labels of a scheme.
macro_rules! labels {
    ($(#[$outer:meta])* $name:ident { $($variant:ident = $label:literal, $doc:literal;)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $(#[doc = concat!("`", $label, "`: ", $doc)] $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The label as the scheme writes it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The value for a label of the scheme.
            pub fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

labels! {
    /// Fine part of speech: the Penn Treebank tags with the `OntoNotes` additions.
    Tag {
        Currency = "$", "currency sign";
        CloseQuote = "''", "closing quotation mark";
        Comma = ",", "comma";
        OpenBracket = "-LRB-", "opening bracket";
        CloseBracket = "-RRB-", "closing bracket";
        SentenceEnd = ".", "sentence-final mark";
        Colon = ":", "colon, dash, ellipsis";
        Address = "ADD", "e-mail or web address";
        Affix = "AFX", "affix";
        Cc = "CC", "coordinating conjunction";
        Cd = "CD", "cardinal number";
        Dt = "DT", "determiner";
        Ex = "EX", "existential *there*";
        Fw = "FW", "foreign word";
        Hyphen = "HYPH", "hyphen";
        In = "IN", "preposition or subordinating conjunction";
        Jj = "JJ", "adjective";
        Jjr = "JJR", "comparative adjective";
        Jjs = "JJS", "superlative adjective";
        ListMark = "LS", "list item mark";
        Md = "MD", "modal";
        Ornament = "NFP", "superfluous punctuation";
        Nn = "NN", "singular noun";
        Nnp = "NNP", "singular proper noun";
        Nnps = "NNPS", "plural proper noun";
        Nns = "NNS", "plural noun";
        Pdt = "PDT", "predeterminer";
        PossessiveMark = "POS", "possessive ending";
        Prp = "PRP", "personal pronoun";
        PrpPossessive = "PRP$", "possessive pronoun";
        Rb = "RB", "adverb";
        Rbr = "RBR", "comparative adverb";
        Rbs = "RBS", "superlative adverb";
        Rp = "RP", "particle";
        Symbol = "SYM", "symbol";
        To = "TO", "*to*";
        Uh = "UH", "interjection";
        Vb = "VB", "base form";
        Vbd = "VBD", "past tense";
        Vbg = "VBG", "gerund";
        Vbn = "VBN", "past participle";
        Vbp = "VBP", "present, not third person";
        Vbz = "VBZ", "present, third person";
        Wdt = "WDT", "wh-determiner";
        Wp = "WP", "wh-pronoun";
        WpPossessive = "WP$", "possessive wh-pronoun";
        Wrb = "WRB", "wh-adverb";
        Unknown = "XX", "unknown";
        Space = "_SP", "white space";
        OpenQuote = "``", "opening quotation mark";
    }
}

labels! {
    /// Coarse part of speech: Universal Dependencies, with `SPACE` for white space.
    PartOfSpeech {
        Adjective = "ADJ", "adjective";
        Adposition = "ADP", "preposition";
        Adverb = "ADV", "adverb";
        Auxiliary = "AUX", "auxiliary";
        Coordinator = "CCONJ", "coordinating conjunction";
        Determiner = "DET", "determiner";
        Interjection = "INTJ", "interjection";
        Noun = "NOUN", "noun";
        Number = "NUM", "number";
        Particle = "PART", "particle";
        Pronoun = "PRON", "pronoun";
        ProperNoun = "PROPN", "proper noun";
        Punctuation = "PUNCT", "punctuation";
        Subordinator = "SCONJ", "subordinating conjunction";
        Symbol = "SYM", "symbol";
        Verb = "VERB", "verb";
        Other = "X", "other";
        Space = "SPACE", "white space";
    }
}

labels! {
    /// Relation of a token to its head: the `ClearNLP` scheme.
    Dependency {
        Root = "ROOT", "the root of the sentence";
        ClausalModifier = "acl", "clause that modifies a noun";
        AdjectivalComplement = "acomp", "adjective after a copula";
        AdverbialClause = "advcl", "adverbial clause";
        AdverbialModifier = "advmod", "adverb";
        Agent = "agent", "the *by* of a passive";
        AdjectivalModifier = "amod", "adjective before a noun";
        Apposition = "appos", "noun that restates a noun";
        Attribute = "attr", "noun after a copula";
        Auxiliary = "aux", "auxiliary verb";
        PassiveAuxiliary = "auxpass", "auxiliary of a passive";
        Case = "case", "possessive mark";
        Coordinator = "cc", "coordinating conjunction";
        ClausalComplement = "ccomp", "clause with its own subject as object";
        Compound = "compound", "noun before a noun";
        Conjunct = "conj", "second and later members of a coordination";
        ClausalSubject = "csubj", "clause as subject";
        PassiveClausalSubject = "csubjpass", "clause as subject of a passive";
        Dative = "dative", "indirect object";
        Unclassified = "dep", "unclassified";
        Determiner = "det", "article or determiner";
        DirectObject = "dobj", "direct object";
        Expletive = "expl", "*there* and *it* without meaning";
        Interjection = "intj", "interjection";
        Marker = "mark", "word that opens a subordinate clause";
        Meta = "meta", "extra-textual mark";
        Negation = "neg", "*not*";
        NominalModifier = "nmod", "nominal modifier";
        NominalAdverbial = "npadvmod", "noun as adverb";
        Subject = "nsubj", "subject";
        PassiveSubject = "nsubjpass", "subject of a passive";
        NumericModifier = "nummod", "number before a noun";
        ObjectPredicate = "oprd", "predicate of an object";
        Parataxis = "parataxis", "clause set beside another";
        PrepositionComplement = "pcomp", "clause after a preposition";
        PrepositionObject = "pobj", "noun after a preposition";
        Possessive = "poss", "possessor";
        Preconjunction = "preconj", "*both*, *either*";
        Predeterminer = "predet", "*all* before *the*";
        Preposition = "prep", "preposition";
        Particle = "prt", "particle of a verb";
        Punctuation = "punct", "punctuation";
        QuantifierModifier = "quantmod", "modifier of a number";
        RelativeClause = "relcl", "relative clause";
        OpenComplement = "xcomp", "clause without a subject of its own";
    }
}

labels! {
    /// Type of a name: the `OntoNotes` 5 scheme.
    EntityLabel {
        Person = "PERSON", "people";
        Group = "NORP", "nationalities, religious and political groups";
        Facility = "FAC", "buildings, airports, roads";
        Organization = "ORG", "companies, agencies, institutions";
        GeopoliticalPlace = "GPE", "countries, cities, states";
        Location = "LOC", "other places";
        Product = "PRODUCT", "objects, vehicles, foods";
        Event = "EVENT", "named events";
        WorkOfArt = "WORK_OF_ART", "titles of works";
        Law = "LAW", "named documents made into laws";
        Language = "LANGUAGE", "named languages";
        Date = "DATE", "dates and periods";
        Time = "TIME", "times shorter than a day";
        Percent = "PERCENT", "percentages";
        Money = "MONEY", "sums of money";
        Quantity = "QUANTITY", "measurements";
        Ordinal = "ORDINAL", "ordinal numbers";
        Cardinal = "CARDINAL", "other numbers";
    }
}

impl Tag {
    /// Whether it is a verb form, modals left out.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz
        )
    }

    /// Whether it is a common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// Whether it is a proper noun.
    pub fn is_proper_noun(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }
}

impl Dependency {
    /// Whether the token is a subject of any kind.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Subject
                | Self::PassiveSubject
                | Self::ClausalSubject
                | Self::PassiveClausalSubject
        )
    }
}
