// The editor of a timeline: its tracks are drawn and dragged, and what comes of that stands in the
// text area, which is what the form sends. Whoever types there sees it drawn.
import {add, addCaption, remove} from "./changes.js";
import {Choice} from "./choice.js";
import {Drawing, fill, seconds} from "./drawing.js";
import {byKeys, byPointer, splitAt} from "./dragging.js";
import {Frame} from "./frame.js";
import {History} from "./history.js";
import {output} from "./output.js";
import {read} from "./timeline.js";

const CHECK_MILLIS = 500;
const PATH = /(?:Video|Image|Audio|Subtitle|Effect)Tracks\[\d+\]\.\w+\[\d+\]/;

class Editor {
  #history = new History();
  #checking;
  #asked = 0;

  constructor(root) {
    this.root = root;
    this.form = document.getElementById("edit-form");
    this.area = this.form.elements.timeline;
    this.words = JSON.parse(root.dataset.words);
    this.materials = JSON.parse(root.dataset.materials);
    this.slider = root.querySelector("#playhead");
    this.at = 0;
    this.timeline = {};
    this.view = read(this.timeline, this.materials);
    this.drawing = new Drawing(this, root.querySelector(".lanes"));
    this.choice = new Choice(this, root.querySelector(".choice"));
    this.frame = new Frame(this, root.querySelector(".frame"));
  }

  start() {
    this.root.hidden = false;
    byPointer(this);
    byKeys(this);
    output(this.root, this.form.elements.output, () => this.#later());
    this.#buttons();
    this.area.addEventListener("input", () => this.#typed());
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    document.addEventListener("keydown", event => this.#undoKeys(event));
    window.addEventListener("resize", () => {
      this.resized = true;
      this.#fitAgain();
    });
    this.#typed();
  }

  #buttons() {
    const acts = {
      undo: () => this.#go(-1),
      redo: () => this.#go(1),
      split: () => splitAt(this, this.piece() ?? this.view.pieces.find(
        piece => this.at > piece.from && this.at < piece.until)),
      remove: () => this.piece() && this.change(timeline => remove(timeline, this.piece())),
      out: () => this.#zoom(() => this.drawing.zoom(1 / 1.5)),
      in: () => this.#zoom(() => this.drawing.zoom(1.5)),
      fit: () => this.#zoom(() => this.drawing.fit()),
      caption: () => this.change(timeline => addCaption(timeline, this.words["caption.first"], this.at)),
      add: () => {
        const id = this.root.querySelector("#offered").value;
        if (id) {
          this.change(timeline => add(timeline, id, this.materials[id]?.kind, this.at));
        }
      },
      problem: () => this.#showProblem(),
    };
    for (const button of this.root.querySelectorAll("[data-act]")) {
      button.addEventListener("click", acts[button.dataset.act]);
    }
  }

  #zoom(act) {
    act();
    this.drawing.draw();
  }

  #fitAgain() {
    if (this.resized && !this.held) {
      this.resized = false;
      this.#zoom(() => this.drawing.zoomed || this.drawing.fit());
    }
  }

  // A clip is in a hand: until it is let go, it is not drawn anew.
  hold() {
    this.held = true;
  }

  letGo() {
    this.held = false;
    this.#fitAgain();
  }

  #undoKeys(event) {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName) && event.target.type !== "range";
    if (typing || !(event.ctrlKey || event.metaKey)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "z" || key === "y") {
      event.preventDefault();
      this.#go(key === "y" || event.shiftKey ? 1 : -1);
    }
  }

  #go(by) {
    const text = this.#history.go(by);
    if (text !== undefined) {
      this.area.value = text;
      this.#read();
      this.#later();
    }
  }

  piece() {
    return this.view.pieces.find(piece => piece.path === this.chosen);
  }

  choose(path) {
    this.chosen = path;
    for (const button of this.drawing.root.querySelectorAll(".piece")) {
      button.setAttribute("aria-pressed", String(button.dataset.path === path));
    }
    this.choice.draw();
    this.#showStates();
  }

  // Changes the timeline; the act returns the clip that is chosen then.
  change(act) {
    const clip = act(this.timeline);
    this.area.value = JSON.stringify(this.timeline, null, 2);
    this.#history.push(this.area.value);
    this.view = read(this.timeline, this.materials);
    this.chosen = this.view.pieces.find(piece => piece.clip === clip)?.path;
    this.#draw();
    const now = this.piece();
    if (now) {
      this.tell(fill(this.words.told, now.label, seconds(now.from), seconds(now.until)));
    }
    this.#later();
  }

  // What somebody typed; what is no JSON yet is left as it was drawn before.
  #typed() {
    if (this.#read()) {
      this.#history.push(this.area.value);
    }
    this.#later();
  }

  #read() {
    try {
      const timeline = JSON.parse(this.area.value);
      if (!timeline || typeof timeline !== "object" || Array.isArray(timeline)) {
        return false;
      }
      this.timeline = timeline;
    } catch {
      return false;
    }
    this.view = read(this.timeline, this.materials);
    this.#draw();
    return true;
  }

  #draw() {
    this.slider.max = Math.max(0.04, this.view.end).toFixed(2);
    this.at = Math.min(this.at, Math.max(0, this.view.end));
    this.#showTime();
    this.drawing.draw();
    this.choice.draw();
    this.#showStates();
  }

  #showStates() {
    const states = {undo: this.#history.has(-1), redo: this.#history.has(1),
      split: this.view.pieces.length > 0, remove: Boolean(this.piece())};
    for (const [act, able] of Object.entries(states)) {
      this.root.querySelector(`[data-act="${act}"]`).setAttribute("aria-disabled", String(!able));
    }
  }

  seek(at) {
    this.at = Math.min(Math.max(0, at), this.view.end);
    this.#showTime();
    this.drawing.moveTo(this.at);
    this.frame.ask();
  }

  #showTime() {
    this.slider.value = this.at;
    const text = fill(this.words.time, this.at.toFixed(2), this.view.end.toFixed(2));
    this.slider.setAttribute("aria-valuetext", text);
    this.root.querySelector(".time").textContent = text;
  }

  // Says it to whoever does not see it.
  tell(text) {
    this.root.querySelector(".told").textContent = text;
  }

  post(what, values, signal) {
    const fields = this.form.elements;
    return fetch(this.root.dataset.home + "/" + what, {method: "POST", signal,
      body: new URLSearchParams({csrf: fields.csrf.value, timeline: this.area.value,
        output: fields.output.value, "user-data": fields["user-data"].value, ...values})});
  }

  #later() {
    this.frame.ask();
    clearTimeout(this.#checking);
    this.#checking = setTimeout(() => this.#check(), CHECK_MILLIS);
  }

  // Whether it would be taken, and what it names.
  async #check() {
    const number = ++this.#asked;
    const answer = await this.post("check", {}).then(got => got.json()).catch(() => undefined);
    if (!answer || number !== this.#asked) {
      return;
    }
    Object.assign(this.materials, answer.materials);
    const sentence = answer.problem;
    this.problem = sentence && {sentence, path: PATH.exec(sentence)?.[0]};
    this.root.querySelector(".problem").hidden = !sentence;
    this.root.querySelector(".problem span").textContent = sentence ?? "";
    const shown = this.problem && this.view.pieces.some(piece => piece.path === this.problem.path);
    this.root.querySelector('[data-act="problem"]').hidden = !shown;
    const warnings = answer.warnings ?? [];
    this.root.querySelector(".passed-over").hidden = !warnings.length;
    this.root.querySelector(".passed-over ul").replaceChildren(...warnings.map(text => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
    this.refresh();
  }

  // Draws all anew, but nothing that a hand holds.
  refresh() {
    if (!this.held) {
      this.view = read(this.timeline, this.materials);
      this.#draw();
    }
  }

  #showProblem() {
    this.choose(this.problem.path);
    this.drawing.root.querySelector('[aria-pressed="true"]')?.focus();
  }
}

const root = document.querySelector("[data-editor]");
if (root) {
  new Editor(root).start();
}
