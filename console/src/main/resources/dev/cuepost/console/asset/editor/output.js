// How large the output is, of which format, and where it goes; what else stands in its JSON stays.
import {get, number, set} from "./timeline.js";

export function output(form, area, told) {
  const size = form.querySelector("#output-size");
  const format = form.querySelector("#output-format");
  const place = form.querySelector("#output-place");

  function config() {
    try {
      const read = JSON.parse(area.value);
      return read && typeof read === "object" && !Array.isArray(read) ? read : undefined;
    } catch {
      return undefined;
    }
  }

  // An option that is not among those of the page gets there.
  function choose(select, value) {
    if (![...select.options].some(option => option.value === value)) {
      select.add(new Option(value, value));
    }
    select.value = value;
  }

  const ending = address => /\.([A-Za-z0-9]{1,8})(?:[?#].*)?$/.exec(address)?.[1].toLowerCase() ?? "";

  function read() {
    const now = config();
    [size, format, place].forEach(field => { field.disabled = !now; });
    if (now) {
      const width = number(now, "Width");
      const height = number(now, "Height");
      choose(size, width || height ? `${width ?? ""}x${height ?? ""}` : "");
      place.value = get(now, "MediaURL") ?? "";
      choose(format, ending(place.value));
    }
  }

  function write(change) {
    const now = config();
    if (now) {
      change(now);
      area.value = JSON.stringify(now, null, 2);
      read();
      told();
    }
  }

  size.addEventListener("change", () => write(now => {
    const [width, height] = size.value.split("x").map(Number);
    set(now, "Width", width || undefined);
    set(now, "Height", height || undefined);
  }));
  format.addEventListener("change", () => write(now => {
    const address = String(get(now, "MediaURL") ?? "");
    set(now, "MediaURL", ending(address)
      ? address.replace(/\.[A-Za-z0-9]{1,8}((?:[?#].*)?)$/, "." + format.value + "$1")
      : address + "." + format.value);
  }));
  place.addEventListener("change", () => write(now => set(now, "MediaURL", place.value.trim())));
  area.addEventListener("input", () => {
    read();
    told();
  });
  read();
}
