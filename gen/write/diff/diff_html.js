"use strict";
(function () {
  const rows = Array.from(document.querySelectorAll(".row"));
  const boxes = Array.from(document.querySelectorAll(".tools input[type=checkbox]"));
  const search = document.querySelector(".tools input[type=search]");
  const count = document.querySelector(".tools output");
  const plain = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  const texts = rows.map((r) => plain(r.textContent));
  let here = -1;

  function show() {
    const kinds = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    const words = plain(search.value.trim());
    let n = 0;
    rows.forEach((r, i) => {
      r.hidden = !kinds.has(r.dataset.kind) || !texts[i].includes(words);
      n += !r.hidden;
    });
    count.value = n;
  }

  function go(step) {
    for (let i = here + step; i >= 0 && i < rows.length; i += step) {
      if (rows[i].hidden || rows[i].dataset.kind === "verbatim") continue;
      if (here >= 0) rows[here].classList.remove("here");
      here = i;
      rows[i].classList.add("here");
      rows[i].scrollIntoView({ block: "center" });
      return;
    }
  }

  boxes.forEach((b) => b.addEventListener("change", show));
  search.addEventListener("input", show);
  document.querySelector(".tools").addEventListener("submit", (e) => e.preventDefault());
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === "Escape") {
      search.value = "";
      search.blur();
      show();
    } else if (e.target === search) return;
    else if (e.key === "/") {
      e.preventDefault();
      search.focus();
    } else if (e.key === "n") go(1);
    else if (e.key === "p") go(-1);
    else if (e.key >= "1" && e.key <= String(boxes.length)) boxes[e.key - 1].click();
  });
  show();
})();
