// What the pages need of a script. Everything works without it, only less smoothly.
(() => {
  "use strict";

  // The menu folds on small screens; without this script it is always open.
  const button = document.querySelector("[data-menu]");
  const navigation = document.getElementById("navigation");
  if (button && navigation) {
    button.hidden = false;
    navigation.classList.add("foldable");
    button.addEventListener("click", () => {
      const open = navigation.classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
    });
  }

  // A refusal is read first.
  const notice = document.querySelector("[data-focus]");
  if (notice) {
    notice.focus();
  }

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === "post" && !form.hasAttribute("hx-get") && !form.hasAttribute("data-download")) {
      form.dataset.sent = "yes";
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  // Fields that only matter for one choice appear with it.
  const reveal = (source) => {
    document.querySelectorAll(`[data-shown-with="${source.name}"]`).forEach((part) => {
      const chosen = source.form.elements[source.name];
      part.hidden = part.dataset.value !== chosen.value;
    });
  };
  document.querySelectorAll("[data-reveals]").forEach((source) => {
    reveal(source);
    source.addEventListener("change", () => reveal(source));
  });

  // Choosing another value may load the page for it.
  document.querySelectorAll("select[data-autosubmit]").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });

  // A session that has ended answers a fragment with 401: start over at the sign-in page.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) {
      window.location.reload();
    }
  });
})();
