"use strict";
(() => {
  const form = document.getElementById("filter");
  const field = (name) => document.getElementById(name);
  const lists = [...document.querySelectorAll("table.listed")].map((table) => ({
    count: field(`${table.id}-count`),
    rows: [...table.querySelectorAll("tbody tr")].map((row) => ({
      row,
      text: `${row.dataset.r || ""} ${row.textContent}`.normalize("NFKC").toLowerCase(),
      departments: row.dataset.d.split("|"),
      sets: (row.dataset.f || "").split(" "),
    })),
  }));
  const fits = (wanted, held) => !wanted || held === undefined || held === wanted;
  let figure = null;
  const show = () => {
    const words = field("text").value.normalize("NFKC").toLowerCase().split(/\s+/);
    const department = field("department").value;
    const status = field("status").value;
    const light = field("light").value;
    for (const { rows, count } of lists) {
      let shown = 0;
      for (const { row, text, departments, sets } of rows) {
        const matches =
          words.every((word) => text.includes(word)) &&
          (!department || departments.includes(department)) &&
          fits(status, row.dataset.s) &&
          fits(light, row.dataset.l) &&
          (!figure || sets.includes(figure.dataset.set));
        row.hidden = !matches;
        shown += matches;
      }
      count.value = shown;
    }
    field("set").value = figure ? figure.getAttribute("aria-label") || figure.textContent.trim() : "";
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    figure = null;
    setTimeout(show);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-set]");
    if (!link) return;
    form.reset();
    figure = link;
    show();
  });
  const weeks = field("weeks");
  const tiles = [...document.querySelectorAll("a[data-past]")].map((tile) => ({
    tile,
    past: tile.dataset.past.split(";"),
    text: tile.querySelector("text"),
    now: [tile.querySelector("text").textContent, tile.getAttribute("aria-label")],
  }));
  const replay = () => {
    const at = Number(weeks.value);
    for (const { tile, past, text, now } of tiles) {
      const [look, word] = (past[at] ?? "now").split(",");
      const [short, long] = now.map((words) => words.split(" ")[0]);
      const isNow = look === "now";
      if (isNow) tile.removeAttribute("data-look");
      else tile.dataset.look = look || "none";
      const full = [short, word].filter(Boolean).join(" ");
      text.textContent = isNow ? now[0] : full.length <= now[0].length ? full : short;
      tile.setAttribute("aria-label", isNow ? now[1] : [long, word].filter(Boolean).join(" "));
    }
    const said = field("evenings").children[at].textContent;
    field("evening").value = said;
    weeks.setAttribute("aria-valuetext", said);
  };
  if (weeks) {
    weeks.closest(".replay").hidden = false;
    weeks.addEventListener("input", replay);
    window.addEventListener("beforeprint", () => {
      weeks.value = weeks.max;
      replay();
    });
  }
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
