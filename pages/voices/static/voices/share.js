/* SPDX-License-Identifier: EUPL-1.2
   An extra on top of the link and the mail: copy, and the browser's own way to share. Nothing
   leaves this page, and nobody else's script is loaded. */
"use strict";

(() => {
  const panel = document.querySelector("[data-share]");
  if (!panel) return;
  const status = panel.querySelector("[data-share-status]");
  const copy = panel.querySelector("[data-share-copy]");
  const native = panel.querySelector("[data-share-native]");

  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(panel.dataset.url);
        status.textContent = status.dataset.copied;
      } catch {
        status.textContent = status.dataset.failed;
      }
    });
  }

  if (navigator.share) {
    native.hidden = false;
    native.addEventListener("click", async () => {
      try {
        await navigator.share({ title: panel.dataset.title, url: panel.dataset.url });
      } catch {
        // Who closes the window changed their mind.
      }
    });
  }
})();
