"use strict";
(() => {
  const form = document.getElementById("filter");
  const field = (name) => document.getElementById(name);
  const rows = [...document.querySelectorAll("#tasks tbody tr")].map((row) => ({
    row,
    text: row.textContent.normalize("NFKC").toLowerCase(),
    departments: row.dataset.d.split("|"),
  }));
  const show = () => {
    const words = field("text").value.normalize("NFKC").toLowerCase().split(/\s+/);
    const department = field("department").value;
    const status = field("status").value;
    const light = field("light").value;
    let count = 0;
    for (const { row, text, departments } of rows) {
      const matches =
        words.every((word) => text.includes(word)) &&
        (!department || departments.includes(department)) &&
        (!status || row.dataset.s === status) &&
        (!light || row.dataset.l === light);
      row.hidden = !matches;
      count += matches;
    }
    field("count").value = count;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "/" && document.activeElement.tagName !== "INPUT") {
      event.preventDefault();
      field("text").focus();
    } else if (event.key === "Escape") {
      form.reset();
    }
  });
  show();
})();
