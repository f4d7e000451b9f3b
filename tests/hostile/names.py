"""Names that programs stumble over, and what is no regular file."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.case import HACK, MORE, PROSE, Case

_READ = (
    "<img src=x onerror=hacked=1>.txt",
    "\"quoted\" & 'apostrophe'.txt",
    "{{ 7*7 }} {% raw %}.md",
    f"[x](javascript:{HACK}).txt",
    "--8<--.txt",
    "{: onclick=x }.txt",
    "$(touch hacked) `id` ;.txt",
    "=1+cmd|'.txt",
    "# heading.txt",
    "-rf.txt",
    " leading and trailing .txt",
    "a%2f..%2fb?c#d.txt",
    "back\\slash.txt",
    "colon: star*.txt",
    "CON.txt",
    "nul.md",
    "com1.prn.txt",
    "lpt9.md",
    "index.md",
    "index.txt",
    "404.txt",
    "briefs.md",
    "data.txt",
    "assets.txt",
    "README.md",
    "Case.txt",
    "case.txt",
    "CASE.txt",
    "über.txt",
    "uber.txt",
    "u\u0308ber.txt",
    "!!!.txt",
    "???.txt",
    "。。。.txt",
    "Доклад о мосте.txt",
    "关于桥梁的报告.txt",
    "تقرير عن الجسر.txt",
    "橋の報告.md",
    "👩‍🚒.txt" if "👩‍🚒".isprintable() else "👩🚒.txt",
    "constructor.txt",
    "__proto__.txt",
    "n" * 250 + ".txt",
    "report.v2.final.txt",
    "UPPER.TXT",
    "/".join(["deep"] * 40) + "/a.txt",
    "folder.txt/a.txt",
)
_UNSHOWN = {
    "line\nbreak.txt": "line?break.txt",
    "\x1b[31mred.txt": "?[31mred.txt",
    "\u202etxt.exe.txt": "?txt.exe.txt",
    "zero\u200bwidth.txt": "zero?width.txt",
    os.fsdecode(b"\xff\xfe.txt"): "??.txt",
}
_LEFT = (
    ".hidden.txt",
    ".folder/a.txt",
    "...txt",
    "backup.txt~",
    "#autosave.txt#",
    "~$report.docx",
    ".report.txt.swp",
    "report.txt.swp",
    "report.bak",
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
    "half.pdf.part",
    "half.pdf.crdownload",
)
_NO_FORMAT = ("no-ending", "program.exe", "a.txt ", "picture.svg", "page.php", "archive.zip", "a.")


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def cases() -> Iterator[Case]:
    """Yield files with odd names, links, pipes and what editors leave behind."""
    for number, name in enumerate(_READ):
        text = f"The bridge {number}\n\n{PROSE}\n\nThe {number}th pier stays closed.\n\n{MORE}\n"
        yield Case("names of files", f"names/{name}", text.encode())
    for name, shown in _UNSHOWN.items():
        yield Case("names of files", f"unshown/{name}", PROSE.encode(), "notice", f"unshown/{shown}")
    for name in _LEFT:
        yield Case("hidden files and backups", f"left/{name}", PROSE.encode(), "ignored")
    for name in _NO_FORMAT:
        yield Case("files without a reader", f"other/{name}", PROSE.encode(), "notice")
    for name, target in (
        ("link.txt", "/etc/passwd"),
        ("up.txt", "../../mkdocs.yml"),
        ("dangling.txt", "/no/such/file"),
        ("itself.txt", "itself.txt"),
        ("folder", "/etc"),
        ("seeds", ".."),
    ):
        yield Case("links and special files", f"links/{name}", _link(target), "notice")
    yield Case("links and special files", "links/pipe.txt", os.mkfifo, "notice")
