//! Cells of a table that stand over several columns and rows.

use dom_query::Document;

/// The page reader repeats the words of such a cell for each place that it stands over. So many bytes
/// are repeated at most; real tables stay far below.
const MAX_REPEATED: usize = 1_000_000;

/// The attributes that tell over how many columns and rows a cell stands.
const SPANS: [&str; 2] = ["colspan", "rowspan"];

/// Makes all cells of a document stand in one place where their words would be repeated beyond
/// measure. Whether anything was changed.
pub fn restrain(document: &Document) -> bool {
    let cells = document.select("td[colspan], td[rowspan], th[colspan], th[rowspan]");
    let mut repeated: usize = 0;
    for cell in cells.nodes() {
        let places = SPANS
            .iter()
            .filter_map(|name| cell.attr(name)?.trim().parse::<usize>().ok())
            .fold(1_usize, usize::saturating_mul);
        if places > 1 {
            let bytes = cell.text().len().max(1);
            repeated = repeated.saturating_add(places.saturating_mul(bytes));
        }
        if repeated > MAX_REPEATED {
            break;
        }
    }
    if repeated <= MAX_REPEATED {
        return false;
    }
    for name in SPANS {
        cells.remove_attr(name);
    }
    true
}
