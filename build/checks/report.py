"""Opens reports in a browser and checks what a reader meets. Usage: report.py BROWSER SCREENSHOTS REPORT.html..."""

import pathlib
import sys

from playwright.sync_api import sync_playwright

from tally import Tally

WIDTHS = {"phone": 360, "desk": 1280}
SCHEMES = ("light", "dark")
LEAST_CONTRAST = 4.5  # WCAG 2.2 AA, text of any size

# Every visible text whose contrast to what lies behind it is too low, as "ratio: text". Folds are open.
LOW_CONTRAST = """least => {
  const parse = text => { const [r, g, b, a = 1] = (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number); return { rgb: [r, g, b], a }; };
  const light = rgb => rgb.map(it => it / 255).map(it => it <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4)
    .reduce((sum, it, i) => sum + it * [.2126, .7152, .0722][i], 0);
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + .05) / (b + .05); };
  const behind = element => {
    if (element.matches('svg .word, svg .detail, svg .number')) {
      let shape = element.previousElementSibling;
      while (shape && shape.tagName === 'text') shape = shape.previousElementSibling;
      if (shape) return parse(getComputedStyle(shape).fill).rgb;
    }
    for (let at = element; at; at = at.parentElement) {
      const ground = parse(getComputedStyle(at).backgroundColor);
      if (ground.a > .99) return ground.rgb;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const low = new Set(); let seen = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
    if (!text || element.closest('title, desc, style') || !element.getClientRects().length) continue;
    seen++;
    const style = getComputedStyle(element);
    const ratio = contrast(parse(element.closest('svg') ? style.fill : style.color).rgb, behind(element));
    if (ratio < least) low.add(ratio.toFixed(2) + ': ' + text.slice(0, 40));
  }
  return { low: [...low], seen };
}"""

# Texts that leave their drawing, or their cell of it.
CUT = """() => [...document.querySelectorAll('.chart svg')].filter(svg => svg.getClientRects().length).flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(it => {
    const box = it.getBoundingClientRect();
    const cell = it.matches('.word') && it.previousElementSibling.getBoundingClientRect();
    return cell ? box.left < cell.left || box.right > cell.right : box.left < frame.left - 6 || box.right > frame.right + 6;
  }).map(it => it.textContent);
})"""

UNREADABLE = """() => [...document.querySelectorAll('.chart svg text')].filter(it => it.getClientRects().length)
  .filter(it => parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().a < 10).map(it => it.textContent)"""


def look(page, report, where, tally):
    console, requests = [], []
    page.on("console", lambda it: console.append(it.text))
    page.on("pageerror", lambda it: console.append(str(it)))
    page.on("request", lambda it: requests.append(it.url))
    address = report.resolve().as_uri()
    page.goto(address, wait_until="load")
    tally.check(f"{where}: nothing in the console", console)
    tally.check(f"{where}: nothing is loaded", [it for it in requests if it != address and it != "data:,"])
    headings = page.locator("h1, h2").all_inner_texts()
    tally.check(f"{where}: one title, and chapters below it", [] if page.locator("h1").count() == 1 and len(headings) > 1 else headings)
    tally.check(f"{where}: an answer at the top", "" if page.locator("header .answer p").count() else "none")
    page.evaluate("() => document.querySelectorAll('details').forEach(it => it.open = true)")
    overflow = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    tally.check(f"{where}: no sideways scrolling", f"{overflow} px" if overflow > 0 else "")
    tally.check(f"{where}: no text leaves its chart", page.evaluate(CUT))
    tally.check(f"{where}: letters in charts are at least 10 px high", page.evaluate(UNREADABLE))
    contrast = page.evaluate(LOW_CONTRAST, LEAST_CONTRAST)
    tally.check(f"{where}: contrast of {contrast['seen']} texts is at least {LEAST_CONTRAST}", contrast["low"] or not contrast["seen"])


def main(browser_path, screenshots, *reports):
    tally = Tally()
    with sync_playwright() as playwright:
        # Containers often run as root, where Chromium's sandbox does not start; the pages are our own.
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for report in map(pathlib.Path, reports):
            for device, width in WIDTHS.items():
                for scheme in SCHEMES:
                    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
                    page = context.new_page()
                    look(page, report, f"{report.parent.name}, {device}, {scheme}", tally)
                    page.screenshot(path=f"{screenshots}/report-{report.parent.name}-{device}-{scheme}.png")
                    context.close()
        browser.close()
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
