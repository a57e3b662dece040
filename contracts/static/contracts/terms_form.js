/* SPDX-License-Identifier: EUPL-1.2
   An extra on top of the form for terms: keeps what is typed, shows at once what it means, and adds
   or moves parts without a new page. Without it every button does the same. */
"use strict";

(() => {
  const form = document.getElementById("te");
  if (!form || !window.fetch || !window.DOMParser) return;
  const PAUSE_MS = 900;
  // Somebody who pressed a letter so short ago is still choosing or typing.
  const TYPING_MS = 600;
  let timer = 0;
  let waiting = 0;
  let keyed = 0;
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

  // Everything that stands in the fields, to see whether something was typed meanwhile.
  const snapshot = () => JSON.stringify([...new FormData(form)].map(([name, value]) =>
    [name, typeof value === "string" ? value : value.name]));

  const later = (isWhole) => {
    clearTimeout(timer);
    status(form.dataset.busy);
    timer = setTimeout(() => run("save", isWhole), PAUSE_MS);
  };

  const run = (action, isWhole, focus) => {
    clearTimeout(timer);
    timer = 0;
    waiting += 1;
    status(form.dataset.busy);
    queue = queue.then(async () => {
      const isChange = action !== "save";
      // While parts are added or moved nothing can be typed that the new form would not have.
      if (isChange) form.inert = true;
      const before = snapshot();
      try {
        const page = await send(action, false);
        waiting -= 1;
        const isTyping = snapshot() !== before || performance.now() - keyed < TYPING_MS;
        const isNew = !page.querySelector("#te-nothing") !== !document.querySelector("#te-nothing");
        if (page.getElementById("te-conflict") || isChange) {
          replace(page, focus || (document.activeElement && document.activeElement.id));
        } else if ((isWhole || isNew) && !isTyping) {
          replace(page, document.activeElement && document.activeElement.id);
        } else {
          renew(page);
          if (isWhole || isNew) later(true);
        }
        if (waiting || timer) status(form.dataset.busy);
      } catch {
        waiting = 0;
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
    later(false);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key.length === 1) keyed = performance.now();
  });
  form.addEventListener("change", (event) => {
    if (event.target.hasAttribute("data-refresh")) run("save", true);
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
