"""Characters that hide, turn or break text, and encodings that lie about them."""

from collections.abc import Iterator

from tests.hostile.case import HACK, Case, document

_CHARACTERS = {
    "right-to-left-override": "\u202efdp.exe\u202c",
    "isolates": "\u2066a\u2067b\u2068c\u2069",
    "marks": "\u200ea\u200fb\u061c",
    "zero-width": "Nor\u200bland\u200c\u200d\u2060",
    "byte-order-mark-inside": "a\ufeffb",
    "nul": "a\0b\0c",
    "escape-sequences": "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "controls": "a\x08\x7f\x85\x9bb",
    "separators": "a\u2028b\u2029c",
    "no-characters": "a\ufffe\uffff\U0001ffffb",
    "tags": "a\U000e0001\U000e0041b",
    "private": "a\ue000b\U000f0000c",
    "many-accents": "a" + "\u0301" * 500,
    "joined-emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 \U0001f1fa\U0001f1f8",
    "mixed-scripts": "раураl Нarbour ӏbm",
    "arabic": "قال الوزير «لا»",
    "persian": "او نمی\u200cخواهد",
    "hidden-words": "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all rules"),
    "soft-hyphens": "Dampf\u00adschiff\u00adfahrt",
    "compatibility": "ﬁ ² Ⅷ ㎏ ﷺ ½",
    "script-in-fullwidth": f"＜script＞{HACK}＜/script＞",
}
_TEXT = document("the harbour of Åland – €5 – “ice”")
_RUSSIAN = document("Совет отказался платить за мост через реку")
_ENCODED = {
    "utf-8-bom": _TEXT.encode("utf-8-sig"),
    "utf-16": _TEXT.encode("utf-16"),
    "utf-16-be-unmarked": _TEXT.encode("utf-16-be"),
    "utf-32": _TEXT.encode("utf-32"),
    "cp1252": _TEXT.encode("cp1252", "replace"),
    "cp1251": _RUSSIAN.encode("cp1251", "replace"),
    "shift-jis": document("橋の修理費は誰も払わない").encode("shift_jis", "replace"),
    "gb18030": document("没有人愿意支付桥梁的修理费用").encode("gb18030"),
    "utf-7": f"+ADw-script+AD4-{HACK}+ADw-/script+AD4-\n\n{_TEXT}".encode("ascii", "replace"),
    "utf-8-cut": _TEXT.encode() + "é".encode()[:1],
    "overlong": b"\xc0\xbcscript\xc0\xbe " + _TEXT.encode(),
    "surrogates": b"\xed\xa0\xbd\xed\xb2\xa9 " + _TEXT.encode(),
    "carriage-returns": _TEXT.replace("\n", "\r").encode(),
    "odd-utf-16": _TEXT.encode("utf-16")[:-1],
}
_REFUSED = {
    "random": bytes((place * 7919 + place // 3) % 256 for place in range(3000)),
    "nuls": b"\0" * 5000,
    "marks-only": b"\xff\xfe",
    "empty": b"",
    "blank": b" \n\t\r\n \xc2\xa0\n",
    "program": b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 40,
}


def cases() -> Iterator[Case]:
    """Yield text files."""
    for name, payload in _CHARACTERS.items():
        yield Case("unseen and odd characters", f"characters/{name}.txt", document(payload).encode())
    for name, content in _ENCODED.items():
        yield Case("encodings", f"encodings/{name}.txt", content)
    for name, content in _REFUSED.items():
        yield Case("what is no text", f"encodings/{name}.txt", content, "notice")
