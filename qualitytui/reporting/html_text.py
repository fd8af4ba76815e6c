"""The words of a report as they stand in a page for the browser."""

import re
from typing import Final

SHORT: Final = re.compile(r"<td>([^<]{1,4}|[^<\u3000-\u9fff]{1,11}[^<]{0,3})</td>")
"""A cell that is easier read unbroken: a figure with its unit, a day, a word."""
NUMBER: Final = re.compile(r"<td>([-+]?\d[\d.,]*(?:%|/\d+)?)</td>")
"""A cell that holds a number and nothing else: it stands at the right."""
SMALL_HEAD: Final = re.compile(r"<h([56])>(.*?)</h[56]>\n?")
"""The issuer's red head, the number of the paper, who gets a copy and who printed it: no headings of what follows."""


def laid_out(page: str) -> str:
    """The page with its red head and number first, and figures, days and short words kept on one line."""
    head, first, rest = page.partition("<h2")
    heads = (f'<p class="head-{kind}">{text}</p>\n' for kind, text in sorted(SMALL_HEAD.findall(head), reverse=True))
    page = "".join(heads) + SMALL_HEAD.sub("", head) + first + SMALL_HEAD.sub(r'<p class="head-5">\2</p>\n', rest)
    page = NUMBER.sub(r'<td class="num">\1</td>', page)
    page = page.replace("<table>", '<div class="scroll" tabindex="0" role="group"><table>')
    return SHORT.sub(r'<td class="day">\1</td>', page.replace("</table>", "</table></div>"))
