//! Rules for who said what.

use crate::facts::rules::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "quote.according_to",
        words: "what is told “according to” somebody",
        example: "According to Margaret Quellby, the bridge was closed.",
        counterexample: "Near Margaret Quellby, the bridge was closed.",
    },
    Rule {
        id: "quote.adjective",
        words: "what follows {}",
        example: "Quellby is sure that the bridge will hold.",
        counterexample: "Quellby is tall, and the bridge will hold.",
    },
    Rule {
        id: "quote.as_told",
        words: "the sentence that {} refers to",
        example: "The bridge was closed, as Quellby had pointed out.",
        counterexample: "The bridge was closed as Quellby left.",
    },
    Rule {
        id: "quote.clause_complement",
        words: "the clause that follows {}",
        example: "Quellby said that the bridge was closed.",
        counterexample: "Quellby saw a bridge that was closed.",
    },
    Rule {
        id: "quote.colon",
        words: "what stands beside a name and a colon",
        example: "# Margaret Hoffman: The bridge over the river will hold\n\nThe council of Turin met on Monday.",
        counterexample: "# New bridge: The one over the river will hold\n\nThe council of Turin met on Monday.",
    },
    Rule {
        id: "quote.credit",
        words: "words in quotation marks with a name behind a dash",
        example: "Voices of the valley\n\n\"The bridge was our way to school.\" — Margaret Hoffman, teacher",
        counterexample: "Voices of the valley\n\n\"The bridge was our way to school.\" — that was all.",
    },
    Rule {
        id: "quote.goes_on",
        words: "a quotation that goes on from the paragraph before",
        example: "\"We lost the keys,\" Quellby said.\n\n\"Nobody has seen them since Monday.\"",
        counterexample: "\"We lost the keys,\" Quellby said.\n\nNobody has seen them since Monday.",
    },
    Rule {
        id: "quote.handed_over",
        words: "words in quotation marks that a name and a colon hand over to",
        example: "And from Margaret Hoffman:\n\n\"The bridge was our way to school.\"",
        counterexample: "And from the valley:\n\n\"The bridge was our way to school.\"",
    },
    Rule {
        id: "quote.hearsay",
        words: "what {} marks as hearsay",
        example: "The bridge was allegedly closed by thieves.",
        counterexample: "The bridge was quickly closed by thieves.",
    },
    Rule {
        id: "quote.infinitive",
        words: "the “to …” after {}",
        example: "Quellby promised to open the bridge.",
        counterexample: "Quellby ran to open the bridge.",
    },
    Rule {
        id: "quote.inquiry",
        words: "what an inquiry is said to have found",
        example: "In the latest polls, most people are against the bridge.",
        counterexample: "In the latest films, most people are against the bridge.",
    },
    Rule {
        id: "quote.noun_complement",
        words: "the clause that follows {}",
        example: "The report that the bridge was closed came late.",
        counterexample: "The bridge that was closed came late.",
    },
    Rule {
        id: "quote.noun_is",
        words: "what {} is said to be",
        example: "Quellby's hope is that the bridge will hold.",
        counterexample: "Quellby's bridge is one that will hold.",
    },
    Rule {
        id: "quote.noun_preposition",
        words: "what follows {}",
        example: "Quellby repeated his call for a new bridge.",
        counterexample: "Quellby found his key for a new bridge.",
    },
    Rule {
        id: "quote.object",
        words: "the object of {}",
        example: "Quellby denied the charge.",
        counterexample: "Quellby crossed the bridge.",
    },
    Rule {
        id: "quote.parenthetical",
        words: "the sentence that {} interrupts",
        example: "The bridge, Quellby said, was closed.",
        counterexample: "The bridge, Quellby's pride, was closed.",
    },
    Rule {
        id: "quote.passive_infinitive",
        words: "the “to …” that somebody was told by {}",
        example: "Residents were asked to stay at home.",
        counterexample: "Residents were happy to stay at home.",
    },
    Rule {
        id: "quote.person_and_infinitive",
        words: "somebody and what they shall do, after {}",
        example: "Quellby asked the council to close the bridge.",
        counterexample: "Quellby met the council to close the bridge.",
    },
    Rule {
        id: "quote.predicate",
        words: "what {} calls somebody or something",
        example: "Quellby called the bridge a disgrace.",
        counterexample: "Quellby called the bridge.",
    },
    Rule {
        id: "quote.preposition",
        words: "what follows {} and a preposition",
        example: "Quellby called for a new bridge.",
        counterexample: "Quellby waited under a new bridge.",
    },
    Rule {
        id: "quote.quotation",
        words: "words in quotation marks beside {}",
        example: "\"The bridge will hold,\" Quellby said.",
        counterexample: "The bridge will hold, Quellby said.",
    },
    Rule {
        id: "quote.raised_subject",
        words: "what is told of the subject of {}",
        example: "The bridge is expected to open in May.",
        counterexample: "The bridge is ready to open in May.",
    },
    Rule {
        id: "quote.relative",
        words: "what {} is said about",
        example: "The plan that the mayor opposes was sold.",
        counterexample: "The plan that the mayor wrote was sold.",
    },
    Rule {
        id: "quote.stance",
        words: "what follows {}",
        example: "Quellby is against the bridge.",
        counterexample: "Quellby is under the bridge.",
    },
    Rule {
        id: "quote.transcript",
        words: "what stands behind a name and a colon in a talk",
        example: "The mill talk\n\nHOST: Who closed the bridge?\n\nMARGARET HOFFMAN: The council closed it.\n\nHOST: Who pays for it now?",
        counterexample: "The mill talk\n\nNEWS: Who closed the bridge? The council closed it, and it pays for it now.",
    },
    Rule {
        id: "quote.unattributed",
        words: "words in quotation marks, no speaker named",
        example: "The lights went out. \"Where are the keys? Nobody has seen them for days.\" The rain went on.",
        counterexample: "The lights went out. Where are the keys? Nobody has seen them for days. The rain went on.",
    },
];
