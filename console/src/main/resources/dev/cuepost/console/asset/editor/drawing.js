// Draws the tracks to scale. Every clip is a button, its edges are handles.
const PIECES_MAX = 3000;
const TICKS_MAX = 400;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const TICK_PIXELS = 72;

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

export const seconds = value => (Math.round(value * 100) / 100).toString();

// The text with values in its gaps.
export const fill = (text, ...values) =>
  values.reduce((filled, value, index) => filled.replaceAll(`{${index}}`, value), text);

export const rowName = (row, words) => fill(words["track." + row.kind], row.number);

export class Drawing {
  constructor(editor, root) {
    this.editor = editor;
    this.root = root;
    this.scale = 0;
    this.zoomed = false;
    this.playhead = element("div", {class: "playhead", "aria-hidden": "true"});
  }

  // Pixels for what is there and some room behind it.
  fit() {
    this.zoomed = false;
    const room = this.root.clientWidth - this.nameWidth() - 24;
    this.scale = Math.max(0.5, room / Math.max(5, this.editor.view.end * 1.15));
  }

  zoom(by) {
    this.zoomed = true;
    this.scale = Math.min(400, Math.max(0.05, this.scale * by));
  }

  nameWidth() {
    return parseFloat(getComputedStyle(this.root).getPropertyValue("--names")) || 96;
  }

  draw() {
    const {view, words} = this.editor;
    if (!this.scale) {
      this.fit();
    }
    const focused = this.root.contains(document.activeElement);
    const width = Math.max(view.end * 1.15, view.end + 5) * this.scale;
    const rows = view.rows.map(row => this.row(row));
    const sheet = element("div", {class: "sheet"}, this.ruler(width), ...rows, this.playhead);
    sheet.style.width = `${this.nameWidth() + width}px`;
    this.root.replaceChildren(sheet);
    this.root.setAttribute("aria-label", fill(words.tracks, seconds(view.end)));
    this.moveTo(this.editor.at);
    if (focused) {
      (this.root.querySelector('[aria-pressed="true"]') ?? this.root).focus({preventScroll: true});
    }
  }

  ruler(width) {
    const step = STEPS.find(one => one * this.scale >= TICK_PIXELS) ?? STEPS.at(-1);
    const ruler = element("div", {class: "ruler", "aria-hidden": "true"});
    for (let tick = 0; tick * step * this.scale < width && tick < TICKS_MAX; tick++) {
      const mark = element("span", {}, seconds(tick * step) + " s");
      mark.style.left = `${tick * step * this.scale}px`;
      ruler.append(mark);
    }
    return ruler;
  }

  row(row) {
    const name = rowName(row, this.editor.words);
    const body = element("div", {class: "lane-body"});
    body.append(...row.pieces.slice(0, PIECES_MAX).map(piece => this.piece(piece, name)));
    const lane = element("div", {class: "lane " + row.kind, role: "group", "aria-label": name},
      element("span", {class: "lane-name", title: name}, name), body);
    lane.row = row;
    return lane;
  }

  piece(piece, rowName) {
    const {words, chosen, problem} = this.editor;
    const bad = problem?.path === piece.path;
    const told = fill(words.clip, piece.label, rowName, seconds(piece.from), seconds(piece.until))
      + (bad ? " " + fill(words["clip.problem"], problem.sentence) : "");
    const made = element("button", {type: "button", "aria-label": told, title: told,
      class: `piece ${piece.kind}${piece.guessed ? " guessed" : ""}${bad ? " wrong" : ""}`,
      "aria-pressed": String(piece.path === chosen), "aria-describedby": "editor-keys",
      "data-path": piece.path},
      element("span", {class: "edge begin", "data-edge": "begin"}),
      element("span", {class: "piece-label"}, piece.label),
      element("span", {class: "edge end", "data-edge": "end"}));
    made.piece = piece;
    this.place(made, piece.from, piece.until);
    const picture = this.editor.materials[piece.source]?.picture;
    if (picture && piece.kind !== "sound") {
      const shown = element("img", {src: picture, alt: "", draggable: "false"});
      made.prepend(shown);
    }
    return made;
  }

  place(button, from, until) {
    button.style.left = `${from * this.scale}px`;
    button.style.width = `${Math.max(6, (until - from) * this.scale)}px`;
  }

  moveTo(at) {
    this.playhead.style.left = `${this.nameWidth() + at * this.scale}px`;
  }

  // Which time lies there.
  timeAt(clientX) {
    const lane = this.root.querySelector(".ruler").getBoundingClientRect();
    return Math.max(0, (clientX - lane.left) / this.scale);
  }
}
