"""Records every number that a page shows, frame by frame, and whether it is an example."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

# Checks every visible text and field in every animation frame. Stores each number once per block:
# its digits, and whether the block contains the word "example".
LOOK = r"""
() => {
  window.seen = new Map();
  const BLOCK = ".part, .aside, .form, .section, .page-head__note";
  const numbers = /\d[\d \u00a0\u202f.,]*/g;
  const digits = (text) => text.match(numbers)?.map((one) => one.replace(/\D/g, "")) ?? [];
  const note = (element, text) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return;
    const block = element.closest(BLOCK);
    if (!block) return;
    const marked = /exemp|exampl/i.test(block.innerText);
    const name = block.dataset.part ?? block.classList[0];
    for (const number of digits(text)) {
      seen.set(`${number} ${name} ${marked}`, { number, name, marked });
    }
  };
  const look = () => {
    const main = document.querySelector("main");
    if (main) {
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (/\d/.test(node.data)) note(node.parentElement, node.data);
      }
      for (const field of main.querySelectorAll("input:not([type])")) note(field, field.value);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // The numbers of every text in an element, text by text.
  window.numbersIn = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      found.push(...digits(node.data));
    }
    return found;
  };
}
"""


@dataclass(frozen=True)
class Shown:
    """A number that was shown: its digits, its block, and whether the block says "example"."""

    number: str
    block: str
    marked: bool


def watch_frames(page: Page) -> None:
    """Records frames of all pages that are opened afterwards."""
    page.add_init_script(f"({LOOK})()")


def shown(page: Page) -> Sequence[Shown]:
    """Every number that a frame has shown."""
    found = page.evaluate("[...seen.values()]")
    return [Shown(each["number"], each["name"], each["marked"]) for each in found]


def numbers_in(page: Page, selector: str) -> set[str]:
    """The numbers that an element shows now."""
    return set(page.locator(selector).evaluate("(root) => numbersIn(root)"))


def served_numbers(page: Page) -> set[str]:
    """The numbers of the estimate in the served HTML."""
    served = """async () => {
        const html = await (await fetch(location.pathname)).text();
        const page = new DOMParser().parseFromString(html, "text/html");
        return numbersIn(page.querySelector("[data-estimate]"));
    }"""
    return set(page.evaluate(served))
