// What stood in the timeline before, and after.
const MOST = 200;

export class History {
  #texts = [];
  #now = -1;

  push(text) {
    if (text === this.#texts[this.#now]) {
      return;
    }
    this.#texts = [...this.#texts.slice(0, this.#now + 1), text].slice(-MOST);
    this.#now = this.#texts.length - 1;
  }

  // The text by so many steps from here; nothing if there is none.
  go(by) {
    const text = this.#texts[this.#now + by];
    this.#now += text === undefined ? 0 : by;
    return text;
  }

  has(by) {
    return this.#texts[this.#now + by] !== undefined;
  }
}
