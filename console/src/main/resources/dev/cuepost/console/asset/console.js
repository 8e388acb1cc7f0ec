// What makes pages more comfortable; all of them work without it.
(() => {
  "use strict";

  const language = document.documentElement.lang === "zh" ? "zh-CN" : "en-GB";
  const format = new Intl.DateTimeFormat(language, {
    year: "numeric", month: "short", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
  });

  // Times are written in UTC; whoever looks reads them in the zone of their own, UTC on hover.
  function localTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]:not([data-local])")) {
      time.textContent = format.format(new Date(time.dateTime));
      time.dataset.local = "";
    }
  }

  // An open menu closes when something else is chosen.
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (menu !== except) {
        menu.open = false;
      }
    }
  }

  document.addEventListener("click", event => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") {
      return;
    }
    const open = document.querySelector("details.menu[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  // What took the place of something with the focus gets it.
  document.addEventListener("htmx:afterSettle", event => {
    const settled = document.querySelector(".settled:not([data-seen])");
    if (settled) {
      settled.dataset.seen = "";
      settled.focus();
    }
  });

  // A list of boxes is narrowed to those whose words hold what is typed.
  document.addEventListener("input", event => {
    const field = event.target.closest("[data-narrows]");
    if (!field) {
      return;
    }
    const typed = field.value.trim().toLowerCase();
    for (const group of document.querySelectorAll(field.dataset.narrows)) {
      let seen = 0;
      for (const choice of group.querySelectorAll("[data-words]")) {
        choice.hidden = !choice.dataset.words.toLowerCase().includes(typed);
        seen += choice.hidden ? 0 : 1;
      }
      group.hidden = seen === 0;
    }
  });

  // One box for all of its kind.
  document.addEventListener("change", event => {
    const all = event.target.closest("[data-checks]");
    if (all) {
      for (const box of document.querySelectorAll(all.dataset.checks)) {
        box.checked = all.checked;
      }
    }
  });

  // Playlists need a player, which is fetched when there is one to play.
  function players(root) {
    for (const video of root.querySelectorAll("video[data-hls]:not([data-ready])")) {
      video.dataset.ready = "";
      const script = document.createElement("script");
      script.src = video.dataset.player;
      script.addEventListener("load", () => {
        if (window.Hls.isSupported()) {
          const hls = new window.Hls({enableWorker: false});
          hls.loadSource(video.dataset.hls);
          hls.attachMedia(video);
        } else {
          video.src = video.dataset.hls;
        }
      });
      document.head.append(script);
    }
  }

  function begin(root) {
    localTimes(root);
    players(root);
  }

  document.addEventListener("htmx:load", event => begin(event.target));
  document.addEventListener("DOMContentLoaded", () => begin(document));
})();
