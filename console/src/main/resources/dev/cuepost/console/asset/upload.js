// Files in parts, one after the other. What has come is known by the file's name, size and date, so
// that choosing the same file again goes on where it was.
(() => {
  "use strict";

  const form = document.querySelector("form[data-upload]");
  if (!form) {
    return;
  }
  const home = form.dataset.upload;
  const csrf = form.elements.csrf.value;
  const list = form.querySelector(".sending");
  const drop = form.querySelector(".drop");
  let last = Promise.resolve();

  async function answer(response) {
    const said = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new Error(said.problem || response.status);
    }
    return said;
  }

  const post = (address, values) =>
    fetch(address, {method: "POST", body: new URLSearchParams({csrf, ...values})}).then(answer);

  const key = file => "upload " + home + " " + file.name + " " + file.size + " " + file.lastModified;

  // Where the file goes, and which parts are there; what is not known any more begins anew.
  async function begun(file) {
    const address = localStorage.getItem(key(file));
    if (address) {
      const response = await fetch(address, {headers: {Accept: "application/json"}});
      if (response.ok && response.headers.get("Content-Type") === "application/json") {
        return {address, ...await response.json()};
      }
    }
    const fresh = await post(home, {name: file.name, size: file.size});
    localStorage.setItem(key(file), fresh.address);
    return {parts: [], ...fresh};
  }

  // By XMLHttpRequest, which tells how much has gone.
  function part(address, blob, went) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("X-Csrf", csrf);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.upload.addEventListener("progress", event => went(event.loaded));
      request.addEventListener("load", () =>
        request.status === 200 ? done() : failed(new Error(request.status)));
      request.addEventListener("error", () => failed(new Error(request.status)));
      request.send(blob);
    });
  }

  async function send(file, progress) {
    const upload = await begun(file);
    const size = upload.partBytes;
    for (let number = 1; (number - 1) * size < file.size; number++) {
      const from = (number - 1) * size;
      if (!upload.parts.includes(number)) {
        await part(upload.address + "/" + number, file.slice(from, from + size),
          bytes => { progress.value = from + bytes; });
      }
      progress.value = Math.min(from + size, file.size);
    }
    const {location} = await post(upload.address, {size: file.size});
    localStorage.removeItem(key(file));
    return location;
  }

  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const progress = document.createElement("progress");
    progress.max = file.size;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    item.append(name, progress);
    list.append(item);
    return {item, name, progress};
  }

  async function attempt(file, shown) {
    try {
      const link = document.createElement("a");
      link.href = await send(file, shown.progress);
      link.textContent = file.name;
      shown.name.replaceWith(link);
      return link.href;
    } catch (problem) {
      const words = document.createElement("span");
      words.className = "error";
      words.textContent = form.dataset.failed.replace("{0}", problem.message);
      const again = document.createElement("button");
      again.type = "button";
      again.className = "button small";
      again.textContent = form.dataset.again;
      again.addEventListener("click", () => {
        words.remove();
        again.remove();
        queue([file], shown);
      });
      shown.item.append(words, again);
      return null;
    }
  }

  // One file after the other; after a single one its page is shown.
  function queue(files, before) {
    for (const file of files) {
      const shown = before || row(file);
      last = last.then(() => attempt(file, shown)).then(address => {
        if (address && list.children.length === 1) {
          location.href = address;
        }
      });
    }
  }

  form.classList.add("scripted");
  form.addEventListener("submit", event => event.preventDefault());
  form.elements.file.addEventListener("change", event => {
    queue([...event.target.files]);
    event.target.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop") {
        queue([...event.dataTransfer.files]);
      }
    });
  }
})();
