"use strict";
(function () {
  const state = document.getElementById("state");
  const frame = document.querySelector("iframe");
  const units = (where) => Array.from(where.querySelectorAll(".page a"));
  let number = document.body.dataset.number;

  function say(words, lost) {
    state.textContent = words;
    state.classList.toggle("lost", lost);
  }

  /* The parts of a new page take the place of those here, which keeps what was scrolled and folded. */
  function replace(page, id) {
    const old = document.getElementById(id), now = page.getElementById(id);
    if (old && now && old.innerHTML !== now.innerHTML) old.innerHTML = now.innerHTML;
  }

  /* Units whose words were not there before. */
  function markRenewed(before) {
    const renewed = units(document).filter((u) => !before.has(u.textContent));
    renewed.forEach((u) => u.classList.add("renewed"));
    if (renewed.length && renewed.length < 20 && !document.hidden)
      renewed[0].closest("svg") && renewed[0].scrollIntoView({ block: "nearest" });
    return renewed.length;
  }

  /* The unit that was clicked may have another number now; a source without one is read anew. */
  function renewFrame(chosen) {
    const unit = chosen && units(document).find((u) => u.dataset.unit === chosen);
    const place = frame.contentWindow.location;
    if (unit && place.pathname.includes("/source/")) {
      choose(unit);
      if (place.pathname + place.hash !== unit.getAttribute("href")) place.replace(unit.getAttribute("href"));
      else place.reload();
    } else if (place.pathname.startsWith("/plan/") && place.pathname.endsWith("/comparison")) place.reload();
    else if (place.pathname.endsWith("/0")) place.reload();
  }

  async function renew() {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.body.dataset.number) throw new Error(answer.status);
    const before = new Set(units(document).map((u) => u.textContent));
    const chosen = document.querySelector(".page a[aria-current]");
    const name = chosen && chosen.dataset.unit;
    if (!page.querySelector(".tabs") !== !document.querySelector(".tabs")) return location.reload();
    number = page.body.dataset.number;
    replace(page, "messages");
    replace(page, "pages");
    const tabs = document.querySelector(".tabs");
    if (tabs) tabs.innerHTML = page.querySelector(".tabs").innerHTML;
    say(markRenewed(before) ? document.body.dataset.renewed + " " + new Date().toLocaleTimeString() : state.textContent, false);
    renewFrame(name);
  }

  function choose(unit) {
    document.querySelectorAll(".page a[aria-current]").forEach((u) => u.removeAttribute("aria-current"));
    units(document).filter((u) => u.dataset.unit === unit.dataset.unit).forEach((u) => u.setAttribute("aria-current", "true"));
  }

  document.addEventListener("click", (e) => {
    const link = e.target.closest && e.target.closest("a[target=side]");
    if (!link) return;
    if (link.closest(".page")) choose(link);
    if (matchMedia("(max-width: 50rem)").matches) document.getElementById("beside").scrollIntoView();
  });

  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  const seen = () => new Promise((done) => {
    if (!document.hidden) done();
    else document.addEventListener("visibilitychange", done, { once: true });
  });

  /* The server answers when something has changed. A page that nobody sees does not ask. */
  async function follow() {
    for (;;) {
      await seen();
      try {
        const answer = await fetch("/change/" + number);
        const now = await answer.text();
        if (answer.ok && now !== number) await renew();
        else if (state.classList.contains("lost")) say("", false);
      } catch (e) {
        say(document.body.dataset.lost, true);
        await rest(1000);
      }
    }
  }
  follow();
})();
