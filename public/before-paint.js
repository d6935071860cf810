// What stands there before the app runs, in the person's own language and theme: the page's frame, or why the app cannot run. A plain
// script, since a page opened as a file cannot load modules.
const root = document.documentElement;
let chosen = null;
try {
  chosen = JSON.parse(localStorage.getItem("proxydeck.preferences"));
} catch {
  // The browser keeps nothing here, or something else stands there: as at a first visit.
}
root.lang = chosen?.language ?? (navigator.language.startsWith("ru") ? "ru" : "en");
root.dataset.theme = chosen?.theme ?? "";

// Takes the place of everything: a title, a sentence, and what can be done. Each text is a pair, English and Russian.
function showNotice(title, sentence, remedy, ...texts) {
  const say = (element, pair) => {
    element.textContent = pair[root.lang === "ru" ? 1 : 0];
    return element;
  };
  const place = document.createElement("main");
  place.className = "notice";
  place.append(say(document.createElement("h1"), title), say(document.createElement("p"), sentence), say(remedy, texts));
  document.body.replaceChildren(place);
}

addEventListener("DOMContentLoaded", () => {
  if (location.protocol === "file:") {
    showNotice(
      ["Proxydeck cannot be opened as a file", "Proxydeck нельзя открыть как файл"],
      [
        "Browsers do not run WebAssembly from file://. In the project's folder run this command and open the address that it prints:",
        "Браузеры не запускают WebAssembly из file://. В папке проекта выполните команду и откройте адрес, который она напечатает:",
      ],
      document.createElement("pre"),
      "cargo xtask serve",
      "cargo xtask serve",
    );
  }
});
