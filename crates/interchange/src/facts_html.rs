//! The report of facts as one page: nothing fetched, no script, made to be printed.

use std::fmt::Write;

use super::facts_report::{self, Block, is_struck_out, standing};
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::html::escape;
use super::report::{self, link};

pub static FORMAT: Format = Format {
    key: "html",
    name: "Facts as a web page",
    description: "A page to read, send and print: facts by question, with their words.",
    ending: "html",
    of: Of::Facts,
    unit: OffsetUnit::None,
    keeps: facts_report::KEEPS,
    loses: facts_report::LOSES,
    findings: false,
    losses: facts_report::losses,
    write: |material| Ok(Output::File(page(material).into_bytes())),
    preview: Preview::Beginning,
    reader: None,
};

fn page(material: &Material<'_>) -> String {
    let mut out = report::page_head("Facts");
    let summary = facts_report::summary(material.sheets);
    let _ = writeln!(out, "<p class=\"about\">{summary}</p>");
    // A fact holds what is told of it.
    let mut is_open = false;
    for block in material.each().flat_map(|sheet| facts_report::blocks(sheet)) {
        let belongs = matches!(block, Block::Beside(_) | Block::Quoted(_));
        if is_open && !belongs {
            out.push_str("</article>\n");
            is_open = false;
        }
        is_open |= matches!(block, Block::Fact(..));
        write_block(&mut out, &block);
    }
    if is_open {
        out.push_str("</article>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn write_block(out: &mut String, block: &Block<'_>) {
    let _ = match block {
        Block::Article(title, address) => {
            let title = escape(title);
            match link(*address) {
                Some(url) => {
                    let url = escape(url);
                    writeln!(out, "<h2><a class=\"address\" href=\"{url}\" rel=\"noreferrer\">{title}</a></h2>")
                }
                None => writeln!(out, "<h2>{title}</h2>"),
            }
        }
        Block::Origin(origin) => writeln!(out, "<p class=\"about\">{}</p>", escape(origin)),
        Block::Question(question) => writeln!(out, "<h3>{question}</h3>"),
        Block::Fact(words, fact) => {
            let tag = if is_struck_out(fact) { "del" } else { "b" };
            let status = fact.status.as_str();
            let (words, standing) = (escape(words), escape(&standing(fact)));
            write!(
                out,
                "<article class=\"{status}\"><p dir=\"auto\"><{tag}>{words}</{tag}> {standing}</p>"
            )
        }
        Block::Beside(told) => write!(out, "<p class=\"beside\" dir=\"auto\">{}</p>", escape(told)),
        Block::Quoted(words) => {
            write!(out, "<blockquote dir=\"auto\">“{}”</blockquote>", escape(words))
        }
    };
}
