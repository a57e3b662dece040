/* SPDX-License-Identifier: EUPL-1.2
   An extra on top of the form for terms: keeps what is typed, shows at once what it means, and adds
   or moves parts without a new page. Without it every button does the same. */
"use strict";

(() => {
  const form = document.getElementById("te");
  if (!form || !window.fetch || !window.DOMParser) return;
  const PAUSE_MS = 900;
  let timer = 0;
  let typed = 0;
  let queue = Promise.resolve();
  document.documentElement.classList.add("te-js");

  const status = (text) => {
    const place = document.getElementById("te-status");
    if (place) place.textContent = text;
  };

  const token = async () => {
    const page = await fetch(form.action, { credentials: "same-origin", redirect: "manual" });
    if (!page.ok) throw new Error("signed out");
    const found = new DOMParser().parseFromString(await page.text(), "text/html");
    const fresh = found.querySelector("#te [name=csrfmiddlewaretoken]");
    if (!fresh) throw new Error("no form");
    form.querySelector("[name=csrfmiddlewaretoken]").value = fresh.value;
  };

  const send = async (action, isRetry) => {
    const data = new FormData(form);
    data.set("do", action);
    const answer = await fetch(form.action, {
      method: "POST", body: data, credentials: "same-origin",
      headers: { "X-Live": "1" }, redirect: "manual",
    });
    if (answer.status === 403 && !isRetry) {
      await token();
      return send(action, true);
    }
    if (!answer.ok && answer.status !== 409) throw new Error("not saved");
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  const renew = (page) => {
    document.querySelectorAll("#te [data-live]").forEach((old) => {
      const fresh = page.getElementById(old.id);
      if (!fresh || fresh.innerHTML === old.innerHTML) return;
      const open = [...old.querySelectorAll("details[open][id]")].map((one) => one.id);
      old.innerHTML = fresh.innerHTML;
      open.forEach((id) => { const one = document.getElementById(id); if (one) one.open = true; });
    });
  };

  const replace = (page, focus) => {
    const fresh = page.getElementById("te");
    if (!fresh) throw new Error("no form");
    const closed = [...form.querySelectorAll("details.te-part:not([open])")].map((one) => one.id);
    const top = window.scrollY;
    form.innerHTML = fresh.innerHTML;
    closed.forEach((id) => { const one = document.getElementById(id); if (one) one.open = false; });
    window.scrollTo(0, top);
    form.inert = false;
    const target = focus && document.getElementById(focus);
    if (target) {
      const inner = target.matches("input, select, textarea") ? target
        : target.querySelector("input:not([type=hidden]), select, textarea, summary, button") || target;
      inner.focus();
    }
  };

  const later = (isWhole) => {
    clearTimeout(timer);
    timer = setTimeout(() => run("save", isWhole), PAUSE_MS);
  };

  const run = (action, isWhole, focus) => {
    clearTimeout(timer);
    timer = 0;
    queue = queue.then(async () => {
      const before = typed;
      const isChange = action !== "save";
      status(form.dataset.busy);
      // While parts are added or moved nothing can be typed that the new form would not have.
      if (isChange) form.inert = true;
      try {
        const page = await send(action, false);
        const hasConflict = page.getElementById("te-conflict");
        if (!isChange && typed !== before && !hasConflict) {
          renew(page);
          later(isWhole);
        } else if (isWhole || hasConflict || !page.querySelector("#te-nothing") !== !document.querySelector("#te-nothing")) {
          replace(page, focus || (document.activeElement && document.activeElement.id));
        } else {
          renew(page);
        }
      } catch {
        status(form.dataset.lost);
      } finally {
        form.inert = false;
      }
    });
  };

  const after = (action) => {
    const [verb, name] = action.split(":");
    if (verb === "add") {
      const rows = form.querySelectorAll(`[name^="${name}."][name$=".__here"]`);
      const depth = name.split(".").length;
      const own = [...rows].filter((one) => one.name.split(".").length === depth + 2);
      return own.length || /^[a-z_]+$/.test(name) ? `f-${name}.${own.length}` : `f-${name}`;
    }
    if (verb === "up" || verb === "down") {
      const parts = name.split(".");
      const number = Number(parts.pop()) + (verb === "up" ? -1 : 1);
      return `f-${parts.join(".")}.${number}`;
    }
    return verb === "remove" ? `f-${name.split(".").slice(0, -1).join(".") || name}` : `f-${name}`;
  };

  form.addEventListener("input", () => {
    typed += 1;
    later(false);
  });
  form.addEventListener("change", (event) => {
    if (event.target.hasAttribute("data-refresh")) run("save", true, event.target.id);
    if (event.target.type === "file" || event.target.name === "drop_file") run("save", true);
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    const action = button && button.name === "do" ? button.value : "save";
    const verb = action.split(":")[0];
    if (["check", "undo", "keep"].includes(verb)) return;
    event.preventDefault();
    run(action, verb !== "save", verb === "save" ? "" : after(action));
  });
  // What was typed just before leaving is kept too.
  window.addEventListener("pagehide", () => {
    if (timer) navigator.sendBeacon(form.action, new FormData(form));
  });
})();
