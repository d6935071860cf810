// A page opened as a file cannot load modules: say so instead of staying blank. A plain script, for the same reason.
if (location.protocol === "file:") {
  const russian = navigator.language.startsWith("ru");
  const notice = document.createElement("main");
  notice.className = "file-notice";
  const title = document.createElement("h1");
  title.textContent = russian ? "Proxydeck нельзя открыть как файл" : "Proxydeck cannot be opened as a file";
  const text = document.createElement("p");
  text.textContent = russian
    ? "Браузеры не запускают WebAssembly из file://. В папке проекта выполните команду и откройте адрес, который она напечатает:"
    : "Browsers do not run WebAssembly from file://. In the project's folder run this command and open the address that it prints:";
  const command = document.createElement("pre");
  command.textContent = "cargo xtask serve";
  notice.append(title, text, command);
  document.body.append(notice);
}
