"use strict";
(function () {
  const rows = Array.from(document.querySelectorAll(".row"));
  const boxes = Array.from(document.querySelectorAll(".tools input.kind"));
  const fold = document.getElementById("fold");
  const search = document.querySelector(".tools input[type=search]");
  const count = document.querySelector(".tools output");
  const plain = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  const texts = rows.map((r) => plain(r.textContent));
  let here = -1;

  /* Marks what was searched for: places of the folded text are those of its characters. */
  function mark(words) {
    if (!window.Highlight || !CSS.highlights) return;
    const hits = new Highlight();
    CSS.highlights.set("hit", hits);
    if (!words) return;
    for (const row of rows.filter((r) => !r.hidden)) {
      const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      let text = "", places = [];
      for (let node; (node = walk.nextNode()); )
        for (let i = 0; i < node.data.length; i++)
          for (const c of plain(node.data[i])) {
            text += c;
            places.push([node, i]);
          }
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        const range = new Range(), last = places[at + words.length - 1];
        range.setStart(...places[at]);
        range.setEnd(last[0], last[1] + 1);
        hits.add(range);
      }
    }
  }

  function show() {
    const kinds = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    const words = plain(search.value.trim());
    let n = 0;
    rows.forEach((r, i) => {
      r.hidden = !kinds.has(r.dataset.kind) || !texts[i].includes(words) || (fold.checked && !words && "same" in r.dataset);
      n += !r.hidden;
    });
    count.value = n;
    mark(words);
  }

  function stand(i) {
    if (here >= 0) rows[here].classList.remove("here");
    here = i;
    rows[i].classList.add("here");
    rows[i].focus({ preventScroll: true });
    rows[i].scrollIntoView({ block: "center" });
  }

  function go(step) {
    for (let i = here + step; i >= 0 && i < rows.length; i += step)
      if (!rows[i].hidden && rows[i].dataset.kind !== "verbatim") return stand(i);
  }

  /* A link shows its row whatever is hidden. */
  function follow() {
    const i = rows.findIndex((r) => r.id === decodeURIComponent(location.hash.slice(1)));
    if (i < 0) return;
    if (rows[i].hidden) {
      boxes.forEach((b) => { b.checked = true; });
      fold.checked = false;
      search.value = "";
      show();
    }
    stand(i);
  }

  const saving = document.getElementById("saving");
  const fields = (r) => [r.querySelector("select"), r.querySelector(".decision input")];

  function paint(r) {
    const [choice] = fields(r);
    r.classList.toggle("agree", choice.value === "agree");
    r.classList.toggle("change", choice.value === "change");
  }

  /* A waiver for each omission that is agreed to, a comment for every other decision. */
  function decided() {
    const lines = [];
    rows.forEach((r) => {
      const [choice, note] = fields(r).map((f) => f.value.trim());
      if (!choice && !note) return;
      const waiver = r.dataset.digest && choice === "agree" && !r.id.includes("_");
      lines.push(waiver ? r.id.slice(2) + " " + r.dataset.digest + " " + (note || fields(r)[0].selectedOptions[0].text)
                        : "# " + r.id + " " + (choice || "-") + " " + note);
    });
    return lines.join("\n") + "\n";
  }

  function read(text) {
    for (const line of text.split("\n")) {
      const [, sign, name, second, note] = /^(# )?(\S+) (\S+) ?(.*)$/.exec(line.trim()) || [];
      const r = name && rows.find((x) => x.id === (sign ? name : "o-" + name));
      if (!r || (!sign && r.dataset.digest !== second)) continue;
      fields(r)[0].value = sign ? second.replace("-", "") : "agree";
      fields(r)[1].value = note;
      paint(r);
    }
  }

  function keep() {
    try {
      localStorage.setItem(saving.dataset.name, decided());
    } catch (e) { /* a browser may keep nothing: there is the file */ }
  }

  function set(r, value) {
    const [choice] = fields(r);
    choice.value = choice.value === value ? "" : value;
    paint(r);
    keep();
  }

  const form = document.getElementById("decision");
  rows.forEach((r) => {
    r.querySelector(".remark").append(form.content.cloneNode(true));
    r.addEventListener("input", (e) => { if (e.target.closest(".decision")) { paint(r); keep(); } });
  });
  saving.hidden = false;
  saving.querySelector("button").addEventListener("click", () => {
    const link = saving.querySelector("a");
    link.href = "data:text/plain;charset=utf-8," + encodeURIComponent(decided());
    link.click();
  });
  saving.querySelector("input").addEventListener("change", (e) => {
    if (e.target.files.length) e.target.files[0].text().then((t) => { read(t); keep(); });
  });
  try {
    read(localStorage.getItem(saving.dataset.name) || "");
  } catch (e) { /* as above */ }

  boxes.concat(fold).forEach((b) => b.addEventListener("change", show));
  search.addEventListener("input", show);
  document.querySelector(".tools").addEventListener("submit", (e) => e.preventDefault());
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === "Escape") {
      if (e.target.closest && e.target.closest(".decision")) e.target.blur();
      search.value = "";
      search.blur();
      show();
    } else if (e.target.matches && e.target.matches("input[type=search], input[type=text], select")) return;
    else if (e.key === "/") {
      e.preventDefault();
      search.focus();
    } else if (e.key === "n") go(1);
    else if (e.key === "p") go(-1);
    else if (e.key === "a" && here >= 0) set(rows[here], "agree");
    else if (e.key === "c" && here >= 0) set(rows[here], "change");
    else if (e.key === "g" && here >= 0) {
      e.preventDefault();
      fields(rows[here])[1].focus();
    } else if (e.key >= "1" && e.key <= String(boxes.length)) boxes[e.key - 1].click();
  });
  show();
  follow();
})();
