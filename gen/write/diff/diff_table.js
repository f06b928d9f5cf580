"use strict";
(function () {
  const rows = Array.from(document.querySelectorAll("tbody tr"));
  const boxes = Array.from(document.querySelectorAll(".tools input.kind"));
  const search = document.querySelector(".tools input[type=search]");
  const count = document.querySelector(".tools output");
  const plain = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  const texts = rows.map((r) => plain(r.textContent));

  /* Rows of any kind that is ticked, of all where none is. */
  function show() {
    const kinds = boxes.filter((b) => b.checked).map((b) => b.value);
    const words = plain(search.value.trim());
    let n = 0;
    rows.forEach((r, i) => {
      const own = r.dataset.kinds.split(" ");
      r.hidden = (kinds.length > 0 && !kinds.some((k) => own.includes(k))) || !texts[i].includes(words);
      n += r.hidden ? 0 : 1;
    });
    count.value = n;
  }

  /* A link to a row that is hidden shows all. */
  function arrive() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.hidden) return;
    boxes.forEach((b) => (b.checked = false));
    search.value = "";
    show();
    row.scrollIntoView();
  }

  boxes.forEach((b) => b.addEventListener("change", show));
  search.addEventListener("input", show);
  window.addEventListener("hashchange", arrive);
  document.querySelector(".tools").addEventListener("submit", (e) => e.preventDefault());
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && e.target === search) {
      search.value = "";
      show();
    } else if (e.key === "/" && e.target !== search) {
      e.preventDefault();
      search.focus();
    }
  });
  show();
  arrive();
})();
