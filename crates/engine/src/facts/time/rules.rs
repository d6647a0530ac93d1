//! Rules for times.

use crate::facts::rules::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "time.century",
        words: "a century",
        example: "The mill was built in the 15th century.",
        counterexample: "The mill was built in the 15th street.",
    },
    Rule {
        id: "time.clock",
        words: "a time of the clock",
        example: "The train left at 9:40 a.m.",
        counterexample: "The train left at gate 9.",
    },
    Rule {
        id: "time.date",
        words: "a full date",
        example: "The mill closed on 3 May 2021.",
        counterexample: "The mill closed in May 2021.",
    },
    Rule {
        id: "time.day_and_clock",
        words: "a day and a time of the clock",
        example: "The train left on Monday at 9:40 a.m.",
        counterexample: "The train left on Monday.",
    },
    Rule {
        id: "time.day_and_month",
        words: "a day and a month",
        example: "The mill closed on May 3.",
        counterexample: "The mill closed on May 3, 2021.",
    },
    Rule {
        id: "time.day_within",
        words: "a day within a week, month or year",
        example: "They meet on the 15th day of next month.",
        counterexample: "They meet next month.",
    },
    Rule {
        id: "time.decade",
        words: "a decade",
        example: "The mill was built in the 1990s.",
        counterexample: "The miller was in his late 90s.",
    },
    Rule {
        id: "time.duration",
        words: "a length of time",
        example: "The strike lasted three weeks.",
        counterexample: "The strike began last week.",
    },
    Rule {
        id: "time.fiscal_year",
        words: "a fiscal year",
        example: "Sales fell in the fiscal year 2023.",
        counterexample: "Sales fell in the year 2023.",
    },
    Rule {
        id: "time.frequency",
        words: "how often",
        example: "They meet twice a week.",
        counterexample: "They meet this week.",
    },
    Rule {
        id: "time.from_date",
        words: "counted from a date beside it",
        example: "They meet on Monday week.",
        counterexample: "They meet on Monday.",
    },
    Rule {
        id: "time.from_earlier",
        words: "counted from a time told before",
        example: "It opened on 3 May 2021. Two days later it closed.",
        counterexample: "It opened on 3 May 2021. Then it closed.",
    },
    Rule {
        id: "time.from_publication",
        words: "counted from the day of publication",
        example: "The mill closed two weeks ago.",
        counterexample: "The mill closed on 3 May 2021.",
    },
    Rule {
        id: "time.holiday",
        words: "a holiday",
        example: "The mill closed at Christmas.",
        counterexample: "The mill closed at noon.",
    },
    Rule {
        id: "time.hours",
        words: "hours of the day",
        example: "It is open from 9 a.m. to 5 p.m.",
        counterexample: "It is open at 9 a.m.",
    },
    Rule {
        id: "time.interval",
        words: "a beginning and an end",
        example: "The 2014-2018 plan failed.",
        counterexample: "The 2014 plan failed.",
    },
    Rule {
        id: "time.month",
        words: "a month without a year",
        example: "The mill closed in April.",
        counterexample: "The mill may close.",
    },
    Rule {
        id: "time.month_year",
        words: "a month and a year",
        example: "The mill closed in April 2021.",
        counterexample: "The mill closed in April.",
    },
    Rule {
        id: "time.quarter",
        words: "a quarter or half of a year",
        example: "Sales fell in the third quarter of 2023.",
        counterexample: "Sales fell in the third month of 2023.",
    },
    Rule {
        id: "time.recurrence",
        words: "a time that comes again",
        example: "They meet every Monday.",
        counterexample: "They meet on Monday.",
    },
    Rule {
        id: "time.season",
        words: "a season",
        example: "The mill closed last summer.",
        counterexample: "The mill closed last month.",
    },
    Rule {
        id: "time.vague",
        words: "a vague time",
        example: "In the past, the mill was red.",
        counterexample: "In the night, the mill was red.",
    },
    Rule {
        id: "time.week",
        words: "a week",
        example: "The mill closed in the first week of May 2021.",
        counterexample: "The mill closed for a week.",
    },
    Rule {
        id: "time.weekday",
        words: "a day of the week",
        example: "The mill closed on Monday.",
        counterexample: "The mill closed on a cold day.",
    },
    Rule {
        id: "time.year",
        words: "a year",
        example: "The mill closed in 2021.",
        counterexample: "2021 were hurt.",
    },
];
