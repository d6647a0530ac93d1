"use strict";
const filters = document.querySelector(".filters");
const search = filters.querySelector("input[type=search]");
const boxes = [...filters.querySelectorAll("input[type=checkbox]")];
const rows = [...document.querySelectorAll("tbody tr")];
const texts = rows.map((row) => row.textContent.toLowerCase());
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let shown = 0;
  rows.forEach((row, at) => {
    row.hidden = !verdicts.has(row.className) || !words.every((word) => texts[at].includes(word));
    shown += row.hidden ? 0 : 1;
  });
  for (const section of document.querySelectorAll("main section")) {
    section.hidden = !section.querySelector("tbody tr:not([hidden])");
  }
  filters.querySelector("output").value = `${shown} of ${rows.length} rows`;
}
filters.addEventListener("input", show);
filters.addEventListener("submit", (event) => event.preventDefault());
filters.hidden = false;
show();
