"""Tables that can be read on a phone: there each row is a block, and each cell stands below the name of its column."""

from lxml.html import HtmlElement


def label(content: HtmlElement) -> None:
    """Tell every cell of every table below ``content`` its column's name, for the style sheet; the tree is changed."""
    for table in content.iter("table"):
        heads = [head.text_content().strip() for head in table.iterfind("thead/tr/th")]
        for row in table.iterfind("tbody/tr"):
            for head, cell in zip(heads, row, strict=False):
                cell.set("data-column", head)
