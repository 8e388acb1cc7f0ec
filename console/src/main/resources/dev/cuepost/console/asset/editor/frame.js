// The frame at the playhead, as the server renders it.
const WAIT_MILLIS = 350;

export class Frame {
  #waiting;
  #asking;

  constructor(editor, root) {
    this.editor = editor;
    this.canvas = root.querySelector("canvas");
    this.sentence = root.querySelector(".sentence");
    this.root = root;
  }

  // Asks for it once nothing has changed for a moment.
  ask() {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    this.root.setAttribute("aria-busy", "true");
    this.#waiting = setTimeout(() => this.#fetch(), WAIT_MILLIS);
  }

  async #fetch() {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await this.editor.post("frame", {at: this.editor.at.toFixed(3)}, asking.signal);
      if (answer.headers.get("Content-Type") === "image/jpeg") {
        await this.#show(await answer.blob());
      } else {
        const said = await answer.json().catch(() => ({}));
        this.#say(said.problem ?? this.editor.words["frame.failed"]);
      }
    } catch {
      if (asking.signal.aborted) {
        return;
      }
      this.#say(this.editor.words["frame.failed"]);
    }
    this.root.removeAttribute("aria-busy");
  }

  async #show(blob) {
    const picture = await createImageBitmap(blob);
    this.canvas.width = picture.width;
    this.canvas.height = picture.height;
    this.canvas.getContext("2d").drawImage(picture, 0, 0);
    this.canvas.dataset.at = this.editor.at.toFixed(3);
    this.canvas.hidden = false;
    this.sentence.textContent = "";
  }

  #say(sentence) {
    this.canvas.hidden = true;
    delete this.canvas.dataset.at;
    this.sentence.textContent = sentence;
  }
}
